"""The operator's own commands for a backup of Neo4j, as the guide names them, on the real server."""

from pathlib import Path

import pytest

from graphsvc.errors import NotFound
from graphsvc.model.derived import Organisation
from graphsvc.stores import Store
from tests.contract.graph import GROUND, SCHOOL, organisation, put
from tests.neo4j_server import LocalServer, StartError


def test_a_dump_of_the_stopped_server_brings_the_graph_back(
    cleared_neo4j: Store, neo4j_server: LocalServer, tmp_path: Path
) -> None:
    later = organisation("Nach der Sicherung")
    put(cleared_neo4j, *GROUND)
    with pytest.raises(StartError, match="in use"):
        neo4j_server.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    with neo4j_server.stopped():
        neo4j_server.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    assert [file.name for file in tmp_path.iterdir()] == ["neo4j.dump"]
    put(cleared_neo4j, later)

    with neo4j_server.stopped():
        neo4j_server.admin("database", "load", "neo4j", f"--from-path={tmp_path}", "--overwrite-destination=true")
        assert "check" in neo4j_server.admin("database", "check", "neo4j").lower()

    assert cleared_neo4j.get(None, Organisation, SCHOOL.id) == SCHOOL.record
    with pytest.raises(NotFound):
        cleared_neo4j.get(None, Organisation, later.id)
    assert cleared_neo4j.check() == ()
    put(cleared_neo4j, later)
