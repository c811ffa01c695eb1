"""Periods: quarters lie end to end, and the last day belongs to the period."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.web.periods import PeriodForm, period_form, presets

DAYS = st.dates(date(1993, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_the_quarters_on_offer_follow_each_other_and_are_over(today: date) -> None:
    quarters = presets(today)[1:5]

    assert quarters[0].last < today
    for later, earlier in pairwise(quarters):
        assert earlier.last + timedelta(days=1) == later.first


@given(DAYS)
def test_the_usual_period_is_the_last_four_complete_quarters(today: date) -> None:
    period = period_form({}, today).period()

    assert today - timedelta(days=92) <= period.last < today
    assert period.window.days in {365, 366}


@given(DAYS)
def test_every_preset_is_a_period_that_may_be_asked_for(today: date) -> None:
    for preset in presets(today):
        period = PeriodForm("referral", preset.first.isoformat(), preset.last.isoformat()).period()

        assert (period.first, period.last) == (preset.first, preset.last)


def test_the_last_day_asked_for_is_part_of_the_window() -> None:
    period = PeriodForm("referral", "2026-01-01", "2026-03-31").period()

    assert period.window == Window(date(2026, 1, 1), date(2026, 4, 1))
    assert period.tie is TieKind.REFERRAL


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2026-01-01", "2026-03-30", ["bis"]),
        ("2026-01-02", "2026-03-31", ["von"]),
        ("2026-02-01", "2026-02-28", ["von", "bis"]),
        ("2026-04-01", "2026-03-31", ["bis"]),
        ("1950-01-01", "1960-12-31", ["von", "bis"]),
    ],
)
def test_only_whole_quarters_are_a_period(first: str, last: str, wrong: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        PeriodForm("meeting", first, last).period()

    assert [problem.pointer for problem in refused.value.problems] == wrong


def test_quarters_asked_for_that_are_not_on_offer_stay_chosen() -> None:
    form = period_form({"von": "1995-01-01", "bis": "1995-03-31"}, date(2026, 11, 23))

    assert form.firsts[0] == ("1995-01-01", "1995-01-01", "1995-01-01")
    assert form.lasts[1] == ("2026-09-30", "3. Quartal 2026", "Q3 2026")
