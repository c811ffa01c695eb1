"""The synthetic model project: its size, its honesty, and whether its data have the rates that it tells."""

from __future__ import annotations

import gc
from collections import Counter
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from graphsvc.casework.agreement_states import AGREEMENT
from graphsvc.casework.referral_states import may_move, reason_required
from graphsvc.model.changes import Create, Join, check_required_links, link_kind
from graphsvc.model.derived import (
    Agreement,
    Client,
    CounsellingService,
    Goal,
    Hurdle,
    Link,
    Meeting,
    Network,
    Offer,
    Organisation,
    Place,
    Record,
    Referral,
    Review,
    ShortContact,
    Step,
    Topic,
)
from graphsvc.seeding.model_project.parameters import read_model_project
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.seeding.places_and_bodies import topic_id
from tests.seeding.streams import Stream

if TYPE_CHECKING:
    from graphsvc.model.changes import Change
    from graphsvc.model.derived import ReferralEvent

FIRST, LAST = date(2011, 4, 1), date(2012, 9, 30)
# Behind this many days every answer that comes at all has come.
ANSWERED_AFTER = timedelta(days=60)


def streamed(scale: int, seed: int) -> tuple[Stream, dict[str, Any]]:
    """The whole stream and its truth."""
    project = ModelProject(scale, seed)
    items = tuple(project.items(project.sites()))
    return Stream(LAST + timedelta(days=1), items), project.truth()


@pytest.fixture(scope="module")
def whole() -> tuple[Stream, dict[str, Any]]:
    """The model project at scale 1 with seed 1."""
    return streamed(1, 1)


@pytest.fixture(scope="module")
def project(whole: tuple[Stream, dict[str, Any]]) -> Stream:
    """Its stream."""
    return whole[0]


@pytest.fixture(scope="module")
def truth(whole: tuple[Stream, dict[str, Any]]) -> dict[str, Any]:
    """What it says of itself."""
    return whole[1]


def first_answers(
    project: Stream, truth: dict[str, Any]
) -> dict[str, list[tuple[ReferralEvent, ReferralEvent | None]]]:
    """Each request with its first answer, apart for sound and for broken ties."""
    broken = {(tie["service"], tie["unit"]) for tie in truth["broken_ties"]}
    found: dict[str, list[tuple[ReferralEvent, ReferralEvent | None]]] = {"sound": [], "broken": []}
    histories = project.histories()
    for referral in project.of(Referral):
        events = histories[referral.id]
        asked = next((number for number, event in enumerate(events) if event.state == "requested"), None)
        if asked is not None:
            later = [event for event in events[asked + 1 :] if event.state != "entered_in_error"]
            pair = (project.targets("FROM", referral.id)[0], project.receiver(referral))
            found["broken" if pair in broken else "sound"].append((events[asked], later[0] if later else None))
    return found


def test_the_18_sites_stand_with_their_names_and_keys(project: Stream) -> None:
    served = {project.targets("SERVES", service.id)[0] for service in project.of(CounsellingService)}
    sites = {place.code: place.name for place in project.of(Place) if place.id in served}

    assert len(sites) == 18
    assert sites["14713000"] == "Leipzig"
    assert sites["03241001"] == "Hannover"
    assert sites["07137"] == "Landkreis Mayen-Koblenz"


def test_there_are_87_centres_and_over_4000_agreements_within_the_months_of_the_trial(project: Stream) -> None:
    concluded = [item.concluded_on for item in project.of(Agreement) if item.concluded_on is not None]

    assert len(project.of(CounsellingService)) == 87
    assert len(concluded) > 4_000
    assert min(concluded) >= FIRST
    assert max(concluded) <= LAST


def test_nothing_that_happened_lies_outside_the_trial(project: Stream) -> None:
    assert all(FIRST <= referral.requested_on <= LAST for referral in project.of(Referral))
    assert all(FIRST <= event.at.date() <= LAST for events in project.histories().values() for event in events)
    assert all(FIRST <= meeting.held_on <= LAST for meeting in project.of(Meeting))
    assert all(review.held_on is None or FIRST <= review.held_on <= LAST for review in project.of(Review))


def test_equal_numbers_give_equal_streams_and_another_seed_another_one(project: Stream) -> None:
    assert streamed(1, 1)[0].items == project.items
    assert {client.id for client in streamed(1, 2)[0].of(Client)}.isdisjoint(client.id for client in project.of(Client))


def test_every_end_of_a_link_comes_before_the_link(project: Stream) -> None:
    seen: set[str] = set()
    for item in project.items:
        if isinstance(item, Link):
            assert {item.source, item.target} <= seen, item
        else:
            seen.add(item.id)


