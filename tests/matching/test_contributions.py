"""Each kind of points says in words what it is for."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, get_args

import pytest

from graphsvc.matching.contributions import contributions
from graphsvc.matching.experience import NO_EXPERIENCE, Experience
from graphsvc.matching.standing import standing
from graphsvc.matching.weights import PointsName, weights
from graphsvc.model.derived import Paper
from graphsvc.model.facts import OfferFacts, Outcomes, Roads, RoadTally, Tally
from tests.matching.examples import INTEGRATION_COURSE, ON, course, enquiry, intake, offer, provider

START = intake(ON + timedelta(days=1), counted_on=ON)
KNOWN = Experience(
    Outcomes(Tally(200, 120), MappingProxyType({"off_1": Tally(43, 43)})),
    Roads(RoadTally(100, 80, 60, 900), MappingProxyType({"org_1": RoadTally(12, 12, 12, 50)})),
)
UNKNOWN = Experience(Outcomes(Tally(200, 120), {}), Roads(RoadTally(100, 80, 60, 900), {}))
HELPFUL = course(
    offer=offer(
        kind="migration_counselling",
        schedule=("morning",),
        childcare=True,
        languages=("ar",),
        interpreter=True,
        cost="kostenlos",
        verified_on=ON - timedelta(days=1),
    ),
    provider=provider(carrier="awo"),
    conditions=(INTEGRATION_COURSE,),
    intakes=(START,),
)
SAID: dict[str, Any] = {
    "available_times": ("morning",),
    "childcare_needed": True,
    "languages": ("ar",),
    "known_carriers": ("awo",),
    "wishes": ("in_person",),
    "papers": (Paper(kind="obligation", issuer="jobcenter", issued_on=ON - timedelta(days=9)),),
}


def words(
    facts: OfferFacts,
    experience: Experience = NO_EXPERIENCE,
    **known: Any,  # noqa: ANN401  any property of a profile
) -> dict[str, tuple[str, str]]:
    placed = standing(facts, enquiry(**known), weights(), experience)
    return {part.name: (part.de, part.en) for part in contributions(facts, placed, weights())}


def test_every_kind_of_points_has_words_in_both_languages() -> None:
    said = words(HELPFUL, KNOWN, **SAID)

    assert set(said) == set(get_args(PointsName))
    assert all(de.endswith(".") and en.endswith(".") for de, en in said.values())


def test_the_points_said_are_all_points_there_are() -> None:
    placed = standing(HELPFUL, enquiry(**SAID), weights(), KNOWN)
    parts = contributions(HELPFUL, placed, weights())

    assert sum(part.points for part in parts) == placed.points
    assert all(0 <= part.points <= part.most for part in parts)


def test_past_referrals_come_with_their_number() -> None:
    placed = standing(HELPFUL, enquiry(), weights(), KNOWN)
    numbers = {part.name: part.number for part in contributions(HELPFUL, placed, weights())}

    assert numbers["evidence"] == 40
    assert numbers["road"] == numbers["answer_days"] == 10
    assert numbers["topic"] is None
    assert "n mindestens 40" in words(HELPFUL, KNOWN)["evidence"][0]


def test_figures_that_are_off_say_so() -> None:
    said = words(HELPFUL, UNKNOWN)

    assert said["evidence"][1] == (
        "Fewer than 20 referrals with an outcome: counts as the mean of the offers compared 60%."
    )
    assert said["road"][1] == "Fewer than 5 referrals of your service to them: counts as the mean of your service 60%."
    assert not {"evidence", "road", "answer_days"} & set(words(HELPFUL))


@pytest.mark.parametrize(
    ("changes", "name", "expected"),
    [
        ({"topics": ()}, "topic", "The offer names no topic in this line."),
        ({"topics": ("language",)}, "topic", "A broader topic (one level away)."),
        ({"topics": ("literacy",)}, "topic", "A narrower topic (one level away)."),
        ({"held_in": None}, "distance", "The distance is not known."),
        ({"offer": offer(online=True)}, "distance", "Online: no way to go."),
        ({"serves": ("03241",)}, "place_served", "The offer is there for a wider area."),
        ({"offer": offer(access_mode="walk_in")}, "next_start", "Can begin at any time."),
        ({}, "next_start", "When it starts is not known."),
        ({"intakes": (START,)}, "next_start", f"Starts on {START.starts_on}, in 1 day."),
        ({"intakes": (START,)}, "free_places", f"5 places free, counted on {ON}."),
        (
            {"intakes": (replace(START, counted_on=None),)},
            "free_places",
            "5 places free; the count has no day, no points.",
        ),
        ({"offer": offer(verified_on=None)}, "freshness", "Nobody ever checked the entry, so it stands further down."),
        (
            {"offer": offer(verified_on=ON - timedelta(days=181))},
            "freshness",
            "The entry was last checked 181 days ago, more than 180: so it stands further down.",
        ),
    ],
)
def test_what_is_not_known_or_not_ideal_is_said(changes: dict[str, Any], name: str, expected: str) -> None:
    assert words(course(**changes))[name][1] == expected


def test_old_counts_and_interpreters_are_said_as_such() -> None:
    old = course(intakes=(replace(START, counted_on=ON - timedelta(days=29)),))

    assert words(old)["free_places"][1].endswith("more than 28 days ago, no points.")
    assert words(HELPFUL, languages=("fa",))["language"][1] == "The offer arranges an interpreter."
    assert "place_served" not in words(course(serves=()))
