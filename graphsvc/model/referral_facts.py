"""What a store answers about referrals, enquiries and handovers: records with what they are linked to."""

from dataclasses import dataclass

from graphsvc.model.derived import (
    CapacityEnquiry,
    Client,
    CounsellingService,
    EventSideCode,
    Handover,
    Intake,
    Offer,
    Referral,
    ReferralEvent,
    Substitution,
)


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """One referral as one side sees it.

    `side` is the side that looks; `also_receives` whether the sender's own service delivers the offer. The receiving
    side gets no goal, no client, no earlier referral, and no words that the sender wrote. `events` come by instant,
    then id; they are empty in lists.
    """

    referral: Referral
    side: EventSideCode
    also_receives: bool
    offer: Offer
    sender: CounsellingService
    intake: Intake | None
    goal: str | None
    client: str | None
    replaces: str | None
    events: tuple[ReferralEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """Referrals of one side, the last requested first; `next_after` is the `after` of the next page."""

    referrals: tuple[ReferralFacts, ...]
    next_after: str | None


@dataclass(frozen=True, slots=True)
class EnquiryFacts:
    """A question about free places, the offer that it is about and the service that asks."""

    enquiry: CapacityEnquiry
    offer: Offer
    sender: CounsellingService


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """A handover between two services, for either of them.

    `people` is how many cases it is about; `clients` their ids, as far as the actor's service holds them now.
    """

    handover: Handover
    giver: CounsellingService
    receiver: CounsellingService
    people: int
    clients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubstitutionFacts:
    """A substitution, the client whose case it opens, the service that gave it and the one that stands in."""

    substitution: Substitution
    client: Client
    substitute: CounsellingService
