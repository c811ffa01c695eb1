"""The ten states of a referral and the moves between them, as data.

The states are those of a FHIR Task as HL7 SDOH Clinical Care 3.0 uses them for referrals; the moves are the edges of
its referral task state diagram. `received` and `ready` of FHIR are not used there, and not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphsvc.model.derived import EventSideCode, ReferralStateCode

_SENDER: frozenset[EventSideCode] = frozenset(("sender",))
_RECEIVER: frozenset[EventSideCode] = frozenset(("receiver",))


@dataclass(frozen=True, slots=True)
class StateRule:
    """One state: what it means, who may set it, which states follow, and whether setting it needs a reason."""

    means_de: str
    means_en: str
    set_by: frozenset[EventSideCode]
    followed_by: tuple[ReferralStateCode, ...] = ()
    reason_required: bool = False


STATES: Mapping[ReferralStateCode, StateRule] = MappingProxyType(
    {
        "draft": StateRule(
            "Noch nicht abgeschickt.",
            "Not yet sent.",
            _SENDER,
            ("requested", "entered_in_error"),
        ),
        "requested": StateRule(
            "Abgeschickt; eine Antwort wird erwartet.",
            "Sent; an answer is expected.",
            _SENDER,
            ("accepted", "rejected", "cancelled", "entered_in_error"),
        ),
        "accepted": StateRule(
            "Zugesagt, aber noch nicht begonnen.",
            "Agreed, but not yet started.",
            _RECEIVER,
            ("in_progress", "on_hold", "completed", "failed", "cancelled", "entered_in_error"),
        ),
        "rejected": StateRule(
            "Abgelehnt, bevor etwas begonnen wurde.",
            "Declined before anything was started.",
            _RECEIVER,
            ("entered_in_error",),
            reason_required=True,
        ),
        "in_progress": StateRule(
            "Die Hilfe hat begonnen.",
            "The help has started.",
            _RECEIVER,
            ("on_hold", "completed", "failed", "cancelled", "entered_in_error"),
        ),
        "on_hold": StateRule(
            "Die Hilfe ruht vorübergehend.",
            "The help is paused.",
            _RECEIVER,
            ("in_progress", "completed", "failed", "cancelled", "entered_in_error"),
            reason_required=True,
        ),
        "completed": StateRule(
            "Die Hilfe ist beendet; ob sie geholfen hat, sagt das Ergebnis.",
            "The help is done; whether it helped, the outcome says.",
            _RECEIVER,
            ("entered_in_error",),
        ),
        "failed": StateRule(
            "Versucht, aber nicht gelungen.",
            "Tried, but it could not be done.",
            _RECEIVER,
            ("entered_in_error",),
            reason_required=True,
        ),
        "cancelled": StateRule(
            "Von einer der beiden Seiten abgebrochen.",
            "Stopped by one of the two sides.",
            _SENDER | _RECEIVER,
            ("entered_in_error",),
            reason_required=True,
        ),
        "entered_in_error": StateRule(
            "Hätte nie angelegt werden sollen.",
            "Should never have existed.",
            _SENDER,
        ),
    },
)

# The states in which a referral may begin.
FIRST_STATES: tuple[ReferralStateCode, ...] = ("draft", "requested")
# The states in which a referral is over: no way on but the correction of an error.
TERMINAL: frozenset[ReferralStateCode] = frozenset(
    state for state, rule in STATES.items() if not set(rule.followed_by) - {"entered_in_error"}
)


def next_states(state: ReferralStateCode | None) -> tuple[ReferralStateCode, ...]:
    """The states that may follow, `entered_in_error` last; `FIRST_STATES` for None, a referral not yet begun.

    Empty behind `entered_in_error`.
    """
    return FIRST_STATES if state is None else STATES[state].followed_by


def may_move(state: ReferralStateCode | None, new_state: ReferralStateCode, side: EventSideCode) -> bool:
    """Whether that side may move a referral from the one state (None: not yet begun) to the other."""
    return new_state in next_states(state) and side in STATES[new_state].set_by


def reason_required(state: ReferralStateCode) -> bool:
    """Whether a move into that state needs a reason: so for `rejected`, `on_hold`, `failed` and `cancelled`."""
    return STATES[state].reason_required
