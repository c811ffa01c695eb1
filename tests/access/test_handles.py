"""A handle stands for a client in an address, and says nothing to anybody without the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ulid import ULID

from graphsvc.access.handles import client_of, handle_of
from graphsvc.errors import NotFound
from graphsvc.model.derived import Client
from graphsvc.model.ids import seed_id

KEYS = st.binary(min_size=32, max_size=32)
IDS = st.binary(min_size=16, max_size=16).map(lambda block: f"cli_{ULID.from_bytes(block)}")


@given(IDS, KEYS)
def test_a_handle_leads_back_to_its_client(client_id: str, key: bytes) -> None:
    assert client_of(handle_of(client_id, key), key) == client_id


@given(IDS, KEYS, KEYS)
def test_under_another_key_it_leads_to_nobody(client_id: str, key: bytes, other: bytes) -> None:
    if key != other:
        assert client_of(handle_of(client_id, key), other) != client_id


def test_a_handle_shows_nothing_of_its_id_and_neighbours_look_unlike() -> None:
    key = bytes(32)
    one, two = (handle_of(seed_id(Client, number), key) for number in (1, 2))
    assert one.isalnum()
    assert sum(left == right for left, right in zip(one, two, strict=True)) < 10


@pytest.mark.parametrize("text", ["", "cli_1", "ä", "a" * 25, "a" * 40, "1" * 26])
def test_a_text_that_is_no_handle_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        client_of(text, bytes(32))


def test_only_clients_have_handles() -> None:
    with pytest.raises(NotFound):
        handle_of("goa_01JD8YAAAAAAAAAAAAAAAAAAAA", bytes(32))
