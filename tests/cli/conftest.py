"""The command line on a store of its own, seeded with Hannover once."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphsvc.cli import main
from graphsvc.model.actor import OPERATOR
from graphsvc.seeding.hannover import hannover
from graphsvc.settings import settings
from graphsvc.stores import open_store

AS_OF = date(2026, 11, 23)
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that holds Hannover."""
    path = tmp_path_factory.mktemp("hannover") / "graph.db"
    store = open_store(f"sqlite:///{path}")
    store.init()
    store.load(OPERATOR, hannover(AS_OF))
    store.close()
    return path


@pytest.fixture
def run(seeded_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `graphsvc` with these arguments on a copy of Hannover."""
    shutil.copy(seeded_file, tmp_path / "graph.db")
    monkeypatch.setenv("GRAPHSVC_STORE", f"sqlite:///{tmp_path}/graph.db")
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])
