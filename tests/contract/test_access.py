"""Who may touch which records: the same answer from every method, for every kind of record and every role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from graphsvc.errors import ForbiddenMove, NotAllowed, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Change, Create, GivePlaceBack, Join, Restore, Retire, TakePlace, Unjoin, Update
from graphsvc.model.derived import (
    RECORDS,
    CaseworkRecord,
)
from graphsvc.model.facts import TieKind, Window
from graphsvc.stores import Store
from tests.contract.any_record import any_record
from tests.contract.graph import (
    CASE_SYSTEM,
    CITY,
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_WITHOUT_SERVICE,
    COURSE,
    DAY,
    GROUND,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    cooperation,
    goal,
    intake,
    link,
    meeting,
    network,
    place,
    profile,
    put,
    referral,
    write,
)

CLIENT = client("A")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
SENT = referral("R", COURSE)
ELSEWHERE = client("B", holder=JMD)
CASE: dict[str, Any] = {"revision": 1, "holder": MBE.id, "synthetic": True}
ONE_OF_EACH: dict[str, Piece[Any]] = {
    piece.record.label: piece
    for piece in (
        *GROUND,
        CLIENT,
        AGREEMENT,
        GOAL,
        SENT,
        place("03"),
        network("Netz"),
        intake(COURSE),
        meeting("M"),
        cooperation("V"),
        profile(CLIENT, 1),
    )
}
ONE_OF_EACH |= {label: Piece(any_record(label)) for label in RECORDS if label not in ONE_OF_EACH}
# Commands alone change or end these; see test_referrals.py.
COMMANDED = {
    "update": {"ReferralEvent"},
    "retire": {"Referral", "ReferralEvent", "CapacityEnquiry", "Handover"},
    "restore": set[str](),
}
ROLES: dict[str, Actor | None] = {
    "nobody": None,
    "counsellor": COUNSELLOR,
    "counsellor without service": COUNSELLOR_WITHOUT_SERVICE,
    "case system": CASE_SYSTEM,
    "coordinator": COORDINATOR,
    "operator": OPERATOR,
    "partner": Actor("school", "partner", organisation=SCHOOL.id),
}
SIGN_IN, NO, YES = NotSignedIn, NotAllowed, None
# What reading a record of each access class answers to each role, in the order above.
READING: dict[str, tuple[type[Exception] | None, ...]] = {
    "public": (YES, YES, YES, YES, YES, YES, YES),
    "members": (SIGN_IN, YES, YES, YES, YES, YES, NO),
    "casework": (SIGN_IN, YES, NO, YES, NO, YES, NO),
    "internal": (SIGN_IN, NO, NO, NO, NO, YES, NO),
    "survey": (SIGN_IN, NO, NO, NO, NO, YES, NO),
    "kept": (SIGN_IN, NO, NO, NO, NO, YES, NO),
}
WRITING = {
    **READING,
    "public": READING["members"],
    "survey": (SIGN_IN, NO, NO, NO, YES, YES, NO),
    "kept": (SIGN_IN, NO, NO, NO, NO, NO, NO),
}


def outcome(action: Callable[[], object]) -> type[Exception] | None:
    """The error that the action raises, None where it raises none."""
    try:
        action()
    except (NotSignedIn, NotAllowed, NotFound, ForbiddenMove) as error:
        return type(error)
    return None


def expected(table: dict[str, tuple[type[Exception] | None, ...]], role: str) -> dict[str, type[Exception] | None]:
    """What each kind of record answers to the role, by label."""
    column = list(ROLES).index(role)
    return {label: table[kind.access][column] for label, kind in RECORDS.items()}


def put_one_of_each(store: Store) -> None:
    """Put a record of every kind into the store, and a case of another service."""
    put(store, *ONE_OF_EACH.values(), *GROUND, ELSEWHERE)


def test_the_table_knows_every_kind_of_record() -> None:
    assert set(ONE_OF_EACH) == set(RECORDS)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_the_records_it_may_read(store: Store, role: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    found = {
        label: outcome(partial(store.get, actor, type(piece.record), piece.id)) for label, piece in ONE_OF_EACH.items()
    }
    assert found == expected(READING, role)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_pages_through_the_records_it_may_read(store: Store, role: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    found = {label: outcome(partial(store.page, actor, kind)) for label, kind in RECORDS.items()}
    assert found == expected(READING, role)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_by_unique_value_what_it_may_read(store: Store, role: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    found = {
        (label, name): outcome(
            partial(store.find, actor, type(piece.record), name, getattr(piece.record, name)),
        )
        for label, piece in ONE_OF_EACH.items()
        for name in piece.record.unique
    }
    assert found == {(label, name): expected(READING, role)[label] for label, name in found}
    assert len(found) == 4


@pytest.mark.parametrize("role", ROLES)
def test_a_role_searches_what_it_may_read(store: Store, role: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    searched = {label: kind for label, kind in RECORDS.items() if kind.search}
    found = {label: outcome(partial(store.search, actor, kind, "a")) for label, kind in searched.items()}
    assert found == {label: expected(READING, role)[label] for label in searched}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_the_links_and_neighbours_of_the_records_it_may_read(store: Store, role: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    links = {label: outcome(partial(store.links, actor, piece.id)) for label, piece in ONE_OF_EACH.items()}
    nearby = {label: outcome(partial(store.neighbourhood, actor, piece.id)) for label, piece in ONE_OF_EACH.items()}
    assert links == expected(READING, role)
    assert nearby == expected(READING, role)


CHANGES: dict[str, Callable[[Piece[Any]], Change]] = {
    "update": lambda piece: Update(piece.record),
    "retire": lambda piece: Retire(piece.id, 1),
    "restore": lambda piece: Restore(piece.id, 1),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_changes_the_records_it_may_write(store: Store, role: str, change: str) -> None:
    put_one_of_each(store)
    actor = ROLES[role]
    # Each write ends with a change that is not found, so that none disturbs the next.
    last = Update(place("missing").record)
    found = {
        label: outcome(partial(store.write, actor, piece.id, [CHANGES[change](piece), last]))
        for label, piece in ONE_OF_EACH.items()
    }
    wanted = {label: error or NotFound for label, error in expected(WRITING, role).items()}
    for label in COMMANDED[change]:
        wanted[label] = ForbiddenMove if wanted[label] is NotFound else wanted[label]
    assert found == wanted


@pytest.mark.parametrize("role", ROLES)
def test_a_role_creates_the_records_it_may_write(store: Store, role: str) -> None:
    put(store, *GROUND)
    actor = ROLES[role]
    new = {label: ONE_OF_EACH[label].record for label in ("Network", "Meeting", "Client", "AccessToken")}
    found = {label: outcome(partial(store.write, actor, record.id, [Create(record)])) for label, record in new.items()}
    assert found == {label: expected(WRITING, role)[label] for label in new}


def _ties(kind: TieKind, store: Store, actor: Actor | None) -> object:
    return store.ties(actor, kind, Window(DAY, date(2027, 1, 1)))


SIGNED_IN: dict[str, Callable[[Store, Actor | None], object]] = {
    "join": lambda store, actor: store.write(actor, "k", [Join(link("HELD_IN", COURSE, CITY))]),
    "unjoin": lambda store, actor: store.write(actor, "k", [Unjoin(link("HELD_IN", COURSE, CITY))]),
    "take place": lambda store, actor: store.write(actor, "k", [TakePlace(intake(COURSE).id)]),
    "give place back": lambda store, actor: store.write(actor, "k", [GivePlaceBack(intake(COURSE).id)]),
    **{f"{kind} ties": partial(_ties, kind) for kind in TieKind},
}


@pytest.mark.parametrize("action", SIGNED_IN)
def test_everybody_may_who_is_signed_in_but_a_partner_writes_nothing_of_others(store: Store, action: str) -> None:
    put(store, *GROUND, *PLACES, intake(COURSE, places=9))
    found = {role: outcome(partial(SIGNED_IN[action], store, actor)) for role, actor in ROLES.items()}
    wanted = {role: None if actor else NotSignedIn for role, actor in ROLES.items()}
    assert found == wanted | ({} if action.endswith("ties") else {"partner": NotAllowed})


@pytest.mark.parametrize("role", ROLES)
def test_the_facts_of_a_goal_are_casework(store: Store, role: str) -> None:
    put_one_of_each(store)
    assert outcome(lambda: store.goal_facts(ROLES[role], GOAL.id)) == expected(READING, role)["Goal"]


def test_the_public_questions_are_open_to_everybody(store: Store) -> None:
    put_one_of_each(store)
    assert store.place_chain("03")
    assert store.offer_candidates(["german_course"], [], DAY).offers
    assert store.offer_facts(COURSE.id, DAY).offer.id == COURSE.id
    assert store.roster(Window(DAY, date(2027, 1, 1))) == ()


ELSEWHERES: dict[str, Callable[[Store], object]] = {
    "get": lambda store: store.get(COUNSELLOR, type(ELSEWHERE.record), ELSEWHERE.id),
    "links": lambda store: store.links(COUNSELLOR, ELSEWHERE.id),
    "neighbourhood": lambda store: store.neighbourhood(COUNSELLOR, ELSEWHERE.id),
    "goal facts": lambda store: store.goal_facts(COUNSELLOR, goal(agreement(ELSEWHERE)).id),
    "retire": lambda store: store.write(COUNSELLOR, "k", [Retire(ELSEWHERE.id, 1)]),
    "restore": lambda store: store.write(COUNSELLOR, "k", [Restore(ELSEWHERE.id, 1)]),
    "retire an old version": lambda store: store.write(COUNSELLOR, "k", [Retire(ELSEWHERE.id, 9)]),
    "update as one's own": lambda store: store.write(
        COUNSELLOR, "k", [Update(replace(ELSEWHERE.record, holder=MBE.id))]
    ),
    "join from": lambda store: store.write(COUNSELLOR, "k", [Join(link("JOINED_BY", agreement(ELSEWHERE), SCHOOL))]),
    "join to": lambda store: store.write(COUNSELLOR, "k", [Join(link("CONCLUDED_WITH", AGREEMENT, ELSEWHERE))]),
    "unjoin": lambda store: store.write(COUNSELLOR, "k", [Unjoin(link("JOINED_BY", agreement(ELSEWHERE), SCHOOL))]),
}


@pytest.mark.parametrize("action", ELSEWHERES)
def test_the_case_of_another_service_is_not_found_just_as_one_that_does_not_exist(store: Store, action: str) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT)
    missing = outcome(lambda: ELSEWHERES[action](store))
    theirs = agreement(ELSEWHERE)
    put(store, ELSEWHERE, theirs, goal(theirs), links=[link("JOINED_BY", theirs, SCHOOL)])
    before = [store.links(OPERATOR, piece.id) for piece in (theirs, AGREEMENT)]
    assert outcome(lambda: ELSEWHERES[action](store)) is missing is NotFound
    assert store.get(OPERATOR, type(ELSEWHERE.record), ELSEWHERE.id) == ELSEWHERE.record
    assert [store.links(OPERATOR, piece.id) for piece in (theirs, AGREEMENT)] == before


def test_a_case_cannot_be_created_for_another_service(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(NotAllowed):
        write(store, "k", Create(ELSEWHERE.record), actor=COUNSELLOR)
    with pytest.raises(NotFound):
        store.get(OPERATOR, type(ELSEWHERE.record), ELSEWHERE.id)


def test_a_case_cannot_be_handed_to_another_service(store: Store) -> None:
    put(store, *GROUND, CLIENT)
    with pytest.raises(NotAllowed):
        write(store, "k", Update(replace(CLIENT.record, holder=JMD.id)), actor=COUNSELLOR)
    assert store.get(COUNSELLOR, type(CLIENT.record), CLIENT.id) == CLIENT.record


def test_a_case_of_another_service_does_not_show_in_a_refused_change(store: Store) -> None:
    put(store, *GROUND, ELSEWHERE)
    with pytest.raises((NotFound, NotAllowed)):
        write(store, "k", Update(replace(ELSEWHERE.record, revision=9)), actor=COUNSELLOR)


def test_links_to_the_case_of_another_service_are_left_out(store: Store) -> None:
    sent = replace(SENT, links=(*SENT.links, link("FOR", SENT, goal(agreement(ELSEWHERE)))))
    put(store, *GROUND, ELSEWHERE, agreement(ELSEWHERE), goal(agreement(ELSEWHERE)), sent)
    assert [item.type for item in store.links(COUNSELLOR, sent.id)] == ["FROM", "TO"]
    assert [item.type for item in store.links(OPERATOR, sent.id)] == ["FOR", "FROM", "TO"]


def test_every_kind_of_casework_says_who_holds_it() -> None:
    held = {label for label, kind in RECORDS.items() if issubclass(kind, CaseworkRecord)}
    assert held == {label for label, kind in RECORDS.items() if kind.access == "casework"}
