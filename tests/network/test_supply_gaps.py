"""Which needs no offer reaches, what hangs on one provider, and what is left when offers end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.gap_facts import Need, Supply, SupplyFacts
from graphsvc.network.supply_gaps import LeftNeed, OneProvider, SupplyGap, supply_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphsvc.model.derived import TopicCode
    from graphsvc.network.supply_gaps import SupplyReport

AROUND = {"linden": ("linden", "hannover", "region"), "nord": ("nord", "hannover", "region")}


def cell(topic: TopicCode, place: str, **values: Any) -> Supply:  # noqa: ANN401  any field
    """Two lasting offers with room of two providers."""
    content = {"offers": 2, "with_room": 2, "lasting": 2, "providers": 2, "provider": "a", **values}
    return Supply(topic, place, **content)


def report(needs: Iterable[Need], *supply: Supply) -> SupplyReport:
    """The judgements on these needs and offers."""
    return supply_report(SupplyFacts(tuple(needs), supply, ()), AROUND)


def test_an_offer_of_a_wider_place_reaches_a_need_and_one_of_another_district_does_not() -> None:
    needs = [Need("housing", "linden", 6), Need("housing", "nord", 7), Need("debt", "linden", 8)]
    found = report(needs, cell("housing", "nord"), cell("debt", "region"))

    assert found.gaps == (SupplyGap("housing", "linden", ShownCount(6, 6), "no_offer"),)


def test_offers_without_a_free_place_are_a_gap_of_their_own() -> None:
    found = report([Need("housing", "linden", 6)], cell("housing", "linden", with_room=0))

    assert [gap.verdict for gap in found.gaps] == ["no_room"]


def test_a_small_need_is_a_range_and_takes_its_place_by_what_is_shown() -> None:
    needs = [Need("housing", "linden", 1), Need("debt", "linden", 4), Need("school", "linden", 5)]
    found = report(needs)

    assert [(gap.topic, gap.goals.text_de) for gap in found.gaps] == [
        ("school", "5"),
        ("debt", "1 bis 4"),
        ("housing", "1 bis 4"),
    ]


def test_where_somebody_seeks_protection_from_violence_is_not_said() -> None:
    needs = [Need("violence_protection", "linden", 3), Need("violence_protection", "nord", 3)]
    found = report(needs)

    assert found.gaps == (SupplyGap("violence_protection", None, ShownCount(6, 6), "no_offer"),)


def test_nothing_is_said_of_needs_whose_place_is_not_known() -> None:
    found = report([Need("housing", None, 7)])

    assert found.gaps == ()
    assert found.unplaced == ShownCount(7, 7)


def test_a_topic_hangs_on_one_provider_where_wider_places_add_no_other() -> None:
    one = cell("housing", "linden", providers=1, provider="a")
    same, another = (cell("housing", "hannover", providers=1, provider=unit) for unit in "ab")
    needs = [Need("housing", "linden", 6)]

    assert report(needs, one).one_provider == (OneProvider("housing", "a", ("linden",), ShownCount(6, 6)),)
    assert report(needs, one, same).one_provider == report(needs, one).one_provider
    assert report(needs, one, another).one_provider == ()
    assert report(needs, cell("housing", "linden")).one_provider == ()


def test_without_needs_single_providers_are_looked_for_where_offers_serve() -> None:
    found = report([], cell("housing", "linden", providers=1))

    assert [(one.places, one.goals) for one in found.one_provider] == [(("linden",), ShownCount(0, 0))]


def test_a_need_is_left_when_every_offer_that_reaches_it_ends() -> None:
    needs = [Need("housing", "linden", 6), Need("housing", "nord", 7)]
    found = report(needs, cell("housing", "hannover", lasting=0), cell("housing", "nord", lasting=1))

    assert found.left == (LeftNeed("housing", "linden", ShownCount(6, 6)),)


def test_no_facts_give_an_empty_report() -> None:
    found = report([])

    assert (found.gaps, found.one_provider, found.left) == ((), (), ())
    assert found.needs == ShownCount(0, 0)
