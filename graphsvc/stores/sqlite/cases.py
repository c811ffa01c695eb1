"""All records of a case: those from which links of casework lead to the client."""

import sqlite3

from graphsvc.model.actor import Scope
from graphsvc.model.derived import LINK_KINDS, RECORDS, CaseworkRecord, Handover, Substitution
from graphsvc.stores.sqlite.rows import EVERYTHING, QUERIES, fetch, fetch_all, links_to

# These are about a case, and stay with the service that wrote them.
_ABOUT_CASES = frozenset((Handover.label, Substitution.label))
_WITHIN = tuple(
    kind
    for kind in LINK_KINDS
    if kind.source not in _ABOUT_CASES
    and issubclass(RECORDS[kind.source], CaseworkRecord)
    and issubclass(RECORDS[kind.target], CaseworkRecord)
)


def case_records(connection: sqlite3.Connection, handover_id: str) -> tuple[str, ...]:
    """The ids of every record of the cases of a handover that its holder holds, by distance from the client, then id.

    Empty where the holder holds none of the clients any more.
    """
    clients = [row[0] for row in connection.execute(QUERIES["handed_over_clients"], {"id": handover_id})]
    if not clients:
        return ()
    scope = Scope(fetch(connection, Handover, handover_id, EVERYTHING).holder)
    found, nearest = dict.fromkeys(clients), clients
    while nearest:
        around: set[str] = set()
        for kind in _WITHIN:
            sources = {link.source for link in links_to(connection, kind, nearest)} - set(found)
            around |= set(fetch_all(connection, RECORDS[kind.source], sources, scope))
        nearest = sorted(around)
        found |= dict.fromkeys(nearest)
    return tuple(found)
