"""The same questions asked by hand over Bolt: the best phrasing found, no product code answers them."""

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, LiteralString

from neo4j import GraphDatabase, ManagedTransaction, NotificationMinimumSeverity

from graphsvc.model.derived import RECORDS, Link, Record
from graphsvc.model.ids import label_of
from graphsvc.stores.loading import batches
from graphsvc.stores.neo4j.codec import encode, encode_link
from tests.benchmarks.by_hand import Outline

_PUBLIC = [label for label, kind in RECORDS.items() if kind.access == "public"]
_BATCH = 10_000
# One trip: from the few offers that serve the place, their topics after, then all facts of each.
_CANDIDATES: LiteralString = """
MATCH (place:Place) WHERE place.code IN $places
MATCH (place)<-[:SERVES]-(offer:Offer)
WITH DISTINCT offer
WHERE offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true) AND coalesce(offer.valid_to >= $on, true)
WITH DISTINCT offer
MATCH (offer)-[:ADDRESSES]->(topic:Topic) WHERE topic.code IN $topics
WITH DISTINCT offer ORDER BY offer.id LIMIT 200
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
OPTIONAL MATCH (offer)-[:HELD_IN]->(held:Place)
RETURN properties(offer) AS offer, properties(provider) AS provider, properties(deliverer) AS deliverer,
  properties(held) AS held,
  COLLECT { MATCH (offer)-[:ADDRESSES]->(topic:Topic) RETURN topic.code } AS topics,
  COLLECT { MATCH (offer)-[:SERVES]->(served:Place) RETURN served.code } AS serves,
  COLLECT { MATCH (offer)-[:REQUIRES]->(condition:Condition) RETURN properties(condition) } AS conditions,
  COLLECT {
    MATCH (offer)<-[:INTAKE_OF]-(intake:Intake) WHERE intake.starts_on >= $on AND intake.retired_at IS NULL
    RETURN properties(intake) ORDER BY intake.starts_on, intake.id LIMIT 5
  } AS starts
ORDER BY offer.id
"""
# Counted by service and offer first, ids read last, three lists in one record.
_MATRIX: LiteralString = """
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WITH service, offer, count(*) AS events
WHERE NOT coalesce(offer.sensitive, false)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
WITH service, coalesce(deliverer, provider) AS receiving, sum(events) AS events
WITH service.id AS sender, receiving.id AS receiver, events ORDER BY sender, receiver
RETURN collect(sender) AS senders, collect(receiver) AS receivers, collect(events) AS events
"""
_ROSTER: LiteralString = """
MATCH (:Network)<-[member:MEMBER_OF]-(unit)
WHERE member.valid_from < $end AND coalesce(member.valid_to >= $start, true)
WITH DISTINCT unit
RETURN collect([unit.id, coalesce(unit.short_name, unit.name), unit.kind, unit.carrier]) AS units
"""
_TWO_HOPS: LiteralString = """
MATCH (start:Organisation {id: $id})
CALL (start) {
  MATCH (start)--(near) WHERE near <> start AND near.retired_at IS NULL AND head(labels(near)) IN $labels
  WITH DISTINCT near ORDER BY near.id LIMIT $limit
  RETURN collect(near) AS first
}
CALL (start, first) {
  UNWIND first AS passed
  MATCH (passed)--(far)
  WHERE far <> start AND far.retired_at IS NULL AND NOT far IN first AND head(labels(far)) IN $labels
  WITH DISTINCT far ORDER BY far.id LIMIT $limit
  RETURN collect(far) AS second
}
WITH ([start] + first + second)[..$limit] AS shown
RETURN [node IN shown | node.id] AS ids, COUNT {
  UNWIND shown AS source MATCH (source)-->(target) WHERE target IN shown
} AS links
"""


