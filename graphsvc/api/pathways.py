"""Paths over several offers and papers to a goal."""

from typing import Any, Literal

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import request_store
from graphsvc.answers.pathways import paths_to, paths_to_json
from graphsvc.api.document import API, answers, api_blueprint, body, reference, refusals
from graphsvc.api.payloads import Day, json_answer, json_body
from graphsvc.clock import today
from graphsvc.model.derived import CefrLevelCode
from graphsvc.model.validation import profile_from_json

blueprint = api_blueprint("pathways", "pathways", "Paths over several offers and papers to a goal.")
_EXAMPLE = {"goal": "b2", "on": "2026-11-27", "profile": {"place": "03241001", "german_level": "a2"}}


class PathBody(BaseModel):
    """A goal, the day, and the facts about a person."""

    model_config = ConfigDict(extra="forbid", strict=True)

    goal: str = Field(description="Such as b2, recognition_notice, electrician, nurse.")
    on: Day | None = Field(default=None, description="The day to set out; today in Berlin unless given.")
    profile: dict[str, Any] = Field(description="The facts that decide; they are answered and not stored.")


class PathWords(BaseModel):
    """The goal in words."""

    id: str
    de: str
    en: str


class PathPaper(BaseModel):
    """A paper to fetch before the step."""

    kind: str
    issuers: list[str]
    de: str
    en: str


class PathQuestion(BaseModel):
    """What is uncertain about the step, and whom to ask."""

    asks: Literal["client", "provider", "authority"]
    de: str
    en: str


class PathStepShown(BaseModel):
    """One step with its days; `start_known` and `duration_estimated` say what rests on an estimate."""

    by: Literal["offer", "authority"]
    de: str
    en: str
    offer: str | None
    provider: str | None
    intake: str | None
    register_by: str | None
    begins_on: str
    ends_on: str
    days_waiting: int
    start_known: bool
    reaches_level: CefrLevelCode | None
    gives: str | None
    papers: list[PathPaper]
    questions: list[PathQuestion]
    duration_source: str | None
    duration_estimated: bool


class PathShown(BaseModel):
    """One path."""

    ends_on: str
    days: int
    days_waiting: int
    uncertain: bool
    steps: list[PathStepShown]


class PathGap(BaseModel):
    """Where every path breaks: what nothing reachable leads to."""

    level_reached: CefrLevelCode
    missing_level: CefrLevelCode | None
    missing_statuses: list[str]
    de: str
    en: str


class PathsShown(BaseModel):
    """Up to three paths, those that end soonest first."""

    goal: PathWords
    on: str
    paths: list[PathShown]
    gap: PathGap | None


def _body_schema() -> dict[str, Any]:
    schema = PathBody.model_json_schema()
    schema["properties"]["profile"] |= reference("ProfileFacts")
    return schema


blueprint.add_components(lambda: {"PathBody": _body_schema()})
blueprint.add_models(PathsShown)


@blueprint.post(
    f"{API}/pathways",
    security=[{}, {"bearer": []}],
    request_body=body(PathBody, example=_EXAMPLE),
    responses={200: answers(PathsShown, "The paths."), **refusals(413, 415)},
)
def pathways() -> Response:
    """The three paths to a goal that end soonest, waiting included; or where every path breaks.

    Facts about a person travel in the body and are not stored.
    """
    asked = json_body(PathBody)
    on = asked.on or today()
    return json_answer(paths_to_json(paths_to(request_store(), asked.goal, profile_from_json(asked.profile), on)))
