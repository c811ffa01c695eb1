"""Draws that are the same every time, and days that are moved off the weekend."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.seeding.chance import days_between, drawn, generator, monday_from, sampled, working_day

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


def test_equal_words_draw_equally_and_other_words_do_not() -> None:
    draws = [generator("client", number).random() for number in (1, 1, 2)]

    assert draws[0] == draws[1] != draws[2]


def test_what_has_no_weight_is_never_drawn() -> None:
    chance = generator("weights")

    assert {drawn(chance, {"a": 1, "b": 0}) for _ in range(50)} == {"a"}
    assert sampled(chance, "abc", [1, 0, 2], 3) in {("a", "c"), ("c", "a")}


def test_a_sample_holds_different_items_and_favours_the_heavier() -> None:
    chance = generator("sample")
    first = [sampled(chance, "ab", [9, 1], 1) for _ in range(200)]

    assert 150 < first.count(("a",)) < 200


@given(DAYS)
def test_a_working_day_is_no_later_and_on_no_weekend(on: date) -> None:
    moved = working_day(on)

    assert moved.weekday() < 5
    assert 0 <= (on - moved).days <= 2


@given(DAYS, DAYS)
def test_moving_to_working_days_keeps_the_order(one: date, other: date) -> None:
    earlier, later = sorted((one, other))

    assert working_day(earlier) <= working_day(later)


@given(DAYS)
def test_the_monday_is_the_first_from_the_day_on(on: date) -> None:
    moved = monday_from(on)

    assert moved.weekday() == 0
    assert 0 <= (moved - on).days <= 6


@given(DAYS, DAYS)
def test_a_day_between_lies_between(earliest: date, latest: date) -> None:
    found = days_between(generator("between"), earliest, latest)

    assert min(earliest, latest) <= found <= latest
