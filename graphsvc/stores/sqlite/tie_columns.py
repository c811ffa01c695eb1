"""The ties of a window in SQLite: whole months of referrals from their counts, everything else from the events."""

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from graphsvc.model.facts import TieKind, Window
from graphsvc.model.ties import Ties, summed, ties_of
from graphsvc.stores.sqlite.codec import days_of
from graphsvc.stores.sqlite.rows import QUERIES

_KEPT_MONTHS = 120
_TIE_QUERIES: dict[TieKind, str] = {
    TieKind.REFERRAL: "ties_referral",
    TieKind.MEETING: "ties_meeting",
    TieKind.SHARED_CASE: "ties_shared_case",
    TieKind.COOPERATION: "ties_cooperation",
}


@dataclass(frozen=True, slots=True)
class _Month:
    """The counts of a month after so many changes: one row each for service, offer and referrals."""

    changes: int
    columns: NDArray[np.int32]


@dataclass(slots=True)
class TieReader:
    """Reads ties, and keeps the counts of months that it has read for as long as they do not change.

    What is kept is checked against the store within the transaction of every answer, so another process may write.
    """

    _months: dict[str, _Month] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ties(self, connection: sqlite3.Connection, kind: TieKind, window: Window) -> Ties:
        """The ties of that kind in the window."""
        if kind is TieKind.REFERRAL and window.whole_months:
            return self._counted(connection, window)
        return ties_of(kind, connection.execute(QUERIES[_TIE_QUERIES[kind]], days_of(window)))

    def _counted(self, connection: sqlite3.Connection, window: Window) -> Ties:
        changed = connection.execute(QUERIES["referral_month_changes"], days_of(window))
        months = [self._month(connection, month, changes) for month, changes in changed]
        services, offers, referrals = np.concatenate([*months, np.empty((3, 0), np.int32)], axis=1).astype(np.int64)
        sender_of = dict(connection.execute(QUERIES["referral_senders"]))
        receiver_of = dict(connection.execute(QUERIES["referral_receivers"]))
        units = tuple(sorted({*sender_of.values(), *receiver_of.values()}))
        number = {unit: position for position, unit in enumerate(units)}
        receivers = _positions(receiver_of, number, offers)
        # A sensitive offer has no receiver: its referrals stay out.
        known = receivers >= 0
        senders = _positions(sender_of, number, services)[known]
        return summed(TieKind.REFERRAL, units, senders, receivers[known], referrals[known])

    def _month(self, connection: sqlite3.Connection, month: str, changes: int) -> NDArray[np.int32]:
        with self._lock:
            kept = self._months.get(month)
        if kept is not None and kept.changes == changes:
            return kept.columns
        texts = connection.execute(QUERIES["referral_month"], {"month": month}).fetchone()
        columns = np.stack([np.fromstring(text or "", np.int32, sep=",") for text in texts])
        with self._lock:
            self._months.pop(month, None)
            self._months[month] = _Month(changes, columns)
            while len(self._months) > _KEPT_MONTHS:
                self._months.pop(next(iter(self._months)))
        return columns


def _positions(name_of: dict[int, str], number: dict[str, int], keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The position of the unit behind each key; -1 for a key without one."""
    table = np.full(max(chain(name_of, _largest(keys)), default=0) + 1, -1, np.int64)
    for key, unit in name_of.items():
        table[key] = number[unit]
    return table[keys]


def _largest(keys: NDArray[np.int64]) -> Iterable[int]:
    return [int(keys.max())] if len(keys) else []
