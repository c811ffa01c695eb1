"""Below an agreement that has ended nothing is written, whoever ends it and at which moment: on every store."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import ForbiddenMove, GraphsvcError, NotFound
from graphsvc.model.changes import AllSettled, Change, Create, Join, Receipt, Retire, Unjoin, Update
from graphsvc.model.derived import Agreement, Goal, Hurdle, Link, Record, Review, Step
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores import Store
from tests.contract.conftest import NEO4J_URLS
from tests.contract.graph import (
    CASE_SYSTEM,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DAY,
    GERMAN,
    GROUND,
    MBE,
    Piece,
    agreement,
    client,
    goal,
    link,
    put,
)
from tests.contract.test_concurrency import at_once

CLIENT = client("A")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
STEP = Piece(Step(id=seed_id(Step, "S"), revision=1, holder=MBE.id, whose_turn="client", state="open", synthetic=True))
STEP = Piece(STEP.record, (link("STEP_OF", STEP, GOAL),))
REVIEW = Piece(Review(id=seed_id(Review, "R"), revision=1, holder=MBE.id, due_on=DAY, synthetic=True))
REVIEW = Piece(REVIEW.record, (link("REVIEW_OF", REVIEW, AGREEMENT),))
CASE = (CLIENT, AGREEMENT, GOAL, STEP, REVIEW)
CLOSED = Update(
    replace(AGREEMENT.record, state="completed", closed_on=DAY, closing_reason="goals_settled", successes="B1")
)


def closed(store: Store) -> Receipt:
    """The receipt for the end of the agreement."""
    return write_checked(store, COUNSELLOR, "close", [CLOSED])


def one_more_goal(name: str) -> list[Change]:
    """The changes that add a goal to the agreement."""
    new = Goal(id=seed_id(Goal, name), holder=MBE.id, state="open", words=name, synthetic=True)
    return [Create(new), *(Join(Link(item.type, new.id, item.target)) for item in GOAL.links)]


def below(kind: type[Record], name: str) -> list[Change]:
    """The changes that add a step, a review or a hurdle of that name."""
    made: dict[type[Record], Piece[Record]] = {
        Step: Piece(replace(STEP.record, id=seed_id(Step, name), revision=0), STEP.links),
        Review: Piece(replace(REVIEW.record, id=seed_id(Review, name), revision=0), REVIEW.links),
        Hurdle: Piece(
            Hurdle(id=seed_id(Hurdle, name), holder=MBE.id, kind="supply_gap", noted_on=DAY, synthetic=True),
            (Link("HURDLE_OF", "", AGREEMENT.id), Link("CONCERNS", "", GERMAN.id)),
        ),
    }
    piece = made[kind]
    return [Create(piece.record), *(Join(Link(item.type, piece.id, item.target)) for item in piece.links)]


@contextmanager
def closing_in_sqlite(path: Path) -> Iterator[None]:
    """Somebody who has ended the agreement and commits it at the end of the block."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE agreement SET state = 'completed' WHERE id = ?", (AGREEMENT.id,))
    yield
    connection.execute("COMMIT")
    connection.close()


