"""What only the Neo4j store promises: its address, its secrets, its schema, its locks. The rest is the contract."""

import os
import socket
from dataclasses import fields
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import Driver, Query

from graphsvc.errors import InvalidInput, StoreNotReady, StoreUnavailable
from graphsvc.model.changes import Join, Retire, TakePlace, Update
from graphsvc.model.derived import RECORDS, Link, Organisation, Record
from graphsvc.stores.loading import batches
from graphsvc.stores.migrations import newest_version
from graphsvc.stores.neo4j import Neo4jStore
from graphsvc.stores.neo4j.address import Address
from graphsvc.stores.neo4j.statements import load_script, migrations, schema_script
from tests.contract.graph import CARRIER, CITY, COURSE, GROUND, PLACES, SCHOOL, intake, link, organisation, put, write


def test_the_url_names_server_database_user_and_password() -> None:
    address = Address.from_url("neo4j+s://graph:geheim%2F%C3%BC%C3%9F@db.example:7688/cases")
    assert address == Address("neo4j+s://db.example:7688", "cases", ("graph", "geheim/üß"))


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("neo4j://localhost", Address("neo4j://localhost", "neo4j", None)),
        ("bolt://u:p@[::1]:7687/", Address("bolt://[::1]:7687", "neo4j", ("u", "p"))),
        ("neo4j://u:p@host?region=eu", Address("neo4j://host?region=eu", "neo4j", ("u", "p"))),
    ],
)
def test_what_the_url_leaves_out_has_a_default(url: str, address: Address) -> None:
    assert Address.from_url(url) == address


@pytest.mark.parametrize(
    "url", ["neo4j://", "neo4j://graph:geheim@", "neo4j://graph:geheim@host:port", "neo4j://[geheim"]
)
def test_a_url_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(InvalidInput, match="neo4j://USER:PASSWORD@HOST") as refused:
        Neo4jStore.from_url(url)
    assert "geheim" not in str(refused.value)


def test_a_store_shows_its_server_but_neither_user_nor_password() -> None:
    store = Neo4jStore.from_url("neo4j://graph:geheim@db.example/cases")
    assert repr(store) == "Neo4jStore(neo4j://db.example/cases)"


