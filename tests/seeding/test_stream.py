"""What a store can rely on when it loads the seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.model.changes import Create, Join, check_required_links, link_kind
from graphsvc.model.derived import LINK_KINDS, Client, Intake, Link, Offer, Record, ReferralEvent
from graphsvc.model.ids import label_of
from graphsvc.model.validation import record_from_json, record_to_json
from tests.seeding.streams import Stream, stream_of

if TYPE_CHECKING:
    from graphsvc.model.changes import Change

DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2045, 12, 31))

# What the seed leaves to those who work with it: successions, substitutes, handovers, overrides, booked places.
NOT_SEEDED = {
    *("SUCCEEDED_BY", "COVERS", "COVERED_BY", "REPLACES", "HANDS_OVER", "OVERRIDES", "PLACED_IN", "TURN_OF"),
    *("RATES", "RATED_BY"),
}


def test_the_same_day_gives_the_same_stream(stream: Stream) -> None:
    assert stream_of(stream.as_of).items == stream.items


def test_every_end_of_a_link_comes_before_the_link(stream: Stream) -> None:
    seen: set[str] = set()
    for item in stream.items:
        if isinstance(item, Link):
            assert {item.source, item.target} <= seen, item
        else:
            seen.add(item.id)


def test_no_record_and_no_link_comes_twice(stream: Stream) -> None:
    assert len(stream.by_id) == sum(isinstance(item, Record) for item in stream.items)
    assert max(Counter((link.type, link.source, link.target) for link in stream.links).values()) == 1


def test_every_link_is_one_that_the_schema_has(stream: Stream) -> None:
    assert {link_kind(link).type for link in stream.links} >= {kind.type for kind in LINK_KINDS} - NOT_SEEDED


def test_no_record_has_more_targets_than_the_schema_allows(stream: Stream) -> None:
    targets = Counter((link.type, link.source) for link in stream.links)
    single = {(kind.type, kind.source) for kind in LINK_KINDS if kind.targets in {"exactly_one", "at_most_one"}}

    assert not [
        (link_type, source)
        for (link_type, source), count in targets.items()
        if count > 1 and (link_type, label_of(source)) in single
    ]


def test_every_record_has_the_links_it_requires(stream: Stream) -> None:
    changes: list[Change] = [Join(item) if isinstance(item, Link) else Create(item) for item in stream.items]

    check_required_links(changes)


def test_every_record_survives_the_way_through_json(stream: Stream) -> None:
    for record in stream.by_id.values():
        assert record_from_json(type(record), record_to_json(record)) == record


def test_values_that_must_be_unique_are_unique(stream: Stream) -> None:
    values = Counter(
        (record.label, name, getattr(record, name)) for record in stream.by_id.values() for name in record.unique
    )
    references = Counter((client.case_system, client.reference) for client in stream.of(Client))

    assert max(values.values()) == max(references.values()) == 1


def test_every_record_is_stored_at_revision_1_at_noon_of_the_day(stream: Stream) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)

    assert {(record.revision, record.updated_at) for record in stream.by_id.values()} == {(1, noon)}


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DAYS)
def test_on_any_day_there_are_past_events_and_coming_starts_and_nothing_from_the_future(as_of: date) -> None:
    seed = stream_of(as_of)
    begins = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)

    assert all(event.at < begins for event in seed.of(ReferralEvent))
    assert sum(intake.starts_on > as_of for intake in seed.of(Intake)) > 100
    assert any(intake.starts_on > as_of and intake.booked < intake.places for intake in seed.of(Intake))
    assert any(event.at > begins - timedelta(days=30) for event in seed.of(ReferralEvent))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DAYS)
def test_the_offers_are_the_same_on_any_day_and_lie_as_far_from_it(as_of: date) -> None:
    one, other = stream_of(date(2026, 11, 23)), stream_of(as_of)
    apart = as_of - date(2026, 11, 23)

    for offer, moved in zip(one.of(Offer), other.of(Offer), strict=True):
        assert moved.id == offer.id
        assert replace(moved, updated_at=None) == replace(
            offer,
            updated_at=None,
            valid_from=offer.valid_from and offer.valid_from + apart,
            valid_to=offer.valid_to and offer.valid_to + apart,
            funding_ends_on=offer.funding_ends_on and offer.funding_ends_on + apart,
            verified_on=offer.verified_on and offer.verified_on + apart,
        )
