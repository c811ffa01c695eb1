"""Referrals on every store: commands alone move them, each side sees its own, and a place goes with the state."""

from dataclasses import replace
from functools import partial

import pytest

from graphsvc.errors import (
    ForbiddenMove,
    GraphsvcError,
    InvalidInput,
    NoPlaceLeft,
    NotAllowed,
    NotFound,
    NotSignedIn,
    VersionConflict,
)
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import AnswerEnquiry, Change, Create, Join, MoveReferral, Retire, Update
from graphsvc.model.derived import (
    AuditEntry,
    CapacityEnquiry,
    EventSideCode,
    Intake,
    Link,
    Referral,
    ReferralEvent,
    ReferralStateCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.model.referral_facts import ReferralFacts
from graphsvc.stores import Store
from tests.contract.graph import (
    CASE_SYSTEM,
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
    creating,
    goal,
    intake,
    offer,
    organisation,
    put,
    referral,
)
from tests.contract.test_concurrency import at_once, succeeded

PARTNER = Actor("school", "partner", organisation=SCHOOL.id)
OTHER = organisation("Andere Schule")
PARTNER_ELSEWHERE = Actor("other-school", "partner", organisation=OTHER.id)
CLIENT = client("A")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
START = intake(COURSE, places=1)
OPEN: tuple[ReferralStateCode, ...] = ("draft", "requested", "accepted", "in_progress", "on_hold")
EVERY: tuple[ReferralStateCode, ...] = (*OPEN, "rejected", "completed", "failed", "cancelled", "entered_in_error")


def sent(name: str = "R", *, to: Piece[Intake] | None = None) -> list[Change]:
    """The changes of a counsellor that make a referral for the goal, and send it."""
    piece = referral(name, COURSE, state="draft")
    links = [Link("FOR", piece.id, GOAL.id), *([Link("PLACED_IN", piece.id, to.id)] if to else [])]
    return [*creating(piece), *(Join(item) for item in links), MoveReferral(piece.id, 1, "sender", "requested")]


def moving(name: str, revision: int, state: ReferralStateCode, by: EventSideCode = "receiver") -> MoveReferral:
    """The move of that referral, with a reason in words."""
    return MoveReferral(seed_id(Referral, name), revision, by, state, reason="other", reason_text="weil")


def facts(store: Store, actor: Actor, side: EventSideCode = "sender", name: str = "R") -> ReferralFacts:
    """The referral as that side sees it."""
    return store.referral_facts(actor, side, seed_id(Referral, name))


@pytest.fixture
def ground(store: Store) -> Store:
    """Two schools, two services, and a goal of one client."""
    put(store, *GROUND, OTHER, START, CLIENT, AGREEMENT, GOAL)
    return store


def test_a_referral_is_made_sent_and_accepted_and_every_move_is_an_event(ground: Store) -> None:
    receipt = ground.write(COUNSELLOR, "send", sent())
    assert receipt.revisions[seed_id(Referral, "R")] == 2
    ground.write(PARTNER, "accept", [moving("R", 2, "accepted")])

    found = facts(ground, COUNSELLOR)
    assert found.referral.state == "accepted"
    assert [(event.state, event.by, event.account, event.role) for event in found.events] == [
        ("requested", "sender", COUNSELLOR.account, "counsellor"),
        ("accepted", "receiver", PARTNER.account, "partner"),
    ]
    assert (found.goal, found.client, found.offer.id) == (GOAL.id, CLIENT.id, COURSE.id)


def test_the_receiving_side_sees_nothing_of_the_person_or_of_the_words_of_the_sender(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent())
    ground.write(COUNSELLOR, "stop", [moving("R", 2, "cancelled", "sender")])

    found = facts(ground, PARTNER, "receiver")
    assert (found.goal, found.client, found.replaces) == (None, None, None)
    assert found.referral.reason == "other"
    assert found.referral.reason_text is None
    assert [(event.reason_text, event.account) for event in found.events] == [(None, None), (None, None)]
    assert facts(ground, COUNSELLOR).events[1].reason_text == "weil"
    for record_id in (CLIENT.id, GOAL.id, AGREEMENT.id, found.referral.id):
        with pytest.raises(NotAllowed):
            ground.links(PARTNER, record_id)
    with pytest.raises(NotAllowed):
        ground.get(PARTNER, Referral, found.referral.id)


def test_an_inbox_holds_what_was_sent_to_the_own_offers_and_no_drafts(ground: Store) -> None:
    delivered = offer("Sprechstunde", deliverer=JMD)
    put(ground, delivered, referral("J", delivered), referral("D", COURSE, state="draft"), referral("S", COURSE))

    def names(actor: Actor) -> list[str]:
        return [found.referral.id for found in ground.referrals(actor, "receiver", EVERY).referrals]

    assert names(PARTNER) == sorted((seed_id(Referral, "S"), seed_id(Referral, "J")), reverse=True)
    assert names(COUNSELLOR_ELSEWHERE) == [seed_id(Referral, "J")]
    assert names(PARTNER_ELSEWHERE) == names(COUNSELLOR) == []
    with pytest.raises(NotFound):
        facts(ground, PARTNER, "receiver", "D")
    with pytest.raises(NotFound):
        facts(ground, PARTNER_ELSEWHERE, "receiver", "S")
    assert ground.referrals(COUNSELLOR_ELSEWHERE, "sender", EVERY).referrals == ()


def test_who_receives_nothing_has_no_inbox(ground: Store) -> None:
    for actor, refusal in ((None, NotSignedIn), (COORDINATOR, NotAllowed), (Actor("p", "partner"), NotAllowed)):
        with pytest.raises(refusal):
            ground.referrals(actor, "receiver", OPEN)
    with pytest.raises(NotAllowed):
        ground.referrals(PARTNER, "sender", OPEN)


def test_a_closed_referral_to_a_sensitive_offer_leaves_the_inbox(ground: Store) -> None:
    shelter = offer("Schutzraum", sensitive=True)
    put(ground, shelter, referral("O", shelter), referral("C", shelter, state="completed"))
    found = ground.referrals(PARTNER, "receiver", EVERY).referrals
    assert [each.referral.id for each in found] == [seed_id(Referral, "O")]


def test_pages_meet_every_referral_once_the_last_requested_first(ground: Store) -> None:
    days = [DAY.replace(day=number) for number in (3, 5, 5, 4, 9)]
    put(ground, *(referral(f"R{number}", COURSE, requested_on=day) for number, day in enumerate(days)))
    for actor, side in ((COUNSELLOR, "sender"), (PARTNER, "receiver")):
        seen: list[Referral] = []
        after = None
        while True:
            page = ground.referrals(actor, side, OPEN, after=after, limit=2)  # type: ignore[arg-type]  # a side
            seen += [found.referral for found in page.referrals]
            after = page.next_after
            if after is None:
                break
        assert [record.id for record in seen] == [
            record.id for record in sorted(seen, key=lambda each: (each.requested_on, each.id), reverse=True)
        ]
        assert len({record.id for record in seen}) == len(days)
    with pytest.raises(InvalidInput):
        ground.referrals(PARTNER, "receiver", OPEN, after="yesterday")


def test_the_side_that_is_named_must_be_the_own_one(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent())
    for actor, side in ((PARTNER_ELSEWHERE, "receiver"), (COUNSELLOR_ELSEWHERE, "sender"), (COUNSELLOR, "receiver")):
        with pytest.raises(NotFound):
            ground.write(actor, "move", [moving("R", 2, "cancelled", side)])  # type: ignore[arg-type]  # a side
    with pytest.raises(NotAllowed):
        ground.write(PARTNER, "move", [moving("R", 2, "cancelled", "sender")])
    assert facts(ground, COUNSELLOR).referral.state == "requested"


def test_a_place_is_taken_with_the_acceptance_and_given_back_with_the_end(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent(to=START))
    booked = partial(ground.get, None, Intake, START.id)
    assert booked().booked == 0
    ground.write(PARTNER, "accept", [moving("R", 2, "accepted")])
    assert booked().booked == 1
    ground.write(PARTNER, "start", [moving("R", 3, "in_progress")])
    assert booked().booked == 1
    ground.write(PARTNER, "fail", [moving("R", 4, "failed")])
    assert booked().booked == 0


def test_the_last_place_goes_to_one_of_many_acceptances_and_the_others_stay_requested(ground: Store) -> None:
    names = [f"R{number}" for number in range(6)]
    for name in names:
        ground.write(COUNSELLOR, f"send {name}", sent(name, to=START))
    answers = at_once(
        [partial(ground.write, PARTNER, f"accept {name}", [moving(name, 2, "accepted")]) for name in names]
    )
    assert succeeded(answers) == 1
    assert all(isinstance(answer, NoPlaceLeft) for answer in answers if isinstance(answer, GraphsvcError))
    states = [facts(ground, COUNSELLOR, name=name).referral.state for name in names]
    assert sorted(states) == ["accepted", *["requested"] * 5]
    assert ground.get(None, Intake, START.id).booked == 1
    events = [len(facts(ground, COUNSELLOR, name=name).events) for name in names]
    assert sorted(events) == [1, 1, 1, 1, 1, 2]


def test_of_two_moves_from_one_revision_one_is_refused_and_no_event_is_lost(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent())
    answers = at_once(
        [
            partial(ground.write, PARTNER, "accept", [moving("R", 2, "accepted")]),
            partial(ground.write, COUNSELLOR, "stop", [moving("R", 2, "cancelled", "sender")]),
        ]
    )
    assert succeeded(answers) == 1
    assert sum(isinstance(answer, VersionConflict) for answer in answers) == 1
    found = facts(ground, COUNSELLOR)
    assert found.referral.state == found.events[-1].state
    assert len(found.events) == 2


def test_a_repeated_move_is_made_once(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent(to=START))
    first = ground.write(PARTNER, "accept", [moving("R", 2, "accepted")])
    assert ground.write(PARTNER, "accept", [moving("R", 2, "accepted")]) == first
    assert len(facts(ground, COUNSELLOR).events) == 2
    assert ground.get(None, Intake, START.id).booked == 1


def test_nothing_but_a_command_changes_what_commands_change(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent())
    stored = facts(ground, COUNSELLOR).referral
    event = facts(ground, COUNSELLOR).events[0]
    new_event = ReferralEvent(
        id=seed_id(ReferralEvent, "E"), holder=MBE.id, state="completed", at=INSTANT, by="receiver", synthetic=True
    )
    attempts: list[list[Change]] = [
        [Update(replace(stored, state="completed"))],
        [Update(replace(stored, outcome="got_help"))],
        [Update(replace(stored, requested_on=DAY.replace(year=2025)))],
        [Retire(stored.id, stored.revision)],
        [Create(new_event), Join(Link("EVENT_OF", new_event.id, stored.id))],
        [Update(replace(event, state="completed"))],
        [Retire(event.id, event.revision)],
        [Join(Link("TO", stored.id, COURSE.id))],
        creating(referral("begun", COURSE, state="accepted")),
        creating(
            Piece(
                referral("x", COURSE, state="draft").record,
                (Link("TO", seed_id(Referral, "x"), COURSE.id), Link("FROM", seed_id(Referral, "x"), JMD.id)),
            )
        ),
    ]
    for number, changes in enumerate(attempts):
        for actor in (COUNSELLOR, CASE_SYSTEM, OPERATOR):
            with pytest.raises(ForbiddenMove):
                ground.write(actor, f"{number}", changes)
    assert facts(ground, COUNSELLOR).referral == stored


def test_reading_either_side_leaves_an_audit_entry_of_the_reader(ground: Store) -> None:
    ground.write(COUNSELLOR, "send", sent())
    facts(ground, PARTNER, "receiver")
    ground.referrals(PARTNER, "receiver", OPEN)
    entries = [entry for entry in ground.page(OPERATOR, AuditEntry, limit=200).records if entry.action == "read"]
    mine = [entry for entry in entries if entry.account == PARTNER.account]
    assert len(mine) == 2
    assert all(seed_id(Referral, "R") in entry.records for entry in mine)


def enquiry() -> list[Change]:
    """The changes that ask the school for two places."""
    record = CapacityEnquiry(id=seed_id(CapacityEnquiry, "Q"), holder=MBE.id, asked_on=DAY, places=2, synthetic=True)
    return [
        Create(record),
        Join(Link("FROM", record.id, MBE.id)),
        Join(Link("TO", record.id, COURSE.id)),
    ]


def test_places_are_asked_for_and_answered_by_who_offers_them_alone(ground: Store) -> None:
    ground.write(COUNSELLOR, "ask", enquiry())
    answer = AnswerEnquiry(seed_id(CapacityEnquiry, "Q"), 1, "waitlist", DAY, "ab Mai")
    for actor in (PARTNER_ELSEWHERE, COUNSELLOR, COUNSELLOR_ELSEWHERE):
        with pytest.raises(NotFound):
            ground.write(actor, "answer", [answer])
    ground.write(PARTNER, "answer", [answer])

    (asked,) = ground.enquiries(COUNSELLOR, "sender")
    (received,) = ground.enquiries(PARTNER, "receiver")
    assert asked == received
    assert (asked.enquiry.answer, asked.enquiry.note, asked.sender.id) == ("waitlist", "ab Mai", MBE.id)
    assert ground.enquiries(PARTNER_ELSEWHERE, "receiver") == ground.enquiries(COUNSELLOR_ELSEWHERE, "sender") == ()
    with pytest.raises(ForbiddenMove):
        ground.write(COUNSELLOR, "self", [Update(replace(asked.enquiry, answer="capacity"))])
