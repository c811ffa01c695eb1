"""The day in Berlin: the one place that reads the clock for a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def today() -> date:
    """The day it is in Berlin."""
    return datetime.now(BERLIN).date()
