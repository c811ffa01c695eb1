"""Stored cases: one whole case, and the open work of a service."""

import sqlite3
from collections.abc import Iterable, Mapping

from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import (
    BELONGING,
    DEEPEST,
    CaseFacts,
    ClientQuery,
    OpenReferral,
    OpenReview,
    OpenStep,
    OpenWork,
    Span,
)
from graphsvc.model.derived import LINK_KINDS, RECORDS, Client, Link, Profile, Record, Referral, Review, Step
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import Page
from graphsvc.stores.sqlite import offers
from graphsvc.stores.sqlite.codec import Value, encode, json_list
from graphsvc.stores.sqlite.nearby import readable, visible
from graphsvc.stores.sqlite.rows import QUERIES, fetch, fetch_all, link_kinds, links_from, links_to


def case_facts(connection: sqlite3.Connection, actor: Actor | None, client_id: str) -> CaseFacts:
    """The records of the case and what they point to; raises `NotFound`."""
    scopes = readable(actor)
    fetch(connection, Client, client_id, reading_scope(actor, Client))
    inside = {client_id}
    frontier = {client_id}
    for _ in range(DEEPEST):
        reached = {link.source for link in _belonging(connection, frontier)} - inside
        frontier = visible(connection, reached, scopes)
        inside |= frontier
    links = [link for link in _starting(connection, inside) if label_of(link.target) in scopes]
    records: dict[str, Record] = {}
    for label, ids in _by_label(inside | {link.target for link in links}).items():
        records |= fetch_all(connection, RECORDS[label], ids, scopes[label])
    return CaseFacts(
        tuple(records[key] for key in sorted(records)),
        tuple(sorted((link for link in links if link.target in records), key=_place)),
    )


def find_clients(
    connection: sqlite3.Connection, actor: Actor | None, service: str, query: ClientQuery, limit: int
) -> Page[Client]:
    """One page of the clients of that service, as far as the actor reaches."""
    scope = reading_scope(actor, Client)
    if scope.holder not in {None, service}:
        return Page((), None)
    parameters: dict[str, Value] = {
        "holder": service,
        "counsellor": query.counsellor,
        "spellings": json_list(query.spellings),
        "after": query.after,
        "limit": limit + 1,
    }
    ids = [row[0] for row in connection.execute(QUERIES["clients_found"], parameters)]
    found = fetch_all(connection, Client, ids[:limit], scope)
    return Page(tuple(found[key] for key in ids[:limit]), ids[limit - 1] if len(ids) > limit else None)


def open_work(connection: sqlite3.Connection, actor: Actor | None, service: str, span: Span) -> OpenWork:
    """What is open in the cases of that service, as far as the actor reaches."""
    scope = reading_scope(actor, Client)
    parameters: dict[str, Value] = {
        "service": service,
        "scope": scope.holder,
        "counsellor": span.counsellor,
        "on": encode(span.on),
        "until": encode(span.until),
    }
    rows = {name: list(connection.execute(QUERIES[f"open_{name}"], parameters)) for name in _QUESTIONS}
    clients = fetch_all(connection, Client, _column(rows["clients"], 0))
    profiles = fetch_all(connection, Profile, _column(rows["clients"], 1))
    steps = fetch_all(connection, Step, _column(rows["steps"], 0))
    reviews = fetch_all(connection, Review, _column(rows["reviews"], 0))
    referrals = fetch_all(connection, Referral, _column(rows["referrals"], 0))
    used = {*_column(rows["steps"], 3), *_column(rows["referrals"], 2)}
    return OpenWork(
        clients=tuple(clients[row[0]] for row in rows["clients"]),
        profiles={row[0]: profiles[row[1]] for row in rows["clients"] if row[1] is not None},
        steps=tuple(OpenStep(steps[row[0]], row[1], row[2], row[3]) for row in rows["steps"]),
        reviews=tuple(OpenReview(reviews[row[0]], row[1]) for row in rows["reviews"]),
        referrals=tuple(OpenReferral(referrals[row[0]], row[1], row[2]) for row in rows["referrals"]),
        offers=offers.facts_by_id(connection, sorted(used), span.on),
    )


_QUESTIONS = ("clients", "steps", "reviews", "referrals")


def _column(rows: Iterable[tuple[str, ...]], number: int) -> list[str]:
    return [row[number] for row in rows if row[number] is not None]


def _belonging(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterable[Link]:
    """The links by which records belong to one of these."""
    groups = _by_label(ids)
    for kind in LINK_KINDS:
        if kind.type in BELONGING and kind.target in groups:
            yield from links_to(connection, kind, groups[kind.target])


def _starting(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterable[Link]:
    for label, group in _by_label(ids).items():
        for kind in link_kinds(label):
            yield from links_from(connection, kind, group)


def _by_label(ids: Iterable[str]) -> Mapping[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for record_id in sorted(ids):
        groups.setdefault(label_of(record_id) or "", []).append(record_id)
    return groups


def _place(link: Link) -> tuple[str, str, str]:
    return link.source, link.type, link.target
