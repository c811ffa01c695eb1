"""Handovers and substitutions on the command line."""

from datetime import date
from typing import get_args

import click

from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.passing_on import Recipient, offer_handover, record_substitution
from graphsvc.cli.desks import acting_for, at_case
from graphsvc.cli.output import Day, configured_store, plain_errors
from graphsvc.cli.repeats import repeatable, write_key
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import AnswerHandover
from graphsvc.model.derived import Handover, HandoverReasonCode, HandoverStateCode


@click.group("handover")
def handover_group() -> None:
    """Give cases to another service for good."""


@handover_group.command("list")
@click.option("--service", required=True, help="Id of the counselling service that gives or receives.")
@plain_errors
def list_handovers(*, service: str) -> None:
    """List the handovers from and to a service, the last offered first."""
    store = configured_store()
    found = store.handovers(acting_for(store, service), limit=200)
    for facts in found:
        ends = f"{facts.giver.name} -> {facts.receiver.name}"
        click.echo(f"{facts.handover.id}  {facts.handover.state:9}  {facts.people} people  {ends}")
    click.echo(f"{len(found)} handovers.")


@handover_group.command("offer")
@click.argument("client_id")
@click.argument("service_id")
@click.option("--reason", type=click.Choice(get_args(HandoverReasonCode)), required=True)
@click.option("--client-agreed-on", type=Day(), required=True, help="The day on which the person agreed.")
@click.option("--also", multiple=True, help="Id of a further client who is handed over with it; may be repeated.")
@plain_errors
@repeatable
def offer(
    *, client_id: str, service_id: str, reason: HandoverReasonCode, client_agreed_on: date, also: tuple[str, ...]
) -> None:
    """Offer a case, or several together, to another service, which has to accept."""
    at = at_case(configured_store(), client_id)
    to = Recipient(client_id, service_id, at.case.client.synthetic, also)
    made = offer_handover(at.store, at.actor, at.desk.key, to, (reason, client_agreed_on))
    click.echo(f"{made} is offered.")


@handover_group.command("answer")
@click.argument("handover_id")
@click.argument("state", type=click.Choice(("accepted", "declined", "withdrawn")))
@plain_errors
@repeatable
def answer(*, handover_id: str, state: HandoverStateCode) -> None:
    """Accept or decline a handover for the receiving service, or withdraw it for the giving one."""
    store = configured_store()
    handover = store.get(OPERATOR, Handover, handover_id)
    end = "FROM" if state == "withdrawn" else "TO"
    service = next(link.target for link in store.links(OPERATOR, handover_id) if link.type == end)
    change = AnswerHandover(handover_id, handover.revision, state)
    write_checked(store, acting_for(store, service), write_key(), [change])
    click.echo(f"{handover_id} is {state} now.")


@click.group("substitution")
def substitution_group() -> None:
    """Let a colleague of another service read a case for some days."""


@substitution_group.command("list")
@click.option("--service", required=True, help="Id of the counselling service.")
@plain_errors
def list_substitutions(*, service: str) -> None:
    """List what a service gave, and the cases that it may read today."""
    store = configured_store()
    found = store.substitutions(acting_for(store, service))
    for facts in found:
        days = f"{facts.substitution.starts_on} to {facts.substitution.ends_on}"
        click.echo(
            f"{facts.substitution.id}  {days}  {facts.client.reference or facts.client.id}  {facts.substitute.name}"
        )
    click.echo(f"{len(found)} substitutions.")


@substitution_group.command("give")
@click.argument("client_id")
@click.argument("service_id")
@click.option("--from", "start", type=Day(), required=True, help="The first day.")
@click.option("--until", "end", type=Day(), required=True, help="The last day.")
@plain_errors
@repeatable
def give(*, client_id: str, service_id: str, start: date, end: date) -> None:
    """Let another service read a case from its first to its last day."""
    at = at_case(configured_store(), client_id)
    to = Recipient(client_id, service_id, at.case.client.synthetic)
    click.echo(f"{record_substitution(at.store, at.actor, at.desk.key, to, (start, end))} is recorded.")
