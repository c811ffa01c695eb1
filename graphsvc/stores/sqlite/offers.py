"""What a suggestion asks of the store: candidates with all their facts."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, islice
from operator import itemgetter

from graphsvc.errors import NotFound
from graphsvc.model.actor import Scope
from graphsvc.model.derived import (
    AccessRuleCode,
    Condition,
    CounsellingService,
    Intake,
    Offer,
    OfferReport,
    OfferReportKindCode,
    Organisation,
    Place,
    Profile,
    TopicCode,
)
from graphsvc.model.facts import Candidates, OfferFacts, OpenReport, OpenStep, ReportedOffer
from graphsvc.stores.protocol import LARGEST_CANDIDATES
from graphsvc.stores.sqlite.codec import encode, from_row, json_list
from graphsvc.stores.sqlite.rows import QUERIES, fetch_all


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
    found = dict(connection.execute(QUERIES[query], parameters).fetchall())
    return Candidates(_facts(connection, dict(islice(found.items(), most)), on), truncated=len(found) > most)


def facts_of(connection: sqlite3.Connection, offer_id: str, on: date) -> OfferFacts:
    """The facts of one offer; raises `NotFound`."""
    found = facts_by_id(connection, [offer_id], on)
    if not found:
        raise NotFound(Offer.label, offer_id)
    return found[offer_id]


def facts_by_id(connection: sqlite3.Connection, ids: Sequence[str], on: date) -> dict[str, OfferFacts]:
    """The facts of these offers by id; missing ones are left out."""
    return {facts.offer.id: facts for facts in facts_of_all(connection, ids, on)}


def facts_of_all(connection: sqlite3.Connection, ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
    """The facts of these offers in the order of their ids; missing ones are left out."""
    pks = dict(connection.execute(QUERIES["offer_pks"], {"ids": json_list(ids)}).fetchall())
    return _facts(connection, pks, on) if pks else ()


def place_chain(connection: sqlite3.Connection, code: str) -> tuple[Place, ...]:
    """The place and the wider places around it, nearest first; raises `NotFound`."""
    places = tuple(from_row(Place, row) for row in connection.execute(QUERIES["place_chain"], {"code": code}))
    if not places:
        raise NotFound(Place.label, code)
    return places


def _facts(connection: sqlite3.Connection, ids: Mapping[int, str], on: date) -> tuple[OfferFacts, ...]:
    """The facts of these offers, by pk, in the order of their ids."""
    joined: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    reports: list[tuple[str, str, int, OfferReportKindCode]] = []
    open_reports: defaultdict[int, list[OpenReport]] = defaultdict(list)
    for pk, fact, name, kind, day in connection.execute(
        QUERIES["offer_facts"], {"offers": json.dumps(list(ids)), "on": encode(on)}
    ):
        if fact == "reports":
            reports.append((day, name, pk, kind))
        else:
            joined[fact][pk].append(name)
    offers = fetch_all(connection, Offer, ids.values())
    providers = fetch_all(connection, Organisation, _every(joined["provider"]))
    deliverers = fetch_all(connection, CounsellingService, _every(joined["deliverer"]))
    places = fetch_all(connection, Place, _every(joined["held_in"]))
    conditions = fetch_all(connection, Condition, _every(joined["conditions"]))
    intakes = fetch_all(connection, Intake, _every(joined["intakes"]))
    for day, _, pk, kind in sorted(reports):
        open_reports[pk].append(OpenReport(kind, date.fromisoformat(day)))
    return tuple(
        OfferFacts(
            offer=offers[offer_id],
            provider=providers[joined["provider"][pk][0]],
            deliverer=next((deliverers[name] for name in joined["deliverer"][pk]), None),
            held_in=next((places[name] for name in joined["held_in"][pk]), None),
            topics=tuple(sorted(joined["topics"][pk])),  # type: ignore[arg-type]  # codes of topics
            serves=tuple(sorted(joined["serves"][pk])),
            conditions=tuple(conditions[name] for name in sorted(joined["conditions"][pk])),
            intakes=tuple(sorted((intakes[name] for name in joined["intakes"][pk]), key=_soonest)),
            reports=tuple(open_reports[pk]),
        )
        for pk, offer_id in sorted(ids.items(), key=itemgetter(1))
    )


def _soonest(intake: Intake) -> tuple[date, str]:
    return intake.starts_on, intake.id


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


def _every(names: Mapping[int, list[str]]) -> set[str]:
    return set(chain.from_iterable(names.values()))
