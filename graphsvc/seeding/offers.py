"""Conditions, offers and their starts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graphsvc.model.derived import Condition, Intake, Link, Offer, Record, TopicCode
from graphsvc.model.ids import seed_id
from graphsvc.seeding.chance import monday_from
from graphsvc.seeding.places_and_bodies import (
    SEED,
    Member,
    broader_terms,
    organisation_id,
    place_id,
    service_id,
    topic_id,
)
from graphsvc.seeding.rows import ConditionRow, IntakeRow, OfferRow, day, day_or_none, read_table


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rows of offers, conditions (by key) and intakes, and the offers by every topic they help with.

    `seed` is the word from which their ids and those of their bodies are made.
    """

    seed: str
    offers: tuple[OfferRow, ...]
    conditions: Mapping[str, ConditionRow]
    intakes: tuple[IntakeRow, ...]
    by_topic: Mapping[TopicCode, tuple[OfferRow, ...]]


def catalogue() -> Catalogue:
    """The offers of Hannover as the files hold them."""
    offers = read_table(SEED, "offers.csv", OfferRow)
    conditions = {row.key: row for row in read_table(SEED, "conditions.csv", ConditionRow)}
    return Catalogue(SEED, offers, conditions, read_table(SEED, "intakes.csv", IntakeRow), by_topic(offers))


def by_topic(offers: tuple[OfferRow, ...]) -> dict[TopicCode, tuple[OfferRow, ...]]:
    """The offers by each topic they help with, the broader ones of their topics included."""
    return {topic: tuple(row for row in offers if topic in _with_broader(row.topics)) for topic in broader_terms()}


def offer_id(seed: str, key: str) -> str:
    """The id of the offer with that key in that seed."""
    return seed_id(Offer, seed, key)


def unit_of(offer: OfferRow, members: Mapping[str, Member]) -> Member | None:
    """The unit of the network behind an offer: the service that delivers it, else its provider.

    None where that body is no member of the network.
    """
    return members.get(offer.delivered_by or offer.provider)


def open_on(offer: OfferRow, as_of: date, on: date) -> bool:
    """Whether the offer, laid out around `as_of`, is valid on that day."""
    last = day_or_none(as_of, offer.valid_to_day)
    return day(as_of, offer.valid_from_day) <= on and (last is None or on <= last)


def conditions(known: Catalogue) -> Iterator[Record]:
    """The conditions that offers share."""
    for row in known.conditions.values():
        yield Condition(
            id=_condition_id(known.seed, row.key),
            criterion=row.criterion,
            minimum=row.minimum,
            maximum=row.maximum,
            level_minimum=row.level_minimum,
            level_maximum=row.level_maximum,
            residence_groups=row.residence_groups,
            access_rule=row.access_rule,
            genders=row.genders,
            benefits=row.benefits,
            documents=row.documents,
            prior_step=row.prior_step,
            exemption=row.exemption,
            exempt_benefits=row.exempt_benefits,
            note=row.note,
        )


def offers(known: Catalogue, as_of: date) -> Iterator[Record | Link]:
    """The offers with their links, then what leads to what, then the starts.

    Every offer counts as synthetic: its kind may be real, its times, places and conditions are invented.
    """
    for row in known.offers:
        yield _offer(known.seed, row, as_of)
        yield from _links(known.seed, row)
    for row in known.offers:
        offer = offer_id(known.seed, row.key)
        yield from (Link("LEADS_TO", offer, offer_id(known.seed, following)) for following in row.leads_to)
    for intake in known.intakes:
        record = _intake(known.seed, intake, as_of)
        yield record
        yield Link("INTAKE_OF", record.id, offer_id(known.seed, intake.offer))


def _offer(seed: str, row: OfferRow, as_of: date) -> Offer:
    return Offer(
        id=offer_id(seed, row.key),
        name=row.name,
        description=row.description,
        kind=row.kind,
        access_mode=row.access_mode,
        languages=row.languages,
        schedule=row.schedule,
        hours_per_week=row.hours_per_week,
        online=row.online,
        childcare=row.childcare,
        interpreter=row.interpreter,
        cost=row.cost,
        hidden_address=row.hidden_address,
        sensitive=row.sensitive,
        valid_from=day(as_of, row.valid_from_day),
        valid_to=day_or_none(as_of, row.valid_to_day),
        funding_ends_on=day_or_none(as_of, row.funding_ends_day),
        verified_on=day(as_of, row.verified_day),
        source=row.source,
        synthetic=True,
        reaches_level=row.reaches_level,
    )


def _links(seed: str, row: OfferRow) -> Iterator[Link]:
    offer = offer_id(seed, row.key)
    yield Link("PROVIDED_BY", offer, organisation_id(seed, row.provider))
    if row.delivered_by is not None:
        yield Link("DELIVERED_BY", offer, service_id(seed, row.delivered_by))
    if row.kept_by is not None:
        yield Link("KEPT_BY", offer, service_id(seed, row.kept_by))
    if row.held_in is not None:
        yield Link("HELD_IN", offer, place_id(row.held_in))
    yield from (Link("ADDRESSES", offer, topic_id(topic)) for topic in row.topics)
    yield from (Link("SERVES", offer, place_id(place)) for place in row.serves)
    yield from (Link("REQUIRES", offer, _condition_id(seed, condition)) for condition in row.conditions)


def _intake(seed: str, row: IntakeRow, as_of: date) -> Intake:
    starts_on = monday_from(day(as_of, row.starts_day))
    return Intake(
        id=seed_id(Intake, seed, row.offer, row.starts_day),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=row.lasts_days),
        register_by=starts_on - timedelta(days=row.register_before_days),
        places=row.places,
        booked=row.booked,
        waiting=row.waiting,
        counted_on=day(as_of, row.counted_day),
        synthetic=True,
    )


def _condition_id(seed: str, key: str) -> str:
    return seed_id(Condition, seed, key)


def _with_broader(topics: tuple[TopicCode, ...]) -> frozenset[TopicCode]:
    broader = broader_terms()
    reached: set[TopicCode] = set()
    for topic in topics:
        step: TopicCode | None = topic
        while step is not None:
            reached.add(step)
            step = broader[step]
    return frozenset(reached)
