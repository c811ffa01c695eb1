"""What recurs is shown; what is rare is not, and no year gives a quarter away."""

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.gap_facts import Course, Courses, Refusal
from graphsvc.network.barriers import Barrier, barriers

KINDS = {"school": "course_provider", "office": "jobcenter"}


def quarter(*refusals: Refusal, silent: int = 0, late: int = 0) -> Courses:
    """The refusals of a quarter, and what else went wrong at the office."""
    return Courses((Course("mbe", "office", silent + late, 0, late, 0, silent),), refusals)


def test_what_happened_five_times_is_a_point_for_the_steering_group() -> None:
    found = barriers([quarter(Refusal("mbe", "school", "course_provider", "at_capacity", 7), silent=9, late=5)], KINDS)

    assert found.recurring == (
        Barrier("jobcenter", "silent", ShownCount(9, 9)),
        Barrier("course_provider", "at_capacity", ShownCount(7, 7)),
        Barrier("jobcenter", "late", ShownCount(5, 5)),
    )
    assert found.hidden == 0


def test_what_is_rare_is_only_counted() -> None:
    found = barriers([quarter(Refusal("mbe", "school", "course_provider", "at_capacity", 4), silent=2)], KINDS)

    assert found.recurring == ()
    assert found.hidden == 2


def test_a_year_is_made_of_what_its_quarters_show() -> None:
    quarters = [quarter(Refusal("mbe", "school", "course_provider", "at_capacity", count)) for count in (7, 2)]

    assert [item.referrals.text_de for item in barriers(quarters, KINDS).recurring] == ["8 bis 11"]


def test_units_outside_the_network_leave_no_silence() -> None:
    assert barriers([quarter(silent=9)], {}).recurring == ()


def test_a_sum_over_ties_tells_no_small_tie() -> None:
    one, other = (
        barriers([quarter(refused, Refusal("jmd", "school", "course_provider", "at_capacity", count))], KINDS)
        for refused in (Refusal("mbe", "school", "course_provider", "at_capacity", 7),)
        for count in (1, 4)
    )

    assert one == other
    assert [item.referrals.text_de for item in one.recurring] == ["8 bis 11"]
