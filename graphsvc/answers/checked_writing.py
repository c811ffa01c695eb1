"""The one way in which entry points write: life cycles are checked, then the store applies the changes."""

import json
from collections.abc import Iterable, Mapping, Sequence

from graphsvc.casework.life_cycles import check_change, check_new, is_guarded
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change, Create, Join, Receipt, Restore, Retire, Unjoin, Update, WhileOpen, stored_key
from graphsvc.model.derived import Goal, Hurdle, LinkType, Record, Review, Step, WriteKey
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import Store

# What belongs to an agreement, and the links that lead towards it.
_BELONGING = frozenset((Goal.label, Step.label, Review.label, Hurdle.label))
_TOWARDS: frozenset[LinkType] = frozenset(("GOAL_OF", "STEP_OF", "REVIEW_OF", "HURDLE_OF"))


def write_checked(
    store: Store, actor: Actor | None, key: str, changes: Sequence[Change], known: Iterable[Record] = ()
) -> Receipt:
    """The receipt of the changes; raises `ForbiddenMove` where a life cycle does not allow one, else as `Store.write`.

    Of an agreement that has ended, nothing is added, changed or taken out: the store sees to it inside the write.
    `known` are records that were read before; what is missing among them is read here. The check of a life cycle sees
    the revision that the change was made from, and the store refuses every other one: no move slips in between. A
    repeat of a write comes from a revision that has passed, and gets its first answer from the store.
    """
    stored = {record.id: record for record in known}
    for change in changes:
        if isinstance(change, Create):
            check_new(change.record)
        elif isinstance(change, Update) and is_guarded(type(change.record)):
            _check(store, actor, change.record, stored)
    return store.write(actor, key, [*_guards(changes), *changes])


def first_receipt(store: Store, actor: Actor, key: str) -> Receipt | None:
    """The receipt of the write that the account made with that key; None where it has not used it.

    For who makes its changes from what is stored, and so would ask for others when it repeats. Needs an account that
    may read what is kept about writes; raises `NotAllowed`.
    """
    found = store.find(actor, WriteKey, "key", stored_key(actor.account, key))
    return Receipt(json.loads(found.answer)) if found else None


def _check(store: Store, actor: Actor | None, record: Record, known: Mapping[str, Record]) -> None:
    stored = known.get(record.id)
    if stored is None or stored.revision != record.revision:
        stored = store.get(actor, type(record), record.id)
    if stored.revision == record.revision:
        check_change(stored, record)


def _guards(changes: Sequence[Change]) -> list[Change]:
    """The guard of the agreements below which the changes add, change or take out something; none where they do not."""
    created = {change.record.id for change in changes if isinstance(change, Create)}
    named = dict.fromkeys(name for change in changes for name in _below_agreements(change) if name not in created)
    return [WhileOpen(tuple(named))] if named else []


def _below_agreements(change: Change) -> list[str]:
    """The ids of what the change touches below an agreement, and of what it puts something below."""
    ids, above = [], []
    match change:
        case Update(record):
            ids = [record.id]
        case Retire(record_id) | Restore(record_id):
            ids = [record_id]
        case Join(link) | Unjoin(link):
            ids = [link.source]
            above = [link.target] if link.type in _TOWARDS else []
    return [*above, *(name for name in ids if label_of(name) in _BELONGING)]
