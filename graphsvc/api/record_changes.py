"""One record and its links from a body, and the changes that store them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from graphsvc.answers.checked_writing import write_checked
from graphsvc.api.hidden_places import shown_links
from graphsvc.api.links import links_from_json, links_to_json, takes_one_target
from graphsvc.api.record_schemas import SET_BY_STORE
from graphsvc.errors import FieldProblem, InvalidInput, NotAllowed, NotFound
from graphsvc.model.actor import Actor, writing_scope
from graphsvc.model.changes import Change, Create, Join, Receipt, Unjoin, Update, check_required_links
from graphsvc.model.derived import Link, Record
from graphsvc.model.ids import label_of
from graphsvc.model.validation import is_casework, record_from_json, record_to_json
from graphsvc.stores.protocol import Store

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Sent(Generic[R]):
    """A record as a caller sent it, with all the links that start at it."""

    record: R
    links: tuple[Link, ...]

    def to_json(self, revision: int) -> dict[str, Any]:
        """What a write answers: what was sent, with the revision it got; a repeat answers the same."""
        return record_with_links(replace(self.record, revision=revision), self.links)


def record_with_links(record: Record, links: Sequence[Link]) -> dict[str, Any]:
    """The record as JSON values with its links."""
    return {**record_to_json(record), "links": links_to_json(links)}


def holder_of_new(actor: Actor | None, kind: type[Record]) -> str | None:
    """The service that holds a new record of that kind; None where none does.

    Raises `NotSignedIn` or `NotAllowed` where the actor may not write that kind, or belongs to no service.
    """
    writing_scope(actor, kind)
    if not is_casework(kind):
        return None
    if actor is None or actor.service is None:
        message = "This account belongs to no counselling service. Use an account of the service that holds the case."
        raise NotAllowed(message)
    return actor.service


def sent_new(kind: type[R], content: Mapping[str, Any], record_id: str, holder: str | None) -> Sent[R]:
    """The new record in the body, under the id that it brings or else this one; raises `InvalidInput`."""
    set_by_store = sorted(set(SET_BY_STORE) & set(content))
    if set_by_store:
        raise InvalidInput([_set_by_store(name) for name in set_by_store])
    own_id = content.get("id", record_id)
    if not isinstance(own_id, str) or label_of(own_id) != kind.label:
        raise InvalidInput([_wrong_id(kind)])
    return _sent(kind, content, own_id, {"holder": holder} if holder else {})


def sent_replacement(stored: R, content: Mapping[str, Any], revision: int) -> Sent[R]:
    """The record in the body as the next version of the stored one, read at that revision.

    What only the store sets may come along, as reading gave it, and is not looked at. Raises `InvalidInput`.
    """
    if content.get("id", stored.id) != stored.id:
        raise InvalidInput([_OTHER_ID])
    own = {name: value for name, value in content.items() if name not in SET_BY_STORE}
    holder = {"holder": record_to_json(stored)["holder"]} if is_casework(type(stored)) else {}
    return _sent(type(stored), own, stored.id, {"revision": revision, **holder})


def creation(sent: Sent[Any]) -> list[Change]:
    """The changes that store a new record with its links."""
    return [Create(sent.record), *(Join(link) for link in sent.links)]


def replacement(sent: Sent[Any], current: Sequence[Link]) -> list[Change]:
    """The changes that put the record in the place of the stored one, whose links are `current`.

    Links are joined before others are taken away, so that a required one is never missing.
    """
    kept = {(link.type, link.target) for link in sent.links}
    gone = [link for link in current if (link.type, link.target) not in kept and not _replaced(link, sent.links)]
    new = [link for link in sent.links if link not in current]
    return [Update(sent.record), *(Join(link) for link in new), *(Unjoin(link) for link in gone)]


def shown_current(store: Store, actor: Actor | None, record: Record) -> tuple[Link, ...]:
    """The stored links of the record that reading it shows."""
    return shown_links(record, store.links(actor, record.id))


def write_record(
    store: Store,
    actor: Actor | None,
    key: str,
    sent: Sent[Any],
    changes: Sequence[Change],
    known: Sequence[Record] = (),
) -> Receipt:
    """The receipt of the write; a target that does not exist is named as a field of the body.

    `known` is the stored record where it was read before.
    """
    try:
        return write_checked(store, actor, key, changes, known)
    except NotFound as error:
        missing = [number for number, link in enumerate(sent.links) if link.target == error.record_id]
        if not missing:
            raise
        raise InvalidInput([_no_target(number) for number in missing]) from None


def _sent(kind: type[R], content: Mapping[str, Any], record_id: str, given: Mapping[str, Any]) -> Sent[R]:
    own = {name: value for name, value in content.items() if name != "links"}
    record = record_from_json(kind, {**own, "id": record_id, **given})
    links = links_from_json(record_id, content.get("links", []))
    _check_links(record, links)
    return Sent(record, links)


def _check_links(record: Record, links: Sequence[Link]) -> None:
    try:
        check_required_links([Create(record), *(Join(link) for link in links)])
    except InvalidInput as error:
        problems = [FieldProblem("/links", problem.de, problem.en) for problem in error.problems]
        raise InvalidInput(problems) from None


def _replaced(link: Link, sent: Sequence[Link]) -> bool:
    """Whether joining what was sent takes this link away by itself."""
    return takes_one_target(link) and any(other.type == link.type for other in sent)


def _set_by_store(name: str) -> FieldProblem:
    return FieldProblem(
        f"/{name}",
        "Das setzt der Dienst selbst. Bitte weglassen.",
        "The service sets this itself. Leave it out.",
    )


def _wrong_id(kind: type[Record]) -> FieldProblem:
    return FieldProblem(
        "/id",
        f"Die Kennung besteht aus {kind.prefix}_ und einer ULID. Bitte so angeben oder weglassen.",
        f"The id is {kind.prefix}_ and a ULID. Give it like that, or leave it out.",
    )


_OTHER_ID = FieldProblem(
    "/id",
    "Die Kennung ist eine andere als in der Adresse. Bitte weglassen oder die Adresse prüfen.",
    "The id is another than in the address. Leave it out, or check the address.",
)


def _no_target(number: int) -> FieldProblem:
    return FieldProblem(
        f"/links/{number}/target",
        "Diesen Eintrag gibt es nicht, oder der Zugang reicht nicht so weit. Bitte die Kennung prüfen.",
        "There is no such record, or the account does not reach it. Check the id.",
    )
