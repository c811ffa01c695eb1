"""All derived files together: writing them, and saying which on disk are stale."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from graphsvc.model.definition import Schema
from graphsvc.model.derivation.documents import document_files
from graphsvc.model.derivation.json_schemas import json_schema_files
from graphsvc.model.derivation.neo4j import neo4j_files
from graphsvc.model.derivation.records import derived_records
from graphsvc.model.derivation.sqlite import sqlite_files


def derived_files(
    schema: Schema, schema_folder: Path, records_file: Path, meta: Mapping[str, type[BaseModel]]
) -> dict[Path, str]:
    """The text of every derived file by its path; `meta` names the form of each kind of schema file."""
    folders = {
        "derived/sqlite": sqlite_files(schema),
        "derived/neo4j": neo4j_files(schema),
        "derived/json": json_schema_files(schema),
        "derived": document_files(schema),
        "meta": {
            f"{name}.schema.json": json.dumps(kind.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
            for name, kind in meta.items()
        },
    }
    files = {schema_folder / folder / name: text for folder, found in folders.items() for name, text in found.items()}
    return files | {records_file: derived_records(schema)}


def stale_files(files: dict[Path, str], schema_folder: Path) -> tuple[Path, ...]:
    """The files on disk that differ from what they should be, are missing, or belong to nothing; sorted."""
    differing = {path for path, text in files.items() if not path.is_file() or path.read_text("utf-8") != text}
    present = {path for folder in ("derived", "meta") for path in (schema_folder / folder).rglob("*") if path.is_file()}
    return tuple(sorted(differing | (present - files.keys())))


def write_files(files: dict[Path, str], schema_folder: Path) -> tuple[Path, ...]:
    """The paths that changed, after writing every stale file and removing those that belong to nothing."""
    stale = stale_files(files, schema_folder)
    for path in stale:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
        else:
            path.unlink()
    return stale
