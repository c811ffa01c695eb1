"""Referrals case by case, for tests of change: what is one case, on every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graphsvc.errors import NotSignedIn
from graphsvc.model.derived import Referral
from graphsvc.model.facts import Window
from graphsvc.model.service_cases import ServiceCase
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    COORDINATOR,
    COURSE,
    DAY,
    GROUND,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    goal,
    link,
    offer,
    put,
    referral,
)

YEAR, QUARTER = Window(date(2026, 1, 1), date(2027, 1, 1)), date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _ground(store: Store) -> None:
    put(store, *PLACES, *GROUND)


def _person(name: str) -> tuple[list[Piece[Any]], Piece[Any]]:
    """A client with an agreement, and its goal."""
    person = client(name)
    signed = agreement(person)
    aim = goal(signed)
    return [person, signed, aim], aim


def _serving(asked: Piece[Referral], aim: Piece[Any]) -> Piece[Referral]:
    return replace(asked, links=(*asked.links, link("FOR", asked, aim)))


def test_what_a_service_sends_for_one_client_is_one_case(store: Store) -> None:
    around, aim = _person("A")
    theirs = offer("Beratung", provider=CARRIER, deliverer=JMD)
    sent = [
        _serving(referral("first", COURSE, requested_on=DAY), aim),
        _serving(referral("again", COURSE, requested_on=DAY), aim),
        _serving(referral("later", COURSE, requested_on=date(2026, 12, 31)), aim),
        _serving(referral("elsewhere", theirs, requested_on=DAY), aim),
        _serving(referral("by others", COURSE, sender=JMD, requested_on=DAY), aim),
    ]
    put(store, *around, theirs, *sent)
    expected = (
        ServiceCase(JMD.id, ((QUARTER, SCHOOL.id),)),
        ServiceCase(MBE.id, tuple(sorted([(QUARTER, SCHOOL.id), (QUARTER, JMD.id), (date(2026, 10, 1), SCHOOL.id)]))),
    )
    assert store.service_cases(COORDINATOR, YEAR) == tuple(sorted(expected))


def test_two_clients_and_a_referral_without_a_goal_are_three_cases(store: Store) -> None:
    one, first = _person("A")
    other, second = _person("B")
    asked = [
        _serving(referral("A", COURSE, requested_on=DAY), first),
        _serving(referral("B", COURSE, requested_on=DAY), second),
        referral("nobody's", COURSE, requested_on=DAY),
    ]
    put(store, *one, *other, *asked)
    assert store.service_cases(COORDINATOR, YEAR) == (ServiceCase(MBE.id, ((QUARTER, SCHOOL.id),)),) * 3


@pytest.mark.parametrize(
    "left_out",
    [
        {"state": "draft"},
        {"state": "entered_in_error"},
        {"requested_on": date(2025, 12, 31)},
        {"requested_on": date(2027, 1, 1)},
    ],
)
def test_what_makes_no_tie_makes_no_case(store: Store, left_out: dict[str, Any]) -> None:
    put(store, referral("R", COURSE, **{"requested_on": DAY, **left_out}))
    assert store.service_cases(COORDINATOR, YEAR) == ()


def test_sensitive_offers_make_no_case(store: Store) -> None:
    shelter = offer("Schutz", sensitive=True)
    put(store, shelter, referral("R", shelter, requested_on=DAY))
    assert store.service_cases(COORDINATOR, YEAR) == ()


def test_nobody_who_is_not_signed_in_is_told_of_cases(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.service_cases(None, YEAR)
