"""Handing a case over, standing in for a colleague, and the figures of the work: on every store."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.clock import today
from graphsvc.errors import ForbiddenMove, NotAllowed, NotFound, VersionConflict
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import AnswerHandover, Change, Create, Join, Retire, Update
from graphsvc.model.derived import (
    AuditEntry,
    Client,
    Goal,
    Handover,
    Link,
    Referral,
    ShortContact,
    Step,
    Substitution,
)
from graphsvc.model.facts import Window
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DAY,
    GROUND,
    INSTANT,
    JMD,
    MBE,
    SCHOOL,
    Piece,
    agreement,
    client,
    goal,
    profile,
    put,
    referral,
    service,
)
from tests.contract.test_concurrency import at_once, succeeded
from tests.contract.test_referrals import PARTNER, moving

CLIENT, OTHER = client("A"), client("B")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
FACTS = profile(CLIENT, 1)
STEP = Piece(
    Step(id=seed_id(Step, "S"), revision=1, holder=MBE.id, whose_turn="client", state="open", synthetic=True),
)
STEP = Piece(STEP.record, (Link("STEP_OF", STEP.id, GOAL.id),))
SENT = referral("R", COURSE)
SENT = Piece(SENT.record, (*SENT.links, Link("FOR", SENT.id, GOAL.id)))
CASE = (CLIENT, AGREEMENT, GOAL, FACTS, STEP, SENT)
HANDOVER = seed_id(Handover, "H")
THIRD = service("MBE Nord", GROUND[4])
YEAR = Window(date(2026, 1, 1), date(2100, 1, 1))


def offered(*clients: Piece[Client], name: str = "H", account: str = COUNSELLOR.account) -> list[Change]:
    """The changes with which the MBE offers the cases of these clients to the JMD."""
    record = Handover(
        id=seed_id(Handover, name),
        holder=MBE.id,
        state="offered",
        reason="family_together",
        client_agreed_on=DAY,
        offered_at=INSTANT,
        offered_by=account,
        synthetic=True,
    )
    links = [Link("FROM", record.id, MBE.id), Link("TO", record.id, JMD.id)]
    links += [Link("HANDS_OVER", record.id, each.id) for each in clients or (CLIENT,)]
    return [Create(record), *(Join(link) for link in links)]


@pytest.fixture
def ground(store: Store) -> Store:
    """A case of the MBE with everything that belongs to it, and another client who stays."""
    put(store, *GROUND, *CASE, OTHER)
    return store


def held(store: Store, actor: Actor, piece: Piece[Any]) -> bool:
    """Whether the actor may read that record."""
    try:
        store.get(actor, type(piece.record), piece.id)
    except NotFound:
        return False
    return True


def test_an_accepted_handover_changes_the_holder_of_the_whole_case_at_once(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered())
    assert all(held(ground, COUNSELLOR, piece) for piece in CASE)
    receipt = ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    assert set(receipt.revisions) == {HANDOVER, *(piece.id for piece in CASE)}
    for piece in CASE:
        assert held(ground, COUNSELLOR_ELSEWHERE, piece)
        assert not held(ground, COUNSELLOR, piece)
        moved = ground.get(OPERATOR, type(piece.record), piece.id)
        assert moved == replace(
            piece.record, holder=JMD.id, revision=piece.record.revision + 1, updated_at=moved.updated_at
        )
        links = {(link.type, link.target) for link in ground.links(OPERATOR, piece.id)}
        assert links == {(link.type, link.target) for link in piece.links}
    assert held(ground, COUNSELLOR, OTHER)
    assert ground.check() == ()


def test_both_services_see_afterwards_that_it_was_handed_over_and_only_one_sees_whom(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered())
    (before,) = ground.handovers(COUNSELLOR_ELSEWHERE)
    assert (before.people, before.clients, before.handover.state) == (1, (), "offered")
    ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    (given,), (taken,) = ground.handovers(COUNSELLOR), ground.handovers(COUNSELLOR_ELSEWHERE)
    assert given.handover == taken.handover
    assert (given.handover.state, given.handover.records, given.handover.answered_by) == (
        "accepted",
        len(CASE),
        COUNSELLOR_ELSEWHERE.account,
    )
    assert (given.clients, taken.clients) == ((), (CLIENT.id,))
    with pytest.raises(NotAllowed):
        ground.handovers(COORDINATOR)
    with pytest.raises(NotAllowed):
        ground.handovers(PARTNER)


def test_a_family_is_handed_over_together(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered(CLIENT, OTHER))
    ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    assert all(held(ground, COUNSELLOR_ELSEWHERE, piece) for piece in (*CASE, OTHER))


def test_only_the_receiving_service_accepts_and_only_the_giving_one_withdraws(ground: Store) -> None:
    put(ground, THIRD)
    ground.write(COUNSELLOR, "offer", offered())
    for actor, state in (
        (COUNSELLOR, "accepted"),
        (COUNSELLOR_ELSEWHERE, "withdrawn"),
        (Actor("third", "counsellor", THIRD.id), "accepted"),
        (Actor("third", "counsellor", THIRD.id), "declined"),
    ):
        with pytest.raises(NotFound):
            ground.write(actor, "answer", [AnswerHandover(HANDOVER, 1, state)])  # type: ignore[arg-type]  # a state
    ground.write(COUNSELLOR, "withdraw", [AnswerHandover(HANDOVER, 1, "withdrawn")])
    with pytest.raises(VersionConflict):
        ground.write(COUNSELLOR_ELSEWHERE, "late", [AnswerHandover(HANDOVER, 1, "accepted")])
    with pytest.raises(ForbiddenMove):
        ground.write(COUNSELLOR_ELSEWHERE, "late", [AnswerHandover(HANDOVER, 2, "accepted")])
    assert all(held(ground, COUNSELLOR, piece) for piece in CASE)


def test_a_case_that_was_handed_over_meanwhile_cannot_be_handed_over_again(ground: Store) -> None:
    ground.write(COUNSELLOR, "first", offered())
    ground.write(COUNSELLOR, "second", offered(name="H2"))
    ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    with pytest.raises(ForbiddenMove):
        ground.write(COUNSELLOR_ELSEWHERE, "again", [AnswerHandover(seed_id(Handover, "H2"), 1, "accepted")])


def test_of_two_acceptances_at_once_one_counts(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered())
    answers = at_once(
        [
            lambda key=f"accept {number}": ground.write(  # type: ignore[misc]  # the key of this turn
                COUNSELLOR_ELSEWHERE, key, [AnswerHandover(HANDOVER, 1, "accepted")]
            )
            for number in range(3)
        ]
    )
    assert succeeded(answers) == 1
    assert ground.get(COUNSELLOR_ELSEWHERE, Goal, GOAL.id).revision == 2


def test_a_handover_names_its_own_account_its_own_service_and_the_clients_it_holds(ground: Store) -> None:
    put(ground, client("C", holder=JMD))
    with pytest.raises(ForbiddenMove):
        ground.write(COUNSELLOR, "k1", offered(account="somebody"))
    with pytest.raises(NotFound):
        ground.write(COUNSELLOR, "k2", offered(client("C", holder=JMD)))
    ground.write(COUNSELLOR, "k3", offered())
    stored = ground.get(COUNSELLOR, Handover, HANDOVER)
    for change in (Update(replace(stored, state="accepted")), Retire(HANDOVER, 1)):
        with pytest.raises(ForbiddenMove):
            ground.write(COUNSELLOR, "k4", [change])


def test_an_open_referral_of_a_case_goes_on_with_the_new_service(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered())
    ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    ground.write(PARTNER, "answer", [moving("R", 2, "accepted")])
    ground.write(COUNSELLOR_ELSEWHERE, "stop", [moving("R", 3, "cancelled", "sender")])
    found = ground.referral_facts(COUNSELLOR_ELSEWHERE, "sender", seed_id(Referral, "R"))
    assert (found.referral.state, found.client) == ("cancelled", CLIENT.id)
    assert all(event.holder == JMD.id for event in found.events)
    with pytest.raises(NotFound):
        ground.referral_facts(COUNSELLOR, "sender", seed_id(Referral, "R"))


def standing_in(client: Piece[Client] = CLIENT, **properties: Any) -> list[Change]:  # noqa: ANN401  any property
    """The changes with which the MBE lets the JMD read that client's case, from yesterday to tomorrow."""
    days = {"starts_on": today() - timedelta(days=1), "ends_on": today() + timedelta(days=1)}
    content: dict[str, Any] = {"given_by": COUNSELLOR.account, "synthetic": True, **days, **properties}
    record = Substitution(id=seed_id(Substitution, "V"), holder=MBE.id, **content)
    links = [Link("COVERS", record.id, client.id), Link("COVERED_BY", record.id, JMD.id)]
    return [Create(record), *(Join(link) for link in links)]


