"""The same questions asked by hand, straight on the SQLite file: the best phrasing found, no product code."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from graphsvc.model.derived import LINK_KINDS, RECORDS
from tests.benchmarks.by_hand import Outline

_PUBLIC = {label for label, kind in RECORDS.items() if kind.access == "public"}
_ROWS = 20_000
_CANDIDATES = """
SELECT DISTINCT offer.pk
FROM place
CROSS JOIN offer_serves_place AS serves ON serves.target = place.pk
CROSS JOIN offer ON offer.pk = serves.source
WHERE place.code IN (SELECT value FROM json_each(?1))
  AND offer.retired_at IS NULL
  AND (offer.valid_from IS NULL OR offer.valid_from <= ?3)
  AND (offer.valid_to IS NULL OR offer.valid_to >= ?3)
  AND EXISTS (
    SELECT 1 FROM offer_addresses_topic AS addresses JOIN topic ON topic.pk = addresses.target
    WHERE addresses.source = offer.pk AND topic.code IN (SELECT value FROM json_each(?2))
  )
ORDER BY offer.id LIMIT 200
"""
FACTS = (
    """
SELECT offer.*, provider.*, deliverer.*, held.*
FROM offer
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation AS provider ON provider.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS deliverer ON deliverer.pk = delivered.target
LEFT JOIN offer_held_in_place AS held_in ON held_in.source = offer.pk
LEFT JOIN place AS held ON held.pk = held_in.target
WHERE offer.pk IN (SELECT value FROM json_each(?1)) ORDER BY offer.id
""",
    """
SELECT addresses.source, topic.code FROM offer_addresses_topic AS addresses JOIN topic ON topic.pk = addresses.target
WHERE addresses.source IN (SELECT value FROM json_each(?1))
""",
    """
SELECT serves.source, place.code FROM offer_serves_place AS serves JOIN place ON place.pk = serves.target
WHERE serves.source IN (SELECT value FROM json_each(?1))
""",
    """
SELECT requires.source, condition.* FROM offer_requires_condition AS requires
JOIN condition ON condition.pk = requires.target
WHERE requires.source IN (SELECT value FROM json_each(?1))
""",
)
INTAKES = """
SELECT * FROM (
  SELECT starts.target, intake.*,
    row_number() OVER (PARTITION BY starts.target ORDER BY intake.starts_on, intake.id) AS place_in_line
  FROM intake_intake_of_offer AS starts JOIN intake ON intake.pk = starts.source
  WHERE starts.target IN (SELECT value FROM json_each(?1)) AND intake.starts_on >= ?2 AND intake.retired_at IS NULL
) WHERE place_in_line <= 5
"""
# Counted by pk and offer first: there are far fewer offers than referrals. Ids are read last.
_MATRIX = """
SELECT sender.id, coalesce(service.id, organisation.id) AS receiver, sum(events)
FROM (
  SELECT sent.target AS sender, went.target AS offer, count(*) AS events
  FROM referral
  JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
  JOIN referral_to_offer AS went ON went.source = referral.pk
  WHERE referral.requested_on >= ?1 AND referral.requested_on < ?2
    AND referral.retired_at IS NULL AND referral.state NOT IN ('draft', 'entered_in_error')
  GROUP BY sent.target, went.target
) AS counted
JOIN offer ON offer.pk = counted.offer
JOIN counselling_service AS sender ON sender.pk = counted.sender
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE coalesce(offer.sensitive, 0) = 0
GROUP BY sender.id, receiver ORDER BY sender.id, receiver
"""
_ROSTER = """
SELECT unit.id, coalesce(unit.short_name, unit.name), unit.kind, unit.carrier FROM counselling_service AS unit
WHERE EXISTS (SELECT 1 FROM counselling_service_member_of_network AS m WHERE m.source = unit.pk
  AND m.valid_from < ?2 AND (m.valid_to IS NULL OR m.valid_to >= ?1))
UNION ALL
SELECT unit.id, coalesce(unit.short_name, unit.name), unit.kind, unit.carrier FROM organisation AS unit
WHERE EXISTS (SELECT 1 FROM organisation_member_of_network AS m WHERE m.source = unit.pk
  AND m.valid_from < ?2 AND (m.valid_to IS NULL OR m.valid_to >= ?1))
