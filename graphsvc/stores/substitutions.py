"""The part of the port about standing in for a colleague."""

from typing import Protocol

from graphsvc.model.actor import Actor
from graphsvc.model.case_facts import CaseFacts
from graphsvc.model.referral_facts import SubstitutionFacts


class SubstitutionQuestions(Protocol):
    """What `graphsvc.stores.protocol.Store` promises about substitution; its own promises hold here too.

    A substitution runs from its first to its last day in Berlin, by the clock of the store, as long as the service that
    gave it holds the case and has not retired it. It is for reading: nothing of the case can be written.
    """

    def substituted_case(self, actor: Actor | None, client_id: str) -> CaseFacts:
        """The case of that client for an account that stands in today, as `case_facts` gives it to the holder.

        Raises `NotFound` where no substitution covers client and account today. Leaves the audit entry of the actor.
        """

    def substitutions(self, actor: Actor | None) -> tuple[SubstitutionFacts, ...]:
        """Those that the actor's service gave, and those that let the actor read a case today; by last day, then id."""
