"""Ratings of a survey from a CSV file: who rates whom, of which kind, at which level."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graphsvc.errors import FieldProblem, InvalidInput

if TYPE_CHECKING:
    from pathlib import Path

# The names of the columns in both languages, in the order of what `read_ratings` returns.
COLUMNS = (("from", "von"), ("to", "an"), ("kind", "art"), ("level", "stufe"))


def read_ratings(path: Path) -> list[tuple[str, tuple[str, str, str, str]]]:
    """For each line its place (file and line) and its cells in the order of `COLUMNS`, empty lines left out.

    UTF-8, with commas or semicolons; columns may stand in any order, `level` may be missing. Raises `InvalidInput` for
    a file that cannot be read and for a missing column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        german = "Die Datei ist nicht lesbar. Bitte den Pfad prüfen."
        raise InvalidInput(
            [FieldProblem(str(path), german, f"The file cannot be read ({error.strerror}). Check its path.")]
        ) from None
    except UnicodeDecodeError:
        german = "Die Datei ist nicht in UTF-8. Bitte als „CSV UTF-8“ speichern."
        raise InvalidInput(
            [FieldProblem(str(path), german, "The file is not in UTF-8. Save it as “CSV UTF-8”.")]
        ) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        rows = [(f"{path}:{reader.line_num}", [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        place = f"{path}:{reader.line_num}"
        german = f"Die Zeile ist kein CSV ({error}). Bitte die Anführungszeichen prüfen."
        raise InvalidInput(
            [FieldProblem(place, german, f"The line is no CSV ({error}). Check its quotation marks.")]
        ) from None
    filled = [(place, row) for place, row in rows if any(row)]
    places = _places(path, [name.lower() for name in filled[0][1]] if filled else [])
    return [
        (place, (_cell(row, places[0]), _cell(row, places[1]), _cell(row, places[2]), _cell(row, places[3])))
        for place, row in filled[1:]
    ]


def _places(path: Path, header: list[str]) -> list[int | None]:
    places = [next((header.index(name) for name in names if name in header), None) for names in COLUMNS]
    missing = [names for names, place in zip(COLUMNS[:3], places, strict=False) if place is None]
    if missing:
        raise InvalidInput(
            [
                FieldProblem(
                    f"{path}:1",
                    f"Die Spalte „{german}“ fehlt. Die erste Zeile heißt: von,an,art,stufe.",
                    f"The column “{english}” is missing. The first line reads: from,to,kind,level.",
                )
                for english, german in missing
            ]
        )
    return places


def _cell(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
