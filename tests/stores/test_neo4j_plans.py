"""Every Cypher statement finds its way by an index, and none is deprecated.

The plans are those of a seeded graph with its indexes online; nothing is run.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from neo4j import Driver, Query, ResultSummary

from graphsvc.files import data_folder
from graphsvc.model.derived import RECORDS
from graphsvc.stores.neo4j import Neo4jStore
from graphsvc.stores.neo4j.statements import QUERIES, load_script, schema_script, statements
from tests.contract.clearing import remove_records
from tests.contract.graph import (
    CITY,
    DAY,
    GERMAN,
    GROUND,
    HOUSING,
    INSTANT,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    cooperation,
    goal,
    intake,
    link,
    meeting,
    network,
    offer,
    organisation,
    profile,
    put,
    referral,
)

STATEMENTS = dict(QUERIES) | {
    f"{kind.table}.{name}": text for kind in RECORDS.values() for name, text in statements(kind).items()
}
PARAMETERS: dict[str, Any] = {
    "account": "counsellor",
    "answer": "{}",
    "before": None,
    "client": SCHOOL.id,
    "day": DAY,
    "end_at": INSTANT,
    "entry": {"id": SCHOOL.id},
    "needed_on": DAY,
    "organisation": SCHOOL.id,
    "patience": 28,
    "start_at": INSTANT,
    "states": ["requested"],
    "survey_round": "2026",
    "written": {"id": SCHOOL.id},
    "access_rules": ["integration_course"],
    "after": "",
    "area": CITY.record.code,
    "at": None,
    "code": CITY.record.code,
    "counsellor": None,
    "created": [{"label": "Meeting", "properties": {"id": SCHOOL.id}}],
    "database": "neo4j",
    "end": DAY,
    "further": [["wort"]],
    "hops": 2,
    "holder": MBE.id,
    "id": SCHOOL.id,
    "ids": [SCHOOL.id, MBE.id],
    "key": "key",
    "keeper": MBE.id,
    "labels": list(RECORDS),
    "limit": 20,
    "links": [{"source": MBE.id, "target": SCHOOL.id, "properties": {}}],
    "match": "+(deutschkurs*)",
    "offers": [SCHOOL.id],
    "on": DAY,
    "places": [place.record.code for place in PLACES],
    "properties": {"id": SCHOOL.id},
    "records": [{"id": SCHOOL.id}],
    "seconds": 1,
    "service": MBE.id,
    "source": MBE.id,
    "months": [DAY.replace(day=1)],
    "one": MBE.id,
    "other": SCHOOL.id,
    "spellings": ["A-1"],
    "start": DAY,
    "target": SCHOOL.id,
    "text": "deutschkurs",
    "topic": "german_course",
    "topics": ["german_course", "housing"],
    "until": DAY,
    "value": "value",
    "version": 1,
}
# What may read a whole label: counting every record of it, and the roster, as there are a handful of networks.
WHOLE_LABEL = re.compile(r"^(overbooked|roster)$|\.(missing|several)_")
WANDERING = {
    "AllNodesScan",
    "CartesianProduct",
    "DirectedAllRelationshipsScan",
    "NodeByLabelScan",
    "UndirectedAllRelationshipsScan",
}


@pytest.fixture(scope="module")
def seeded(stored_graph: Neo4jStore, beside: Driver) -> Iterator[Driver]:
    """A driver for a graph that is large enough for the planner to prefer indexes."""
    remove_records(beside)
    put(stored_graph, *GROUND, *PLACES, *_case_pieces(), *_network_pieces())
    yield beside
    remove_records(beside)


def _case_pieces() -> Iterator[Piece[Any]]:
    for number in range(200):
        course = offer(f"Kurs {number}", [(GERMAN, HOUSING)[number % 2]], [PLACES[number % 4]])
        person = client(f"Person {number}", (MBE, JMD)[number % 2])
        signed = agreement(person)
        yield from (course, intake(course, DAY + timedelta(number)), person, profile(person, 1), signed, goal(signed))
        yield from (referral(f"{number}.{month}", course, MBE, DAY + timedelta(30 * month)) for month in range(3))


def _network_pieces() -> Iterator[Piece[Any]]:
    joined = network("Netz")
    yield joined
    for number in range(50):
        body = organisation(f"Verein {number}")
        yield Piece(body.record, (link("MEMBER_OF", body, joined, valid_from=DAY),))
        yield meeting(f"Treffen {number}", MBE, body, held_on=DAY + timedelta(number))
        yield cooperation(f"Vertrag {number}", JMD, body, valid_from=DAY + timedelta(number))


def explained(driver: Driver, text: str) -> ResultSummary:
    """What the server would do for that statement."""
    return driver.execute_query(Query(f"EXPLAIN {text}"), PARAMETERS).summary


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """The operators of a plan."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_wanders_through_no_label_and_is_not_deprecated(seeded: Driver, name: str) -> None:
    summary = explained(seeded, STATEMENTS[name])
    assert summary.plan is not None
    found = WANDERING.intersection(operators(summary.plan))
    assert found <= ({"NodeByLabelScan"} if WHOLE_LABEL.search(name) else set())
    # A relationship type or property of which nothing is stored yet is no fault: UNRECOGNIZED.
    noticed = [status for status in summary.gql_status_objects if status.is_notification]
    assert [status.gql_status for status in noticed if status.raw_classification != "UNRECOGNIZED"] == []


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_header_of_a_statement_names_exactly_its_parameters(name: str) -> None:
    header, _, body = STATEMENTS[name].partition("\n")
    assert header.startswith("// parameters: ")
    assert set(re.findall(r"\$(\w+)", header)) == set(re.findall(r"\$(\w+)", body))


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("ties_referral", "Referral(requested_on)"),
        ("ties_meeting", "Meeting(held_on)"),
        ("attendance", "Meeting(held_on)"),
        ("ties_cooperation", "Cooperation(valid_from)"),
        ("offer_candidates", "Place(code)"),
        ("goal_facts", "Goal(id)"),
        ("open_clients", "Client(holder, id)"),
        ("open_referrals", "Referral(holder, id)"),
        ("case_facts", "Client(id)"),
        ("client.page", "Client(holder, id)"),
        ("offer.page", "Offer(id)"),
    ],
)
def test_a_question_begins_at_its_index(seeded: Driver, query: str, index: str) -> None:
    assert index in str(explained(seeded, STATEMENTS[query]).plan)


@pytest.mark.parametrize("statement", load_script(data_folder("schema") / "derived" / "neo4j" / "enterprise.cypher"))
def test_a_constraint_of_the_enterprise_edition_can_be_read(seeded: Driver, statement: str) -> None:
    assert explained(seeded, statement).plan is not None


def test_no_index_holds_words_of_a_case() -> None:
    casework = [kind.label for kind in RECORDS.values() if kind.access == "casework"]
    searched = [statement for statement in schema_script() if "FULLTEXT" in statement]
    assert len(searched) == sum(bool(kind.search) for kind in RECORDS.values())
    assert [text for text in searched for label in casework if f":{label})" in text] == []
