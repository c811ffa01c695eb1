"""A whole case on the command line: begun, agreed, worked, handed on, referred, and closed."""

import json
import os
import re
from datetime import timedelta
from typing import Any

import pytest

from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Agreement, CounsellingService, Goal, Offer, Organisation
from graphsvc.stores import Store, open_store
from tests.cli.conftest import Run

_ID = re.compile(r"\b[a-z]{3}_[0-9A-Z]{26}\b")


@pytest.fixture
def store(run: Run) -> Store:  # noqa: ARG001  it names the file
    """The store that the commands work on."""
    return open_store(os.environ["GRAPHSVC_STORE"])


@pytest.fixture
def service(store: Store) -> str:
    """The id of an MBE."""
    return next(item.id for item in store.page(None, CounsellingService).records if item.kind == "mbe")


@pytest.fixture
def other_service(store: Store) -> str:
    """The id of a JMD."""
    return next(item.id for item in store.page(None, CounsellingService).records if item.kind == "jmd")


@pytest.fixture
def offer(store: Store) -> str:
    """The id of an offer that an organisation provides."""
    return store.page(None, Offer, limit=1).records[0].id


def did(run: Run, *arguments: object) -> str:
    """The id that the command names; it has to have succeeded."""
    done = run(*arguments)
    assert done.exit_code == 0, done.output + done.stderr
    found = _ID.search(done.output)
    return found[0] if found else done.output


def begun(run: Run, service: str) -> tuple[str, str, str]:
    """The ids of a client, an active agreement and its goal."""
    client = did(run, "client", "open", "--service", service, "--reference", "CLI-1", "--synthetic")
    agreement = did(run, "agreement", "draft", client, "--need", "german_course", "--review-every-weeks", 4)
    goal = did(run, "goal", "add", agreement, "--topic", "german_course", "--words", "A2")
    for state in ("agreed", "active"):
        did(run, "agreement", "move", agreement, state)
    return client, agreement, goal


def shown(run: Run, client: str) -> dict[str, Any]:
    """The newest agreement of the client, with everything below it."""
    content: dict[str, Any] = json.loads(run("client", "show", client).output)
    newest: dict[str, Any] = content["agreements"][0]
    return newest


def test_a_case_is_worked_from_the_new_client_to_the_balance(run: Run, service: str, store: Store) -> None:
    client, agreement, goal = begun(run, service)
    school = store.page(None, Organisation, limit=1).records[0].id
    assert "CLI-1" in run("client", "list", "--service", service, "--reference", "cli-1").output
    amended = run("agreement", "amend", agreement, "--why", "Umzug", "--joined-by", school, "--party", "volunteer")
    assert "version 2" in amended.output
    did(run, "agreement", "sign", agreement, "--role", "client", "--method", "paper")
    assert "next review" in run("agreement", "review", agreement, "--found", "gut").output
    did(run, "goal", "reword", goal, "--words", "B1", "--why", "Mehr Zeit")
    step = did(run, "step", "add", goal, "--what", "Anmelden", "--due-on", today())
    did(run, "step", "reword", step, "--what", "Vorsprechen")
    did(run, "step", "move", step, "done")
    item = shown(run, client)
    assert (item["agreement"]["version"], item["joined_by"], len(item["versions"])) == (3, [school], 2)
    assert item["goals"][0]["goal"]["words"] == "B1"
    assert [each["step"]["state"] for each in item["goals"][0]["steps"]] == ["done"]
    closed = run("agreement", "close", agreement, "completed", "--reason", "goals_settled")
    assert closed.exit_code == 2
    ends = ("--goal", f"{goal}=partly", "--hurdle", "supply_gap:childcare")
    did(run, "agreement", "close", agreement, "completed", "--reason", "goals_settled", "--successes", "B1", *ends)
    assert shown(run, client)["hurdles"][0]["topic"] == "childcare"
    late = run("goal", "add", agreement, "--topic", "housing")
    assert (late.exit_code, late.stderr.startswith("error: The agreement has ended")) == (2, True)
    assert store.get(OPERATOR, Agreement, agreement).state == "completed"


def test_a_goal_is_dropped_with_a_reason_only(run: Run, service: str, store: Store) -> None:
    _, _, goal = begun(run, service)
    refused = run("goal", "settle", goal, "dropped")
    assert refused.exit_code == 2
    assert "/reason" in refused.output + refused.stderr
    did(run, "goal", "settle", goal, "dropped", "--reason", "supply_gap")
    assert store.get(OPERATOR, Goal, goal).reason == "supply_gap"


def test_a_step_with_something_against_it_is_stored_only_all_the_same(run: Run, service: str, store: Store) -> None:
    client, _, goal = begun(run, service)
    known = store.page(None, Offer, limit=200).records
    against = next(offer.id for offer in known if run("step", "check", goal, offer.id).output.count("nothing") == 0)
    asked = ("step", "add", goal, "--what", "Kurs", "--offer", against)
    assert "Nothing is stored" in run(*asked).output
    assert shown(run, client)["goals"][0]["steps"] == []
    did(run, *asked, "--anyway")
    assert shown(run, client)["goals"][0]["steps"][0]["offer"] == against


