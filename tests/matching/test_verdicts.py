"""Kleene's strong three-valued logic."""

from random import Random
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.verdicts import Verdict, all_of, any_of, negation

verdicts = st.sampled_from(get_args(Verdict))
some = st.lists(verdicts)


def test_unknown_is_never_no() -> None:
    assert all_of(["fits", "unknown"]) == "unknown"
    assert any_of(["does_not_fit", "unknown"]) == "unknown"
    assert negation("unknown") == "unknown"


@given(some)
def test_one_no_is_enough_to_refuse_and_one_yes_to_open(several: list[Verdict]) -> None:
    assert all_of([*several, "does_not_fit"]) == "does_not_fit"
    assert any_of([*several, "fits"]) == "fits"


@given(some)
def test_de_morgans_law_holds(several: list[Verdict]) -> None:
    assert negation(all_of(several)) == any_of(negation(each) for each in several)


@given(verdicts, verdicts, verdicts)
def test_and_distributes_over_or(one: Verdict, two: Verdict, three: Verdict) -> None:
    assert all_of([one, any_of([two, three])]) == any_of([all_of([one, two]), all_of([one, three])])


@given(some, st.randoms())
def test_the_order_of_verdicts_does_not_matter(several: list[Verdict], random: Random) -> None:
    shuffled = sorted(several, key=lambda _: random.random())

    assert (all_of(shuffled), any_of(shuffled)) == (all_of(several), any_of(several))


@given(some)
def test_an_answer_to_an_open_question_never_turns_a_known_verdict(several: list[Verdict]) -> None:
    for answer in ("fits", "does_not_fit"):
        answered = [answer if each == "unknown" else each for each in several]
        if all_of(several) != "unknown":
            assert all_of(answered) == all_of(several)
        if any_of(several) != "unknown":
            assert any_of(answered) == any_of(several)
