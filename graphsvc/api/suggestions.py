"""Suggestions for a profile that nobody stores, or for a stored goal."""

from dataclasses import asdict, replace
from typing import Any, TypeVar, get_args

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import bearer_actor, request_store, token_secret, write_key
from graphsvc.answers.rules import LONGEST_REASON, override
from graphsvc.answers.suggestion_tokens import repeated, token_for
from graphsvc.answers.suggestions import goal_request, suggestions, why_not
from graphsvc.api.document import (
    API,
    TOKEN,
    answers,
    api_blueprint,
    body,
    reference,
    refusals,
)
from graphsvc.api.etags import WriteHeaders
from graphsvc.api.payloads import Day, json_answer, json_body
from graphsvc.api.record_schemas import facts_schema
from graphsvc.api.suggestion_models import Suggestions
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.matching.plain_json import explanation_to_json, suggestions_to_json
from graphsvc.matching.suggestions import DEFAULT_LIMIT, Explanation, SuggestionRequest
from graphsvc.model.actor import Actor, writing_scope
from graphsvc.model.derived import Override, Profile, TopicCode
from graphsvc.model.validation import profile_from_json
from graphsvc.stores.protocol import Store

LARGEST_LIMIT = 50
_FACTS = "ProfileFacts"
_EXAMPLE = {
    "topic": "german_course",
    "on": "2026-11-23",
    "profile": {"place": "03241001", "german_level": "a2", "residence_group": "settlement"},
}
blueprint = api_blueprint("suggestions", "suggestions", "Which offers fit, why, and what is still open.")


class SuggestionBody(BaseModel):
    """What is asked for: a topic, the day, and either the facts about a person or a stored goal."""

    model_config = ConfigDict(extra="forbid", strict=True)

    topic: TopicCode | None = Field(
        default=None, description="A code of /api/v1/vocabularies/topic; a goal has its own."
    )
    on: Day | None = Field(default=None, description="The day the answer is for; today in Berlin unless given.")
    profile: dict[str, Any] | None = Field(
        default=None, description="The facts that decide; they are answered and not stored."
    )
    goal: str | None = Field(default=None, description="The id of a stored goal, instead of a profile.")
    why_not: str | None = Field(default=None, description="The id of an offer to explain beside the list.")
    seed: str = Field(default="", description="Decides the order among equals; an answer names its seed.")
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=LARGEST_LIMIT, description="How many offers to show.")
    issue_token: bool = Field(default=False, description="Answer with a token of the list; nothing is stored.")
    token: str | None = Field(
        default=None,
        description="The token of an earlier list, with the same facts: its topic, day, seed and limit are used.",
    )


_Body = TypeVar("_Body", bound=SuggestionBody)