def test_a_referral_is_sent_answered_and_its_places_asked_for(run: Run, service: str, store: Store, offer: str) -> None:
    provider = next(link.target for link in store.links(None, offer) if link.type == "PROVIDED_BY")
    asked = did(run, "capacity", "ask", offer, "--service", service, "--places", 2, "--synthetic")
    did(run, "capacity", "answer", asked, "waitlist", "--organisation", provider, "--note", "ab März")
    assert "waitlist" in run("capacity", "list", "--service", service).output
    assert asked in run("capacity", "list", "--organisation", provider).output
    assert run("capacity", "list").exit_code == 2
    _, _, goal = begun(run, service)
    sent = did(run, "referrals", "send", offer, "--goal", goal, "--urgent", "--entitled-on", "2026-10-01")
    moved = run("referrals", "move", sent, "requested", "--status", "acknowledged", "--organisation", provider)
    assert moved.exit_code == 0, moved.output + moved.stderr
    did(run, "referrals", "move", sent, "accepted", "--organisation", provider)
    assert f"{sent}" in run("referrals", "list", "--service", service).output
    assert run("referrals", "send", offer).exit_code == 2
    late = run("referrals", "send", offer, "--service", service, "--answer-by", "2020-01-01")
    assert "/answer_by" in late.output + late.stderr


def test_a_case_is_handed_over_and_a_colleague_stands_in(run: Run, service: str, other_service: str) -> None:
    client, _, _ = begun(run, service)
    until = today() + timedelta(days=3)
    did(run, "substitution", "give", client, other_service, "--from", today(), "--until", until)
    assert "CLI-1" in run("substitution", "list", "--service", other_service).output
    assert run("substitution", "give", client, service, "--from", today(), "--until", until).exit_code == 2
    offered = did(
        run, "handover", "offer", client, other_service, "--reason", "turned_27", "--client-agreed-on", today()
    )
    assert offered in run("handover", "list", "--service", other_service).output
    did(run, "handover", "answer", offered, "accepted")
    assert "CLI-1" in run("client", "list", "--service", other_service).output
    assert "CLI-1" not in run("client", "list", "--service", service).output


def test_short_contacts_are_recorded_by_the_beginning_of_a_topic_and_counted(run: Run, service: str) -> None:
    before = run("contact", "count", "--service", service).output
    did(run, "contact", "record", "Wohn", "--service", service, "--minutes", 10, "--synthetic")
    assert run("contact", "count", "--service", service).output != before
    unknown = run("contact", "record", "xyz", "--service", service)
    assert "/topic" in unknown.output + unknown.stderr


def test_the_due_list_can_be_that_of_one_counsellor(run: Run, service: str) -> None:
    assert run("due", "--service", service, "--counsellor", "niemand").output == "0 entries.\n"


def test_an_id_of_nothing_says_so(run: Run) -> None:
    for arguments in (("client", "show", "cli_x"), ("goal", "settle", "goa_x", "reached"), ("agreement", "draft", "x")):
        done = run(*arguments)
        assert done.exit_code != 0
        assert "does not exist" in done.output + done.stderr


def test_a_command_repeated_with_its_key_writes_nothing_and_names_what_the_first_run_wrote(
    run: Run, service: str, store: Store
) -> None:
    client, agreement, _ = begun(run, service)
    added = ("goal", "add", agreement, "--topic", "housing", "--words", "Wohnung", "--key", "nightly 7")
    goal = did(run, *added)
    moved = ("agreement", "move", agreement, "paused", "--key", "nightly 7")
    did(run, *moved)
    did(run, "agreement", "move", agreement, "active")
    ends = ("--goal", f"{goal}=reached", "--goal", f"{_first_goal(run, client, goal)}=reached", "--key", "end")
    closed = ("agreement", "close", agreement, "completed", "--reason", "goals_settled", *ends)
    did(run, *closed)
    before = store.get(OPERATOR, Agreement, agreement)

    # Even after the agreement has ended, where none of these would be allowed any more.
    for command, written in ((added, goal), (moved, agreement), (closed, agreement)):
        again = run(*command)
        assert again.exit_code == 0, again.output + again.stderr
        assert f"{written} was written in revision" in again.output
    assert store.get(OPERATOR, Agreement, agreement) == before
    assert len(shown(run, client)["goals"]) == 2


def test_a_key_given_to_a_referral_and_its_answer_counts_for_each(run: Run, service: str, offer: str) -> None:
    sent = ("referrals", "send", offer, "--service", service, "--synthetic", "--key", "k")
    first = did(run, *sent)
    assert first in run(*sent).output
    withdrawn = ("referrals", "move", first, "cancelled", "--service", service, "--reason", "need_gone")
    moved = run(*withdrawn, "--reason-text", "erledigt", "--key", "k")
    assert moved.exit_code == 0, moved.output + moved.stderr
    assert f"{first} was written in revision" in run(*withdrawn, "--reason-text", "erledigt", "--key", "k").output
    other = did(run, *sent[:-1], "another")
    assert other != first


def test_every_command_that_writes_casework_takes_a_key(run: Run) -> None:
    writing = {
        "agreement": ("draft", "move", "amend", "sign", "review", "close"),
        "goal": ("add", "reword", "settle"),
        "step": ("add", "reword", "move"),
        "client": ("open",),
        "contact": ("record",),
        "referrals": ("send", "move"),
        "capacity": ("ask", "answer"),
        "handover": ("offer", "answer"),
        "substitution": ("give",),
    }
    for group, commands in writing.items():
        assert all("--key" in run(group, command, "--help").output for command in commands)


def _first_goal(run: Run, client: str, other: str) -> str:
    goals: list[str] = [goal["goal"]["id"] for goal in shown(run, client)["goals"]]
    return next(goal for goal in goals if goal != other)
