"""Both stores answer the same to the same random commands, and hold the same graph at the end.

The universe is small, so that commands meet: the same records, links, keys and revisions come again and again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from neo4j import Driver

from graphsvc.errors import AlreadyExists, GraphsvcError, VersionConflict
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import (
    Change,
    Create,
    GivePlaceBack,
    Join,
    Restore,
    Retire,
    TakePlace,
    Unjoin,
    Update,
)
from graphsvc.model.derived import (
    AuditEntry,
    Client,
    Intake,
    Link,
    Offer,
    Organisation,
    Place,
    Record,
    WriteKey,
)
from graphsvc.model.facts import Window
from graphsvc.model.ids import kind_of
from graphsvc.stores import Store, open_store
from tests.contract.clearing import remove_records
from tests.contract.graph import (
    CITY,
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DISTRICT,
    GERMAN,
    GROUND,
    HOUSING,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    client,
    creating,
    intake,
    link,
    network,
    offer,
    organisation,
    profile,
    put,
)

EXAMPLES, STEPS = 12, 35
NET = network("Netz")
PERSON = client("A")
PIECES: tuple[Piece[Any], ...] = (
    organisation("Verein Müller"),
    organisation("Verein Straße"),
    # An id that is there already.
    SCHOOL,
    offer("Kurs A", [HOUSING], [CITY]),
    offer("Kurs B", [GERMAN], [DISTRICT]),
    intake(COURSE, places=2, booked=0),
    PERSON,
    client("B", JMD),
    profile(PERSON, 1),
    profile(PERSON, 2),
)
# Most are there from the beginning, so that most commands have something to change.
STORED: tuple[Piece[Any], ...] = (
    *GROUND,
    *PLACES,
    NET,
    *(piece for number, piece in enumerate(PIECES) if number not in {1, 4, 7, 9}),
)
IDS = [piece.id for piece in (*PIECES, COURSE, NET, CITY, MBE)]
LINKS = [
    *(item for piece in PIECES for item in piece.links),
    link("HELD_IN", COURSE, CITY),
    link("HELD_IN", COURSE, DISTRICT),
    link("ADDRESSES", COURSE, HOUSING),
    *COURSE.links,
    *(link("MEMBER_OF", SCHOOL, NET, valid_from=date(2026, month, 1)) for month in (1, 2)),
    # The schema has no such pair.
    link("MEMBER_OF", CITY, NET),
]
ACTORS = [OPERATOR, OPERATOR, OPERATOR, COUNSELLOR, COUNSELLOR, COUNSELLOR_ELSEWHERE, COORDINATOR, None]
TEXTS = ["verein", "müller", "Mueller", "strasse", "kurs b", "ver kurs", "x", "?"]
SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)

some_actor = st.sampled_from(ACTORS)
some_id = st.sampled_from(IDS)
some_link = st.sampled_from(LINKS)
some_limit = st.integers(0, 4)
# Mostly the revision that is stored.
some_offset = st.sampled_from([0, 0, 0, -1, 1])


@dataclass
class Wrote:
    """One write that was sent to both stores."""

    actor: Actor | None
    key: str
    changes: Sequence[Change] = field(default_factory=list)


class BothStores(RuleBasedStateMachine):
    """Sends each command to both stores and compares what they answer."""

    other: ClassVar[Callable[[], Store]]

    def __init__(self) -> None:
        """Empty stores, of which nothing has been asked."""
        super().__init__()
        self.sqlite = open_store("sqlite:///:memory:")
        self.sqlite.init()
        self.neo4j = type(self).other()
        self.written: list[Wrote] = []
        self.revisions = {piece.id: 1 for piece in STORED}

    @initialize()
    def begin_alike(self) -> None:
        for store in (self.sqlite, self.neo4j):
            put(store, *STORED)

    def ask(self, question: Callable[[Store], object]) -> object:
        """The answer of both stores, which is the same."""
        one, other = answer(self.sqlite, question), answer(self.neo4j, question)
        assert plain(one) == plain(other)
        return one

    def send(self, actor: Actor | None, *changes: Change, key: str = "") -> None:
        sent = Wrote(actor, key or f"key {len(self.written)}", changes)
        self.written.append(sent)
        receipt = self.ask(lambda store: store.write(sent.actor, sent.key, sent.changes))
        self.revisions |= getattr(receipt, "revisions", {})

    @rule(actor=some_actor, pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=2))
    def create(self, actor: Actor | None, pieces: list[Piece[Any]]) -> None:
        self.send(actor, *creating(*(replace(piece, record=replace(piece.record, revision=0)) for piece in pieces)))

    @rule(actor=some_actor, piece=st.sampled_from(PIECES))
    def create_without_its_links(self, actor: Actor | None, piece: Piece[Any]) -> None:
        self.send(actor, Create(replace(piece.record, revision=0)))

    @rule(actor=some_actor, piece=st.sampled_from(PIECES), offset=some_offset, name=st.sampled_from(TEXTS))
    def update(self, actor: Actor | None, piece: Piece[Any], offset: int, name: str) -> None:
        record = replace(piece.record, revision=self.revision(piece.id, offset))
        self.send(actor, Update(replace(record, name=name) if hasattr(record, "name") else record))

    @rule(actor=some_actor, record_id=some_id, offset=some_offset)
    def retire(self, actor: Actor | None, record_id: str, offset: int) -> None:
        self.send(actor, Retire(record_id, self.revision(record_id, offset)))

    @rule(actor=some_actor, record_id=some_id, offset=some_offset)
    def restore(self, actor: Actor | None, record_id: str, offset: int) -> None:
        self.send(actor, Restore(record_id, self.revision(record_id, offset)))

    @rule(actor=some_actor, item=some_link)
    def join(self, actor: Actor | None, item: Link) -> None:
        self.send(actor, Join(item))

    @rule(actor=some_actor, item=some_link)
    def unjoin(self, actor: Actor | None, item: Link) -> None:
        self.send(actor, Unjoin(item))

    @rule(actor=some_actor, give_back=st.booleans(), record_id=st.sampled_from([PIECES[5].id, PIECES[5].id, COURSE.id]))
    def take_or_give_a_place(self, actor: Actor | None, record_id: str, give_back: bool) -> None:  # noqa: FBT001
        self.send(actor, GivePlaceBack(record_id) if give_back else TakePlace(record_id))

    @rule(number=st.integers(0, 5))
    def repeat(self, number: int) -> None:
        if number < len(self.written):
            again = self.written[-1 - number]
            self.ask(lambda store: store.write(again.actor, again.key, again.changes))

    @rule(number=st.integers(0, 5), item=some_link)
    def use_a_key_for_something_else(self, number: int, item: Link) -> None:
        if number < len(self.written):
            first = self.written[-1 - number]
            self.ask(lambda store: store.write(first.actor, first.key, [Join(item), Join(item)]))

    @rule(actor=some_actor, record_id=some_id)
    def get(self, actor: Actor | None, record_id: str) -> None:
        self.ask(lambda store: store.get(actor, kind_of(record_id), record_id))

    @rule(actor=some_actor, code=st.sampled_from([CITY.record.code, "none"]))
    def find(self, actor: Actor | None, code: str) -> None:
        self.ask(lambda store: store.find(actor, Place, "code", code))

    @rule(
        actor=some_actor, kind=st.sampled_from([Organisation, Offer, Client, Intake]), after=some_id, limit=some_limit
    )
    def page(self, actor: Actor | None, kind: type[Record], after: str, limit: int) -> None:
        self.ask(lambda store: store.page(actor, kind, after=after, limit=limit))
        self.ask(lambda store: store.page(actor, kind, limit=limit))

    @rule(actor=some_actor, record_id=some_id)
    def links(self, actor: Actor | None, record_id: str) -> None:
        self.ask(lambda store: store.links(actor, record_id))

    @rule(actor=some_actor, record_id=some_id, hops=st.integers(1, 2), limit=st.integers(1, 12))
    def neighbourhood(self, actor: Actor | None, record_id: str, hops: int, limit: int) -> None:
        self.ask(lambda store: store.neighbourhood(actor, record_id, hops=hops, limit=limit))

    @rule(actor=some_actor, kind=st.sampled_from([Organisation, Offer]), text=st.sampled_from(TEXTS))
    def search(self, actor: Actor | None, kind: type[Record], text: str) -> None:
        self.ask(lambda store: store.search(actor, kind, text))

    @rule(places=st.lists(st.sampled_from([CITY, DISTRICT]), max_size=2))
    def offer_candidates(self, places: list[Piece[Place]]) -> None:
        codes = [piece.record.code for piece in places]
        self.ask(lambda store: store.offer_candidates(["german_course", "housing"], codes, date(2026, 3, 2)))

    @rule()
    def roster_and_findings(self) -> None:
        self.ask(lambda store: store.roster(Window(date(2026, 1, 1), date(2026, 3, 1))))
        self.ask(lambda store: store.check())

    def revision(self, record_id: str, offset: int) -> int:
        return self.revisions.get(record_id, 1) + offset

    def teardown(self) -> None:
        one, other = (list(store.export(OPERATOR)) for store in (self.sqlite, self.neo4j))
        self.sqlite.close()
        assert [plain(item) for item in graph(one)] == [plain(item) for item in graph(other)]
        assert traces(one) == traces(other)


def answer(store: Store, question: Callable[[Store], object]) -> object:
    """What the store answers, or the error that it raises."""
    try:
        return question(store)
    except GraphsvcError as error:
        return error


def plain(found: object) -> object:
    """The answer without what may differ: the instants of writes, and the words of an error."""
    if isinstance(found, GraphsvcError):
        versions = (found.yours, found.stored) if isinstance(found, VersionConflict) else ()
        words = "" if isinstance(found, AlreadyExists) else str(found)
        return type(found), words, plain(versions)
    if isinstance(found, Record):
        return replace(found, updated_at=SOME_TIME, retired_at=SOME_TIME if found.retired_at else None)
    if isinstance(found, tuple):
        return tuple(plain(part) for part in found)
    if is_dataclass(found) and not isinstance(found, type):
        return type(found), [plain(getattr(found, name)) for name in found.__dataclass_fields__]
    return found


def graph(items: list[Record | Link]) -> Iterator[Record | Link]:
    """The items that the commands are about."""
    return (item for item in items if not isinstance(item, AuditEntry | WriteKey))


def traces(items: list[Record | Link]) -> tuple[list[str], list[str]]:
    """Who did what with which records, and what was answered to which key, in an order of its own."""
    entries = [item for item in items if isinstance(item, AuditEntry)]
    keys = [item for item in items if isinstance(item, WriteKey)]
    return (
        sorted(repr((entry.account, entry.role, entry.action, entry.records)) for entry in entries),
        sorted(repr((written.key, written.digest, written.answer)) for written in keys),
    )


@pytest.mark.usefixtures("cleared_neo4j")
def test_both_stores_answer_the_same_to_the_same_commands(neo4j_store: Store, neo4j_driver: Driver) -> None:
    def emptied() -> Store:
        remove_records(neo4j_driver)
        return neo4j_store

    class OnThisServer(BothStores):
        other = staticmethod(emptied)

    bounded = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(OnThisServer, settings=bounded)
