"""Shares are shown so bluntly that no two months give one person away."""

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.rates import shown_number, shown_percent


@given(st.integers(0, 10_000))
def test_a_number_is_rounded_down_to_a_multiple_of_five(number: int) -> None:
    assert shown_number(number) % 5 == 0
    assert number - 5 < shown_number(number) <= number


@given(st.floats(0, 1))
def test_a_share_is_rounded_to_five_percentage_points(share: float) -> None:
    assert shown_percent(share) % 5 == 0
    assert abs(shown_percent(share) - share * 100) <= 2.5 + 1e-9
