"""Pairs that have no tie although they have many partners in common: a question for the next meeting, never a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.matrices import adjacency, unit_order

if TYPE_CHECKING:
    from graphsvc.network.ties import Network

_FEWEST_PARTNERS = 3
_MOST_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class MissingTie:
    """Two units without a tie either way, by id, and the partners that both have, in order of id.

    The questions leave open whether a tie should be there: the two may have no clients in common.
    """

    one: str
    other: str
    partners: tuple[str, ...]
    question_de: str
    question_en: str


def missing_ties(
    network: Network, *, at_least: int = _FEWEST_PARTNERS, at_most: int = _MOST_QUESTIONS
) -> tuple[MissingTie, ...]:
    """Up to ``at_most`` pairs with ``at_least`` common partners (Liben-Nowell & Kleinberg 2007), most partners first.

    A partner is connected whichever way. Pairs with as many partners are in order of ids.
    """
    order = unit_order(network)
    matrix = adjacency(network)
    linked = (matrix + matrix.T) > 0
    common = linked.astype(float) @ linked.astype(float)
    ones, others = np.nonzero(np.triu((common >= at_least) & ~linked, 1))
    # Pairs come in order of ids, and a stable sort keeps it.
    most = np.argsort(-common[ones, others], kind="stable")[:at_most]
    names = {unit.id: unit.name for unit in network.roster}
    return tuple(
        _question(
            (order[one], order[other]),
            names,
            tuple(order[partner] for partner in np.flatnonzero(linked[one] & linked[other])),
        )
        for one, other in zip(ones[most].tolist(), others[most].tolist(), strict=True)
    )


def _question(pair: tuple[str, str], names: dict[str, str], partners: tuple[str, ...]) -> MissingTie:
    one, other = (names[unit] for unit in pair)
    count = len(partners)
    return MissingTie(
        *pair,
        partners,
        f"Zwischen {one} und {other} gibt es keine Verbindung, obwohl beide {count} gemeinsame Partner haben. "
        "Fehlt sie, oder wird sie nicht gebraucht?",
        f"There is no tie between {one} and {other}, although both have {count} partners in common. "
        "Is it missing, or is it not needed?",
    )
