"""What a store brings to be measured: how it is loaded, and how the same is asked of it by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from tests.benchmarks.kept import Load
from tests.benchmarks.report import Compared


@dataclass(frozen=True, slots=True)
class Outline:
    """The ids of candidates, and how many topics, places, conditions and starts stand behind all of them."""

    ids: tuple[str, ...]
    counts: tuple[int, ...]


class ByHand(Protocol):
    """Questions by hand, straight on the store; no product code answers them."""

    def write(self, record_id: str, on: date) -> None:
        """Store one meeting and wait until it is on disk."""

    def write_kept(self, record_id: str, key_id: str, audit_id: str, on: date) -> None:
        """The same with what every write of the product keeps: its key with the answer, and an audit entry."""

    def candidates(self, topics: Sequence[str], places: Sequence[str], on: date) -> Any:  # noqa: ANN401  raw rows
        """The ids and all facts of at most 200 offers, as the driver gives them."""

    def outline(self, rows: Any) -> Outline:  # noqa: ANN401  raw rows
        """What of the rows is compared with the product's answer."""

    def year(self, start: date, end: date) -> tuple[list[tuple[Any, ...]], int]:
        """The matrix of referrals in the window, and the number of units on the roster, all of them read."""

    def two_hops(self, organisation: str, limit: int) -> tuple[list[str], int]:
        """The first ids within two public links of an organisation, and the number of links among them."""

    def close(self) -> None:
        """Give the connection back."""


class MeasuredStore(Protocol):
    """A store that is loaded and can be asked; `load` says when, and what it holds."""

    name: str
    url: str
    version: str

    load: Load

    def bulk_load(self) -> Compared:
        """How long loading took, by the product and by hand."""

    def by_hand(self) -> ByHand:
        """A connection of its own."""
