"""What of Hannover the seed shows, and how it says what is real."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from graphsvc.model.derived import (
    Condition,
    CounsellingService,
    Intake,
    Network,
    Offer,
    Organisation,
    Place,
    Topic,
)
from tests.seeding.streams import Stream

STALE = timedelta(days=180)
HALF_A_YEAR = timedelta(days=183)


def test_there_are_five_services_for_adults_and_three_for_young_people(stream: Stream) -> None:
    assert Counter(service.kind for service in stream.of(CounsellingService)) == {"mbe": 5, "jmd": 3}


def test_there_are_21_municipalities_and_13_districts_in_the_region_of_hannover(stream: Stream) -> None:
    assert Counter(place.kind for place in stream.of(Place)) == {
        "country": 1,
        "state": 1,
        "county": 1,
        "municipality": 21,
        "district": 13,
    }


def test_every_place_lies_in_germany(stream: Stream) -> None:
    for place in stream.of(Place):
        chain = [place.id]
        while above := stream.targets("PART_OF", chain[-1]):
            chain += above
        last = stream.by_id[chain[-1]]
        assert isinstance(last, Place)
        assert last.code == "DE"


def test_every_district_and_municipality_has_a_point_in_or_near_the_region(stream: Stream) -> None:
    for place in stream.of(Place):
        if place.kind in {"district", "municipality"}:
            assert 52.1 < (place.latitude or 0) < 52.7, place.name
            assert 9.3 < (place.longitude or 0) < 10.3, place.name


def test_each_of_the_22_topics_has_an_offer_that_is_open_today(stream: Stream) -> None:
    top = {topic.code for topic in stream.of(Topic) if not stream.targets("BROADER", topic.id)}
    covered: set[str] = set()
    for offer in stream.of(Offer):
        if offer.valid_from and offer.valid_from <= stream.as_of <= (offer.valid_to or stream.as_of):
            covered |= set(stream.targets("ADDRESSES", offer.id))
    codes = {topic.code for topic in stream.of(Topic) if topic.id in covered}

    assert len(top) == 22
    assert top <= codes


def test_there_are_many_offers_and_most_of_one_topic_are_for_learning_german(stream: Stream) -> None:
    german = [offer for offer in stream.of(Offer) if "german" in offer.kind or "integration_course" in offer.kind]

    assert len(stream.of(Offer)) >= 120
    assert len(german) >= 50


def test_no_offer_is_an_integration_course_of_a_kind_that_ended_in_2024(stream: Stream) -> None:
    courses = {offer.kind for offer in stream.of(Offer) if offer.kind.startswith("integration_course")}

    assert courses == {
        "integration_course",
        "integration_course_literacy",
        "integration_course_second_script",
        "integration_course_special_need",
        "integration_course_intensive",
    }


def test_every_integration_course_asks_for_one_of_the_legal_doors(stream: Stream) -> None:
    for offer in stream.of(Offer):
        conditions = [stream.by_id[target] for target in stream.targets("REQUIRES", offer.id)]
        rules = {condition.access_rule for condition in conditions if isinstance(condition, Condition)}
        assert ("integration_course" in rules) == offer.kind.startswith("integration_course")


def test_a_real_body_names_its_source_and_how_well_it_was_read(stream: Stream) -> None:
    for body in stream.of(Organisation):
        if not body.synthetic:
            assert body.source, body.name
            assert body.source_status, body.name
    assert all(service.source for service in stream.of(CounsellingService))


def test_an_invented_body_says_so_in_its_name_and_its_source(stream: Stream) -> None:
    invented = [body for body in stream.of(Organisation) if body.synthetic]

    assert invented
    assert all(body.name.startswith("Muster-") for body in invented)
    assert all((body.source or "").startswith("Erfunden") for body in invented)


def test_every_offer_and_start_is_marked_as_synthetic_and_says_what_is_invented(stream: Stream) -> None:
    assert all(offer.synthetic and "rfunden" in (offer.source or "") for offer in stream.of(Offer))
    assert all(intake.synthetic for intake in stream.of(Intake))


def test_a_hidden_address_is_joined_to_no_place(stream: Stream) -> None:
    hidden = [offer for offer in stream.of(Offer) if offer.hidden_address]

    assert {offer.kind for offer in hidden} >= {"violence_protection"}
    for offer in hidden:
        assert not stream.targets("HELD_IN", offer.id)


def test_protection_from_violence_is_always_sensitive(stream: Stream) -> None:
    protecting = [offer for offer in stream.of(Offer) if offer.kind == "violence_protection"]

    assert protecting
    assert all(offer.sensitive and offer.hidden_address for offer in protecting)
    providers = {target for offer in protecting for target in stream.targets("PROVIDED_BY", offer.id)}
    assert not [provider for provider in providers if stream.targets("BASED_IN", provider)]


def test_entries_differ_in_age_and_in_what_comes_of_them(stream: Stream) -> None:
    offers, today = stream.of(Offer), stream.as_of

    assert sum(bool(offer.verified_on and offer.verified_on < today - STALE) for offer in offers) >= 10
    assert sum(bool(offer.valid_to and today <= offer.valid_to <= today + HALF_A_YEAR) for offer in offers) >= 3
    assert (
        sum(bool(offer.funding_ends_on and today <= offer.funding_ends_on <= today + HALF_A_YEAR) for offer in offers)
        >= 5
    )
    assert sum(bool(offer.valid_to and offer.valid_to < today) for offer in offers) >= 5
    assert sum(bool(offer.valid_from and offer.valid_from > today) for offer in offers) >= 3


def test_no_entry_was_verified_in_the_future(stream: Stream) -> None:
    assert all(offer.verified_on is None or offer.verified_on <= stream.as_of for offer in stream.of(Offer))


def test_every_start_lies_within_the_days_of_its_offer(stream: Stream) -> None:
    for intake in stream.of(Intake):
        offer = stream.by_id[stream.targets("INTAKE_OF", intake.id)[0]]
        assert isinstance(offer, Offer)
        assert offer.valid_from is not None
        assert offer.valid_from <= intake.starts_on <= (offer.valid_to or intake.starts_on)


def test_coming_starts_have_free_places_or_people_waiting(stream: Stream) -> None:
    coming = [intake for intake in stream.of(Intake) if intake.starts_on > stream.as_of]
    full = [intake for intake in coming if intake.booked == intake.places]

    assert all(intake.booked <= intake.places for intake in stream.of(Intake))
    assert len(full) >= 10
    assert len(coming) - len(full) >= 50
    assert all(intake.waiting for intake in full)


def test_what_leads_to_an_offer_never_comes_back_to_it(stream: Stream) -> None:
    following = {offer.id: set(stream.targets("LEADS_TO", offer.id)) for offer in stream.of(Offer)}
    for start, next_offers in following.items():
        reached: set[str] = set()
        front = set(next_offers)
        while front:
            reached |= front
            front = {after for offer in front for after in following[offer]} - reached
        assert start not in reached


def test_an_integration_course_leads_through_vocational_german_to_c1(stream: Stream) -> None:
    course = next(offer for offer in stream.of(Offer) if offer.kind == "integration_course")
    (vocational,) = stream.targets("LEADS_TO", course.id)
    (advanced,) = stream.targets("LEADS_TO", vocational)
    named = stream.by_id[advanced]

    assert isinstance(named, Offer)
    assert "B2 zu C1" in named.name


def test_every_service_is_responsible_for_the_city_and_the_region(stream: Stream) -> None:
    for service in stream.of(CounsellingService):
        places = [stream.by_id[target] for target in stream.targets("SERVES", service.id)]
        assert {place.code for place in places if isinstance(place, Place)} == {"03241001", "03241"}


def test_the_roster_holds_services_and_bodies_without_one_but_no_carrier_of_a_service(stream: Stream) -> None:
    (network,) = stream.of(Network)
    members = {link.source for link in stream.links if link.type == "MEMBER_OF"}
    carriers = {target for service in stream.of(CounsellingService) for target in stream.targets("RUN_BY", service.id)}

    assert network.name.endswith("(Demo)")
    assert members >= {service.id for service in stream.of(CounsellingService)}
    assert not members & carriers
    assert len(members) >= 30


def test_some_members_joined_later_and_some_left(stream: Stream) -> None:
    memberships = [link.properties for link in stream.links if link.type == "MEMBER_OF"]
    two_years = stream.as_of - timedelta(days=728)

    assert sum(dates["valid_from"] > two_years for dates in memberships) >= 3
    assert sum("valid_to" in dates for dates in memberships) >= 2
