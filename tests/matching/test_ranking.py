"""The order of suggestions: monotone, deterministic and fair to carriers."""

from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder
from graphsvc.matching.ranking import Rankable, order
from graphsvc.matching.standing import standing
from graphsvc.matching.verdicts import Verdict
from graphsvc.matching.weights import LessIsBetter, PointsName, read_weights, weights
from graphsvc.model.definition import read_yaml
from graphsvc.model.derived import Paper, Profile
from graphsvc.model.facts import OfferFacts, OpenReport
from tests.matching.examples import (
    GARBSEN,
    INTEGRATION_COURSE,
    ON,
    REGION,
    condition,
    course,
    enquiry,
    intake,
    offer,
    provider,
)


def rankable(facts: OfferFacts, verdict: Verdict = "fits") -> Rankable:
    return Rankable(facts, verdict, standing(facts, enquiry(), weights()))


def ordered(offers: list[Rankable], seed: str = "seed") -> list[str]:
    return [offers[position].facts.offer.id for position in order(offers, seed).positions]


@given(st.sampled_from(get_args(PointsName)), st.floats(-50, 200), st.floats(-50, 200))
def test_a_better_value_never_has_fewer_points(name: PointsName, one: float, other: float) -> None:
    scale = weights().scale(name)
    worse, better = sorted((one, other), reverse=isinstance(scale, LessIsBetter))

    assert scale.points(better) >= scale.points(worse) >= scale.points(None) == 0


def test_the_points_are_the_sum_of_their_kinds() -> None:
    facts = course(intakes=(intake(ON + timedelta(days=14), counted_on=ON),))

    place = standing(facts, enquiry(), weights())

    brought = {name: points for name, points in place.points_by.items() if points}
    assert brought == {
        "topic": 30,
        "distance": 20,
        "place_served": 4,
        "next_start": 20,
        "free_places": 10,
        "freshness": 10,
    }
    assert place.points == 94
    assert set(place.points_by) == set(get_args(PointsName))


PROTECTED: dict[str, tuple[Any, ...]] = {
    "gender": ("female", "male", "diverse"),
    "residence_group": ("work", "gestattung", "duldung_other", "eu_freedom", "german"),
    "residence_section": ("s25_3", "s104c"),
    "benefit": ("sgb2", "asylblg"),
    "permit_months": (12, 36),
    "tolerated_since": (date(2020, 1, 1),),
    "lawful_since": (date(2020, 1, 1),),
    "born_on": (date(1960, 1, 1), date(2008, 1, 1)),
    "age": (17, 66),
    "access_needs": (("step_free",),),
}


@pytest.mark.parametrize("fact", PROTECTED)
def test_origin_sex_age_and_residence_neither_add_nor_take_points(fact: str) -> None:
    rules = (
        condition("residence", residence_groups=("work",)),
        condition("gender", genders=("female",)),
        condition("residence", access_rule="integration_course"),
    )
    for conditions in ((), rules):
        facts = course(conditions=conditions, intakes=(intake(ON, counted_on=ON),))
        free = standing(facts, enquiry(), weights())
        for value in PROTECTED[fact]:
            assert standing(facts, enquiry(**{fact: value}), weights()) == free


def test_religion_and_nationality_are_no_facts_of_a_profile() -> None:
    names = {item.name for item in fields(Profile)}

    assert not names & {"religion", "nationality", "origin", "citizenship", "country", "ethnicity"}


def test_an_open_door_needs_no_start_and_a_full_course_has_no_points_for_places() -> None:
    open_door = standing(course(offer=offer(access_mode="walk_in")), enquiry(), weights())
    full = standing(course(intakes=(intake(ON, places=5, booked=6, counted_on=ON),)), enquiry(), weights())

    assert open_door.points_by["next_start"] == 20
    assert (full.free_places, full.points_by["free_places"]) == (0, 0)


def test_what_is_on_the_topic_comes_before_what_only_covers_a_broader_one() -> None:
    broader = rankable(course(1, topics=("language",)))
    unclear = rankable(course(2, topics=("german_course",)), "unknown")
    narrower = rankable(course(3, topics=("literacy",)))

    assert ordered([broader, unclear, narrower]) == ["off_3", "off_2", "off_1"]


