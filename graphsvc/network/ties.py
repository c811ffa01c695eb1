"""A roster and its ties of one kind: what a network measure is computed from.

A network is a dated roster and the ties of one kind between its units. Kinds are never mixed, since a
referral and a joint meeting are different things and their sum is neither.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from graphsvc.model.facts import Tie, TieKind, Unit
from graphsvc.model.ties import Ties, ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


class RosterError(ValueError):
    """Roster and ties do not belong together: a unit listed twice, or a tie to a unit that is not listed."""


Roster = tuple[Unit, ...]
"""Everyone who could have had a tie in the window, with or without one."""


class TieArrays(NamedTuple):
    """One entry for each tie, in order of sender and receiver: the numbers of both, and the weight.

    A unit's number is its place among the ids of the roster in order. An undirected tie stands once, with the smaller
    number as sender.
    """

    senders: NDArray[np.int64]
    receivers: NDArray[np.int64]
    weights: NDArray[np.float64]

    @property
    def number(self) -> int:
        """How many ties there are."""
        return len(self.weights)


class Network(Protocol):
    """What every measure is computed from: a roster, and the ties between its units without self ties."""

    @property
    def roster(self) -> Roster:
        """Everyone who could have had a tie."""

    @property
    def directed(self) -> bool:
        """Whether a tie has a sender and a receiver."""

    @property
    def arrays(self) -> TieArrays:
        """The ties by the numbers of their units."""

    def __hash__(self) -> int:
        """Equal for equal networks, so that what was computed for one can be kept."""


@dataclass(frozen=True, eq=False)
class TieNetwork:
    """The roster with its ties of one kind, each pair once.

    ``ties`` and ``self_ties`` are in order of sender and receiver; those of an undirected kind have the smaller id as
    sender. Two networks with the same kind, roster and ties are equal.
    """

    kind: TieKind
    roster: Roster
    ties: Ties
    self_ties: Ties

    @property
    def directed(self) -> bool:
        """Whether a tie of this kind has a sender and a receiver."""
        return self.kind.directed

    @cached_property
    def arrays(self) -> TieArrays:
        """The ties by the numbers of their units, with their number of events as weight."""
        return TieArrays(self.ties.senders, self.ties.receivers, self.ties.events.astype(np.float64))

    def __eq__(self, other: object) -> bool:
        """Whether the other is a network with the same kind, roster and ties."""
        return isinstance(other, TieNetwork) and self._content == other._content

    def __hash__(self) -> int:
        """By content, so that what was computed for a network can be kept."""
        return hash(self._content)

    @cached_property
    def _content(self) -> tuple[object, ...]:
        columns = (*self.arrays, *_columns(self.self_ties))
        return self.kind, self.roster, *(column.tobytes() for column in columns)


def tie_network(roster: Roster, ties: Iterable[Tie], kind: TieKind) -> TieNetwork:
    """The network of one kind of tie: parallel ties added up, self ties set apart, other kinds left out.

    Raises ``RosterError`` when the roster lists a unit twice or a tie of any kind ends off the roster.
    """
    listed = listed_ids(roster)
    if not isinstance(ties, Ties):
        ties = _of_one_kind(listed, ties, kind)
    _require_listed(listed, ties)
    found = ties.among(tuple(sorted(listed)))
    within = found.senders == found.receivers
    return TieNetwork(kind, roster, found.chosen(~within), found.chosen(within))


def listed_ids(roster: Roster) -> frozenset[str]:
    """The ids on the roster; raises ``RosterError`` when it lists a unit twice."""
    twice = sorted(unit for unit, times in Counter(unit.id for unit in roster).items() if times > 1)
    if twice:
        message = f"listed twice on the roster: {', '.join(twice)}"
        raise RosterError(message)
    return frozenset(unit.id for unit in roster)


def _of_one_kind(listed: frozenset[str], ties: Iterable[Tie], kind: TieKind) -> Ties:
    every = tuple(ties)
    for other in {tie.kind for tie in every} - {kind}:
        _require_listed(listed, _rows(other, every))
    return _rows(kind, every)


def _rows(kind: TieKind, ties: Iterable[Tie]) -> Ties:
    return ties_of(kind, ((tie.sender, tie.receiver, tie.events) for tie in ties if tie.kind is kind))


def _require_listed(listed: frozenset[str], ties: Ties) -> None:
    ends = np.zeros(len(ties.units), dtype=np.bool_)
    ends[ties.senders] = ends[ties.receivers] = True
    for end in np.flatnonzero(ends).tolist():
        if ties.units[end] not in listed:
            message = f"{ties.units[end]} has a tie ({ties.kind}) but is not on the roster"
            raise RosterError(message)


def _columns(ties: Ties) -> tuple[NDArray[np.int64], ...]:
    return ties.senders, ties.receivers, ties.events
