"""Cases that a colleague's substitution opens."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import CaseFacts
from graphsvc.model.days import day_of
from graphsvc.model.derived import Client, CounsellingService, Substitution
from graphsvc.model.referral_facts import SubstitutionFacts
from graphsvc.stores.neo4j import casework
from graphsvc.stores.neo4j.codec import decode
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS
from graphsvc.stores.neo4j.reading import audit_read
from graphsvc.stores.neo4j.statements import QUERIES

T = TypeVar("T")


class Neo4jSubstitutions(ABC):
    """See `graphsvc.stores.substitutions.SubstitutionQuestions`."""

    @abstractmethod
    def _write(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction: a read of casework writes its audit entry."""

    def substituted_case(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """See `SubstitutionQuestions.substituted_case`."""
        asked = _today_for(actor)

        def work(tx: ManagedTransaction) -> CaseFacts:
            row = tx.run(QUERIES["substituted_holder"], asked, client=client_id).single()
            if row is None or actor is None:
                raise NotFound(Client.label, client_id)
            return casework.case_facts(tx, replace(actor, service=row["holder"]), client_id)

        return self._write(work)

    def substitutions(self, actor: Actor | None) -> tuple[SubstitutionFacts, ...]:
        """See `SubstitutionQuestions.substitutions`."""
        asked = _today_for(actor)

        def work(tx: ManagedTransaction) -> tuple[SubstitutionFacts, ...]:
            found = tuple(
                SubstitutionFacts(
                    decode(Substitution, row["substitution"]),
                    decode(Client, row["client"]),
                    decode(CounsellingService, row["service"]),
                )
                for row in tx.run(QUERIES["substitutions"], asked)
            )
            audit_read(tx, actor, [key for facts in found for key in (facts.substitution.id, facts.client.id)])
            return found

        return self._write(work)


def _today_for(actor: Actor | None) -> dict[str, Any]:
    """The parameters that say who asks, and on which day; raises as `reading_scope` does."""
    service = reading_scope(actor, Substitution).holder
    return {"service": service, "account": actor.account if actor else None, "on": day_of(datetime.now(UTC))}
