"""Loaded stores that are kept between runs, as loading fifty times the model project takes minutes."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.report import Compared
from tests.benchmarks.timing import Times

_CHECKOUT = Path(__file__).parents[2]
# What decides about the content of a loaded store; access rules and weights are read when somebody asks.
_SCHEMA = tuple(f"schema/{part}" for part in ("derived", "migrations", "nodes", "relationships", "vocabularies"))
_RECIPE = ("graphsvc/seeding", *_SCHEMA, "seed")
_FIGURES = "loaded.json"


@dataclass(frozen=True, slots=True)
class Load:
    """How a kept store was loaded: milliseconds by the product and by hand, and what it holds."""

    product: float
    by_hand: float
    stored: str
    peak_megabytes: float
    on: str

    @classmethod
    def now(cls, product: float, by_hand: float, stored: str) -> "Load":
        """The load that has just ended, with the peak memory of this process."""
        return cls(product, by_hand, stored, _peak_memory(), datetime.now(UTC).date().isoformat())

    def compared(self, by_hand: str) -> Compared:
        """The load as a row; `by_hand` says what was loaded by hand."""
        return Compared(f"Bulk load (by hand: {by_hand})", Times(self.product, ()), Times(self.by_hand, ()))


def folder_for(store: str, scale: int, *, fresh: bool, recipe: tuple[str, ...] = _RECIPE) -> Path:
    """The folder of the kept store of that engine and scale; emptied where it was loaded by another recipe.

    `recipe` are the files and folders that decide about its content.
    """
    cached = kept_folder()
    folder = cached / f"{store}-{scale}-{_digest(recipe)}"
    if fresh or not (folder / _FIGURES).exists():
        for old in cached.glob(f"{store}-{scale}-*"):
            shutil.rmtree(old)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def copied(store: str, scale: int) -> Iterator[tuple[Path, bool]]:
    """A folder that goes afterwards, with a copy of the kept store of that engine and scale, and whether there is one.

    The kept one is only read; none of another recipe is looked at or taken away.
    """
    kept = kept_folder() / f"{store}-{scale}-{_digest(_RECIPE)}"
    known = kept_load(kept) is not None
    kept_folder().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="copy-", dir=kept_folder()) as folder:
        if known:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
        yield Path(folder), known


def kept_folder() -> Path:
    """Where loaded stores are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphsvc" / "benchmarks"


def kept_load(folder: Path) -> Load | None:
    """How the store in that folder was loaded; None where that has not been done or was broken off."""
    path = folder / _FIGURES
    return Load(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def keep_load(folder: Path, load: Load) -> Load:
    """The load, after writing it beside the store."""
    (folder / _FIGURES).write_text(json.dumps(asdict(load)), encoding="utf-8")
    return load


@cache
def _digest(recipe: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in recipe:
        place = _CHECKOUT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(_CHECKOUT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _peak_memory() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1_024
