"""What a store answers about the work of one service in a window: counts, and the days of each start of help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from graphsvc.model.derived import OfferKindCode

FigurePart: TypeAlias = Literal["cases", "contacts", "goals", "referrals", "outcomes", "reasons"]


@dataclass(frozen=True, slots=True)
class Start:
    """One help that began through a referral: when the person was entitled, asked for it, was accepted, began."""

    offer_kind: OfferKindCode
    entitled_on: date | None
    requested_on: date
    accepted_at: datetime | None
    started_at: datetime


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """Counts by part and code, codes sorted, none with a count of 0; and the starts, by instant."""

    counts: Mapping[FigurePart, Mapping[str, int]]
    starts: tuple[Start, ...]
