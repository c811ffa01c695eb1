"""A life cycle as data: its states, the moves between them, and the facts that a state cannot do without."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S", bound=str)


@dataclass(frozen=True, slots=True)
class State(Generic[S]):
    """One state: what it means, which states may follow, and which properties must be set on entering it."""

    means_de: str
    means_en: str
    followed_by: tuple[S, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeCycle(Generic[S]):
    """The states of one kind of record in their usual order, and those in which the work itself begins.

    `first` is where the product's own commands begin; a case system may bring a record in any state, since it brings
    what has already happened.
    """

    vocabulary: str
    first: tuple[S, ...]
    states: Mapping[S, State[S]]

    def next_states(self, state: S) -> tuple[S, ...]:
        """The states that may follow, in their usual order; empty where the life cycle ends."""
        return self.states[state].followed_by

    def may_move(self, state: S, new_state: S) -> bool:
        """Whether a record may go from the one state to the other; staying is no move and always possible."""
        return state == new_state or new_state in self.next_states(state)

    def ends(self, state: S) -> bool:
        """Whether no state follows."""
        return not self.next_states(state)
