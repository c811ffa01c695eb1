"""Referrals as they are worked: send, move, what each side sees, free places, handovers and substitutions."""

from typing import Any

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store, write_key
from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.referrals import (
    CLOSED,
    OPEN,
    ReferralRequest,
    enquiry_to_json,
    move_referral,
    referral_view,
    send_referral,
    view,
)
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, body, refusals
from graphsvc.api.etags import CommandHeaders, WriteHeaders, revision_from
from graphsvc.api.payloads import Parameters, json_answer, json_body
from graphsvc.api.referral_models import (
    EnquiryAnswerBody,
    EnquiryList,
    HandoverAnswerBody,
    HandoverList,
    MoveBody,
    Moved,
    ReferralList,
    ReferralSeen,
    SendBody,
    SubstitutionList,
)
from graphsvc.clock import today
from graphsvc.errors import NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.changes import AnswerEnquiry, AnswerHandover, Change, MoveReferral
from graphsvc.model.derived import EventSideCode
from graphsvc.model.referral_facts import HandoverFacts, SubstitutionFacts
from graphsvc.model.validation import record_to_json
from graphsvc.stores.protocol import LARGEST_PAGE

blueprint = api_blueprint("referral_work", "referral work", "Referrals, free places and handovers between services.")
blueprint.add_models(ReferralList, ReferralSeen, Moved, EnquiryList, HandoverList, SubstitutionList)
blueprint.add_models(SendBody, MoveBody, EnquiryAnswerBody, HandoverAnswerBody)
_COMMAND_REFUSALS = refusals(401, 403, 404, 409, 412, 413, 415, 422, 428)
_READ_REFUSALS = refusals(401, 403)


class BoxQuery(Parameters):
    """Which referrals, and where the page begins."""

    closed: bool = Field(default=False, description="Those that are over, instead of the open ones.")
    after: str = Field(default="", description="Where the page begins; `next` has it.")
    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE, description="The most referrals on the page.")


class ReferralPath(BaseModel):
    """Which referral, question or handover."""

    record_id: str = Field(description="Its id.")


@blueprint.get(f"{API}/inbox", security=TOKEN, responses={200: answers(ReferralList, "The page."), **_READ_REFUSALS})
def read_inbox(query: BoxQuery) -> Response:
    """What was referred to the offers of the own organisation or service, with nothing about the person."""
    return _box("receiver", query)


@blueprint.get(f"{API}/outbox", security=TOKEN, responses={200: answers(ReferralList, "The page."), **_READ_REFUSALS})
def read_outbox(query: BoxQuery) -> Response:
    """The referrals of the own service, each with the flag that nothing was heard by the deadline."""
    return _box("sender", query)


@blueprint.get(
    f"{API}/inbox/<record_id>",
    security=TOKEN,
    responses={200: answers(ReferralSeen, "The referral; ETag is its revision."), **_READ_REFUSALS, **refusals(404)},
)
def read_received(path: ReferralPath) -> Response:
    """One received referral with its events and what may be answered."""
    return _one("receiver", path.record_id)


@blueprint.get(
    f"{API}/outbox/<record_id>",
    security=TOKEN,
    responses={200: answers(ReferralSeen, "The referral; ETag is its revision."), **_READ_REFUSALS, **refusals(404)},
)
def read_sent(path: ReferralPath) -> Response:
    """One referral of the own service with its events and what to do next."""
    return _one("sender", path.record_id)


@blueprint.post(
    f"{API}/outbox",
    security=TOKEN,
    request_body=body(SendBody),
    responses={201: answers(Moved, "Sent; Location is its address."), **refusals(401, 403, 409, 413, 415, 422)},
)
def send(header: WriteHeaders) -> Response:
    """Make a referral and send it, in one write; nothing about the person goes to the receiver."""
    actor = _account()
    sent = json_body(SendBody)
    asked = ReferralRequest(
        offer=sent.offer,
        goal=sent.goal,
        intake=sent.intake,
        replaces=sent.replaces,
        priority=sent.priority,
        answer_by=sent.answer_by,
        entitled_on=sent.entitled_on,
        synthetic=sent.synthetic,
    )
    key = header.idempotency_key or write_key()
    referral_id = send_referral(request_store(), actor, key, asked, today())
    response = json_answer({"id": referral_id, "revision": 2}, 201, 2)
    response.headers["Location"] = f"{API}/outbox/{referral_id}"
    return response


