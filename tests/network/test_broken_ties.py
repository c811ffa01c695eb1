"""Which ties go wrong more than chance allows, without telling how many referrals did."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.gap_facts import Course
from graphsvc.network.broken_ties import broken_ties


def course(name: str, good: int, bad: int) -> Course:
    """A tie of that name with referrals that went well and others that were left silent."""
    return Course(name, "unit", good + bad, good, 0, 0, bad)


REST = [course(f"rest {number}", 8, 2) for number in range(20)]


def test_a_tie_on_which_nearly_all_goes_wrong_is_named() -> None:
    found = broken_ties([*REST, course("bad", 1, 11)])

    assert found.ties == (("bad", "unit"),)
    assert found.judged == 21


def test_refusals_silence_and_late_answers_count_alike() -> None:
    mixed = Course("bad", "unit", 12, 0, 4, 4, 4)

    assert broken_ties([*REST, mixed]).ties == (("bad", "unit"),)


def test_a_tie_like_all_others_is_not_named_however_badly_all_go() -> None:
    assert broken_ties([course(str(number), 2, 10) for number in range(20)]).ties == ()


def test_less_than_half_is_not_named_even_where_others_never_go_wrong() -> None:
    clean = [course(f"rest {number}", 50, 0) for number in range(20)]

    assert broken_ties([*clean, course("some", 11, 9)]).ties == ()
    assert broken_ties([*clean, course("most", 9, 11)]).ties == (("most", "unit"),)


def test_a_tie_with_few_referrals_is_never_named() -> None:
    found = broken_ties([*REST, course("bad", 0, 5)])

    assert found.ties == ()
    assert found.fewest is not None
    assert found.fewest > 5


def test_without_referrals_nothing_is_judged() -> None:
    found = broken_ties([])

    assert (found.ties, found.judged) == ((), 0)


@pytest.mark.parametrize("number", [8, 12, 20, 40])
def test_the_bound_is_that_of_the_exact_binomial_test(number: int) -> None:
    rest = [course(f"rest {item}", 700, 300) for item in range(50)]
    share = 0.3
    tails = [
        sum(comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(bad, number + 1))
        for bad in range(number + 1)
    ]
    needed = next(bad for bad in range(number + 1) if tails[bad] <= 0.01 and 2 * bad >= number)
    named = [bad for bad in range(number + 1) if broken_ties([*rest, course("x", number - bad, bad)]).ties]

    assert named == ([*range(needed, number + 1)] if number - needed >= 3 else [])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12))
def test_a_named_tie_leaves_at_least_four_possible_numbers(drawn: list[tuple[int, int]]) -> None:
    ties = [course(str(place), good, bad) for place, (good, bad) in enumerate(drawn)]
    share = sum(tie.silent for tie in ties) / max(1, sum(tie.sent for tie in ties))
    for sender, _ in broken_ties(ties).ties:
        sent = ties[int(sender)].sent
        tails = [
            sum(comb(sent, k) * share**k * (1 - share) ** (sent - k) for k in range(bad, sent + 1))
            for bad in range(sent + 1)
        ]
        possible = [bad for bad in range(sent + 1) if 2 * bad >= sent and tails[bad] <= 0.01 + 1e-9]

        assert len(possible) >= 4
