"""The measurements, the same on every store."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graphsvc.answers.network import network_answer
from graphsvc.answers.suggestions import suggestions
from graphsvc.matching.plain_json import suggestions_to_json
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Create
from graphsvc.model.derived import AuditEntry, Meeting, WriteKey
from graphsvc.model.facts import Candidates, TieKind, Window
from graphsvc.model.ids import new_id
from graphsvc.model.validation import profile_from_json
from graphsvc.stores import Store, open_store
from tests.benchmarks.by_hand import ByHand, MeasuredStore, Outline
from tests.benchmarks.kept import kept_folder
from tests.benchmarks.questions import ON, YEAR, Question, questions, starts
from tests.benchmarks.report import SUGGESTION, WRITE, WRITE_KEPT, Compared, Section, aims, circumstances
from tests.benchmarks.served import asking, asking_for_health, memory_of, served
from tests.benchmarks.timing import by_turns, timed, timed_by

_ASKED, _WRITTEN, _WALKED, _YEARS = 400, 300, 100, 6
# Behind the cold call and before the warm ones: a new process has eight threads, each with a connection of its own.
_WARMING = 100
_LIMIT = 100
_COORDINATOR = Actor(account="benchmark", role="coordinator")
_FIRST_REQUESTS = 1_000


def measured(on: MeasuredStore, scale: int, requests: int) -> Section:
    """All measurements on that store at that scale; `requests` are those of the memory measurement, or 0."""
    begun = os.getloadavg()[0]
    with _opened(on.url) as store, closing(on.by_hand()) as by_hand:
        asked = questions(store, scale, _ASKED)
        _require_equal(store, by_hand, asked)
        compared = (
            on.bulk_load(),
            *_writes(store, by_hand),
            _candidates(store, by_hand, asked),
            _suggestion(on, by_hand, asked),
            _suggestions_at_once(on, asked),
            _year(store, by_hand),
            _two_hops(store, by_hand),
        )
    remarks = (
        f"Stored on {on.load.on}: {on.load.stored}; the loading process took {on.load.peak_megabytes:.0f} MB at most.",
        _synced(),
        _spent(on.url, asked),
        *_memory(on.url, asked, requests),
    )
    command = f"tests.benchmarks --store {on.name.lower()} --scale {scale} --requests {requests}"
    title = f"{on.name}, K = {scale}"
    return Section(title, circumstances(on.version, command, begun), compared, (*aims(title, compared), *remarks))


def _writes(store: Store, by_hand: ByHand) -> tuple[Compared, Compared]:
    def write(number: int) -> None:
        meeting = Meeting(id=new_id(Meeting), held_on=ON, subject="Benchmark", synthetic=True)
        store.write(_COORDINATOR, f"benchmark {number} {meeting.id}", [Create(meeting)])

    product = [partial(write, number) for number in range(2 * _WRITTEN)]
    bare = (partial(by_hand.write, new_id(Meeting), ON) for _ in range(_WRITTEN))
    kept = (
        partial(by_hand.write_kept, new_id(Meeting), new_id(WriteKey), new_id(AuditEntry), ON) for _ in range(_WRITTEN)
    )
    return (
        Compared(WRITE, *by_turns(product[:_WRITTEN], bare)),
        Compared(WRITE_KEPT, *by_turns(product[_WRITTEN:], kept)),
    )


def _candidates(store: Store, by_hand: ByHand, asked: list[Question]) -> Compared:
    product = (partial(store.offer_candidates, item.topics, item.places, ON) for item in asked)
    hand = (partial(by_hand.candidates, item.topics, item.places, ON) for item in asked)
    return Compared("Candidates of a suggestion with all facts, in the process", *by_turns(product, hand))


def _suggestion(on: MeasuredStore, by_hand: ByHand, asked: list[Question]) -> Compared:
    with served(on.url) as (port, _):
        ask = asking(port, [item.body for item in asked])()
        # The very first ask is the cold one; then both sides warm up alike.
        turns = [0, *range(_WARMING), *range(1, _ASKED)]
        product = (partial(ask, number) for number in turns)
        hand = (partial(by_hand.candidates, asked[number].topics, asked[number].places, ON) for number in turns)
        return Compared(SUGGESTION, *by_turns(product, hand, warming=_WARMING))


def _suggestions_at_once(on: MeasuredStore, asked: list[Question]) -> Compared:
    with served(on.url) as (port, _):
        product = timed_by(2, asking(port, [item.body for item in asked]), _ASKED)

    def caller() -> Callable[[int], object]:
        own = on.by_hand()
        return lambda number: own.candidates(asked[number].topics, asked[number].places, ON)

    hand = timed_by(2, caller, _ASKED)
    return Compared("Suggestion over HTTP, 2 clients (by hand: the candidates)", product, hand)


def _year(store: Store, by_hand: ByHand) -> Compared:
    window = Window(*YEAR)
    product = [partial(network_answer, store, _COORDINATOR, TieKind.REFERRAL, window)] * _YEARS
    hand = [partial(by_hand.year, *YEAR)] * _YEARS
    return Compared("Yearly density with its report (by hand: matrix and roster)", *by_turns(product, hand))


def _two_hops(store: Store, by_hand: ByHand) -> Compared:
    ids = starts(store, _WALKED)
    product = (partial(store.neighbourhood, None, start, hops=2, limit=_LIMIT) for start in ids)
    hand = (partial(by_hand.two_hops, start, _LIMIT) for start in ids)
    return Compared("Neighbourhood, 2 hops, 100 nodes", *by_turns(product, hand))


def _synced() -> str:
    """What a durable write waits for at least, whatever writes it."""
    with TemporaryDirectory(dir=kept_folder(), prefix="sync-") as folder:
        descriptor = os.open(Path(folder) / "page", os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            taken = timed(partial(_write_page, descriptor) for _ in range(_WRITTEN))
        finally:
            os.close(descriptor)
    return f"The disk takes {taken.p50:.2f} ms to append 4 KB and sync, in the median: the least that a write waits."


def _write_page(descriptor: int) -> None:
    os.write(descriptor, bytes(4_096))
    os.fsync(descriptor)


def _spent(url: str, asked: list[Question]) -> str:
    """What the time of a suggestion is spent on: medians of its parts, one client."""
    with _opened(url) as store:
        found = [store.offer_candidates(item.topics, item.places, ON) for item in asked]
        chains = timed(partial(store.place_chain, item.places[0]) for item in asked)
        candidates = timed(partial(store.offer_candidates, item.topics, item.places, ON) for item in asked)
        requests = [SuggestionRequest(item.topics[0], profile_from_json(item.profile), ON) for item in asked]
        whole = timed(partial(_suggested, store, request) for request in requests)
    with served(url) as (port, _):
        empty = timed([asking_for_health(port)] * len(asked))
    offers = sorted(len(item.offers) for item in found)
    return (
        f"A suggestion looks at {offers[len(offers) // 2]} offers in the median, {offers[-1]} at most. Of its time, "
        f"in the median, {chains.p50 + candidates.p50:.2f} ms go to the store, "
        f"{whole.p50 - chains.p50 - candidates.p50:.2f} ms to judging, ranking and the JSON; an HTTP request that asks "
        f"nothing (`/healthz`) takes {empty.p50:.2f} ms."
    )


def _suggested(store: Store, request: SuggestionRequest) -> str:
    return json.dumps(suggestions_to_json(suggestions(store, request)))


def _memory(url: str, asked: list[Question], requests: int) -> Iterator[str]:
    if requests <= _FIRST_REQUESTS:
        return
    with served(url) as (port, process):
        ask = asking(port, [item.body for item in asked])()
        for number in range(_FIRST_REQUESTS):
            ask(number)
        first = memory_of(process)
        for number in range(_FIRST_REQUESTS, requests):
            ask(number)
        last = memory_of(process)
    yield (
        f"Memory of one worker after {_FIRST_REQUESTS:,} requests {first:.0f} MB, after {requests:,} {last:.0f} MB "
        f"({last / first - 1:+.0%})."
    )


def _require_equal(store: Store, by_hand: ByHand, asked: list[Question]) -> None:
    """Stop where the questions by hand return other rows than the product."""
    for item in asked[:20]:
        facts = store.offer_candidates(item.topics, item.places, ON)
        rows = by_hand.candidates(item.topics, item.places, ON)
        if by_hand.outline(rows) != Outline(tuple(found.offer.id for found in facts.offers), _counts_of(facts)):
            message = f"The candidates by hand differ for {item.body}."
            raise AssertionError(message)
    ties, roster = store.ties(_COORDINATOR, TieKind.REFERRAL, Window(*YEAR)), store.roster(Window(*YEAR))
    matrix, units = by_hand.year(*YEAR)
    if [(tie.sender, tie.receiver, tie.events) for tie in ties] != matrix or units != len(roster):
        message = "The matrix by hand differs."
        raise AssertionError(message)
    for start in starts(store, 5):
        found = store.neighbourhood(None, start, hops=2, limit=_LIMIT)
        ids, links = by_hand.two_hops(start, _LIMIT)
        if [node.id for node in found.nodes] != ids or len(found.links) != links:
            message = f"The neighbourhood by hand differs for {start}."
            raise AssertionError(message)


def _counts_of(facts: Candidates) -> tuple[int, ...]:
    return (
        sum(len(found.topics) for found in facts.offers),
        sum(len(found.serves) for found in facts.offers),
        sum(len(found.conditions) for found in facts.offers),
        sum(len(found.intakes) for found in facts.offers),
    )


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()
