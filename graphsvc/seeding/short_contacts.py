"""Invented short contacts: a counselling on one topic, with no person stored."""

from collections.abc import Iterator, Mapping
from datetime import date

from graphsvc.model.derived import ContactChannelCode, ContactOutcomeCode, LanguageCode, ShortContact, TopicCode
from graphsvc.model.ids import seed_id
from graphsvc.seeding.agreements import GoalParameters
from graphsvc.seeding.chance import days_between, drawn, generator, working_day
from graphsvc.seeding.places_and_bodies import Bodies, service_id
from graphsvc.seeding.rows import SeedRow


class ShortContactParameters(SeedRow):
    """How many short contacts a service has for each of its clients, and how they are drawn."""

    per_client: float
    channels: Mapping[ContactChannelCode, float]
    outcomes: Mapping[ContactOutcomeCode, float]
    languages: Mapping[LanguageCode, float]
    minutes: Mapping[int, float]


def short_contacts(
    known: Bodies,
    parameters: ShortContactParameters,
    topics: Mapping[TopicCode, GoalParameters],
    days: tuple[date, date],
) -> Iterator[ShortContact]:
    """The contacts of each service on working days from the first to the last of the days, by service.

    They are about what goals of clients are about, as often.
    """
    first, last = days
    for service in known.services:
        weights = {code: item.jmd if service.kind == "jmd" else item.mbe for code, item in topics.items()}
        chance = generator(known.seed, "short contacts", service.key)
        for number in range(round(service.clients * parameters.per_client)):
            held_on = working_day(days_between(chance, first, last))
            channel, language = drawn(chance, parameters.channels), drawn(chance, parameters.languages)
            yield ShortContact(
                id=seed_id(ShortContact, known.seed, service.key, number),
                holder=service_id(known.seed, service.key),
                held_on=max(held_on, first),
                topic=drawn(chance, weights),
                channel=channel,
                language=language,
                minutes=drawn(chance, parameters.minutes),
                outcome=drawn(chance, parameters.outcomes),
                synthetic=True,
            )
