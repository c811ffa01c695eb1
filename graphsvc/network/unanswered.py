"""Referrals that nobody answers: they stand beside density, so that a dense network is not taken for one that works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.quarters import shown_over_quarters
from graphsvc.disclosure.sums import ShownShare, shown_share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graphsvc.disclosure.cells import ShownCount
    from graphsvc.model.facts import Window


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many referrals nobody answered in four weeks, and their share of all; None where there may be none."""

    referrals: ShownCount
    share: ShownShare | None

    def to_json(self) -> dict[str, object]:
        """Plain JSON values."""
        return {"referrals": self.referrals.to_json(), "share": self.share.to_json() if self.share else None}


def unanswered(by_day: Sequence[tuple[date, int]], quarters: Sequence[Window], events: ShownCount) -> Unanswered:
    """The shown number of the days' referrals by quarter, as a share of ``events``, which are shown elsewhere."""
    counts = [sum(count for day, count in by_day if day in quarter) for quarter in quarters]
    silent = shown_over_quarters(counts, lasting=False)
    return Unanswered(silent, shown_share(silent, events))
