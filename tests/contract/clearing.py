"""Emptying a Neo4j beside the store, which has no way to do so."""

from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, Query

from graphsvc.model.derived import RECORDS


def connected(url: str) -> Driver:
    """A driver for a store URL that carries user and password."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.hostname}:{parts.port}"
    return GraphDatabase.driver(address, auth=(parts.username or "", parts.password or ""))


def remove_records(driver: Driver) -> None:
    """Remove all records and links; the schema stays, because building it takes long."""
    driver.execute_query(
        "MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels) DETACH DELETE n",
        labels=list(RECORDS),
    )


def remove_everything(driver: Driver) -> None:
    """Remove all nodes, constraints and indexes."""
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for kind, listing in (
        ("CONSTRAINT", "SHOW CONSTRAINTS YIELD name RETURN name"),
        ("INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"),
    ):
        for row in driver.execute_query(Query(listing)).records:
            name = str(row["name"]).replace("`", "``")
            # Cypher takes no parameter for the name of an index; this one comes from the server.
            driver.execute_query(Query(f"DROP {kind} `{name}` IF EXISTS"))