def test_a_server_that_is_not_there_is_unavailable_and_its_error_shows_no_password() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        store = Neo4jStore.from_url(f"neo4j://graph:geheim@127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(StoreUnavailable, match="Repeat the request") as refused:
            store.ready()
    store.close()
    assert "geheim" not in f"{refused.value} {refused.value.__cause__}"


def test_a_login_that_is_refused_says_where_to_look(neo4j_url: str) -> None:
    parts = urlsplit(neo4j_url)
    # Another user: after three failures the server locks an account for a while.
    store = Neo4jStore.from_url(f"{parts.scheme}://nobody:geheim@{parts.hostname}:{parts.port}")
    with pytest.raises(StoreNotReady, match="GRAPHSVC_STORE"):
        store.ready()
    store.close()


def test_a_database_that_does_not_exist_says_where_to_look(neo4j_url: str) -> None:
    store = Neo4jStore.from_url(f"{neo4j_url}/nowhere")
    with pytest.raises(StoreNotReady, match="GRAPHSVC_STORE"):
        store.ready()
    store.close()


def test_a_store_that_a_newer_product_has_written_is_left_alone(
    neo4j_graph: Neo4jStore, neo4j_url: str, beside: Driver
) -> None:
    beside.execute_query("CREATE (:SchemaVersion {version: 9999})")
    other = Neo4jStore.from_url(neo4j_url)
    try:
        for ask in (other.ready, other.init, other.check, lambda: other.page(None, Organisation)):
            with pytest.raises(StoreNotReady, match="newer"):
                ask()
    finally:
        beside.execute_query("MATCH (node:SchemaVersion {version: 9999}) DELETE node")
        other.close()
    assert neo4j_graph.schema_version() == newest_version()


def test_migrations_make_every_constraint_and_index_of_the_schema() -> None:
    made = {statement for path in migrations().values() for statement in _plain(load_script(path))}
    assert set(_plain(schema_script())) <= made


def _plain(script: tuple[str, ...]) -> list[str]:
    """The statements without comments and line breaks."""
    return [
        " ".join(line for line in statement.splitlines() if line and not line.startswith("//")) for statement in script
    ]


def test_check_names_an_index_that_is_missing(neo4j_graph: Neo4jStore, beside: Driver) -> None:
    (statement,) = (text for text in schema_script() if "CREATE INDEX goal_state " in text)
    beside.execute_query("DROP INDEX goal_state")
    try:
        (finding,) = neo4j_graph.check()
    finally:
        beside.execute_query(Query(statement))
        beside.execute_query("CALL db.awaitIndexes(60)")
    assert "goal_state" in finding.what
    assert finding.count == 1
    assert neo4j_graph.check() == ()


def test_check_finds_two_targets_where_a_record_has_one(neo4j_graph: Neo4jStore, beside: Driver) -> None:
    put(neo4j_graph, *GROUND, *PLACES, links=[link("SERVES", COURSE, CITY)])
    beside.execute_query(
        "MATCH (offer:Offer {id: $offer}), (other:Organisation {id: $other}) CREATE (offer)-[:PROVIDED_BY]->(other)",
        offer=COURSE.id,
        other=CARRIER.id,
    )
    assert "Offer with several PROVIDED_BY Organisation" in [finding.what for finding in neo4j_graph.check()]


def test_a_text_of_more_words_than_lucene_takes_is_still_compared_whole(neo4j_graph: Neo4jStore) -> None:
    words = [f"wort{number}" for number in range(1200)]
    wordy = organisation(" ".join(words))
    put(neo4j_graph, wordy)
    assert neo4j_graph.search(None, Organisation, " ".join(reversed(words))) == (wordy.record,)
    assert neo4j_graph.search(None, Organisation, " ".join([*words, "anderswo"])) == ()


def test_a_word_longer_than_lucene_keeps_is_still_compared_whole(neo4j_graph: Neo4jStore) -> None:
    endless = organisation("a" * 300)
    put(neo4j_graph, endless)
    assert neo4j_graph.search(None, Organisation, "a" * 299) == (endless.record,)
    assert neo4j_graph.search(None, Organisation, "a" * 290 + "b") == ()
    assert neo4j_graph.search(None, Organisation, "b" * 40_000) == ()


def test_locks_and_key_claims_leave_nothing_on_the_nodes(neo4j_graph: Neo4jStore, beside: Driver) -> None:
    start = intake(COURSE, places=2)
    put(neo4j_graph, *GROUND, *PLACES, start)
    write(
        neo4j_graph,
        "all",
        TakePlace(start.id),
        Update(SCHOOL.record),
        Join(link("PROVIDED_BY", COURSE, CARRIER)),
        Retire(CARRIER.id, 1),
    )
    rows = beside.execute_query("MATCH (node) RETURN DISTINCT head(labels(node)) AS label, keys(node) AS names").records
    known = {label: {field.name for field in fields(kind)} for label, kind in RECORDS.items()}
    known |= {label: known[label] | {"search_text", "folded_name"} for label, kind in RECORDS.items() if kind.search}
    strangers = {
        row["label"]: names
        for row in rows
        if row["label"] in known and (names := set(row["names"]) - known[row["label"]])
    }
    assert strangers == {}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
def test_a_process_forked_after_use_opens_connections_of_its_own(neo4j_graph: Neo4jStore) -> None:
    put(neo4j_graph, *GROUND)
    assert neo4j_graph.get(None, Organisation, SCHOOL.id) == SCHOOL.record
    child = os.fork()
    if child == 0:  # pragma: no cover  another process
        found = neo4j_graph.get(None, Organisation, SCHOOL.id) == SCHOOL.record
        os._exit(0 if found else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert neo4j_graph.get(None, Organisation, SCHOOL.id) == SCHOOL.record


def test_a_closed_store_answers_nothing_more(neo4j_url: str) -> None:
    store = Neo4jStore.from_url(neo4j_url)
    store.ready()
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.ready()


_BODIES = [body.record for body in (SCHOOL, CARRIER)]
_ITEMS = st.sampled_from([*_BODIES, Link("SUCCEEDED_BY", SCHOOL.id, CARRIER.id), Link("RUN_BY", "svc", SCHOOL.id)])


@given(st.lists(_ITEMS, max_size=30), st.integers(1, 5))
def test_batches_keep_all_items_in_order_and_no_link_before_its_end(items: list[Record | Link], size: int) -> None:
    parts = list(batches(items, size, size))
    assert [item for part in parts for item in part] == items
    for part in parts:
        assert 1 <= len(part) <= size
        named: set[str] = set()
        for item in part:
            if isinstance(item, Link):
                named |= {item.source, item.target}
            else:
                assert item.id not in named
