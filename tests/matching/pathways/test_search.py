"""Paths: each step can be taken where it stands, the soonest comes first, and a break is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.errors import InvalidInput, NotInstalled
from graphsvc.files import data_folder
from graphsvc.matching.pathways.definitions import pathways, read_pathways
from graphsvc.matching.pathways.moves import Ground, Situation, beginning, moves, reached, topics_of
from graphsvc.matching.pathways.search import LONGEST_PATH, Path, search
from graphsvc.model.derived import Intake
from graphsvc.model.facts import OfferFacts
from tests.matching.examples import CHAIN, ON, condition, course, offer, profile

LEVELS = ("a1", "a2", "b1", "b2")


def _course(number: int, reaches: str, *, least: str | None = None, starts: tuple[Intake, ...] = ()) -> OfferFacts:
    conditions = (condition("german_level", id=f"con_{number}", level_minimum=least),) if least else ()
    content = offer(number, reaches_level=reaches, access_mode="registration")
    return course(number, offer=content, conditions=conditions, intakes=starts)


def _start(number: int, after_days: int, lasts: int, booked: int = 0) -> Intake:
    begins = ON + timedelta(after_days)
    return Intake(
        id=f"int_{number}", starts_on=begins, ends_on=begins + timedelta(lasts), places=1, booked=booked, synthetic=True
    )


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    """Up to five courses with or without a start on record, towards B1 or B2."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        reaches = draw(st.integers(0, 3))
        least = draw(st.none() | st.integers(0, reaches))
        starts = tuple(
            _start(10 * number + each, draw(st.integers(0, 300)), draw(st.integers(1, 200)), draw(st.integers(0, 1)))
            for each in range(draw(st.integers(0, 2)))
        )
        found.append(
            _course(number, LEVELS[reaches], least=LEVELS[least] if least is not None else None, starts=starts)
        )
    return Ground(pathways().goal(draw(st.sampled_from(["b1", "b2"]))), pathways(), tuple(found), CHAIN)


def _every_end(situation: Situation, ground: Ground, steps: int = 0) -> Iterator[date]:
    if reached(situation, ground.goal):
        yield situation.on
    elif steps < LONGEST_PATH:
        for _, after in moves(situation, ground):
            yield from _every_end(after, ground, steps + 1)


@settings(max_examples=80, deadline=None)
@given(ground=grounds())
def test_the_first_path_ends_as_soon_as_the_best_of_all_paths(ground: Ground) -> None:
    start = beginning(profile(german_level="below_a1"), ON)

    found = search(start, ground)

    assert [path.end.on for path in found.paths[:1]] == sorted(_every_end(start, ground))[:1]
    assert (found.broken is None) == bool(found.paths)


@settings(max_examples=80, deadline=None)
@given(ground=grounds())
def test_every_step_can_be_taken_where_it_stands(ground: Ground) -> None:
    start = beginning(profile(german_level="below_a1"), ON)

    for path in search(start, ground).paths:
        _walk(path, start, ground)


def _walk(path: Path, situation: Situation, ground: Ground) -> None:
    for step in path.steps:
        possible = dict(_by_name(situation, ground))
        name = step.facts.offer.id if step.facts else step.title.en
        assert step.begins_on >= situation.on
        assert step.ends_on >= step.begins_on
        situation = possible[name]
    assert situation == path.end
    assert reached(situation, ground.goal)


def _by_name(situation: Situation, ground: Ground) -> Iterator[tuple[str, Situation]]:
    for step, after in moves(situation, ground):
        yield (step.facts.offer.id if step.facts else step.title.en), after


def test_a_full_start_and_one_closed_for_registration_are_waited_past() -> None:
    full, closed, later = _start(1, 5, 10, booked=1), _start(2, 6, 10), _start(3, 40, 10)
    closed = replace(closed, register_by=ON - timedelta(1))
    ground = Ground(pathways().goal("a1"), pathways(), (_course(1, "a1", starts=(full, closed, later)),), CHAIN)

    step = search(beginning(profile(german_level="below_a1"), ON), ground).paths[0].steps[0]

    assert (step.intake, step.waits, step.start_known) == (later, 40, True)


