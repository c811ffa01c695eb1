"""Two graphs that differ in hidden counts only: every page, API answer and command says the same of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from pydantic import SecretStr

from graphsvc.access.tokens import issue_token
from graphsvc.app import create_app
from graphsvc.cli import main
from graphsvc.model.actor import OPERATOR
from graphsvc.settings import Settings, settings
from graphsvc.stores import Store, open_store
from tests.contract.graph import (
    CARRIER,
    COURSE,
    DISTRICT,
    GERMAN,
    GROUND,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    cooperation,
    goal,
    link,
    meeting,
    network,
    offer,
    profile,
    put,
    referral,
)
from tests.contract.test_gaps import hurdle

AGREED = cooperation("Vereinbarung", MBE, JMD, valid_from=date(2025, 10, 15))
API_WINDOW, WEB_WINDOW = "from=2026-01-01&to=2026-04-01", "von=2026-01-01&bis=2026-03-31"
PAGES = (
    *(f"/netzwerk?art={kind}&{WEB_WINDOW}" for kind in ("referral", "meeting", "shared_case")),
    "/netzwerk?von=2025-04-01&bis=2026-03-31&faelle=1",
    f"/netzwerk/verbindungen?{WEB_WINDOW}",
    f"/netzwerk/verbindung?eine={MBE.id}&andere={SCHOOL.id}&{WEB_WINDOW}",
    f"/netzwerk/karte?{WEB_WINDOW}",
    f"/netzwerk/luecken?{WEB_WINDOW}",
    f"/netzwerk/vereinbarung?id={AGREED.id}",
)
ANSWERS = (
    *(f"/api/v1/network/density?tie={kind}&{API_WINDOW}" for kind in ("referral", "meeting", "shared_case")),
    f"/api/v1/network/change?{API_WINDOW}",
    f"/api/v1/network/ties?{API_WINDOW}",
    f"/api/v1/network/ties/{MBE.id}/{SCHOOL.id}?{API_WINDOW}",
    f"/api/v1/network/attendance?{API_WINDOW}",
    f"/api/v1/network/gaps?{API_WINDOW}&on=2026-04-01",
    f"/api/v1/network/cooperations/{AGREED.id}/change",
)
_DAYS = ("--from", "2026-01-01", "--to", "2026-04-01")
COMMANDS = (
    ("network", "report", *_DAYS, "--json"),
    ("network", "report", *_DAYS),
    ("network", "change", *_DAYS, "--json"),
    ("network", "ties", *_DAYS, "--json"),
    ("network", "tie", MBE.id, SCHOOL.id, *_DAYS, "--json"),
    ("network", "attendance", *_DAYS, "--json"),
    ("network", "attendance", *_DAYS),
    ("network", "gaps", *_DAYS, "--on", "2026-04-01", "--json"),
    ("network", "agreement", AGREED.id, "--json"),
)
# The chance of a permutation follows from all cases, hidden ones too; it tells none of them.
_CHANCE = re.compile(r'p = \d,\d+|"p": ?[\d.]+')


class Door(NamedTuple):
    """One of the two graphs: its file, a signed-in co-ordinator, and the token of one."""

    path: Path
    browser: FlaskClient
    token: str


def _graph(store: Store, hidden: int) -> None:
    """Seven referrals to the JMD and eight to the school are shown; so many more to the school are hidden.

    Each of these is for a client with a hurdle, and nobody answers any.
    """
    region, counselling = network("Region"), offer("Beratung", provider=CARRIER, deliverer=JMD)
    members = [link("MEMBER_OF", unit, region, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD, SCHOOL)]
    earlier = [referral(f"e{number}", counselling, requested_on=date(2025, 12, 1)) for number in range(6)]
    shown = [
        *(referral(f"j{number}", counselling) for number in range(7)),
        *(referral(f"o{number}", COURSE, sender=JMD) for number in range(8)),
    ]
    put(store, *PLACES, *GROUND, region, counselling, AGREED, *earlier, *shown, links=members)
    for number in range(hidden):
        person = client(f"Person {number}")
        signed = agreement(person)
        aim = goal(signed)
        asked = referral(f"s{number}", COURSE)
        served: list[Piece[Any]] = [
            *(person, signed, aim, profile(person, 1, place=DISTRICT.record.code)),
            replace(asked, links=(*asked.links, link("FOR", asked, aim))),
            hurdle(f"h{number}", signed, GERMAN),
            meeting(f"m{number}", MBE, SCHOOL),
        ]
        put(store, *served, links=[link("JOINED_BY", signed, JMD)])


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Door, ...]]:
    """Graphs with one, two and four of what is hidden."""
    opened, stores = [], []
    for hidden in (1, 2, 4):
        path = tmp_path_factory.mktemp("door") / "graph.db"
        store = open_store(f"sqlite:///{path}")
        store.init()
        _graph(store, hidden)
        token = issue_token(store, "coordinator", "carla")
        browser = create_app(Settings(store=SecretStr(f"sqlite:///{path}")), store).test_client()
        browser.post("/anmelden", data={"token": token})
        opened.append(Door(path, browser, token))
        stores.append(store)
    yield tuple(opened)
    for store in stores:
        store.close()


@pytest.mark.parametrize("address", [*PAGES, *ANSWERS])
def test_pages_and_answers_do_not_tell_hidden_counts(doors: tuple[Door, ...], address: str) -> None:
    said = []
    for door in doors:
        headers = {"Authorization": f"Bearer {door.token}"} if address.startswith("/api") else {}
        answer = door.browser.get(address, headers=headers)
        assert answer.status_code == 200, answer.text
        said.append(_CHANCE.sub("", answer.text))
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_commands_do_not_tell_hidden_counts(
    doors: tuple[Door, ...], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for door in doors:
        monkeypatch.setenv("GRAPHSVC_STORE", f"sqlite:///{door.path}")
        settings.cache_clear()
        answer = CliRunner().invoke(main, command)
        assert answer.exit_code == 0, answer.output
        said.append(_CHANCE.sub("", answer.output))
    settings.cache_clear()
    assert said[0] == said[1] == said[2]


def test_the_graphs_differ(doors: tuple[Door, ...]) -> None:
    stores = [open_store(f"sqlite:///{door.path}") for door in doors]
    try:
        counted = [sum(1 for _ in store.export(OPERATOR)) for store in stores]
    finally:
        for store in stores:
            store.close()
    assert len(set(counted)) == len(doors)
