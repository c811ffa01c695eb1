"""Invented histories of referrals; they go only where the table of referral states lets them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal, get_args

from graphsvc.casework.referral_states import may_move, reason_required
from graphsvc.model.derived import EventSideCode, ReferralOutcomeCode, ReferralReasonCode, ReferralStateCode
from graphsvc.seeding.agreements import Span
from graphsvc.seeding.chance import drawn, working_day
from graphsvc.seeding.rows import SeedRow

_SIDES: tuple[EventSideCode, ...] = get_args(EventSideCode)
_FORTNIGHT = timedelta(days=14)
# A share of the requests stood as a draft first.
_BEGUN_AS_DRAFT = 0.2


class PairParameters(SeedRow):
    """How the strength of a pair of units is drawn."""

    tail: float
    strongest: float
    known: float
    unknown_before: float
    same_carrier: float
    in_agreement: float


class HistoryParameters(SeedRow):
    """How the history of a referral is drawn; `stay` is the weight of no further event."""

    entered_in_error: float
    draft: float
    moves: Mapping[ReferralStateCode, Mapping[ReferralStateCode | Literal["stay"], float]]
    days_until: Mapping[ReferralStateCode, Span]
    reasons: Mapping[ReferralStateCode, Mapping[ReferralReasonCode, float]]
    outcome: Mapping[ReferralOutcomeCode, float]


class GoalReferralParameters(HistoryParameters):
    """How many referrals serve a goal, and how they run."""

    per_goal: Mapping[int, float]


class ReferralParameters(GoalReferralParameters):
    """What `referrals.yaml` holds."""

    without_goal: int
    pairs: PairParameters
    isolates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One state change, before it has an id."""

    state: ReferralStateCode
    on: date
    by: EventSideCode
    reason: ReferralReasonCode | None


def history(chance: Random, parameters: HistoryParameters, begun_on: date, as_of: date) -> tuple[Event, ...]:
    """The events of a referral from its first day to the day before `as_of`, at least one."""
    if begun_on > as_of - _FORTNIGHT and chance.random() < parameters.draft:
        return (_moved(chance, parameters, None, "draft", begun_on),)
    events: list[Event] = []
    if chance.random() < _BEGUN_AS_DRAFT:
        events.append(_moved(chance, parameters, None, "draft", begun_on))
    events.append(_moved(chance, parameters, events[-1].state if events else None, "requested", begun_on))
    while (following := _following(chance, parameters, events[-1].state)) is not None:
        span = parameters.days_until[following]
        on = working_day(events[-1].on + timedelta(days=chance.randint(span.least, span.most)))
        if on >= as_of:
            break
        events.append(_moved(chance, parameters, events[-1].state, following, on))
    corrected_on = working_day(events[-1].on + timedelta(days=3))
    if chance.random() < parameters.entered_in_error and corrected_on < as_of:
        events.append(_moved(chance, parameters, events[-1].state, "entered_in_error", corrected_on))
    return tuple(events)


def _following(chance: Random, parameters: HistoryParameters, state: ReferralStateCode) -> ReferralStateCode | None:
    """The state that comes next; None where nothing happens any more."""
    if state not in parameters.moves:
        return None
    choice = drawn(chance, parameters.moves[state])
    return None if choice == "stay" else choice


def _moved(
    chance: Random,
    parameters: HistoryParameters,
    state: ReferralStateCode | None,
    following: ReferralStateCode,
    on: date,
) -> Event:
    sides = [side for side in _SIDES if may_move(state, following, side)]
    if not sides:
        message = f"No side may move a referral from {state} to {following}. Correct referrals.yaml."
        raise ValueError(message)
    by = chance.choice(sides)
    if not reason_required(following):
        return Event(following, on, by, None)
    reason = drawn(chance, parameters.reasons[following])
    return Event(following, on, by, reason)
