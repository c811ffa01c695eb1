"""How pages write numbers."""

import pytest

from graphsvc.web.words import significant


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0,00"), (0.5, "0,50"), (0.013, "0,01"), (0.0043, "0,0043"), (0.00012, "0,00012"), (-0.0043, "-0,0043")],
)
def test_a_small_number_has_two_digits_behind_its_zeros(value: float, written: str) -> None:
    assert significant(value) == written
