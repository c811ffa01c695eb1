"""Both waiting times of a course, each with its people, counted so that no hidden tie follows."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count
from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import Wait
from graphsvc.network.waiting import CourseWaiting, WaitingTime, waiting_times
from tests.disclosure.linear import Sum, learnt

FIRST = Window(date(2026, 1, 1), date(2026, 4, 1))
SECOND = Window(date(2026, 4, 1), date(2026, 7, 1))
DAY = date(2026, 2, 12)
MANY = 10_000


def wait(people: int, registered: int = 10, entitled: int | None = None, sender: str = "mbe", day: date = DAY) -> Wait:
    """People of one service who began a course of the school."""
    return Wait(sender, "school", "integration_course", day, registered, entitled, people)


def test_both_definitions_stand_side_by_side() -> None:
    waits = [wait(8, 10, 100), wait(2, 20, 300), wait(5, 40, None, "jmd")]

    assert waiting_times(waits, [FIRST]) == (
        CourseWaiting(
            "integration_course",
            WaitingTime(ShownCount(15, 15), 10, 40),
            WaitingTime(ShownCount(10, 10), 100, 300),
        ),
    )


def test_a_course_that_fewer_than_five_people_are_certain_to_have_begun_is_left_out() -> None:
    assert waiting_times([wait(4), wait(4, sender="jmd")], [FIRST]) == ()


def test_below_ten_people_no_tenth_is_told_because_it_would_be_one_of_them() -> None:
    (course,) = waiting_times([wait(8, 10), wait(1, 30)], [FIRST])

    assert course.registered == WaitingTime(ShownCount(9, 9), 10, None)


def test_a_median_between_two_days_does_not_tell_that_their_number_is_even() -> None:
    (course,) = waiting_times([wait(3, 10), wait(3, 13)], [FIRST])

    assert course.registered.median == 12


def test_people_are_counted_tie_by_tie_and_quarter_by_quarter() -> None:
    waits = [wait(6), wait(2, sender="jmd"), wait(3, day=date(2026, 5, 5)), wait(1, registered=100)]
    (course,) = waiting_times(waits, [SECOND, FIRST])

    assert course.registered.people == ShownCount(6 + 3, 6 + 3 * 4)


def test_people_without_a_known_entitlement_do_not_follow_from_both_counts() -> None:
    (course,) = waiting_times([wait(6, entitled=90), wait(1)], [FIRST])

    assert course.registered.people == ShownCount(7, 7)
    assert course.entitled.people == ShownCount(3, 6)


def test_what_is_no_course_has_no_waiting_time() -> None:
    advice = Wait("mbe", "debt", "debt_counselling", DAY, 10, None, 9)
    assert waiting_times([advice], [FIRST]) == ()


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_who_began_tells_nothing_of_a_hidden_tie(ties: list[tuple[int, int]]) -> None:
    """Of each tie so many referrals in the quarter, of which so many at most became a first day in it."""
    sent = [number for number, _ in ties]
    waits = [
        wait(min(number, began), sender=f"s{place}", registered=5)
        for place, (number, began) in enumerate(ties)
        if began
    ]
    cells = [shown_count(number) for number in sent]

    for course in waiting_times(waits, [FIRST]):
        # All who began were referred: together the ties have at least as many.
        least = Sum(tuple(range(len(cells))), ShownCount(course.registered.people.at_least, MANY))
        for number, bounds in zip(sent, learnt(cells, [least]), strict=True):
            assert number >= SMALLEST_CELL or bounds == (1, SMALLEST_CELL - 1)


def test_the_true_number_of_people_would_tell_a_hidden_tie() -> None:
    cells = [shown_count(7), shown_count(4)]

    assert learnt(cells, [Sum((0, 1), ShownCount(11, MANY))])[1] == (4, 4)
