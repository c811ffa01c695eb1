"""The report on gaps finds what is true of the synthetic model project, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from graphsvc.answers.gaps import gap_answer
from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import Window
from graphsvc.network.broken_ties import PATIENCE_DAYS
from graphsvc.network.supply_gaps import EVERYWHERE_ONLY
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphsvc.stores import Store

TRIAL = Window(date(2011, 4, 1), date(2012, 10, 1))
# No invented offer has ended yet.
BEFORE_ANY_END = date(2012, 3, 1)


@pytest.fixture(scope="module")
def project() -> Iterator[tuple[Store, dict[str, Any]]]:
    """A store with the model project, and what is true of it."""
    made = ModelProject(1, 1)
    store = open_store("sqlite:///:memory:")
    store.init()
    store.load(OPERATOR, made.items(made.sites()))
    yield store, made.truth()
    store.close()


def test_the_supply_gaps_of_the_model_project_are_found_and_no_others(project: tuple[Store, dict[str, Any]]) -> None:
    store, truth = project
    needs = store.supply_facts(OPERATOR, date(2012, 9, 30), BEFORE_ANY_END, BEFORE_ANY_END).needs
    needed = {(need.place, need.topic) for need in needs}
    true = {(gap["place"], gap["topic"]) for gap in truth["supply_gaps"] if gap["topic"] not in EVERYWHERE_ONLY}

    found = gap_answer(store, OPERATOR, TRIAL, BEFORE_ANY_END).supply.gaps

    no_offer = {(gap.place, gap.topic) for gap in found if gap.verdict == "no_offer" and gap.place is not None}
    assert no_offer == true & needed
    assert len(no_offer) > 20


def test_broken_ties_of_the_model_project_are_found_and_no_sound_one_is_accused(
    project: tuple[Store, dict[str, Any]],
) -> None:
    store, truth = project
    broken = {(tie["service"], tie["unit"]) for tie in truth["broken_ties"]}
    courses = store.courses(OPERATOR, TRIAL, PATIENCE_DAYS).ties
    often = {
        (course.sender, course.receiver)
        for course in courses
        if course.answered + course.late + course.refused + course.silent >= 12
    }

    answer = gap_answer(store, OPERATOR, TRIAL, BEFORE_ANY_END)

    assert set(answer.broken.ties) <= broken
    assert set(answer.broken.ties) >= broken & often
    assert len(broken & often) >= 3


def test_a_supply_gap_is_no_broken_tie(project: tuple[Store, dict[str, Any]]) -> None:
    store, truth = project
    content: Any = gap_answer(store, OPERATOR, TRIAL, BEFORE_ANY_END).to_json()
    gaps = {(gap["place"] or {}).get("code") for gap in content["supply_gaps"]}

    assert gaps - {None} <= {gap["place"] for gap in truth["supply_gaps"]}
    assert all(tie["referrals"]["at_least"] > 0 for tie in content["broken_ties"]["ties"])


def test_offers_that_end_leave_the_needs_they_reached(project: tuple[Store, dict[str, Any]]) -> None:
    store, _ = project
    before = gap_answer(store, OPERATOR, TRIAL, date(2012, 4, 1))
    behind = gap_answer(store, OPERATOR, TRIAL, before.until)

    gaps = {(gap.topic, gap.place) for gap in behind.supply.gaps if gap.verdict == "no_offer"}
    assert {(need.topic, need.place) for need in before.supply.left} <= gaps
    assert all(before.on <= ending.ends_on <= before.until for ending in before.endings)
    assert before.endings