def test_what_fits_comes_before_what_is_unknown_whatever_the_points() -> None:
    far = rankable(course(1, topics=("literacy",), held_in=None))
    unknown = rankable(course(2, intakes=(intake(ON),)), "unknown")

    assert ordered([unknown, far]) == ["off_1", "off_2"]


@pytest.mark.parametrize(
    ("counted_on", "points"), [(ON, 10), (ON - timedelta(days=28), 10), (ON - timedelta(days=29), 0), (None, 0)]
)
def test_places_counted_long_ago_bring_no_points(counted_on: date | None, points: int) -> None:
    place = standing(course(intakes=(intake(ON, counted_on=counted_on),)), enquiry(), weights())

    assert (place.free_places, place.points_by["free_places"]) == (5, points)


def test_waiting_counts_from_the_day_asked_for_and_from_the_paper() -> None:
    starts = (intake(ON + timedelta(days=20)),)
    papers = (
        Paper(kind="admission", issuer="bamf", issued_on=ON - timedelta(days=400), expires_on=ON - timedelta(days=35)),
        Paper(kind="obligation", issuer="jobcenter", issued_on=ON - timedelta(days=40)),
        Paper(kind="obligation", issuer="jobcenter", issued_on=ON + timedelta(days=1)),
        Paper(kind="obligation", issuer="jobcenter"),
    )
    bound = course(conditions=(INTEGRATION_COURSE,), intakes=starts)

    with_paper = standing(bound, enquiry(papers=papers), weights())

    assert (with_paper.waits_days, with_paper.entitled_waits_days) == (20, 60)
    assert standing(bound, enquiry(), weights()).entitled_waits_days is None
    assert standing(course(intakes=starts), enquiry(papers=papers), weights()).entitled_waits_days is None
    assert standing(replace(bound, intakes=()), enquiry(papers=papers), weights()).waits_days is None


def points_of(name: PointsName, facts: OfferFacts, **known: Any) -> int:  # noqa: ANN401  any property
    return standing(facts, enquiry(**known), weights()).points_by[name]


def test_an_online_offer_needs_no_way_and_one_for_a_wider_area_has_fewer_points() -> None:
    online = course(held_in=None, offer=offer(online=True))
    wider, elsewhere = course(serves=(REGION.code,)), course(serves=(GARBSEN.code,))

    assert points_of("distance", online) == 20
    assert [points_of("place_served", each) for each in (course(), wider, elsewhere)] == [4, 2, 0]


def test_times_childcare_language_and_cost_bring_points_where_they_meet_what_the_person_said() -> None:
    helpful = course(
        offer=offer(
            kind="migration_counselling",
            schedule=("morning",),
            childcare=True,
            languages=("ar", "de"),
            interpreter=True,
            cost="Kostenlos",
        )
    )
    said: dict[str, Any] = {"available_times": ("morning", "evening"), "childcare_needed": True}

    expected: dict[PointsName, int] = {"times": 6, "childcare": 6, "cost": 4}
    for name, points in expected.items():
        assert points_of(name, helpful, **said) == points
        assert points_of(name, course(), **said) == 0
    assert (points_of("times", helpful), points_of("childcare", helpful)) == (0, 0)
    spoken = [points_of("language", helpful, languages=(code,)) for code in ("ar", "fa")]
    assert spoken == [8, 4]
    assert (
        points_of("language", replace(helpful, offer=replace(helpful.offer, interpreter=None)), languages=("fa",)) == 0
    )
    assert points_of("language", helpful) == 0


def test_wishes_and_a_familiar_carrier_bring_points() -> None:
    online = course(offer=offer(online=True), provider=provider(carrier="awo"))
    small = course(intakes=(intake(ON, places=12, booked=0),), provider=provider(carrier="independent"))

    assert points_of("wishes", online, wishes=("online",)) == 6
    assert points_of("wishes", online, wishes=("in_person", "small_group")) == 0
    assert points_of("wishes", small, wishes=("in_person", "small_group")) == 10
    assert points_of("continuity", online, known_carriers=("awo", "drk")) == 6
    assert points_of("continuity", online, known_carriers=("drk",)) == 0
    assert points_of("continuity", small, known_carriers=("independent",)) == 0


