"""What was said in surveys."""

import sqlite3
from datetime import date

from graphsvc.model.ratings import Rated
from graphsvc.stores.sqlite.rows import QUERIES


def ratings(connection: sqlite3.Connection, survey_round: str) -> tuple[Rated, ...]:
    """The ratings of a round."""
    rows = connection.execute(QUERIES["ratings"], {"survey_round": survey_round})
    return tuple(Rated(rater, rated, kind, level, date.fromisoformat(on)) for rater, rated, kind, level, on in rows)


def survey_rounds(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the rounds."""
    return tuple(name for (name,) in connection.execute(QUERIES["survey_rounds"]))
