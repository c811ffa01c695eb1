"""Cases that a colleague's substitution opens."""

from dataclasses import replace
from datetime import UTC, datetime

from graphsvc.errors import NotFound
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import CaseFacts
from graphsvc.model.days import day_of
from graphsvc.model.derived import Client, CounsellingService, Substitution
from graphsvc.model.referral_facts import SubstitutionFacts
from graphsvc.stores.sqlite import casework
from graphsvc.stores.sqlite.codec import Value, encode
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.rows import QUERIES, fetch_all
from graphsvc.stores.sqlite.writing import SqliteTransaction
from graphsvc.stores.writing import audit_entry, casework_ids


class SqliteSubstitutions:
    """See `graphsvc.stores.substitutions.SubstitutionQuestions`."""

    _connections: Connections

    def substituted_case(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """See `SubstitutionQuestions.substituted_case`."""
        asked = {**_today_for(actor), "client": client_id}
        with self._connections.writing() as connection:
            row = connection.execute(QUERIES["substituted_holder"], asked).fetchone()
            if row is None or actor is None:
                raise NotFound(Client.label, client_id)
            found = casework.case_facts(connection, replace(actor, service=row[0]), client_id)
            SqliteTransaction(connection).append(audit_entry(actor, "read", casework_ids(found.records)))
            return found

    def substitutions(self, actor: Actor | None) -> tuple[SubstitutionFacts, ...]:
        """See `SubstitutionQuestions.substitutions`."""
        asked = _today_for(actor)
        with self._connections.writing() as connection:
            rows = list(connection.execute(QUERIES["substitutions"], asked))
            given = fetch_all(connection, Substitution, [row[0] for row in rows])
            clients = fetch_all(connection, Client, {row[1] for row in rows})
            services = fetch_all(connection, CounsellingService, {row[2] for row in rows})
            if rows:
                SqliteTransaction(connection).append(audit_entry(actor, "read", [*given, *clients]))
        return tuple(SubstitutionFacts(given[one], clients[client], services[service]) for one, client, service in rows)


def _today_for(actor: Actor | None) -> dict[str, Value]:
    """The parameters that say who asks, and on which day; raises as `reading_scope` does."""
    service = reading_scope(actor, Substitution).holder
    return {"service": service, "account": actor.account if actor else None, "on": encode(day_of(datetime.now(UTC)))}
