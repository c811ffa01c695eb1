"""Short contacts, one after the other: topic typed by its beginning, the rest as it was, Enter, next.

The answer to the POST is the page itself, with the next form: each entry costs one page load. A reload sends the same
key, and so writes nothing twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_settings, request_store, session_actor, write_key
from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.short_contacts import record_short_contact
from graphsvc.clock import today
from graphsvc.errors import InvalidInput, NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Retire
from graphsvc.model.derived import ShortContact
from graphsvc.model.facts import Window
from graphsvc.model.ids import new_id
from graphsvc.model.vocabularies import terms
from graphsvc.web.frame import page
from graphsvc.web.words import Pair, options

bp = Blueprint("short_contacts", __name__)
FIELDS = ("topic", "channel", "language", "minutes", "outcome", "held_on")


@dataclass(frozen=True, slots=True)
class ContactForm:
    """What stands in the fields by name, and the problems at them."""

    values: Mapping[str, str]
    problems: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]


@bp.get("/kurzkontakte")
def form() -> str:
    """The empty form for a contact of today."""
    first = {"channel": "in_person", "language": "de", "outcome": "informed", "held_on": today().isoformat()}
    return _page(_account(), ContactForm(first))


@bp.post("/kurzkontakte")
def record() -> ResponseReturnValue:
    """The form for the next contact, below what was stored; the form as typed where a field is wrong."""
    actor, store = _account(), request_store()
    typed = ContactForm({name: request.form.get(name, "").strip() for name in FIELDS})
    key = request.form.get("key") or write_key()
    try:
        stored = record_short_contact(store, actor, key, typed.values, synthetic=request_settings().demo)
    except InvalidInput as error:
        problems = {problem.pointer.strip("/"): (problem.de, problem.en) for problem in error.problems}
        return _page(actor, ContactForm(typed.values, problems), key=key), error.status
    following = {**typed.values, "topic": "", "minutes": "", "outcome": "informed"}
    return _page(actor, ContactForm(following), stored=stored)


@bp.post("/kurzkontakte/zurueck")
def undo() -> ResponseReturnValue:
    """The form again, with the last contact taken back and its values in the fields."""
    actor, store = _account(), request_store()
    contact = store.get(actor, ShortContact, request.form.get("contact", ""))
    if contact.retired_at is None:
        write_checked(store, actor, write_key(), [Retire(contact.id, contact.revision)])
    values = {
        "topic": terms("topic")[contact.topic].de,
        "channel": contact.channel,
        "language": contact.language or "",
        "minutes": str(contact.minutes or ""),
        "outcome": contact.outcome,
        "held_on": contact.held_on.isoformat(),
    }
    return _page(actor, ContactForm(values), taken_back=True)


def _page(
    actor: Actor,
    form: ContactForm,
    *,
    stored: ShortContact | None = None,
    taken_back: bool = False,
    key: str = "",
) -> str:
    day = today()
    counts = request_store().contact_counts(actor, Window(day, day + timedelta(days=1)))
    return page(
        "short_contacts.html",
        "contacts",
        form=form,
        key=key or new_id(ShortContact),
        stored=stored,
        taken_back=taken_back,
        counts=sorted(counts.items(), key=lambda item: (-item[1], item[0])),
        total=sum(counts.values()),
        topics=options("topic", None),
        channels=options("contact_channel", None),
        languages=options("language"),
        outcomes=options("contact_outcome", None),
        today=day,
    )


def _account() -> Actor:
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    if actor.service is None:
        message = "Short contacts belong to a counselling service. Use an account of one."
        raise NotAllowed(message)
    return actor
