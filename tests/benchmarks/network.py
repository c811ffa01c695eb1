"""Measure the network and write `docs/operate/performance-network.md`: `python -m tests.benchmarks.network`.

A year of a million referrals between a thousand organisations on both stores, beside the scan of the three columns and
the group-by of duckdb and polars in the same run; a city's page; and the three measures that take longest.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
import duckdb
import numpy as np
import polars as pl
from pydantic import SecretStr

from graphsvc import __version__
from graphsvc.access.tokens import issue_token
from graphsvc.app import create_app
from graphsvc.model.actor import Actor
from graphsvc.model.facts import TieKind, Unit, Window
from graphsvc.model.ties import ties_of
from graphsvc.network.centralisation import betweenness, degree_centralisation
from graphsvc.network.density import block_densities, density
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.structure import kept_bootstrap
from graphsvc.network.ties import TieNetwork, tie_network
from graphsvc.network.uncertainty import kind_permutation, qap
from graphsvc.network.window_change import kept_difference
from graphsvc.settings import Settings
from graphsvc.stores import open_store
from tests.benchmarks.by_hand_neo4j import Neo4jByHand
from tests.benchmarks.kept import Load, folder_for, keep_load, kept_load
from tests.benchmarks.network_events import KINDS, START, Events, events, insert_referral, load_neo4j, load_sqlite
from tests.benchmarks.timing import Times, by_turns, timed
from tests.contract.clearing import connected, remove_everything
from tests.neo4j_server import LARGE, LocalServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphsvc.stores import Store

PAGE = Path(__file__).parents[2] / "docs" / "operate" / "performance-network.md"
YEAR = Window(date(2025, 1, 1), date(2026, 1, 1))
_ACTOR = Actor(account="benchmark", role="coordinator")
_UNITS, _EVENTS = 1_000, 1_000_000
_CITY_UNITS, _CITY_EVENTS = 300, 100_000
_SPARSE_EVENTS = 14_000
_REPEATS = 10
_WRITES = 300
_RECIPE = ("schema", "tests/benchmarks/network_events.py")
_TRIGGERS = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'referral_month_%'"
_PERMUTATIONS = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement in milliseconds, and its aim in words."""

    what: str
    times: Times
    aim: str = ""

    def text(self) -> str:
        """The line of the table."""
        return f"| {self.what} | {self.times.cold:,.1f} | {self.times.p50:,.1f} | {self.aim} |"


@click.command()
@click.option("--store", type=click.Choice(["sqlite", "neo4j", "both"]), default="both", show_default=True)
@click.option("--fresh", is_flag=True, help="Load anew, even where a store of the same recipe is kept.")
@click.option("--referrals", type=click.IntRange(min=1), default=_EVENTS, help="Fewer are a trial.")
def main(*, store: str, fresh: bool, referrals: int) -> None:
    """Measure the network at the size that the aims name; loaded stores are kept."""
    begun = os.getloadavg()[0]
    stream = events(_UNITS, referrals)
    in_memory = list(_in_memory(stream))
    polars = in_memory[-1].times.p50
    lines = [*in_memory]
    if store != "neo4j":
        lines += sqlite_lines(_kept_sqlite(stream, fresh=fresh), polars)
        with TemporaryDirectory(prefix="graphsvc-benchmark-") as folder:
            lines += _city(Path(folder) / "city.db")
    if store != "sqlite":
        lines += _neo4j(stream, fresh=fresh)
    lines += _measures()
    text = _page(lines, len(stream.days), begun)
    click.echo(text)
    if store == "both" and referrals == _EVENTS:
        PAGE.write_text(text, encoding="utf-8")


def figures(store: Store, window: Window = YEAR) -> TieNetwork:
    """The weighted matrix of the window, and its density, blocks, reciprocities and centralisation."""
    ties = store.ties(_ACTOR, TieKind.REFERRAL, window)
    roster = store.roster(window)
    network = tie_network(roster, ties.among(tuple(unit.id for unit in roster)), TieKind.REFERRAL)
    for measure in (density, block_densities, dyad_reciprocity, arc_reciprocity):
        measure(network)
    for direction in ("in", "out"):
        degree_centralisation(network, direction)
    return network


