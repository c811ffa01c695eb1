"""Invented referrals: for the goals of agreements, and from short counselling without a stored person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from graphsvc.model.derived import Link, Record, Referral, ReferralEvent, ReferralOutcomeCode, TopicCode
from graphsvc.model.ids import seed_id
from graphsvc.seeding.agreements import GoalParameters, Plan
from graphsvc.seeding.chance import days_between, drawn, generator, working_day
from graphsvc.seeding.contacts import quarter_start
from graphsvc.seeding.offers import offer_id
from graphsvc.seeding.places_and_bodies import SEED, service_id
from graphsvc.seeding.referral_histories import Event, ReferralParameters, history
from graphsvc.seeding.referral_targets import World
from graphsvc.seeding.rows import OfferRow, ServiceRow

_FIRST_HOUR = time(7, 30, tzinfo=UTC)
_BETWEEN_EVENTS = timedelta(minutes=20)
_ONE_DAY = timedelta(days=1)
# Referrals for a goal fall into this many days from the agreement on; those that would lie outside the eight quarters,
# or behind the end of the agreement, are left out, so that the number per quarter does not grow by itself.
_DAYS_OF_ACTION = 360


@dataclass(frozen=True, slots=True)
class Sent:
    """A referral with its history; `goal` is the id of the goal it serves, where there is one."""

    key: str
    service: ServiceRow
    offer: OfferRow
    goal: str | None
    events: tuple[Event, ...]
    outcome: ReferralOutcomeCode | None


def sent_for_goals(of: tuple[Plan, ...], parameters: ReferralParameters, world: World) -> Iterator[Sent]:
    """The referrals of the eight quarters for the goals of the agreements, in the order of the goals."""
    as_of = world.company.as_of
    start = _first_day(as_of)
    for plan in of:
        concluded_on, until = plan.agreement.concluded_on, plan.agreement.closed_on or as_of
        if concluded_on is None:
            continue
        for item in plan.goals:
            chance = generator(SEED, "referrals", item.goal.id)
            for number in range(drawn(chance, parameters.per_goal)):
                on = working_day(concluded_on + timedelta(days=chance.randrange(_DAYS_OF_ACTION)))
                if not start <= on <= min(until, as_of - _ONE_DAY):
                    continue
                service = plan.case.service
                offer = world.offer_for(chance, service, item.topic, plan.case.facts, on)
                if offer is not None:
                    events = history(chance, parameters, on, as_of)
                    outcome = _outcome(chance, parameters, events)
                    yield Sent(f"{item.goal.id} {number}", service, offer, item.goal.id, events, outcome)


def sent_without_goal(
    topics: Mapping[TopicCode, GoalParameters], parameters: ReferralParameters, world: World
) -> Iterator[Sent]:
    """The referrals of the eight quarters from short counselling: nobody is stored, so no goal is named."""
    as_of = world.company.as_of
    services = {service.key: service for service in world.company.known.services}
    for number in range(parameters.without_goal):
        chance = generator(SEED, "referral without goal", number)
        service = services[drawn(chance, {key: item.clients for key, item in services.items()})]
        topic = drawn(chance, {code: item.mbe for code, item in topics.items()})
        on = working_day(days_between(chance, _first_day(as_of), as_of - _ONE_DAY))
        offer = world.offer_for(chance, service, topic, None, on)
        if offer is not None:
            events = history(chance, parameters, on, as_of)
            yield Sent(f"short {number}", service, offer, None, events, _outcome(chance, parameters, events))


def referrals(of: tuple[Sent, ...]) -> Iterator[Record | Link]:
    """Each referral with its links, followed by its events in their order."""
    for sent in of:
        holder = service_id(sent.service.key)
        referral = Referral(
            id=seed_id(Referral, SEED, sent.key),
            holder=holder,
            state=sent.events[-1].state,
            requested_on=sent.events[0].on,
            outcome=sent.outcome,
            synthetic=True,
        )
        yield referral
        yield Link("FROM", referral.id, holder)
        yield Link("TO", referral.id, offer_id(sent.offer.key))
        if sent.goal is not None:
            yield Link("FOR", referral.id, sent.goal)
        for number, event in enumerate(sent.events):
            record = ReferralEvent(
                id=seed_id(ReferralEvent, SEED, sent.key, number),
                holder=holder,
                state=event.state,
                at=datetime.combine(event.on, _FIRST_HOUR) + number * _BETWEEN_EVENTS,
                by=event.by,
                reason=event.reason,
                synthetic=True,
            )
            yield record
            yield Link("EVENT_OF", record.id, referral.id)


def _outcome(chance: Random, parameters: ReferralParameters, events: tuple[Event, ...]) -> ReferralOutcomeCode | None:
    if events[-1].state != "completed":
        return None
    return drawn(chance, parameters.outcome)


def _first_day(as_of: date) -> date:
    # Two days in, so that a weekend there does not reach back before the first quarter.
    return quarter_start(as_of, 1) + timedelta(days=2)
