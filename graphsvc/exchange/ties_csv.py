"""A network that somebody else collected, from CSV files.

The first line of each file names its columns. Of the ties, the first two columns are sender and receiver; of the
organisations, the first is the organisation, and together they are the roster, those without a tie too. Files are in
UTF-8, with commas or, as spreadsheets in German write them, with semicolons and a decimal comma.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import Unit
from graphsvc.network.two_mode import TwoModeNetwork, two_mode_network
from graphsvc.network.weighted import WeightedNetwork, weighted_network

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_MOST_PROBLEMS = 20
_ENDS = 2


@dataclass(frozen=True, slots=True)
class CollectedFiles:
    """Where a network lies: files of ties, the file of organisations, and what their columns mean.

    Without ``organisations`` the roster is everybody who has a tie in any of the files, and isolates are missing.
    ``weight`` names a column of the ties, ``group`` one of the organisations.
    """

    ties: tuple[Path, ...]
    organisations: Path | None = None
    directed: bool = False
    weight: str | None = None
    group: str | None = None


@dataclass(slots=True)
class _Table:
    """The rows of a file by line, the names of its columns, and what was found wrong in it."""

    path: Path
    columns: list[str]
    rows: list[tuple[int, list[str]]]
    comma: bool
    problems: list[FieldProblem] = field(default_factory=list)

    def wrong(self, line: int, german: str, english: str) -> None:
        self.problems.append(FieldProblem(f"{self.path}:{line}", german, english))


def read_networks(files: CollectedFiles) -> tuple[WeightedNetwork, ...]:
    """One network for each file of ties, in their order and all with the same roster; weight 1 without a column for it.

    Raises ``InvalidInput`` with file, line and remedy of up to twenty faults: a file that cannot be read, a missing
    column or cell, a tie of an organisation with itself, one off the roster, one that stands twice, a line with more
    cells than columns, and a weight that is no number above 0.
    """
    if files.group is not None and files.organisations is None:
        raise InvalidInput([_GROUP_WITHOUT_ORGANISATIONS])
    tables = [_table(path) for path in files.ties]
    groups = None if files.organisations is None else _groups(_table(files.organisations), files.group)
    weights = [_weights(table, files, groups) for table in tables]
    _refuse([problem for table in tables for problem in table.problems])
    if groups is None:
        groups = dict.fromkeys(sorted({end for ties in weights for pair in ties for end in pair}), "")
    roster = tuple(Unit(name, name, group, None) for name, group in groups.items())
    return tuple(weighted_network(roster, ties, directed=files.directed) for ties in weights)


def read_participations(files: CollectedFiles) -> TwoModeNetwork:
    """Who takes part in what, from the first two columns of the file; the roster is as in ``read_networks``.

    Raises ``InvalidInput`` as there, and where ties have a direction, a weight or a group, which participations lack.
    """
    if files.directed or files.weight is not None or files.group is not None:
        raise InvalidInput([_PARTICIPATIONS_ARE_PLAIN])
    (table,) = (_table(path) for path in files.ties)
    roster = None if files.organisations is None else _groups(_table(files.organisations), None)
    _need_columns(table, _ENDS)
    lines: dict[tuple[str, str], int] = {}
    for line, row in table.rows:
        pair = row[0], _cell(row, 1)
        if not all(pair):
            table.wrong(line, "Stelle oder Anlass fehlt.", "The unit or the event is missing.")
        elif pair in lines:
            table.wrong(
                line,
                f"Diese Teilnahme steht schon in Zeile {lines[pair]}. Bitte eine der Zeilen löschen.",
                f"This participation stands in line {lines[pair]} already. Delete one of the lines.",
            )
        elif roster is not None and pair[0] not in roster:
            _off_the_roster(table, line, pair[0], roster)
        lines.setdefault(pair, line)
    _refuse(table.problems)
    return two_mode_network(roster if roster is not None else {unit for unit, _ in lines}, lines)


def _table(path: Path) -> _Table:
    try:
        content = path.read_bytes()
    except OSError as error:
        german = "Die Datei ist nicht lesbar. Bitte den Pfad prüfen."
        raise InvalidInput(
            [FieldProblem(str(path), german, f"The file cannot be read ({error.strerror}). Check its path.")]
        ) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        german = "Die Datei ist nicht in UTF-8. Bitte als „CSV UTF-8“ speichern."
        english = "The file is not in UTF-8. Save it as “CSV UTF-8”."
        raise InvalidInput([FieldProblem(f"{path}:{line}", german, english)]) from None
    first = text.partition("\n")[0]
    semicolons = first.count(";") > first.count(",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if semicolons else ",")
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        german = f"Die Zeile ist kein CSV ({error}). Bitte die Anführungszeichen prüfen."
        english = f"The line is no CSV ({error}). Check its quotation marks."
        raise InvalidInput([FieldProblem(f"{path}:{reader.line_num}", german, english)]) from None
    filled = [(line, row) for line, row in rows if any(row)]
    columns = filled[0][1] if filled else []
    table = _Table(path, columns, filled[1:], comma=semicolons)
    for line, row in table.rows:
        if any(row[len(columns) :]):
            # A comma inside a name or a number has shifted what follows: read on, it would be measured wrongly.
            table.wrong(
                line,
                f"Die Zeile hat {len(row)} Zellen, aber nur {len(columns)} Spalten haben Namen. Bitte Zellen mit "
                "Trennzeichen in Anführungszeichen setzen.",
                f"The line has {len(row)} cells, but only {len(columns)} columns have names. Put cells that hold the "
                "separator in quotation marks.",
            )
    return table


def _groups(table: _Table, group: str | None) -> Mapping[str, str]:
    """The group of each organisation, in their order; empty text where no column was named."""
    _need_columns(table, 1)
    column = None if group is None else _column(table, group, "--group")
    groups: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in table.rows:
        name = row[0]
        value = "" if column is None else _cell(row, column)
        if not name:
            table.wrong(line, "Der Name der Organisation fehlt.", "The name of the organisation is missing.")
        elif name in groups:
            table.wrong(
                line,
                f"„{name}“ steht schon in Zeile {lines[name]}. Bitte eine der Zeilen löschen.",
                f"“{name}” stands in line {lines[name]} already. Delete one of the lines.",
            )
        elif column is not None and not value:
            table.wrong(line, f"„{group}“ ist leer. Bitte eintragen.", f"“{group}” is empty. Fill it in.")
        groups.setdefault(name, value)
        lines.setdefault(name, line)
    _refuse(table.problems)
    return groups


def _weights(table: _Table, files: CollectedFiles, groups: Mapping[str, str] | None) -> Mapping[tuple[str, str], float]:
    """The weight of each tie by its ends; faults are left in the table."""
    _need_columns(table, _ENDS)
    column = None if files.weight is None else _column(table, files.weight, "--weight")
    weights: dict[tuple[str, str], float] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in table.rows:
        sender, receiver = row[0], _cell(row, 1)
        pair = (sender, receiver) if files.directed or sender <= receiver else (receiver, sender)
        if pair in lines:
            table.wrong(line, *_twice(lines[pair], directed=files.directed))
            continue
        right = _ends_are_right(table, line, (sender, receiver), groups)
        weight = 1.0 if column is None else _weight(table, line, _cell(row, column))
        if right and weight is not None:
            weights[pair], lines[pair] = weight, line
    return weights


def _ends_are_right(table: _Table, line: int, ends: tuple[str, str], groups: Mapping[str, str] | None) -> bool:
    before = len(table.problems)
    sender, receiver = ends
    if not sender or not receiver:
        table.wrong(line, "Sender oder Empfänger fehlt.", "The sender or the receiver is missing.")
    elif sender == receiver:
        table.wrong(
            line,
            f"„{sender}“ ist mit sich selbst verbunden. Bitte die Zeile löschen.",
            f"“{sender}” has a tie with itself. Delete the line.",
        )
    elif groups is not None:
        for end in ends:
            if end not in groups:
                _off_the_roster(table, line, end, groups)
    return len(table.problems) == before


def _off_the_roster(table: _Table, line: int, name: str, groups: Mapping[str, str]) -> None:
    german, english = _alike(name, groups)
    table.wrong(
        line,
        f"„{name}“ steht nicht bei den Organisationen. Bitte dort ergänzen oder anders schreiben.{german}",
        f"“{name}” is not among the organisations. Add it there, or correct its spelling.{english}",
    )


def _alike(name: str, groups: Mapping[str, str]) -> tuple[str, str]:
    close = get_close_matches(name, groups, n=1)
    return (f" Ähnlich: „{close[0]}“.", f" Alike: “{close[0]}”.") if close else ("", "")


def _twice(line: int, *, directed: bool) -> tuple[str, str]:
    german = f"Diese Verbindung steht schon in Zeile {line}. Bitte zu einer Zeile zusammenfassen"
    english = f"This tie stands in line {line} already. Make one line of the two"
    if directed:
        return f"{german}.", f"{english}."
    return f"{german}, oder --directed angeben.", f"{english}, or give --directed where directions differ."


def _weight(table: _Table, line: int, text: str) -> float | None:
    try:
        weight = float(text.replace(",", ".") if table.comma else text)
    except ValueError:
        weight = math.nan
    if math.isfinite(weight) and weight > 0:
        return weight
    if "," in text and not table.comma:
        table.wrong(
            line,
            f"Das Gewicht „{text}“ hat ein Komma. Bitte mit Punkt schreiben, oder die Spalten mit Semikolon trennen.",
            f"The weight “{text}” has a comma. Write it with a point, or separate the columns with semicolons.",
        )
        return None
    table.wrong(
        line,
        f"Das Gewicht „{text}“ ist keine Zahl über 0. Eine Verbindung mit 0 ist keine: Bitte die Zeile löschen.",
        f"The weight “{text}” is no number above 0. A tie of 0 is none: delete the line.",
    )
    return None


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _need_columns(table: _Table, fewest: int) -> None:
    if len(table.columns) < fewest:
        german = f"Die Datei braucht mindestens {fewest} Spalten, und ihre Namen in der ersten Zeile."
        english = f"The file needs at least {fewest} columns, and their names in the first line."
        raise InvalidInput([FieldProblem(f"{table.path}:1", german, english)])


def _column(table: _Table, name: str, option: str) -> int:
    if name in table.columns:
        return table.columns.index(name)
    known = ", ".join(table.columns)
    raise InvalidInput(
        [
            FieldProblem(
                f"{table.path}:1",
                f"Die Spalte „{name}“ aus {option} gibt es nicht. Vorhanden: {known}.",
                f"There is no column “{name}”, which {option} names. There are: {known}.",
            )
        ]
    )


def _refuse(problems: Sequence[FieldProblem]) -> None:
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        rest = FieldProblem("…", f"Und {more} weitere Fehler.", f"And {more} more faults.")
        problems = [*problems[:_MOST_PROBLEMS], rest]
    if problems:
        raise InvalidInput(problems)


_PARTICIPATIONS_ARE_PLAIN = FieldProblem(
    "--two-mode",
    "Teilnahmen haben keine Richtung, kein Gewicht und keine Gruppe. Bitte --directed, --weight und --group weglassen.",
    "Participations have no direction, weight or group. Leave out --directed, --weight and --group.",
)
_GROUP_WITHOUT_ORGANISATIONS = FieldProblem(
    "--group",
    "Die Gruppe ist eine Spalte der Organisationen. Bitte auch --organisations angeben.",
    "The group is a column of the organisations. Give --organisations too.",
)
