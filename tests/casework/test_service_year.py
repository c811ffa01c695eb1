"""The year's figures: exact for the service, and without a way back to small cells for everybody else."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.casework.service_year import service_year
from graphsvc.disclosure.cells import SMALLEST_CELL
from graphsvc.model.facts import Window
from graphsvc.model.figures import Start, WorkFacts
from tests.contract.graph import DAY, INSTANT

YEAR = Window(date(2026, 1, 1), date(2027, 1, 1))
COUNTS = st.integers(min_value=1, max_value=12)
FACTS = st.builds(
    lambda outcomes, reasons, open_ones: WorkFacts(
        {
            "referrals": {
                **open_ones,
                **({"completed": sum(outcomes.values())} if outcomes else {}),
                **({"rejected": sum(reasons.values())} if reasons else {}),
            },
            "outcomes": outcomes,
            "reasons": reasons,
        },
        (),
    ),
    st.dictionaries(st.sampled_from(["got_help", "partly", "not"]), COUNTS),
    st.dictionaries(st.sampled_from(["at_capacity", "client_declined", "other"]), COUNTS),
    st.dictionaries(st.sampled_from(["requested", "accepted"]), COUNTS),
)


def start(number: int, *, entitled: bool = False) -> Start:
    """A help that began some days after it was asked for, and one day after it was accepted."""
    return Start(
        offer_kind="german_course_open",
        entitled_on=DAY - timedelta(days=30) if entitled else None,
        requested_on=DAY - timedelta(days=number),
        accepted_at=INSTANT - timedelta(days=1),
        started_at=INSTANT,
    )


def test_the_service_itself_sees_exact_counts_and_totals() -> None:
    facts = WorkFacts({"contacts": {"debt": 2, "housing": 7}, "cases": {"running": 3}}, ())
    rows = service_year(facts, YEAR, shared=False).rows
    assert [(row.part, row.code, row.count.text_en) for row in rows] == [
        ("cases", "running", "3"),
        ("contacts", "debt", "2"),
        ("contacts", "housing", "7"),
        ("contacts", "total", "9"),
    ]


@given(FACTS)
def test_what_is_shared_holds_no_exact_small_count_and_no_sum_that_gives_one_away(facts: WorkFacts) -> None:
    rows = service_year(facts, YEAR, shared=True).rows
    shown = {(row.part, row.code): row.count for row in rows}
    for row in rows:
        if row.count.exact and row.code not in {"total", "completed", "ended_without_help"}:
            assert row.count.at_least >= SMALLEST_CELL
    # A sum is exact only where every cell that it is made of is.
    for part, sums in (("outcomes", ("completed",)), ("reasons", ("ended_without_help",))):
        hidden = any(not row.count.exact for row in rows if row.part == part and row.code != "total")
        for code in sums:
            if ("referrals", code) in shown and hidden:
                assert not shown["referrals", code].exact
                assert not shown["referrals", "total"].exact
    assert not {("referrals", code) for code in ("rejected", "failed", "cancelled")} & set(shown)


@given(FACTS)
def test_every_shown_range_holds_the_true_count(facts: WorkFacts) -> None:
    exact = {(row.part, row.code): row.count for row in service_year(facts, YEAR, shared=False).rows}
    for row in service_year(facts, YEAR, shared=True).rows:
        true = exact.get((row.part, row.code))
        if true is not None:
            assert row.count.at_least <= true.at_least <= row.count.at_most


def test_waiting_is_counted_from_entitlement_request_and_acceptance() -> None:
    facts = WorkFacts({}, (start(10), start(20, entitled=True), start(60)))
    waiting = {each.since: each for each in service_year(facts, YEAR, shared=False).waiting if each.offer_kind is None}
    assert {since: (each.people.at_least, each.days) for since, each in waiting.items()} == {
        "entitlement": (1, 30.0),
        "request": (3, 20.0),
        "acceptance": (3, 1.0),
    }


def test_a_median_of_few_is_not_shared() -> None:
    few = WorkFacts({}, tuple(start(number) for number in range(4)))
    enough = WorkFacts({}, tuple(start(number) for number in range(5)))
    for facts, shown in ((few, False), (enough, True)):
        each = next(each for each in service_year(facts, YEAR, shared=True).waiting if each.since == "request")
        assert (each.days is not None) is shown
        assert each.people.exact is shown


def test_a_year_without_work_has_no_rows_and_waits_for_nobody() -> None:
    year = service_year(WorkFacts({}, ()), YEAR, shared=True)
    assert year.rows == ()
    assert [(each.people.at_least, each.days) for each in year.waiting] == [(0, None)] * 3
