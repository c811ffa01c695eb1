"""`graphsvc copy` that is killed in the middle: the source stays whole, and what to do then is one command each."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graphsvc.errors import StoreNotReady, StoreUnavailable
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import AuditEntry, Link, Organisation, Record
from graphsvc.stores import Store, open_store
from tests.contract.graph import GROUND, client, organisation, profile, put

# More than one batch of any store, so that a kill meets a copy of which a part is stored.
MANY = 6_500


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'graph.db'}"


def test_a_killed_copy_to_neo4j_is_repeated(cleared_neo4j: Store, neo4j_url: str, sqlite_url: str) -> None:
    with opened(sqlite_url) as source:
        source.init()
        kill_and_repeat(source, cleared_neo4j, sqlite_url, neo4j_url)


def test_a_killed_copy_to_sqlite_is_repeated(cleared_neo4j: Store, neo4j_url: str, sqlite_url: str) -> None:
    with opened(sqlite_url) as target:
        kill_and_repeat(cleared_neo4j, target, neo4j_url, sqlite_url)


def kill_and_repeat(source: Store, target: Store, source_url: str, target_url: str) -> None:
    """Kill a copy of which a part is stored, and do what the guide says."""
    person = client("A")
    put(source, *GROUND, person, profile(person, 1), *(organisation(f"Verein {number}") for number in range(MANY)))
    before = content(source)
    kill_copying(source_url, target_url, lambda: stored_in(target))

    # The source is whole and paused; the target is a part.
    assert content(source) == before
    assert source.check() == ()
    with pytest.raises(StoreUnavailable, match="graphsvc resume"):
        put(source, organisation("Zu früh"))
    assert 0 < len(content(target)) < len(before)

    assert "may be written again" in run_command(source_url, "resume")
    put(source, organisation("Danach"))
    assert "--into-filled" in run_command(source_url, "copy", "env:FROM", "env:TO", target_url=target_url, exit_code=2)
    done = run_command(source_url, "copy", "env:FROM", "env:TO", "--into-filled", target_url=target_url)
    assert "The copy holds everything that the source holds." in done
    assert content(target) == content(source)
    assert target.check() == ()


def kill_copying(source_url: str, target_url: str, has_part: Callable[[], bool]) -> None:
    """Start a copy, and kill it once the target holds a part of the graph."""
    command = [sys.executable, "-m", "graphsvc", "copy", "env:FROM", "env:TO"]
    with subprocess.Popen(command, env=environment(source_url, target_url)) as copying:  # noqa: S603  our own
        while not has_part():
            assert copying.poll() is None, "The copy ended before it could be killed."
            time.sleep(0.01)
        copying.kill()


def stored_in(store: Store) -> bool:
    """Whether a first batch is stored."""
    try:
        return bool(store.page(None, Organisation, limit=1).records)
    except (StoreNotReady, StoreUnavailable):
        return False


def run_command(source_url: str, *arguments: str, target_url: str = "", exit_code: int = 0) -> str:
    """What the command prints on both lines, run with the source as the configured store."""
    done = subprocess.run(  # noqa: S603  our own
        [sys.executable, "-m", "graphsvc", *arguments],
        env=environment(source_url, target_url),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == exit_code, done.stdout + done.stderr
    return done.stdout + done.stderr


def environment(source_url: str, target_url: str) -> dict[str, str]:
    """The variables that the commands read."""
    return os.environ | {"GRAPHSVC_STORE": source_url, "FROM": source_url, "TO": target_url}


def content(store: Store) -> list[Record | Link]:
    """Everything but the audit trail, to which each export and copy adds."""
    return [item for item in store.export(OPERATOR) if not isinstance(item, AuditEntry)]


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store that is closed at the end."""
    store = open_store(url)
    yield store
    store.close()