def test_who_stands_in_reads_the_whole_case_of_that_client_and_of_no_other(ground: Store) -> None:
    with pytest.raises(NotFound):
        ground.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id)
    ground.write(COUNSELLOR, "stand in", standing_in())
    assert ground.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id) == ground.case_facts(COUNSELLOR, CLIENT.id)
    for actor, client_id in ((COUNSELLOR_ELSEWHERE, OTHER.id), (Actor("third", "counsellor", SCHOOL.id), CLIENT.id)):
        with pytest.raises(NotFound):
            ground.substituted_case(actor, client_id)
    with pytest.raises(NotFound):
        ground.write(COUNSELLOR_ELSEWHERE, "write", [Update(replace(CLIENT.record, opened_on=None))])
    with pytest.raises(NotAllowed):
        ground.substituted_case(PARTNER, CLIENT.id)


def test_both_services_see_the_substitution_and_the_read_is_the_substitutes(ground: Store) -> None:
    ground.write(COUNSELLOR, "stand in", standing_in())
    (given,), (taken,) = ground.substitutions(COUNSELLOR), ground.substitutions(COUNSELLOR_ELSEWHERE)
    assert given == taken
    assert (given.client.id, given.substitute.id) == (CLIENT.id, JMD.id)
    ground.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id)
    entries = ground.page(OPERATOR, AuditEntry, limit=200).records
    read = [entry for entry in entries if entry.action == "read" and entry.account == COUNSELLOR_ELSEWHERE.account]
    assert any({CLIENT.id, GOAL.id} <= set(entry.records) for entry in read)


