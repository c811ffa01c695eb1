"""Reading records and links within what an actor reaches, with the audit entry of the read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from neo4j import ManagedTransaction

from graphsvc.errors import NotAllowed, NotFound, NotSignedIn
from graphsvc.model.actor import Actor, Scope, reading_scope
from graphsvc.model.derived import RECORDS, CaseworkRecord, Link, Record
from graphsvc.model.facts import Neighbourhood, NodeNearby
from graphsvc.model.folding import asked_words, folded
from graphsvc.model.ids import kind_of
from graphsvc.stores.neo4j.codec import decode, decode_link
from graphsvc.stores.neo4j.statements import statements
from graphsvc.stores.neo4j.writing import Neo4jTransaction
from graphsvc.stores.protocol import Page
from graphsvc.stores.writing import audit_entry

R = TypeVar("R", bound=Record)
# Lucene refuses a query of more than 1,024 clauses, of which a word takes up to four, and its tokeniser cuts words
# at 255 letters. What goes beyond is compared by Cypher among the records that Lucene found.
_MOST_WORDS = 100
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Reach:
    """The labels that an actor may read, and whose casework: everybody's where `holder` is None."""

    labels: tuple[str, ...]
    holder: str | None


def reach(actor: Actor | None) -> Reach:
    """What of the graph the actor may read."""
    scopes: dict[str, Scope] = {}
    for label, kind in RECORDS.items():
        try:
            scopes[label] = reading_scope(actor, kind)
        except (NotSignedIn, NotAllowed):
            continue
    holders = {scope.holder for scope in scopes.values()} - {None}
    return Reach(tuple(scopes), next(iter(holders), None))


def fetch(tx: ManagedTransaction, kind: type[R], record_id: str, scope: Scope) -> R:
    """The record within the scope; raises `NotFound`."""
    row = tx.run(statements(kind)["get"], id=record_id, holder=scope.holder).single()
    if row is None:
        raise NotFound(kind.label, record_id)
    return decode(kind, row["properties"])


def find(tx: ManagedTransaction, kind: type[R], name: str, value: str, scope: Scope) -> R | None:
    """The record within the scope whose unique property has the value."""
    row = tx.run(statements(kind)[f"find_{name}"], value=value, holder=scope.holder).single()
    return decode(kind, row["properties"]) if row else None


def page(tx: ManagedTransaction, kind: type[R], after: str, limit: int, scope: Scope) -> Page[R]:
    """One page of the scope's records by id."""
    all_holders = issubclass(kind, CaseworkRecord) and scope.holder is None
    text = statements(kind)["page_all" if all_holders else "page"]
    rows = tx.run(text, after=after, limit=limit + 1, holder=scope.holder)
    records = [decode(kind, row["properties"]) for row in rows]
    more = len(records) > limit
    return Page(tuple(records[:limit]), records[limit - 1].id if more else None)


def search(tx: ManagedTransaction, kind: type[R], text: str, limit: int) -> tuple[R, ...]:
    """The records that hold every word of the text."""
    words = list(dict.fromkeys(asked_words(text)))
    if not words:
        return ()
    further = [list(word) for word in words[_MOST_WORDS:] + [word for word in words if _is_long(word)]]
    match = _match(words[:_MOST_WORDS])
    rows = tx.run(statements(kind)["search"], match=match, further=further, text=folded(text), limit=limit)
    return tuple(decode(kind, row["properties"]) for row in rows)


def links(tx: ManagedTransaction, actor: Actor | None, record_id: str) -> tuple[Link, ...]:
    """The links that start at the record; raises `NotFound`."""
    kind = kind_of(record_id)
    within = reach(actor)
    row = tx.run(statements(kind)["links"], id=record_id, holder=within.holder, labels=list(within.labels)).single()
    if row is None:
        raise NotFound(kind.label, record_id)
    return tuple(decode_link(link) for link in row["links"])


def neighbourhood(tx: ManagedTransaction, actor: Actor | None, record_id: str, hops: int, limit: int) -> Neighbourhood:
    """The records within that many links, and the links among those shown; raises `NotFound`."""
    kind = kind_of(record_id)
    within = reach(actor)
    row = tx.run(
        statements(kind)["neighbourhood"],
        id=record_id,
        holder=within.holder,
        labels=list(within.labels),
        hops=hops,
        limit=limit,
    ).single()
    if row is None:
        raise NotFound(kind.label, record_id)
    nearest: int = row["nearest"]
    nodes = tuple(
        NodeNearby(node_id, label, min(number, 1) + (number > nearest))
        for number, (node_id, label) in enumerate(row["nodes"])
    )
    return Neighbourhood(nodes, tuple(decode_link(link) for link in row["links"]), row["truncated"])


def audit_read(tx: ManagedTransaction, actor: Actor | None, personal: Sequence[str]) -> None:
    """Append one audit entry about the casework that was read; none where there was none."""
    if personal:
        Neo4jTransaction(tx).append(audit_entry(actor, "read", personal))


def _match(words: Iterable[Iterable[str]]) -> str:
    """The Lucene query: every word, in one of its spellings, at the beginning of a stored word.

    Folded words hold letters and digits, none of them upper-case Latin, so none is an operator.
    """
    return " ".join("+(" + " ".join(f"{spelling[:_LONGEST]}*" for spelling in word) + ")" for word in words)


def _is_long(word: Iterable[str]) -> bool:
    return any(len(spelling) > _LONGEST for spelling in word)
