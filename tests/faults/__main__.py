"""A soak: kill and cut again and again, look after each time, and print what was lost as a table.

python -m tests.faults --rounds 5    stops with an error at the first write that is lost, half done, or done twice
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graphsvc.model.actor import OPERATOR
from graphsvc.stores import Store, open_store
from tests.contract.graph import BODIES, put
from tests.faults.cut_line import CutLine, When
from tests.faults.kept import look_and_repeat, repeat_after_cut
from tests.faults.processes import killed_after, told_until
from tests.faults.writer import changes, key
from tests.neo4j_server import LocalServer


def main() -> None:
    """Run every fault that often, ten times where it is quick, and print one line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="kills of the server; ten times that of all else")
    rounds: int = parser.parse_args().rounds
    _say("| Fault | Times | Writes acknowledged | Lost, half done or done twice |")
    _say("| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder, _opened(f"sqlite:///{Path(folder, 'graph.db')}") as (store, url):
        _told("Writer killed, SQLite", rounds * 10, lambda number: _kill_writer(store, url, number))
    with LocalServer() as server, _opened(server.url) as (store, url):
        _told("Writer killed, Neo4j", rounds * 10, lambda number: _kill_writer(store, url, number))
        with CutLine(url) as line, _opened(line.url) as (through, _):
            _told("Line cut before the commit, Neo4j", rounds * 10, lambda n: _cut(store, through, line, "before", n))
            _told("Line cut after the commit, Neo4j", rounds * 10, lambda n: _cut(store, through, line, "after", n))
        _told("Server killed, Neo4j", rounds, lambda number: _kill_server(store, server, number))


@contextmanager
def _opened(url: str) -> Iterator[tuple[Store, str]]:
    store = open_store(url)
    store.init()
    put(store, *BODIES)
    yield store, url
    store.close()


def _told(fault: str, times: int, strike: Callable[[int], int]) -> None:
    acknowledged = sum(strike(number) for number in range(times))
    _say(f"| {fault} | {times} | {acknowledged} | 0 |")


def _kill_writer(store: Store, url: str, number: int) -> int:
    run = f"killed {number}"
    acknowledged = killed_after(url, run, 1 + number * 3 % 11)
    look_and_repeat(store, run, acknowledged)
    return len(acknowledged)


def _kill_server(store: Store, server: LocalServer, number: int) -> int:
    run = f"server {number}"
    try:
        acknowledged = told_until(server.kill, server.url, run, 20 + 10 * number)
    finally:
        server.restart()
    look_and_repeat(store, run, acknowledged)
    return len(acknowledged)


def _cut(store: Store, through: Store, line: CutLine, when: When, number: int) -> int:
    run = f"cut {when} {number}"
    through.write(OPERATOR, key(run, 0), changes(run, 0))
    line.cut_next_commit(when)
    repeat_after_cut(store, through, run, 1, kept=when == "after")
    return 2


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
