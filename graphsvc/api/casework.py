"""Casework over the API: a whole case, the commands on an agreement, the promise check and the due list."""

from dataclasses import replace
from typing import Any

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import bearer_actor, request_store, write_key
from graphsvc.answers.agreement_commands import Commanded, amended, closed, held, move, review_held
from graphsvc.answers.cases import case_answer, desk_of, promise, topic_ids
from graphsvc.answers.due import due_answer
from graphsvc.api.casework_models import (
    AGREEMENT_TERMS,
    AgreementWithParts,
    BalanceBody,
    CaseWithParts,
    DueItems,
    HeldReviewBody,
    MoveBody,
    PromiseBody,
    PromiseResult,
    amendment_schema,
)
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, body, refusals
from graphsvc.api.etags import CommandHeaders, revision_from
from graphsvc.api.payloads import Day, Parameters, json_answer, json_body, json_object
from graphsvc.casework.balance import Balance, HurdleNoted
from graphsvc.casework.case import AgreementOfCase
from graphsvc.casework.commands import Result
from graphsvc.casework.plain_json import agreement_to_json, case_to_json, due_to_json
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.model.actor import reading_scope
from graphsvc.model.derived import Agreement, Client, Goal
from graphsvc.model.ids import label_of
from graphsvc.model.validation import record_from_json, record_to_json

blueprint = api_blueprint("casework", "casework", "Whole cases, agreements with their versions, and what is due.")
blueprint.add_models(
    AgreementWithParts, BalanceBody, CaseWithParts, DueItems, HeldReviewBody, MoveBody, PromiseBody, PromiseResult
)
blueprint.add_components(lambda: {"AmendmentBody": amendment_schema()})
_REFUSALS = refusals(401, 403, 404, 409, 412, 413, 415, 422, 428)


class CasePath(BaseModel):
    """Which client."""

    record_id: str = Field(description="The id of the client.")


class AgreementPath(BaseModel):
    """Which agreement."""

    record_id: str = Field(description="The id of the agreement.")


class DueQuery(Parameters):
    """Whose due list, and for which day."""

    model_config = ConfigDict(extra="forbid")

    mine: bool = Field(default=False, description="Only clients for whom the account is responsible.")
    on: Day | None = Field(default=None, description="The day the list is for; today in Berlin unless given.")


@blueprint.get(
    f"{API}/due",
    security=TOKEN,
    responses={200: answers(DueItems, "What is due, by kind and day."), **refusals(401, 403)},
)
def list_due(query: DueQuery) -> Response:
    """What is due in the cases of the account's service.

    Reviews and steps a week ahead, promises that may not be kept, referrals without an answer, papers and claims that
    lapse within 30 days with their rule, 27th birthdays in a JMD, and starts within two weeks.
    """
    on = query.on or today()
    actor = bearer_actor()
    items = due_answer(request_store(), actor, on, responsible=actor.account if actor and query.mine else None)
    return json_answer({"on": on.isoformat(), "items": [due_to_json(item) for item in items]})


@blueprint.get(
    f"{API}/clients/<record_id>/case",
    security=TOKEN,
    responses={200: answers(CaseWithParts, "The case with everything in it."), **refusals(401, 403, 404)},
)
def read_case(path: CasePath) -> Response:
    """Everything of one client: profiles, agreements, goals, steps, referrals, reviews, versions and hurdles."""
    if label_of(path.record_id) != Client.label:
        raise NotFound(Client.label, path.record_id)
    return json_answer(case_to_json(case_answer(request_store(), bearer_actor(), path.record_id)))


@blueprint.post(
    f"{API}/promise_checks",
    security=TOKEN,
    request_body=body(PromiseBody),
    responses={200: answers(PromiseResult, "What stands against the step."), **refusals(401, 403, 404, 413, 415)},
)
def check_promise() -> Response:
    """Whether a step for a stored goal can be kept with an offer.

    The cautions say whether it is full, has ended or ends before, does not fit, was reported or long not verified.
    """
    store, actor = request_store(), bearer_actor()
    reading_scope(actor, Goal)
    asked = json_body(PromiseBody)
    facts = store.goal_facts(actor, asked.goal)
    try:
        found = promise(store, facts.profile, facts.topic, asked.offer, (asked.on or today(), asked.due_on))
    except NotFound:
        raise InvalidInput([_NO_OFFER]) from None
    return json_answer({"cautions": [caution.to_json() for caution in found]})


