"""Days are those of Berlin, instants are UTC: where the two meet."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_BERLIN = ZoneInfo("Europe/Berlin")


def day_of(instant: datetime) -> date:
    """The day in Berlin at that instant."""
    return instant.astimezone(_BERLIN).date()


def begins(day: date) -> datetime:
    """The first instant of the day in Berlin, in UTC."""
    return datetime.combine(day, time(), _BERLIN).astimezone(UTC)