@pytest.mark.parametrize(
    "properties",
    [
        {"ends_on": today() - timedelta(days=1)},
        {"starts_on": today() + timedelta(days=1)},
        {"account": "somebody-else"},
    ],
)
def test_a_substitution_ends_by_itself_and_is_for_its_account(ground: Store, properties: dict[str, Any]) -> None:
    ground.write(COUNSELLOR, "stand in", standing_in(**properties))
    with pytest.raises(NotFound):
        ground.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id)
    assert ground.substitutions(COUNSELLOR_ELSEWHERE) == ()
    assert len(ground.substitutions(COUNSELLOR)) == 1


def test_a_substitution_is_given_in_the_own_name_taken_back_and_gone_with_the_case(ground: Store) -> None:
    put(ground, THIRD)
    with pytest.raises(ForbiddenMove):
        ground.write(COUNSELLOR, "k", standing_in(given_by="somebody"))
    with pytest.raises(NotFound):
        ground.write(COUNSELLOR_ELSEWHERE, "k", standing_in_for_a_foreign_case())
    ground.write(COUNSELLOR, "stand in", standing_in())
    ground.write(COUNSELLOR, "end", [Retire(seed_id(Substitution, "V"), 1)])
    with pytest.raises(NotFound):
        ground.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id)


def standing_in_for_a_foreign_case() -> list[Change]:
    """What a counsellor of the JMD would write to open a case of the MBE to itself."""
    record = Substitution(
        id=seed_id(Substitution, "F"),
        holder=JMD.id,
        starts_on=today(),
        ends_on=today(),
        given_by=COUNSELLOR_ELSEWHERE.account,
        synthetic=True,
    )
    links = [Link("COVERS", record.id, CLIENT.id), Link("COVERED_BY", record.id, JMD.id)]
    return [Create(record), *(Join(link) for link in links)]


def contact(name: str, on: date, holder: str = MBE.id) -> ShortContact:
    """A short contact about debts on that day."""
    return ShortContact(
        id=seed_id(ShortContact, name),
        revision=1,
        holder=holder,
        held_on=on,
        topic="debt",
        channel="phone",
        outcome="informed",
        synthetic=True,
    )


def test_the_figures_of_a_service_count_its_own_work_in_the_window(ground: Store) -> None:
    ground.write(COUNSELLOR, "offer", offered(OTHER))
    ground.write(COUNSELLOR_ELSEWHERE, "accept", [AnswerHandover(HANDOVER, 1, "accepted")])
    ground.write(PARTNER, "accept referral", [moving("R", 1, "accepted")])
    ground.write(PARTNER, "start", [moving("R", 2, "in_progress")])
    put(
        ground,
        Piece(contact("one", DAY)),
        Piece(contact("late", date(2101, 1, 1))),
        Piece(contact("theirs", DAY, JMD.id)),
    )
    mine, theirs = (ground.work_facts(actor, YEAR) for actor in (COUNSELLOR, COUNSELLOR_ELSEWHERE))
    assert mine.counts == {
        "cases": {"begun": 1, "running": 1, "handed_over": 1},
        "contacts": {"debt": 1},
        "goals": {"open": 1},
        "referrals": {"in_progress": 1},
    }
    assert theirs.counts == {"cases": {"begun": 1, "running": 1, "taken_over": 1}, "contacts": {"debt": 1}}
    (begun,) = mine.starts
    assert (begun.offer_kind, begun.requested_on, begun.entitled_on) == (COURSE.record.kind, DAY, None)
    assert begun.accepted_at is not None
    assert begun.accepted_at <= begun.started_at
    day = Window(DAY, DAY + timedelta(days=1))
    assert ground.contact_counts(COUNSELLOR, day) == {"debt": 1}
    for actor in (COORDINATOR, OPERATOR, PARTNER):
        with pytest.raises(NotAllowed):
            ground.work_facts(actor, YEAR)
