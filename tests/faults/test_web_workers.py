"""Two web worker processes and an importer on one SQLite file: every request is answered, every write kept."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graphsvc.access.tokens import issue_token
from graphsvc.model.derived import Organisation
from graphsvc.stores import open_store

WRITES_EACH = 60
READS_EACH = 20


def test_two_web_workers_and_an_importer_answer_every_request(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.init()
    token = issue_token(store, "coordinator", "test")

    with ExitStack() as stack:
        workers = [stack.enter_context(_worker(url)) for _ in range(2)]
        importer = subprocess.Popen(
            [sys.executable, "-m", "graphsvc", "seed", "hannover", "--as-of", "2026-11-23"],
            env=_environment(url),
            stdout=subprocess.DEVNULL,
        )
        with ThreadPoolExecutor(4) as pool:
            writers = [pool.submit(_write_many, worker, token, number) for number, worker in enumerate(workers)]
            readers = [pool.submit(_read_many, worker) for worker in workers]
            written = [name for writer in writers for name in writer.result()]
            assert [status for reader in readers for status in reader.result()] == [200] * 2 * READS_EACH
        assert importer.wait(120) == 0

    stored = {found.name for name in written for found in store.search(None, Organisation, name, limit=200)}
    assert set(written) <= stored
    assert store.check() == ()
    store.close()


@contextmanager
def _worker(url: str) -> Iterator[str]:
    """The address of a web worker process of its own on that store."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "serve"],
        env=_environment(url) | {"GRAPHSVC_PORT": "0"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield next(word for word in process.stdout.readline().split() if word.startswith("http")).rstrip("/")
    finally:
        process.terminate()
        process.communicate()


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "GRAPHSVC_STORE": url}


def _write_many(worker: str, token: str, number: int) -> list[str]:
    """The names of the organisations that the worker acknowledged; any other answer raises."""
    names = [f"Verein {number}x{each}" for each in range(WRITES_EACH)]
    for name in names:
        content = {"name": name, "kind": "volunteering", "synthetic": True}
        assert _post(f"{worker}/api/v1/organisations", content, {"Authorization": f"Bearer {token}"}) == 201
    return names


def _read_many(worker: str) -> list[int]:
    content = {"topic": "german_course", "on": "2026-11-23", "profile": {"german_level": "a1"}}
    return [_post(f"{worker}/api/v1/suggestions", content, {}) for _ in range(READS_EACH)]


def _post(address: str, content: object, headers: dict[str, str]) -> int:
    request = urllib.request.Request(  # noqa: S310  a worker on this machine
        address, json.dumps(content).encode(), {**headers, "Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  a worker on this machine
        status: int = answer.status
        return status
