"""The order of suggestions: monotone, deterministic and fair to carriers."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder
from graphsvc.matching.ranking import PointsName, Rankable, order, read_weights, standing, weights
from graphsvc.matching.verdicts import Verdict
from graphsvc.model.definition import read_yaml
from graphsvc.model.facts import OfferFacts
from tests.matching.examples import ON, condition, course, enquiry, intake, offer, provider


def rankable(facts: OfferFacts, verdict: Verdict = "fits") -> Rankable:
    return Rankable(facts, verdict, standing(facts, enquiry(), weights()))


def ordered(offers: list[Rankable], seed: str = "seed") -> list[str]:
    return [offers[position].facts.offer.id for position in order(offers, seed)]


@given(st.floats(0, 100), st.floats(0, 100))
def test_nearer_sooner_and_fresher_never_has_fewer_points(one: float, other: float) -> None:
    better, worse = sorted((one, other))
    scales = weights()

    for scale in (scales.topic, scales.distance, scales.next_start, scales.freshness):
        assert scale.points(better) >= scale.points(worse) >= scale.points(None)
    assert scales.free_places.points(worse) >= scales.free_places.points(better) >= scales.free_places.points(None)


def test_the_points_are_the_sum_of_their_kinds() -> None:
    facts = course(intakes=(intake(ON + timedelta(days=14)),))

    place = standing(facts, enquiry(), weights())

    assert place.points_by == {
        "topic": 30,
        "distance": 20,
        "next_start": 20,
        "free_places": 10,
        "freshness": 10,
    }
    assert place.points == 90
    assert set(place.points_by) == set(get_args(PointsName))


def test_legal_facts_neither_add_nor_take_points() -> None:
    free = standing(course(), enquiry(), weights())
    bound = course(conditions=(condition("residence", residence_groups=("work",)),))

    for group in (None, "work", "gestattung"):
        assert standing(bound, enquiry(residence_group=group), weights()) == free


def test_an_open_door_needs_no_start_and_a_full_course_has_no_points_for_places() -> None:
    open_door = standing(course(offer=offer(access_mode="walk_in")), enquiry(), weights())
    full = standing(course(intakes=(intake(ON, places=5, booked=6),)), enquiry(), weights())

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


def test_equal_offers_of_two_carriers_take_turns_at_the_top() -> None:
    offers = [rankable(course(number, provider=provider(number))) for number in (1, 2)]

    tops = Counter(ordered(offers, f"seed {number}")[0] for number in range(100))

    assert min(tops["off_1"], tops["off_2"]) > 25


def test_many_offers_of_one_association_do_not_crowd_out_another() -> None:
    crowd = [rankable(course(number, provider=provider(number, carrier="awo"))) for number in range(2, 9)]
    single = rankable(course(1, provider=provider(1, carrier="drk")))

    for seed in ("a", "b", "c", "d"):
        assert "off_1" in ordered([*crowd, single], seed)[:2]


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
