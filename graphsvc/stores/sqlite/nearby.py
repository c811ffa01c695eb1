"""The neighbourhood of a record: one indexed statement per kind of link and hop."""

import sqlite3

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor, Scope, reading_scope
from graphsvc.model.derived import LINK_KINDS, RECORDS, Link, LinkKind
from graphsvc.model.facts import Neighbourhood, NodeNearby
from graphsvc.model.ids import kind_of, label_of
from graphsvc.stores.sqlite.codec import json_list
from graphsvc.stores.sqlite.rows import fetch, fetch_all, link_kinds, links_from, links_to, statements


def neighbourhood(
    connection: sqlite3.Connection, actor: Actor | None, record_id: str, hops: int, limit: int
) -> Neighbourhood:
    """The records within that many links, and the links among those shown."""
    kind = kind_of(record_id)
    fetch(connection, kind, record_id, reading_scope(actor, kind))
    scopes = readable(actor)
    distances = {record_id: 0}
    frontier = [record_id]
    for hop in range(1, hops + 1):
        reached = {
            end
            for link in _touching(connection, frontier, scopes)
            for end in (link.source, link.target)
            if end not in distances
        }
        frontier = sorted(visible(connection, reached, scopes))
        distances |= dict.fromkeys(frontier, hop)
    ordered = sorted(distances, key=lambda key: (distances[key], key))
    shown = set(ordered[:limit])
    return Neighbourhood(
        nodes=tuple(NodeNearby(key, label_of(key) or "", distances[key]) for key in ordered[:limit]),
        links=tuple(_links_among(connection, shown, scopes)),
        truncated=len(ordered) > limit,
    )


def readable_links(connection: sqlite3.Connection, actor: Actor | None, record_id: str) -> list[Link]:
    """The links that start at the record and end where the actor may read, retired ends included."""
    scopes = readable(actor)
    found = []
    for kind in link_kinds(label_of(record_id) or ""):
        if kind.target in scopes:
            links = links_from(connection, kind, [record_id])
            ends = fetch_all(connection, RECORDS[kind.target], [link.target for link in links], scopes[kind.target])
            found += [link for link in links if link.target in ends]
    return found


def readable(actor: Actor | None) -> dict[str, Scope]:
    """What the actor reaches of each label; labels out of reach are left out."""
    scopes = {}
    for label, kind in RECORDS.items():
        try:
            scopes[label] = reading_scope(actor, kind)
        except (NotSignedIn, NotAllowed):
            continue
    return scopes


def visible(connection: sqlite3.Connection, ids: set[str], scopes: dict[str, Scope]) -> set[str]:
    """Those of the ids that the scopes let through and that are not retired."""
    seen: set[str] = set()
    for label, group in _by_label(ids).items():
        if label in scopes:
            parameters = {"ids": json_list(group), "scope": scopes[label].holder}
            rows = connection.execute(statements(RECORDS[label])["nearby"], parameters)
            seen.update(row[0] for row in rows)
    return seen


def _touching(connection: sqlite3.Connection, ids: list[str], scopes: dict[str, Scope]) -> list[Link]:
    groups = _by_label(ids)
    found: list[Link] = []
    for kind in _kinds_within(scopes):
        if kind.source in groups:
            found += links_from(connection, kind, groups[kind.source])
        if kind.target in groups:
            found += links_to(connection, kind, groups[kind.target])
    return found


def _links_among(connection: sqlite3.Connection, ids: set[str], scopes: dict[str, Scope]) -> list[Link]:
    groups = _by_label(ids)
    found = [
        link
        for kind in _kinds_within(scopes)
        if kind.source in groups and kind.target in groups
        for link in links_from(connection, kind, groups[kind.source])
        if link.target in ids
    ]
    return sorted(found, key=lambda link: (link.type, link.source, link.target))


def _kinds_within(scopes: dict[str, Scope]) -> list[LinkKind]:
    return [kind for kind in LINK_KINDS if kind.source in scopes and kind.target in scopes]


def _by_label(ids: set[str] | list[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for record_id in sorted(ids):
        groups.setdefault(label_of(record_id) or "", []).append(record_id)
    return groups
