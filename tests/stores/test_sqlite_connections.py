"""Connections to a SQLite file: shared by all threads one after the other, and never used by two at once."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sqlite3 import Connection

import pytest

from graphsvc.stores.sqlite.connection import Connections


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    """Connections to a new file."""
    opened = Connections(tmp_path / "graph.db")
    yield opened
    opened.close()


def used(connections: Connections) -> Connection:
    """The connection that a question gets."""
    with connections.reading() as connection:
        return connection


def test_the_next_thread_goes_on_with_the_connection_that_was_given_back(connections: Connections) -> None:
    first = used(connections)

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(used, connections).result() is first


def test_a_question_in_the_middle_of_another_has_a_connection_of_its_own(connections: Connections) -> None:
    with connections.reading() as outer, connections.reading() as inner:
        assert inner is not outer

    assert used(connections) in (outer, inner)


def test_a_connection_goes_back_after_an_error(connections: Connections) -> None:
    first = used(connections)

    with pytest.raises(ZeroDivisionError), connections.writing():
        1 / 0  # noqa: B018

    assert used(connections) is first
    assert not first.in_transaction


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_does_not_use_what_it_inherited(connections: Connections) -> None:
    inherited = used(connections)

    child = os.fork()
    if child == 0:
        same = True
        try:
            same = used(connections) is inherited
        finally:
            os._exit(same)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
