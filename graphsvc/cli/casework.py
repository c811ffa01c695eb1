"""Casework on the command line, for whoever runs the installation: what is due, clients, and short contacts."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import click

from graphsvc.answers.cases import case_answer
from graphsvc.answers.checked_writing import write_checked
from graphsvc.answers.due import due_answer
from graphsvc.answers.short_contacts import record_short_contact
from graphsvc.casework.commands import open_case
from graphsvc.casework.plain_json import case_to_json, due_to_json
from graphsvc.cli.asking import profile_in
from graphsvc.cli.desks import acting_for, desk_for
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.cli.repeats import repeatable, write_key
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.case_facts import ClientQuery
from graphsvc.model.derived import Client, ContactChannelCode, ContactOutcomeCode
from graphsvc.model.validation import profile_from_json, window_of
from graphsvc.stores.protocol import LARGEST_PAGE


@click.command()
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--on", type=Day(), help="The day of the list; today by default.")
@click.option("--counsellor", metavar="ACCOUNT", help="Only clients for whom this account is responsible.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def due(*, service: str, on: date | None, counsellor: str | None, as_json: bool) -> None:
    """List what is due in the cases of a service."""
    items = due_answer(configured_store(), OPERATOR, on or today(), responsible=counsellor, service=service)
    if as_json:
        echo_json({"items": [due_to_json(item) for item in items]})
        return
    for item in items:
        late = "overdue" if item.overdue else ""
        reference = (item.client.reference or item.client.id) if item.client else ""
        click.echo(f"{item.day or '':10}  {item.kind:8}  {late:7}  {reference:12}  {item.words.en}".rstrip())
    click.echo(f"{len(items)} entries.")


@click.group("client")
def client_group() -> None:
    """Look at stored clients, and begin a case."""


@client_group.command("list")
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--reference", default="", help="What the reference contains.")
@click.option("--counsellor", metavar="ACCOUNT", help="Only those for whom this account is responsible.")
@plain_errors
def list_clients(*, service: str, reference: str, counsellor: str | None) -> None:
    """List the clients of a service, as its counsellors see them."""
    store = configured_store()
    actor, after, count = acting_for(store, service), "", 0
    while True:
        found = store.find_clients(actor, service, ClientQuery(reference, counsellor, after, LARGEST_PAGE))
        for client in found.records:
            line = f"{client.id}  {client.opened_on or '':10}  {client.reference or '':16}  {client.counsellor or ''}"
            click.echo(line.rstrip())
        count += len(found.records)
        if found.next_after is None:
            break
        after = found.next_after
    click.echo(f"{count} clients.")


@client_group.command("open")
@click.option("--service", required=True, help="Id of the counselling service that holds the case.")
@click.option("--reference", required=True, help="The reference; graphsvc stores no name.")
@click.option("--case-system", help="The case system that the reference is from.")
@click.option("--opened-on", type=Day(), help="The first day; today by default.")
@click.option("--counsellor", metavar="ACCOUNT", help="The account that is responsible.")
@click.option("--profile", "profile_file", type=click.Path(path_type=Path), help="JSON file with the facts.")
@click.option("--synthetic", is_flag=True, help="Invented data.")
@plain_errors
@repeatable
def open_one(
    *,
    service: str,
    reference: str,
    opened_on: date | None,
    profile_file: Path | None,
    synthetic: bool,
    **said: Any,  # noqa: ANN401  the other properties, by name
) -> None:
    """Begin the case of a new client, with the facts where a file has them."""
    store = configured_store()
    actor = acting_for(store, service)
    desk = desk_for(actor, synthetic=synthetic)
    client = Client(
        id=desk.id_of(Client),
        holder=service,
        reference=reference,
        opened_on=opened_on or desk.on,
        synthetic=synthetic,
        **said,
    )
    facts = profile_from_json(profile_in(profile_file)) if profile_file else None
    write_checked(store, actor, desk.key, open_case(desk, client, facts))
    click.echo(f"{client.id} is opened.")


@client_group.command("show")
@click.argument("client_id")
@plain_errors
def show(*, client_id: str) -> None:
    """Print one client's case as JSON: profiles, agreements, goals, steps, reviews and versions."""
    echo_json(case_to_json(case_answer(configured_store(), OPERATOR, client_id)))


@click.group("contact")
def contact_group() -> None:
    """Short contacts, with no person stored."""


@contact_group.command("record")
@click.argument("topic")
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--channel", type=click.Choice(get_args(ContactChannelCode)), default="in_person", show_default=True)
@click.option("--outcome", type=click.Choice(get_args(ContactOutcomeCode)), default="informed", show_default=True)
@click.option("--language", default="", metavar="CODE", help="Language of the conversation.")
@click.option("--minutes", default="", help="How long it took.")
@click.option("--held-on", type=Day(), help="The day; today by default.")
@click.option("--synthetic", is_flag=True, help="Invented data.")
@plain_errors
@repeatable
def record(*, topic: str, service: str, held_on: date | None, synthetic: bool, **said: str) -> None:
    """Record a short contact; the beginning of the TOPIC's name is enough."""
    store = configured_store()
    content = {**said, "topic": topic, "held_on": (held_on or today()).isoformat()}
    actor = acting_for(store, service)
    stored = record_short_contact(store, actor, write_key(), content, synthetic=synthetic)
    click.echo(f"{stored.id}  {stored.topic}")


@contact_group.command("count")
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--from", "start", type=Day(), help="The first day; today by default.")
@click.option("--to", "end", type=Day(), help="The first day outside; the day after the first by default.")
@plain_errors
def count(*, service: str, start: date | None, end: date | None) -> None:
    """Count the short contacts of a service by topic, the most first."""
    store = configured_store()
    first = start or today()
    window = window_of(first, end or first + timedelta(days=1), "--to")
    counts = store.contact_counts(acting_for(store, service), window)
    for topic, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{number:5}  {topic}")
    click.echo(f"{sum(counts.values())} contacts.")
