"""Invented referrals: for the goals of agreements, and from short counselling without a stored person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Protocol

from graphsvc.model.derived import Link, Profile, Record, Referral, ReferralEvent, ReferralOutcomeCode, TopicCode
from graphsvc.model.ids import seed_id
from graphsvc.seeding.agreements import GoalParameters, Plan
from graphsvc.seeding.chance import days_between, drawn, generator, working_day
from graphsvc.seeding.contacts import quarter_start
from graphsvc.seeding.offers import offer_id
from graphsvc.seeding.places_and_bodies import service_id
from graphsvc.seeding.referral_histories import (
    Event,
    GoalReferralParameters,
    HistoryParameters,
    ReferralParameters,
    history,
)
from graphsvc.seeding.referral_targets import World
from graphsvc.seeding.rows import OfferRow, ServiceRow

_FIRST_HOUR = time(7, 30, tzinfo=UTC)
_BETWEEN_EVENTS = timedelta(minutes=20)
_ONE_DAY = timedelta(days=1)
_ANSWERED_WITHIN = timedelta(days=14)
# Referrals for a goal fall into this many days from the agreement on; those that would lie outside the eight quarters,
# or behind the end of the agreement, are left out, so that the number per quarter does not grow by itself.
_DAYS_OF_ACTION = 360


class Targets(Protocol):
    """Decides where a service refers to, and how the referral runs."""

    def offer_for(
        self, chance: Random, service: ServiceRow, topic: TopicCode, facts: Profile | None, on: date
    ) -> OfferRow | None:
        """An offer that the service refers to on that day; None where there is none."""

    def course(self, service: ServiceRow, offer: OfferRow) -> HistoryParameters | None:
        """How referrals of this pair run; None where they run as all others do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A referral with its history; `holder` and `offer` are ids, `goal` too where it serves one."""

    seed: str
    key: str
    holder: str
    offer: str
    goal: str | None
    events: tuple[Event, ...]
    outcome: ReferralOutcomeCode | None


def sent_for_goals(
    of: tuple[Plan, ...], parameters: GoalReferralParameters, targets: Targets, as_of: date
) -> Iterator[Sent]:
    """The referrals of the eight quarters for the goals of the agreements, in the order of the goals."""
    start = _first_day(as_of)
    for plan in of:
        concluded_on, until = plan.agreement.concluded_on, plan.agreement.closed_on or as_of
        if concluded_on is None:
            continue
        seed, service = plan.case.seed, plan.case.service
        for item in plan.goals:
            chance = generator(seed, "referrals", item.goal.id)
            for number in range(drawn(chance, parameters.per_goal)):
                on = working_day(concluded_on + timedelta(days=chance.randrange(_DAYS_OF_ACTION)))
                if not start <= on <= min(until, as_of - _ONE_DAY):
                    continue
                offer = targets.offer_for(chance, service, item.topic, plan.case.facts, on)
                if offer is not None:
                    course = targets.course(service, offer) or parameters
                    events = history(chance, course, on, as_of)
                    outcome = _outcome(chance, course, events)
                    key, to = f"{item.goal.id} {number}", offer_id(seed, offer.key)
                    yield Sent(seed, key, plan.case.holder, to, item.goal.id, events, outcome)


def sent_without_goal(
    topics: Mapping[TopicCode, GoalParameters], parameters: ReferralParameters, world: World
) -> Iterator[Sent]:
    """The referrals of the eight quarters from short counselling: nobody is stored, so no goal is named."""
    as_of = world.company.as_of
    seed = world.company.known.seed
    services = {service.key: service for service in world.company.known.services}
    for number in range(parameters.without_goal):
        chance = generator(seed, "referral without goal", number)
        service = services[drawn(chance, {key: item.clients for key, item in services.items()})]
        topic = drawn(chance, {code: item.mbe for code, item in topics.items()})
        on = working_day(days_between(chance, _first_day(as_of), as_of - _ONE_DAY))
        offer = world.offer_for(chance, service, topic, None, on)
        if offer is not None:
            events = history(chance, parameters, on, as_of)
            holder, to = service_id(seed, service.key), offer_id(seed, offer.key)
            yield Sent(seed, f"short {number}", holder, to, None, events, _outcome(chance, parameters, events))


def first_offers(sent: Iterable[Sent]) -> dict[str, str]:
    """The offer that each goal was first referred to, by goal: the one that its steps use."""
    found: dict[str, str] = {}
    for item in sent:
        if item.goal is not None:
            found.setdefault(item.goal, item.offer)
    return found


def referrals(of: Iterable[Sent]) -> Iterator[Record | Link]:
    """Each referral with its links, followed by its events in their order."""
    for sent in of:
        holder = sent.holder
        referral = Referral(
            id=seed_id(Referral, sent.seed, sent.key),
            holder=holder,
            state=sent.events[-1].state,
            requested_on=sent.events[0].on,
            outcome=sent.outcome,
            answer_by=_answer_by(sent),
            reason=sent.events[-1].reason,
            synthetic=True,
        )
        yield referral
        yield Link("FROM", referral.id, holder)
        yield Link("TO", referral.id, sent.offer)
        if sent.goal is not None:
            yield Link("FOR", referral.id, sent.goal)
        for number, event in enumerate(sent.events):
            record = ReferralEvent(
                id=seed_id(ReferralEvent, sent.seed, sent.key, number),
                holder=holder,
                state=event.state,
                at=datetime.combine(event.on, _FIRST_HOUR) + number * _BETWEEN_EVENTS,
                by=event.by,
                reason=event.reason,
                outcome=sent.outcome if event.state == "completed" else None,
                synthetic=True,
            )
            yield record
            yield Link("EVENT_OF", record.id, referral.id)


def _answer_by(sent: Sent) -> date | None:
    """The day until which an answer was expected; none for a draft, which nobody has received."""
    asked = next((event.on for event in sent.events if event.state == "requested"), None)
    return working_day(asked + _ANSWERED_WITHIN) if asked else None


def _outcome(chance: Random, parameters: HistoryParameters, events: tuple[Event, ...]) -> ReferralOutcomeCode | None:
    if events[-1].state != "completed":
        return None
    return drawn(chance, parameters.outcome)


def _first_day(as_of: date) -> date:
    # Two days in, so that a weekend there does not reach back before the first quarter.
    return quarter_start(as_of, 1) + timedelta(days=2)
