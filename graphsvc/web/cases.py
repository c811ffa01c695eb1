"""My clients: the list, the search by reference, and a new client.

The id of a client stands in no address. A client's page has a handle there, which is the id enciphered for the account
that is signed in; the forms of the case name their records in the body. They carry their own write key, so that sending
one twice writes once.
"""

from typing import Final

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_settings, request_store, session_actor
from graphsvc.answers.cases import desk_of
from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.commands import Desk, open_case
from graphsvc.clock import today
from graphsvc.errors import AlreadyExists, FieldProblem, InvalidInput, NotAllowed, WriteKeyReused
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import ClientQuery
from graphsvc.model.derived import Client
from graphsvc.model.validation import record_from_json
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.typed_form import REUSED, TypedForm, labels, new_key, sent_form

bp = Blueprint("cases", __name__)
_CLIENTS_ON_A_PAGE: Final = 25


@bp.route("/faelle", methods=["GET", "POST"])
def cases() -> str:
    """The clients of the own service, page by page, all or those one is responsible for."""
    return clients_page(session_actor(), sent_form())


def clients_page(actor: Actor | None, form: TypedForm) -> str:
    """The page of clients that the form asks for; those who are ticked stay so, also where another page shows them."""
    service = _service(actor)
    mine = actor.account if actor is not None and form.value("mine") else None
    query = ClientQuery(form.value("reference"), mine, form.value("after"), _CLIENTS_ON_A_PAGE)
    found = request_store().find_clients(actor, service, query)
    shown = {client.id for client in found.records}
    elsewhere = [client for client in form.chosen("client") if client not in shown]
    return page("cases.html", "cases", found=found, form=form, elsewhere=elsewhere)


@bp.get("/faelle/neu")
def new_client() -> str:
    """The form for a new client."""
    reading_scope(session_actor(), Client)
    return _form(TypedForm({"opened_on": today().isoformat(), "key": new_key()}))


@bp.post("/faelle/neu")
def create_client() -> ResponseReturnValue:
    """The new client's page; the form as typed where a field cannot be read or the reference is taken."""
    store, actor, form = request_store(), session_actor(), sent_form()
    desk = desk_of(actor, form.value("key"), today(), synthetic=request_settings().demo)
    try:
        write_checked(store, actor, desk.key, open_case(desk, _client(desk, form), None))
    except AlreadyExists as error:
        return _form(form.with_problems(InvalidInput([_TAKEN]))), error.status
    except WriteKeyReused as error:
        return _form(form.with_values(key=new_key()).with_problems(InvalidInput([REUSED]))), error.status
    except InvalidInput as error:
        return _form(form.with_problems(error)), error.status
    return to_case(desk.id_of(Client))


def _client(desk: Desk, form: TypedForm) -> Client:
    content = form.given("reference", "case_system", "opened_on")
    if "reference" not in content:
        raise InvalidInput([_REFERENCE])
    given = {"id": desk.id_of(Client), "holder": desk.holder, "synthetic": desk.synthetic}
    return record_from_json(Client, {**content, **given})


def _form(form: TypedForm) -> str:
    return page("client_form.html", "cases", form=form, labels=labels(Client.label))


def _service(actor: Actor | None) -> str:
    reading_scope(actor, Client)
    if actor is None or actor.service is None:
        message = "This account belongs to no counselling service. Use an account of the service that holds the cases."
        raise NotAllowed(message)
    return actor.service


_REFERENCE = FieldProblem(
    "/reference",
    "Das Aktenzeichen fehlt. Bitte ergänzen; einen Namen speichert graphsvc nicht.",
    "The reference is missing. Add it; graphsvc stores no name.",
)
_TAKEN = FieldProblem(
    "/reference",
    "Dieses Aktenzeichen gibt es in diesem Fallsystem schon. Bitte prüfen.",
    "This reference is taken in this case system. Check it.",
)
