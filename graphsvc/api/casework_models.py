"""The bodies and answers of the casework operations, for reading them and for the OpenAPI document."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graphsvc.api.payloads import Day
from graphsvc.casework.promise_check import PromiseCode
from graphsvc.model.derived import (
    Agreement,
    AgreementStateCode,
    ClosingReasonCode,
    GoalStateCode,
    HurdleKindCode,
    ResultReasonCode,
    TopicCode,
)
from graphsvc.model.validation import json_schema

# What an amendment may change; state, version and days are set by the command.
AGREEMENT_TERMS = frozenset(
    ("held_in_language", "interpreter", "review_every_weeks", "needs", "signatures", "other_parties")
)


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class MoveBody(_Body):
    """The state that follows."""

    state: AgreementStateCode


class HeldReviewBody(_Body):
    """A joint review: what was found, what changed, and what comes next."""

    review: str | None = Field(default=None, description="The id of a review that was due; a new one without it.")
    held_on: Day | None = Field(default=None, description="The day of the conversation; today unless given.")
    found: str | None = None
    changed: str | None = None
    agreed_next: str | None = None


class HurdleBody(_Body):
    """What stood in the way; broken co-operation names the body it was with."""

    kind: HurdleKindCode
    topic: TopicCode | None = None
    body: str | None = Field(default=None, description="The id of an organisation or a counselling service.")
    words: str | None = None


class ResultBody(_Body):
    """How a goal ended."""

    goal: str = Field(description="The id of the goal.")
    state: GoalStateCode
    reason: ResultReasonCode | None = None
    reason_words: str | None = None


class BalanceBody(_Body):
    """The balance at the end of an agreement."""

    state: AgreementStateCode = Field(description="completed or ended_early.")
    closing_reason: ClosingReasonCode
    closed_on: Day | None = Field(default=None, description="The day of the balance; today unless given.")
    successes: str | None = None
    closing_words: str | None = None
    hurdles: list[HurdleBody] = []
    results: list[ResultBody] = Field(default=[], description="One for each goal that is still open.")


class PromiseBody(_Body):
    """A step that is about to be agreed: for which goal, with which offer, due when."""

    goal: str = Field(description="The id of a stored goal.")
    offer: str = Field(description="The id of the offer.")
    due_on: Day | None = Field(default=None, description="The day the step is due.")
    on: Day | None = Field(default=None, description="The day of the check; today in Berlin unless given.")


class PromiseCaution(BaseModel):
    """One thing that stands against the promise."""

    code: PromiseCode
    de: str
    en: str


class PromiseResult(BaseModel):
    """What stands against the step, the gravest first; empty where nothing is known to."""

    cautions: list[PromiseCaution]


class AgreementWithParts(BaseModel):
    """An agreement with its goals, reviews, earlier versions and hurdles, each as its own kind of record."""

    agreement: dict[str, Any]
    begins_from: str | None
    joined_by: list[str]
    goals: list[dict[str, Any]]
    reviews: list[dict[str, Any]]
    versions: list[dict[str, Any]]
    hurdles: list[dict[str, Any]]


class CaseWithParts(BaseModel):
    """A client with profiles and agreements, the newest first."""

    client: dict[str, Any]
    profiles: list[dict[str, Any]]
    agreements: list[AgreementWithParts]


class DueRule(BaseModel):
    """The rule by which something lapses."""

    id: str
    source_de: str
    source_en: str


class DueEntry(BaseModel):
    """One thing that is due; `record` is what it is about."""

    kind: str
    day: str | None
    overdue: bool
    client: str | None
    reference: str | None
    record: str
    de: str
    en: str
    whose_turn: str | None
    offer: str | None
    rule: DueRule | None
    cautions: list[PromiseCaution]


class DueItems(BaseModel):
    """What is due on a day, by kind, then by day."""

    on: str
    items: list[DueEntry]


def amendment_schema() -> dict[str, Any]:
    """The schema of an amendment: the terms of an agreement that may change, and why."""
    whole = json_schema(Agreement)
    terms = {name: value for name, value in whole["properties"].items() if name in AGREEMENT_TERMS}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["why"],
        "properties": {"why": {"type": "string", "minLength": 1, "description": "The occasion."}, **terms},
        "$defs": whole.get("$defs", {}),
    }