@pytest.mark.parametrize("verified_on", [None, date(2025, 9, 1)])
def test_an_entry_nobody_checked_for_180_days_sinks(verified_on: date | None) -> None:
    stale = rankable(course(1, offer=offer(1, verified_on=verified_on), intakes=(intake(ON),)))
    fresh = rankable(course(2, offer=offer(2, verified_on=date(2025, 9, 2)), held_in=None))

    assert (stale.standing.stale, fresh.standing.stale) == (True, False)
    assert stale.standing.points > fresh.standing.points
    assert ordered([stale, fresh]) == ["off_2", "off_1"]


@given(st.permutations(range(6)), st.text(max_size=5))
def test_the_same_offers_and_seed_give_the_same_order(numbers: list[int], seed: str) -> None:
    carriers = ("awo", "caritas", "drk")
    offers = [rankable(course(number, provider=provider(number, carrier=carriers[number % 3]))) for number in range(6)]

    assert ordered([offers[number] for number in numbers], seed) == ordered(offers, seed)


def test_an_entry_that_somebody_reported_sinks() -> None:
    fresh = date(2025, 9, 2)
    reported = rankable(course(1, offer=offer(1, verified_on=fresh), reports=(OpenReport("full", ON),)))
    other = rankable(course(2, offer=offer(2, verified_on=fresh), held_in=None))

    assert reported.standing.points > other.standing.points
    assert ordered([reported, other]) == ["off_2", "off_1"]


def test_equal_offers_of_two_carriers_take_turns_at_the_top() -> None:
    offers = [rankable(course(number, provider=provider(number))) for number in (1, 2)]

    tops = Counter(ordered(offers, f"seed {number}")[0] for number in range(100))

    assert min(tops["off_1"], tops["off_2"]) > 25


def test_many_offers_of_one_association_do_not_crowd_out_another() -> None:
    crowd = [rankable(course(number, provider=provider(number, carrier="awo"))) for number in range(2, 9)]
    single = rankable(course(1, provider=provider(1, carrier="drk")))

    for seed in ("a", "b", "c", "d"):
        assert "off_1" in ordered([*crowd, single], seed)[:2]


def test_among_the_first_five_are_two_carriers_where_two_fit() -> None:
    crowd = [rankable(course(number, provider=provider(number, carrier="awo"))) for number in range(2, 9)]
    far = rankable(course(1, held_in=None, provider=provider(1, carrier="drk")))
    unclear = replace(far, verdict="unknown")

    assert ordered([*crowd, far])[4] == "off_1"
    found = order([*crowd, far], "seed")
    assert found.lifted == 7
    assert sorted(found.positions) == list(range(8))
    assert ordered([*crowd, unclear])[7] == "off_1"
    assert order(crowd, "seed").lifted is None
    assert order([*crowd[:3], far], "seed").lifted is None


def test_independent_bodies_are_carriers_of_their_own() -> None:
    offers = [rankable(course(number, provider=provider(number, carrier="independent"))) for number in (1, 2)]
    moved = [rankable(replace(each.facts, provider=provider(1, carrier="independent"))) for each in offers]

    tops = {ordered(offers, f"seed {number}")[0] for number in range(20)}

    assert tops == {"off_1", "off_2"}
    assert sorted(ordered(moved)) == ["off_1", "off_2"]


@pytest.mark.parametrize(
    "steps",
    [
        [{"up_to": 0, "points": 10}, {"up_to": 1, "points": 20}],
        [{"up_to": 1, "points": 20}, {"up_to": 0, "points": 10}],
        [{"up_to": 1, "points": -1}],
    ],
)
def test_weights_that_are_not_monotone_are_refused(tmp_path: Path, steps: list[dict[str, Any]]) -> None:
    content = read_yaml(data_folder("schema") / "ranking" / "weights.yaml")
    content["distance"]["steps"] = steps
    (tmp_path / "weights.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")

    with pytest.raises(NotInstalled, match=r"(?s)weights\.yaml.*distance"):
        read_weights(tmp_path / "weights.yaml")
