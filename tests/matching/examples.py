"""The smallest offers, profiles and places that the tests of matching need."""

from dataclasses import replace
from datetime import date
from typing import Any

from graphsvc.matching.enquiry import Enquiry
from graphsvc.model.derived import Condition, Intake, Offer, Organisation, Place, Profile
from graphsvc.model.facts import OfferFacts

ON = date(2026, 3, 1)
HANNOVER = Place(id="pla_1", code="03241001", name="Hannover", kind="municipality", latitude=52.3744, longitude=9.7386)
REGION = Place(id="pla_2", code="03241", name="Region Hannover", kind="county")
GARBSEN = Place(id="pla_3", code="03241005", name="Garbsen", kind="municipality", latitude=52.4281, longitude=9.5980)
CHAIN = (HANNOVER, REGION)


def profile(**facts: Any) -> Profile:  # noqa: ANN401  any property of a profile
    """The facts of a person nobody stored, living in Hannover unless another place is given."""
    return Profile(**{"id": "", "holder": "", "place": HANNOVER.code, **facts})


def enquiry(on: date = ON, **facts: Any) -> Enquiry:  # noqa: ANN401  any property of a profile
    """An enquiry for a German course by a person with these facts."""
    return Enquiry("german_course", profile(**facts), on, CHAIN)


def course(number: int = 1, **changes: Any) -> OfferFacts:  # noqa: ANN401  any part of the facts
    """A German course held in and open to Hannover, checked the day before, with no conditions."""
    facts = OfferFacts(
        offer=offer(number),
        provider=provider(number),
        deliverer=None,
        held_in=HANNOVER,
        topics=("german_course",),
        serves=(HANNOVER.code,),
        conditions=(),
        intakes=(),
    )
    return replace(facts, **changes)


def offer(number: int = 1, **changes: Any) -> Offer:  # noqa: ANN401  any property of an offer
    """An invented German course with that number."""
    start = Offer(
        id=f"off_{number}",
        name=f"Kurs {number}",
        kind="german_course_open",
        verified_on=date(2026, 2, 28),
        synthetic=True,
    )
    return replace(start, **changes)


def provider(number: int = 1, **changes: Any) -> Organisation:  # noqa: ANN401  any property
    """An invented course provider with that number."""
    start = Organisation(id=f"org_{number}", name=f"Träger {number}", kind="course_provider", synthetic=True)
    return replace(start, **changes)


def intake(starts_on: date, **changes: Any) -> Intake:  # noqa: ANN401  any property of an intake
    """A start with 20 places, 15 of them booked."""
    start = Intake(id="int_1", starts_on=starts_on, places=20, booked=15, synthetic=True)
    return replace(start, **changes)


def condition(criterion: str, **terms: Any) -> Condition:  # noqa: ANN401  any property of a condition
    """A condition of that criterion."""
    return Condition(**{"id": "con_1", "criterion": criterion, **terms})


INTEGRATION_COURSE = condition("residence", access_rule="integration_course")
