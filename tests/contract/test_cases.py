"""One whole case, and the open work of a service: what belongs to it, what does not, and who sees it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from graphsvc.errors import NotAllowed, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR
from graphsvc.model.case_facts import ClientQuery, Span
from graphsvc.model.changes import Retire
from graphsvc.model.derived import AgreementVersion, AuditEntry, Hurdle, Link, Need, Review, Signature, Step
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DAY,
    GERMAN,
    GROUND,
    INSTANT,
    JMD,
    MBE,
    Piece,
    agreement,
    client,
    goal,
    ids,
    intake,
    profile,
    put,
    referral,
    write,
)

CASE = client("fall")
AGREED = agreement(
    CASE,
    signed=True,
    signatures=(Signature(role="client", signed_on=DAY, method="paper"),),
    needs=(Need(topic="german_course", priority=1, urgency="soon"),),
    other_parties=("volunteer",),
)
GOAL = goal(AGREED)
PROFILE = profile(CASE, 1, german_level="a2")
WEEK = Span(DAY, DAY + timedelta(days=7))


def step(of: Piece[Any], name: str = "", uses: Piece[Any] | None = None, **properties: Any) -> Piece[Step]:  # noqa: ANN401  any property
    """An open step of that goal, due in a week, whose turn it is the client's."""
    content = {"whose_turn": "client", "state": "open", "due_on": DAY + timedelta(days=7), "synthetic": True}
    record = Step(
        id=seed_id(Step, of.id, name), revision=1, holder=of.record.holder, what=name, **{**content, **properties}
    )
    uses_offer = (Link("USES", record.id, uses.id),) if uses else ()
    return Piece(record, (Link("STEP_OF", record.id, of.id), *uses_offer))


def review(of: Piece[Any], due_in: int, **properties: Any) -> Piece[Review]:  # noqa: ANN401  any property
    """A review of that agreement, due in so many days."""
    record = Review(
        id=seed_id(Review, of.id, due_in),
        revision=1,
        holder=of.record.holder,
        due_on=DAY + timedelta(days=due_in),
        synthetic=True,
        **properties,
    )
    return Piece(record, (Link("REVIEW_OF", record.id, of.id),))


def version(of: Piece[Any]) -> Piece[AgreementVersion]:
    """An earlier version of that agreement."""
    record = AgreementVersion(
        id=seed_id(AgreementVersion, of.id), revision=1, holder=of.record.holder, version=1, replaced_on=DAY,
        synthetic=True,
    )  # fmt: skip
    return Piece(record, (Link("VERSION_OF", record.id, of.id),))


def hurdle(of: Piece[Any]) -> Piece[Hurdle]:
    """A missing offer that stood in the way of that agreement."""
    record = Hurdle(
        id=seed_id(Hurdle, of.id), revision=1, holder=of.record.holder, kind="supply_gap", noted_on=DAY, synthetic=True
    )
    return Piece(record, (Link("HURDLE_OF", record.id, of.id), Link("CONCERNS", record.id, GERMAN.id)))


STEP = step(GOAL, "Anmelden", COURSE)
ASKED = referral("Anfrage", COURSE)


@pytest.fixture
def case(store: Store) -> Store:
    """A store with one case in every part, and one of another service."""
    elsewhere = client("anderswo", JMD)
    contract = agreement(elsewhere)
    put(store, *GROUND, CASE, PROFILE, AGREED, GOAL, STEP, review(AGREED, 5), version(AGREED), hurdle(AGREED))
    put(store, ASKED, elsewhere, contract, goal(contract), step(goal(contract)), review(contract, 5))
    put(store, links=[Link("FOR", ASKED.id, GOAL.id), Link("BEGINS_FROM", AGREED.id, PROFILE.id)])
    return store


def test_a_case_holds_everything_that_belongs_to_the_client_and_what_it_points_to(case: Store) -> None:
    found = case.case_facts(COUNSELLOR, CASE.id)
    inside = {CASE.id, PROFILE.id, AGREED.id, GOAL.id, STEP.id, ASKED.id, version(AGREED).id, hurdle(AGREED).id}
    assert set(ids(found.records)) == inside | {review(AGREED, 5).id, COURSE.id, GERMAN.id, MBE.id}
    assert ids(found.records) == sorted(ids(found.records))
    assert Link("USES", STEP.id, COURSE.id) in found.links
    assert Link("FOR", ASKED.id, GOAL.id) in found.links
    assert next(record for record in found.records if record.id == AGREED.id) == AGREED.record


def test_a_retired_record_and_what_hangs_on_it_are_left_out_of_a_case(case: Store) -> None:
    write(case, "k", Retire(GOAL.id, 1))
    found = set(ids(case.case_facts(COUNSELLOR, CASE.id).records))
    assert not found & {GOAL.id, STEP.id, ASKED.id}
    assert AGREED.id in found


def test_a_case_of_another_service_is_not_found(case: Store) -> None:
    with pytest.raises(NotFound):
        case.case_facts(COUNSELLOR_ELSEWHERE, CASE.id)
    with pytest.raises(NotAllowed):
        case.case_facts(COORDINATOR, CASE.id)
    with pytest.raises(NotSignedIn):
        case.case_facts(None, CASE.id)


def test_reading_a_case_leaves_one_audit_entry_that_names_its_records(case: Store) -> None:
    before = len(list(_entries(case)))
    case.case_facts(COUNSELLOR, CASE.id)
    newest = list(_entries(case))[before:]
    assert len(newest) == 1
    assert {CASE.id, STEP.id, ASKED.id} <= set(newest[0].records)
    assert COURSE.id not in newest[0].records


def _entries(store: Store) -> list[AuditEntry]:
    return sorted(
        (item for item in store.export(OPERATOR) if isinstance(item, AuditEntry) and item.account != OPERATOR.account),
        key=lambda entry: entry.at,
    )


