"""Query text comes from files: no statement of a store is written, or put together, in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STORES = Path(__file__).parents[2] / "graphsvc" / "stores"
RUNNING = {"execute", "executemany", "executescript", "run", "execute_query"}
# What steers a connection and names no table, label or value. Nothing else may stand in the code.
STEERING = {
    "BEGIN",
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
    "PRAGMA cache_size = -20000",
    "PRAGMA foreign_key_check",
    "PRAGMA foreign_keys = ON",
    "PRAGMA integrity_check",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA quick_check",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA user_version",
}
_VERBS = (
    "ALTER|BEGIN|CALL|COMMIT|CREATE|DELETE|DETACH|DROP|EXPLAIN|FOREACH|INSERT|LOAD|MATCH|MERGE|OPTIONAL|PRAGMA"
    "|PROFILE|REMOVE|REPLACE|RETURN|ROLLBACK|SELECT|SET|SHOW|UNWIND|UPDATE|USE|VACUUM|WHERE|WITH"
)
QUERY = re.compile(rf"\s*(?:{_VERBS})\b")


def faults(source: str) -> list[str]:
    """What the source says about queries that it should not, each with its line."""
    tree = ast.parse(source)
    documentation = set(_documentation(tree))
    found = [
        (node.lineno, "a query in the code")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in documentation and _is_query(node.value)
    ]
    for scope in (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef)):
        built = set(_built_names(scope))
        found += [
            (text.lineno, "a query that is no loaded text")
            for node in _within(scope)
            for text in _query_texts(node)
            if not _is_loaded(text, built)
        ]
    return [f"{line}: {what}" for line, what in sorted(found)]


def _within(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module or function without those of the functions in it, which have names of their own."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef):
            yield node
            yield from _within(node)


def _is_query(value: object) -> bool:
    return isinstance(value, str) and value not in STEERING and QUERY.match(value) is not None


def _documentation(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _query_texts(node: ast.AST) -> Iterator[ast.expr]:
    """The query that a call runs: its first argument, or the keyword of that meaning."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name), args=args, keywords=keywords) if name in RUNNING:
            yield from args[:1]
            yield from (item.value for item in keywords if item.arg in {"query", "query_", "sql"})


def _is_loaded(text: ast.expr, built: set[str]) -> bool:
    match text:
        case ast.Constant(value):
            return value in STEERING
        case ast.Name(name):
            return name not in built
        case ast.Attribute() | ast.Subscript():
            return True
        case ast.Call(func=ast.Name("Query"), args=[first, *_]):
            return _is_loaded(first, built)
    return False


def _built_names(scope: ast.AST) -> Iterator[str]:
    """The names that are given a text put together in Python somewhere in the scope."""
    for node in _within(scope):
        match node:
            case ast.Assign(targets, value) if _is_built(value):
                yield from (name.id for name in targets if isinstance(name, ast.Name))
            case ast.AnnAssign(ast.Name(name), _, ast.expr() as value) if _is_built(value):
                yield name
            case ast.NamedExpr(ast.Name(name), value) if _is_built(value):
                yield name
            case ast.AugAssign(ast.Name(name)):
                yield name


def _is_built(value: ast.expr) -> bool:
    match value:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "join" | "replace" | "format_map" | "substitute")):
            return True
        case ast.IfExp(_, body, otherwise):
            return _is_built(body) or _is_built(otherwise)
    return False


@pytest.mark.parametrize("path", sorted(STORES.rglob("*.py")), ids=lambda path: str(path.relative_to(STORES)))
def test_no_query_is_written_or_put_together_in_the_code(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'connection.execute("SELECT id FROM place")',
        'connection.execute(f"SELECT id FROM {table}")',
        'connection.execute("SELECT id FROM " + table)',
        'connection.execute("DELETE FROM %s" % table)',
        'connection.executemany("INSERT INTO {} VALUES (?)".format(table), rows)',
        'connection.executescript(" ".join(parts))',
        'connection.execute(QUERIES["get"].replace("TABLE", table))',
        'connection.execute(QUERIES["get"] + " LIMIT 5")',
        'connection.execute("PRAGMA writable_schema = ON")',
        'tx.run(f"MATCH (n:{label}) RETURN n")',
        'tx.run(Query(f"MATCH (n:{label}) RETURN n"))',
        'driver.execute_query(query_="MATCH (n) RETURN n")',
        'text = f"{verb} {table}"\nconnection.execute(text)',
        'text: str = QUERIES["get"] + order\nconnection.execute(text)',
        'text = QUERIES["get"]\ntext += order\nconnection.execute(text)',
        'text = QUERIES["get"] if plain else QUERIES["get"].format(order)\ntx.run(text)',
        'STATEMENT = "MERGE (n:Place {code: $code})"',
    ],
)
def test_a_query_in_the_code_is_noticed(line: str) -> None:
    assert faults(line) != []


@pytest.mark.parametrize(
    "line",
    [
        'connection.execute(QUERIES["get"], {"id": record_id})',
        'connection.execute(statements(kind)[f"find_{name}"])',
        "tx.run(self.queries.get, id=record_id)",
        'text = QUERIES["one" if places else "other"]\ntx.run(text)',
        'connection.execute("BEGIN IMMEDIATE")',
        'def get() -> None:\n    """SELECT one record."""',
    ],
)
def test_a_loaded_query_is_fine(line: str) -> None:
    assert faults(line) == []
