"""Referrals and questions about free places on the command line, for whoever runs the installation."""

from collections.abc import Iterator
from typing import Any, get_args

import click

from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.referrals import (
    CLOSED,
    OPEN,
    CapacityRequest,
    ReferralRequest,
    ReferralView,
    ask_capacity,
    move_referral,
    send_referral,
    view,
)
from graphsvc.cli.desks import acting_for
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.cli.repeats import repeatable, write_key
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import AnswerEnquiry, MoveReferral
from graphsvc.model.derived import (
    CapacityAnswerCode,
    CapacityEnquiry,
    EventSideCode,
    Goal,
    ReferralBusinessStatusCode,
    ReferralOutcomeCode,
    ReferralReasonCode,
    ReferralStateCode,
)
from graphsvc.stores.protocol import LARGEST_PAGE, Store


@click.group("referrals")
def referrals_group() -> None:
    """Send referrals, look at them, and move one for a side that called."""


@referrals_group.command("send")
@click.argument("offer_id")
@click.option("--goal", help="Id of the goal that it serves; its service sends.")
@click.option("--service", help="Id of the service that sends, where there is no goal.")
@click.option("--intake", help="Id of the start whose place is taken once it is accepted.")
@click.option("--replaces", help="Id of an earlier referral, now over, that it stands in for.")
@click.option("--urgent", is_flag=True, help="Help is needed at once.")
@click.option("--answer-by", type=Day(), help="Last day for an answer; else 14 days, 3 where it is urgent.")
@click.option("--entitled-on", type=Day(), help="Day from which the person is entitled; for waiting times only.")
@click.option("--synthetic", is_flag=True, help="Invented data.")
@plain_errors
@repeatable
def send(*, offer_id: str, goal: str | None, service: str | None, urgent: bool, **asked: Any) -> None:  # noqa: ANN401
    """Make a referral to an offer and send it; nothing about the person goes along."""
    store = configured_store()
    if (goal is None) == (service is None):
        raise InvalidInput([_GOAL_OR_SERVICE])
    sender = store.get(OPERATOR, Goal, goal).holder if goal else service or ""
    request = ReferralRequest(offer=offer_id, goal=goal, priority="urgent" if urgent else None, **asked)
    made = send_referral(store, acting_for(store, sender), write_key(), request, today())
    click.echo(f"{made} is requested.")


