"""Tokens open one role, are stored as hashes, and can expire or be taken back."""

from collections.abc import Iterator
from datetime import date

import pytest

from graphsvc.access.demo import demo_accounts, store_demo_accounts
from graphsvc.access.tokens import actor_by_record, actor_of, issue_token, token_record
from graphsvc.errors import InvalidInput, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Retire
from graphsvc.model.derived import AccessToken, CounsellingService, Link, Organisation
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store, open_store
from tests.contract.graph import GROUND, SCHOOL, put

TODAY = date(2026, 11, 23)
CARRIER = Organisation(id=seed_id(Organisation, 1), revision=1, name="AWO", kind="welfare_association", synthetic=True)
SERVICES = [
    CounsellingService(id=seed_id(CounsellingService, kind), revision=1, name=kind, kind=kind, synthetic=True)
    for kind in ("mbe", "jmd")
]
MBE, JMD = (service.id for service in SERVICES)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite:///:memory:")
    opened.init()
    opened.load(OPERATOR, [CARRIER, *SERVICES, *(Link("RUN_BY", service.id, CARRIER.id) for service in SERVICES)])
    yield opened
    opened.close()


def test_a_token_stands_for_its_account_role_and_service(store: Store) -> None:
    token = issue_token(store, "counsellor", "desk 1", MBE)
    assert actor_of(store, token, TODAY) == Actor("desk 1", "counsellor", MBE)


def test_the_token_itself_is_not_stored(store: Store) -> None:
    token = issue_token(store, "coordinator", "region")
    assert all(token not in str(record) for record in store.page(OPERATOR, AccessToken).records)


def test_an_unknown_token_opens_nothing(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        actor_of(store, "gst_guessed", TODAY)


def test_the_last_valid_day_still_counts(store: Store) -> None:
    token = issue_token(store, "coordinator", "region", expires_on=TODAY)
    assert actor_of(store, token, TODAY).role == "coordinator"
    with pytest.raises(NotSignedIn):
        actor_of(store, token, date(2026, 11, 24))


def test_a_token_taken_back_opens_nothing_at_once(store: Store) -> None:
    token = issue_token(store, "coordinator", "region")
    record = token_record(store, token)
    assert record is not None
    assert actor_by_record(store, record.id, TODAY) is not None

    store.write(OPERATOR, "take back", [Retire(record.id, 1)])
    assert actor_by_record(store, record.id, TODAY) is None
    with pytest.raises(NotSignedIn):
        actor_of(store, token, TODAY)


def test_a_record_that_is_gone_signs_nobody_in(store: Store) -> None:
    assert actor_by_record(store, seed_id(AccessToken, "gone"), TODAY) is None


def test_a_role_with_casework_needs_a_service_that_exists(store: Store) -> None:
    with pytest.raises(InvalidInput):
        issue_token(store, "counsellor", "desk 1")
    with pytest.raises(NotFound):
        issue_token(store, "counsellor", "desk 1", seed_id(CounsellingService, "gone"))


def test_the_demo_has_one_account_per_role_and_two_counselling_services(store: Store) -> None:
    accounts = store_demo_accounts(store)
    assert [(account.role, account.service) for account in accounts] == [
        ("counsellor", MBE),
        ("counsellor", JMD),
        ("coordinator", None),
        ("case_system", MBE),
    ]
    assert store_demo_accounts(store) == accounts
    for account in accounts:
        assert actor_of(store, account.token, TODAY) == Actor(
            account.account, account.role, account.service, account.organisation
        )


def test_a_store_without_services_has_no_demo_accounts() -> None:
    store = open_store("sqlite:///:memory:")
    store.init()
    assert demo_accounts(store) == ()
    store.close()


def test_a_partner_of_the_demo_answers_for_a_course_provider_that_offers_something(store: Store) -> None:
    put(store, *GROUND)
    partner = store_demo_accounts(store)[-1]
    assert actor_of(store, partner.token, TODAY) == Actor("demo-partner", "partner", organisation=SCHOOL.id)


def test_a_partner_needs_an_organisation_and_nobody_else_has_one(store: Store) -> None:
    put(store, *GROUND)
    token = issue_token(store, "partner", "school", organisation=SCHOOL.id)
    assert actor_of(store, token, TODAY).organisation == SCHOOL.id
    with pytest.raises(InvalidInput):
        issue_token(store, "partner", "school")
    with pytest.raises(InvalidInput):
        issue_token(store, "coordinator", "desk", organisation=SCHOOL.id)
    with pytest.raises(NotFound):
        issue_token(store, "partner", "school", organisation=seed_id(Organisation, "gone"))
