"""Before and after a cooperation agreement: as many whole quarters on either side, and what stands beside density."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from graphsvc.answers.cooperations import cooperation_change, cooperations
from graphsvc.errors import InvalidInput, NotSignedIn
from graphsvc.stores import Store, open_store
from tests.contract.graph import (
    COORDINATOR,
    COURSE,
    GROUND,
    JMD,
    MBE,
    SCHOOL,
    cooperation,
    link,
    network,
    offer,
    put,
    referral,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

AGREED = cooperation("Vereinbarung", MBE, SCHOOL, valid_from=date(2025, 5, 10))
TODAY = date(2026, 5, 5)


@pytest.fixture
def store() -> Iterator[Store]:
    """Two parties of an agreement of May 2025, and a third unit."""
    opened = open_store("sqlite:///:memory:")
    opened.init()
    table, theirs = network("Netz"), offer("Beratung", deliverer=JMD)
    members = [link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD, SCHOOL)]
    put(opened, *GROUND, table, AGREED, theirs, links=members)
    put(
        opened,
        referral("davor", theirs, requested_on=date(2025, 2, 1)),
        referral("im Quartal", COURSE, requested_on=date(2025, 6, 1)),
        referral("danach", COURSE, requested_on=date(2025, 8, 1)),
    )
    yield opened
    opened.close()


def test_the_quarter_of_the_agreement_counts_on_neither_side(store: Store) -> None:
    content: Any = cooperation_change(store, COORDINATOR, AGREED.id, TODAY).to_json()

    assert content["change"]["before"]["period"] == {"start": "2024-07-01", "end": "2025-04-01"}
    assert content["change"]["after"]["period"] == {"start": "2025-07-01", "end": "2026-04-01"}


def test_density_between_the_parties_and_between_kinds_stands_on_both_sides(store: Store) -> None:
    content: Any = cooperation_change(store, COORDINATOR, AGREED.id, TODAY).to_json()

    parties = content["blocks"][0]
    assert [parties[side]["numerator"] for side in ("before", "after")] == [0, 1]
    assert parties["after"]["denominator"] == 1
    assert content["blocks"][1]["before"]["value"] is None  # there is no Jobcentre


def test_unanswered_referrals_stand_beside_density_and_nothing_is_called_better(store: Store) -> None:
    content: Any = cooperation_change(store, COORDINATOR, AGREED.id, TODAY).to_json()

    assert content["change"]["after"]["unanswered"]["referrals"]["de"] == "1 bis 4"
    assert content["change"]["after"]["gatekeeper_load"]["n"] == 3
    words = str(content)
    assert "nicht bessere Zusammenarbeit" in words
    assert "besser" not in words.replace("nicht bessere", "")


def test_at_most_four_quarters_are_compared(store: Store) -> None:
    content: Any = cooperation_change(store, COORDINATOR, AGREED.id, date(2030, 1, 1)).to_json()

    assert content["change"]["after"]["period"] == {"start": "2025-07-01", "end": "2026-07-01"}


def test_too_early_a_question_says_when_to_ask_again(store: Store) -> None:
    with pytest.raises(InvalidInput):
        cooperation_change(store, COORDINATOR, AGREED.id, date(2025, 9, 30))


def test_agreements_come_latest_first_and_to_members_only(store: Store) -> None:
    later = cooperation("Neu", MBE, JMD, valid_from=date(2026, 1, 1))
    put(store, later)

    assert [item.id for item in cooperations(store, COORDINATOR)] == [later.id, AGREED.id]
    with pytest.raises(NotSignedIn):
        cooperations(store, None)