def test_no_record_and_no_link_comes_twice(project: Stream) -> None:
    assert len(project.by_id) == sum(isinstance(item, Record) for item in project.items)
    assert max(Counter((link.type, link.source, link.target) for link in project.links).values()) == 1
    assert max(Counter((client.case_system, client.reference) for client in project.of(Client)).values()) == 1


def test_every_record_has_the_links_that_the_schema_wants(project: Stream) -> None:
    changes: list[Change] = [Join(item) if isinstance(item, Link) else Create(item) for item in project.items]

    check_required_links(changes)
    assert {link_kind(link).type for link in project.links} >= {
        "JOINED_BY",
        "BETWEEN",
        "ATTENDED_BY",
        "USES",
        "REQUIRES",
    }


def test_short_contacts_name_nobody_lie_within_the_trial_and_have_the_shares_that_are_told(
    project: Stream, truth: dict[str, Any]
) -> None:
    contacts = project.of(ShortContact)
    services = {service.id for service in project.of(CounsellingService)}

    assert {contact.holder for contact in contacts} == services
    assert all(FIRST <= contact.held_on <= LAST for contact in contacts)
    assert {link.source for link in project.links}.isdisjoint(contact.id for contact in contacts)
    for name in ("topic", "channel", "outcome"):
        assert Counter(getattr(contact, name) for contact in contacts) == truth["short_contacts"][name]
    for name in ("channel", "outcome"):
        for code, share in truth["drawn_with"]["short_contacts"][name].items():
            assert truth["short_contacts"][name][code] / len(contacts) == pytest.approx(share, abs=0.02)


def test_goals_missed_on_a_topic_without_offers_name_the_gap_and_others_the_rates_that_are_told(
    project: Stream, truth: dict[str, Any]
) -> None:
    missed = [goal for goal in project.of(Goal) if goal.state in {"not_reached", "dropped"}]
    reasons = Counter(goal.reason for goal in missed)

    assert reasons == truth["goals_missed"]
    assert all(goal.reason is None for goal in project.of(Goal) if goal.state not in {"not_reached", "dropped"})
    others = len(missed) - reasons["supply_gap"]
    assert reasons["supply_gap"] > 0
    for reason, share in truth["drawn_with"]["result_reasons_without_gap"].items():
        assert reasons[reason] / others == pytest.approx(share, abs=0.05)
    assert {hurdle.kind for hurdle in project.of(Hurdle)} >= {"supply_gap", "broken_cooperation"}


def test_every_agreement_goal_and_step_has_what_its_state_asks_for(project: Stream) -> None:
    for agreement in project.of(Agreement):
        assert AGREEMENT.states[agreement.state].needs == () or all(
            getattr(agreement, name) is not None for name in AGREEMENT.states[agreement.state].needs
        )
    for goal in project.of(Goal):
        assert (goal.settled_on is None) == (goal.state == "open")
    assert all((step.done_on is not None) == (step.state == "done") for step in project.of(Step))


def test_every_history_obeys_the_table_of_referral_states(project: Stream) -> None:
    for events in project.histories().values():
        for before, event in zip([None, *(event.state for event in events)], events, strict=False):
            assert may_move(before, event.state, event.by)
            assert (event.reason is not None) == reason_required(event.state)


def test_every_referral_stands_where_its_history_ended(project: Stream) -> None:
    histories = project.histories()

    assert all(referral.state == histories[referral.id][-1].state for referral in project.of(Referral))


def test_whatever_can_say_that_it_is_synthetic_says_so(project: Stream) -> None:
    assert all(getattr(record, "synthetic", True) for record in project.by_id.values())
    names = [
        *(body.name for body in project.of(Organisation)),
        *(service.name for service in project.of(CounsellingService)),
        *(offer.name for offer in project.of(Offer)),
    ]
    assert all("synthetisch" in name for name in names)


def test_few_centres_have_most_of_the_clients(project: Stream) -> None:
    sizes = sorted(Counter(client.holder for client in project.of(Client)).values(), reverse=True)

    assert sum(sizes) == read_model_project().clients
    assert sum(sizes[:9]) > 0.3 * sum(sizes)
    assert median(sizes) < sum(sizes) / len(sizes)


def test_the_truth_counts_what_the_stream_holds(project: Stream, truth: dict[str, Any]) -> None:
    assert truth["records"] == dict(sorted(Counter(record.label for record in project.by_id.values()).items()))
    assert truth["links"] == dict(sorted(Counter(link.type for link in project.links).items()))
    assert "Nothing here is a result of the model project" in truth["says"]


