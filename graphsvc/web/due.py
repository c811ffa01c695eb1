"""The due list: mine, and that of my service, by group with the count of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from flask import Blueprint, abort, request

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.due import due_answer
from graphsvc.casework.due_list import DueItem
from graphsvc.clock import today
from graphsvc.web.frame import page
from graphsvc.web.words import Pair

bp = Blueprint("due", __name__)
# The overview shows the first of each group; a group that is opened has pages.
_SHOWN_AT_ONCE: Final = 8
_ON_A_PAGE: Final = 50
_TITLES: Mapping[str, Pair] = MappingProxyType(
    {
        "review": ("Überprüfungen", "Reviews"),
        "step-counsellor": ("Schritte der Beratung", "Steps of the counsellor"),
        "step-client": ("Schritte der Klientinnen und Klienten", "Steps of the clients"),
        "step-partner": ("Schritte der Partnerstellen", "Steps of the partners"),
        "promise": ("Zusagen in Gefahr", "Promises at risk"),
        "referral": ("Weiterleitungen ohne Antwort", "Referrals without an answer"),
        "lapse": ("Papiere und Ansprüche, die erlöschen", "Papers and claims that lapse"),
        "birthday": ("27. Geburtstage", "27th birthdays"),
        "intake": ("Kurse, die beginnen", "Intakes that start"),
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the list: how many entries it has, how many are overdue, and those that the page shows."""

    key: str
    title: Pair
    count: int
    overdue: int
    shown: Sequence[DueItem]

    @property
    def more(self) -> bool:
        """Whether the page shows only the first entries."""
        return len(self.shown) < self.count


@bp.get("/faellig")
def due() -> str:
    """What is due today: the first entries of each group, or one group (`gruppe`) page by page.

    `alle` shows the whole service instead of one's own clients.
    """
    whole_service = request.args.get("alle") == "1"
    actor = session_actor()
    items = due_answer(
        request_store(), actor, today(), responsible=actor.account if actor and not whole_service else None
    )  # fmt: skip
    opened = request.args.get("gruppe")
    if opened is not None and opened not in _TITLES:
        abort(404)
    number = max(request.args.get("seite", 1, int), 1) if opened else 0
    groups = [group for key in _TITLES if (group := _group(key, items, number)).count]
    return page(
        "due.html",
        "due",
        groups=groups,
        opened=next((group for group in groups if group.key == opened), None),
        is_opened=opened is not None,
        number=number,
        last_number=-(-max((group.count for group in groups if group.key == opened), default=0) // _ON_A_PAGE),
        total=len(items),
        whole_service=whole_service,
        today=today(),
    )


def _group(key: str, items: Sequence[DueItem], number: int) -> Group:
    found = [item for item in items if _key(item) == key]
    first = (number - 1) * _ON_A_PAGE
    shown = found[first : first + _ON_A_PAGE] if number else found[:_SHOWN_AT_ONCE]
    return Group(key, _TITLES[key], len(found), sum(item.overdue for item in found), shown)


def _key(item: DueItem) -> str:
    return f"step-{item.step.whose_turn}" if item.kind == "step" and item.step else item.kind
