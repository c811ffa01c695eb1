"""The events behind ties in SQLite: counts of two units by month, referrals case by case, who was at a meeting."""

import sqlite3
from datetime import date
from functools import lru_cache

from graphsvc.model.facts import Attendance, TieKind, TieMonth, Window, months_of
from graphsvc.model.service_cases import ServiceCase, service_cases
from graphsvc.stores.sqlite.codec import days_of, json_list
from graphsvc.stores.sqlite.rows import QUERIES


def cases(connection: sqlite3.Connection, window: Window) -> tuple[ServiceCase, ...]:
    """The referrals of the window, case by case."""
    rows = connection.execute(QUERIES["service_cases"], days_of(window))
    return service_cases((key, sender, _quarter(month), to) for key, sender, month, to in rows)


def attendance(connection: sqlite3.Connection, window: Window) -> tuple[Attendance, ...]:
    """Who was at which meeting of the window, by meeting and unit."""
    rows = connection.execute(QUERIES["attendance"], days_of(window))
    return tuple(Attendance(meeting, date.fromisoformat(held_on), unit) for meeting, held_on, unit in rows)


@lru_cache
def _quarter(month: str) -> date:
    """The first day of the quarter of a month such as 2026-03."""
    year, number = map(int, month.split("-"))
    return date(year, number - (number - 1) % 3, 1)


def tie_months(
    connection: sqlite3.Connection, kind: TieKind, pair: tuple[str, str], window: Window
) -> tuple[TieMonth, ...]:
    """The monthly counts of two units, by month and sender."""
    months = json_list(month.isoformat() for month in months_of(window))
    parameters = {"months": months, "one": pair[0], "other": pair[1]}
    rows = connection.execute(QUERIES[f"tie_months_{kind.value}"], parameters)
    return tuple(TieMonth(date.fromisoformat(month), *counted) for month, *counted in rows)
