"""Whether the invented clients, agreements, referrals and contacts could have been."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, timedelta
from itertools import pairwise

from graphsvc.casework.referral_states import FIRST_STATES, may_move, reason_required
from graphsvc.model.derived import (
    Agreement,
    CaseworkRecord,
    Client,
    CounsellingService,
    Goal,
    Meeting,
    Profile,
    Referral,
    ReferralEvent,
    Review,
)
from graphsvc.model.validation import record_to_json
from graphsvc.seeding.clients import age_on
from tests.seeding.streams import Stream

YEAR = timedelta(days=364)


def test_there_are_200_invented_clients_without_a_name(stream: Stream) -> None:
    clients = stream.of(Client)

    assert [client.reference for client in clients] == [f"DEMO-{number:04}" for number in range(1, 201)]
    assert all(client.case_system == "demo" and client.synthetic for client in clients)


def test_every_service_holds_cases(stream: Stream) -> None:
    assert {client.holder for client in stream.of(Client)} == {service.id for service in stream.of(CounsellingService)}


def test_all_casework_of_a_client_is_held_by_one_service(stream: Stream) -> None:
    for link in stream.links:
        source, target = stream.by_id[link.source], stream.by_id[link.target]
        if isinstance(source, CaseworkRecord) and isinstance(target, CaseworkRecord):
            assert source.holder == target.holder
        if link.type == "FROM" and isinstance(source, Referral):
            assert source.holder == link.target


def test_clients_have_the_age_of_their_service_when_counselling_begins(stream: Stream) -> None:
    for profile in stream.of(Profile):
        client = stream.by_id[stream.targets("PROFILE_OF", profile.id)[0]]
        service = stream.by_id[profile.holder]
        assert isinstance(client, Client)
        assert isinstance(service, CounsellingService)
        if profile.born_on is not None and client.opened_on is not None:
            age = age_on(profile.born_on, client.opened_on)
            assert 27 <= age <= 70 if service.kind == "mbe" else 12 <= age <= 26


def test_age_counts_a_birthday_only_from_its_day_on() -> None:
    assert age_on(date(2000, 2, 29), date(2027, 2, 28)) == 26
    assert age_on(date(2000, 2, 29), date(2027, 3, 1)) == 27


def test_many_profiles_are_complete_and_some_leave_questions_open(stream: Stream) -> None:
    complete = Counter(
        all((profile.german_level, profile.residence_group, profile.place, profile.born_on))
        for profile in stream.of(Profile)
    )

    assert complete[True] > complete[False] > 30


def test_some_papers_run_out_and_all_were_issued_before_the_counselling(stream: Stream) -> None:
    papers = [(profile, paper) for profile in stream.of(Profile) for paper in profile.papers]

    assert len(papers) >= 30
    for profile, paper in papers:
        assert paper.issued_on is not None
        assert profile.valid_on is not None
        assert paper.issued_on < profile.valid_on


def test_the_first_goal_of_many_is_german(stream: Stream) -> None:
    topics = Counter(stream.targets("AIMS_AT", goal.id)[0] for goal in stream.of(Goal))
    (most, _), *_ = topics.most_common(1)

    assert getattr(stream.by_id[most], "code", None) == "german_course"


def test_most_clients_have_an_agreement_with_one_to_three_goals(stream: Stream) -> None:
    agreements = stream.of(Agreement)
    goals = Counter(stream.targets("GOAL_OF", goal.id)[0] for goal in stream.of(Goal))

    assert 150 <= len(agreements) < 200
    assert set(goals) == {agreement.id for agreement in agreements}
    assert set(goals.values()) == {1, 2, 3}


def test_no_agreement_is_closed_before_it_is_concluded_or_concluded_in_the_future(stream: Stream) -> None:
    for agreement in stream.of(Agreement):
        assert (agreement.concluded_on is None) == (agreement.state == "draft")
        if agreement.concluded_on:
            assert agreement.concluded_on <= (agreement.closed_on or stream.as_of)
            assert agreement.concluded_on < stream.as_of
        assert (agreement.closed_on is not None) == (agreement.state in {"completed", "ended_early"})


def test_every_running_agreement_has_one_coming_review_and_no_review_was_held_in_the_future(stream: Stream) -> None:
    coming = Counter(
        stream.targets("REVIEW_OF", review.id)[0] for review in stream.of(Review) if review.due_on >= stream.as_of
    )
    running = {item.id for item in stream.of(Agreement) if item.concluded_on and item.closed_on is None}

    assert set(coming) == running
    assert set(coming.values()) == {1}
    assert all(review.held_on is None or review.held_on < stream.as_of for review in stream.of(Review))


def test_every_history_follows_the_table_of_states(stream: Stream) -> None:
    for events in stream.histories().values():
        assert events[0].state in FIRST_STATES
        assert events[0].by == "sender"
        for before, after in pairwise(events):
            assert may_move(before.state, after.state, after.by)
            assert before.at < after.at


def test_a_reason_stands_exactly_where_the_table_asks_for_one(stream: Stream) -> None:
    assert all((event.reason is not None) == reason_required(event.state) for event in stream.of(ReferralEvent))


def test_a_referral_has_the_state_of_its_last_event_and_the_day_of_its_first(stream: Stream) -> None:
    histories = stream.histories()
    for referral in stream.of(Referral):
        events = histories[referral.id]
        assert referral.state == events[-1].state
        assert referral.requested_on == events[0].at.date()


def test_only_a_completed_referral_has_an_outcome_and_completed_does_not_always_mean_helped(stream: Stream) -> None:
    assert all((item.outcome is not None) == (item.state == "completed") for item in stream.of(Referral))
    assert {item.outcome for item in stream.of(Referral)} == {None, "got_help", "partly", "not"}


def test_some_requests_are_never_answered(stream: Stream) -> None:
    silent = [
        item
        for item in stream.of(Referral)
        if item.state == "requested" and item.requested_on < stream.as_of - timedelta(days=90)
    ]

    assert len(silent) >= 20


def test_every_state_occurs(stream: Stream) -> None:
    assert {event.state for event in stream.of(ReferralEvent)} == {
        "draft",
        "requested",
        "accepted",
        "rejected",
        "in_progress",
        "on_hold",
        "completed",
        "failed",
        "cancelled",
        "entered_in_error",
    }


def test_referrals_fill_the_eight_quarters_before_the_day(stream: Stream) -> None:
    first = stream.as_of - timedelta(days=8 * 91)
    quarters = Counter((item.requested_on - first).days // 91 for item in stream.of(Referral))

    assert set(quarters) == set(range(8))
    assert min(quarters.values()) >= 20


def test_in_a_year_some_pairs_meet_often_and_many_seldom(stream: Stream) -> None:
    pairs = _pairs(stream, stream.as_of - YEAR, stream.as_of)

    assert sum(events >= 5 for events in pairs.values()) >= 5
    assert sum(events <= 2 for events in pairs.values()) >= 40


def test_more_pairs_work_together_after_the_agreement_of_the_fifth_quarter(stream: Stream) -> None:
    before = _pairs(stream, stream.as_of - 2 * YEAR, stream.as_of - YEAR)
    after = _pairs(stream, stream.as_of - YEAR, stream.as_of)

    assert len(after) > 1.2 * len(before)


def test_referrals_go_to_other_units_than_the_sender(stream: Stream) -> None:
    assert not [item for item in stream.of(Referral) if stream.targets("FROM", item.id) == [stream.receiver(item)]]


def test_whoever_takes_part_is_on_the_roster_that_day(stream: Stream) -> None:
    for referral in stream.of(Referral):
        assert _member(stream, stream.receiver(referral), referral.requested_on)
    for meeting in stream.of(Meeting):
        assert all(_member(stream, unit, meeting.held_on) for unit in stream.targets("ATTENDED_BY", meeting.id))


def test_whoever_joins_a_case_is_on_the_roster_for_all_its_days(stream: Stream) -> None:
    joined = 0
    for agreement in stream.of(Agreement):
        for unit in stream.targets("JOINED_BY", agreement.id):
            joined += 1
            assert unit != agreement.holder
            assert agreement.concluded_on is not None
            assert _member(stream, unit, agreement.concluded_on)
            assert _member(stream, unit, agreement.closed_on or stream.as_of)

    assert joined >= 20


def test_cooperations_bind_only_members(stream: Stream) -> None:
    bound = [link.target for link in stream.links if link.type == "BETWEEN"]

    assert all(_member(stream, unit, stream.as_of - 4 * YEAR) for unit in bound)
    assert all(_member(stream, unit, stream.as_of) for unit in bound)


def test_two_members_have_no_contact_at_all(stream: Stream) -> None:
    members = {link.source for link in stream.links if link.type == "MEMBER_OF"}
    contacts = {link.target for link in stream.links if link.type in {"ATTENDED_BY", "JOINED_BY", "BETWEEN"}}
    contacts |= {stream.receiver(item) for item in stream.of(Referral) if not stream.sensitive(item)}
    contacts |= {link.target for link in stream.links if link.type == "FROM"}

    assert len(members - contacts) >= 2


def test_the_network_meets_each_quarter_and_nobody_meets_in_the_future(stream: Stream) -> None:
    meetings = stream.of(Meeting)
    large = [meeting for meeting in meetings if len(stream.targets("ATTENDED_BY", meeting.id)) > 5]

    assert len(large) == 8
    assert all(meeting.held_on < stream.as_of for meeting in meetings)
    assert all(len(stream.targets("ATTENDED_BY", meeting.id)) >= 2 for meeting in meetings)


def test_nothing_happened_on_a_weekend(stream: Stream) -> None:
    days = [event.at.date() for event in stream.of(ReferralEvent)]
    days += [meeting.held_on for meeting in stream.of(Meeting)]

    assert max(day.weekday() for day in days) <= 4


def test_events_happen_during_the_day(stream: Stream) -> None:
    assert all(event.at.tzinfo is UTC and 7 <= event.at.hour < 18 for event in stream.of(ReferralEvent))


def test_all_casework_is_marked_as_synthetic(stream: Stream) -> None:
    unmarked = [
        record
        for record in stream.by_id.values()
        if isinstance(record, CaseworkRecord)
        and not isinstance(record, Profile)
        and record_to_json(record).get("synthetic") is not True
    ]

    assert not unmarked


def _pairs(stream: Stream, start: date, end: date) -> Counter[tuple[str, str]]:
    return Counter(
        (stream.targets("FROM", item.id)[0], stream.receiver(item))
        for item in stream.of(Referral)
        if start <= item.requested_on < end
        and item.state not in {"draft", "entered_in_error"}
        and not stream.sensitive(item)
    )


def _member(stream: Stream, unit: str, on: date) -> bool:
    memberships = [link for link in stream.links if link.type == "MEMBER_OF" and link.source == unit]
    return any(link.properties["valid_from"] <= on <= (link.properties.get("valid_to") or on) for link in memberships)
