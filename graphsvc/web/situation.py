"""The form for the situation of a client, which is stored as the next version of the profile."""

from dataclasses import replace

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.cases import case_answer, desk_of, write_case
from graphsvc.casework.case import Case
from graphsvc.casework.commands import add_profile
from graphsvc.clock import today
from graphsvc.errors import InvalidInput, WriteKeyReused
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.derived import Profile
from graphsvc.web import profile_form
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.places import place_options
from graphsvc.web.typed_form import REUSED, new_key, sent_form

bp = Blueprint("situation", __name__)


@bp.post("/fall/profil")
def situation() -> ResponseReturnValue:
    """The form with the newest facts; with `do=save`, the client's page after storing them as the next version."""
    store, actor, sent = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, sent.value("client"))
    if sent.value("do") != "save":
        known = case.profile or Profile(id="", holder="")
        shown = profile_form.form_of(SuggestionRequest("german_course", replace(known, valid_on=today()), today()))
        return _form(case, shown, new_key())
    typed = profile_form.typed_form(sent.values)
    desk = desk_of(actor, sent.value("key"), today())
    try:
        # The form is the one of suggestions, which also asks for a topic; a profile has none.
        asked = profile_form.request_of(replace(typed, values={**typed.values, "topic": "german_course"}))
        write_case(store, actor, desk, case, add_profile(desk, case, asked.profile))
    except InvalidInput as error:
        return _form(case, profile_form.with_problems(typed, error), desk.key), error.status
    except WriteKeyReused as error:
        return _form(case, profile_form.with_problems(typed, InvalidInput([REUSED])), new_key()), error.status
    return to_case(case.client.id)


def _form(case: Case, form: profile_form.ProfileForm, key: str) -> str:
    return page(
        "situation.html",
        "cases",
        case=case,
        form=form,
        labels=profile_form.labels(),
        places=place_options(request_store()),
        key=key,
    )