def test_without_a_start_on_record_the_wait_is_an_estimate_and_a_walk_in_begins_at_once() -> None:
    unknown = _course(1, "a1")
    walk_in = course(2, offer=offer(2, reaches_level="a1", access_mode="walk_in"))
    ground = Ground(pathways().goal("a1"), pathways(), (unknown, walk_in), CHAIN)

    first, second = search(beginning(profile(german_level="below_a1"), ON), ground).paths

    assert (first.steps[0].waits, first.steps[0].start_known) == (0, True)
    assert (second.steps[0].waits, second.steps[0].start_known) == (pathways().unknown_start.value, False)
    assert second.steps[0].lasting == pathways().otherwise_lasting


def test_recognition_needs_the_notice_before_the_measure_and_the_occupation_must_match() -> None:
    care = offer(1, kind="adaptation_measure", name="Anpassung Pflege", access_mode="appointment")
    wood = offer(2, kind="adaptation_measure", name="Anpassung Holz", access_mode="appointment")
    offers = tuple(course(number, offer=each, topics=("recognition",)) for number, each in ((1, care), (2, wood)))
    ground = Ground(pathways().goal("nurse"), pathways(), offers, CHAIN)

    found = search(beginning(profile(german_level="b2", foreign_qualification=True), ON), ground)
    at_hand = search(beginning(profile(german_level="b2", documents=("recognition_notice",)), ON), ground)

    assert [[step.gives for step in path.steps] for path in found.paths] == [["notice", "recognised"]]
    assert [[step.gives for step in path.steps] for path in at_hand.paths] == [["recognised"]]


def test_a_break_names_what_was_reached_and_what_nothing_leads_to() -> None:
    ground = Ground(pathways().goal("nurse"), pathways(), (_course(1, "a2"),), CHAIN)

    unknown = search(beginning(profile(german_level="a1"), ON), ground).broken
    without = search(beginning(profile(german_level="b2", foreign_qualification=False), ON), ground).broken

    assert unknown is not None
    assert (unknown.level, unknown.missing_level, unknown.missing_statuses) == ("a2", "b2", ("recognised",))
    assert without is not None
    assert (without.missing_level, without.missing_statuses) == (None, ("recognised",))


def test_papers_are_fetched_before_the_course_and_an_offer_without_a_topic_is_left_out() -> None:
    entitled = condition("residence", access_rule="vocational_german")
    start = _start(1, 60, 10)
    with_paper = course(
        1, offer=offer(1, reaches_level="b2", kind="vocational_german_course"), conditions=(entitled,), intakes=(start,)
    )
    nothing_said = course(2, offer=offer(2, reaches_level="b2"), topics=())
    ground = Ground(pathways().goal("b2"), pathways(), (with_paper, nothing_said), CHAIN)

    (path,) = search(
        beginning(profile(german_level="b1", benefit="sgb2", residence_group="settlement"), ON), ground
    ).paths

    assert [paper.kind for paper in path.steps[0].papers] == ["vocational_entitlement"]
    assert path.steps[0].waits == 60


def test_after_an_integration_course_the_course_is_done() -> None:
    content = offer(1, reaches_level="b1", kind="integration_course", access_mode="walk_in")
    ground = Ground(pathways().goal("b1"), pathways(), (course(1, offer=content),), CHAIN)

    (path,) = search(beginning(profile(german_level="a1"), ON), ground).paths

    assert path.end.profile.integration_course_completed
    assert path.end.key != beginning(profile(german_level="b1"), ON).key


def test_topics_follow_from_what_the_goal_needs() -> None:
    assert "recognition" not in topics_of(pathways().goal("b2"))
    assert {"recognition", "vocational_german"} <= set(topics_of(pathways().goal("nurse")))


def test_a_goal_that_is_not_known_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match="nurse"):
        pathways().goal("astronaut")


def test_a_file_that_cannot_be_read_or_leaves_a_status_open_is_named(tmp_path: FilePath) -> None:
    text = (data_folder("schema") / "pathways" / "pathways.yaml").read_text(encoding="utf-8")
    for broken in (text.replace("statuses: [notice]", "statuses: [medal]"), "goals: ["):
        path = tmp_path / "pathways.yaml"
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(NotInstalled, match=r"pathways\.yaml"):
            read_pathways(path)
