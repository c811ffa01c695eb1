"""Referrals and the figures of a service on the command line, for whoever runs the installation."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import click

from graphsvc.answers.referrals import CLOSED, OPEN, ReferralView, move_referral, view
from graphsvc.answers.service_year import year_of_service, year_to_csv
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import MoveReferral
from graphsvc.model.derived import (
    CounsellingService,
    EventSideCode,
    ReferralEvent,
    ReferralOutcomeCode,
    ReferralReasonCode,
    ReferralStateCode,
    RoleCode,
)
from graphsvc.model.facts import Window
from graphsvc.model.ids import new_id
from graphsvc.stores.protocol import LARGEST_PAGE, Store


@click.command()
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--from", "start", type=Day(), required=True, help="The first day.")
@click.option("--to", "end", type=Day(), required=True, help="The first day outside.")
@click.option("--exact", is_flag=True, help="Exact counts, for the service itself; else counts from 1 to 4 hide.")
@plain_errors
def figures(*, service: str, start: date, end: date, exact: bool) -> None:
    """Print the figures of a service as CSV."""
    if end <= start:
        raise InvalidInput([_ENDS_FIRST])
    store = configured_store()
    store.get(OPERATOR, CounsellingService, service)
    actor = Actor(OPERATOR.account, OPERATOR.role, service)
    click.echo(year_to_csv(year_of_service(store, actor, Window(start, end), shared=not exact)), nl=False)


@click.group("referrals")
def referrals_group() -> None:
    """Look at referrals, and move one for a side that called."""


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
@plain_errors
def move(*, referral_id: str, organisation: str | None, service: str | None, **asked: Any) -> None:  # noqa: ANN401
    """Move a referral into STATE for one of its sides; the event names the operator's account."""
    if (organisation is None) == (service is None):
        raise InvalidInput([_ONE_SIDE])
    store = configured_store()
    side: EventSideCode = "receiver" if organisation else "sender"
    role: RoleCode = "partner" if organisation else "case_system"
    actor = Actor(OPERATOR.account, role, service, organisation)
    change = MoveReferral(
        referral_id=referral_id,
        revision=store.referral_facts(actor, side, referral_id).referral.revision,
        by=side,
        outcome_reason=asked["reason"] if asked["outcome"] in {"partly", "not"} else None,
        requested_on=today() if asked["state"] == "requested" else None,
        **asked,
    )
    revision = move_referral(store, actor, new_id(ReferralEvent), change)
    click.echo(f"{referral_id} is {change.state} now, in revision {revision}.")


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


_ENDS_FIRST = FieldProblem(
    "--to",
    "Der Zeitraum endet, bevor er beginnt. --to ist der erste Tag danach.",
    "The window ends before it begins. --to is the first day outside.",
)
_ONE_SIDE = FieldProblem(
    "--organisation",
    "Bitte entweder --organisation (empfangende Seite) oder --service (sendende Seite) angeben.",
    "Give either --organisation (receiving side) or --service (sending side).",
)
