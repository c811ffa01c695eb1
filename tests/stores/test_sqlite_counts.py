"""The monthly counts of SQLite: proved against the referrals, seen by every process, and made for a store of before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from graphsvc.files import data_folder
from graphsvc.model.facts import Tie, TieKind, Window
from graphsvc.stores import Store, open_store
from tests.contract.graph import COORDINATOR, COURSE, GROUND, JMD, MBE, SCHOOL, offer, put, referral

QUARTER = Window(date(2026, 1, 1), date(2026, 4, 1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of the store."""
    return tmp_path / "graph.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store with two referrals to the school in March."""
    opened = open_store(f"sqlite:///{path}")
    opened.init()
    put(opened, *GROUND, referral("A", COURSE), referral("B", COURSE))
    yield opened
    opened.close()


def spoil(path: Path, statement: str) -> None:
    """Change the file beside the store."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE referral_month SET referrals = 3",
        "DELETE FROM referral_month",
        "UPDATE referral_month SET month = '2026-01'",
        "INSERT INTO referral_month SELECT '2026-02', service, offer, 1 FROM referral_month",
    ],
)
def test_check_finds_a_count_that_is_not_that_of_the_referrals(store: Store, path: Path, statement: str) -> None:
    assert store.check() == ()
    spoil(path, statement)
    assert [finding.what for finding in store.check()] == ["monthly counts that differ from their referrals"]


def test_a_count_that_another_process_has_changed_is_read_anew(store: Store, path: Path) -> None:
    assert store.ties(COORDINATOR, TieKind.REFERRAL, QUARTER) == [Tie(TieKind.REFERRAL, MBE.id, SCHOOL.id, 2)]
    with closing(open_store(f"sqlite:///{path}")) as other:
        put(other, referral("C", COURSE), referral("D", COURSE, sender=JMD))
    expected = [Tie(TieKind.REFERRAL, *row) for row in sorted([(MBE.id, SCHOOL.id, 3), (JMD.id, SCHOOL.id, 1)])]
    assert store.ties(COORDINATOR, TieKind.REFERRAL, QUARTER) == expected


def test_an_offer_that_was_stored_after_its_month_was_read_is_known(store: Store) -> None:
    assert len(store.ties(COORDINATOR, TieKind.REFERRAL, QUARTER)) == 1
    put(store, own := offer("Zweiter Kurs", deliverer=JMD), referral("E", own))
    assert len(store.ties(COORDINATOR, TieKind.REFERRAL, QUARTER)) == 2


def test_a_store_of_the_first_version_is_counted_when_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    first = min((data_folder("schema") / "migrations").glob("*.sql"))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(first.read_text("utf-8") + _TWO_REFERRALS)

    with closing(open_store(f"sqlite:///{path}")) as migrated:
        migrated.init()
        expected = [Tie(TieKind.REFERRAL, "ser_1", "org_1", 2)]
        assert migrated.ties(COORDINATOR, TieKind.REFERRAL, QUARTER) == expected


_TWO_REFERRALS = """
INSERT INTO organisation (pk, id, revision, name, kind, synthetic) VALUES (1, 'org_1', 1, 'A', 'jobcenter', 1);
INSERT INTO counselling_service (pk, id, revision, name, kind, synthetic) VALUES (1, 'ser_1', 1, 'B', 'mbe', 1);
INSERT INTO offer (pk, id, revision, name, kind, languages, schedule, accessibility, synthetic)
VALUES (1, 'off_1', 1, 'C', 'form_help', '[]', '[]', '[]', 1);
INSERT INTO offer_provided_by_organisation (source, target) VALUES (1, 1);
INSERT INTO referral (pk, id, revision, holder, state, requested_on, synthetic) VALUES
  (1, 'ref_1', 1, 'ser_1', 'requested', '2026-02-01', 1), (2, 'ref_2', 1, 'ser_1', 'completed', '2026-02-28', 1),
  (3, 'ref_3', 1, 'ser_1', 'draft', '2026-02-28', 1);
INSERT INTO referral_from_counselling_service (source, target) VALUES (1, 1), (2, 1), (3, 1);
INSERT INTO referral_to_offer (source, target) VALUES (1, 1), (2, 1), (3, 1);
"""
