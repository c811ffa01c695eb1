"""Measure the due list of a service with 150 clients beside its bare query: `python -m tests.benchmarks.due`.

The bare query fetches the same rows by hand, one statement per kind of row; nothing is decoded, judged or written to
the audit trail. A store that the benchmarks keep is copied; where none is kept, the model project is loaded anew.
`--scale 50` makes size L, and `--write` puts the result into `docs/operate/performance.md`.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import repeat
from random import Random

import click

from graphsvc.answers.due import due_answer
from graphsvc.casework.due_list import REVIEWS_AHEAD
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import (
    Agreement,
    Client,
    CounsellingService,
    Goal,
    Link,
    Offer,
    Profile,
    Record,
    Review,
    Step,
    Topic,
    WhoseTurnCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import Store, open_store
from tests.benchmarks.due_by_hand import BareDueList, Neo4jBareDueList, SqliteBareDueList
from tests.benchmarks.kept import copied
from tests.benchmarks.report import Compared, Section, aim, circumstances, write_section
from tests.benchmarks.timing import by_turns
from tests.neo4j_server import LARGE, SMALL, LocalServer

ON = date(2012, 9, 3)
CLIENTS, GOALS, RUNS = 150, 3, 30
_MOST = 5
_TURNS: tuple[WhoseTurnCode, ...] = ("client", "counsellor", "partner")


@dataclass(frozen=True, slots=True)
class Measured:
    """A loaded store, its bare query, and the clock that counts the work of both."""

    name: str
    version: str
    store: Store
    bare: BareDueList
    clock: Callable[[], float]
    counted: str


@click.command()
@click.option("--store", "stores", type=click.Choice(("sqlite", "neo4j")), multiple=True, help="Both by default.")
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="50 makes size L.")
@click.option("--write", "writes", is_flag=True, help="Put the result into docs/operate/performance.md.")
def main(*, stores: tuple[str, ...], scale: int, writes: bool) -> None:
    """Print what the due list costs beside its bare query, and write it down where asked."""
    for name in stores or tuple(_OPENED):
        begun = os.getloadavg()[0]
        with _OPENED[name](scale) as on:
            command = f"tests.benchmarks.due --store {name} --scale {scale}{' --write' if writes else ''}"
            section = measured(on, scale, partial(circumstances, on.version, command, begun))
        click.echo(section.text())
        if writes:
            write_section(section)


def measured(on: Measured, scale: int, told: Callable[[], tuple[str, ...]]) -> Section:
    """The due list beside its bare query on that store, one of each in turn."""
    service = _service(on.store)
    on.store.load(OPERATOR, cases(on.store, service))
    actor = Actor("benchmark", "counsellor", service.id)
    items = due_answer(on.store, actor, ON)
    product = partial(due_answer, on.store, actor, ON)
    bare = partial(on.bare.rows, service.id, ON, ON + timedelta(days=REVIEWS_AHEAD))
    taken = by_turns(repeat(product, RUNS), repeat(bare, RUNS), clock=on.clock)
    row = Compared("Due list (by hand: its rows)", *taken)
    size = f"{CLIENTS} clients, {CLIENTS * GOALS * len(_TURNS)} steps, {len(items)} entries; {bare()} rows by hand."
    remarks = (aim("due list by p50", row.product.p50 / row.by_hand.p50, _MOST), f"{size} {on.counted}.")
    return Section(f"Due list, {on.name}, K = {scale}", told(), (row,), remarks)


@contextmanager
def _sqlite(scale: int) -> Iterator[Measured]:
    with copied("sqlite", scale) as (folder, known):
        path = folder / "graph.db"
        with (
            closing(_loaded(f"sqlite:///{path}", scale, known=known)) as store,
            closing(SqliteBareDueList(path)) as bare,
        ):
            version = f"SQLite {sqlite3.sqlite_version}"
            yield Measured("SQLite", version, store, bare, time.process_time, "Processor time of the process")


@contextmanager
def _neo4j(scale: int) -> Iterator[Measured]:
    memory = LARGE if scale > 1 else SMALL
    with copied("neo4j", scale) as (folder, known), LocalServer(folder / "home", memory=memory) as server:
        hand = Neo4jBareDueList(server.bolt_url, server.user, server.password)
        with closing(_loaded(server.url, scale, known=known)) as store, closing(hand) as bare:
            version = f"Neo4j {server.version} (heap {memory.heap}, page cache {memory.page_cache})"
            yield Measured("Neo4j", version, store, bare, time.perf_counter, "Time that passed, the server's included")


_OPENED = {"sqlite": _sqlite, "neo4j": _neo4j}


def _loaded(url: str, scale: int, *, known: bool) -> Store:
    """The store with the model project; loaded where the copy does not hold it."""
    store = open_store(url)
    if not known:
        store.init()
        project = ModelProject(scale, 1)
        store.load(OPERATOR, project.items(project.sites()))
    return store


def cases(store: Store, service: CounsellingService) -> Iterator[Record | Link]:
    """The cases of the service: each with a profile, an agreement, goals with steps, and a review due or coming."""
    chance = Random("due list")  # noqa: S311  no secret
    topic = store.find(None, Topic, "code", "german_course")
    offers = [offer.id for offer in store.page(None, Offer, limit=200).records]
    if topic is None or not offers:
        message = "The model project has no German course; the benchmark needs one."
        raise LookupError(message)
    for number in range(CLIENTS):
        yield from _case(service.id, topic.id, chance.sample(offers, GOALS), number, chance)


def _case(holder: str, topic: str, offers: list[str], number: int, chance: Random) -> Iterator[Record | Link]:
    client = Client(
        id=seed_id(Client, "due", number), holder=holder, reference=f"D-{number}", opened_on=ON, synthetic=True
    )  # fmt: skip
    profile = Profile(
        id=seed_id(Profile, "due", number), holder=holder, version=1, age=chance.randint(18, 60), german_level="a2",
        residence_group="family", residence_section="s30", permit_months=36,
        permit_issued_on=ON - timedelta(days=chance.randint(300, 400)),
    )  # fmt: skip
    agreement = Agreement(
        id=seed_id(Agreement, "due", number), holder=holder, version=1, state="active", concluded_on=ON, synthetic=True
    )
    review = Review(
        id=seed_id(Review, "due", number), holder=holder, due_on=ON + timedelta(days=number % 60), synthetic=True
    )
    yield from (client, profile, agreement, review)
    yield Link("PROFILE_OF", profile.id, client.id)
    yield Link("CONCLUDED_WITH", agreement.id, client.id)
    yield Link("REVIEW_OF", review.id, agreement.id)
    for place, offer in enumerate(offers):
        goal = Goal(id=seed_id(Goal, "due", number, place), holder=holder, state="open", synthetic=True)
        yield goal
        yield Link("GOAL_OF", goal.id, agreement.id)
        yield Link("AIMS_AT", goal.id, topic)
        for turn in _TURNS:
            due_on = ON + timedelta(days=chance.randint(-30, 90))
            step = Step(
                id=seed_id(Step, "due", number, place, turn), holder=holder, whose_turn=turn, state="open",
                due_on=due_on, synthetic=True,
            )  # fmt: skip
            yield step
            yield Link("STEP_OF", step.id, goal.id)
            if turn == "partner":
                yield Link("USES", step.id, offer)


def _service(store: Store) -> CounsellingService:
    return next(item for item in store.page(None, CounsellingService, limit=200).records if item.kind == "mbe")


if __name__ == "__main__":
    main()
