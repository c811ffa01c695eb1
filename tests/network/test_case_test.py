"""The test of change by cases: what it finds, and that it tells of no case."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.facts import Unit
from graphsvc.model.service_cases import ServiceCase, service_cases
from graphsvc.network.case_test import case_test

QUARTER, NEXT = date(2025, 1, 1), date(2025, 4, 1)
ROSTER = tuple(Unit(unit, unit, unit[0], None) for unit in ("a1", "a2", "b1", "b2", "c1"))


def _cases(number: int, *receivers: str, service: str = "a1") -> list[ServiceCase]:
    return [ServiceCase(service, tuple((QUARTER, unit) for unit in receivers))] * number


def test_more_referrals_across_kinds_in_each_case_are_found() -> None:
    before = [*_cases(30, "a2"), *_cases(30, service="a2")]
    after = [*_cases(30, "a2", "b1", "c1"), *_cases(30, "b2", service="a2")]
    found = case_test(before, after, ROSTER, {})

    assert found.across_kinds is not None
    assert found.across_kinds.test.p_two_sided < 0.01
    assert (found.across_kinds.before, found.across_kinds.after) == (0, 1.5)


def test_more_cases_of_the_same_sort_are_no_change() -> None:
    one = [*_cases(10, "a2"), *_cases(10, "b1"), *_cases(10, "b1", "c1")]
    found = case_test(one, one * 3, ROSTER, {})

    assert found.density is not None
    assert found.density.test.p_two_sided > 0.5


def test_a_body_that_was_renamed_goes_on_with_its_cases() -> None:
    roster = (*(unit for unit in ROSTER if unit.id != "a1"), Unit("new", "new", "a", None))
    found = case_test(_cases(9, "b1"), _cases(9, "b1", service="new"), roster, {"a1": "new"})

    assert found.across_kinds is not None
    assert found.across_kinds.before == found.across_kinds.after == 1


def test_a_case_of_two_quarters_counts_in_both_and_once_in_the_window() -> None:
    case = ServiceCase("a1", ((QUARTER, "b1"), (NEXT, "b1")))

    assert case_test([case] * 7, [case] * 7, ROSTER, {}).before == ShownCount(7, 14)


@given(st.integers(0, 4), st.integers(1, 4))
def test_few_cases_are_told_by_nothing(one: int, receivers: int) -> None:
    many = _cases(40, "b1", "b2")
    shown = case_test(_cases(one, *("b1", "b2", "c1", "a2")[:receivers]), many, ROSTER, {}).to_json()
    other = case_test(_cases(min(one, 1), "b1"), many, ROSTER, {}).to_json()

    assert shown == other


def test_the_keys_of_cases_are_forgotten() -> None:
    rows = [("client", "a1", QUARTER, "b1"), ("client", "a1", QUARTER, "b1"), ("other", "a1", NEXT, "c1")]
    renamed = [("x", *row[1:]) if row[0] == "other" else ("y", *row[1:]) for row in reversed(rows)]

    assert service_cases(rows) == service_cases(renamed)
    assert service_cases(rows) == (ServiceCase("a1", ((QUARTER, "b1"),)), ServiceCase("a1", ((NEXT, "c1"),)))
