"""Paths over the API."""

from typing import Any

import pytest

from graphsvc.stores import Store
from tests.api.calling import Api
from tests.contract.graph import CITY, GERMAN, offer, put

PERSON = {"place": CITY.record.code, "german_level": "a2"}


def test_a_path_names_its_step_and_a_goal_out_of_reach_its_gap(anyone: Api, store: Store) -> None:
    course = offer("Kurs", [GERMAN], [CITY], reaches_level="b1", access_mode="walk_in")
    put(store, course)

    near = anyone.post("/pathways", {"goal": "b1", "profile": PERSON}).get_json()
    far = anyone.post("/pathways", {"goal": "c2", "profile": PERSON}).get_json()

    assert [[step["offer"] for step in path["steps"]] for path in near["paths"]] == [[course.id]]
    assert near["paths"][0]["steps"][0]["duration_estimated"] is True
    assert near["gap"] is None
    assert far["paths"] == []
    assert (far["gap"]["level_reached"], far["gap"]["missing_level"]) == ("b1", "c2")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"goal": "astronaut"}, "/goal"),
        ({"on": "tomorrow"}, "/on"),
        ({"on": "9999-12-31"}, "/on"),
        ({"profile": None}, "/profile"),
        ({"profile": {"german_level": "B7"}}, "/profile/german_level"),
        ({"profile": {"place": "99999"}}, "/profile/place"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_what_cannot_be_read_is_named(anyone: Api, changes: dict[str, Any], pointer: str) -> None:
    refused = anyone.post("/pathways", {"goal": "b1", "profile": PERSON, **changes})

    assert refused.status_code == 400
    assert pointer in [error["pointer"] for error in refused.get_json()["errors"]]
