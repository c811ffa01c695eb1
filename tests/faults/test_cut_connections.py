"""A connection that is cut at the commit: the caller may repeat with the same key, and the write happens once."""

from collections.abc import Iterator

import pytest

from graphsvc.errors import StoreUnavailable
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import TakePlace
from graphsvc.model.derived import AuditEntry, Intake
from graphsvc.stores import Store, open_store
from tests.contract.graph import COURSE, GROUND, intake, put
from tests.faults.cut_line import CutLine, When

CUTS = 5
START = intake(COURSE, places=99)


@pytest.fixture
def line(neo4j_url: str) -> Iterator[CutLine]:
    """A line to the session's server."""
    with CutLine(neo4j_url) as opened:
        yield opened


@pytest.fixture
def through_the_line(line: CutLine) -> Iterator[Store]:
    """A store that reaches the server by that line only."""
    store = open_store(line.url)
    yield store
    store.close()


@pytest.mark.parametrize(("when", "kept"), [("before", 0), ("after", 1)])
def test_a_write_whose_connection_was_cut_happens_once_when_it_is_repeated(
    cleared_neo4j: Store, line: CutLine, through_the_line: Store, when: When, kept: int
) -> None:
    put(cleared_neo4j, *GROUND, START)
    # The first request of a store reads the schema version in a transaction of its own, which is not the one to cut.
    assert booked(through_the_line) == 0
    for number in range(CUTS):
        key, changes = f"cut {number}", [TakePlace(START.id)]
        line.cut_next_commit(when)
        with pytest.raises(StoreUnavailable, match="repeat a write with the same key"):
            through_the_line.write(OPERATOR, key, changes)
        assert booked(cleared_neo4j) == number + kept
        first = through_the_line.write(OPERATOR, key, changes)
        assert through_the_line.write(OPERATOR, key, changes) == first
        assert booked(cleared_neo4j) == number + 1
    assert line.cuts == CUTS
    assert writes_of_the_intake(cleared_neo4j) == CUTS


def booked(store: Store) -> int:
    """The places taken."""
    return store.get(None, Intake, START.id).booked


def writes_of_the_intake(store: Store) -> int:
    """How often the audit trail says that the intake was written."""
    entries = (item for item in store.export(OPERATOR) if isinstance(item, AuditEntry))
    return sum(entry.action == "write" and START.id in entry.records for entry in entries)