def _body_schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The schema of the body with that of a profile in its place."""
    schema = kind.model_json_schema()
    schema["properties"]["profile"] |= {"anyOf": [reference(_FACTS), {"type": "null"}]}
    return schema


blueprint.add_components(lambda: {_FACTS: facts_schema(Profile), "SuggestionBody": _body_schema(SuggestionBody)})
blueprint.add_models(Suggestions)


@blueprint.post(
    f"{API}/suggestions",
    security=[{}, {"bearer": []}],
    request_body=body(SuggestionBody, example=_EXAMPLE),
    responses={200: answers(Suggestions, "The ranked offers."), **refusals(401, 403, 404, 413, 415)},
)
def suggest() -> Response:
    """The offers that fit a person, ranked, each with its reasons.

    Facts about a person travel in the body and are not stored. A stored goal needs a token of the service that
    holds it. With a token, past referrals of its service say how well the way to each offer works.
    """
    store, actor = request_store(), bearer_actor()
    asked = _asked(SuggestionBody)
    wanted = _request(store, asked, actor)
    again = None if asked.token is None else repeated(store, asked.token, wanted, actor, token_secret())
    if again is not None:
        wanted = again.request
    content = suggestions_to_json(suggestions(store, wanted, actor))
    if again is not None:
        content["changed"] = [asdict(change) for change in again.changed]
    if asked.issue_token:
        content["token"] = token_for(store, wanted, actor, token_secret())
    if asked.why_not is not None:
        content["why_not"] = explanation_to_json(_explanation(store, wanted, asked.why_not, actor))
    return json_answer(content)


class OverridePath(BaseModel):
    """Which offer is picked."""

    offer_id: str = Field(description="The id of the offer.")


class OverrideBody(SuggestionBody):
    """What was asked for, and why the offer is picked although it does not fit."""

    reason: str = Field(description=f"One line without names, at most {LONGEST_REASON} characters.")


class Overridden(BaseModel):
    """Whether anything was recorded: not where the offer fits or may fit."""

    recorded: bool


blueprint.add_components(lambda: {"OverrideBody": _body_schema(OverrideBody)})
blueprint.add_models(Overridden)


@blueprint.post(
    f"{API}/offers/<offer_id>/overrides",
    security=TOKEN,
    request_body=body("OverrideBody"),
    responses={200: answers(Overridden, "Recorded, or not needed."), **refusals(401, 403, 404, 413, 415)},
)
def pick_against_the_verdict(path: OverridePath, header: WriteHeaders) -> Response:  # noqa: ARG001  documents it
    """Record that a counsellor picks an offer which does not fit by the rules, for whoever keeps the rules.

    The record names the criteria, the rules, the offer and the reason, and nothing of the person.
    """
    store, actor = request_store(), bearer_actor()
    writing_scope(actor, Override)
    asked = _asked(OverrideBody)
    if asked.token is not None:
        raise InvalidInput([_NO_TOKEN_HERE])
    made = override(store, actor, write_key(), _request(store, asked, actor), (path.offer_id, asked.reason))
    return json_answer({"recorded": made is not None})


def _asked(kind: type[_Body]) -> _Body:
    asked = json_body(kind)
    problems = [
        *([_ONE_OF_BOTH] if (asked.profile is None) == (asked.goal is None) else []),
        *([_TOPIC_MISSING] if asked.topic is None and asked.goal is None and asked.token is None else []),
        *([_NOT_BESIDE_TOKEN] if asked.token is not None and asked.model_fields_set & _OF_THE_TOKEN else []),
    ]
    if problems:
        raise InvalidInput(problems)
    return asked


def _request(store: Store, asked: SuggestionBody, actor: Actor | None) -> SuggestionRequest:
    on = asked.on or today()
    if asked.goal is not None:
        stored = goal_request(store, actor, asked.goal, on)
        return replace(stored, topic=asked.topic or stored.topic, seed=asked.seed, limit=asked.limit)
    profile = profile_from_json(asked.profile or {})
    # With a token the topic is that of the token.
    return SuggestionRequest(asked.topic or _ANY_TOPIC, profile, on, seed=asked.seed, limit=asked.limit)


def _explanation(store: Store, wanted: SuggestionRequest, offer_id: str, actor: Actor | None) -> Explanation:
    try:
        return why_not(store, wanted, offer_id, actor)
    except NotFound:
        # 404 would say that the goal does not exist.
        raise InvalidInput([_UNKNOWN_OFFER]) from None


_ANY_TOPIC: TopicCode = "language"
_OF_THE_TOKEN = frozenset(("topic", "on", "seed", "limit"))
_NOT_BESIDE_TOKEN = FieldProblem(
    "/token",
    "Neben token bitte topic, on, seed und limit weglassen: Es gelten die des Kennzeichens.",
    "Beside token leave out topic, on, seed and limit: those of the token are used.",
)
_NO_TOKEN_HERE = FieldProblem(
    "/token",
    "Hier bitte topic und on statt eines Kennzeichens senden.",
    "Send topic and on here instead of a token.",
)
_TOPICS = ", ".join(get_args(TopicCode))
_TOPIC_MISSING = FieldProblem(
    "/topic", f"Das Thema fehlt. Bekannt sind: {_TOPICS}.", f"The topic is missing. Known are: {_TOPICS}."
)
_ONE_OF_BOTH = FieldProblem(
    "/profile",
    "Bitte entweder profile (Angaben zur Person) oder goal (Kennung eines Ziels) senden.",
    "Send either profile (facts about the person) or goal (the id of a stored goal).",
)
_UNKNOWN_OFFER = FieldProblem(
    "/why_not",
    "Dieses Angebot gibt es nicht. Bitte die Kennung prüfen; /api/v1/search findet Angebote.",
    "There is no such offer. Check the id; /api/v1/search finds offers.",
)