ORDER BY 1
"""


class SqliteByHand:
    """A plain connection to the file with the settings that the store uses; see `ByHand`."""

    def __init__(self, path: Path) -> None:
        """Open the file; close it with `close`."""
        self._path = path
        self._connection = _opened(path)

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def load(self, empty: Path) -> int:
        """The number of rows after copying every table, ready rows in one go, into an empty file of the schema."""
        copied = 0
        with closing(_opened(empty)) as target:
            target.execute("PRAGMA foreign_keys = OFF")
            for table in _tables(self._connection):
                target.execute("BEGIN")
                rows = self._connection.execute(f"SELECT * FROM {table}")  # noqa: S608  a name of the schema
                places = ", ".join("?" * len(rows.description))
                while batch := rows.fetchmany(_ROWS):
                    target.executemany(f"INSERT INTO {table} VALUES ({places})", batch)  # noqa: S608
                    copied += len(batch)
                target.execute("COMMIT")
        return copied

    def write(self, record_id: str, on: date) -> None:
        """Insert one meeting and wait until it is on disk."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO meeting (id, revision, held_on, subject, synthetic) VALUES (?, 1, ?, 'Benchmark', 1)",
            (record_id, on.isoformat()),
        )
        self._connection.execute("COMMIT")

    def write_kept(self, record_id: str, key_id: str, audit_id: str, on: date) -> None:
        """See `ByHand.write_kept`."""
        at, records = f"{on}T00:00:00.000000+00:00", json.dumps([record_id])
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO write_key (id, revision, updated_at, key, digest, answer, at) VALUES (?, 1, ?, ?, ?, ?, ?)",
            (key_id, at, record_id, record_id, records, at),
        )
        self._connection.execute(
            "INSERT INTO audit_entry (id, revision, updated_at, at, role, account, action, records) "
            "VALUES (?, 1, ?, ?, 'coordinator', 'benchmark', 'write', ?)",
            (audit_id, at, at, records),
        )
        self._connection.execute(
            "INSERT INTO meeting (id, revision, updated_at, held_on, subject, synthetic) "
            "VALUES (?, 1, ?, ?, 'Benchmark', 1)",
            (record_id, at, on.isoformat()),
        )
        self._connection.execute("COMMIT")

    def candidates(self, topics: Sequence[str], places: Sequence[str], on: date) -> list[list[tuple[object, ...]]]:
        """The offers with all facts: the joined rows, then topics, places, conditions and starts."""
        asked = (json.dumps(places), json.dumps(topics), on.isoformat())
        pks = json.dumps([row[0] for row in self._connection.execute(_CANDIDATES, asked)])
        facts = [self._connection.execute(text, (pks,)).fetchall() for text in FACTS]
        return [*facts, self._connection.execute(INTAKES, (pks, on.isoformat())).fetchall()]

    def outline(self, rows: list[list[tuple[object, ...]]]) -> Outline:
        """See `ByHand.outline`."""
        return Outline(tuple(str(row[1]) for row in rows[0]), tuple(len(part) for part in rows[1:]))

    def year(self, start: date, end: date) -> tuple[list[tuple[object, ...]], int]:
        """The matrix of referrals of the window, and the number of units on its roster."""
        window = (start.isoformat(), end.isoformat())
        return (
            self._connection.execute(_MATRIX, window).fetchall(),
            len(self._connection.execute(_ROSTER, window).fetchall()),
        )

    def two_hops(self, organisation: str, limit: int) -> tuple[list[str], int]:
        """The first ids within two public links of an organisation, by distance and id, and the links among them."""
        row = self._connection.execute("SELECT pk FROM organisation WHERE id = ?", (organisation,)).fetchone()
        seen: dict[str, set[int]] = {RECORDS["Organisation"].table: {row[0]}}
        frontier = {RECORDS["Organisation"].table: {row[0]}}
        shown = [organisation]
        chosen = {RECORDS["Organisation"].table: {row[0]}}
        for _ in range(2):
            frontier = self._next(frontier, seen)
            names = sorted(name for table, pks in frontier.items() for name in self._ids(table, pks))
            for record_id, table, pk in names[: limit - len(shown)]:
                shown.append(record_id)
                chosen.setdefault(table, set()).add(pk)
        return shown, self._links_among(chosen)

    def _next(self, frontier: dict[str, set[int]], seen: dict[str, set[int]]) -> dict[str, set[int]]:
        reached: dict[str, set[int]] = {}
        for table, source, target in _ADJACENCIES:
            for here, there, near, far in ((source, target, "source", "target"), (target, source, "target", "source")):
                if here in frontier:
                    pks = json.dumps(list(frontier[here]))
                    rows = self._connection.execute(
                        f"SELECT {far} FROM {table} WHERE {near} IN (SELECT value FROM json_each(?))",  # noqa: S608
                        (pks,),
                    )
                    reached.setdefault(there, set()).update(pk for (pk,) in rows)
        fresh = {name: pks - seen.get(name, set()) for name, pks in reached.items()}
        for name, found in fresh.items():
            seen.setdefault(name, set()).update(found)
        return fresh

    def _ids(self, table: str, pks: set[int]) -> list[tuple[str, str, int]]:
        rows = self._connection.execute(
            f"SELECT id, pk FROM {table} "  # noqa: S608  a name of the schema
            "WHERE pk IN (SELECT value FROM json_each(?)) AND retired_at IS NULL",
            (json.dumps(list(pks)),),
        )
        return [(record_id, table, pk) for record_id, pk in rows]

    def _links_among(self, chosen: dict[str, set[int]]) -> int:
        found = 0
        for table, source, target in _ADJACENCIES:
            if source in chosen and target in chosen:
                rows = self._connection.execute(
                    f"SELECT source, target FROM {table} "  # noqa: S608  a name of the schema
                    "WHERE source IN (SELECT value FROM json_each(?1)) AND target IN (SELECT value FROM json_each(?2))",
                    (json.dumps(list(chosen[source])), json.dumps(list(chosen[target]))),
                )
                found += len(rows.fetchall())
        return found


_ADJACENCIES = tuple(
    (
        f"{RECORDS[kind.source].table}_{kind.type.lower()}_{RECORDS[kind.target].table}",
        RECORDS[kind.source].table,
        RECORDS[kind.target].table,
    )
    for kind in LINK_KINDS
    if kind.source in _PUBLIC and kind.target in _PUBLIC
)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -20000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    # Search tables and monthly counts fill themselves by the triggers of the schema.
    filled = ("_search", "referral_month", "sqlite_")
    return [name for (name,) in rows if not any(part in name for part in filled)]
