"""A process that writes to a store until it is done or killed, and says on standard output what was acknowledged.

python -m tests.faults.writer URL create RUN COUNT   clients with a profile, one write each
python -m tests.faults.writer URL count ID COUNT     one more waiting person at an intake, read and written back
python -m tests.faults.writer URL load RUN COUNT     organisations in one bulk load
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace

from graphsvc.errors import VersionConflict
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Change, Update
from graphsvc.model.derived import Client, Intake, Profile
from graphsvc.stores import Store, open_store
from tests.contract.graph import Piece, client, creating, organisation, profile


def case(run: str, number: int) -> tuple[Piece[Client], Piece[Profile]]:
    """The client and profile that belong to one write."""
    person = client(f"{run} {number}", revision=0)
    facts = profile(person, 1)
    return person, replace(facts, record=replace(facts.record, revision=0))


def changes(run: str, number: int) -> list[Change]:
    """The changes of one write: two records and the link between them."""
    return creating(*case(run, number))


def key(run: str, number: int) -> str:
    """The write key of one write."""
    return f"{run} {number}"


def create(store: Store, run: str, count: int) -> Iterator[str]:
    """Store the cases one by one and name each number once it is acknowledged."""
    for number in range(count):
        store.write(OPERATOR, key(run, number), changes(run, number))
        yield str(number)


def count_up(store: Store, intake_id: str, count: int) -> Iterator[str]:
    """Count the waiting list of the intake up that often, reading anew after each conflict."""
    done = 0
    while done < count:
        stored = store.get(None, Intake, intake_id)
        change = Update(replace(stored, waiting=(stored.waiting or 0) + 1))
        try:
            receipt = store.write(OPERATOR, f"{os.getpid()} {done} {stored.revision}", [change])
        except VersionConflict:
            continue
        done += 1
        yield str(receipt.revisions[intake_id])


def load(store: Store, run: str, count: int) -> Iterator[str]:
    """Load the organisations and name how many were stored."""
    loaded = store.load(OPERATOR, (organisation(f"{run} {number}").record for number in range(count)))
    yield str(loaded.records)


def main(url: str, task: str, name: str, count: str) -> None:
    """Do the task and write each acknowledgement at once, so that a kill loses none that was given."""
    store = open_store(url)
    tasks = {"create": create, "count": count_up, "load": load}
    for acknowledged in tasks[task](store, name, int(count)):
        sys.stdout.write(f"{acknowledged}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
