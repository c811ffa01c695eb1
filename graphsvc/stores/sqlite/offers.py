"""What a suggestion asks of the store: candidates with all their facts."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from graphsvc.errors import NotFound
from graphsvc.model.actor import Scope
from graphsvc.model.derived import (
    AccessRuleCode,
    Condition,
    CounsellingService,
    Intake,
    Offer,
    OfferReport,
    Organisation,
    Place,
    Profile,
    Topic,
    TopicCode,
)
from graphsvc.model.facts import Candidates, OfferFacts, OpenReport, OpenStep, ReportedOffer
from graphsvc.stores.protocol import LARGEST_CANDIDATES
from graphsvc.stores.sqlite.codec import encode, json_list
from graphsvc.stores.sqlite.rows import EVERYTHING, QUERIES, fetch, fetch_all, targets


def candidates(
    connection: sqlite3.Connection, topics: Sequence[TopicCode], places: Sequence[str], on: date, limit: int
) -> Candidates:
    """The offers that pass the hard filters, with their facts."""
    most = max(1, min(limit, LARGEST_CANDIDATES))
    query = "offer_candidates" if places else "offer_candidates_anywhere"
    parameters = {
        "topics": json_list(topics),
        "places": json_list(places),
        "on": encode(on),
        "limit": most + 1,
    }
    ids = [row[0] for row in connection.execute(QUERIES[query], parameters)]
    return Candidates(facts_of_all(connection, ids[:most], on), truncated=len(ids) > most)


def facts_of(connection: sqlite3.Connection, offer_id: str, on: date) -> OfferFacts:
    """The facts of one offer; raises `NotFound`."""
    fetch(connection, Offer, offer_id, EVERYTHING)
    return facts_of_all(connection, [offer_id], on)[0]


def facts_by_id(connection: sqlite3.Connection, ids: Sequence[str], on: date) -> dict[str, OfferFacts]:
    """The facts of these offers, which must exist, by id."""
    return {facts.offer.id: facts for facts in facts_of_all(connection, ids, on)} if ids else {}


def place_chain(connection: sqlite3.Connection, code: str) -> tuple[Place, ...]:
    """The place and the wider places around it, nearest first; raises `NotFound`."""
    ids = [row[0] for row in connection.execute(QUERIES["place_chain"], {"code": code})]
    if not ids:
        raise NotFound(Place.label, code)
    places = fetch_all(connection, Place, ids)
    return tuple(places[place_id] for place_id in ids)


def facts_of_all(connection: sqlite3.Connection, ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
    """The facts of these offers in the order of their ids: one statement per kind of fact, not per offer."""
    offers = fetch_all(connection, Offer, ids)
    linked = {name: targets(connection, Offer.label, name, ids) for name in _FACT_LINKS}
    providers = fetch_all(connection, Organisation, _every(linked["PROVIDED_BY"]))
    deliverers = fetch_all(connection, CounsellingService, _every(linked["DELIVERED_BY"]))
    places = fetch_all(connection, Place, _every(linked["HELD_IN"]) | _every(linked["SERVES"]))
    topics = fetch_all(connection, Topic, _every(linked["ADDRESSES"]))
    conditions = fetch_all(connection, Condition, _every(linked["REQUIRES"]))
    intakes = _coming_intakes(connection, ids, on)
    reports = _open_reports(connection, ids)
    return tuple(
        OfferFacts(
            offer=offers[offer_id],
            provider=providers[linked["PROVIDED_BY"][offer_id][0]],
            deliverer=next((deliverers[key] for key in linked["DELIVERED_BY"].get(offer_id, ())), None),
            held_in=next((places[key] for key in linked["HELD_IN"].get(offer_id, ())), None),
            topics=tuple(sorted(topics[key].code for key in linked["ADDRESSES"].get(offer_id, ()))),
            serves=tuple(sorted(places[key].code for key in linked["SERVES"].get(offer_id, ()))),
            conditions=tuple(conditions[key] for key in sorted(linked["REQUIRES"].get(offer_id, ()))),
            intakes=intakes.get(offer_id, ()),
            reports=reports.get(offer_id, ()),
        )
        for offer_id in sorted(ids)
    )


_FACT_LINKS = ("PROVIDED_BY", "DELIVERED_BY", "HELD_IN", "SERVES", "ADDRESSES", "REQUIRES")


def _coming_intakes(connection: sqlite3.Connection, ids: Sequence[str], on: date) -> dict[str, tuple[Intake, ...]]:
    rows = list(connection.execute(QUERIES["coming_intakes"], {"ids": json_list(ids), "on": encode(on)}))
    intakes = fetch_all(connection, Intake, [intake_id for _, intake_id in rows])
    found: dict[str, tuple[Intake, ...]] = {}
    for offer_id, intake_id in rows:
        found[offer_id] = (*found.get(offer_id, ()), intakes[intake_id])
    return found


def _open_reports(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[OpenReport, ...]]:
    found: dict[str, tuple[OpenReport, ...]] = {}
    for offer_id, kind, reported_on in connection.execute(QUERIES["open_reports_of_offers"], {"ids": json_list(ids)}):
        found[offer_id] = (*found.get(offer_id, ()), OpenReport(kind, date.fromisoformat(reported_on)))
    return found


def reported(connection: sqlite3.Connection, keeper: str | None, limit: int) -> tuple[ReportedOffer, ...]:
    """The open reports on the offers of one keeper (None: that nobody keeps), oldest first."""
    pairs = list(connection.execute(QUERIES["reported_offers"], {"keeper": keeper, "limit": limit}))
    reports = fetch_all(connection, OfferReport, [report_id for report_id, _ in pairs])
    offers = fetch_all(connection, Offer, [offer_id for _, offer_id in pairs])
    return tuple(ReportedOffer(reports[report_id], offers[offer_id]) for report_id, offer_id in pairs)


def steps_by_access_rule(
    connection: sqlite3.Connection, access_rules: Sequence[AccessRuleCode], scope: Scope, after: str, limit: int
) -> tuple[tuple[OpenStep, ...], list[str]]:
    """The open steps that rest on one of these access rules, and the ids of the casework read."""
    parameters = {"access_rules": json_list(access_rules), "holder": scope.holder, "after": after, "limit": limit}
    rows = list(connection.execute(QUERIES["steps_by_access_rule"], parameters))
    profiles = fetch_all(connection, Profile, {row[4] for row in rows if row[4]}, scope)
    steps = tuple(OpenStep(step, offer, topic, profiles.get(profile)) for step, offer, topic, _, profile in rows)
    return steps, sorted({row[0] for row in rows} | {row[3] for row in rows} | profiles.keys())


def _every(linked: dict[str, list[str]]) -> set[str]:
    return set(_flat(linked.values()))


def _flat(lists: Iterable[list[str]]) -> Iterable[str]:
    return (value for values in lists for value in values)
