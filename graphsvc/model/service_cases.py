"""What services sent, case by case and without saying whose case it is: for tests in which cases change places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class ServiceCase:
    """What one service sent in a window for one client; a referral without a goal is a case of its own.

    `referrals` are the receivers with the first day of the quarter of the request, in order and each once. Nothing
    tells one case from another that was sent alike.
    """

    service: str
    referrals: tuple[tuple[date, str], ...]


def service_cases(rows: Iterable[tuple[Hashable, str, date, str]]) -> tuple[ServiceCase, ...]:
    """The cases in order, from rows of key, service, quarter and receiver; the keys are forgotten."""
    found: defaultdict[tuple[Hashable, str], set[tuple[date, str]]] = defaultdict(set)
    for key, service, quarter, receiver in rows:
        found[key, service].add((quarter, receiver))
    # Tuples compare many times faster than what is made of them.
    return tuple(
        ServiceCase(*case) for case in sorted((service, tuple(sorted(sent))) for (_, service), sent in found.items())
    )