def test_open_work_has_the_steps_reviews_and_referrals_of_the_own_service(case: Store) -> None:
    put(case, intake(COURSE, DAY + timedelta(days=3)))
    work = case.open_work(COUNSELLOR, MBE.id, WEEK)
    assert ids(work.clients) == [CASE.id]
    assert work.profiles == {CASE.id: PROFILE.record}
    assert [(item.step.id, item.client, item.topic, item.offer) for item in work.steps] == [
        (STEP.id, CASE.id, "german_course", COURSE.id)
    ]
    assert [(item.review.id, item.client) for item in work.reviews] == [(review(AGREED, 5).id, CASE.id)]
    assert [(item.referral.id, item.client, item.offer) for item in work.referrals] == [(ASKED.id, CASE.id, COURSE.id)]
    assert [facts.intakes[0].starts_on for facts in work.offers.values()] == [DAY + timedelta(days=3)]


def test_open_work_of_a_service_out_of_reach_is_empty_and_the_operator_reaches_all(case: Store) -> None:
    nothing = case.open_work(COUNSELLOR_ELSEWHERE, MBE.id, WEEK)
    assert (nothing.clients, nothing.steps, nothing.reviews, nothing.referrals) == ((), (), (), ())
    assert ids(case.open_work(OPERATOR, MBE.id, WEEK).clients) == [CASE.id]


@pytest.mark.parametrize(
    "changed",
    [
        replace(AGREED.record, state="paused"),
        replace(AGREED.record, state="draft"),
        replace(CASE.record, closed_on=DAY - timedelta(days=1)),
        replace(CASE.record, retired_at=INSTANT),
    ],
)
def test_steps_and_reviews_press_only_while_the_agreement_and_the_counselling_run(case: Store, changed: Any) -> None:  # noqa: ANN401  any record
    case.load(OPERATOR, [changed])
    work = case.open_work(COUNSELLOR, MBE.id, WEEK)
    assert (work.steps, work.reviews) == ((), ())


def test_done_steps_settled_goals_held_reviews_and_later_ones_are_no_open_work(case: Store) -> None:
    put(case, step(GOAL, "getan", state="done"), review(AGREED, 3, held_on=DAY), review(AGREED, 8))
    assert len(case.open_work(COUNSELLOR, MBE.id, WEEK).steps) == 1
    assert len(case.open_work(COUNSELLOR, MBE.id, WEEK).reviews) == 1
    case.load(OPERATOR, [replace(GOAL.record, state="reached")])
    assert case.open_work(COUNSELLOR, MBE.id, WEEK).steps == ()


def test_of_several_reviews_the_latest_is_due_and_none_that_was_overtaken(case: Store) -> None:
    put(case, review(AGREED, -30), review(AGREED, -60))
    assert [item.review.id for item in case.open_work(COUNSELLOR, MBE.id, WEEK).reviews] == [review(AGREED, 5).id]
    put(case, review(AGREED, 6, held_on=DAY))
    assert case.open_work(COUNSELLOR, MBE.id, WEEK).reviews == ()


def test_the_work_of_one_counsellor_is_that_of_the_own_clients(case: Store) -> None:
    mine = replace(WEEK, counsellor=COUNSELLOR.account)
    assert case.open_work(COUNSELLOR, MBE.id, mine).clients == ()
    case.load(OPERATOR, [replace(CASE.record, counsellor=COUNSELLOR.account)])
    work = case.open_work(COUNSELLOR, MBE.id, mine)
    assert (len(work.clients), len(work.steps), len(work.reviews), len(work.referrals)) == (1, 1, 1, 1)


def test_steps_come_by_due_day_and_those_without_one_last(case: Store) -> None:
    put(case, step(GOAL, "ohne", COURSE, due_on=None), step(GOAL, "früh", due_on=DAY))
    put(case, step(GOAL, "ohne Tag und Angebot", due_on=None), step(GOAL, "später", due_on=DAY + timedelta(days=8)))
    dues = [item.step.due_on for item in case.open_work(COUNSELLOR, MBE.id, WEEK).steps]
    assert dues == [DAY, DAY + timedelta(days=7), None]


def test_clients_are_found_by_a_part_of_their_reference_in_capitals_or_not(store: Store) -> None:
    people = [client(f"K-{number}a") for number in range(3)]
    nameless = client("ohne")
    put(store, *GROUND, *people, Piece(replace(nameless.record, reference=None)), client("K-7A", JMD))

    def found(part: str, **more: Any) -> list[str]:  # noqa: ANN401  what a query takes
        return ids(store.find_clients(COUNSELLOR, MBE.id, ClientQuery(part, **more)).records)

    assert found("") == sorted([*ids([item.record for item in people]), nameless.id])
    assert found("k-1") == found("K-1") == found("1a") == [people[1].id]
    assert found("K-7") == found("%") == []
    assert found("K-", counsellor="anna") == []


def test_clients_found_come_page_by_page_and_only_from_the_own_service(store: Store) -> None:
    people = [client(f"K-{number}") for number in range(3)]
    put(store, *GROUND, *people)
    first = store.find_clients(COUNSELLOR, MBE.id, ClientQuery("K", limit=2))
    rest = store.find_clients(COUNSELLOR, MBE.id, ClientQuery("K", limit=2, after=first.next_after or ""))
    assert sorted(ids([*first.records, *rest.records])) == sorted(ids([item.record for item in people]))
    assert rest.next_after is None
    assert store.find_clients(COUNSELLOR_ELSEWHERE, MBE.id, ClientQuery()).records == ()
    with pytest.raises(NotAllowed):
        store.find_clients(COORDINATOR, MBE.id, ClientQuery())