@referrals_group.command("list")
@click.option("--service", help="Only those that this counselling service sent.")
@click.option("--closed", is_flag=True, help="Those that are over, instead of the open ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def list_referrals(*, service: str | None, closed: bool, as_json: bool) -> None:
    """List referrals with their state, and the flag that nothing was heard by the deadline."""
    found = [seen for seen in _every(configured_store(), CLOSED if closed else OPEN) if _sent_by(seen, service)]
    if as_json:
        echo_json({"items": [seen.to_json() for seen in found]})
        return
    for seen in found:
        flag = "no feedback" if seen.no_feedback else ""
        referral = seen.facts.referral
        line = f"{referral.id}  {referral.requested_on}  {referral.state:12}  {flag:11}  {seen.facts.offer.name}"
        click.echo(line.rstrip())
    click.echo(f"{len(found)} referrals.")


@referrals_group.command("move")
@click.argument("referral_id")
@click.argument("state", type=click.Choice(get_args(ReferralStateCode)))
@click.option("--organisation", help="Answer for the organisation that provides the offer.")
@click.option("--service", help="Move for the counselling service that sent it.")
@click.option("--reason", type=click.Choice(get_args(ReferralReasonCode)), help="Why.")
@click.option("--reason-text", help="Why, in words without names of people.")
@click.option("--outcome", type=click.Choice(get_args(ReferralOutcomeCode)), help="Whether it helped.")
@click.option(
    "--status", "business_status", type=click.Choice(get_args(ReferralBusinessStatusCode)), help="Within the state."
)
@plain_errors
@repeatable
def move(*, referral_id: str, organisation: str | None, service: str | None, **asked: Any) -> None:  # noqa: ANN401
    """Move a referral into STATE for one of its sides; the event names the operator's account.

    The state as it is, with --status, changes the business status alone.
    """
    store = configured_store()
    side, actor = _side(store, service, organisation)
    referral = store.referral_facts(actor, side, referral_id).referral
    if asked["business_status"] and asked["state"] == referral.state:
        asked["state"] = None
    change = MoveReferral(
        referral_id=referral_id,
        revision=referral.revision,
        by=side,
        outcome_reason=asked["reason"] if asked["outcome"] in {"partly", "not"} else None,
        requested_on=today() if asked["state"] == "requested" else None,
        **asked,
    )
    revision = move_referral(store, actor, write_key(), change)
    click.echo(f"{referral_id} is {change.state or referral.state} now, in revision {revision}.")


def _every(store: Store, states: tuple[ReferralStateCode, ...]) -> Iterator[ReferralView]:
    after: str | None = None
    while True:
        page = store.referrals(OPERATOR, "sender", states, after=after, limit=LARGEST_PAGE)
        yield from (view(facts, today()) for facts in page.referrals)
        after = page.next_after
        if after is None:
            return


def _sent_by(seen: ReferralView, service: str | None) -> bool:
    return service is None or seen.facts.sender.id == service


@click.group("capacity")
def capacity_group() -> None:
    """Ask offers for free places, and answer, with nothing about people."""


@capacity_group.command("list")
@click.option("--service", help="What this counselling service asked.")
@click.option("--organisation", help="What this organisation was asked.")
@plain_errors
def list_enquiries(*, service: str | None, organisation: str | None) -> None:
    """List questions about free places, the last asked first."""
    store = configured_store()
    side, actor = _side(store, service, organisation)
    found = store.enquiries(actor, side, limit=LARGEST_PAGE)
    for facts in found:
        enquiry = facts.enquiry
        answer = enquiry.answer or "no answer yet"
        click.echo(f"{enquiry.id}  {enquiry.asked_on}  {enquiry.places:3} places  {answer:19}  {facts.offer.name}")
    click.echo(f"{len(found)} questions.")


@capacity_group.command("ask")
@click.argument("offer_id")
@click.option("--service", required=True, help="Id of the counselling service that asks.")
@click.option("--places", type=click.IntRange(1, 1000), default=1, show_default=True, help="How many are sought.")
@click.option("--synthetic", is_flag=True, help="Invented data.")
@plain_errors
@repeatable
def ask(*, offer_id: str, service: str, places: int, synthetic: bool) -> None:
    """Ask the organisation behind an offer for free places."""
    store = configured_store()
    asked = CapacityRequest(offer_id, places, synthetic)
    made = ask_capacity(store, acting_for(store, service), write_key(), asked, today())
    click.echo(f"{made} is asked.")


@capacity_group.command("answer")
@click.argument("enquiry_id")
@click.argument("answer", type=click.Choice(get_args(CapacityAnswerCode)))
@click.option("--organisation", help="Answer for the organisation that provides the offer.")
@click.option("--service", help="Answer for the counselling service that delivers the offer.")
@click.option("--note", help="A short note, with nothing about people.")
@plain_errors
@repeatable
def answer_one(
    *, enquiry_id: str, answer: CapacityAnswerCode, organisation: str | None, service: str | None, note: str | None
) -> None:
    """Say whether there is room; a later answer replaces the earlier one."""
    store = configured_store()
    _, actor = _side(store, service, organisation)
    revision = store.get(OPERATOR, CapacityEnquiry, enquiry_id).revision
    change = AnswerEnquiry(enquiry_id, revision, answer, today(), note)
    write_checked(store, actor, write_key(), [change])
    click.echo(f"{enquiry_id} is answered: {answer}.")


def _side(store: Store, service: str | None, organisation: str | None) -> tuple[EventSideCode, Actor]:
    """The side that is named, and the operator on its behalf."""
    if (organisation is None) == (service is None):
        raise InvalidInput([_ONE_SIDE])
    if service is not None:
        return "sender", acting_for(store, service)
    return "receiver", Actor(OPERATOR.account, "partner", organisation=organisation)


_ONE_SIDE = FieldProblem(
    "--organisation",
    "Bitte entweder --organisation (empfangende Seite) oder --service (sendende Seite) angeben.",
    "Give either --organisation (receiving side) or --service (sending side).",
)
_GOAL_OR_SERVICE = FieldProblem(
    "--goal",
    "Bitte entweder --goal (dessen Dienst weiterleitet) oder --service angeben.",
    "Give either --goal, whose service sends, or --service.",
)
