"""A survey among the units of the network, over the API: handing in ratings, and the summary of a round."""

from typing import Literal

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.surveys import Entry, hand_in, survey
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, body, refusals
from graphsvc.api.network import MEANS, quarters_window
from graphsvc.api.network_models import Count, NetworkUnit, Note
from graphsvc.api.payloads import Day, Parameters, json_answer, json_object
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import writing_scope
from graphsvc.model.derived import Rating
from graphsvc.model.validation import day_from_text

blueprint = api_blueprint("surveys", "network", MEANS)


class GivenRating(BaseModel):
    """One unit's rating of another, both by id or name; a level is a number from 0 to 5."""

    rater: str = Field(alias="from")
    rated: str = Field(alias="to")
    kind: Literal["level", "good", "challenging"]
    level: int | None = Field(default=None, ge=0, le=5)


class GivenRatings(BaseModel):
    """The ratings of a survey round; with `dry_run` they are only checked."""

    survey_round: str
    given_on: Day | None = None
    dry_run: bool = False
    ratings: list[GivenRating]


class HandedIn(BaseModel):
    """How many ratings are right, and whether they were stored."""

    ratings: int
    stored: bool


class SurveyQuery(Parameters):
    """Which round, beside the members and referrals of which quarters."""

    survey_round: str = Field(alias="round", description="The name of the survey round.")
    start: Day = Field(alias="from", description="The first day of the window, which starts a quarter.")
    end: Day = Field(alias="to", description="The first day outside the window, which starts a quarter.")
    rule: Literal["min", "mean", "max"] = Field(
        default="min", description="On which level two partners agree who name different ones."
    )


class PairsByAnswer(BaseModel):
    """The pairs of the roster by how many of the two answered."""

    both: int
    one: int
    neither: int


class LevelShare(BaseModel):
    """The pairs that agree on a level, of those of which both answered."""

    level: int
    de: str
    en: str
    pairs: int
    share: float | None


class LevelDensity(BaseModel):
    """The density from a level on; over all pairs `low` counts missing answers as 0, `high` as 5."""

    level: int
    pairs: int
    value: float | None
    low: float | None
    high: float | None


class KindsApart(BaseModel):
    """How far the answers of two kinds of unit are apart."""

    kinds: list[str]
    pairs: int
    mean: float


class ReceivedRatings(BaseModel):
    """What others say of a unit; null and ranges below three raters."""

    unit: NetworkUnit
    raters: Count
    mean: float | None
    good: Count
    challenging: Count


class PermutationTest(BaseModel):
    """The correlation of levels and referrals, among those of permuted units (QAP)."""

    observed: float
    mean: float
    p_high: float
    p_low: float
    permutations: int
    seed: int
    p_two_sided: float


class SurveySummary(BaseModel):
    """The summary of a survey round."""

    survey_round: str
    rule: str
    raters: Count
    units: int
    pairs: PairsByAnswer
    levels: list[LevelShare]
    curve: list[LevelDensity]
    apart: list[int] = Field(description="Pairs by the difference of both answers, from 0 on.")
    apart_by_kinds: list[KindsApart]
    received: list[ReceivedRatings]
    with_referrals: PermutationTest | None
    notes: list[Note]


blueprint.add_models(GivenRatings, HandedIn, SurveySummary)


@blueprint.post(
    f"{API}/network/ratings",
    security=TOKEN,
    request_body=body(GivenRatings),
    responses={
        200: answers(HandedIn, "The ratings, which are right and were not stored."),
        201: answers(HandedIn, "The ratings, which are stored."),
        **refusals(401, 403, 413, 415),
    },
)
def hand_in_ratings() -> Response:
    """Store what units say of each other in a survey round, or check it only; for the co-ordination."""
    actor = bearer_actor()
    writing_scope(actor, Rating)
    content = json_object()
    entries = _entries(content)
    dry_run = content.get("dry_run") is True
    on = content.get("given_on")
    day = today() if on is None else day_from_text(str(on), "/given_on")
    named = content.get("survey_round")
    count = hand_in(request_store(), actor, named if isinstance(named, str) else "", day, entries, dry_run=dry_run)
    return json_answer({"ratings": count, "stored": not dry_run}, 200 if dry_run else 201)


@blueprint.get(
    f"{API}/network/survey",
    security=TOKEN,
    responses={200: answers(SurveySummary, "The summary of the round."), **refusals(401)},
)
def read_survey(query: SurveyQuery) -> Response:
    """Pairs by level of collaboration, density by level, how far partners are apart; of three raters or more."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    found = survey(request_store(), bearer_actor(), query.survey_round, window, query.rule)
    return json_answer(found.to_json())


def _entries(content: dict[str, object]) -> list[Entry]:
    ratings = content.get("ratings")
    if not isinstance(ratings, list) or not ratings or not all(isinstance(item, dict) for item in ratings):
        raise InvalidInput([_NO_RATINGS])
    return [
        Entry(_text(item.get("from")), _text(item.get("to")), _text(item.get("kind")), _text(item.get("level")), at)
        for at, item in ((f"/ratings/{number}", item) for number, item in enumerate(ratings))
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


_NO_RATINGS = FieldProblem(
    "/ratings",
    "Hier gehört eine Liste von Bewertungen hin, jede mit from, to und kind, bei der Art level auch mit level.",
    "This takes a list of ratings, each with from, to and kind, and with level where the kind is level.",
)
