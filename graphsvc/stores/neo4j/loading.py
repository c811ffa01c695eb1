"""Storing many records and links as they are, in batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.changes import link_kind, record_kind
from graphsvc.model.derived import RECORDS, Link, LinkKind, Record
from graphsvc.model.facts import Loaded
from graphsvc.stores.neo4j.codec import Properties, encode, encode_link
from graphsvc.stores.neo4j.statements import statements

# Larger transactions need more of the server's memory and load no faster.
LARGEST_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Items of one transaction, grouped by the statement that stores them."""

    size: Loaded
    records: dict[type[Record], list[Properties]]
    links: dict[LinkKind, list[Properties]]

    @classmethod
    def of(cls, items: Sequence[Record | Link]) -> Self:
        """The items, grouped; of two links where a source has one target, the later one."""
        records: dict[type[Record], list[Properties]] = {}
        links: dict[LinkKind, dict[tuple[str, str], Properties]] = {}
        for item in items:
            if isinstance(item, Link):
                kind = link_kind(item)
                single = kind.targets in {"exactly_one", "at_most_one"}
                ends = (item.source, "" if single else item.target)
                links.setdefault(kind, {})[ends] = encode_link(item)
            else:
                records.setdefault(type(item), []).append(encode(item))
        joined = sum(isinstance(item, Link) for item in items)
        size = Loaded(records=len(items) - joined, links=joined)
        return cls(size, records, {kind: list(group.values()) for kind, group in links.items()})


def store_batch(tx: ManagedTransaction, batch: Batch) -> None:
    """Store the records of the batch, then its links; raises `NotFound` for an end that is not stored.

    What starts at a record that this transaction has made is stored without looking for what was there before.
    """
    created: set[str] = set()
    for kind, records in batch.records.items():
        created.update(tx.run(statements(kind)["load"], records=records).single(strict=True)["created"])
    for link, links in batch.links.items():
        new = [entry for entry in links if entry["source"] in created]
        _join(tx, link, "join_new", new)
        _join(tx, link, "join", [entry for entry in links if entry["source"] not in created])


def _join(tx: ManagedTransaction, link: LinkKind, statement: str, links: list[Properties]) -> None:
    if not links:
        return
    text = statements(RECORDS[link.source])[f"{statement}_{link.type}_{link.target}"]
    if tx.run(text, links=links).single(strict=True)["stored"] < len(links):
        _name_missing(tx, [entry["source"] for entry in links])
        _name_missing(tx, [entry["target"] for entry in links])


def _name_missing(tx: ManagedTransaction, ids: list[str]) -> None:
    kind = record_kind(ids[0])
    stored = set(tx.run(statements(kind)["stored_ids"], ids=ids).single(strict=True)["ids"])
    for record_id in ids:
        if record_id not in stored:
            raise NotFound(kind.label, record_id)