class Neo4jByHand:
    """A driver of its own with one session; see `ByHand`."""

    def __init__(self, url: str, user: str, password: str) -> None:
        """Connect."""
        self._driver = GraphDatabase.driver(
            url, auth=(user, password), notifications_min_severity=NotificationMinimumSeverity.OFF
        )
        self._session = self._driver.session(database="neo4j")

    def close(self) -> None:
        """Give the connection back."""
        self._session.close()
        self._driver.close()

    def load(self, items: Iterable[Record | Link]) -> float:
        """Create nodes and relationships in large batches in an empty database; the seconds of storing alone."""
        seconds = 0.0
        for batch in batches(items, _BATCH, _BATCH):
            begun = time.perf_counter()
            self._session.execute_write(_created, batch)
            seconds += time.perf_counter() - begun
        return seconds

    def write(self, record_id: str, on: date) -> None:
        """See `ByHand.write`: one bare managed transaction."""
        text: LiteralString = (
            "CREATE (:Meeting {id: $id, revision: 1, held_on: $on, subject: 'Benchmark', synthetic: true})"
        )
        self._session.execute_write(lambda tx: tx.run(text, id=record_id, on=on).consume())

    def write_kept(self, record_id: str, key_id: str, audit_id: str, on: date) -> None:
        """See `ByHand.write_kept`: one statement in one bare managed transaction."""
        text: LiteralString = """
            CREATE (:WriteKey {id: $key, revision: 1, updated_at: $at, key: $id, digest: $id, answer: $id, at: $at})
            CREATE (:AuditEntry {
              id: $audit, revision: 1, updated_at: $at, at: $at, role: 'coordinator', account: 'benchmark',
              action: 'write', records: [$id]
            })
            CREATE (:Meeting {
              id: $id, revision: 1, updated_at: $at, held_on: $on, subject: 'Benchmark', synthetic: true
            })
        """
        asked = {
            "id": record_id,
            "key": key_id,
            "audit": audit_id,
            "on": on,
            "at": datetime(on.year, on.month, on.day, tzinfo=UTC),
        }
        self._session.execute_write(lambda tx: tx.run(text, asked).consume())

    def candidates(self, topics: Sequence[str], places: Sequence[str], on: date) -> list[dict[str, Any]]:
        """See `ByHand.candidates`."""
        asked = {"topics": list(topics), "places": list(places), "on": on}
        return self._session.execute_read(lambda tx: tx.run(_CANDIDATES, asked).data())

    def outline(self, rows: list[dict[str, Any]]) -> Outline:
        """See `ByHand.outline`."""
        counts = (sum(len(row[name]) for row in rows) for name in ("topics", "serves", "conditions", "starts"))
        return Outline(tuple(row["offer"]["id"] for row in rows), tuple(counts))

    def year(self, start: date, end: date) -> tuple[list[tuple[Any, ...]], int]:
        """See `ByHand.year`."""

        def work(tx: ManagedTransaction) -> tuple[list[tuple[Any, ...]], int]:
            window = {"start": start, "end": end}
            matrix = tx.run(_MATRIX, window).single(strict=True)
            units = tx.run(_ROSTER, window).single(strict=True)["units"]
            rows = zip(matrix["senders"], matrix["receivers"], matrix["events"], strict=True)
            return list(rows), len(units)

        return self._session.execute_read(work)

    def two_hops(self, organisation: str, limit: int) -> tuple[list[str], int]:
        """See `ByHand.two_hops`."""
        asked = {"id": organisation, "limit": limit, "labels": _PUBLIC}
        row = self._session.execute_read(lambda tx: tx.run(_TWO_HOPS, asked).single(strict=True))
        return row["ids"], row["links"]


def _created(tx: ManagedTransaction, batch: list[Record | Link]) -> None:
    nodes: dict[str, list[dict[str, Any]]] = {}
    links: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for item in batch:
        if isinstance(item, Link):
            ends = (item.type, label_of(item.source) or "", label_of(item.target) or "")
            links.setdefault(ends, []).append(encode_link(item))
        else:
            nodes.setdefault(item.label, []).append(encode(item))
    for label, rows in nodes.items():
        _run(tx, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows)
    for (kind, source, target), rows in links.items():
        text = (
            f"UNWIND $rows AS row MATCH (source:{source} {{id: row.source}}) "
            f"MATCH (target:{target} {{id: row.target}}) "
            f"CREATE (source)-[link:{kind}]->(target) SET link = row.properties"
        )
        _run(tx, text, rows)


def _run(tx: ManagedTransaction, text: str, rows: list[dict[str, Any]]) -> None:
    tx.run(text, rows=rows).consume()
