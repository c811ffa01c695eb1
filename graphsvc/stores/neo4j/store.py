"""The Neo4j store: every promise of `graphsvc.stores.protocol.Store`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from typing import Self, TypeVar

from neo4j import ManagedTransaction

from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import CaseFacts, ClientQuery, OpenWork, Span
from graphsvc.model.changes import AnswerHandover, Change, Receipt
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
    Outcomes,
    ReportedOffer,
    Roads,
    TieKind,
    TieMonth,
    Unit,
    Window,
)
from graphsvc.model.ids import kind_of
from graphsvc.model.ratings import Rated
from graphsvc.model.service_cases import ServiceCase
from graphsvc.model.ties import Ties
from graphsvc.stores.experience import check_road_reader
from graphsvc.stores.loading import batches
from graphsvc.stores.neo4j import (
    casework,
    experience,
    exporting,
    loading,
    network,
    offers,
    reading,
    surveys,
    upkeep,
)
from graphsvc.stores.neo4j.address import Address
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS, LONG_SECONDS, Connection
from graphsvc.stores.neo4j.figures import Neo4jFigures
from graphsvc.stores.neo4j.gaps import Neo4jGaps
from graphsvc.stores.neo4j.placing import Neo4jPlacing
from graphsvc.stores.neo4j.referrals import Neo4jReferrals
from graphsvc.stores.neo4j.substitutions import Neo4jSubstitutions
from graphsvc.stores.neo4j.writing import Neo4jTransaction
from graphsvc.stores.protocol import LARGEST_CANDIDATES, LARGEST_PAGE, Page
from graphsvc.stores.writing import (
    apply_write,
    audit_entry,
    casework_ids,
    check_export,
    check_load,
    check_network_reader,
    check_write,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")
# With the time to connect this stays within the five seconds that `Store.ready` promises.
_READY_SECONDS = 3.0


class Neo4jStore(Neo4jReferrals, Neo4jSubstitutions, Neo4jPlacing, Neo4jFigures, Neo4jGaps):
    """A graph in one Neo4j database."""

    def __init__(self, address: Address) -> None:
        """Nothing is connected yet."""
        self._connection = Connection(address)
        self._schema_seen = False

    @classmethod
    def from_url(cls, url: str) -> Self:
        """The store at `neo4j://USER:PASSWORD@HOST:PORT/DATABASE`; raises `InvalidInput` for another form."""
        return cls(Address.from_url(url))

    def __repr__(self) -> str:
        """The address without user and password."""
        return f"Neo4jStore({self._connection.address.url}/{self._connection.address.database})"

    def init(self) -> int:
        """See `Store.init`."""
        return upkeep.migrate(self._connection)

    def schema_version(self) -> int:
        """See `Store.schema_version`."""
        # Asked by whoever sets up, often as the first thing of a server that has just started.
        return self._connection.read(upkeep.version, LONG_SECONDS)

    def ready(self) -> None:
        """See `Store.ready`."""
        self._connection.read_once(upkeep.require_newest, _READY_SECONDS)

    def check(self) -> tuple[Finding, ...]:
        """See `Store.check`."""
        self._require_schema()
        return upkeep.findings(self._connection)

    def close(self) -> None:
        """See `Store.close`."""
        self._connection.close()

    def get(self, actor: Actor | None, kind: type[R], record_id: str) -> R:
        """See `Store.get`."""
        scope = reading_scope(actor, kind)

        def work(tx: ManagedTransaction) -> R:
            record = reading.fetch(tx, kind, record_id, scope)
            reading.audit_read(tx, actor, casework_ids([record]))
            return record

        return self._read_records(kind, work)

    def find(self, actor: Actor | None, kind: type[R], name: str, value: str) -> R | None:
        """See `Store.find`."""
        if name not in kind.unique:
            message = f"{kind.label} has no unique property '{name}'."
            raise ValueError(message)
        scope = reading_scope(actor, kind)

        def work(tx: ManagedTransaction) -> R | None:
            record = reading.find(tx, kind, name, value, scope)
            reading.audit_read(tx, actor, casework_ids([record] if record else []))
            return record

        return self._read_records(kind, work)

    def page(self, actor: Actor | None, kind: type[R], *, after: str | None = None, limit: int = 50) -> Page[R]:
        """See `Store.page`."""
        scope = reading_scope(actor, kind)

        def work(tx: ManagedTransaction) -> Page[R]:
            page = reading.page(tx, kind, after or "", _cut(limit, LARGEST_PAGE), scope)
            reading.audit_read(tx, actor, casework_ids(page.records))
            return page

        return self._read_records(kind, work)

    def links(self, actor: Actor | None, record_id: str) -> tuple[Link, ...]:
        """See `Store.links`."""
        kind = kind_of(record_id)
        reading_scope(actor, kind)

        def work(tx: ManagedTransaction) -> tuple[Link, ...]:
            found = reading.links(tx, actor, record_id)
            reading.audit_read(tx, actor, [record_id] if issubclass(kind, CaseworkRecord) else [])
            return found

        return self._read_records(kind, work)

    def neighbourhood(self, actor: Actor | None, record_id: str, *, hops: int = 1, limit: int = 100) -> Neighbourhood:
        """See `Store.neighbourhood`."""
        if hops not in {1, 2}:
            message = "hops is 1 or 2."
            raise ValueError(message)
        reading_scope(actor, kind_of(record_id))

        def work(tx: ManagedTransaction) -> Neighbourhood:
            found = reading.neighbourhood(tx, actor, record_id, hops, _cut(limit, LARGEST_PAGE))
            personal = [node.id for node in found.nodes if issubclass(RECORDS[node.label], CaseworkRecord)]
            reading.audit_read(tx, actor, personal)
            return found

        return self._write(work) if actor else self._read(work)

    def search(self, actor: Actor | None, kind: type[R], text: str, *, limit: int = 20) -> tuple[R, ...]:
        """See `Store.search`."""
        if not kind.search:
            message = f"{kind.label} has no searched properties."
            raise ValueError(message)
        reading_scope(actor, kind)
        return self._read(lambda tx: reading.search(tx, kind, text, _cut(limit, LARGEST_PAGE)))

    def write(self, actor: Actor | None, key: str, changes: Sequence[Change]) -> Receipt:
        """See `Store.write`."""
        writer = check_write(actor, key, changes)
        # A handover moves whole cases, with several statements for each of their records.
        long = any(isinstance(change, AnswerHandover) for change in changes)
        return self._write(
            lambda tx: apply_write(Neo4jTransaction(tx), writer, key, changes), LONG_SECONDS if long else ANSWER_SECONDS
        )

    def load(
        self,
        actor: Actor | None,
        items: Iterable[Record | Link],
        progress: Callable[[int], None] | None = None,
    ) -> Loaded:
        """See `Store.load`."""
        loader = check_load(actor)
        counted = Loaded(0, 0)
        # The server stores one batch while the next one is made.
        with ThreadPoolExecutor(max_workers=1) as storing:
            under_way: Future[Loaded] | None = None
            try:
                for items_of_batch in batches(items, largest=loading.LARGEST_BATCH):
                    batch = loading.Batch.of(items_of_batch)
                    counted = _add(counted, under_way, progress)
                    under_way = storing.submit(self._load, loader, batch)
            finally:
                counted = _add(counted, under_way, progress)
        return counted

    def export(self, actor: Actor | None) -> Iterator[Record | Link]:
        """See `Store.export`."""
        reader = check_export(actor)
        self._write(lambda tx: Neo4jTransaction(tx).create(audit_entry(reader, "read", ())))
        return exporting.export(self._read_long, self._read_long)

    def is_empty(self) -> bool:
        """See `Store.is_empty`."""
        return self._read_long(exporting.is_empty)

    def pause_writing(self) -> None:
        """See `Store.pause_writing`."""
        self._require_schema()
        upkeep.pause_writing(self._connection)

    def resume_writing(self) -> None:
        """See `Store.resume_writing`."""
        self._connection.write(upkeep.resume_writing)

    def place_chain(self, code: str) -> tuple[Place, ...]:
        """See `Store.place_chain`."""
        return self._read(lambda tx: offers.place_chain(tx, code))

    def offer_candidates(
        self, topics: Sequence[TopicCode], places: Sequence[str], on: date, *, limit: int = LARGEST_CANDIDATES
    ) -> Candidates:
        """See `Store.offer_candidates`."""
        most = _cut(limit, LARGEST_CANDIDATES)
        return self._read(lambda tx: offers.candidates(tx, topics, places, on, most))

    def facts_of_offers(self, offer_ids: Sequence[str], on: date) -> tuple[OfferFacts, ...]:
        """See `Store.facts_of_offers`."""
        return self._read(lambda tx: offers.facts_of_all(tx, offer_ids, on))

    def offer_facts(self, offer_id: str, on: date) -> OfferFacts:
        """See `Store.offer_facts`."""
        return self._read(lambda tx: offers.facts_of(tx, offer_id, on))

    def reported_offers(self, actor: Actor | None, keeper: str | None, *, limit: int = 50) -> tuple[ReportedOffer, ...]:
        """See `Store.reported_offers`."""
        reading_scope(actor, OfferReport)
        return self._read(lambda tx: offers.reported(tx, keeper, _cut(limit, LARGEST_PAGE)))

    def goal_facts(self, actor: Actor | None, goal_id: str) -> GoalFacts:
        """See `Store.goal_facts`."""
        reading_scope(actor, Goal)
        return self._write(lambda tx: offers.goal_facts(tx, actor, goal_id))

    def case_facts(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """See `Store.case_facts`."""
        reading_scope(actor, Client)
        return self._write(lambda tx: casework.case_facts(tx, actor, client_id))

    def find_clients(self, actor: Actor | None, service: str, query: ClientQuery) -> Page[Client]:
        """See `Store.find_clients`."""
        reading_scope(actor, Client)
        size = _cut(query.limit, LARGEST_PAGE)
        return self._write(lambda tx: casework.find_clients(tx, actor, service, query, size))

    def open_work(self, actor: Actor | None, service: str, span: Span) -> OpenWork:
        """See `Store.open_work`."""
        reading_scope(actor, Client)
        return self._write(lambda tx: casework.open_work(tx, actor, service, span), LONG_SECONDS)

    def steps_by_access_rule(
        self, actor: Actor | None, access_rules: Sequence[AccessRuleCode], *, after: str = "", limit: int = 50
    ) -> tuple[OpenStep, ...]:
        """See `Store.steps_by_access_rule`."""
        reading_scope(actor, Step)
        most = _cut(limit, LARGEST_PAGE)
        return self._write(lambda tx: offers.steps_by_access_rule(tx, actor, access_rules, after, most))

    def outcomes(
        self, topic: TopicCode, offers: Sequence[str], sent: Window, until: datetime, *, least: int
    ) -> Outcomes:
        """See `Store.outcomes`."""
        return self._read(lambda tx: experience.outcomes(tx, topic, offers, sent, until, least))

    def roads(self, actor: Actor | None, service: str, sent: Window, until: datetime, *, least: int) -> Roads:
        """See `Store.roads`."""
        check_road_reader(actor, service)
        return self._read(lambda tx: experience.roads(tx, service, sent, until, least))

    def roster(self, window: Window) -> tuple[Unit, ...]:
        """See `Store.roster`."""
        return self._read(lambda tx: network.roster(tx, window))

    def ties(self, actor: Actor | None, kind: TieKind, window: Window) -> Ties:
        """See `Store.ties`."""
        check_network_reader(actor)
        return self._read(lambda tx: network.ties(tx, kind, window), LONG_SECONDS)

    def tie_months(
        self, actor: Actor | None, kind: TieKind, pair: tuple[str, str], window: Window
    ) -> tuple[TieMonth, ...]:
        """See `Store.tie_months`."""
        check_network_reader(actor)
        return self._read(lambda tx: network.tie_months(tx, kind, pair, window))

    def ratings(self, actor: Actor | None, survey_round: str) -> tuple[Rated, ...]:
        """See `Store.ratings`."""
        check_network_reader(actor)
        return self._read(lambda tx: surveys.ratings(tx, survey_round))

    def survey_rounds(self, actor: Actor | None) -> tuple[str, ...]:
        """See `Store.survey_rounds`."""
        check_network_reader(actor)
        return self._read(surveys.survey_rounds)

    def attendance(self, actor: Actor | None, window: Window) -> tuple[Attendance, ...]:
        """See `Store.attendance`."""
        reading_scope(actor, Meeting)
        return self._read(lambda tx: network.attendance(tx, window))

    def service_cases(self, actor: Actor | None, window: Window) -> tuple[ServiceCase, ...]:
        """See `Store.service_cases`."""
        check_network_reader(actor)
        return self._read(lambda tx: network.cases(tx, window), LONG_SECONDS)

    def _load(self, loader: Actor, batch: loading.Batch) -> Loaded:
        def work(tx: ManagedTransaction) -> None:
            loading.store_batch(tx, batch)
            Neo4jTransaction(tx).append(audit_entry(loader, "write", ()))

        self._write(work, LONG_SECONDS)
        return batch.size

    def _read_records(self, kind: type[Record], work: Callable[[ManagedTransaction], T]) -> T:
        """A read of casework writes its audit entry, so it is a write."""
        return self._write(work) if issubclass(kind, CaseworkRecord) else self._read(work)

    def _read(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        self._require_schema()
        return self._connection.read(work, seconds)

    def _read_long(self, work: Callable[[ManagedTransaction], T]) -> T:
        return self._read(work, LONG_SECONDS)

    def _write(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        self._require_schema()
        return self._connection.write(work, seconds)

    def _require_schema(self) -> None:
        # Without its constraints Neo4j would take everything, twice. Asked once: no store loses its schema.
        if not self._schema_seen:
            self._connection.read(upkeep.require_newest)
            self._schema_seen = True


def _add(counted: Loaded, under_way: Future[Loaded] | None, progress: Callable[[int], None] | None) -> Loaded:
    """The count with the batch that is under way, once it is stored; raises what storing it raised."""
    if under_way is None:
        return counted
    stored = under_way.result()
    total = Loaded(counted.records + stored.records, counted.links + stored.links)
    if progress is not None:
        progress(total.records + total.links)
    return total


def _cut(limit: int, largest: int) -> int:
    return max(1, min(limit, largest))
