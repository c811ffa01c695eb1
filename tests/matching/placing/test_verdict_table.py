"""The table of verdicts says of every pair what judging the pair says."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.placing.verdict_table import verdict_table
from graphsvc.matching.verdicts import rank
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Intake, Offer, Place, Profile, TopicCode
from graphsvc.model.facts import OfferFacts
from graphsvc.seeding.hannover import hannover
from graphsvc.stores import open_store
from tests.matching.examples import condition, course, profile

DAY = date(2026, 11, 23)
TOPICS: tuple[TopicCode, ...] = ("german_course", "vocational_german", "recognition", "childcare")


@cache
def _hannover() -> tuple[tuple[OfferFacts, ...], tuple[Profile, ...], dict[str, tuple[Place, ...]]]:
    """All offers and profiles of the seed, and the chain of every place."""
    items = tuple(hannover(DAY))
    store = open_store("sqlite:///:memory:")
    store.init()
    store.load(OPERATOR, items)
    offers = tuple(store.offer_facts(each.id, DAY) for each in items if isinstance(each, Offer))
    profiles = tuple(each for each in items if isinstance(each, Profile))
    chains = {each.code: store.place_chain(each.code) for each in items if isinstance(each, Place)}
    store.close()
    return offers, profiles, chains


@settings(max_examples=5, deadline=None)
@given(seed=st.integers())
def test_the_table_agrees_with_judging_every_pair(seed: int) -> None:
    offers, profiles, chains = _hannover()
    chance = Random(seed)  # noqa: S311  a sample
    people = [
        Enquiry(chance.choice(TOPICS), each, DAY, chains.get(each.place or "", ()))
        for each in chance.sample(profiles, 12)
    ]
    some = chance.sample(offers, 60)

    table = verdict_table(some, people)

    judged = [[rank(judge(facts, person).verdict) for person in people] for facts in some]
    assert np.array_equal(table.verdicts, np.array(judged))


def test_alternatives_are_joined_by_or_and_counted_once() -> None:
    either = (
        condition("german_level", level_minimum="b1", alternative="way"),
        condition("age", id="con_2", minimum=60, alternative="way"),
    )
    facts = course(conditions=either)
    young, old = profile(german_level="a1", age=30), profile(german_level="a1", age=70)
    people = [Enquiry("german_course", each, DAY) for each in (young, old)]

    table = verdict_table([facts], people)

    assert table.verdicts.tolist() == [[rank(judge(facts, person).verdict) for person in people]]
    assert np.sum(list(table.failing.values()), axis=0).tolist() == [1, 0]


def test_a_condition_that_no_check_reads_says_nothing() -> None:
    table = verdict_table([course(conditions=(condition("dates"),))], [Enquiry("german_course", profile(), DAY)])

    assert (
        table.verdicts.tolist()
        == verdict_table([course()], [Enquiry("german_course", profile(), DAY)]).verdicts.tolist()
    )


def test_without_offers_or_people_the_table_is_empty() -> None:
    assert verdict_table([], []).verdicts.shape == (0, 0)
    assert verdict_table([], [Enquiry("housing", profile(), DAY)]).verdicts.shape == (0, 1)


def test_a_check_of_the_starts_tells_offers_with_other_starts_apart_and_joins_the_rest() -> None:
    grown_up = condition("age", minimum=18)
    starts = (None, DAY + timedelta(5), DAY + timedelta(50), DAY + timedelta(50))
    offers = [
        course(
            conditions=(replace(grown_up, id=f"con_{number}", note=f"{number}"),),
            intakes=() if start is None else (_intake(number, start),),
        )
        for number, start in enumerate(starts)
    ]
    nearly = profile(born_on=date(2008, 12, 24))
    people = [Enquiry("german_course", nearly, DAY)]

    table = verdict_table(offers, people)

    assert table.verdicts.tolist() == [[rank(judge(facts, person).verdict) for person in people] for facts in offers]
    assert table.failing["age"].tolist() == [2]


def _intake(number: int, start: date) -> Intake:
    return Intake(id=f"int_{number}", starts_on=start, places=number, booked=0, synthetic=True)
