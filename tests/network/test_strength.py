"""The steps in which a map draws ties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import shown_count
from graphsvc.network.strength import strength


@pytest.mark.parametrize(
    ("events", "code"),
    [
        (1, "hidden"),
        (4, "hidden"),
        (5, "low"),
        (9, "low"),
        (10, "mid"),
        (19, "mid"),
        (20, "high"),
        (900, "high"),
    ],
)
def test_a_tie_falls_into_its_step(events: int, code: str) -> None:
    assert strength(shown_count(events)).code == code


@given(st.integers(1, 200), st.integers(1, 200))
def test_more_events_never_make_a_weaker_tie(one: int, other: int) -> None:
    weaker, stronger = sorted((one, other))

    assert strength(shown_count(weaker)).at_least <= strength(shown_count(stronger)).at_least


def test_no_event_is_no_tie() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        strength(shown_count(0))
