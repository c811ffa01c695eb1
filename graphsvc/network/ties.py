"""A roster and its ties of one kind: what a network measure is computed from.

A network is a dated roster and the ties of one kind between its units. Kinds are never mixed, since a
referral and a joint meeting are different things and their sum is neither.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import networkx as nx

from graphsvc.model.facts import Tie, TieKind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable


class RosterError(ValueError):
    """Roster and ties do not belong together: a unit listed twice, or a tie to a unit that is not listed."""


Roster = tuple[Unit, ...]
"""Everyone who could have had a tie in the window, with or without one."""


class Network(Protocol):
    """What every measure is computed from: a roster, and one graph of ties between its units.

    ``graph`` is directed where ``directed`` says so, holds every unit of the roster by its id, no self tie, and
    each tie once with its strength as ``weight``.
    """

    @property
    def roster(self) -> Roster:
        """Everyone who could have had a tie."""

    @property
    def directed(self) -> bool:
        """Whether a tie has a sender and a receiver."""

    @property
    def graph(self) -> nx.Graph[str]:
        """The units and their ties, frozen."""


@dataclass(frozen=True, slots=True)
class TieNetwork:
    """The roster with its ties of one kind, each pair once.

    ``ties`` and ``self_ties`` are in order of sender and receiver; those of an undirected kind have the
    smaller id as sender. ``graph`` holds every unit, isolates too, and the ties without the self ties, with
    their number of events as ``weight``. It is frozen.
    """

    kind: TieKind
    roster: Roster
    ties: tuple[Tie, ...]
    self_ties: tuple[Tie, ...]
    graph: nx.Graph[str] = field(compare=False, repr=False)

    @property
    def directed(self) -> bool:
        """Whether a tie of this kind has a sender and a receiver."""
        return self.kind.directed


def tie_network(roster: Roster, ties: Iterable[Tie], kind: TieKind) -> TieNetwork:
    """The network of one kind of tie: parallel ties added up, self ties set apart, other kinds left out.

    Raises ``RosterError`` when the roster lists a unit twice or a tie of any kind ends off the roster.
    """
    listed = listed_ids(roster)
    events: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        for end in (tie.sender, tie.receiver):
            if end not in listed:
                message = f"{end} has a tie ({tie.kind}) but is not on the roster"
                raise RosterError(message)
        if tie.kind is kind:
            events[_pair(tie)] += tie.events
    merged = tuple(Tie(kind, sender, receiver, count) for (sender, receiver), count in sorted(events.items()))
    between = tuple(tie for tie in merged if tie.sender != tie.receiver)
    within = tuple(tie for tie in merged if tie.sender == tie.receiver)
    return TieNetwork(kind, roster, between, within, _graph(roster, between, directed=kind.directed))


def listed_ids(roster: Roster) -> frozenset[str]:
    """The ids on the roster; raises ``RosterError`` when it lists a unit twice."""
    twice = sorted(unit for unit, times in Counter(unit.id for unit in roster).items() if times > 1)
    if twice:
        message = f"listed twice on the roster: {', '.join(twice)}"
        raise RosterError(message)
    return frozenset(unit.id for unit in roster)


def _pair(tie: Tie) -> tuple[str, str]:
    if tie.kind.directed or tie.sender <= tie.receiver:
        return tie.sender, tie.receiver
    return tie.receiver, tie.sender


def _graph(roster: Roster, ties: tuple[Tie, ...], *, directed: bool) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(unit.id for unit in roster)
    graph.add_weighted_edges_from((tie.sender, tie.receiver, tie.events) for tie in ties)
    nx.freeze(graph)
    return graph
