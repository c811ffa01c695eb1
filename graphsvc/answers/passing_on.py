"""Giving a case to another service, for good or for some days: offer a handover, record a substitution."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import FieldProblem, ForbiddenMove, InvalidInput, NotFound
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Create, Join
from graphsvc.model.derived import Handover, HandoverReasonCode, Link, Substitution
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class Recipient:
    """Which case goes to which service, and whether the data is synthetic.

    `also` are further clients whose cases are handed over together with it.
    """

    client: str
    service: str
    synthetic: bool = False
    also: tuple[str, ...] = ()


def offer_handover(store: Store, actor: Actor, key: str, to: Recipient, why: tuple[HandoverReasonCode, date]) -> str:
    """The id of the handover, offered with its reason and the day the client agreed; the service has to accept.

    Raises `ForbiddenMove` for the own service, `InvalidInput` for one that does not exist, `NotFound` for a client of
    another service.
    """
    _check_service(actor, to.service)
    record_id = seed_id(Handover, "offered", actor.account, key) if key else new_id(Handover)
    if _is_stored(store, actor, record_id):
        # A repeat: its instant would be another, and so would be its changes.
        return record_id
    record = Handover(
        id=record_id,
        holder=actor.service or "",
        state="offered",
        reason=why[0],
        client_agreed_on=why[1],
        offered_at=datetime.now(UTC),
        offered_by=actor.account,
        synthetic=to.synthetic,
    )
    links = [
        Link("FROM", record.id, record.holder),
        Link("TO", record.id, to.service),
        *(Link("HANDS_OVER", record.id, client) for client in dict.fromkeys((to.client, *to.also))),
    ]
    return _stored(store, actor, key, record, links)


def record_substitution(store: Store, actor: Actor, key: str, to: Recipient, days: tuple[date, date]) -> str:
    """The id of the substitution, from its first to its last day; raises as `offer_handover` does."""
    _check_service(actor, to.service)
    if days[1] < days[0]:
        raise ForbiddenMove([_ENDS_FIRST])
    record = Substitution(
        id=seed_id(Substitution, "given", actor.account, key) if key else new_id(Substitution),
        holder=actor.service or "",
        starts_on=days[0],
        ends_on=days[1],
        given_by=actor.account,
        synthetic=to.synthetic,
    )
    links = [Link("COVERS", record.id, to.client), Link("COVERED_BY", record.id, to.service)]
    return _stored(store, actor, key, record, links)


def _stored(store: Store, actor: Actor, key: str, record: Handover | Substitution, links: list[Link]) -> str:
    try:
        write_checked(store, actor, key, [Create(record), *(Join(link) for link in links)])
    except NotFound as error:
        if error.what == "Client":
            raise
        raise InvalidInput([_NO_SERVICE]) from None
    return record.id


def _is_stored(store: Store, actor: Actor, record_id: str) -> bool:
    try:
        store.get(actor, Handover, record_id)
    except NotFound:
        return False
    return True


def _check_service(actor: Actor, service: str) -> None:
    if service == actor.service:
        raise ForbiddenMove([_OWN_SERVICE])
    if not service.startswith("svc_"):
        raise InvalidInput([_NO_SERVICE])


_OWN_SERVICE = FieldProblem(
    "/service",
    "Das ist der eigene Dienst. Bitte einen anderen wählen.",
    "This is the own service. Choose another one.",
)
_NO_SERVICE = FieldProblem("/service", "Bitte einen Beratungsdienst wählen.", "Choose a counselling service.")
_ENDS_FIRST = FieldProblem(
    "/ends_on",
    "Der letzte Tag liegt vor dem ersten. Bitte einen späteren wählen.",
    "The last day is before the first. Choose a later one.",
)
