"""An agreement on paper: a new draft, a change of it, an amendment, and two versions side by side after a conflict."""

from dataclasses import replace

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.agreement_commands import Commanded, amended
from graphsvc.answers.cases import case_answer, desk_of, write_case
from graphsvc.casework.case import AgreementOfCase, Case
from graphsvc.casework.commands import Desk, change_parties, draft_agreement
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, VersionConflict, WriteKeyReused
from graphsvc.model.changes import Update
from graphsvc.model.derived import Agreement
from graphsvc.model.open_agreements import require_open
from graphsvc.web.agreement_form import (
    changes_terms,
    form_of_agreement,
    need_rows,
    party_rows,
    signature_rows,
    terms_in_words,
    tidied,
    typed_agreement,
    typed_parties,
)
from graphsvc.web.bodies import asks_for_bodies, body_choice
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.typed_form import REUSED, TypedForm, labels, new_key, sent_form
from graphsvc.web.versions import both_versions

bp = Blueprint("agreements", __name__)


@bp.post("/fall/vereinbarung")
def agreement() -> ResponseReturnValue:
    """The form of a new or a stored agreement; with `do=save`, the client's page with it.

    Where somebody else has changed the agreement meanwhile, both versions stand side by side, and what was typed
    stays in the form.
    """
    store, actor, sent = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, sent.value("client"))
    item = case.agreement(sent.value("agreement")) if sent.value("agreement") else None
    if sent.value("do") != "save":
        shown = form_of_agreement(item) if item else TypedForm({"review_every_weeks": "12"})
        return _form(case, item, shown.with_values(key=new_key()))
    form = tidied(sent)
    if asks_for_bodies(form):
        return _form(case, item, form)
    desk = desk_of(actor, form.value("key"), today())
    try:
        _save(case, item, desk, form)
    except VersionConflict as error:
        return _conflict(case.client.id, form, error), error.status
    except InvalidInput as error:
        return _form(case, item, form.with_problems(error)), error.status
    except WriteKeyReused as error:
        return _form(case, item, form.with_values(key=new_key()).with_problems(InvalidInput([REUSED]))), error.status
    return to_case(case.client.id)


def _save(case: Case, item: AgreementOfCase | None, desk: Desk, form: TypedForm) -> None:
    store, actor = request_store(), session_actor()
    if item is None:
        made = Agreement(
            id=desk.id_of(Agreement), holder=desk.holder, version=1, state="draft", synthetic=case.client.synthetic
        )
        new = replace(typed_agreement(form, made), revision=0)
        write_case(store, actor, desk, case, draft_agreement(desk, case, new, typed_parties(form)))
        return
    require_open(item.agreement)
    new, parties = typed_agreement(form, item.agreement), change_parties(item, typed_parties(form))
    if item.agreement.state == "draft":
        write_case(store, actor, desk, case, [Update(new), *parties])
    elif form.value("only_signatures"):
        if parties or changes_terms(terms_in_words(new, ()), terms_in_words(item.agreement, ())):
            raise InvalidInput([_MORE_THAN_SIGNATURES])
        signed = replace(item.agreement, revision=new.revision, signatures=new.signatures, signed=new.signed)
        write_case(store, actor, desk, case, [Update(signed)])
    else:
        # What was signed before was signed under the version before, and stays with it.
        added = tuple(each for each in new.signatures if each not in item.agreement.signatures)
        command = Commanded(store, actor, desk, new.id, new.revision)
        amended(command, replace(new, signatures=added), form.value("why"), parties)


def _form(case: Case, item: AgreementOfCase | None, form: TypedForm, **more: object) -> str:
    return page(
        "agreement_form.html",
        "cases",
        case=case,
        item=item,
        form=form,
        labels=labels(Agreement.label),
        bodies=body_choice(request_store(), form, item.joined_by if item else ()),
        need_rows=range(need_rows(form)),
        party_rows=range(party_rows(form)),
        signature_rows=range(signature_rows(form)),
        **more,
    )


def _conflict(client_id: str, form: TypedForm, error: VersionConflict) -> str:
    """The form as typed, made from the newest revision now, beside what is stored."""
    case = case_answer(request_store(), session_actor(), client_id)
    item = case.agreement(error.record_id)
    bodies = body_choice(request_store(), form, item.joined_by)
    mine = terms_in_words(typed_agreement(form, item.agreement), [bodies.name_of(key) for key in typed_parties(form)])
    stored = terms_in_words(item.agreement, [body.name for body in item.joined_by])
    newest = form.with_values(revision=item.agreement.revision, key=new_key())
    return _form(case, item, newest, conflict=both_versions(mine, stored))


_MORE_THAN_SIGNATURES = FieldProblem(
    "/why",
    "Es ist noch mehr geändert als Unterschriften. Nennen Sie den Anlass und speichern Sie eine neue Fassung.",
    "More than signatures was changed. Say why it is amended, and store a new version.",
)
