"""What was said in surveys."""

from neo4j import ManagedTransaction

from graphsvc.model.ratings import Rated
from graphsvc.stores.neo4j.codec import native
from graphsvc.stores.neo4j.statements import QUERIES


def ratings(tx: ManagedTransaction, survey_round: str) -> tuple[Rated, ...]:
    """The ratings of a round."""
    rows = tx.run(QUERIES["ratings"], survey_round=survey_round)
    return tuple(Rated(row["rater"], row["rated"], row["kind"], row["level"], native(row["given_on"])) for row in rows)


def survey_rounds(tx: ManagedTransaction) -> tuple[str, ...]:
    """The names of the rounds."""
    return tuple(row["survey_round"] for row in tx.run(QUERIES["survey_rounds"]))
