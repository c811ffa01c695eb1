"""The local Neo4j answers, says why it cannot start, and loses nothing that it has acknowledged."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from neo4j import Driver, GraphDatabase

from tests.neo4j_server import LocalServer, StartError, distribution, why_not_available
from tests.neo4j_server.distribution import chosen_version


@contextmanager
def connected(url: str) -> Iterator[Driver]:
    """Give a driver for a store URL that carries user and password."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.hostname}:{parts.port}"
    login = (parts.username or "", parts.password or "")
    with GraphDatabase.driver(address, auth=login, telemetry_disabled=True) as driver:
        yield driver


def listens(port: int) -> bool:
    """Return whether somebody takes connections on this port of the machine."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def test_the_server_answers_over_bolt(neo4j_url: str) -> None:
    with connected(neo4j_url) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_an_acknowledged_write_survives_the_death_of_the_server(neo4j_server: LocalServer) -> None:
    with connected(neo4j_server.url) as driver:
        driver.execute_query("CREATE (:Kept {number: 7})")
    neo4j_server.kill()
    neo4j_server.restart()
    with connected(neo4j_server.url) as driver:
        found = driver.execute_query("MATCH (kept:Kept) RETURN kept.number AS number").records
        driver.execute_query("MATCH (kept:Kept) DELETE kept")
    assert [record["number"] for record in found] == [7]


def test_the_server_ends_with_a_python_that_was_killed(neo4j_server: LocalServer, tmp_path: Path) -> None:
    # A killed Python runs neither `finally` nor atexit. The session's server proves that one can start here.
    program = (
        "import time; from tests.neo4j_server import LocalServer\n"
        "with LocalServer() as server: print(server.port, flush=True); time.sleep(300)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as python:  # noqa: S603
        assert python.stdout is not None
        port = int(python.stdout.readline())
        python.kill()
    for _ in range(100):
        if not listens(port):
            break
        time.sleep(0.1)
    assert not listens(port)
    assert listens(neo4j_server.port)


def test_a_taken_port_is_refused_before_anything_starts(neo4j_server: LocalServer) -> None:
    with pytest.raises(StartError, match=f"Port {neo4j_server.port} of 127.0.0.1 is taken"):
        LocalServer(port=neo4j_server.port)


def test_missing_java_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distribution, "java_folders", lambda _environment: ())
    reason = why_not_available({})
    assert reason == (
        f"Neo4j {chosen_version({})} needs Java 17 or newer, and there is no java in JAVA_HOME, PATH or /usr/lib/jvm."
    )


def test_each_release_gets_the_first_java_that_is_new_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for release in (11, 17, 25):
        java = tmp_path / str(release) / "java"
        java.parent.mkdir()
        java.write_text(f"#!/bin/sh\necho 'openjdk version \"{release}.0.1\"' >&2\n", encoding="ascii")
        java.chmod(0o700)
    monkeypatch.setattr(
        distribution, "java_folders", lambda _environment: [tmp_path / str(release) for release in (11, 17, 25)]
    )
    for version, release in (("5.26.30", 17), ("2026.08.1", 25)):
        assert distribution.java_command({"GRAPHSVC_NEO4J_VERSION": version}) == tmp_path / str(release) / "java"


def test_a_version_that_could_leave_the_cache_folder_is_refused() -> None:
    with pytest.raises(ValueError, match="must look like"):
        chosen_version({"GRAPHSVC_NEO4J_VERSION": "../../5.26.30"})
