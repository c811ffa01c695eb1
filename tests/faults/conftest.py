"""The fault tests use the contract's Neo4j store."""

from tests.contract.conftest import cleared_neo4j, neo4j_driver, neo4j_store

__all__ = ["cleared_neo4j", "neo4j_driver", "neo4j_store"]
