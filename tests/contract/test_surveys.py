"""Ratings of a survey: handed in by the co-ordination, kept by round, read back raw by the domain alone."""

from datetime import date

import pytest

from graphsvc.answers.surveys import Entry, hand_in
from graphsvc.errors import InvalidInput, NotAllowed, NotSignedIn
from graphsvc.model.derived import Rating
from graphsvc.model.ratings import Rated
from graphsvc.stores import Store
from tests.contract.graph import COORDINATOR, COUNSELLOR, GROUND, JMD, MBE, SCHOOL, link, network, put

DAY = date(2026, 5, 5)
LATER = date(2026, 6, 6)


@pytest.fixture(autouse=True)
def _members(store: Store) -> None:
    table = network("Netz")
    put(store, *GROUND, table, links=[link("MEMBER_OF", unit, table, valid_from=DAY) for unit in (MBE, JMD, SCHOOL)])


def test_ratings_come_back_by_rater_rated_kind_and_day(store: Store) -> None:
    said = [Entry("MBE Mitte", SCHOOL.id, "level", "3", "1"), Entry("sprachschule", "jmd mitte", "good", "", "2")]
    assert hand_in(store, COORDINATOR, "Frühjahr", DAY, said) == 2
    assert hand_in(store, COORDINATOR, "Frühjahr", LATER, [Entry(MBE.id, SCHOOL.id, "level", "coalition", "1")]) == 1
    expected = [
        Rated(MBE.id, SCHOOL.id, "level", "coordination", DAY),
        Rated(MBE.id, SCHOOL.id, "level", "coalition", LATER),
        Rated(SCHOOL.id, JMD.id, "good", None, DAY),
    ]
    assert list(store.ratings(COORDINATOR, "Frühjahr")) == sorted(
        expected, key=lambda item: (item.rater, item.rated, item.kind, item.given_on)
    )
    assert store.ratings(COORDINATOR, "Herbst") == ()


def test_the_same_file_twice_stores_nothing_more(store: Store) -> None:
    said = [Entry(MBE.id, JMD.id, "level", "0", "1")]
    assert hand_in(store, COORDINATOR, "R", DAY, said) == hand_in(store, COORDINATOR, "R", DAY, said) == 1
    assert len(store.ratings(COORDINATOR, "R")) == 1


def test_another_level_on_the_same_day_asks_for_a_later_one(store: Store) -> None:
    hand_in(store, COORDINATOR, "R", DAY, [Entry(MBE.id, JMD.id, "level", "1", "1")])
    with pytest.raises(InvalidInput) as caught:
        hand_in(store, COORDINATOR, "R", DAY, [Entry(MBE.id, JMD.id, "level", "2", "1")])
    assert [problem.pointer for problem in caught.value.problems] == ["/given_on"]


def test_a_dry_run_stores_nothing(store: Store) -> None:
    assert hand_in(store, COORDINATOR, "R", DAY, [Entry(MBE.id, JMD.id, "level", "1", "1")], dry_run=True) == 1
    assert store.survey_rounds(COORDINATOR) == ()


def test_rounds_come_latest_first(store: Store) -> None:
    for name, day in (("A", DAY), ("B", LATER), ("C", DAY)):
        hand_in(store, COORDINATOR, name, day, [Entry(MBE.id, JMD.id, "good", "", "1")])
    assert store.survey_rounds(COORDINATOR) == ("B", "A", "C")


def test_every_fault_is_named_at_its_line(store: Store) -> None:
    said = [
        Entry("Unbekannt", JMD.id, "level", "1", "2"),
        Entry(MBE.id, MBE.id, "level", "1", "3"),
        Entry(MBE.id, JMD.id, "friendly", "", "4"),
        Entry(MBE.id, JMD.id, "level", "6", "5"),
        Entry(MBE.id, JMD.id, "good", "3", "6"),
        Entry(MBE.id, JMD.id, "good", "", "7"),
        Entry(MBE.id, JMD.id, "good", "", "8"),
    ]
    with pytest.raises(InvalidInput) as caught:
        hand_in(store, COORDINATOR, "R", DAY, said)
    assert [problem.pointer for problem in caught.value.problems] == ["2", "3", "4", "5", "6", "8"]
    assert store.survey_rounds(COORDINATOR) == ()


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
def test_a_round_has_a_name(store: Store, name: str) -> None:
    with pytest.raises(InvalidInput):
        hand_in(store, COORDINATOR, name, DAY, [Entry(MBE.id, JMD.id, "good", "", "1")])


def test_a_counsellor_hands_nothing_in_and_nobody_reads_a_rating_by_its_id(store: Store) -> None:
    with pytest.raises(NotAllowed):
        hand_in(store, COUNSELLOR, "R", DAY, [Entry(MBE.id, JMD.id, "good", "", "1")])
    hand_in(store, COORDINATOR, "R", DAY, [Entry(MBE.id, JMD.id, "good", "", "1")])
    with pytest.raises(NotAllowed):
        store.page(COORDINATOR, Rating)
    with pytest.raises(NotSignedIn):
        store.ratings(None, "R")
    assert all(node.label != "Rating" for node in store.neighbourhood(COORDINATOR, MBE.id).nodes)
