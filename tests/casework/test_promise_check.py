"""Whether a step can be kept with the offer it names."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.casework.promise_check import promise_check
from graphsvc.matching.enquiry import Enquiry
from graphsvc.model.derived import Condition, Intake, Offer, Organisation, Profile
from graphsvc.model.facts import OfferFacts, OpenReport

ON = date(2026, 3, 2)
DUE = ON + timedelta(days=60)
OFFER = Offer(
    id="off_1", name="Kurs", kind="german_course_open", verified_on=ON - timedelta(days=10), synthetic=True
)  # fmt: skip
BODY = Organisation(id="org_1", name="Schule", kind="course_provider", synthetic=True)
FACTS = OfferFacts(OFFER, BODY, None, None, ("german_course",), (), (), ())
ENQUIRY = Enquiry("german_course", Profile(id="", holder="", german_level="a2"), ON)


def start(in_days: int, places: int, booked: int) -> Intake:
    """A start of the offer."""
    return Intake(
        id=f"int_{in_days}", starts_on=ON + timedelta(days=in_days), places=places, booked=booked, synthetic=True
    )


def codes(facts: OfferFacts, due_on: date | None = DUE) -> list[str]:
    """What the check finds, by code."""
    return [caution.code for caution in promise_check(facts, ENQUIRY, due_on)]


def test_nothing_stands_against_a_fresh_offer_with_places() -> None:
    assert codes(replace(FACTS, intakes=(start(5, 10, 9),))) == []


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ({"valid_to": ON - timedelta(days=1)}, "ended"),
        ({"funding_ends_on": ON - timedelta(days=1)}, "ended"),
        ({"valid_to": DUE - timedelta(days=1)}, "ends_before"),
        ({"funding_ends_on": DUE - timedelta(days=1)}, "ends_before"),
        ({"valid_from": DUE + timedelta(days=1)}, "begins_after"),
        ({"verified_on": None}, "unverified"),
        ({"verified_on": ON - timedelta(days=181)}, "unverified"),
    ],
)
def test_an_offer_that_will_not_be_there_or_that_nobody_looked_at_is_named(
    offer: dict[str, Any], expected: str
) -> None:
    assert codes(replace(FACTS, offer=replace(OFFER, **offer))) == [expected]


@pytest.mark.parametrize("offer", [{"valid_to": DUE}, {"valid_from": DUE}, {"verified_on": ON - timedelta(days=180)}])
def test_the_last_day_belongs_to_the_offer_and_the_first_to_the_promise(offer: dict[str, Any]) -> None:
    assert codes(replace(FACTS, offer=replace(OFFER, **offer))) == []


def test_a_step_without_a_due_day_is_checked_for_today() -> None:
    ends_soon = replace(FACTS, offer=replace(OFFER, valid_to=ON))
    assert codes(ends_soon, None) == []
    assert codes(ends_soon) == ["ends_before"]


def test_a_full_start_says_when_there_are_places_again() -> None:
    (caution,) = promise_check(replace(FACTS, intakes=(start(5, 10, 10), start(40, 10, 3))), ENQUIRY, DUE)
    assert caution.code == "full"
    assert str(ON + timedelta(days=40)) in caution.en


def test_an_offer_that_does_not_fit_says_why() -> None:
    condition = Condition(id="con_1", criterion="german_level", level_minimum="b1")
    (caution,) = promise_check(replace(FACTS, conditions=(condition,)), ENQUIRY, DUE)
    assert caution.code == "not_fitting"
    assert "B1" in caution.de


def test_an_offer_on_another_topic_may_serve_a_step() -> None:
    assert codes(replace(FACTS, topics=("childcare",))) == []


def test_an_open_report_is_passed_on() -> None:
    assert codes(replace(FACTS, reports=(OpenReport("ended", ON),))) == ["reported"]


def test_the_gravest_comes_first() -> None:
    old = replace(OFFER, valid_to=ON - timedelta(days=1), verified_on=None)
    assert codes(replace(FACTS, offer=old, intakes=(start(5, 1, 1),))) == ["ended", "full", "unverified"]
