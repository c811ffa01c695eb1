"""The referrals of the own service, and the inbox of who receives: lists, one referral, its next move."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor, write_key
from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.referrals import CLOSED, OPEN, ReferralView, move_referral, referral_view, view
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NoPlaceLeft, NotSignedIn, VersionConflict
from graphsvc.model.actor import Actor
from graphsvc.model.changes import AnswerEnquiry, AnswerHandover
from graphsvc.model.derived import CapacityAnswerCode, EventSideCode, HandoverStateCode
from graphsvc.model.vocabularies import terms
from graphsvc.web.frame import page
from graphsvc.web.move_form import MoveForm, state_options, status_options, typed_form
from graphsvc.web.typed_form import CHANGED_MEANWHILE, TypedForm, sent_form

bp = Blueprint("referrals", __name__)
_ON_A_PAGE = 50


@bp.get("/weiterleitungen")
def sent() -> str:
    """The referrals of the own service, open or closed, and its questions about free places."""
    return _list("sender")


@bp.get("/posteingang")
def received() -> str:
    """What was referred to the own offers, what was asked about free places, and handovers."""
    return _list("receiver")


@bp.get("/weiterleitungen/<record_id>")
def sent_one(record_id: str) -> str:
    """One referral of the own service with its course and the next move."""
    return _page(_seen("sender", record_id), MoveForm())


@bp.get("/posteingang/<record_id>")
def received_one(record_id: str) -> str:
    """One received referral with its course and the answers that are possible."""
    return _page(_seen("receiver", record_id), MoveForm())


@bp.post("/weiterleitungen/<record_id>")
def move_sent(record_id: str) -> ResponseReturnValue:
    """Forward to the referral as moved; the form as typed where a rule refuses the move."""
    return _move("sender", record_id)


@bp.post("/posteingang/<record_id>")
def move_received(record_id: str) -> ResponseReturnValue:
    """Forward to the referral as answered; the form as typed where a rule refuses the answer."""
    return _move("receiver", record_id)


@bp.post("/posteingang/platzanfragen/<record_id>")
def answer_enquiry(record_id: str) -> ResponseReturnValue:
    """Forward to the inbox, where the answer now stands; the inbox with what was typed where it could not be stored."""
    codes: dict[str, CapacityAnswerCode] = {code: code for code in terms("capacity_answer")}  # type: ignore[misc]
    form = sent_form().with_values(record=record_id)
    answer = codes.get(form.value("answer"))
    if answer is None:
        return _list("receiver", form.with_problems(InvalidInput([_NO_ANSWER]))), InvalidInput.status
    change = AnswerEnquiry(record_id, form.revision(), answer, today(), form.value("note") or None)
    try:
        write_checked(request_store(), session_actor(), write_key(), [change])
    except VersionConflict as error:
        return _list("receiver", form.with_problems(InvalidInput([CHANGED_MEANWHILE]))), error.status
    return redirect(url_for("web.referrals.received", _anchor="platzanfragen"), 303)


@bp.post("/posteingang/uebergaben/<record_id>")
def answer_handover(record_id: str) -> ResponseReturnValue:
    """Forward to the inbox, where the handover is now answered, by somebody else where they were faster."""
    answers: dict[str, HandoverStateCode] = {"accepted": "accepted", "declined": "declined", "withdrawn": "withdrawn"}
    form = sent_form().with_values(record=record_id)
    state = answers.get(form.value("state"))
    if state is None:
        return _list("receiver", form.with_problems(InvalidInput([_NO_ANSWER]))), InvalidInput.status
    change = AnswerHandover(record_id, form.revision(), state)
    try:
        write_checked(request_store(), session_actor(), write_key(), [change])
    except VersionConflict as error:
        return _list("receiver", form.with_problems(InvalidInput([_ANSWERED]))), error.status
    return redirect(url_for("web.referrals.received", _anchor="uebergaben"), 303)


def _list(side: EventSideCode, typed: TypedForm | None = None) -> str:
    """The lists of that side; `typed` is an answer that could not be stored."""
    store, actor = request_store(), _account()
    closed = request.args.get("stand") == "beendet"
    after = request.args.get("nach") or None
    found = store.referrals(actor, side, CLOSED if closed else OPEN, after=after, limit=_ON_A_PAGE)
    views = [view(facts, today()) for facts in found.referrals]
    return page(
        "referrals.html",
        "inbox" if side == "receiver" else "referrals",
        side=side,
        # What is urgent or silent comes first; else the order of the store stays.
        views=sorted(views, key=lambda each: (each.facts.referral.priority != "urgent", not each.no_feedback)),
        closed=closed,
        is_first=after is None,
        next_after=found.next_after,
        enquiries=store.enquiries(actor, side),
        handovers=store.handovers(actor) if side == "receiver" and actor.service else (),
        substitutions=store.substitutions(actor) if side == "receiver" and actor.service else (),
        own_service=actor.service,
        typed=typed,
    )


def _seen(side: EventSideCode, record_id: str) -> ReferralView:
    return referral_view(request_store(), _account(), record_id, today(), side)


def _move(side: EventSideCode, record_id: str) -> ResponseReturnValue:
    store, actor, form = request_store(), _account(), typed_form(request.form)
    try:
        move_referral(store, actor, write_key(), form.move(record_id, side))
    except InvalidInput as error:
        return _page(_seen(side, record_id), form.with_problems(error.problems)), error.status
    except (NoPlaceLeft, VersionConflict) as error:
        return _page(_seen(side, record_id), form, trouble=error.slug), error.status
    endpoint = "web.referrals.sent_one" if side == "sender" else "web.referrals.received_one"
    return redirect(url_for(endpoint, record_id=record_id, _anchor="verlauf"), 303)


def _page(seen: ReferralView, form: MoveForm, trouble: str | None = None) -> str:
    side = seen.facts.side
    return page(
        "referral.html",
        "inbox" if side == "receiver" else "referrals",
        seen=seen,
        facts=seen.facts,
        referral=seen.facts.referral,
        form=form,
        states=state_options(seen),
        statuses=status_options(seen),
        trouble=trouble,
        today=today(),
    )


def _account() -> Actor:
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    return actor


_NO_ANSWER = FieldProblem("", "Bitte eine Antwort wählen.", "Choose an answer.")
_ANSWERED = FieldProblem(
    "",
    "Diese Übergabe ist inzwischen beantwortet. Unten steht, wie.",
    "This handover has been answered meanwhile. Below it says how.",
)
