"""The operator's own commands for a backup of Neo4j, as the guide names them, on the real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.errors import NotFound
from graphsvc.model.derived import Organisation
from graphsvc.stores import open_store
from tests.contract.graph import GROUND, SCHOOL, organisation, put
from tests.faults.kept import until_answered
from tests.neo4j_server import LocalServer, StartError


@pytest.fixture
def own_server(neo4j_server: LocalServer) -> Iterator[LocalServer]:
    """A server beside the session's, which proves that one can start here."""
    # Whoever has written to a server before its older dump is loaded waits to read what is gone.
    assert neo4j_server
    with LocalServer() as running:
        yield running


def test_a_dump_of_the_stopped_server_brings_the_graph_back(own_server: LocalServer, tmp_path: Path) -> None:
    later = organisation("Nach der Sicherung")
    before = open_store(own_server.url)
    before.init()
    put(before, *GROUND)
    with pytest.raises(StartError, match="Dump failed"):
        own_server.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    with own_server.stopped():
        own_server.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    assert [file.name for file in tmp_path.iterdir()] == ["neo4j.dump"]
    until_answered(lambda: put(before, later))
    before.close()

    with own_server.stopped():
        own_server.admin("database", "load", "neo4j", f"--from-path={tmp_path}", "--overwrite-destination=true")
        own_server.admin("database", "check", "neo4j")

    after = open_store(own_server.url)
    assert until_answered(lambda: after.get(None, Organisation, SCHOOL.id)) == SCHOOL.record
    with pytest.raises(NotFound):
        until_answered(lambda: after.get(None, Organisation, later.id))
    assert after.check() == ()
    until_answered(lambda: put(after, later))
    after.close()
