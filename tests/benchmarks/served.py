"""The service as a process of its own, and clients that ask it for suggestions."""

import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]
_HOST = "127.0.0.1"
_OK = 200
_KIBIBYTES_PER_MEGABYTE = 1_024


@contextmanager
def served(url: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The port and the process of `graphsvc serve` on that store."""
    with socket.create_server((_HOST, 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"GRAPHSVC_STORE": url, "GRAPHSVC_PORT": str(port), "GRAPHSVC_HOST": _HOST}
    command = [sys.executable, "-m", "graphsvc", "serve"]
    with subprocess.Popen(  # noqa: S603  our own command
        command, cwd=_CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert "runs at" in process.stdout.readline()
        try:
            yield port, process
        finally:
            process.terminate()


def asking(port: int, bodies: Sequence[dict[str, object]]) -> Callable[[], Callable[[int], int]]:
    """Makes a client that keeps one connection; its calls send the body of their number and give the offers listed."""
    texts = [json.dumps(body) for body in bodies]

    def client() -> Callable[[int], int]:
        connection = http.client.HTTPConnection(_HOST, port, timeout=60)
        headers = {"Content-Type": "application/json"}

        def ask(number: int) -> int:
            connection.request("POST", "/api/v1/suggestions", texts[number % len(texts)], headers)
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status == _OK, content
            return len(content)

        return ask

    return client


def asking_for_health(port: int) -> Callable[[], object]:
    """Asks `/healthz` on one connection: a request that asks the store nothing."""
    connection = http.client.HTTPConnection(_HOST, port, timeout=60)

    def ask() -> None:
        connection.request("GET", "/healthz")
        connection.getresponse().read()

    return ask


def memory_of(process: subprocess.Popen[str]) -> float:
    """The resident memory of the process in MB; Linux only."""
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS"))
    return int(resident.split()[1]) / _KIBIBYTES_PER_MEGABYTE
