"""The form that moves a referral on: what was typed stays, and each problem stands at its field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from graphsvc.answers.referrals import ReferralView
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.changes import MoveReferral
from graphsvc.model.derived import (
    EventSideCode,
    ReferralBusinessStatusCode,
    ReferralOutcomeCode,
    ReferralReasonCode,
    ReferralStateCode,
)
from graphsvc.model.validation import field_problem
from graphsvc.web.words import Option, Pair, term

FIELDS = ("state", "business_status", "reason", "reason_text", "outcome", "outcome_reason")


class _Typed(BaseModel):
    model_config = ConfigDict(extra="ignore")

    revision: int = 0
    state: ReferralStateCode | None = None
    business_status: ReferralBusinessStatusCode | None = None
    reason: ReferralReasonCode | None = None
    reason_text: str | None = None
    outcome: ReferralOutcomeCode | None = None
    outcome_reason: ReferralReasonCode | None = None


@dataclass(frozen=True, slots=True)
class MoveForm:
    """What stands in the fields by name, and the problems at them."""

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]

    def move(self, referral_id: str, by: EventSideCode) -> MoveReferral:
        """The move that the form asks for; raises `InvalidInput` that names the fields that cannot be read."""
        given: dict[str, Any] = {name: value.strip() for name, value in self.values.items() if value.strip()}
        try:
            typed = _Typed.model_validate(given)
        except ValidationError as error:
            raise InvalidInput([field_problem(detail) for detail in error.errors()]) from None
        content = typed.model_dump(exclude={"revision"})
        return MoveReferral(referral_id=referral_id, revision=typed.revision, by=by, **content)

    def with_problems(self, problems: tuple[FieldProblem, ...]) -> "MoveForm":
        """The form with each problem at its field."""
        return MoveForm(self.values, {problem.pointer.strip("/"): (problem.de, problem.en) for problem in problems})


def typed_form(fields: Mapping[str, str]) -> MoveForm:
    """The form as it was typed."""
    return MoveForm({name: fields.get(name, "") for name in (*FIELDS, "revision")})


def state_options(view: ReferralView) -> list[Option]:
    """The states that the side may choose now, the correction of an error last; the state as it is comes first."""
    return [(code, *term("referral_state", code)) for code in view.possible_states]


def status_options(view: ReferralView) -> list[Option]:
    """The business statuses that the side may set in the state as it is, behind none."""
    none: Option = ("", "unverändert", "as it is")
    return [none, *((code, *term("referral_business_status", code)) for code in view.possible_statuses)]
