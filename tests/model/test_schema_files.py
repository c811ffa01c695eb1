"""The schema is the truth: what is derived is fresh, and a new property needs YAML, a derive and a migration."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from graphsvc.cli.schema import FORMS
from graphsvc.files import data_folder
from graphsvc.model import derived
from graphsvc.model.definition import Schema, schema
from graphsvc.model.derivation.sqlite import sqlite_files
from graphsvc.model.derivation.writing import derived_files, stale_files, write_files
from graphsvc.model.linting import lint

ROOT = Path(__file__).parents[2]


@pytest.fixture
def schema_copy(tmp_path: Path) -> Path:
    """A copy of the schema folder that a test may spoil."""
    return Path(shutil.copytree(data_folder("schema"), tmp_path / "schema"))


def test_the_schema_has_no_faults() -> None:
    assert lint(schema()) == ()


def test_every_derived_file_is_fresh() -> None:
    folder = data_folder("schema")
    assert stale_files(derived_files(schema(), folder, Path(derived.__file__), FORMS), folder) == ()


def test_a_changed_and_a_foreign_file_are_stale_until_written_again(schema_copy: Path, tmp_path: Path) -> None:
    files = derived_files(Schema(schema_copy), schema_copy, tmp_path / "derived.py", FORMS)
    write_files(files, schema_copy)
    changed, foreign = schema_copy / "derived/sqlite/offer.sql", schema_copy / "derived/sqlite/gone.sql"
    changed.write_text("-- edited by hand")
    foreign.write_text("-- of a label that is gone")

    assert set(stale_files(files, schema_copy)) == {changed, foreign}
    write_files(files, schema_copy)
    assert stale_files(files, schema_copy) == ()
    assert not foreign.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("nodes/network.yaml", "de: Name des Netzwerks.", "de: ''", "Network.name means has no German words"),
        ("nodes/network.yaml", ", personal: false", "", "Network.name is marked neither personal nor not"),
        ("nodes/intake.yaml", "prefix: int", "prefix: net", "The prefix net is used twice"),
        ("nodes/offer.yaml", "vocabulary: offer_kind", "vocabulary: no_kind", "unknown vocabulary no_kind"),
        ("nodes/offer.yaml", "vocabulary: offer_kind", "vocabulary: no_kind", "vocabulary offer_kind is used by no"),
        ("nodes/intake.yaml", "minimum: 0, maximum: 100000", "minimum: 0", "Intake.places is an integer without"),
        ("nodes/profile.yaml", "structure: Paper", "structure: Sheet", "unknown structure Sheet"),
        ("nodes/goal.yaml", "{type: text, personal: true", "{type: text, search: true, personal: true", "searched"),
        ("relationships/to.yaml", "to: Offer", "to: Nothing", "TO joins the unknown label Nothing"),
        ("vocabularies/topic.yaml", "broader: german_course", "broader: no_course", "unknown broader term no_course"),
        ("vocabularies/role.yaml", "licence: EUPL-1.2", "licence: ''", "lacks its source or licence"),
    ],
)
def test_lint_finds(schema_copy: Path, file: str, old: str, new: str, fault: str) -> None:
    path = schema_copy / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(fault in found for found in lint(Schema(schema_copy)))


def test_the_migrations_from_nothing_give_the_derived_tables() -> None:
    migrated, fresh = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    for path in sorted((data_folder("schema") / "migrations").glob("*.sql")):
        migrated.executescript(path.read_text("utf-8"))
    fresh.executescript(sqlite_files(schema())["tables.sql"])

    assert _structure(migrated) == _structure(fresh)


def test_each_migration_has_its_twin_and_head_names_the_newest() -> None:
    folder = data_folder("schema") / "migrations"
    sqlite = [path.name.removesuffix(".sql") for path in sorted(folder.glob("*.sql"))]
    neo4j = [path.name.removesuffix(".cypher") for path in sorted(folder.glob("*.cypher"))]
    assert sqlite == neo4j
    assert (folder / "HEAD").read_text("utf-8").strip() == sqlite[-1][:4]


def test_every_record_has_a_json_schema_that_requires_what_the_record_requires() -> None:
    for node in schema().nodes:
        path = data_folder("schema") / "derived" / "json" / f"{node.table}.schema.json"
        content = json.loads(path.read_text("utf-8"))
        assert set(content["required"]) == {name for name, value in node.properties.items() if value.required}


def test_a_new_property_needs_one_yaml_edit_a_derive_and_a_migration(tmp_path: Path) -> None:
    _copy_of_the_product(tmp_path)
    store_url = f"sqlite:///{tmp_path}/graph.db"
    _run_in(tmp_path, store_url, "-m", "graphsvc", "init")
    _run_in(tmp_path, store_url, "-c", _WRITE_AN_OFFER)

    offer_file = tmp_path / "schema/nodes/offer.yaml"
    offer_file.write_text(offer_file.read_text("utf-8") + _ALERT, "utf-8")
    _run_in(tmp_path, store_url, "-m", "graphsvc", "schema", "derive")
    migrations = tmp_path / "schema/migrations"
    (migrations / "0003_offer_alert.sql").write_text(
        "ALTER TABLE offer ADD COLUMN alert TEXT;\nPRAGMA user_version = 3;\n"
    )
    (migrations / "0003_offer_alert.cypher").write_text("// Neo4j needs nothing for a plain property.\n")
    (migrations / "HEAD").write_text("0003\n")

    _run_in(tmp_path, store_url, "-m", "graphsvc", "migrate")
    assert _run_in(tmp_path, store_url, "-c", _SET_AND_READ_THE_ALERT) == "old name; closed in July\n"


_ALERT = """  alert:
    {type: text, personal: false, label: {de: Hinweis, en: Alert},
     means: {de: Aktueller Hinweis., en: Current alert.}}
