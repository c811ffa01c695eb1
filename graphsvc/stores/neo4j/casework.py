"""Stored cases: one whole case, and the open work of a service."""

from typing import Any

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import CaseFacts, ClientQuery, OpenReferral, OpenReview, OpenStep, OpenWork, Span
from graphsvc.model.derived import RECORDS, Client, Link, Profile, Record, Referral, Review, Step
from graphsvc.stores.neo4j import offers
from graphsvc.stores.neo4j.codec import decode, decode_link
from graphsvc.stores.neo4j.reading import audit_read, reach
from graphsvc.stores.neo4j.statements import QUERIES
from graphsvc.stores.protocol import Page
from graphsvc.stores.writing import casework_ids


def case_facts(tx: ManagedTransaction, actor: Actor | None, client_id: str) -> CaseFacts:
    """The records of the case and what they point to; raises `NotFound`."""
    within = reach(actor)
    rows = list(tx.run(QUERIES["case_facts"], id=client_id, holder=reading_scope(actor, Client).holder))
    if not rows:
        raise NotFound(Client.label, client_id)
    records: dict[str, Record] = {}
    links: list[Link] = []
    for row in rows:
        for item in row["links"]:
            if item["label"] in within.labels:
                links.append(decode_link(item))
                records[item["target"]] = decode(RECORDS[item["label"]], item["record"])
        records[row["properties"]["id"]] = decode(RECORDS[row["label"]], row["properties"])
    audit_read(tx, actor, casework_ids(records.values()))
    return CaseFacts(
        tuple(records[key] for key in sorted(records)),
        tuple(sorted(links, key=lambda link: (link.source, link.type, link.target))),
    )


def find_clients(
    tx: ManagedTransaction, actor: Actor | None, service: str, query: ClientQuery, limit: int
) -> Page[Client]:
    """One page of the clients of that service, as far as the actor reaches."""
    if reading_scope(actor, Client).holder not in {None, service}:
        return Page((), None)
    rows = tx.run(
        QUERIES["clients_found"],
        holder=service,
        counsellor=query.counsellor,
        spellings=list(query.spellings),
        after=query.after,
        limit=limit + 1,
    )
    found = [decode(Client, row["client"]) for row in rows]
    audit_read(tx, actor, [client.id for client in found[:limit]])
    return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


def open_work(tx: ManagedTransaction, actor: Actor | None, service: str, span: Span) -> OpenWork:
    """What is open in the cases of that service, as far as the actor reaches."""
    asked: dict[str, Any] = {
        "service": service,
        "holder": reading_scope(actor, Client).holder,
        "counsellor": span.counsellor,
        "on": span.on,
        "until": span.until,
    }
    people = list(tx.run(QUERIES["open_clients"], asked))
    clients = tuple(decode(Client, row["client"]) for row in people)
    profiles = {row["client"]["id"]: decode(Profile, row["profiles"][0]) for row in people if row["profiles"]}
    steps = tuple(
        OpenStep(decode(Step, row["step"]), row["client"], row["topic"], row["offer"])
        for row in tx.run(QUERIES["open_steps"], asked)
    )
    reviews = tuple(
        OpenReview(decode(Review, row["review"]), row["client"]) for row in tx.run(QUERIES["open_reviews"], asked)
    )
    referrals = tuple(
        OpenReferral(decode(Referral, row["referral"]), row["client"], row["offer"])
        for row in tx.run(QUERIES["open_referrals"], asked)
    )
    used = {*(item.offer for item in steps if item.offer is not None), *(item.offer for item in referrals)}
    work = OpenWork(clients, profiles, steps, reviews, referrals, offers.facts_by_id(tx, sorted(used), span.on))
    audit_read(tx, actor, work.casework_ids())
    return work
