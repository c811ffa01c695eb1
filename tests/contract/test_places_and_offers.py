"""Places, candidates for a need, and the facts of an offer and a goal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graphsvc.errors import NotFound
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Join, Restore, Retire
from graphsvc.model.derived import Condition, Goal, Offer
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_CANDIDATES
from tests.contract.graph import (
    CHILDCARE,
    CITY,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DAY,
    DISTRICT,
    GERMAN,
    GROUND,
    HOUSING,
    MBE,
    PLACES,
    REGION,
    SCHOOL,
    STATE,
    Piece,
    agreement,
    client,
    goal,
    intake,
    link,
    offer,
    profile,
    put,
    write,
)

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def candidates(store: Store, *places: str, on: date = DAY) -> list[str]:
    """The names of the offers of German courses that serve the places."""
    return [facts.offer.name for facts in store.offer_candidates(["german_course"], places, on).offers]


def test_a_place_lies_in_wider_places_up_to_the_widest(store: Store) -> None:
    put(store, *PLACES)
    chain = store.place_chain(DISTRICT.record.code)
    assert chain == (DISTRICT.record, CITY.record, REGION.record, STATE.record)
    assert store.place_chain("03") == (STATE.record,)


@pytest.mark.parametrize("code", ["99", "", "03%", "3", "' OR 1=1"])
def test_a_place_that_does_not_exist_is_not_found(store: Store, code: str) -> None:
    put(store, *PLACES)
    with pytest.raises(NotFound):
        store.place_chain(code)


def test_places_that_by_mistake_lie_in_each_other_still_get_an_answer(store: Store) -> None:
    put(store, *PLACES, links=[link("PART_OF", STATE, DISTRICT)])
    assert store.place_chain(CITY.record.code)[:3] == (CITY.record, REGION.record, STATE.record)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "is_open"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY, None, True),
        (None, DAY, True),
        (BEFORE, AFTER, True),
        (AFTER, None, False),
        (None, BEFORE, False),
        (BEFORE, BEFORE, False),
        (AFTER, AFTER, False),
    ],
)
def test_an_offer_is_open_from_its_first_to_its_last_day(
    store: Store, valid_from: date | None, valid_to: date | None, *, is_open: bool
) -> None:
    put(store, *GROUND[:-1], offer("Kurs", valid_from=valid_from, valid_to=valid_to))
    assert candidates(store) == (["Kurs"] if is_open else [])


def test_a_retired_offer_is_no_candidate_until_it_is_restored(store: Store) -> None:
    put(store, *GROUND)
    write(store, "retire", Retire(COURSE.id, 1))
    assert candidates(store) == []
    write(store, "restore", Restore(COURSE.id, 2))
    assert candidates(store) == ["Deutschkurs B1"]


def test_an_offer_on_several_of_the_topics_comes_once(store: Store) -> None:
    both = offer("Beides", [GERMAN, HOUSING], [CITY, DISTRICT])
    put(store, *GROUND[:-1], *PLACES, both)
    places = [CITY.record.code, DISTRICT.record.code]
    found = store.offer_candidates(["german_course", "housing", "german_course"], places, DAY)
    assert [facts.offer.id for facts in found.offers] == [both.id]
    assert not found.truncated


def test_only_offers_on_one_of_the_topics_are_candidates(store: Store) -> None:
    put(store, *GROUND, offer("Wohnen", [HOUSING]), offer("Kita", [CHILDCARE]))
    found = store.offer_candidates(["housing", "childcare"], [], DAY)
    assert {facts.offer.name for facts in found.offers} == {"Wohnen", "Kita"}


def test_without_topics_there_are_no_candidates(store: Store) -> None:
    put(store, *GROUND)
    found = store.offer_candidates([], [], DAY)
    assert (found.offers, found.truncated) == ((), False)


def test_an_offer_serves_the_named_places_only(store: Store) -> None:
    put(store, *GROUND, *PLACES, offer("Stadt", serves=[CITY]), offer("Land", serves=[STATE]))
    assert candidates(store, CITY.record.code) == ["Stadt"]
    assert candidates(store, DISTRICT.record.code) == []
    assert set(candidates(store, CITY.record.code, STATE.record.code)) == {"Stadt", "Land"}
    assert candidates(store, "99") == []


def test_without_places_every_place_counts(store: Store) -> None:
    put(store, *GROUND, *PLACES, offer("Stadt", serves=[CITY]))
    assert set(candidates(store)) == {"Stadt", "Deutschkurs B1"}


def test_candidates_come_by_id_and_a_limit_says_when_it_cuts(store: Store) -> None:
    courses = sorted([offer(f"Kurs {number}") for number in range(5)], key=lambda piece: piece.id)
    put(store, *GROUND[:-1], *courses)
    cut = store.offer_candidates(["german_course"], [], DAY, limit=3)
    whole = store.offer_candidates(["german_course"], [], DAY, limit=5)
    assert ([facts.offer.id for facts in cut.offers], cut.truncated) == ([c.id for c in courses[:3]], True)
    assert ([facts.offer.id for facts in whole.offers], whole.truncated) == ([c.id for c in courses], False)


def test_candidates_are_at_least_one_and_at_most_the_largest_number(store: Store) -> None:
    put(store, *GROUND[:-1], *(offer(f"Kurs {number}") for number in range(LARGEST_CANDIDATES + 1)))
    assert len(store.offer_candidates(["german_course"], [], DAY, limit=0).offers) == 1
    most = store.offer_candidates(["german_course"], [], DAY, limit=10_000)
    assert (len(most.offers), most.truncated) == (LARGEST_CANDIDATES, True)


def test_closed_offers_do_not_count_towards_the_limit(store: Store) -> None:
    closed = [offer(f"Alt {number}", valid_to=BEFORE) for number in range(6)]
    put(store, *GROUND, *closed)
    found = store.offer_candidates(["german_course"], [], DAY, limit=1)
    assert ([facts.offer.id for facts in found.offers], found.truncated) == ([COURSE.id], False)


def test_a_candidate_carries_the_facts_of_its_offer(store: Store) -> None:
    put(store, *GROUND, *PLACES, intake(COURSE))
    (facts,) = store.offer_candidates(["german_course"], [], DAY).offers
    assert facts == store.offer_facts(COURSE.id, DAY)


def test_the_facts_of_an_offer_name_everything_that_decides(store: Store) -> None:
    conditions = [
        Piece(Condition(id=seed_id(Condition, level), revision=1, criterion="german_level", level_minimum=level))
        for level in ("a1", "a2")
    ]
    course = offer("Kurs", [HOUSING, GERMAN], [DISTRICT, CITY], deliverer=MBE, languages=("de",))
    start = intake(course)
    extra = [link("HELD_IN", course, CITY), *(link("REQUIRES", course, item) for item in conditions)]
    put(store, *GROUND, *PLACES, *conditions, course, start, links=extra)
    facts = store.offer_facts(course.id, DAY)
    assert facts.offer == course.record
    assert facts.provider == SCHOOL.record
    assert facts.deliverer == MBE.record
    assert facts.held_in == CITY.record
    assert facts.topics == ("german_course", "housing")
    assert facts.serves == (CITY.record.code, DISTRICT.record.code)
    assert facts.conditions == tuple(sorted((c.record for c in conditions), key=lambda record: record.id))
    assert facts.intakes == (start.record,)


def test_what_an_offer_has_not_is_empty(store: Store) -> None:
    put(store, *GROUND)
    facts = store.offer_facts(COURSE.id, DAY)
    assert (facts.deliverer, facts.held_in) == (None, None)
    assert (facts.conditions, facts.intakes) == ((), ())


def test_the_five_next_intakes_are_named_soonest_first(store: Store) -> None:
    starts = [intake(COURSE, DAY + timedelta(weeks=week)) for week in range(-1, 6)]
    put(store, *GROUND, *reversed(starts))
    found = store.offer_facts(COURSE.id, DAY).intakes
    assert found == tuple(start.record for start in starts[1:6])


def test_a_full_intake_is_named_and_a_retired_one_is_not(store: Store) -> None:
    full, gone = intake(COURSE, DAY, places=3, booked=3), intake(COURSE, AFTER)
    put(store, *GROUND, full, gone)
    write(store, "retire", Retire(gone.id, 1))
    assert store.offer_facts(COURSE.id, DAY).intakes == (full.record,)


def test_an_offer_that_is_over_or_retired_still_has_facts(store: Store) -> None:
    over = offer("Alt", valid_to=BEFORE)
    put(store, *GROUND, over)
    write(store, "retire", Retire(over.id, 1))
    assert store.offer_facts(over.id, DAY).offer.name == "Alt"


@pytest.mark.parametrize("offer_id", [seed_id(Offer, "missing"), SCHOOL.id, "nonsense", ""])
def test_an_offer_that_does_not_exist_has_no_facts(store: Store, offer_id: str) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        store.offer_facts(offer_id, DAY)


CLIENT = client("A")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT, HOUSING)


def test_a_goal_has_the_profile_with_the_highest_version(store: Store) -> None:
    versions = [profile(CLIENT, number, age=20 + number) for number in (9, 10, 2)]
    other = client("B")
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL, *versions, other, profile(other, 11))
    facts = store.goal_facts(COUNSELLOR, GOAL.id)
    assert (facts.goal, facts.topic, facts.profile) == (GOAL.record, "housing", versions[1].record)


def test_a_goal_whose_client_has_no_profile_has_none(store: Store) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL)
    assert store.goal_facts(COUNSELLOR, GOAL.id).profile is None


def test_a_goal_follows_its_topic(store: Store) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL)
    write(store, "aim", Join(link("AIMS_AT", GOAL, CHILDCARE)), actor=COUNSELLOR)
    assert store.goal_facts(COUNSELLOR, GOAL.id).topic == "childcare"


@pytest.mark.parametrize("goal_id", [seed_id(Goal, "missing"), CLIENT.id, "nonsense", ""])
def test_a_goal_that_does_not_exist_has_no_facts(store: Store, goal_id: str) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL)
    with pytest.raises(NotFound):
        store.goal_facts(OPERATOR, goal_id)


def test_the_goal_of_another_service_has_no_facts(store: Store) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL)
    with pytest.raises(NotFound):
        store.goal_facts(COUNSELLOR_ELSEWHERE, GOAL.id)


def test_a_retired_profile_of_a_lower_version_changes_nothing(store: Store) -> None:
    old, new = profile(CLIENT, 1), profile(CLIENT, 2)
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL, replace(old, record=replace(old.record, age=3)), new)
    write(store, "retire", Retire(old.id, 1))
    assert store.goal_facts(COUNSELLOR, GOAL.id).profile == new.record


def test_the_facts_of_several_offers_come_by_id_without_those_that_are_not_stored(store: Store) -> None:
    other = offer("Noch ein Kurs", [GERMAN], [CITY])
    put(store, *GROUND, *PLACES, other)
    ids = sorted([COURSE.id, other.id], reverse=True)

    found = store.facts_of_offers([*ids, "ofr_missing"], DAY)

    assert found == tuple(store.offer_facts(each, DAY) for each in sorted(ids))
    assert store.facts_of_offers([], DAY) == ()
