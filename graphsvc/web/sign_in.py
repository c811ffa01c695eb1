"""Signing in with a token, and out again."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.demo import demo_accounts
from graphsvc.access.requests import request_settings, request_store, sign_in, sign_out
from graphsvc.access.tokens import actor_of, token_record
from graphsvc.clock import today
from graphsvc.errors import NotSignedIn
from graphsvc.model.derived import RoleCode
from graphsvc.web.frame import page
from graphsvc.web.words import Pair

bp = Blueprint("sign_in", __name__)

_UNKNOWN_TOKEN: Pair = (
    "Dieser Zugangsschlüssel ist nicht bekannt oder abgelaufen. Bitte prüfen Sie ihn oder bitten Sie um einen neuen.",
    "This access token is not known or has expired. Check it, or ask for a new one.",
)
_START_OF_ROLE: dict[RoleCode, str] = {"counsellor": "web.cases.cases", "coordinator": "web.network.network"}


@bp.get("/anmelden")
def sign_in_form() -> str:
    """The form for a token."""
    return sign_in_page()


@bp.post("/anmelden")
def sign_in_with_token() -> ResponseReturnValue:
    """Forward to the first page of the role; the form again for a token that does not open anything."""
    store, token = request_store(), request.form.get("token", "").strip()
    try:
        actor = actor_of(store, token, today())
    except NotSignedIn:
        return sign_in_page(error=_UNKNOWN_TOKEN), NotSignedIn.status
    record = token_record(store, token)
    if record is not None:
        sign_in(record.id)
    return redirect(url_for(_START_OF_ROLE.get(actor.role, "web.start.start")), 303)


@bp.post("/abmelden")
def sign_out_again() -> ResponseReturnValue:
    """Forward to the start page, signed out."""
    sign_out()
    return redirect(url_for("web.start.start"), 303)


def sign_in_page(*, required: bool = False, error: Pair | None = None) -> str:
    """The form; `required` says that the page asked for needs an account. A token typed is never shown again."""
    accounts = demo_accounts(request_store()) if request_settings().demo else ()
    return page("sign_in.html", "sign_in", required=required, error=error, accounts=accounts)
