"""The part of the port about referrals, enquiries and handovers: what each side may see of them."""

from collections.abc import Sequence
from typing import Protocol

from graphsvc.model.actor import Actor
from graphsvc.model.derived import EventSideCode, ReferralStateCode
from graphsvc.model.referral_facts import EnquiryFacts, HandoverFacts, ReferralFacts, ReferralPage


class ReferralQuestions(Protocol):
    """What `graphsvc.stores.protocol.Store` promises about referrals; its own promises hold here too.

    The sending side is the service that holds the referral. The receiving side is the organisation that provides the
    offer or the service that delivers it; it gets no goal, no client, and no words that the sender wrote.
    """

    def referral_facts(self, actor: Actor | None, side: EventSideCode, referral_id: str) -> ReferralFacts:
        """One referral with its events as that side sees it; raises `NotFound` where it is another's, or a draft."""

    def referrals(
        self,
        actor: Actor | None,
        side: EventSideCode,
        states: Sequence[ReferralStateCode],
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> ReferralPage:
        """Referrals of that side in one of these states, without events, the last requested first, then by id.

        The receiving side gets no drafts, nothing entered in error, and of sensitive offers only what is open.
        `after` is the `next_after` of the page before (`InvalidInput` where it is none); `limit` is cut to 1 …
        `LARGEST_PAGE`.
        """

    def enquiries(self, actor: Actor | None, side: EventSideCode, *, limit: int = 50) -> tuple[EnquiryFacts, ...]:
        """Questions about free places of that side, the last asked first, then by id; `limit` as for `referrals`."""

    def handovers(self, actor: Actor | None, *, limit: int = 50) -> tuple[HandoverFacts, ...]:
        """Handovers from or to the actor's service, the last offered first, then by id; `limit` as for `referrals`."""