def _in_memory(stream: Events) -> Iterator[Line]:
    """The scan of the three columns, and the year's group-by of duckdb and of polars; polars is the last."""
    first, end = (YEAR.start - START).days, (YEAR.end - START).days
    columns = stream.senders, stream.receivers, stream.days
    yield _line("scan of the three columns, numpy", lambda: [column.sum() for column in columns])
    frame = pl.DataFrame({"sender": stream.senders, "receiver": stream.receivers, "day": stream.days})
    with closing(duckdb.connect()) as connection:
        connection.register("given", {"sender": stream.senders, "receiver": stream.receivers, "day": stream.days})
        connection.execute("CREATE TABLE event AS SELECT * FROM given")
        yield _line("group-by of the year, duckdb", lambda: _duckdb(connection, first, end))
    yield _line("group-by of the year, polars", lambda: _polars(frame, first, end))


def _duckdb(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> int:
    text = "SELECT sender, receiver, count(*) AS n FROM event WHERE day >= ? AND day < ? GROUP BY sender, receiver"
    return len(connection.execute(text, [first, end]).fetchnumpy()["n"])


def _polars(frame: pl.DataFrame, first: int, end: int) -> int:
    year = frame.lazy().filter((pl.col("day") >= first) & (pl.col("day") < end))
    return len(year.group_by("sender", "receiver").agg(pl.len()).collect())


def _kept_sqlite(stream: Events, *, fresh: bool) -> Path:
    folder = folder_for("network-sqlite", len(stream.days), fresh=fresh, recipe=_RECIPE)
    path = folder / "year.db"
    if kept_load(folder) is None:
        for left in folder.glob("year.db*"):
            left.unlink()
        _loaded(folder, stream, partial(load_sqlite, path, stream))
    return path


def _loaded(folder: Path, stream: Events, load: Callable[[], object]) -> None:
    click.echo(f"Loading {len(stream.days):,} referrals into {folder.name} …", err=True)
    keep_load(folder, Load.now(timed([load]).cold, 0, f"{len(stream.days):,} referrals"))


def sqlite_lines(path: Path, polars: float) -> Iterator[Line]:
    """The year on a loaded file; cold is the median of new stores on a file whose pages the system has forgotten."""
    cold = sorted(_cold(path) for _ in range(_REPEATS))[_REPEATS // 2]
    with closing(open_store(f"sqlite:///{path}")) as store:
        warm = timed(partial(figures, store) for _ in range(_REPEATS + 1)).warm
        aim = f"warm {2 * polars:.0f} (2 x polars), cold {10 * polars:.0f} (10 x polars)"
        yield Line("year's matrix and figures, SQLite", Times(cold, warm), aim)
        shifted = Window(YEAR.start + timedelta(days=1), YEAR.end + timedelta(days=1))
        yield _line("the same for other days, from the events", partial(figures, store, shifted), repeats=3)
        yield _line("proof of the counts: all of `graphsvc check`", partial(_prove, store), repeats=0)


def _prove(store: Store) -> None:
    """Stop where the product finds counts that differ from the referrals behind them."""
    wrong = [found for found in store.check() if "monthly counts" in found.what]
    if wrong:
        message = f"{wrong[0].count} {wrong[0].what}"
        raise AssertionError(message)


def _cold(path: Path) -> float:
    forgotten(path)
    with closing(open_store(f"sqlite:///{path}")) as store:
        return timed([partial(figures, store)]).cold


def forgotten(path: Path) -> None:
    """Ask the system to forget the pages of the file, so that they are read from disk again."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _neo4j(stream: Events, *, fresh: bool) -> Iterator[Line]:
    folder = folder_for("network-neo4j", len(stream.days), fresh=fresh, recipe=_RECIPE)
    with LocalServer(folder / "home", memory=LARGE) as server, closing(open_store(server.url)) as store:
        if kept_load(folder) is None:
            with connected(server.url) as driver:
                remove_everything(driver)
                _loaded(folder, stream, partial(load_neo4j, server.url, driver, stream))
        yield _line("year's matrix and figures, Neo4j", partial(figures, store), repeats=3)
        with closing(Neo4jByHand(server.bolt_url, server.user, server.password)) as by_hand:
            yield _line("bare query of the matrix, Neo4j", partial(by_hand.year, YEAR.start, YEAR.end), repeats=3)


def _city(path: Path) -> Iterator[Line]:
    """The network page of a city over the test client: what the server does for one view."""
    load_sqlite(path, events(_CITY_UNITS, _CITY_EVENTS))
    with closing(open_store(f"sqlite:///{path}")) as store:
        app = create_app(Settings(secret=SecretStr("benchmark" * 4)), store)
        browser = app.test_client()
        browser.post("/anmelden", data={"token": issue_token(store, "coordinator", "benchmark")})
        address = f"/netzwerk?von={YEAR.start}&bis={YEAR.end - timedelta(days=1)}"

        def view() -> None:
            answer = browser.get(address)
            if answer.status_code != 200:
                raise RuntimeError(answer.status)

        view()
        kept_bootstrap.cache_clear()
        kept_difference.cache_clear()
        what = f"network page, {_CITY_UNITS} organisations, {_CITY_EVENTS:,} referrals; cold with its bootstraps"
        yield _line(what, view, aim="300 without the bootstrap")
    yield from _price_of_counts(path)


def _price_of_counts(path: Path) -> Iterator[Line]:
    """One referral by hand, beside the same on a copy of the file without the triggers that keep the counts."""
    bare = path.with_name("bare.db")
    shutil.copy(path, bare)
    with closing(_writing(path)) as counted, closing(_writing(bare)) as uncounted:
        for (name,) in uncounted.execute(_TRIGGERS).fetchall():
            uncounted.execute(f"DROP TRIGGER {name}")
        each = ([partial(insert_referral, on, number) for number in range(_WRITES)] for on in (counted, uncounted))
        with_counts, without = by_turns(*each)
    yield Line("one referral written by hand, on disk, without the monthly counts", without)
    yield Line("the same with the triggers that keep the counts", with_counts)


def _writing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _measures() -> Iterator[Line]:
    """The three long measures at a thousand units with about 12 ties sent each."""
    one, other = _sparse(2), _sparse(3)
    aim = "2,000"
    yield _line(f"betweenness, {_UNITS:,} organisations", partial(betweenness, one), aim=aim, repeats=3)
    kinds = partial(kind_permutation, one, permutations=_PERMUTATIONS)
    yield _line(f"{_PERMUTATIONS:,} permutations of kinds", kinds, aim=aim, repeats=3)
    moved = partial(qap, one, other, permutations=_PERMUTATIONS)
    yield _line(f"{_PERMUTATIONS:,} QAP permutations", moved, aim=aim, repeats=3)


def _sparse(seed: int) -> TieNetwork:
    stream = events(_UNITS, _SPARSE_EVENTS, seed)
    roster = tuple(Unit(str(number), str(number), KINDS[number % len(KINDS)], None) for number in range(_UNITS))
    pairs = zip(stream.senders.tolist(), stream.receivers.tolist(), strict=True)
    rows = ((str(one), str(other), 1) for one, other in pairs)
    return tie_network(roster, ties_of(TieKind.REFERRAL, rows), TieKind.REFERRAL)


def _line(what: str, call: Callable[[], object], *, aim: str = "", repeats: int = _REPEATS) -> Line:
    return Line(what, timed(call for _ in range(repeats + 1)), aim)


def _page(lines: list[Line], referrals: int, begun: float) -> str:
    versions = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, numpy {np.__version__}, "
        f"duckdb {duckdb.__version__}, polars {pl.__version__}, {os.cpu_count()} cores"
    )
    rows = "\n".join(line.text() for line in lines)
    return f"""# A year of a million referrals is read from monthly counts

Written by `python -m tests.benchmarks.network`, which `make bench` runs.

- {datetime.now(UTC).date()}, graphsvc {__version__}, {versions}
- {referrals:,} referrals of three years between {_UNITS:,} organisations, 70 % of them within a district
- Load average when it began {begun:.1f}, when it ended {os.getloadavg()[0]:.1f}, the benchmark's own included

Milliseconds. Cold is the first call; on SQLite the median of new stores on a file whose pages the system has forgotten.
Warm is the median of the calls behind it. A matrix comes with density, blocks by kind, both reciprocities and
centralisation of ties received and sent.

| Measured | cold | warm | aim |
| --- | --- | --- | --- |
{rows}
"""


if __name__ == "__main__":
    main()
