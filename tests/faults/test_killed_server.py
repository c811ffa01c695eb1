"""A Neo4j server that is killed while somebody writes: after recovery every acknowledged write is there."""

from graphsvc.stores import Store
from tests.contract.graph import BODIES, put
from tests.faults.kept import look_and_repeat
from tests.faults.processes import told_until
from tests.neo4j_server import LocalServer

ROUNDS = 3


def test_no_acknowledged_write_is_lost_with_its_server(cleared_neo4j: Store, neo4j_server: LocalServer) -> None:
    put(cleared_neo4j, *BODIES)
    for number in range(ROUNDS):
        run = f"round {number}"
        try:
            acknowledged = told_until(neo4j_server.kill, neo4j_server.url, run, 15 + 10 * number)
        finally:
            neo4j_server.restart()
        assert len(acknowledged) >= 15
        look_and_repeat(cleared_neo4j, run, acknowledged)
    assert cleared_neo4j.check() == ()
