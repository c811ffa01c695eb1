"""Handles: what stands in the address of a client's page in the place of the client's id.

A handle is the id enciphered for one account of one installation. It says nothing to anybody else, neither in a log nor
in the history of a browser, and two accounts have different handles for one client. The cipher is a Feistel network of
four rounds over HMAC-SHA-256, which by Luby and Rackoff (1988) is a pseudorandom permutation of the 128 bits of an id.
"""

import base64
import binascii
import hmac

from ulid import ULID

from graphsvc.errors import NotFound
from graphsvc.model.derived import Client
from graphsvc.model.ids import label_of

_ROUNDS = range(4)
_HALF = 8


def handle_of(client_id: str, key: bytes) -> str:
    """The handle of that client under the key: 26 letters and digits; raises `NotFound` for no id of a client."""
    if label_of(client_id) != Client.label:
        raise NotFound(Client.label, client_id)
    block = ULID.from_str(client_id.partition("_")[2]).bytes
    for number in _ROUNDS:
        block = block[_HALF:] + _mixed(block[:_HALF], block[_HALF:], number, key)
    return base64.b32encode(block).decode().rstrip("=").lower()


def client_of(handle: str, key: bytes) -> str:
    """The id of the client that the handle stands for under the key.

    A handle made under another key gives an id that nobody has. Raises `NotFound` for a text that is no handle.
    """
    try:
        block = base64.b32decode(handle.upper() + "=" * (-len(handle) % 8))
    except (binascii.Error, ValueError):
        raise NotFound(Client.label, handle) from None
    if len(block) != 2 * _HALF:
        raise NotFound(Client.label, handle)
    for number in reversed(_ROUNDS):
        block = _mixed(block[_HALF:], block[:_HALF], number, key) + block[:_HALF]
    return f"{Client.prefix}_{ULID.from_bytes(block)}"


def _mixed(half: bytes, other: bytes, number: int, key: bytes) -> bytes:
    digest = hmac.digest(key, bytes([number]) + other, "sha256")
    return bytes(one ^ two for one, two in zip(half, digest[:_HALF], strict=True))
