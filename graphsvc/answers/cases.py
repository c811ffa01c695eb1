"""Stored cases as the entry points ask for them: one whole case, and the writes that change it."""

from collections.abc import Callable, Sequence
from datetime import date

from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.case import Case, case_of
from graphsvc.casework.commands import Desk
from graphsvc.casework.promise_check import Caution, promise_check
from graphsvc.errors import NotAllowed, NotFound
from graphsvc.matching.enquiry import Enquiry
from graphsvc.model.actor import Actor, writing_scope
from graphsvc.model.changes import Change, Receipt
from graphsvc.model.derived import Agreement, Client, Goal, LinkType, Place, Profile, Record, Topic, TopicCode
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import Store


def case_answer(store: Store, actor: Actor | None, client_id: str) -> Case:
    """The case of that client, of the own service or one that a substitution opens today.

    Raises `NotFound`, `NotSignedIn` or `NotAllowed` as the store does.
    """
    try:
        return case_of(store.case_facts(actor, client_id))
    except NotFound:
        return case_of(store.substituted_case(actor, client_id))


def case_of_agreement(store: Store, actor: Actor | None, agreement_id: str) -> Case:
    """The case to which that agreement belongs; raises `NotFound`."""
    return case_answer(store, actor, _above(store, actor, Agreement, agreement_id, "CONCLUDED_WITH"))


def case_of_goal(store: Store, actor: Actor | None, goal_id: str) -> Case:
    """The case to which that goal belongs; raises `NotFound`."""
    return case_of_agreement(store, actor, _above(store, actor, Goal, goal_id, "GOAL_OF"))


def desk_of(actor: Actor | None, key: str, on: date, *, synthetic: bool = False) -> Desk:
    """The desk of that account; raises `NotSignedIn`, or `NotAllowed` for one that may write no casework."""
    writing_scope(actor, Client)
    if actor is None or actor.service is None:
        message = "This account belongs to no counselling service. Use an account of the service that holds the case."
        raise NotAllowed(message)
    return Desk(actor.service, actor.account, key, on, synthetic)


def write_case(store: Store, actor: Actor | None, desk: Desk, case: Case, changes: Sequence[Change]) -> Receipt:
    """The receipt of a command's changes to that case, after the check of every life cycle."""
    return write_checked(store, actor, desk.key, changes, _records(case))


def promise(
    store: Store, profile: Profile | None, topic: TopicCode, offer_id: str, days: tuple[date, date | None]
) -> tuple[Caution, ...]:
    """What stands against a step with that offer; `days` are the day of the check and the day the step is due.

    Without a profile nothing is known about the person. Raises `NotFound` for an offer that does not exist.
    """
    on, due_on = days
    known = profile or Profile(id="", holder="")
    enquiry = Enquiry(topic, known, on, _places(store, known))
    return promise_check(store.offer_facts(offer_id, on), enquiry, due_on)


def promises(store: Store, case: Case, on: date) -> dict[str, tuple[Caution, ...]]:
    """What stands against each open step of the case that uses an offer, by id of the step."""
    return {
        step.step.id: promise(store, case.profile, goal.topic, step.offer.id, (on, step.step.due_on))
        for item in case.agreements
        for goal in item.goals
        for step in goal.steps
        if step.offer is not None and step.step.state == "open"
    }


def topic_ids(store: Store) -> Callable[[TopicCode], str]:
    """A function that gives the id of the record of a topic."""

    def find(code: TopicCode) -> str:
        topic = store.find(None, Topic, "code", code)
        if topic is None:
            raise NotFound(Topic.label, code)
        return topic.id

    return find


def _above(store: Store, actor: Actor | None, kind: type[Record], record_id: str, link_type: LinkType) -> str:
    """The id of the only target of that link; raises `NotFound` for a record of another kind, too."""
    if label_of(record_id) != kind.label:
        raise NotFound(kind.label, record_id)
    return next(link.target for link in store.links(actor, record_id) if link.type == link_type)


def _records(case: Case) -> list[Record]:
    """The records of the case that have a life cycle, as they were read."""
    goals = [goal for item in case.agreements for goal in item.goals]
    return [
        *(item.agreement for item in case.agreements),
        *(goal.goal for goal in goals),
        *(step.step for goal in goals for step in goal.steps),
    ]


def _places(store: Store, profile: Profile) -> tuple[Place, ...]:
    if profile.place is None:
        return ()
    try:
        return store.place_chain(profile.place)
    except NotFound:
        return ()
