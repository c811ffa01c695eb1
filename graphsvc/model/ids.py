"""Ids of records: a prefix that names the label and a ULID, such as `off_01JD8Y…`; sortable by creation."""

import hashlib
import re
import uuid

from ulid import ULID

from graphsvc.errors import NotFound
from graphsvc.model.derived import RECORDS, Record

LABEL_OF_PREFIX = {record.prefix: label for label, record in RECORDS.items()}
_ID = re.compile(r"^([a-z]{3})_([0-7][0-9A-HJKMNP-TV-Z]{25})$")
# Milliseconds of 2011-04-01, the first month of the model project: a fixed time part for ids made from words.
_SEED_MILLISECONDS = 1_301_616_000_000


def new_id(kind: type[Record]) -> str:
    """A new id of that kind of record, later in order than those made before it in another millisecond."""
    return f"{kind.prefix}_{ULID()}"


def seed_id(kind: type[Record], *words: str | int) -> str:
    """The id that these words always give, for seeds and imports: equal words, equal id."""
    digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
    return f"{kind.prefix}_{ULID.from_bytes(_SEED_MILLISECONDS.to_bytes(6, 'big') + digest[:10])}"


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
