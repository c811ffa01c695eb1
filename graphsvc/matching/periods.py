"""Months and ages between days, counted as sections 187 to 188 of the German Civil Code do."""

import calendar
from datetime import date

from graphsvc.model.derived import Profile


def months_later(day: date, months: int) -> date:
    """The day with the same number so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_range(profile: Profile, on: date, day: date) -> tuple[int, int] | None:
    """The least and the greatest age in full years that the person can have on that day; None where unknown.

    Both are equal for a date of birth. An age is exact on the day the profile holds for (`on`, the day of the
    enquiry, where it names none), and one year uncertain on others.
    """
    if profile.born_on is not None:
        years = full_years(profile.born_on, day)
        return years, years
    if profile.age is None:
        return None
    known_on = profile.valid_on or on
    if day >= known_on:
        years = full_years(known_on, day)
        between_birthdays = months_later(known_on, 12 * years) != day
        return profile.age + years, profile.age + years + between_birthdays
    years = full_years(day, known_on)
    between_birthdays = months_later(day, 12 * years) != known_on
    return profile.age - years - between_birthdays, profile.age - years


def full_years(start: date, end: date) -> int:
    """The full years from `start` to `end`, a day not before it; from 29 February a year ends on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
