"""The stocktaking lists open counselling offers, hides hidden places, and holds no formula."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from graphsvc.answers.stocktaking import stocktaking
from graphsvc.stores import Store, open_store
from tests.contract.graph import CARRIER, CITY, GERMAN, GROUND, MBE, PLACES, link, offer, put

DAY = date(2026, 5, 5)


@pytest.fixture
def store() -> Iterator[Store]:
    """The small graph of the contract."""
    opened = open_store("sqlite:///:memory:")
    opened.init()
    put(opened, *PLACES, *GROUND)
    yield opened
    opened.close()


def rows(store: Store, *, every_kind: bool = False) -> list[dict[str, str]]:
    """The lines of the table by column."""
    text = "".join(stocktaking(store, None, DAY, every_kind=every_kind))
    assert text.startswith("\ufeff")
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")]


def test_who_counsels_where_in_which_language_and_how_fresh(store: Store) -> None:
    counselling = offer(
        "Beratung",
        [GERMAN],
        [CITY],
        CARRIER,
        MBE,
        kind="migration_counselling",
        languages=("de", "ar"),
        verified_on=date(2026, 4, 5),
    )
    put(store, counselling, links=[link("HELD_IN", counselling, CITY)])
    (row,) = rows(store)
    assert (row["Angebot"], row["Anbieter"], row["Ort"], row["Sprachen"]) == (
        "Beratung",
        "MBE Mitte",
        "Hannover",
        "Deutsch, Arabisch",
    )
    assert (row["Zuletzt geprüft"], row["Tage seit der Prüfung"]) == ("2026-04-05", "30")


def test_closed_offers_and_other_kinds_are_left_out(store: Store) -> None:
    put(store, offer("Vorbei", kind="legal_counselling", valid_to=date(2026, 5, 4)))
    assert rows(store) == []
    assert [row["Angebot"] for row in rows(store, every_kind=True)] == ["Deutschkurs B1"]


@pytest.mark.parametrize("secret", [{"hidden_address": True}, {"sensitive": True}])
def test_a_hidden_place_stays_hidden(store: Store, secret: dict[str, Any]) -> None:
    shelter = offer("Schutz", kind="social_counselling", **secret)
    put(store, shelter, links=[link("HELD_IN", shelter, CITY)])
    assert [row["Ort"] for row in rows(store)] == [""]


def test_no_cell_is_a_formula(store: Store) -> None:
    put(store, offer("=1+1", kind="social_counselling"))
    assert [row["Angebot"] for row in rows(store)] == ["'=1+1"]
