"""What is due in the cases of a service, or of one counsellor in it."""

from datetime import date, timedelta

from graphsvc.casework.due_list import REVIEWS_AHEAD, DueItem, Setting, due_list
from graphsvc.errors import NotAllowed, NotFound
from graphsvc.matching.rules import access_rules
from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.case_facts import Span
from graphsvc.model.derived import Client, CounsellingService, Place
from graphsvc.stores.protocol import Store


def due_answer(
    store: Store, actor: Actor | None, on: date, *, responsible: str | None = None, service: str | None = None
) -> tuple[DueItem, ...]:
    """What is due on that day in the actor's service, or in another one that the operator names.

    With `responsible`, of the clients for whom that account is responsible. Raises `NotSignedIn`, `NotAllowed` for
    an account without a service that names none, or `NotFound` for a service that does not exist.
    """
    reading_scope(actor, Client)
    asked = service or (actor.service if actor else None)
    if actor is None or asked is None:
        message = "This account belongs to no counselling service. Name the service whose due list you want."
        raise NotAllowed(message)
    body = store.get(None, CounsellingService, asked)
    span = Span(on, on + timedelta(days=REVIEWS_AHEAD), responsible)
    work = store.open_work(actor, asked, span)
    codes = sorted({profile.place for profile in work.profiles.values() if profile.place is not None})
    places = {code: _chain(store, code) for code in codes}
    return due_list(work, Setting(on, body.kind == "jmd", access_rules(), places))


def _chain(store: Store, code: str) -> tuple[Place, ...]:
    """The place and those around it; none for a code that is not known, which is a gap and no error of the list."""
    try:
        return store.place_chain(code)
    except NotFound:
        return ()
