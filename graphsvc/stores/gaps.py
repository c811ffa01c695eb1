"""The part of the port about gaps: needs and supply, how referrals ran, hurdles and waiting."""

from datetime import date
from typing import Protocol

from graphsvc.model.actor import Actor
from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import Courses, HurdleCount, SilentTie, SupplyFacts, Wait


class GapQuestions(Protocol):
    """What `graphsvc.stores.protocol.Store` promises about gaps; its own promises hold here too.

    For signed-in actors of every role: counts over all services, of which `graphsvc.disclosure` decides what is shown.
    """

    def supply_facts(self, actor: Actor | None, needed_on: date, on: date, until: date) -> SupplyFacts:
        """Needs on one day, and what is offered on `on` and still will be after `until`.

        A need is an open goal of an agreement that ran on `needed_on` and is no draft; its place is that of the
        newest profile (highest `version`). An offer counts as in `Store.offer_candidates`.
        """

    def courses(self, actor: Actor | None, window: Window, patience: int) -> Courses:
        """How the referrals that `Store.ties` counts in the window ran, and why some were refused.

        An answer is the first event `accepted`; it is late after more than `patience` days. Silent is a referral
        that still is `requested` and was so for more than `patience` days at the end of the window.
        """

    def unanswered(self, actor: Actor | None, window: Window, patience: int) -> tuple[SilentTie, ...]:
        """How many referrals of the window were silent at its end, as in `courses`, by tie and quarter of request."""

    def waits(self, actor: Actor | None, window: Window) -> tuple[Wait, ...]:
        """Who began an offer (first event `in_progress`) in the window, by tie, kind, first day and days.

        Referrals requested more than two years before the window, and sensitive offers, are left out. The days since
        entitlement count from `Referral.entitled_on` where it is known, else from the newest paper at hand.
        """

    def hurdles(self, actor: Actor | None, window: Window) -> tuple[HurdleCount, ...]:
        """In how many clients' agreements each hurdle was noted in the window, by kind and what it is about.

        Words are never read, and retired hurdles are left out.
        """
