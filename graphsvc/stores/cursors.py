"""Where a page of referrals goes on: the day and the id of the last one seen, as one text."""

from datetime import date
from typing import TypeAlias

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.derived import Referral

Cursor: TypeAlias = tuple[date | None, str | None]


def cursor_of(referral: Referral) -> str:
    """The cursor behind that referral, such as `2026-03-02_ref_…`."""
    return f"{referral.requested_on.isoformat()}_{referral.id}"


def read_cursor(after: str | None) -> Cursor:
    """Day and id of a cursor; a pair of None for none. Raises `InvalidInput` for a text that is no cursor."""
    if after is None:
        return None, None
    day, _, record_id = after.partition("_")
    try:
        return date.fromisoformat(day), record_id
    except ValueError:
        raise InvalidInput([_NO_CURSOR]) from None


_NO_CURSOR = FieldProblem(
    "/after",
    "Bitte den Wert `next` der vorigen Seite verwenden.",
    "Use the value `next` of the page before.",
)
