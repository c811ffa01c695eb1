"""When a tie counts: once, several times, or by weights that fade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.facts import TieKind
from graphsvc.model.ties import Ties, ties_of
from graphsvc.network.alive import ONCE, AliveRule, alive


def quarters_of_counts(*counts: dict[str, int]) -> list[Ties]:
    """The ties of each quarter, the last first, from pairs such as ``ab`` with their events."""
    return [ties_of(TieKind.REFERRAL, ((pair[0], pair[1], events) for pair, events in each.items())) for each in counts]


def pairs(quarters: list[Ties], rule: AliveRule) -> list[str]:
    """The pairs that are alive in the window of all these quarters."""
    whole = ties_of(TieKind.REFERRAL, ((*pair, events) for ties in quarters for pair, events in ties.counts()))
    return ["".join(pair) for pair, _ in alive(whole, quarters, rule).counts()]


def test_one_event_is_enough_for_the_usual_rule() -> None:
    assert pairs(quarters_of_counts({"ab": 1}, {"bc": 4}), ONCE) == ["ab", "bc"]


def test_a_hidden_count_weighs_the_least_that_it_could_be() -> None:
    quarters = quarters_of_counts({"ab": 4, "cd": 5}, {"ab": 4})
    assert pairs(quarters, AliveRule(at_least=2)) == ["ab", "cd"]
    assert pairs(quarters, AliveRule(at_least=3)) == ["cd"]


def test_an_event_weighs_half_after_each_half_life() -> None:
    quarters = quarters_of_counts({"ab": 1}, {"cd": 1}, {"ef": 10})
    assert pairs(quarters, AliveRule(at_least=1, half_life=1)) == ["ab", "ef"]
    assert pairs(quarters, AliveRule(at_least=0.5, half_life=1)) == ["ab", "cd", "ef"]
    assert pairs(quarters, AliveRule(at_least=2.6, half_life=1)) == []


def test_without_quarters_a_tie_counts_by_its_own_events() -> None:
    ties = ties_of(TieKind.REFERRAL, [("a", "b", 3), ("b", "c", 2)])
    assert [pair for pair, _ in alive(ties, (), AliveRule(at_least=3)).counts()] == [("a", "b")]
    with pytest.raises(ValueError, match="whole quarters"):
        alive(ties, (), AliveRule(half_life=1))


@pytest.mark.parametrize("parameters", [{"at_least": 0}, {"at_least": -1}, {"half_life": 0}])
def test_a_rule_that_means_nothing_is_refused(parameters: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        AliveRule(**parameters)


counts = st.dictionaries(st.sampled_from(["ab", "ba", "bc", "cd"]), st.integers(1, 12))


@given(st.lists(counts, min_size=1, max_size=5), st.floats(0.1, 20), st.floats(0.1, 8))
def test_a_stricter_rule_never_revives_a_tie(each: list[dict[str, int]], at_least: float, half_life: float) -> None:
    quarters = quarters_of_counts(*each)
    loose = pairs(quarters, AliveRule(at_least))
    assert set(pairs(quarters, AliveRule(at_least * 2))) <= set(loose)
    assert set(pairs(quarters, AliveRule(at_least, half_life))) <= set(loose)


@given(st.lists(counts, min_size=1, max_size=4), st.floats(0.1, 20))
def test_a_rule_tells_nothing_that_the_shown_counts_do_not(each: list[dict[str, int]], at_least: float) -> None:
    hidden = [{pair: 1 if events < 5 else events for pair, events in quarter.items()} for quarter in each]
    rule = AliveRule(at_least)
    assert pairs(quarters_of_counts(*each), rule) == pairs(quarters_of_counts(*hidden), rule)
