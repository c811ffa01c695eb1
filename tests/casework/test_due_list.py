"""What stands on the due list, and what does not yet."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.casework.due_list import DueItem, Setting, due_list
from graphsvc.casework.lapses import lapses
from graphsvc.casework.review_rhythm import next_review_on
from graphsvc.matching.rules import access_rules
from graphsvc.model.case_facts import OpenReferral, OpenReview, OpenStep, OpenWork
from graphsvc.model.derived import (
    Agreement,
    Client,
    Intake,
    Offer,
    Organisation,
    Paper,
    Profile,
    Referral,
    Review,
    Step,
)
from graphsvc.model.facts import OfferFacts

ON = date(2026, 3, 2)
CLIENT = Client(id="cli_1", holder="svc_1", reference="K-1", synthetic=True)
STEP = Step(id="stp_1", holder="svc_1", whose_turn="partner", state="open", due_on=ON, synthetic=True)
OFFER = Offer(id="off_1", name="Kurs", kind="german_course_open", verified_on=ON, synthetic=True)
FACTS = OfferFacts(
    OFFER, Organisation(id="org_1", name="S", kind="course_provider", synthetic=True), None, None, (), (), (), ()
)
REFERRAL = Referral(id="ref_1", holder="svc_1", state="requested", requested_on=ON, synthetic=True)
NOTHING = OpenWork((CLIENT,), {}, (), (), (), {"off_1": FACTS})
SETTING = Setting(ON, is_youth_service=False, rules=access_rules())


def later(days: int) -> date:
    """So many days after the day of the list."""
    return ON + timedelta(days=days)


def due(work: OpenWork, *, youth: bool = False) -> list[DueItem]:
    """The list of that work."""
    return list(due_list(work, replace(SETTING, is_youth_service=youth)))


def kinds(work: OpenWork, *, youth: bool = False) -> list[str]:
    """The kinds on the list of that work."""
    return [item.kind for item in due(work, youth=youth)]


def test_nothing_open_is_an_empty_list() -> None:
    assert due(NOTHING) == []


@pytest.mark.parametrize(
    ("due_on", "listed", "overdue"), [(-1, True, True), (0, True, False), (7, True, False), (8, False, False)]
)
def test_a_step_is_listed_a_week_ahead_and_overdue_from_the_day_after(due_on: int, listed: bool, overdue: bool) -> None:  # noqa: FBT001
    work = replace(NOTHING, steps=(OpenStep(replace(STEP, due_on=later(due_on)), CLIENT.id, "housing", None),))
    found = due(work)
    assert bool(found) == listed
    assert [item.overdue for item in found] == [overdue] * len(found)


def test_a_step_says_whose_turn_it_is() -> None:
    (item,) = due(replace(NOTHING, steps=(OpenStep(STEP, CLIENT.id, "housing", None),)))
    assert (item.words.en, item.client) == ("Step of the partner", CLIENT)


def test_a_review_is_listed_a_week_ahead() -> None:
    reviews = tuple(
        OpenReview(Review(id=f"rev_{day}", holder="svc_1", due_on=later(day), synthetic=True), CLIENT.id)
        for day in (-20, 7, 8)
    )
    assert [item.record for item in due(replace(NOTHING, reviews=reviews))] == ["rev_-20", "rev_7"]


@pytest.mark.parametrize(
    ("properties", "listed"),
    [
        ({"requested_on": later(-15)}, True),
        ({"requested_on": later(-14)}, False),
        ({"requested_on": later(-3), "answer_by": later(-1)}, True),
        ({"requested_on": later(-40), "answer_by": later(1)}, False),
        ({"requested_on": later(-40), "state": "accepted"}, False),
    ],
)
def test_a_referral_without_an_answer_is_listed_behind_its_deadline(properties: dict[str, Any], listed: bool) -> None:  # noqa: FBT001
    work = replace(NOTHING, referrals=(OpenReferral(replace(REFERRAL, **properties), None, "off_1"),))
    assert kinds(work) == (["referral"] if listed else [])


def test_a_paper_is_listed_thirty_days_before_its_last_day_with_its_rule() -> None:
    def with_paper(day: int) -> OpenWork:
        paper = Paper(kind="admission", issuer="bamf", expires_on=later(day))
        return replace(NOTHING, profiles={CLIENT.id: Profile(id="pro_1", holder="svc_1", papers=(paper,))})

    (item,) = due(with_paper(30))
    assert (item.kind, item.day) == ("lapse", later(30))
    assert item.rule is not None
    assert item.rule.id == "integration_course_admission"
    assert due(with_paper(31)) == due(with_paper(-1)) == []


def test_a_claim_to_the_integration_course_lapses_a_year_after_the_permit() -> None:
    facts = Profile(
        id="pro_1", holder="svc_1", residence_group="family", residence_section="s30", age=30, german_level="a1",
        permit_months=36, permit_issued_on=date(2025, 3, 20),
    )  # fmt: skip
    (lapse,) = lapses(facts, ON, later(30), access_rules())
    assert lapse.last_day == date(2026, 3, 20)
    assert lapse.rule is not None
    assert lapse.rule.id == "integration_course_claim"
    assert lapses(replace(facts, german_level="b2"), ON, later(30), access_rules()) == ()


def test_an_admission_without_a_day_lapses_as_its_rule_says() -> None:
    paper = Paper(kind="admission", issuer="bamf", issued_on=date(2025, 3, 10))
    (lapse,) = lapses(Profile(id="pro_1", holder="svc_1", papers=(paper,)), ON, later(30), access_rules())
    assert lapse.last_day == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("born_on", "listed"), [(date(1999, 5, 1), True), (date(1999, 5, 2), False), (date(1998, 1, 1), True)]
)
def test_a_youth_service_sees_the_27th_birthday_sixty_days_ahead(born_on: date, listed: bool) -> None:  # noqa: FBT001
    work = replace(NOTHING, profiles={CLIENT.id: Profile(id="pro_1", holder="svc_1", born_on=born_on)})
    assert kinds(work, youth=True) == (["birthday"] if listed else [])
    assert kinds(work) == []


def test_a_start_is_listed_for_who_waits_for_it() -> None:
    start = Intake(id="int_1", starts_on=later(14), places=5, booked=0, synthetic=True)
    offers = {"off_1": replace(FACTS, intakes=(start, replace(start, id="int_2", starts_on=later(15))))}
    accepted = OpenReferral(replace(REFERRAL, state="accepted"), CLIENT.id, "off_1")
    step = OpenStep(replace(STEP, due_on=later(30)), CLIENT.id, "german_course", "off_1")
    work = replace(NOTHING, offers=offers, referrals=(accepted,), steps=(step,))
    assert [(item.kind, item.record) for item in due(work)] == [("intake", "int_1")]


def test_the_promise_of_an_open_step_is_checked_again() -> None:
    ended = replace(FACTS, offer=replace(OFFER, valid_to=later(-1)))
    step = OpenStep(replace(STEP, due_on=later(30)), CLIENT.id, "german_course", "off_1")
    (item,) = due(replace(NOTHING, offers={"off_1": ended}, steps=(step,)))
    assert (item.kind, [caution.code for caution in item.cautions]) == ("promise", ["ended"])


def test_the_next_review_counts_from_the_last_one_held() -> None:
    agreement = Agreement(
        id="agr_1", holder="svc_1", version=1, state="active", concluded_on=ON, review_every_weeks=4, synthetic=True
    )
    held = Review(id="rev_1", holder="svc_1", due_on=later(28), held_on=later(30), synthetic=True)
    assert next_review_on(agreement, []) == later(28)
    assert next_review_on(agreement, [held, replace(held, held_on=None)]) == later(58)
    assert next_review_on(replace(agreement, review_every_weeks=None), [held]) is None
    assert next_review_on(replace(agreement, concluded_on=None), [held]) is None
