"""The part of the port about the figures of a service."""

from typing import Protocol

from graphsvc.model.actor import Actor
from graphsvc.model.facts import Window
from graphsvc.model.figures import WorkFacts


class FigureQuestions(Protocol):
    """What `graphsvc.stores.protocol.Store` promises about counts of casework; its own promises hold here too."""

    def work_facts(self, actor: Actor | None, window: Window) -> WorkFacts:
        """What the actor's service did in the window; counts alone, so no audit entry.

        - cases: running (opened before the end, not closed before the start), begun and ended in the window,
          handed_over and taken_over (people of handovers that were accepted in the window).
        - contacts: short contacts held in the window, by topic.
        - goals: goals of agreements that ran in the window, by state.
        - referrals: sent in the window, by state; outcomes: their outcomes; reasons: why they ended without help.
          Counted for the service that sent them, also where the case has another holder by now.
        - starts: help that began in the window through a referral of the service.

        Raises `NotSignedIn`, or `NotAllowed` for an account without a counselling service.
        """

    def contact_counts(self, actor: Actor | None, window: Window) -> dict[str, int]:
        """The short contacts of the actor's service held in the window, by topic, topics sorted; raises as above."""
