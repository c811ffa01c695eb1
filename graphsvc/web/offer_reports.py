"""Reporting that an entry is wrong in two clicks, and the list of those who keep the entries."""

from typing import Final, get_args

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor, write_key
from graphsvc.answers.offer_reports import may_settle, report_offer, reports_to_settle, settle
from graphsvc.clock import today
from graphsvc.errors import InvalidInput, NotAllowed, NotSignedIn, VersionConflict
from graphsvc.model.changes import Update
from graphsvc.model.derived import Offer, OfferReportKindCode, OfferReportSettlementCode
from graphsvc.stores.protocol import Store
from graphsvc.web.entry_form import EntryForm, form_of, labels, typed_form
from graphsvc.web.frame import page

bp = Blueprint("offer_reports", __name__)
# From so many days after its last check an entry is on its keeper's list without a report.
CHECK_AGAIN_AFTER_DAYS: Final = 180


@bp.post("/angebote/<offer_id>/meldungen")
def report(offer_id: str) -> ResponseReturnValue:
    """Forward to the offer, which now says what was reported."""
    kinds: tuple[OfferReportKindCode, ...] = get_args(OfferReportKindCode)
    kind: OfferReportKindCode = next((code for code in kinds if code == request.form.get("kind")), "wrong")
    report_offer(request_store(), session_actor(), write_key(), offer_id, (kind, request.form.get("note", "")), today())
    return redirect(url_for("web.records.offer", record_id=offer_id, _anchor="gemeldet"), 303)


@bp.get("/angebote/pflege")
def keeping() -> str:
    """The open reports that are the account's to settle, and the entries of its service to be checked again."""
    store, actor = request_store(), session_actor()
    if actor is None:
        raise NotSignedIn
    return page(
        "keeping.html",
        "keeping",
        reported=reports_to_settle(store, actor),
        to_check=_to_check_again(store, actor.service),
        today=today(),
    )


@bp.post("/angebote/<offer_id>/pruefung")
def checked(offer_id: str) -> ResponseReturnValue:
    """Forward to the keeper's list after somebody has said that the entry is right, or that the offer has ended."""
    store, actor = request_store(), session_actor()
    settlement: OfferReportSettlementCode = "ended" if request.form.get("settlement") == "ended" else "confirmed"
    settle(store, actor, write_key(), store.get(actor, Offer, offer_id), (settlement, today()))
    return redirect(url_for("web.offer_reports.keeping"), 303)


@bp.get("/angebote/<offer_id>/berichtigung")
def mending(offer_id: str) -> str:
    """The form that mends the entry, as it is stored."""
    store = request_store()
    _require_keeper(store, offer_id)
    facts = store.offer_facts(offer_id, today())
    return page("mend.html", "keeping", offer=facts.offer, reports=facts.reports, form=form_of(facts), labels=labels())


@bp.post("/angebote/<offer_id>/berichtigung")
def mend(offer_id: str) -> ResponseReturnValue:
    """Forward to the offer as mended; the form as typed where a field cannot be read or somebody was faster."""
    store, actor = request_store(), session_actor()
    _require_keeper(store, offer_id)
    facts = store.offer_facts(offer_id, today())
    form = typed_form(facts, request.form)
    try:
        offer, intakes = form.entry(facts, today())
        settle(store, actor, write_key(), offer, ("mended", today()), tuple(Update(intake) for intake in intakes))
    except InvalidInput as error:
        return _again(facts.offer, form.with_problems(error)), error.status
    except VersionConflict as error:
        return _again(facts.offer, form.beside(facts)), error.status
    return redirect(url_for("web.records.offer", record_id=offer_id), 303)


def _again(offer: Offer, form: EntryForm) -> str:
    return page("mend.html", "keeping", offer=offer, reports=(), form=form, labels=labels())


def _require_keeper(store: Store, offer_id: str) -> None:
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    if not may_settle(store, actor, offer_id):
        message = "This entry is kept by another counselling service. Report what is wrong; its keeper will see it."
        raise NotAllowed(message)


def _to_check_again(store: Store, service: str | None) -> list[Offer]:
    """The entries that the service keeps and nobody has checked for long, those never checked first."""
    if service is None:
        return []
    nearby = store.neighbourhood(None, service, hops=1, limit=200)
    kept = [link.source for link in nearby.links if link.type == "KEPT_BY" and link.target == service]
    offers = [store.get(None, Offer, offer_id) for offer_id in kept]
    day = today()
    due = [
        offer
        for offer in offers
        if offer.retired_at is None
        and (offer.valid_to is None or offer.valid_to >= day)
        and (offer.verified_on is None or (day - offer.verified_on).days > CHECK_AGAIN_AFTER_DAYS)
    ]
    return sorted(due, key=lambda offer: (offer.verified_on is not None, offer.verified_on, offer.id))
