"""What a suggestion asks of the store: candidates with all their facts, and the goal they are for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.derived import (
    AccessRuleCode,
    Condition,
    CounsellingService,
    Goal,
    Intake,
    Offer,
    OfferReport,
    Organisation,
    Place,
    Profile,
    Step,
    TopicCode,
)
from graphsvc.model.facts import Candidates, GoalFacts, OfferFacts, OpenReport, OpenStep, ReportedOffer
from graphsvc.stores.neo4j.codec import decode
from graphsvc.stores.neo4j.reading import audit_read
from graphsvc.stores.neo4j.statements import QUERIES


def candidates(
    tx: ManagedTransaction, topics: Sequence[TopicCode], places: Sequence[str], on: date, limit: int
) -> Candidates:
    """The offers that pass the hard filters, with their facts."""
    text = QUERIES["offer_candidates" if places else "offer_candidates_anywhere"]
    rows = tx.run(text, topics=list(topics), places=list(places), on=on, limit=limit + 1)
    ids = [row["id"] for row in rows]
    return Candidates(facts_of_all(tx, ids[:limit], on), truncated=len(ids) > limit)


def facts_of(tx: ManagedTransaction, offer_id: str, on: date) -> OfferFacts:
    """The facts of one offer; raises `NotFound`."""
    found = facts_of_all(tx, [offer_id], on)
    if not found:
        raise NotFound(Offer.label, offer_id)
    return found[0]


def facts_by_id(tx: ManagedTransaction, ids: Sequence[str], on: date) -> dict[str, OfferFacts]:
    """The facts of these offers, by id."""
    return {facts.offer.id: facts for facts in facts_of_all(tx, ids, on)}


def place_chain(tx: ManagedTransaction, code: str) -> tuple[Place, ...]:
    """The place and the wider places around it, nearest first; raises `NotFound`."""
    places = tuple(decode(Place, row["properties"]) for row in tx.run(QUERIES["place_chain"], code=code))
    if not places:
        raise NotFound(Place.label, code)
    return places


def reported(tx: ManagedTransaction, keeper: str | None, limit: int) -> tuple[ReportedOffer, ...]:
    """The open reports on the offers of one keeper (None: that nobody keeps), oldest first."""
    rows = tx.run(QUERIES["reported_offers"], keeper=keeper, limit=limit)
    return tuple(ReportedOffer(decode(OfferReport, row["report"]), decode(Offer, row["offer"])) for row in rows)


def goal_facts(tx: ManagedTransaction, actor: Actor | None, goal_id: str) -> GoalFacts:
    """The goal within the actor's reach, its topic and its client's newest profile; raises `NotFound`."""
    holder = reading_scope(actor, Goal).holder
    row = tx.run(QUERIES["goal_facts"], id=goal_id, holder=holder).single()
    if row is None:
        raise NotFound(Goal.label, goal_id)
    profiles = [decode(Profile, properties) for properties in row["profiles"]]
    audit_read(tx, actor, [goal_id, row["client"], *(profile.id for profile in profiles)])
    return GoalFacts(decode(Goal, row["goal"]), row["topic"], profiles[0] if profiles else None)


def steps_by_access_rule(
    tx: ManagedTransaction, actor: Actor | None, access_rules: Sequence[AccessRuleCode], after: str, limit: int
) -> tuple[OpenStep, ...]:
    """The open steps within the actor's reach that rest on one of these access rules; audited."""
    holder = reading_scope(actor, Step).holder
    query = QUERIES["steps_by_access_rule"]
    rows = list(tx.run(query, access_rules=list(access_rules), holder=holder, after=after, limit=limit))
    profiles = {row["step"]: decode(Profile, row["profiles"][0]) for row in rows if row["profiles"]}
    read = {row["step"] for row in rows} | {row["client"] for row in rows} | {each.id for each in profiles.values()}
    audit_read(tx, actor, sorted(read))
    return tuple(OpenStep(row["step"], row["offer"], row["topic"], profiles.get(row["step"])) for row in rows)


def facts_of_all(tx: ManagedTransaction, ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
    """The facts of these offers by id; those that are not stored are left out."""
    if not ids:
        return ()
    return tuple(_offer_facts(row) for row in tx.run(QUERIES["offer_facts"], ids=list(ids), on=on))


def _offer_facts(row: Mapping[str, Any]) -> OfferFacts:
    deliverer, held_in = row["deliverer"], row["held_in"]
    return OfferFacts(
        offer=decode(Offer, row["offer"]),
        provider=decode(Organisation, row["provider"]),
        deliverer=decode(CounsellingService, deliverer) if deliverer else None,
        held_in=decode(Place, held_in) if held_in else None,
        topics=tuple(row["topics"]),
        serves=tuple(row["serves"]),
        conditions=tuple(decode(Condition, properties) for properties in row["conditions"]),
        intakes=tuple(decode(Intake, properties) for properties in row["intakes"]),
        reports=tuple(OpenReport(kind, day.to_native()) for kind, day in row["reports"]),
    )
