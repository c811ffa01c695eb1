"""Referrals that nobody answers: they stand beside density, so that a dense network is not taken for one that works."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import shown_total
from graphsvc.disclosure.quarters import shown_over_quarters
from graphsvc.disclosure.sums import ShownShare, shown_share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphsvc.disclosure.cells import ShownCount
    from graphsvc.model.gap_facts import SilentTie


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many referrals nobody answered in four weeks, and their share of all; None where there may be none."""

    referrals: ShownCount
    share: ShownShare | None

    def to_json(self) -> dict[str, object]:
        """Plain JSON values."""
        return {"referrals": self.referrals.to_json(), "share": self.share.to_json() if self.share else None}


def unanswered(silent: Iterable[SilentTie], units: Collection[str], events: ShownCount) -> Unanswered:
    """The silent referrals between different units of these, as a share of ``events``, which are shown elsewhere.

    The number is made of what may be shown of each tie and quarter. The sum itself would tell a hidden tie: where
    nobody answers anybody, it is the number of all referrals.
    """
    quarters: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    members = frozenset(units)
    for tie in silent:
        if tie.sender != tie.receiver and {tie.sender, tie.receiver} <= members:
            quarters[tie.sender, tie.receiver].append(tie.referrals)
    shown = shown_total(shown_over_quarters(counts, lasting=False) for counts in quarters.values())
    return Unanswered(shown, shown_share(shown, events))
