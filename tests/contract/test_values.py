"""Values come back as they were stored: days, instants, text of any script, lists, papers, numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Create
from graphsvc.model.derived import AuditEntry, Cooperation, Offer, Organisation, Paper, Place, Profile, ReferralEvent
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CITY,
    COURSE,
    GROUND,
    MBE,
    Piece,
    client,
    cooperation,
    link,
    offer,
    organisation,
    place,
    profile,
    put,
    referral,
    write,
)

TEXTS = [
    "العربية والألمانية",
    "Grüße aus Hannover, Straße 5",
    "👩‍👩‍👧 🇺🇦",
    "mu\u0308ller and müller",
    "日本語 ไทย Việt",
    "quote ' double \" back \\ ` $ %s {} ? :x \n\t end",
    " leading and trailing ",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_back_letter_by_letter(store: Store, text: str) -> None:
    piece = organisation("Verein", address=text)
    put(store, piece)
    assert store.get(None, Organisation, piece.id).address == text


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_comes_back(store: Store, text: str) -> None:
    new = Organisation(id=new_id(Organisation), name=text, short_name=text, kind="chamber", synthetic=True)
    write(store, new.id, Create(new))
    stored = store.get(None, Organisation, new.id)
    assert (stored.name, stored.short_name) == (text, text)


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1900, 2, 28), date(2024, 2, 29), date(2026, 3, 29), date(9999, 12, 31)]
)
def test_days_come_back_as_days(store: Store, day: date) -> None:
    piece = cooperation("Vertrag", valid_from=day, valid_to=day)
    put(store, piece)
    stored = store.get(OPERATOR, Cooperation, piece.id)
    assert (stored.valid_from, stored.valid_to) == (day, day)
    assert type(stored.valid_from) is date


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 3, 2, 8, 30, 0, 123456, tzinfo=UTC),
        datetime(2026, 3, 2, 8, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
)
def test_instants_come_back_in_utc_to_the_microsecond(store: Store, instant: datetime) -> None:
    sent = referral("R", COURSE)
    event = ReferralEvent(
        id=seed_id(ReferralEvent, "E"),
        revision=1,
        updated_at=instant,
        holder=MBE.id,
        state="requested",
        at=instant,
        by="sender",
        synthetic=True,
    )
    piece = Piece(event, ())
    put(store, *GROUND, sent, piece, links=[link("EVENT_OF", piece, sent)])
    stored = store.get(OPERATOR, ReferralEvent, event.id)
    assert (stored.at, stored.updated_at) == (instant, instant)
    assert stored.at.utcoffset() == timedelta(0)


def test_lists_come_back_in_their_order(store: Store) -> None:
    piece = offer("Kurs", languages=("uk", "de", "ar"), schedule=("evening", "morning"))
    put(store, *GROUND, piece)
    stored = store.get(None, Offer, piece.id)
    assert (stored.languages, stored.schedule) == (("uk", "de", "ar"), ("evening", "morning"))


def test_papers_come_back_whole(store: Store) -> None:
    papers = (
        Paper(kind="admission", issuer="bamf", issued_on=date(2026, 1, 5), expires_on=date(2027, 1, 5)),
        Paper(kind="obligation"),
    )
    person = client("A")
    piece = profile(person, 1, papers=papers, german_level="a2", in_school=False, permit_months=0)
    put(store, *GROUND, person, piece)
    stored = store.get(OPERATOR, Profile, piece.id)
    assert stored == piece.record
    assert stored.in_school is False


@pytest.mark.parametrize("hours", [0.0, 0.1, 24.5, 168.0])
def test_numbers_come_back_as_numbers(store: Store, hours: float) -> None:
    piece = offer("Kurs", hours_per_week=hours)
    put(store, *GROUND, piece)
    assert store.get(None, Offer, piece.id).hours_per_week == hours


def test_a_whole_number_in_a_measured_property_comes_back_as_a_measure(store: Store) -> None:
    spot = place("05", "Köln")
    put(store, replace(spot, record=replace(spot.record, latitude=51.0, longitude=-7.0)))
    stored = store.get(None, Place, spot.id)
    assert (stored.latitude, stored.longitude) == (51.0, -7.0)
    assert isinstance(stored.latitude, float)


@pytest.mark.parametrize("value", [True, False, None])
def test_yes_no_and_unknown_are_three_answers(store: Store, *, value: bool | None) -> None:
    piece = offer("Kurs", childcare=value)
    put(store, *GROUND, piece)
    assert store.get(None, Offer, piece.id).childcare is value


def test_a_record_without_values_comes_back_without_values(store: Store) -> None:
    person = client("A")
    piece = profile(person, 1)
    put(store, *GROUND, person, piece)
    assert store.get(OPERATOR, Profile, piece.id) == piece.record


def test_the_properties_of_a_link_come_back_with_their_types(store: Store) -> None:
    other = organisation("Nachfolger")
    piece = organisation("Verein")
    follows = link("SUCCEEDED_BY", piece, other, succeeded_on=date(2026, 2, 28))
    put(store, piece, other, links=[follows])
    assert store.links(None, piece.id) == (follows,)
    assert type(store.links(None, piece.id)[0].properties["succeeded_on"]) is date


def test_a_loaded_audit_entry_comes_back_with_its_list(store: Store) -> None:
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    entry = AuditEntry(
        id=seed_id(AuditEntry, "E"),
        revision=1,
        updated_at=at,
        at=at,
        role="counsellor",
        account="a",
        action="read",
        records=(CITY.id, COURSE.id),
    )
    store.load(OPERATOR, [entry])
    assert store.get(OPERATOR, AuditEntry, entry.id) == entry
