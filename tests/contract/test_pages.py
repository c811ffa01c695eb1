"""Pages: every record once, in the order of ids, whatever is written meanwhile."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Create, Retire
from graphsvc.model.derived import Client, Organisation
from graphsvc.model.ids import new_id
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_PAGE
from tests.contract.graph import (
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    GROUND,
    JMD,
    client,
    ids,
    organisation,
    put,
    write,
)

BODIES = [organisation(f"Verein {number}") for number in range(7)]
IN_ORDER = sorted(ids(body.record for body in BODIES))


def walk(store: Store, limit: int) -> list[str]:
    """The ids of all organisations, page by page."""
    found: list[str] = []
    after = None
    while True:
        page = store.page(None, Organisation, after=after, limit=limit)
        found += ids(page.records)
        after = page.next_after
        if after is None:
            return found


def test_a_kind_without_records_has_one_empty_page(store: Store) -> None:
    page = store.page(None, Organisation)
    assert (page.records, page.next_after) == ((), None)


def test_records_come_in_the_plain_order_of_their_ids(store: Store) -> None:
    put(store, *reversed(BODIES))
    assert ids(store.page(None, Organisation).records) == IN_ORDER


@given(limit=st.integers(min_value=1, max_value=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=9)
def test_a_walk_meets_every_record_once_whatever_the_size_of_its_pages(store: Store, limit: int) -> None:
    put(store, *BODIES)
    assert walk(store, limit) == IN_ORDER


def test_the_last_full_page_may_be_followed_by_an_empty_one_only(store: Store) -> None:
    put(store, *BODIES)
    page = store.page(None, Organisation, limit=len(BODIES))
    assert ids(page.records) == IN_ORDER
    assert page.next_after is None or store.page(None, Organisation, after=page.next_after).records == ()


def test_a_walk_goes_on_behind_an_id_that_is_gone(store: Store) -> None:
    put(store, *BODIES)
    assert ids(store.page(None, Organisation, after=IN_ORDER[2][:-1]).records)[-4:] == IN_ORDER[3:]


def test_records_that_stay_are_met_once_while_others_come_and_go(store: Store) -> None:
    put(store, *BODIES)
    first = store.page(None, Organisation, limit=3)
    new = Organisation(id=new_id(Organisation), name="Neu", kind="chamber", synthetic=True)
    write(store, "come", Create(new))
    write(store, "go", Retire(IN_ORDER[2], 1), Retire(IN_ORDER[4], 1))
    second = store.page(None, Organisation, after=first.next_after, limit=100)
    met = ids(first.records) + ids(second.records)
    assert met == [*IN_ORDER[:4], *IN_ORDER[5:], new.id]


def test_a_page_has_at_least_one_record_and_at_most_the_largest_number(store: Store) -> None:
    many = [organisation(f"Viele {number}") for number in range(LARGEST_PAGE + 1)]
    put(store, *many)
    assert len(store.page(None, Organisation, limit=0).records) == 1
    assert len(store.page(None, Organisation, limit=-5).records) == 1
    assert len(store.page(None, Organisation, limit=10_000).records) == LARGEST_PAGE
    assert walk(store, 10_000) == sorted(ids(piece.record for piece in many))


def test_a_counsellor_meets_the_cases_of_the_own_service_only(store: Store) -> None:
    own, other = client("A"), client("B", holder=JMD)
    put(store, *GROUND, own, other)
    assert ids(store.page(COUNSELLOR, Client).records) == [own.id]
    assert ids(store.page(COUNSELLOR_ELSEWHERE, Client).records) == [other.id]
    assert ids(store.page(OPERATOR, Client).records) == sorted([own.id, other.id])


def test_the_cases_of_others_do_not_shorten_a_page(store: Store) -> None:
    own = [client(f"A{number}") for number in range(4)]
    put(store, *GROUND, *own, *(client(f"B{number}", holder=JMD) for number in range(12)))
    page = store.page(COUNSELLOR, Client, limit=4)
    assert ids(page.records) == sorted(piece.id for piece in own)