@pytest.fixture
def closing(store_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> AbstractContextManager[None]:
    """Somebody who is about to end the agreement, and does so at the end of the block."""
    if store_kind == "sqlite":
        return closing_in_sqlite(tmp_path / "graph.db")
    if store_kind not in NEO4J_URLS:
        pytest.skip("a database in memory has one connection, so nobody is in the middle of a write meanwhile")
    driver = request.getfixturevalue(f"{store_kind}_driver")

    @contextmanager
    def closing_in_neo4j() -> Iterator[None]:
        with driver.session() as session, session.begin_transaction() as tx:
            tx.run("MATCH (a:Agreement {id: $id}) SET a.state = 'completed'", id=AGREEMENT.id).consume()
            yield
            tx.commit()

    return closing_in_neo4j()


def test_a_goal_written_while_its_agreement_is_being_closed_waits_and_is_refused(
    store: Store, closing: AbstractContextManager[None]
) -> None:
    put(store, *GROUND, *CASE)
    # The server has planned these statements once, so that the second goal comes to the lock soon.
    write_checked(store, COUNSELLOR, "early", one_more_goal("early"))
    with ThreadPoolExecutor(1) as pool:
        with closing:
            added = pool.submit(write_checked, store, COUNSELLOR, "goal", one_more_goal("late"))
            time.sleep(1)
            assert not added.done()
        assert isinstance(added.exception(), ForbiddenMove)
    with pytest.raises(NotFound):
        store.get(COUNSELLOR, Goal, seed_id(Goal, "late"))


def test_of_a_close_and_many_goals_at_once_each_goal_was_there_before_or_was_refused(store: Store) -> None:
    put(store, *GROUND, *CASE)

    def adding(name: str) -> Callable[[], Receipt]:
        return lambda: write_checked(store, COUNSELLOR, name, one_more_goal(name))

    names = [str(number) for number in range(7)]
    answers = at_once([lambda: closed(store), *(adding(name) for name in names)])
    refused = [answer for answer in answers if isinstance(answer, GraphsvcError)]
    assert all(isinstance(answer, ForbiddenMove) for answer in refused)
    assert store.get(COUNSELLOR, Agreement, AGREEMENT.id).state == "completed"
    goals = store.page(COUNSELLOR, Goal, limit=200).records
    assert len(goals) == 1 + len(names) - len(refused)
    assert write_checked(store, COUNSELLOR, "close", [CLOSED]) == answers[0]


def test_a_balance_that_does_not_know_of_a_goal_is_refused_whole_and_names_it(store: Store) -> None:
    put(store, *GROUND, *CASE)
    write_checked(store, COUNSELLOR, "late", one_more_goal("late"))
    late = store.get(COUNSELLOR, Goal, seed_id(Goal, "late"))
    reached = Update(replace(GOAL.record, state="reached"))
    ends: list[Change] = [CLOSED, AllSettled(AGREEMENT.id)]

    with pytest.raises(ForbiddenMove) as refusal:
        write_checked(store, COUNSELLOR, "close", [reached, *ends])

    assert [problem.pointer for problem in refusal.value.problems] == [f"/results/{late.id}"]
    assert store.get(COUNSELLOR, Agreement, AGREEMENT.id) == AGREEMENT.record
    assert store.get(COUNSELLOR, Goal, GOAL.id) == GOAL.record
    both = [reached, Update(replace(late, state="not_reached", reason="life_changed")), *ends]
    assert write_checked(store, COUNSELLOR, "both", both) == write_checked(store, COUNSELLOR, "both", both)


@pytest.mark.parametrize("kind", [Step, Review, Hurdle])
def test_what_is_added_to_an_open_agreement_is_refused_once_it_has_ended(store: Store, kind: type[Record]) -> None:
    put(store, *GROUND, *CASE)
    added = write_checked(store, COUNSELLOR, "open", below(kind, "open"))
    closed(store)
    with pytest.raises(ForbiddenMove) as refusal:
        write_checked(store, COUNSELLOR, "ended", below(kind, "ended"))
    assert "ended" in refusal.value.problems[0].en
    # The first write, sent once more, is known.
    assert write_checked(store, COUNSELLOR, "open", below(kind, "open")) == added


def test_nothing_below_an_ended_agreement_is_changed_taken_out_or_linked(store: Store) -> None:
    put(store, *GROUND, *CASE)
    closed(store)
    uses = link("USES", STEP, COURSE)
    changes: list[Change] = [
        Update(replace(STEP.record, what="anders")),
        Retire(REVIEW.id, 1),
        Join(uses),
        Unjoin(uses),
    ]
    for number, change in enumerate(changes):
        with pytest.raises(ForbiddenMove):
            write_checked(store, CASE_SYSTEM, str(number), [change])
    assert store.get(COUNSELLOR, Step, STEP.id) == STEP.record


def test_a_goal_is_not_moved_below_an_agreement_that_has_ended_nor_away_from_it(store: Store) -> None:
    other = agreement(client("B"))
    put(store, *GROUND, *CASE, client("B"), other)
    closed(store)
    away = Join(link("GOAL_OF", GOAL, other))
    there = Join(Link("GOAL_OF", new_id(Goal), AGREEMENT.id))
    for key, change in (("away", away), ("there", there)):
        with pytest.raises(ForbiddenMove):
            write_checked(store, COUNSELLOR, key, [change])


def test_another_service_hears_nothing_of_an_agreement_that_has_ended(store: Store) -> None:
    put(store, *GROUND, *CASE)
    closed(store)
    with pytest.raises(NotFound) as unknown:
        write_checked(store, COUNSELLOR_ELSEWHERE, "theirs", [Retire(GOAL.id, 1)])
    assert GOAL.id in str(unknown.value)
