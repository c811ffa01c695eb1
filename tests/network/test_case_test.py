"""The test of change by cases: what it finds, and that it tells of no case."""

from __future__ import annotations

from datetime import date

from graphsvc.model.facts import Unit
from graphsvc.model.service_cases import ServiceCase, service_cases
from graphsvc.network.case_test import UNTESTED, case_test

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


def test_no_number_of_cases_is_told() -> None:
    shown = case_test(_cases(7, "b1"), _cases(9, "b1"), ROSTER, {}).to_json()
    other = case_test(_cases(8, "b1"), _cases(11, "b1"), ROSTER, {}).to_json()

    assert shown == other


def test_a_window_without_a_case_has_no_test() -> None:
    assert case_test([], _cases(9, "b1"), ROSTER, {}) == UNTESTED


def test_the_keys_of_cases_are_forgotten() -> None:
    rows = [("client", "a1", QUARTER, "b1"), ("client", "a1", QUARTER, "b1"), ("other", "a1", NEXT, "c1")]
    renamed = [("x", *row[1:]) if row[0] == "other" else ("y", *row[1:]) for row in reversed(rows)]

    assert service_cases(rows) == service_cases(renamed)
    assert service_cases(rows) == (ServiceCase("a1", ((QUARTER, "b1"),)), ServiceCase("a1", ((NEXT, "c1"),)))