@blueprint.post(
    f"{API}/agreements/<record_id>/moves",
    security=TOKEN,
    request_body=body(MoveBody),
    responses={200: answers(AgreementWithParts, "The agreement in its new state."), **_REFUSALS},
)
def move_agreement(path: AgreementPath, header: CommandHeaders) -> Response:
    """Move an agreement to its next state; once it is agreed, the first review is set by its rhythm."""
    return _answer(move(_commanded(path, header), json_body(MoveBody).state))


@blueprint.post(
    f"{API}/agreements/<record_id>/amendments",
    security=TOKEN,
    request_body=body("AmendmentBody"),
    responses={200: answers(AgreementWithParts, "The agreement in its new version."), **_REFUSALS},
)
def amend_agreement(path: AgreementPath, header: CommandHeaders) -> Response:
    """Make a new version of an agreement; the one before stays readable among its versions.

    Terms that are left out stay as they are; signatures are those under the new version.
    """
    command = _commanded(path, header)
    content = json_object()
    why = content.pop("why", "")
    if not isinstance(why, str):
        raise InvalidInput([FieldProblem("/why", "Hier gehört ein Text hin.", "This takes a text.")])
    unknown = sorted(set(content) - AGREEMENT_TERMS)
    if unknown:
        raise InvalidInput([_unknown(name) for name in unknown])
    stored = command.store.get(command.actor, Agreement, path.record_id)
    new = record_from_json(Agreement, {**record_to_json(stored), "signatures": [], **content})
    return _answer(amended(command, replace(new, signed=None), why.strip()))


@blueprint.post(
    f"{API}/agreements/<record_id>/held_reviews",
    security=TOKEN,
    request_body=body(HeldReviewBody),
    responses={200: answers(AgreementWithParts, "The agreement with the review."), **_REFUSALS},
)
def hold_review(path: AgreementPath, header: CommandHeaders) -> Response:
    """Record a review that was held: one that was due, or a further one; the next is set by the rhythm."""
    command = _commanded(path, header)
    asked = json_body(HeldReviewBody)
    said = {"found": asked.found, "changed": asked.changed, "agreed_next": asked.agreed_next}
    return _answer(held(command, review_held(command, asked.review, asked.held_on, said)))


@blueprint.post(
    f"{API}/agreements/<record_id>/balance",
    security=TOKEN,
    request_body=body(BalanceBody),
    responses={200: answers(AgreementWithParts, "The agreement with its balance."), **_REFUSALS},
)
def close_agreement(path: AgreementPath, header: CommandHeaders) -> Response:
    """End an agreement with its balance: results of the goals, successes, hurdles and the reason, in one write."""
    return _answer(closed(_commanded(path, header), _balance(json_body(BalanceBody))))


def _commanded(path: AgreementPath, header: CommandHeaders) -> Commanded:
    actor = bearer_actor()
    desk = desk_of(actor, write_key(), today())
    return Commanded(request_store(), actor, desk, path.record_id, revision_from(header.if_match))


def _answer(item: AgreementOfCase) -> Response:
    return json_answer(agreement_to_json(item), revision=item.agreement.revision)


def _balance(asked: BalanceBody) -> Balance:
    topic = topic_ids(request_store())
    hurdles: list[Any] = [
        HurdleNoted(hurdle.kind, topic(hurdle.topic) if hurdle.topic else None, hurdle.body, hurdle.words)
        for hurdle in asked.hurdles
    ]
    return Balance(
        asked.state,
        asked.closing_reason,
        asked.closed_on,
        asked.successes,
        asked.closing_words,
        hurdles,
        {result.goal: Result(result.state, result.reason, result.reason_words) for result in asked.results},
    )


def _unknown(name: str) -> FieldProblem:
    return FieldProblem(
        f"/{name}",
        "Das gehört nicht zu einer Änderung. Bitte weglassen.",
        "This is no part of an amendment. Leave it out.",
    )


_NO_OFFER = FieldProblem(
    "/offer", "Dieses Angebot gibt es nicht. Bitte die Kennung prüfen.", "There is no such offer. Check the id."
)
