"""Periods: quarters lie end to end, and the last day belongs to the period."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.web.periods import PeriodForm, period_form, presets

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_quarters_follow_each_other_without_gap_or_overlap(today: date) -> None:
    quarters = presets(today)[1:6]

    assert quarters[0].first <= today <= quarters[0].last
    for later, earlier in pairwise(quarters):
        assert earlier.last + timedelta(days=1) == later.first


@given(DAYS)
def test_the_usual_period_is_the_year_that_ends_today(today: date) -> None:
    period = period_form({}, today).period()

    assert period.last == today
    assert period.window.days in {365, 366}


def test_the_last_day_asked_for_is_part_of_the_window() -> None:
    period = PeriodForm("referral", "2026-01-01", "2026-03-31").period()

    assert period.window == Window(date(2026, 1, 1), date(2026, 4, 1))
    assert period.tie is TieKind.REFERRAL


def test_one_day_is_a_period_and_none_is_not() -> None:
    assert PeriodForm("meeting", "2026-01-01", "2026-01-01").period().window.days == 1
    with pytest.raises(InvalidInput):
        PeriodForm("meeting", "2026-01-02", "2026-01-01").period()