@blueprint.post(
    f"{API}/referrals/<record_id>/moves",
    security=TOKEN,
    request_body=body(MoveBody),
    responses={200: answers(Moved, "Moved; ETag is the new revision."), **_COMMAND_REFUSALS},
)
def move(path: ReferralPath, header: CommandHeaders) -> Response:
    """Move a referral on for one of its two sides; 422 says which moves are possible.

    The event, and the place of its intake, are written together with the state.
    """
    actor, revision = _account(), revision_from(header.if_match)
    asked = json_body(MoveBody)
    side = asked.side or referral_view(request_store(), actor, path.record_id, today()).facts.side
    change = MoveReferral(
        referral_id=path.record_id,
        revision=revision,
        by=side,
        requested_on=today() if asked.state == "requested" else None,
        **asked.model_dump(exclude={"side"}),
    )
    moved = move_referral(request_store(), actor, header.idempotency_key or write_key(), change)
    return json_answer({"id": path.record_id, "revision": moved}, revision=moved)


@blueprint.get(
    f"{API}/inbox/capacity_enquiries",
    security=TOKEN,
    responses={200: answers(EnquiryList, "The last 200."), **_READ_REFUSALS},
)
def read_received_enquiries() -> Response:
    """The questions about free places at the offers of the own organisation or service."""
    found = request_store().enquiries(bearer_actor(), "receiver", limit=LARGEST_PAGE)
    return json_answer({"items": [enquiry_to_json(facts) for facts in found]})


@blueprint.post(
    f"{API}/capacity_enquiries/<record_id>/answer",
    security=TOKEN,
    request_body=body(EnquiryAnswerBody),
    responses={200: answers(Moved, "Answered; ETag is the new revision."), **_COMMAND_REFUSALS},
)
def answer_enquiry(path: ReferralPath, header: CommandHeaders) -> Response:
    """Say whether there is room, for the side that was asked; a later answer replaces the earlier one."""
    _account()
    revision = revision_from(header.if_match)
    asked = json_body(EnquiryAnswerBody)
    return _written(path.record_id, AnswerEnquiry(path.record_id, revision, asked.answer, today(), asked.note))


@blueprint.get(
    f"{API}/inbox/handovers",
    security=TOKEN,
    responses={200: answers(HandoverList, "The last 200."), **_READ_REFUSALS},
)
def read_handovers() -> Response:
    """The handovers from and to the own service; a client shows only to the service that holds the case now."""
    found = request_store().handovers(bearer_actor(), limit=LARGEST_PAGE)
    return json_answer({"items": [_handover_to_json(facts) for facts in found]})


@blueprint.post(
    f"{API}/handovers/<record_id>/answer",
    security=TOKEN,
    request_body=body(HandoverAnswerBody),
    responses={200: answers(Moved, "Answered; ETag is the new revision."), **_COMMAND_REFUSALS},
)
def answer_handover(path: ReferralPath, header: CommandHeaders) -> Response:
    """Accept, decline or withdraw a handover; accepting changes the holder of every record of the cases at once."""
    _account()
    revision = revision_from(header.if_match)
    asked = json_body(HandoverAnswerBody)
    return _written(path.record_id, AnswerHandover(path.record_id, revision, asked.state))


@blueprint.get(
    f"{API}/inbox/substitutions",
    security=TOKEN,
    responses={200: answers(SubstitutionList, "Every one."), **_READ_REFUSALS},
)
def read_substitutions() -> Response:
    """The substitutions that the own service gave, and those by which the account may read a case today.

    Such a case is read as `/clients/<ID>/case`; nothing of it can be written.
    """
    found = request_store().substitutions(bearer_actor())
    return json_answer({"items": [_substitution_to_json(facts) for facts in found]})


def _box(side: EventSideCode, query: BoxQuery) -> Response:
    states = CLOSED if query.closed else OPEN
    found = request_store().referrals(bearer_actor(), side, states, after=query.after or None, limit=query.limit)
    items = [view(facts, today()).to_json() for facts in found.referrals]
    return json_answer({"items": items, "next": found.next_after})


def _one(side: EventSideCode, referral_id: str) -> Response:
    seen = referral_view(request_store(), bearer_actor(), referral_id, today(), side)
    return json_answer(seen.to_json(), revision=seen.facts.referral.revision)


def _written(record_id: str, change: Change) -> Response:
    revision = write_checked(request_store(), _account(), write_key(), [change]).revisions[record_id]
    return json_answer({"id": record_id, "revision": revision}, revision=revision)


def _handover_to_json(facts: HandoverFacts) -> dict[str, Any]:
    return {
        "handover": record_to_json(facts.handover),
        "giver": {"id": facts.giver.id, "name": facts.giver.name},
        "receiver": {"id": facts.receiver.id, "name": facts.receiver.name},
        "people": facts.people,
        "clients": list(facts.clients),
    }


def _substitution_to_json(facts: SubstitutionFacts) -> dict[str, Any]:
    return {
        "substitution": record_to_json(facts.substitution),
        "client": facts.client.id,
        "reference": facts.client.reference,
        "substitute": {"id": facts.substitute.id, "name": facts.substitute.name},
    }


def _account() -> Actor:
    actor = bearer_actor()
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: writing needs an account."
        raise NotSignedIn(message)
    return actor
