"""A whole graph from one store into another, and the proof that it arrived."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.exchange.json_lines import json_line
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import AuditEntry, Link, Record
from graphsvc.model.ids import label_of
from graphsvc.stores import Store
from graphsvc.stores.opening import set_up


@dataclass(frozen=True, slots=True)
class Compared:
    """What one label, or one type of link, has in the source, and how much of that the target holds."""

    what: str
    source_count: int
    source_digest: str
    target_count: int
    target_digest: str

    @property
    def equal(self) -> bool:
        """Whether count and digest are the same."""
        return (self.source_count, self.source_digest) == (self.target_count, self.target_digest)


def copy(
    source: Store,
    target: Store,
    *,
    into_filled: bool = False,
    stay_paused: bool = False,
    progress: Callable[[int], None] | None = None,
) -> tuple[Compared, ...]:
    """Every record and link of the source, stored in the target, with counts and digests of both.

    The target is set up first. One that holds records raises `InvalidInput` unless `into_filled`: then records
    of the same id are replaced and all others stay. Nothing is written to the source meanwhile; it stays paused
    afterwards where `stay_paused`, so that no write falls between the copy and the switch to the target.
    An error ends the pause; a killed process leaves it, until `Store.resume_writing`.
    """
    source.ready()
    set_up(target)
    if not into_filled and not target.is_empty():
        raise InvalidInput([_FILLED])
    finished = False
    source.pause_writing()
    try:
        began = datetime.now(UTC)
        target.load(OPERATOR, source.export(OPERATOR), progress)
        compared = compare(source.export(OPERATOR), target.export(OPERATOR), began)
        finished = all(part.equal for part in compared)
    finally:
        if not (finished and stay_paused):
            source.resume_writing()
    return compared


def compare(source: Iterable[Record | Link], target: Iterable[Record | Link], began: datetime) -> tuple[Compared, ...]:
    """Counts and SHA-256 digests of two exports by label and type, records first, in the order of the export.

    The target is compared in what the source holds; what else it holds does not count. Audit entries that the
    copy itself left in the source after `began` are not missed.
    """
    tallies: dict[str, tuple[_Tally, _Tally]] = {}
    others = iter(target)
    other = next(others, None)
    for item in source:
        place = _place(item)
        while other is not None and _place(other) < place:
            other = next(others, None)
        found = other is not None and _place(other) == place
        if not found and _is_own_trace(item, began):
            continue
        here, there = tallies.setdefault(item.type if isinstance(item, Link) else item.label, (_Tally(), _Tally()))
        here.add(item)
        if found and other is not None:
            there.add(other)
    return tuple(
        Compared(what, here.count, here.digest.hexdigest(), there.count, there.digest.hexdigest())
        for what, (here, there) in tallies.items()
    )


@dataclass(slots=True)
class _Tally:
    count: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def add(self, item: Record | Link) -> None:
        self.count += 1
        self.digest.update(json_line(item).encode() + b"\n")


def _place(item: Record | Link) -> tuple[int, str, str, str, str]:
    """The place of the item in the order of an export."""
    if isinstance(item, Link):
        return 1, label_of(item.source) or "", item.source, item.type, item.target
    return 0, item.label, item.id, "", ""


def _is_own_trace(item: Record | Link, began: datetime) -> bool:
    return isinstance(item, AuditEntry) and item.account == OPERATOR.account and item.at >= began


_FILLED = FieldProblem(
    "TO",
    "Das Ziel enthält schon Datensätze. Ein leeres Ziel wählen, oder --into-filled, um gleiche Kennungen zu ersetzen.",
    "The target holds records. Choose an empty one, or --into-filled to replace those of the same id.",
)
