"""Backups, exports and copies by command: they refuse what would lose something, and say what to do."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graphsvc.model.derived import Organisation
from graphsvc.settings import settings
from graphsvc.stores import open_store
from tests.cli.conftest import Run
from tests.faults.version_1 import make_sqlite_of_version_1

BAD_INPUT, NO_STORE = 2, 3


def names(path: Path) -> list[str]:
    """The names of the first organisations in a file."""
    store = open_store(f"sqlite:///{path}")
    found = [record.name for record in store.page(None, Organisation).records]
    store.close()
    return found


def test_a_backup_holds_the_graph_and_is_for_its_owner_only(run: Run, tmp_path: Path) -> None:
    assert run("backup", "b.db").exit_code == 0
    assert names(tmp_path / "b.db") == names(tmp_path / "graph.db") != []
    assert (tmp_path / "b.db").stat().st_mode & 0o077 == 0


def test_a_backup_replaces_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text("yesterday")
    done = run("backup", "b.db")
    assert (done.exit_code, "Choose another name" in done.output) == (BAD_INPUT, True)
    assert (tmp_path / "b.db").read_text() == "yesterday"


def test_a_restore_brings_the_graph_back(run: Run, tmp_path: Path) -> None:
    run("backup", "b.db")
    before = names(tmp_path / "graph.db")
    (tmp_path / "graph.db").unlink()
    assert run("restore", "b.db").exit_code == 0
    assert names(tmp_path / "graph.db") == before
    assert "is whole" in run("check").output


def test_a_restore_overwrites_only_when_told(run: Run, tmp_path: Path) -> None:
    run("backup", "b.db")
    before = (tmp_path / "graph.db").read_bytes()
    done = run("restore", "b.db")
    assert (done.exit_code, "--replace" in done.output) == (BAD_INPUT, True)
    assert (tmp_path / "graph.db").read_bytes() == before
    assert run("restore", "b.db", "--replace").exit_code == 0


def test_a_damaged_store_can_be_replaced(run: Run, tmp_path: Path) -> None:
    run("backup", "b.db")
    before = names(tmp_path / "graph.db")
    (tmp_path / "graph.db").write_bytes(b"damaged " * 1000)
    (tmp_path / "graph.db-wal").write_bytes(b"old log")
    assert run("restore", "b.db", "--replace").exit_code == 0
    assert names(tmp_path / "graph.db") == before


def test_a_store_in_use_is_not_replaced(run: Run, tmp_path: Path) -> None:
    run("backup", "b.db")
    store = open_store(f"sqlite:///{tmp_path}/graph.db")
    store.page(None, Organisation)
    done = run("restore", "b.db", "--replace")
    store.close()
    assert (done.exit_code, "is in use" in done.output) == (NO_STORE, True)
    assert run("restore", "b.db", "--replace").exit_code == 0


def foreign(path: Path) -> None:
    """Another product's database."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE something (x)")


def newer(path: Path) -> None:
    """A graph that a newer graphsvc has written."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def damaged(path: Path) -> None:
    """A graph of which the middle was overwritten."""
    content = bytearray(path.read_bytes())
    content[4096 : len(content) // 2] = bytes(len(content) // 2 - 4096)
    path.write_bytes(content)


def text(path: Path) -> None:
    """No database at all."""
    path.write_text("no database" * 100)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (foreign, "no sound database"),
        (newer, "newer graphsvc"),
        (damaged, "no sound database"),
        (text, "no sound database"),
    ],
)
def test_what_is_no_sound_graph_is_not_restored(run: Run, tmp_path: Path, spoil: object, words: str) -> None:
    if spoil is not foreign:
        run("backup", "b.db")
    assert callable(spoil)
    spoil(tmp_path / "b.db")
    before = (tmp_path / "graph.db").read_bytes()
    done = run("restore", "b.db", "--replace")
    assert (done.exit_code, words in done.output) == (BAD_INPUT, True)
    assert (tmp_path / "graph.db").read_bytes() == before


def test_a_missing_backup_is_named(run: Run) -> None:
    done = run("restore", "nothing.db", "--replace")
    assert (done.exit_code, "nothing.db" in done.output) == (BAD_INPUT, True)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_on_neo4j_the_operators_commands_are_named(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("GRAPHSVC_STORE", "neo4j://u:p@localhost:1")
    settings.cache_clear()
    done = run(command, "b.db")
    assert (done.exit_code, "neo4j-admin database dump" in done.output) == (BAD_INPUT, True)


def test_an_export_writes_every_record_and_link_as_a_line(run: Run, tmp_path: Path) -> None:
    assert run("export", "--all", "all.jsonl").exit_code == 0
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"Offer", "Client", "AuditEntry"} <= {line["label"] for line in lines if "label" in line}
    providing = next(line for line in lines if line.get("type") == "PROVIDED_BY")
    assert set(providing) == {"type", "source", "target", "properties"}
    assert (tmp_path / "all.jsonl").stat().st_mode & 0o077 == 0


def test_an_export_replaces_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("yesterday")
    assert run("export", "--all", "all.jsonl").exit_code == BAD_INPUT
    assert (tmp_path / "all.jsonl").read_text() == "yesterday"


def test_a_copy_is_compared_with_its_source(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPY_TO", f"sqlite:///{tmp_path}/copy.db")
    done = run("copy", f"sqlite:///{tmp_path}/graph.db", "env:COPY_TO")
    assert done.exit_code == 0
    assert "The copy holds everything" in done.output
    assert names(tmp_path / "copy.db") == names(tmp_path / "graph.db")
    again = run("copy", f"sqlite:///{tmp_path}/graph.db", "env:COPY_TO")
    assert (again.exit_code, "--into-filled" in again.output) == (BAD_INPUT, True)


def test_a_paused_store_is_resumed_by_command(run: Run, tmp_path: Path) -> None:
    run("copy", f"sqlite:///{tmp_path}/graph.db", f"sqlite:///{tmp_path}/copy.db", "--stay-paused")
    issue = ("token", "--role", "coordinator", "--account", "new")
    refused = run(*issue)
    assert (refused.exit_code, "graphsvc resume" in refused.output) == (NO_STORE, True)
    assert run("resume").exit_code == 0
    assert run(*issue).exit_code == 0


def test_a_store_of_an_older_release_is_migrated_by_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    make_sqlite_of_version_1(old)
    before = old.read_bytes()
    monkeypatch.setenv("GRAPHSVC_STORE", f"sqlite:///{old}")
    settings.cache_clear()
    for refused in (("init",), ("check",), ("seed", "hannover")):
        done = run(*refused)
        assert (done.exit_code, "Run: graphsvc migrate" in done.output) == (NO_STORE, True)
    planned = run("migrate", "--dry-run").output
    assert "schema version 1. Migrations to apply: 0002" in planned
    assert old.read_bytes() == before
    assert "Migrations applied: 0002" in run("migrate").output
    assert "is whole" in run("check").output
    assert "Migrations applied: none" in run("migrate").output


def test_a_store_that_was_never_set_up_is_not_migrated(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHSVC_STORE", f"sqlite:///{tmp_path}/new.db")
    settings.cache_clear()
    for asked in (("migrate",), ("migrate", "--dry-run")):
        done = run(*asked)
        assert (done.exit_code, "Run: graphsvc init" in done.output) == (NO_STORE, True)
    assert run("init").exit_code == 0
