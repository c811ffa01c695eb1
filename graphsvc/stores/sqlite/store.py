"""The SQLite store: every promise of `graphsvc.stores.protocol.Store`."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import CaseFacts, ClientQuery, OpenWork, Span
from graphsvc.model.changes import Change, Receipt
from graphsvc.model.derived import (
    RECORDS,
    AccessRuleCode,
    CaseworkRecord,
    Client,
    Goal,
    Link,
    Meeting,
    OfferReport,
    Place,
    Profile,
    Record,
    Step,
    TopicCode,
)
from graphsvc.model.facts import (
    Attendance,
    Candidates,
    Finding,
    GoalFacts,
    Loaded,
    Neighbourhood,
    OfferFacts,
    OpenStep,
    ReportedOffer,
    TieKind,
    TieMonth,
    Unit,
    Window,
)
from graphsvc.model.folding import asked_words, folded
from graphsvc.model.ids import kind_of
from graphsvc.model.ratings import Rated
from graphsvc.model.service_cases import ServiceCase
from graphsvc.stores.loading import batches
from graphsvc.stores.protocol import LARGEST_CANDIDATES, LARGEST_PAGE, Page
from graphsvc.stores.sqlite import casework, exporting, nearby, offers, surveys, ties, upkeep
from graphsvc.stores.sqlite.codec import days_of, from_row
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.experience import SqliteExperience
from graphsvc.stores.sqlite.figures import SqliteFigures
from graphsvc.stores.sqlite.gaps import SqliteGaps
from graphsvc.stores.sqlite.placing import SqlitePlacing
from graphsvc.stores.sqlite.referrals import SqliteReferrals
from graphsvc.stores.sqlite.rows import QUERIES, fetch, fetch_all, statements
from graphsvc.stores.sqlite.substitutions import SqliteSubstitutions
from graphsvc.stores.sqlite.writing import SqliteTransaction
from graphsvc.stores.writing import (
    apply_write,
    audit_entry,
    casework_ids,
    check_export,
    check_load,
    check_network_reader,
    check_write,
)

if TYPE_CHECKING:
    from graphsvc.model.ties import Ties
    from graphsvc.stores.sqlite.tie_columns import TieReader

R = TypeVar("R", bound=Record)
_PREFIX = "sqlite:///"


class SqliteStore(SqliteReferrals, SqliteSubstitutions, SqlitePlacing, SqliteFigures, SqliteGaps, SqliteExperience):
    """A graph in one SQLite file, or in memory."""

    def __init__(self, path: Path | None) -> None:
        """`path` None keeps the graph in memory, for as long as this object lives."""
        self._connections = Connections(path)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """The store at `sqlite:///PATH`, or `sqlite:///:memory:`."""
        name = url.removeprefix(_PREFIX)
        if name == url or not name:
            raise InvalidInput([_unreadable_url()])
        return cls(None if name == ":memory:" else Path(name))

    def init(self) -> int:
        """See `Store.init`."""
        with self._connections.writing() as connection:
            return upkeep.migrate(connection)

    def schema_version(self) -> int:
        """See `Store.schema_version`."""
        with self._connections.reading() as connection:
            return upkeep.version(connection)

    def ready(self) -> None:
        """See `Store.ready`."""
        with self._connections.reading() as connection:
            upkeep.require_newest(connection)

    def check(self) -> tuple[Finding, ...]:
        """See `Store.check`."""
        with self._connections.reading() as connection:
            upkeep.require_newest(connection)
            return tuple(sorted(upkeep.findings(connection), key=lambda finding: finding.what))

    def close(self) -> None:
        """See `Store.close`."""
        self._connections.close()

    def get(self, actor: Actor | None, kind: type[R], record_id: str) -> R:
        """See `Store.get`."""
        scope = reading_scope(actor, kind)
        with self._reading(kind) as connection:
            record = fetch(connection, kind, record_id, scope)
            _audit_read(connection, actor, casework_ids([record]))
            return record

    def find(self, actor: Actor | None, kind: type[R], name: str, value: str) -> R | None:
        """See `Store.find`."""
        if name not in kind.unique:
            message = f"{kind.label} has no unique property '{name}'."
            raise ValueError(message)
        scope = reading_scope(actor, kind)
        with self._reading(kind) as connection:
            parameters = {"value": value, "scope": scope.holder}
            row = connection.execute(statements(kind)[f"find_{name}"], parameters).fetchone()
            record = from_row(kind, row) if row else None
            _audit_read(connection, actor, casework_ids([record] if record else []))
            return record

    def page(self, actor: Actor | None, kind: type[R], *, after: str | None = None, limit: int = 50) -> Page[R]:
        """See `Store.page`."""
        scope = reading_scope(actor, kind)
        size = _cut(limit)
        all_holders = issubclass(kind, CaseworkRecord) and scope.holder is None
        with self._reading(kind) as connection:
            text = statements(kind)["page_all" if all_holders else "page"]
            parameters = {"after": after or "", "limit": size + 1, "scope": scope.holder}
            records = [from_row(kind, row) for row in connection.execute(text, parameters)]
            _audit_read(connection, actor, casework_ids(records[:size]))
        more = len(records) > size
        return Page(tuple(records[:size]), records[size - 1].id if more else None)

    def links(self, actor: Actor | None, record_id: str) -> tuple[Link, ...]:
        """See `Store.links`."""
        kind = kind_of(record_id)
        scope = reading_scope(actor, kind)
        with self._reading(kind) as connection:
            record = fetch(connection, kind, record_id, scope)
            found = nearby.readable_links(connection, actor, record_id)
            _audit_read(connection, actor, casework_ids([record]))
        return tuple(sorted(found, key=lambda link: (link.type, link.target)))

    def neighbourhood(self, actor: Actor | None, record_id: str, *, hops: int = 1, limit: int = 100) -> Neighbourhood:
        """See `Store.neighbourhood`."""
        if hops not in {1, 2}:
            message = "hops is 1 or 2."
            raise ValueError(message)
        with self._writing_or_reading(casework=actor is not None) as connection:
            found = nearby.neighbourhood(connection, actor, record_id, hops, _cut(limit))
            personal = [node.id for node in found.nodes if issubclass(RECORDS[node.label], CaseworkRecord)]
            _audit_read(connection, actor, personal)
            return found

    def search(self, actor: Actor | None, kind: type[R], text: str, *, limit: int = 20) -> tuple[R, ...]:
        """See `Store.search`."""
        if not kind.search:
            message = f"{kind.label} has no searched properties."
            raise ValueError(message)
        reading_scope(actor, kind)
        words = asked_words(text)
        if not words:
            return ()
        parameters = {"match": _match(words), "text": folded(text), "limit": _cut(limit)}
        with self._connections.reading() as connection:
            rows = connection.execute(statements(kind)["search"], parameters)
            return tuple(from_row(kind, row) for row in rows)

    def write(self, actor: Actor | None, key: str, changes: Sequence[Change]) -> Receipt:
        """See `Store.write`."""
        writer = check_write(actor, key, changes)
        with self._connections.writing() as connection:
            return apply_write(SqliteTransaction(connection), writer, key, changes)

    def load(
        self,
        actor: Actor | None,
        items: Iterable[Record | Link],
        progress: Callable[[int], None] | None = None,
    ) -> Loaded:
        """See `Store.load`."""
        loader = check_load(actor)
        records = links = 0
        for batch in batches(items):
            with self._connections.writing() as connection:
                upkeep.load_batch(connection, batch)
                SqliteTransaction(connection).append(audit_entry(loader, "write", ()))
            joined = sum(isinstance(item, Link) for item in batch)
            links += joined
            records += len(batch) - joined
            if progress is not None:
                progress(records + links)
        return Loaded(records, links)

    def export(self, actor: Actor | None) -> Iterator[Record | Link]:
        """See `Store.export`."""
        reader = check_export(actor)
        with self._connections.writing() as connection:
            SqliteTransaction(connection).create(audit_entry(reader, "read", ()))
        return exporting.export(self._connections.reading)

    def is_empty(self) -> bool:
        """See `Store.is_empty`."""
        with self._connections.reading() as connection:
            return exporting.is_empty(connection)

    def pause_writing(self) -> None:
        """See `Store.pause_writing`."""
        with self._connections.writing() as connection:
            upkeep.require_newest(connection)
            connection.execute(QUERIES["pause_writing"])

    def resume_writing(self) -> None:
        """See `Store.resume_writing`."""
        with self._connections.writing() as connection:
            connection.execute(QUERIES["resume_writing"])

    def place_chain(self, code: str) -> tuple[Place, ...]:
        """See `Store.place_chain`."""
        with self._connections.reading() as connection:
            return offers.place_chain(connection, code)

    def offer_candidates(
        self, topics: Sequence[TopicCode], places: Sequence[str], on: date, *, limit: int = LARGEST_CANDIDATES
    ) -> Candidates:
        """See `Store.offer_candidates`."""
        with self._connections.reading() as connection:
            return offers.candidates(connection, topics, places, on, limit)

    def facts_of_offers(self, offer_ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
        """See `Store.facts_of_offers`."""
        with self._connections.reading() as connection:
            return offers.facts_of_all(connection, offer_ids, on)

    def offer_facts(self, offer_id: str, on: date) -> OfferFacts:
        """See `Store.offer_facts`."""
        with self._connections.reading() as connection:
            return offers.facts_of(connection, offer_id, on)

    def reported_offers(self, actor: Actor | None, keeper: str | None, *, limit: int = 50) -> tuple[ReportedOffer, ...]:
        """See `Store.reported_offers`."""
        reading_scope(actor, OfferReport)
        with self._connections.reading() as connection:
            return offers.reported(connection, keeper, _cut(limit))

    def goal_facts(self, actor: Actor | None, goal_id: str) -> GoalFacts:
        """See `Store.goal_facts`."""
        scope = reading_scope(actor, Goal)
        with self._connections.writing() as connection:
            goal = fetch(connection, Goal, goal_id, scope)
            row = connection.execute(QUERIES["goal_facts"], {"id": goal_id}).fetchone()
            if row is None:
                raise NotFound(Goal.label, goal_id)
            topic, client_id, profile_id = row
            profile = fetch_all(connection, Profile, [profile_id], scope).get(profile_id) if profile_id else None
            read = [goal_id, client_id, *([profile_id] if profile else [])]
            _audit_read(connection, actor, read)
            return GoalFacts(goal, topic, profile)

    def case_facts(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """See `Store.case_facts`."""
        reading_scope(actor, Client)
        with self._connections.writing() as connection:
            found = casework.case_facts(connection, actor, client_id)
            _audit_read(connection, actor, casework_ids(found.records))
            return found

    def find_clients(self, actor: Actor | None, service: str, query: ClientQuery) -> Page[Client]:
        """See `Store.find_clients`."""
        reading_scope(actor, Client)
        with self._connections.writing() as connection:
            found = casework.find_clients(connection, actor, service, query, _cut(query.limit))
            _audit_read(connection, actor, casework_ids(found.records))
            return found

    def open_work(self, actor: Actor | None, service: str, span: Span) -> OpenWork:
        """See `Store.open_work`."""
        reading_scope(actor, Client)
        with self._connections.writing() as connection:
            work = casework.open_work(connection, actor, service, span)
            _audit_read(connection, actor, work.casework_ids())
            return work

    def steps_by_access_rule(
        self, actor: Actor | None, access_rules: Sequence[AccessRuleCode], *, after: str = "", limit: int = 50
    ) -> tuple[OpenStep, ...]:
        """See `Store.steps_by_access_rule`."""
        scope = reading_scope(actor, Step)
        with self._connections.writing() as connection:
            found, read = offers.steps_by_access_rule(connection, access_rules, scope, after, _cut(limit))
            _audit_read(connection, actor, read)
            return found

    def roster(self, window: Window) -> tuple[Unit, ...]:
        """See `Store.roster`."""
        with self._connections.reading() as connection:
            return tuple(Unit(*row) for row in connection.execute(QUERIES["roster"], days_of(window)))

    def ties(self, actor: Actor | None, kind: TieKind, window: Window) -> "Ties":
        """See `Store.ties`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return self._tie_reader.ties(connection, kind, window)

    def tie_months(
        self, actor: Actor | None, kind: TieKind, pair: tuple[str, str], window: Window
    ) -> tuple[TieMonth, ...]:
        """See `Store.tie_months`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return ties.tie_months(connection, kind, pair, window)

    def ratings(self, actor: Actor | None, survey_round: str) -> tuple[Rated, ...]:
        """See `Store.ratings`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return surveys.ratings(connection, survey_round)

    def survey_rounds(self, actor: Actor | None) -> tuple[str, ...]:
        """See `Store.survey_rounds`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return surveys.survey_rounds(connection)

    def attendance(self, actor: Actor | None, window: Window) -> tuple[Attendance, ...]:
        """See `Store.attendance`."""
        reading_scope(actor, Meeting)
        with self._connections.reading() as connection:
            return ties.attendance(connection, window)

    def service_cases(self, actor: Actor | None, window: Window) -> tuple[ServiceCase, ...]:
        """See `Store.service_cases`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return ties.cases(connection, window)

    @cached_property
    def _tie_reader(self) -> "TieReader":
        # Loads numpy, which most commands do without.
        from graphsvc.stores.sqlite.tie_columns import TieReader  # noqa: PLC0415

        return TieReader()

    def _reading(self, kind: type[Record]) -> AbstractContextManager[sqlite3.Connection]:
        return self._writing_or_reading(casework=issubclass(kind, CaseworkRecord))

    def _writing_or_reading(self, *, casework: bool) -> AbstractContextManager[sqlite3.Connection]:
        """A read of casework writes its audit entry, so it needs the writer's turn."""
        return self._connections.writing() if casework else self._connections.reading()


def _audit_read(connection: sqlite3.Connection, actor: Actor | None, personal: Sequence[str]) -> None:
    """Append one audit entry about the casework that was read; none where there was none."""
    if personal:
        SqliteTransaction(connection).append(audit_entry(actor, "read", personal))


def _cut(limit: int) -> int:
    return max(1, min(limit, LARGEST_PAGE))


def _match(words: Iterable[Iterable[str]]) -> str:
    """The FTS5 expression: every word, in one of its spellings, at the beginning of a stored word."""
    return " AND ".join("(" + " OR ".join(f'"{spelling}" *' for spelling in word) + ")" for word in words)


def _unreadable_url() -> FieldProblem:
    return FieldProblem(
        "/store",
        "Die Adresse heißt sqlite:///DATEI oder sqlite:///:memory:.",
        "The URL is sqlite:///FILE or sqlite:///:memory:.",
    )
