"""Counts of past referrals as every store gives them: whole sums, and by body only where there are enough."""

from collections.abc import Iterable

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.facts import Outcomes, Roads, RoadTally, Tally


def outcomes_of(rows: Iterable[tuple[str, int, int]], least: int) -> Outcomes:
    """The sum of all rows (offer, referrals, well), and the rows with at least so many referrals."""
    found = {offer: Tally(number, well) for offer, number, well in rows}
    every = Tally(sum(tally.number for tally in found.values()), sum(tally.well for tally in found.values()))
    return Outcomes(every, {offer: tally for offer, tally in found.items() if tally.number >= least})


def roads_of(rows: Iterable[tuple[str, int, int, int, int]], least: int) -> Roads:
    """The sum of all rows (unit, sent, answered, accepted, days), and the rows with at least so many sent."""
    found = {unit: RoadTally(*counts) for unit, *counts in rows}
    tallies = found.values()
    every = RoadTally(
        sum(tally.sent for tally in tallies),
        sum(tally.answered for tally in tallies),
        sum(tally.accepted for tally in tallies),
        sum(tally.days for tally in tallies),
    )
    return Roads(every, {unit: tally for unit, tally in found.items() if tally.sent >= least})


def check_road_reader(actor: Actor | None, service: str) -> None:
    """Raise `NotSignedIn` or `NotAllowed` unless the service asks itself, or the operator does."""
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: a service's roads are shown to itself."
        raise NotSignedIn(message)
    if actor.role != "operator" and actor.service != service:
        message = "The roads of a service are shown to that service only. Use an account of it."
        raise NotAllowed(message)
