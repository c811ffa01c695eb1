"""Both waiting times of a course, each with its people, and none of too few."""

from datetime import date

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import Wait
from graphsvc.network.waiting import CourseWaiting, WaitingTime, waiting_times

FIRST = Window(date(2026, 1, 1), date(2026, 4, 1))
SECOND = Window(date(2026, 4, 1), date(2026, 7, 1))
DAY = date(2026, 2, 2)


def test_both_definitions_stand_side_by_side() -> None:
    waits = [
        Wait("integration_course", DAY, 10, 100, 3),
        Wait("integration_course", DAY, 20, 300, 2),
        Wait("integration_course", DAY, 40, None, 1),
    ]

    assert waiting_times(waits, [FIRST]) == (
        CourseWaiting(
            "integration_course",
            WaitingTime(ShownCount(6, 6), 15.0, 40),
            WaitingTime(ShownCount(5, 5), 100, 300),
        ),
    )


def test_of_fewer_than_five_people_no_time_is_told() -> None:
    (course,) = waiting_times([Wait("integration_course", DAY, 10, None, 4)], [FIRST])

    assert course.registered == WaitingTime(ShownCount(1, 4), None, None)
    assert course.entitled == WaitingTime(ShownCount(0, 0), None, None)


def test_people_are_counted_by_what_each_quarter_shows() -> None:
    waits = [
        Wait("integration_course", DAY, 10, None, 6),
        Wait("integration_course", date(2026, 5, 5), 30, None, 2),
    ]
    (course,) = waiting_times(waits, [SECOND, FIRST])

    assert course.registered.people == ShownCount(7, 10)


def test_what_is_no_course_has_no_waiting_time() -> None:
    assert waiting_times([Wait("debt_counselling", DAY, 10, None, 9)], [FIRST]) == ()
