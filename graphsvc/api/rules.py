"""What an access rule changes for the open steps of a service, and picking an offer against the verdict."""

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.rules import rule_impact
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, refusals
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.clock import today
from graphsvc.matching.rule_impact import impact_to_json
from graphsvc.matching.verdicts import Verdict
from graphsvc.model.derived import ResidenceGroupCode

blueprint = api_blueprint("rules", "rules", "What an access rule changes.")


class RulePath(BaseModel):
    """Which rule."""

    rule_id: str = Field(description="The id of the rule, as suggestions name it.")


class ImpactQuery(Parameters):
    """For which day."""

    on: Day | None = Field(
        default=None, description="The day asked for; by default today, or the rule's first or last day."
    )


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class HitGroup(_Part):
    """How many steps of one residence group the rule changes; null where the group is not known."""

    residence_group: ResidenceGroupCode | None
    steps: int


class ChangedStep(_Part):
    """One open step with its verdict without and with the rule."""

    step: str
    offer: str
    without: Verdict
    with_: Verdict = Field(alias="with")


class Impact(_Part):
    """What the rule changes on that day for the steps within the account's reach."""

    rule: str
    on: Day
    looked_at: int = Field(description="Open steps that use an offer with the rule's access rule.")
    hit: int
    groups: list[HitGroup]
    steps: list[ChangedStep]


blueprint.add_models(Impact)


@blueprint.get(
    f"{API}/rules/<rule_id>/impact",
    security=TOKEN,
    responses={200: answers(Impact, "The steps that the rule changes."), **refusals(401, 403, 404)},
)
def impact_of_rule(path: RulePath, query: ImpactQuery) -> Response:
    """The open steps whose verdict differs with and without the rule, within the account's reach."""
    return json_answer(impact_to_json(rule_impact(request_store(), bearer_actor(), path.rule_id, today(), query.on)))
