"""A seed as a list that answers what joins what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from graphsvc.model.derived import Link, Offer, Record, Referral, ReferralEvent
from graphsvc.seeding.hannover import hannover

if TYPE_CHECKING:
    from datetime import date

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Stream:
    """The items of a seed in their order, and the day they are laid out around."""

    as_of: date
    items: tuple[Record | Link, ...]

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """The records by id."""
        return {item.id: item for item in self.items if isinstance(item, Record)}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links in their order."""
        return tuple(item for item in self.items if isinstance(item, Link))

    @cached_property
    def _targets(self) -> dict[tuple[str, str], list[str]]:
        targets: dict[tuple[str, str], list[str]] = defaultdict(list)
        for link in self.links:
            targets[link.type, link.source].append(link.target)
        return targets

    def of(self, kind: type[R]) -> list[R]:
        """The records of that kind in their order."""
        return [item for item in self.items if isinstance(item, kind)]

    def targets(self, link_type: str, source: str) -> list[str]:
        """The ids that links of that type lead to; empty where there are none."""
        return self._targets.get((link_type, source), [])

    def receiver(self, referral: Referral) -> str:
        """The unit that a referral goes to: the service that delivers the offer, else its provider."""
        (offer,) = self.targets("TO", referral.id)
        return (self.targets("DELIVERED_BY", offer) or self.targets("PROVIDED_BY", offer))[0]

    def sensitive(self, referral: Referral) -> bool:
        """Whether a referral goes to an offer that stays off maps."""
        (offer,) = self.targets("TO", referral.id)
        record = self.by_id[offer]
        return isinstance(record, Offer) and bool(record.sensitive)

    def histories(self) -> dict[str, list[ReferralEvent]]:
        """The events of each referral in their order."""
        found: dict[str, list[ReferralEvent]] = defaultdict(list)
        for event in self.of(ReferralEvent):
            found[self.targets("EVENT_OF", event.id)[0]].append(event)
        return found


def stream_of(as_of: date) -> Stream:
    """The seed of Hannover around that day."""
    return Stream(as_of, tuple(hannover(as_of)))
