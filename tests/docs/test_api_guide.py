"""Every example of the API guide is answered as the guide says."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from graphsvc.access.demo import store_demo_accounts
from graphsvc.app import create_app
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import Goal, Intake, Offer, Topic
from graphsvc.seeding.hannover import hannover
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store
from tests.docs.documents import text_of

_EXAMPLE = re.compile(r"^```bash\n(curl .*?)^```\n\n```http\n(.*?)^```", re.MULTILINE | re.DOTALL)
_VARIABLES = {
    "$API": "/api/v1",
    "$TOKEN": "gst_demo-case-system",
    "$PARTNER": "gst_demo-partner",
    "$COLLEAGUE": "gst_demo-jmd",
}
_GIVEN = re.compile(r"<\w+>$")


class Example(NamedTuple):
    """One call of curl, and the status and headers that it is answered with."""

    method: str
    address: str
    headers: dict[str, str]
    body: str | None
    status: str
    answered: dict[str, str]


def examples() -> Iterator[Example]:
    """The examples of the guide in their order."""
    for command, answer in _EXAMPLE.findall(text_of("docs/reference/api.md")):
        for name, value in _VARIABLES.items():
            command = command.replace(name, value)  # noqa: PLW2901  the shell would do the same
        words = iter(shlex.split(command.replace("\\\n", " "))[1:])
        method, address, headers, body = "", "", {}, None
        for word in words:
            match word:
                case "-i":
                    continue
                case "-X":
                    method = next(words)
                case "-H":
                    name, _, value = next(words).partition(": ")
                    headers[name] = value
                case "-d":
                    body = next(words)
                case _:
                    address = word
        status, *lines = answer.strip().splitlines()
        answered = dict(line.split(": ", 1) for line in lines)
        yield Example(method or ("POST" if body else "GET"), address, headers, body, status, answered)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Hannover as the demo serves it, on a fixed day."""
    opened = open_store("sqlite:///:memory:")
    opened.init()
    opened.load(OPERATOR, hannover(date(2026, 11, 23)))
    store_demo_accounts(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(store: Store) -> FlaskClient:
    return create_app(Settings(demo=True), store).test_client()


@pytest.fixture(scope="module")
def placeholders(store: Store) -> dict[str, str]:
    """What stands in angle brackets: ids of the demo, and the id that creating answers."""
    by_name = {account.account: account for account in store_demo_accounts(store)}
    account = by_name["demo-case-system"]
    actor = Actor(account.account, account.role, account.service)
    partner = by_name["demo-partner"].organisation or ""
    offers = store.page(actor, Offer, limit=200).records
    topic = store.find(None, Topic, "code", "german_course")
    intakes = store.page(actor, Intake, limit=200).records
    return {
        "<OFFER_ID>": offers[0].id,
        "<PARTNER_ID>": partner,
        "<PARTNER_OFFER_ID>": next(offer.id for offer in offers if _provided_by(store, offer.id, partner)),
        "<SERVICE_ID>": account.service or "",
        "<OTHER_SERVICE_ID>": by_name["demo-jmd"].service or "",
        "<TOPIC_ID>": topic.id if topic else "",
        "<GOAL_ID>": store.page(actor, Goal, limit=1).records[0].id,
        "<INTAKE_ID>": next(intake.id for intake in intakes if intake.booked < intake.places),
    }


def _provided_by(store: Store, offer_id: str, organisation: str) -> bool:
    return any(link.type == "PROVIDED_BY" and link.target == organisation for link in store.links(None, offer_id))


def test_every_example_is_answered_as_the_guide_says(client: FlaskClient, placeholders: dict[str, str]) -> None:
    known = dict(placeholders)

    def filled(text: str) -> str:
        for name, value in known.items():
            text = text.replace(name, value)
        return text

    for example in examples():
        response = client.open(
            filled(example.address),
            method=example.method,
            headers=example.headers,
            data=filled(example.body) if example.body else None,
        )
        assert f"HTTP/1.1 {response.status}" == example.status, (example.address, response.text)
        if response.status_code == 201:  # its Location is the <ID> of the examples after it
            made = response.headers["Location"].rpartition("/")[2]
            known["<ID>"] = made
            if (name := _GIVEN.search(example.answered.get("Location", ""))) is not None:
                known[name[0]] = made
        for header, value in example.answered.items():
            assert response.headers[header] == filled(value), example.address


def test_the_guide_has_examples_of_suggestions_density_and_records() -> None:
    asked = {(example.method, example.address.partition("?")[0].split("/")[3]) for example in examples()}

    assert asked >= {
        ("POST", "suggestions"),
        ("GET", "network"),
        ("POST", "organisations"),
        ("PUT", "organisations"),
        ("DELETE", "organisations"),
        *(("POST", part) for part in ("agreements", "goals", "steps", "promise_checks", "outbox", "referrals")),
        *(("POST", part) for part in ("capacity_enquiries", "short_contacts", "handovers", "substitutions")),
        *(("GET", part) for part in ("clients", "due", "inbox", "outbox", "service_year.csv")),
    }
