"""Cutting a stream of records and links into batches, for any store."""

from collections.abc import Iterable, Iterator

from graphsvc.model.derived import Link, Record

# The first batch is small, so that progress shows soon; the next ones double, as large ones load faster. The largest
# one keeps other writers waiting for far less than they are willing to.
FIRST_BATCH, LARGEST_BATCH = 2_000, 32_000


def batches(
    items: Iterable[Record | Link], first: int = FIRST_BATCH, largest: int = LARGEST_BATCH
) -> Iterator[list[Record | Link]]:
    """The items in their order, in lists that grow from `first` to `largest`.

    A store may keep the records of a batch before its links. So it ends early before a record that an earlier link
    of it names: that link came before its end, and must not find it.
    """
    batch: list[Record | Link] = []
    named: set[str] = set()
    size = first
    for item in items:
        if batch and (len(batch) >= size or (isinstance(item, Record) and item.id in named)):
            yield batch
            batch, named, size = [], set(), min(size * 2, largest)
        batch.append(item)
        if isinstance(item, Link):
            named.add(item.source)
            named.add(item.target)
    if batch:
        yield batch
