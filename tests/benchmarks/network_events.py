"""A synthetic stream of referrals between organisations, as columns and as rows of either store.

A few services send most (Zipf), seven of ten referrals stay within a district, and days spread evenly over three years.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, LiteralString

import numpy as np
from neo4j import Query

from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import CounsellingService, Link, Network, Offer, Organisation, Topic
from graphsvc.model.ids import seed_id
from graphsvc.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from neo4j import Driver, ManagedTransaction
    from numpy.typing import NDArray

    from graphsvc.model.derived import Record

START = date(2024, 1, 1)
DAYS = 3 * 365
KINDS = (
    "mbe",
    "jmd",
    "course_provider",
    "welfare_association",
    "jobcenter",
    "housing_office",
    "chamber",
    "school_education",
)
_DISTRICTS = 20
_LOCAL = 0.7
_BATCH = 20_000
_FILLED = ("referral", "referral_from_counselling_service", "referral_to_offer")
# What SQLite made itself, such as the index of a primary key, has no text and stays.
_MADE_BESIDE = (
    "SELECT type, name, sql FROM sqlite_schema "
    "WHERE tbl_name IN (SELECT value FROM json_each(?)) AND type IN ('index', 'trigger') AND sql IS NOT NULL"
)
_REFERRAL = (
    "INSERT INTO referral (pk, id, revision, holder, state, requested_on, synthetic) "
    "VALUES (?, ?, 1, ?, 'completed', ?, 1)"
)
_COUNTS = "SELECT month, service, offer, count(*) FROM counted_referral GROUP BY month, service, offer"


@dataclass(frozen=True, slots=True)
class Events:
    """The columns of all referrals: the numbers of sender and receiver, and the day after `START`."""

    units: int
    senders: NDArray[np.int32]
    receivers: NDArray[np.int32]
    days: NDArray[np.int16]


def events(units: int, count: int, seed: int = 1) -> Events:
    """So many referrals between so many units, the same for the same seed."""
    chance = np.random.default_rng(seed)
    weight = 1 / np.arange(1, units + 1)
    senders = chance.choice(units, count, p=weight / weight.sum())
    anywhere = chance.integers(units, size=count)
    # Units of one district are those whose numbers leave the same rest.
    near = chance.integers(units // _DISTRICTS, size=count) * _DISTRICTS + senders % _DISTRICTS
    receivers = np.where(chance.random(count) < _LOCAL, near, anywhere)
    days = np.sort(chance.integers(DAYS, size=count))
    return Events(units, senders.astype(np.int32), receivers.astype(np.int32), days.astype(np.int16))


def service_id(number: int) -> str:
    """The id of that unit."""
    return seed_id(CounsellingService, "benchmark", number)


def bodies(units: int) -> Iterator[Record | Link]:
    """Each unit as a service of its own organisation, with one offer; all are members of one network."""
    table = Network(id=seed_id(Network, "benchmark"), revision=1, name="Benchmark")
    topic = Topic(id=seed_id(Topic, "debt"), revision=1, code="debt", name_de="Schulden", name_en="Debt")
    yield from (table, topic)
    for number in range(units):
        kind, name = KINDS[number % len(KINDS)], f"Stelle {number}"
        body = seed_id(Organisation, "benchmark", number)
        offered = _offer_id(number)
        service = service_id(number)
        yield Organisation(id=body, revision=1, name=name, kind=kind, synthetic=True)  # type: ignore[arg-type]
        yield CounsellingService(id=service, revision=1, name=name, kind=kind, synthetic=True)  # type: ignore[arg-type]
        yield Offer(id=offered, revision=1, name=name, kind="form_help", synthetic=True)
        yield Link("RUN_BY", service, body)
        yield Link("PROVIDED_BY", offered, body)
        yield Link("DELIVERED_BY", offered, service)
        yield Link("ADDRESSES", offered, topic.id)
        yield Link("MEMBER_OF", service, table.id, {"valid_from": date(2020, 1, 1)})


def load_sqlite(path: Path, stream: Events) -> None:
    """A new store with the bodies by the product, and the referrals as ready rows, in one go.

    Indexes and triggers come back when all rows are there, with the counts that the triggers would have made; the
    benchmark lets the product prove them.
    """
    with closing(open_store(f"sqlite:///{path}")) as store:
        store.init()
        store.load(OPERATOR, bodies(stream.units))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "cache_size = -200000"):
            connection.execute(f"PRAGMA {pragma}")
        services = dict(connection.execute("SELECT id, pk FROM counselling_service"))
        offers = dict(connection.execute("SELECT id, pk FROM offer"))
        pks = [services[service_id(number)] for number in range(stream.units)]
        offered = [offers[_offer_id(number)] for number in range(stream.units)]
        connection.execute("BEGIN")
        rows = list(_rows(stream))
        made = connection.execute(_MADE_BESIDE, (json.dumps(_FILLED),)).fetchall()
        for kind, name, _ in made:
            connection.execute(f"DROP {kind} {name}")
        connection.executemany(
            _REFERRAL,
            ((pk, f"ref_{pk:026}", service_id(sender), day) for pk, (sender, _, day) in enumerate(rows, 1)),
        )
        connection.executemany(
            "INSERT INTO referral_from_counselling_service (source, target) VALUES (?, ?)",
            ((pk, pks[sender]) for pk, (sender, _, _) in enumerate(rows, 1)),
        )
        connection.executemany(
            "INSERT INTO referral_to_offer (source, target) VALUES (?, ?)",
            ((pk, offered[receiver]) for pk, (_, receiver, _) in enumerate(rows, 1)),
        )
        connection.execute("INSERT INTO referral_month " + _COUNTS)
        for _, _, text in made:
            connection.execute(text)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_CREATE: LiteralString = """
