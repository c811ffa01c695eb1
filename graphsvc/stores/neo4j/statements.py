"""The query texts of the Neo4j store: hand-written ones by port method, derived ones by label."""

from collections.abc import Mapping
from pathlib import Path

from graphsvc.files import data_folder
from graphsvc.model.derived import Record
from graphsvc.stores.queries import load_folder, record_statements

QUERIES = load_folder(Path(__file__).parent / "queries", "cypher")


def statements(kind: type[Record]) -> Mapping[str, str]:
    """The derived statements of a kind of record, by name."""
    return record_statements("neo4j", kind.table)


def migrations() -> dict[int, Path]:
    """The Neo4j migrations by number."""
    folder = data_folder("schema") / "migrations"
    return {int(path.name[:4]): path for path in sorted(folder.glob("*.cypher"))}


def load_script(path: Path) -> tuple[str, ...]:
    """The statements of a script, each of which a line with a semicolon ends."""
    return tuple(path.read_text(encoding="utf-8").split("\n;\n")[:-1])


def schema_script() -> tuple[str, ...]:
    """The statements that make every constraint and index of the newest schema."""
    return load_script(data_folder("schema") / "derived" / "neo4j" / "community.cypher")
