"""Query text: it comes from files, and from nowhere else."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from graphsvc.files import data_folder

_NAME = re.compile(r"^(?:--|//) name: (\S+)$", re.MULTILINE)


def load_statements(path: Path) -> Mapping[str, str]:
    """The named statements of a derived file, by name."""
    parts = _NAME.split(path.read_text(encoding="utf-8"))
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def load_folder(folder: Path, ending: str) -> Mapping[str, str]:
    """The hand-written queries of a folder, by file name without its ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*.{ending}"))}


@cache
def record_statements(engine: Literal["sqlite", "neo4j"], table: str) -> Mapping[str, str]:
    """The derived statements of the records of that table for one engine, by name."""
    ending = {"sqlite": "sql", "neo4j": "cypher"}[engine]
    return load_statements(data_folder("schema") / "derived" / engine / f"{table}.{ending}")