def test_refusals_silence_and_waiting_are_as_often_as_the_truth_says(project: Stream, truth: dict[str, Any]) -> None:
    for health, requests in first_answers(project, truth).items():
        told = truth["referrals"][health]
        assert told["first_answer"] == Counter(answer.state if answer else "none" for _, answer in requests)
        waited = [
            (answer.at.date() - asked.at.date()).days
            for asked, answer in requests
            if answer and answer.state == "accepted"
        ]
        assert told["days_until_accepted"]["median"] == sorted(waited)[len(waited) // 2]
        assert told["days_until_accepted"]["mean"] == pytest.approx(sum(waited) / len(waited), abs=0.01)


def test_what_came_of_the_rates_lies_near_the_rates_that_were_drawn_with(
    project: Stream, truth: dict[str, Any]
) -> None:
    for health, requests in first_answers(project, truth).items():
        settled = [
            answer.state if answer else "none" for asked, answer in requests if asked.at.date() <= LAST - ANSWERED_AFTER
        ]
        for state, rate in truth["drawn_with"]["first_answer"][health].items():
            # Four standard errors of a share.
            assert settled.count(state) / len(settled) == pytest.approx(rate, abs=4 * (rate / len(settled)) ** 0.5)


def test_the_supply_gaps_are_the_topics_that_a_site_offers_nothing_for(project: Stream, truth: dict[str, Any]) -> None:
    offered = {
        (place, topic)
        for offer in project.of(Offer)
        for place in project.targets("SERVES", offer.id)
        for topic in project.targets("ADDRESSES", offer.id)
    }
    places = {place.code: place.id for place in project.of(Place)}
    broader = {item.source: item.target for item in project.links if item.type == "BROADER"}
    offered |= {(place, broader[topic]) for place, topic in offered if topic in broader}
    gaps = {(places[gap["place"]], topic_id(gap["topic"])) for gap in truth["supply_gaps"]}

    assert gaps
    assert gaps.isdisjoint(offered)
    in_gaps = 0
    for goal in project.of(Goal):
        (agreement,) = project.targets("GOAL_OF", goal.id)
        holder = project.by_id[agreement]
        assert isinstance(holder, Agreement)
        (place,) = project.targets("SERVES", holder.holder)
        (topic,) = project.targets("AIMS_AT", goal.id)
        in_gaps += (place, topic) in gaps
    assert truth["counted"]["goals_without_an_offer"] == in_gaps > 0


def test_partners_are_known_as_often_as_the_survey_found(project: Stream, truth: dict[str, Any]) -> None:
    shares = truth["drawn_with"]["partner_share"]
    kinds = {body.id: body.kind for body in project.of(Organisation)}
    kinds |= {service.id: service.kind for service in project.of(CounsellingService)}
    members: dict[str, list[str]] = {}
    for link in project.links:
        if link.type == "MEMBER_OF":
            members.setdefault(link.target, []).append(link.source)
    expected = [
        shares[kinds[unit]]
        for network in members.values()
        for service in network
        if kinds[service] in {"mbe", "jmd"}
        for unit in network
        if unit != service
    ]

    assert truth["counted"]["pairs"] == len(expected)
    spread = sum(share * (1 - share) for share in expected) ** 0.5
    assert truth["counted"]["pairs_working_together"] == pytest.approx(sum(expected), abs=4 * spread)


def test_a_larger_scale_copies_the_sites_and_says_so_but_keeps_the_topics(project: Stream) -> None:
    twice, truth = streamed(2, 1)
    copies = [place for place in twice.of(Place) if "-K02" in place.code]

    assert len(copies) == 18
    assert all("Kopie 2" in place.name for place in copies)
    assert len(twice.of(CounsellingService)) == 2 * 87
    assert len(twice.of(Client)) == 2 * len(project.of(Client))
    assert len(twice.of(Topic)) == len(project.of(Topic))
    assert twice.items[: len(project.items)] == project.items
    assert truth["scale"] == 2


def test_never_more_than_one_site_is_in_memory() -> None:
    project = ModelProject(1, 3)
    largest = max(sum(site.clients) for site in project.sites())
    before = clients_in_memory()
    most = 0
    for item in project.items(project.sites()):
        if isinstance(item, Network):
            most = max(most, clients_in_memory() - before)

    assert most <= largest


def clients_in_memory() -> int:
    """The number of clients that something still refers to."""
    gc.collect()
    return sum(type(found) is Client for found in gc.get_objects())
