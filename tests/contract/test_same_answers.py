"""Hannover on both stores: suggestions, network report, search and surroundings are the same JSON."""

from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import get_args

import pytest

from graphsvc.answers.network import attendance_answer, change_answer, network_answer
from graphsvc.answers.network_map import map_positions
from graphsvc.answers.pathways import paths_to, paths_to_json
from graphsvc.answers.placing import PlacingRequest, proposal
from graphsvc.answers.placing_json import proposal_to_json
from graphsvc.answers.suggestions import goal_request, suggestions, why_not
from graphsvc.matching.pathways.definitions import pathways
from graphsvc.matching.placing.waiting_list import Wanted
from graphsvc.matching.plain_json import explanation_to_json, suggestions_to_json
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Goal, Link, Offer, Organisation, TopicCode
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.validation import profile_from_json
from graphsvc.seeding.hannover import hannover
from tests.contract.hannover import ON, Both

PROFILES: dict[str, dict[str, object]] = {
    "nothing known": {},
    "mother in Linden": {"place": "03241001-10", "age": 34, "german_level": "a1", "residence_group": "family"},
    "youth in Laatzen": {"place": "03241009", "age": 19, "german_level": "b1", "residence_group": "gestattung"},
    "EU citizen": {"place": "03241001", "age": 45, "german_level": "a2", "residence_group": "eu_freedom"},
}
TEXTS = ["Kinder", "Betreuung", "Deutsch", "Strasse", "Müller", "beratung linden", "AND", "jmd", "ung"]
WINDOWS = [
    Window(date(2026, 1, 1), date(2026, 4, 1)),
    Window(date(2025, 10, 1), date(2026, 10, 1)),
    Window(date(2025, 11, 23), ON),
    Window(ON, date(2027, 1, 1)),
]


@pytest.mark.parametrize("facts", PROFILES.values(), ids=PROFILES)
def test_suggestions_are_the_same_for_every_topic(both: Both, facts: dict[str, object]) -> None:
    for topic in get_args(TopicCode):
        request = SuggestionRequest(topic, profile_from_json(facts), ON)
        one, other = (suggestions_to_json(suggestions(store, request)) for store in both)
        assert one == other


def test_a_stored_goal_gets_the_same_suggestions(both: Both) -> None:
    goals = both.sqlite.page(OPERATOR, Goal, limit=20).records
    for goal in goals:
        one, other = (
            suggestions_to_json(suggestions(store, goal_request(store, OPERATOR, goal.id, ON))) for store in both
        )
        assert one == other


def test_every_offer_gets_the_same_explanation(both: Both) -> None:
    request = SuggestionRequest("german_course", profile_from_json(PROFILES["mother in Linden"]), ON)
    offers = [item.id for item in hannover(ON) if isinstance(item, Offer)]
    for offer in offers:
        one, other = (explanation_to_json(why_not(store, request, offer)) for store in both)
        assert one == other


@pytest.mark.parametrize("facts", PROFILES.values(), ids=PROFILES)
def test_paths_are_the_same_for_every_goal(both: Both, facts: dict[str, object]) -> None:
    for goal in pathways().goals:
        one, other = (paths_to_json(paths_to(store, goal.id, profile_from_json(facts), ON)) for store in both)
        assert one == other


@pytest.mark.parametrize("expected", [None, 40])
def test_places_are_proposed_the_same(both: Both, expected: int | None) -> None:
    wanted = Wanted(ON, with_open=True, group_by="german_level")
    request = PlacingRequest("language", "03241", Window(ON, date(2027, 6, 1)), wanted, expected=expected)
    one, other = (proposal_to_json(proposal(store, OPERATOR, request)) for store in both)
    assert one == other
    assert one["lines"]
    assert one["unplaced"]


@pytest.mark.parametrize("kind", TieKind)
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_the_network_report_is_the_same(both: Both, kind: TieKind, window: Window) -> None:
    one, other = (network_answer(store, OPERATOR, kind, window).to_json() for store in both)
    assert one == other


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_who_takes_part_in_meetings_is_the_same(both: Both, window: Window) -> None:
    one, other = (attendance_answer(store, OPERATOR, window).to_json() for store in both)
    assert one == other


@pytest.mark.parametrize("kind", TieKind)
def test_the_change_between_two_windows_is_the_same(both: Both, kind: TieKind) -> None:
    before, after = Window(date(2025, 10, 1), date(2026, 1, 1)), WINDOWS[0]
    one, other = (change_answer(store, OPERATOR, kind, before=before, after=after).to_json() for store in both)
    assert one == other


def test_the_map_has_the_same_positions(both: Both) -> None:
    assert map_positions(both.sqlite, OPERATOR, ON) == map_positions(both.neo4j, OPERATOR, ON)


@pytest.mark.parametrize("text", TEXTS)
def test_search_finds_the_same_in_the_same_order(both: Both, text: str) -> None:
    assert both.sqlite.search(None, Offer, text, limit=200) == both.neo4j.search(None, Offer, text, limit=200)
    one, other = (store.search(None, Organisation, text) for store in both)
    assert one == other


def test_the_surroundings_of_an_offer_are_the_same(both: Both) -> None:
    offers = (item for item in hannover(ON) if isinstance(item, Offer))
    for offer in islice(offers, 15):
        for hops in (1, 2):
            one, other = (asdict(store.neighbourhood(None, offer.id, hops=hops, limit=200)) for store in both)
            assert one == other


def test_every_record_and_link_came_through(both: Both) -> None:
    items = tuple(hannover(ON))
    ids = [item.id for item in items if not isinstance(item, Link)]
    for record_id in ids[::25]:
        assert both.sqlite.links(OPERATOR, record_id) == both.neo4j.links(OPERATOR, record_id)
    assert both.sqlite.check() == both.neo4j.check() == ()