"""
_WRITE_AN_OFFER = """
import os
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Link, Offer, Organisation, Topic
from graphsvc.model.ids import seed_id
from graphsvc.stores import open_store
organisation = Organisation(id=seed_id(Organisation, 1), name="A", kind="jobcenter", synthetic=True)
topic = Topic(id=seed_id(Topic, 1), code="debt", name_de="Schulden", name_en="Debt")
offer = Offer(id=seed_id(Offer, 1), name="old name", kind="form_help", synthetic=True)
links = [Link("PROVIDED_BY", offer.id, organisation.id), Link("ADDRESSES", offer.id, topic.id)]
open_store(os.environ["GRAPHSVC_STORE"]).load(OPERATOR, [organisation, topic, offer, *links])
"""
_SET_AND_READ_THE_ALERT = """
import os
from dataclasses import replace
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Update
from graphsvc.model.derived import Offer
from graphsvc.model.ids import seed_id
from graphsvc.stores import open_store
store = open_store(os.environ["GRAPHSVC_STORE"])
offer = store.get(None, Offer, seed_id(Offer, 1))
store.write(OPERATOR, "k", [Update(replace(offer, alert="closed in July"))])
changed = store.get(None, Offer, offer.id)
print(changed.name, changed.alert, sep="; ")
"""


def _copy_of_the_product(folder: Path) -> None:
    ignored = shutil.ignore_patterns("static", "__pycache__")
    for name in ("graphsvc", "visualisations", "schema", "seed"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)


def _run_in(folder: Path, store_url: str, *arguments: str) -> str:
    environment = {"PATH": "", "PYTHONPATH": str(folder), "GRAPHSVC_STORE": store_url}
    done = subprocess.run(  # noqa: S603  our own interpreter and arguments
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _structure(connection: sqlite3.Connection) -> dict[str, object]:
    """Tables with their columns as sets, for a migration adds columns at the end; everything else by its text."""
    found: dict[str, object] = {}
    for kind, name, text in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "table" and "VIRTUAL" not in text:
            columns = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', [name])
            found[name] = set(columns)
        else:
            found[name] = text
    connection.close()
    return found
