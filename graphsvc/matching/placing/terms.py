"""What a proposal must respect beside the places: a floor for each group, and a limit on displacement."""

from dataclasses import dataclass

SMALLEST_GROUP = 5
"""Groups with fewer people are looked at together: for so few a share of a place says nothing."""
REST = "rest"
"""The group of all groups that are too small."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of fairness.

    `floor`: each group reaches at least this share of its proportional optimum: the value it could reach within
    its own share (by people) of the places of every intake. This is the rule "proportionally optimised" of Freund,
    Lykouris, Paulson, Sturt and Weng, Group fairness in dynamic refugee assignment (arXiv 2301.10642, section 2);
    0 asks for nothing. Part of a place counts there as part, so in whole people the floor can be out of reach; it
    is then missed by as little as possible, and the answer says so.

    `displacement`: of the people whom first come, first served would place, at most this share stays without a
    place; 1 asks for nothing.
    """

    floor: float = 0.9
    displacement: float = 0.05


FREE = Terms(floor=0, displacement=1)
"""No terms: only the places count."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The value that a group must reach, and its households by position."""

    group: str
    people: int
    value: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The terms in figures: the floors by group, and how many of `first` (households by position) must be placed."""

    floors: tuple[Floor, ...] = ()
    first: tuple[int, ...] = ()
    people_of_first: float = 0
