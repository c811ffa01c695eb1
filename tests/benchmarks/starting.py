"""How long the command takes to answer, beside importing the web framework alone."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from graphsvc import __version__
from tests.benchmarks.report import Compared, Section
from tests.benchmarks.timing import Times

_CHECKOUT = Path(__file__).parents[2]
_REPEATS = 7
_OK = 200
_PATIENCE_SECONDS = 120
_MILLISECONDS = 1_000


def starting() -> Section:
    """`graphsvc --help`, and the first answer of `graphsvc demo` in an empty folder; by turns with the import."""
    commands: tuple[tuple[str, Callable[[], None]], ...] = (
        ("`graphsvc --help` (by hand: `import flask`; at most 2)", _help),
        ("First answer of `graphsvc demo`, with its data (by hand: `import flask`; at most 10)", _demo),
    )
    compared = []
    for what, command in commands:
        pairs = [(_milliseconds(command), _milliseconds(_flask)) for _ in range(_REPEATS)]
        compared.append(Compared(what, *(_times(column) for column in zip(*pairs, strict=True))))
    circumstances = (
        f"{datetime.now(UTC).date()}, graphsvc {__version__}, Python {sys.version.split()[0]}, {os.cpu_count()} cores",
        "Command: `python -m tests.benchmarks --scale 1`",
    )
    return Section("Starting", circumstances, tuple(compared), (f"Medians of {_REPEATS} processes, by turns.",))


def _times(column: tuple[float, ...]) -> Times:
    return Times(column[0], tuple(sorted(column[1:])))


def _help() -> None:
    _run("-m", "graphsvc", "--help")


def _flask() -> None:
    _run("-c", "import flask")


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=_CHECKOUT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _demo() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"GRAPHSVC_PORT": str(port), "PYTHONPATH": str(_CHECKOUT)}
    environment.pop("GRAPHSVC_STORE", None)
    command = [sys.executable, "-m", "graphsvc", "demo"]
    with (
        TemporaryDirectory(prefix="graphsvc-demo-") as folder,
        subprocess.Popen(  # noqa: S603  our own command
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process,
    ):
        try:
            _await_answer(port)
        finally:
            process.terminate()


def _await_answer(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == _OK:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            connection.close()
    message = "graphsvc demo did not answer."
    raise TimeoutError(message)


def _milliseconds(command: Callable[[], None]) -> float:
    begun = time.perf_counter()
    command()
    return (time.perf_counter() - begun) * _MILLISECONDS
