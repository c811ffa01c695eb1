"""The Neo4j store: one instance, a cluster or Aura, through the official driver."""

from graphsvc.stores.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