UNWIND $pairs AS pair
MATCH (service:CounsellingService {id: pair.service})
MATCH (offer:Offer {id: pair.offer})
UNWIND pair.sent AS row
CREATE (service)<-[:FROM]-(referral:Referral {id: row.id, revision: 1, holder: pair.service, state: 'completed',
  requested_on: row.day, synthetic: true})-[:TO]->(offer)
"""
_CONSTRAINTS: LiteralString = """
SHOW CONSTRAINTS YIELD name, labelsOrTypes, createStatement
WHERE 'Referral' IN labelsOrTypes RETURN 'CONSTRAINT' AS kind, name, createStatement
"""
_INDEXES: LiteralString = """
SHOW INDEXES YIELD name, labelsOrTypes, createStatement, owningConstraint
WHERE 'Referral' IN labelsOrTypes AND owningConstraint IS NULL RETURN 'INDEX' AS kind, name, createStatement
"""


def load_neo4j(url: str, driver: Driver, stream: Events) -> None:
    """The bodies by the product, and the referrals in large batches, pair by pair, into an empty database.

    Constraints and indexes of referrals come back when all are there: filled at once they take a fraction of the time.
    """
    with closing(open_store(url)) as store:
        store.init()
        store.load(OPERATOR, bodies(stream.units))
    with driver.session(database="neo4j") as session:
        made = [row for listing in (_CONSTRAINTS, _INDEXES) for row in session.run(listing)]
        for row in made:
            session.run(Query(f"DROP {row['kind']} `{row['name']}`")).consume()
        for batch in _batches(stream):
            session.execute_write(_created, batch)
        for row in made:
            session.run(Query(row["createStatement"])).consume()
        session.run("CALL db.awaitIndexes(600)").consume()


def _batches(stream: Events) -> Iterator[list[dict[str, Any]]]:
    """The referrals by pair of sender and receiver, so many at a time."""
    order = np.lexsort((stream.days, stream.receivers, stream.senders))
    columns = (column[order].tolist() for column in (stream.senders, stream.receivers, stream.days))
    rows = enumerate(zip(*columns, strict=True), 1)
    while part := list(islice(rows, _BATCH)):
        yield [
            {
                "service": service_id(sender),
                "offer": _offer_id(receiver),
                "sent": [{"id": f"ref_{number:026}", "day": START + timedelta(days=day)} for number, (_, _, day) in of],
            }
            for (sender, receiver), of in groupby(part, key=lambda row: row[1][:2])
        ]


def insert_referral(connection: sqlite3.Connection, number: int) -> None:
    """One more referral by hand, with its links, in a transaction of its own that is on disk at the end."""
    pk = connection.execute("SELECT max(pk) + 1 FROM referral").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_REFERRAL, (pk, f"ref_{pk:026}", service_id(0), START.isoformat()))
    connection.execute("INSERT INTO referral_from_counselling_service (source, target) VALUES (?, 1)", (pk,))
    connection.execute("INSERT INTO referral_to_offer (source, target) VALUES (?, ?)", (pk, 1 + number % 100))
    connection.execute("COMMIT")


def _created(tx: ManagedTransaction, pairs: list[dict[str, Any]]) -> None:
    tx.run(_CREATE, pairs=pairs).consume()


def _rows(stream: Events) -> Iterator[tuple[int, int, str]]:
    names = [(START + timedelta(days=number)).isoformat() for number in range(DAYS)]
    columns = zip(stream.senders.tolist(), stream.receivers.tolist(), stream.days.tolist(), strict=True)
    return ((sender, receiver, names[day]) for sender, receiver, day in columns)


def _offer_id(number: int) -> str:
    return seed_id(Offer, "benchmark", number)
