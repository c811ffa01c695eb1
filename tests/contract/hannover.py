"""Hannover on both stores, to compare what they answer."""

from datetime import date
from typing import NamedTuple

from graphsvc.stores import Store

ON = date(2026, 11, 23)


class Both(NamedTuple):
    """The same graph on two stores."""

    sqlite: Store
    neo4j: Store
