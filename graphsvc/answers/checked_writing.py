"""The one way in which entry points write: life cycles are checked, then the store applies the changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

from graphsvc.casework.commands import require_open
from graphsvc.casework.life_cycles import check_change, check_new, is_guarded
from graphsvc.errors import ForbiddenMove, NotFound
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change, Create, Join, Receipt, Restore, Retire, Update
from graphsvc.model.derived import Agreement, Goal, Hurdle, LinkType, Record, Review, Step
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import Store

# What belongs to an agreement, with the link that leads one step towards it.
_BELONGS: Mapping[str, tuple[type[Record], LinkType]] = MappingProxyType(
    {
        Goal.label: (Goal, "GOAL_OF"),
        Step.label: (Step, "STEP_OF"),
        Review.label: (Review, "REVIEW_OF"),
        Hurdle.label: (Hurdle, "HURDLE_OF"),
    }
)


def write_checked(
    store: Store, actor: Actor | None, key: str, changes: Sequence[Change], known: Iterable[Record] = ()
) -> Receipt:
    """The receipt of the changes; raises `ForbiddenMove` where a life cycle does not allow one, else as `Store.write`.

    Of an agreement that has ended, nothing is added, changed or taken out. `known` are records that were read before;
    what is missing among them is read here. The check sees the revision that the change was made from, and the store
    refuses every other one: no move slips in between. A repeat of a write comes from a revision that has passed, and
    gets its first answer from the store.
    """
    joined = {(change.link.source, change.link.type): change.link.target for change in changes if type(change) is Join}
    for change in changes:
        _check_agreement(store, actor, change, joined)
    return write_commanded(store, actor, key, changes, known)


def write_commanded(
    store: Store, actor: Actor | None, key: str, changes: Sequence[Change], known: Iterable[Record] = ()
) -> Receipt:
    """As `write_checked`, for a command that has read the whole case and refuses an agreement that has ended itself."""
    stored = {record.id: record for record in known}
    for change in changes:
        if isinstance(change, Create):
            check_new(change.record)
        elif isinstance(change, Update) and is_guarded(type(change.record)):
            _check(store, actor, change.record, stored)
    return store.write(actor, key, changes)


def _check(store: Store, actor: Actor | None, record: Record, known: Mapping[str, Record]) -> None:
    stored = known.get(record.id)
    if stored is None or stored.revision != record.revision:
        stored = store.get(actor, type(record), record.id)
    if stored.revision == record.revision:
        check_change(stored, record)


def _check_agreement(
    store: Store, actor: Actor | None, change: Change, joined: Mapping[tuple[str, LinkType], str]
) -> None:
    """Refuse a change below an agreement that has ended; a repeat and what does not exist are left to the store."""
    record_id, revision = _about(change)
    if label_of(record_id) not in _BELONGS:
        return
    try:
        agreements = list(_agreements(store, actor, record_id, joined))
    except NotFound:
        return
    for agreement in agreements:
        try:
            require_open(agreement)
        except ForbiddenMove:
            if not _is_repeat(store, actor, record_id, revision):
                raise


def _about(change: Change) -> tuple[str, int]:
    """The record that a change is about, and the revision it was made from; an empty id for any other change."""
    if isinstance(change, Create | Update):
        return change.record.id, change.record.revision
    return (change.record_id, change.revision) if isinstance(change, Retire | Restore) else ("", 0)


def _agreements(
    store: Store, actor: Actor | None, record_id: str, joined: Mapping[tuple[str, LinkType], str]
) -> Iterator[Agreement]:
    """The agreement to which the record belongs, and the one to which the write moves it."""
    _, link_type = _BELONGS[label_of(record_id) or ""]
    targets = [joined[record_id, link_type]] if (record_id, link_type) in joined else []
    with suppress(NotFound):
        targets += [link.target for link in store.links(actor, record_id) if link.type == link_type]
    for target in dict.fromkeys(targets):
        if label_of(target) == Agreement.label:
            yield store.get(actor, Agreement, target)
        elif label_of(target) in _BELONGS:
            yield from _agreements(store, actor, target, joined)


def _is_repeat(store: Store, actor: Actor | None, record_id: str, revision: int) -> bool:
    kind, _ = _BELONGS[label_of(record_id) or ""]
    try:
        return store.get(actor, kind, record_id).revision != revision
    except NotFound:
        return False
