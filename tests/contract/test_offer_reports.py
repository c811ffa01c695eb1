"""Reports that the entry of an offer is wrong: everybody sees that there is one, the keeper gets a list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graphsvc.errors import NotSignedIn
from graphsvc.model.changes import Retire, SettleReports, Update
from graphsvc.model.derived import OfferReport
from graphsvc.model.facts import OpenReport
from graphsvc.stores import Store
from tests.contract.graph import (
    COORDINATOR,
    COUNSELLOR,
    COURSE,
    DAY,
    GROUND,
    JMD,
    MBE,
    link,
    offer,
    offer_report,
    put,
    write,
)

LATER = DAY + timedelta(days=3)
KEPT = offer("Kurs mit Pflege")


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with one offer that the MBE keeps, and one that nobody keeps."""
    put(store, *GROUND, KEPT, links=[link("KEPT_BY", KEPT, MBE)])
    return store


def test_an_open_report_is_among_the_facts_of_its_offer_for_everybody(kept: Store) -> None:
    put(kept, offer_report("later", KEPT, LATER, kind="wrong"), offer_report("first", KEPT))
    expected = (OpenReport("full", DAY), OpenReport("wrong", LATER))
    assert kept.offer_facts(KEPT.id, DAY).reports == expected
    candidates = kept.offer_candidates(["german_course"], [], DAY).offers
    assert {facts.offer.id: facts.reports for facts in candidates} == {KEPT.id: expected, COURSE.id: ()}


def test_a_settled_or_retired_report_is_no_fact_any_more(kept: Store) -> None:
    settled = offer_report("settled", KEPT, settled_on=LATER, settlement="confirmed")
    taken_back = offer_report("taken back", KEPT)
    put(kept, settled, taken_back)
    kept.write(COUNSELLOR, "undo", [Retire(taken_back.id, 1)])
    assert kept.offer_facts(KEPT.id, DAY).reports == ()
    assert kept.reported_offers(COUNSELLOR, MBE.id) == ()


def test_the_keeper_finds_the_open_reports_oldest_first_with_their_offers(kept: Store) -> None:
    later, first = offer_report("later", KEPT, LATER, kind="wrong", note="Neue Adresse"), offer_report("first", KEPT)
    put(kept, later, first, offer_report("of nobody", COURSE))
    found = kept.reported_offers(COUNSELLOR, MBE.id)
    assert [each.report for each in found] == [first.record, later.record]
    assert {each.offer.id for each in found} == {KEPT.id}
    assert kept.reported_offers(COUNSELLOR, JMD.id) == ()
    assert kept.reported_offers(COUNSELLOR, MBE.id, limit=1) == found[:1]


def test_reports_on_offers_that_nobody_keeps_are_found_without_a_keeper(kept: Store) -> None:
    of_nobody = offer_report("of nobody", COURSE)
    put(kept, of_nobody, offer_report("kept", KEPT))
    assert [each.report.id for each in kept.reported_offers(COORDINATOR, None)] == [of_nobody.id]


def test_settling_takes_the_report_off_the_list(kept: Store) -> None:
    report = offer_report("full", KEPT)
    put(kept, report)
    write(kept, "settle", Update(replace(report.record, settled_on=date(2026, 3, 9), settlement="mended")))
    assert kept.reported_offers(COUNSELLOR, MBE.id) == ()


def test_all_open_reports_on_one_offer_are_settled_together(kept: Store) -> None:
    first, second, other = offer_report("1", KEPT), offer_report("2", KEPT, LATER), offer_report("3", COURSE)
    put(kept, first, second, other)

    receipt = kept.write(COUNSELLOR, "settle", [SettleReports(KEPT.id, "confirmed", LATER)])

    assert receipt.revisions == {first.id: 2, second.id: 2}
    settled = kept.get(COUNSELLOR, OfferReport, first.id)
    assert (settled.settlement, settled.settled_on) == ("confirmed", LATER)
    assert kept.reported_offers(COUNSELLOR, MBE.id) == ()
    assert len(kept.reported_offers(COUNSELLOR, None)) == 1


def test_the_list_needs_an_account(kept: Store) -> None:
    with pytest.raises(NotSignedIn):
        kept.reported_offers(None, MBE.id)
