"""What an access rule changes for stored casework, and where counsellors decided against the rules."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.suggestions import places_around
from graphsvc.errors import FieldProblem, InvalidInput, NotAllowed, NotFound
from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.rule_impact import HitStep, RuleImpact, day_to_ask, decides_about, hit_step, impact
from graphsvc.matching.rules import RuleDefinition, access_rules
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.matching.verdicts import CriterionResult
from graphsvc.model.actor import Actor, writing_scope
from graphsvc.model.changes import Create, Join
from graphsvc.model.derived import Link, Override, Profile
from graphsvc.model.facts import OfferFacts, OpenStep
from graphsvc.model.ids import seed_id
from graphsvc.stores.protocol import LARGEST_PAGE, Store

LONGEST_REASON: Final = 200


def rule_by_id(rule_id: str) -> RuleDefinition:
    """The access rule of that id; raises `NotFound`."""
    found = next((rule for rule in access_rules() if rule.id == rule_id), None)
    if found is None:
        what = "Rule"
        raise NotFound(what, rule_id)
    return found


def rule_impact(store: Store, actor: Actor | None, rule_id: str, today: date, on: date | None = None) -> RuleImpact:
    """What the rule changes for the open steps within the actor's reach.

    `on` is the day asked for; unless given, today where the rule holds, else its first or last day. A client whose
    place is not known any more counts without a place. Raises `NotFound` for an unknown rule, `NotSignedIn` and
    `NotAllowed`.
    """
    rule = rule_by_id(rule_id)
    day = on or day_to_ask(rule, today)
    offers: dict[str, OfferFacts] = {}
    looked_at = 0
    hit: list[HitStep] = []
    for step in _open_steps(store, actor, rule):
        looked_at += 1
        if step.offer_id not in offers:
            offers[step.offer_id] = store.offer_facts(step.offer_id, day)
        found = hit_step(step, offers[step.offer_id], _enquiry(store, step, day), rule)
        if found is not None:
            hit.append(found)
    return impact(rule, day, looked_at, hit)


def override(
    store: Store, actor: Actor | None, key: str, asked: SuggestionRequest, picked: tuple[str, str]
) -> Override | None:
    """The record that a counsellor picks an offer which does not fit; `picked` is its id and the reason in one line.

    None where the offer fits or may fit: then there is nothing to override. The record names criteria, rules and
    the offer, never the client. Raises `NotSignedIn`, `NotAllowed` for an account of no service, `NotFound`, and
    `InvalidInput` where the reason is missing or too long.
    """
    writing_scope(actor, Override)
    if actor is None or actor.service is None:
        message = "Only an account of a counselling service picks offers. Sign in with one."
        raise NotAllowed(message)
    offer_id, reason = picked
    facts = store.offer_facts(offer_id, asked.on)
    judgement = judge(facts, Enquiry(asked.topic, asked.profile, asked.on, places_around(store, asked.profile)))
    if judgement.verdict != "does_not_fit":
        return None
    words = " ".join(reason.split())
    if not 1 <= len(words) <= LONGEST_REASON:
        raise InvalidInput([_REASON])
    failing = [result for result in judgement.criteria if result.verdict == "does_not_fit"]
    record = Override(
        id=seed_id(Override, actor.account, key),
        revision=1,
        holder=actor.service,
        decided_on=asked.on,
        topic=asked.topic,
        criteria=tuple(result.criterion for result in failing),
        rules=tuple(sorted({rule_id for result in failing for rule_id in _rules_of(result)})),
        reason=words,
        synthetic=facts.offer.synthetic,
    )
    write_checked(store, actor, key, [Create(record), Join(Link("OVERRIDES", record.id, offer_id))])
    return record


def all_overrides(store: Store, actor: Actor | None) -> Iterator[Override]:
    """Every override within the actor's reach, by id."""
    after: str | None = None
    while True:
        page = store.page(actor, Override, after=after, limit=LARGEST_PAGE)
        yield from page.records
        if page.next_after is None:
            return
        after = page.next_after


def _rules_of(result: CriterionResult) -> Iterator[str]:
    if result.rule is not None:
        yield result.rule.id
    for door in result.doors:
        if door.rule is not None:
            yield door.rule.id


def _open_steps(store: Store, actor: Actor | None, rule: RuleDefinition) -> Iterator[OpenStep]:
    after = ""
    while found := store.steps_by_access_rule(actor, decides_about(rule), after=after, limit=LARGEST_PAGE):
        yield from found
        after = found[-1].id


def _enquiry(store: Store, step: OpenStep, on: date) -> Enquiry:
    profile = step.profile or Profile(id="", holder="")
    try:
        places = places_around(store, profile)
    except InvalidInput:
        places = ()
    return Enquiry(step.topic, profile, on, places)


_REASON = FieldProblem(
    "/reason",
    f"Bitte sagen Sie in einer Zeile, warum trotzdem (höchstens {LONGEST_REASON} Zeichen, keine Namen).",
    f"Say in one line why all the same (at most {LONGEST_REASON} characters, no names).",
)
