"""The seed of Hannover for one day, read once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.seeding.streams import Stream, stream_of

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def stream() -> Stream:
    """The seed around a Monday."""
    return stream_of(AS_OF)
