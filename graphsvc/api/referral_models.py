"""Referrals, questions about places and handovers as the OpenAPI document describes them."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graphsvc.api.payloads import Day
from graphsvc.casework.referral_moves import NextStep
from graphsvc.model.derived import (
    CapacityAnswerCode,
    EventSideCode,
    HandoverStateCode,
    ReferralBusinessStatusCode,
    ReferralOutcomeCode,
    ReferralPriorityCode,
    ReferralReasonCode,
    ReferralStateCode,
    RoleCode,
)


class SendBody(BaseModel):
    """What a service asks of an offer. Nothing about the person goes along."""

    model_config = ConfigDict(extra="forbid", strict=True)

    offer: str = Field(description="The id of the offer.")
    goal: str | None = Field(default=None, description="The goal it serves; the receiver never sees it.")
    intake: str | None = Field(default=None, description="The start whose place is taken once it is accepted.")
    replaces: str | None = Field(default=None, description="The earlier referral, now over, that it stands in for.")
    priority: ReferralPriorityCode | None = None
    answer_by: Day | None = Field(default=None, description="Last day for an answer; else 14 days, 3 where urgent.")
    entitled_on: Day | None = Field(
        default=None,
        description="Day from which the person is entitled, for waiting times; the receiver never sees it.",
    )
    synthetic: bool = False


class MoveBody(BaseModel):
    """A new state, a business status, or both."""

    model_config = ConfigDict(extra="forbid", strict=True)

    state: ReferralStateCode | None = None
    business_status: ReferralBusinessStatusCode | None = None
    outcome: ReferralOutcomeCode | None = Field(default=None, description="Needed for completed: did it help?")
    outcome_reason: ReferralReasonCode | None = Field(default=None, description="Needed where it did not help fully.")
    reason: ReferralReasonCode | None = Field(
        default=None, description="Needed for rejected, on_hold, failed and cancelled, together with its words."
    )
    reason_text: str | None = Field(default=None, max_length=2000, description="The reason in words, without names.")
    side: EventSideCode | None = Field(
        default=None, description="For which side; only needed where the own service is on both."
    )


class EnquiryAnswerBody(BaseModel):
    """Whether there is room."""

    model_config = ConfigDict(extra="forbid", strict=True)

    answer: CapacityAnswerCode
    note: str | None = Field(default=None, max_length=500, description="A short note, with nothing about people.")


class HandoverAnswerBody(BaseModel):
    """Accepted or declined by the receiving service, withdrawn by the giving one."""

    model_config = ConfigDict(extra="forbid", strict=True)

    state: HandoverStateCode


class Named(BaseModel):
    """A record by id and name."""

    id: str
    name: str


class EventSeen(BaseModel):
    """One event; the receiving side sees neither the words nor the account of the sender."""

    id: str
    at: str
    by: EventSideCode
    state: ReferralStateCode
    business_status: ReferralBusinessStatusCode | None
    reason: ReferralReasonCode | None
    reason_text: str | None
    outcome: ReferralOutcomeCode | None
    account: str | None
    role: RoleCode | None


class ReferralSeen(BaseModel):
    """A referral as one side sees it; the receiving side gets no goal, no earlier referral, no words of the sender."""

    id: str
    revision: int
    side: EventSideCode
    state: ReferralStateCode
    business_status: ReferralBusinessStatusCode | None
    priority: ReferralPriorityCode
    requested_on: Day
    answer_by: Day
    entitled_on: Day | None = Field(description="For the sending side alone.")
    no_feedback: bool = Field(description="Nothing was heard, and the deadline has passed. A flag, not a state.")
    reason: ReferralReasonCode | None
    reason_text: str | None
    outcome: ReferralOutcomeCode | None = Field(description="Whether it helped, apart from the state.")
    outcome_reason: ReferralReasonCode | None
    next_step: NextStep | None = Field(description="What the sending side might do now.")
    possible_states: list[ReferralStateCode]
    possible_statuses: list[ReferralBusinessStatusCode]
    offer: Named
    sender: Named
    intake: str | None
    goal: str | None
    replaces: str | None
    events: list[EventSeen] = Field(description="In the order they happened; empty in lists.")
    synthetic: bool


class ReferralList(BaseModel):
    """One page of referrals, the last requested first."""

    items: list[ReferralSeen]
    next: str | None = Field(description="The `after` of the next page.")


class Moved(BaseModel):
    """What was written, and the revision that it has now."""

    id: str
    revision: int


class EnquiryList(BaseModel):
    """Questions about free places, the last asked first."""

    items: list[dict[str, Any]]


class HandoverSeen(BaseModel):
    """A handover as either of its services sees it; `clients` are those that the own service holds now."""

    handover: dict[str, Any]
    giver: Named
    receiver: Named
    people: int
    clients: list[str]


class HandoverList(BaseModel):
    """Handovers from and to the own service, the last offered first."""

    items: list[HandoverSeen]


class SubstitutionSeen(BaseModel):
    """A substitution with the client whose case it opens, and the service that stands in."""

    substitution: dict[str, Any]
    client: str
    reference: str | None
    substitute: Named


class SubstitutionList(BaseModel):
    """Substitutions given and held, by their last day."""

    items: list[SubstitutionSeen]
