"""The own clients of a counselling service with their goals, as the way to suggestions for a stored goal."""

from dataclasses import dataclass

from flask import Blueprint, request

from graphsvc.access.requests import request_store, session_actor
from graphsvc.model.actor import Actor
from graphsvc.model.derived import Client, Goal
from graphsvc.model.facts import GoalFacts
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web.frame import page

bp = Blueprint("cases", __name__)
# Each client costs a few reads, and each read is written to the audit trail.
_CLIENTS_ON_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A client and the goals of all agreements."""

    client: Client
    goals: tuple[GoalFacts, ...]


@bp.route("/faelle", methods=["GET", "POST"])
def cases() -> str:
    """The clients of the own service, page by page; the store shows no others.

    The next page is asked for by POST: where it begins is the id of a client, which belongs into no address.
    """
    actor, store, after = session_actor(), request_store(), request.form.get("after")
    found = store.page(actor, Client, after=after, limit=_CLIENTS_ON_A_PAGE)
    return page(
        "cases.html",
        "cases",
        cases=[Case(client, _goals(store, actor, client)) for client in found.records],
        next_after=found.next_after,
        is_first=after is None,
    )


def _goals(store: Store, actor: Actor | None, client: Client) -> tuple[GoalFacts, ...]:
    nearby = store.neighbourhood(actor, client.id, hops=2, limit=LARGEST_PAGE)
    goals = [node.id for node in nearby.nodes if node.label == Goal.label]
    return tuple(store.goal_facts(actor, goal_id) for goal_id in goals)
