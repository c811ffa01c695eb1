"""Ids of records: a prefix that names the label and a ULID, such as `off_01JD8Y…`; sortable by creation."""

import hashlib
import os
import re
import uuid
from datetime import UTC, datetime

from ulid import ULID

from graphsvc.errors import NotFound
from graphsvc.model.derived import RECORDS, Record

LABEL_OF_PREFIX = {record.prefix: label for label, record in RECORDS.items()}
_ID = re.compile(r"^([a-z]{3})_([0-7][0-9A-HJKMNP-TV-Z]{25})$")
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_TWO_DIGITS = tuple(first + second for first in _DIGITS for second in _DIGITS)
_SHIFTS = tuple(range(120, -1, -10))
_RANDOM_BYTES = 10
# Milliseconds of 2011-04-01, the first month of the model project: a fixed time part for ids made from words.
_SEED_MILLISECONDS = 1_301_616_000_000


def new_id(kind: type[Record]) -> str:
    """A new id of that kind of record, later in order than those made before it in another millisecond."""
    milliseconds = int(datetime.now(UTC).timestamp() * 1_000)
    return f"{kind.prefix}_{_ulid(milliseconds, os.urandom(_RANDOM_BYTES))}"


def seed_id(kind: type[Record], *words: str | int) -> str:
    """The id that these words always give, for seeds and imports: equal words, equal id."""
    digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
    return f"{kind.prefix}_{_ulid(_SEED_MILLISECONDS, digest[:_RANDOM_BYTES])}"


def label_of(record_id: str) -> str | None:
    """The label that the id's prefix names; None where it is no id of the graph."""
    match = _ID.match(record_id)
    return LABEL_OF_PREFIX.get(match[1]) if match else None


def kind_of(record_id: str) -> type[Record]:
    """The kind of record that the id names; raises `NotFound` where it is no id of the graph."""
    label = label_of(record_id)
    if label is None:
        raise NotFound(Record.__name__, record_id)
    return RECORDS[label]


def to_uuid(record_id: str) -> uuid.UUID:
    """The UUID with the same 128 bits, as HSDS wants it; `ValueError` where it is no id of the graph."""
    match = _ID.match(record_id)
    if match is None:
        message = f"'{record_id}' is no id of the graph."
        raise ValueError(message)
    return ULID.from_str(match[2]).to_uuid()


def _ulid(milliseconds: int, chance: bytes) -> str:
    """The 26 digits of a ULID; every write and every seeded record makes some, so two digits are taken at once."""
    number = milliseconds << 80 | int.from_bytes(chance, "big")
    return "".join([_TWO_DIGITS[number >> shift & 1023] for shift in _SHIFTS])
