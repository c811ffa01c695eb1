"""The rules of the house that a machine can see: imports go down, the domain is pure, nothing is too long."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graphsvc", "visualisations")
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]

# Which rooms each room may import, from the bottom up. Ground may be imported from everywhere.
GROUND = {"errors", "files"}
DOMAIN = {"model", "disclosure", "matching", "network", "casework"}
SIDE = {"access", "exchange", "seeding"}
ENTRY = {"app", "api", "web", "cli", "__main__"}
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "files": set(),
    "clock": set(),
    "settings": set(),
    "model": set(),
    "disclosure": {"model"},
    "matching": {"disclosure", "model"},
    "network": {"disclosure", "model"},
    "casework": DOMAIN - {"casework"},
    "stores": {"model"},
    **{room: DOMAIN | {"stores", "settings", "clock"} for room in SIDE},
    "answers": DOMAIN | SIDE | {"stores", "settings", "clock", "visualisations"},
    **{
        room: DOMAIN | SIDE | ENTRY | {"answers", "stores", "settings", "clock", "visualisations", ""} for room in ENTRY
    },
    "visualisations": set(),
}
PURE = DOMAIN - {"model"}
WITHOUT = {
    **{room: {"flask", "flask_openapi", "neo4j", "sqlite3", "time"} for room in DOMAIN},
    "stores": {"flask", "flask_openapi"},
    "visualisations": {"flask", "flask_openapi", "neo4j", "sqlite3"},
}
MEANINGLESS = {"service", "manager", "helper", "util", "common", "base", "misc", "core"}
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
# Written by `graphsvc schema derive`, not by hand.
DERIVED = {"graphsvc/model/derived.py"}


def module_name(path: Path, root: Path = ROOT) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room of a module: `matching` for `graphsvc.matching.rules`, `` for `graphsvc` itself."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "graphsvc" else package


def imported(source: str, module: str, modules: Iterable[str], *, is_package: bool = False) -> set[str]:
    """The modules that a source imports, anywhere in it; a name that is itself a module counts as one."""
    known = set(modules)
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _absolute(node, module, is_package=is_package)
            found.update(f"{start}.{alias.name}" if f"{start}.{alias.name}" in known else start for alias in node.names)
    return found


def _absolute(node: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    kept = parts[: len(parts) - node.level + is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def wrong_imports(module: str, imports: Iterable[str]) -> list[str]:
    """The imports that do not go down, or reach what the room must not know."""
    room = room_of(module)
    allowed = MAY_IMPORT.get(room, set()) | GROUND | {room}
    return sorted(
        name
        for name in imports
        if (name.partition(".")[0] in PACKAGES and room_of(name) not in allowed)
        or name.partition(".")[0] in WITHOUT.get(room, set())
    )


MODULES = {module_name(path): path for path in SOURCES}
IMPORTS = {
    module: imported(path.read_text(encoding="utf-8"), module, MODULES, is_package=path.name == "__init__.py")
    for module, path in MODULES.items()
}


def test_every_room_has_its_place_in_the_house() -> None:
    assert {room_of(module) for module in MODULES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_only(module: str) -> None:
    assert wrong_imports(module, IMPORTS[module]) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = nx.DiGraph((module, name) for module, names in IMPORTS.items() for name in names if name in MODULES)
    assert [sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1] == []
    assert list(nx.selfloop_edges(graph)) == []


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) in PURE])
def test_the_domain_reads_no_clock(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert list(_clock_readings(tree)) == []


def _clock_readings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}:
            yield node.lineno


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) in ENTRY | {"answers"}])
def test_only_the_checked_write_reaches_the_store(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert module == "graphsvc.answers.checked_writing" or list(_writes_to_a_store(tree)) == []


def _writes_to_a_store(tree: ast.AST) -> Iterator[int]:
    """The lines that call `write` on a store, past the check of the life cycles."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write":
            receiver = ast.unparse(node.func.value)
            if receiver.endswith(("store", "store()")):
                yield node.lineno


def test_every_module_is_named_after_what_it_holds() -> None:
    words = {(module, word) for module in MODULES for word in module.split(".")}
    assert [module for module, word in sorted(words) if word in MEANINGLESS or word.rstrip("s") in MEANINGLESS] == []


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE and name not in DERIVED} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{module}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module, path in MODULES.items()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("graphsvc.matching.rules", "from graphsvc.stores import Store"),
        ("graphsvc.matching.rules", "import graphsvc.network.ties"),
        ("graphsvc.network.ties", "def f():\n    from graphsvc.casework import referrals"),
        ("graphsvc.model.ids", "from graphsvc import stores"),
        ("graphsvc.model.ids", "from ..stores import opening"),
        ("graphsvc.stores.sqlite.store", "from graphsvc.access import tokens"),
        ("graphsvc.casework.goals", "from graphsvc.clock import today"),
        ("graphsvc.disclosure.cells", "import flask"),
        ("graphsvc.access.tokens", "from graphsvc.exchange import hsds"),
        ("visualisations.layout", "import graphsvc.model.ids"),
        ("visualisations.layout", "from flask import render_template"),
    ],
)
def test_an_import_that_goes_up_is_noticed(module: str, source: str) -> None:
    known = {*MODULES, "graphsvc.stores", "graphsvc.stores.opening"}
    assert wrong_imports(module, imported(source, module, known)) != []
