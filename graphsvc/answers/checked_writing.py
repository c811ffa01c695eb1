"""The one way in which entry points write: life cycles are checked, then the store applies the changes."""

from collections.abc import Iterable, Mapping, Sequence

from graphsvc.casework.life_cycles import check_change, check_new, is_guarded
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change, Create, Receipt, Update
from graphsvc.model.derived import Record
from graphsvc.stores.protocol import Store


def write_checked(
    store: Store, actor: Actor | None, key: str, changes: Sequence[Change], known: Iterable[Record] = ()
) -> Receipt:
    """The receipt of the changes; raises `ForbiddenMove` where a life cycle does not allow one, else as `Store.write`.

    `known` are records that were read before; what is missing among them is read here. The check sees the revision
    that the change was made from, and the store refuses every other one: no move slips in between. A repeat of a
    write comes from a revision that has passed, and gets its first answer from the store.
    """
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
