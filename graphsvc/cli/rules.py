"""`graphsvc rules`: list the access rules, and compare them with the statutes as they read now."""

import sys
from datetime import date
from pathlib import Path

import click

from graphsvc.answers.rules import all_overrides, rule_impact
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.matching.law import Outdated, rules_to_read_again
from graphsvc.matching.rule_impact import impact_to_json
from graphsvc.matching.rules import RuleDefinition, access_rules
from graphsvc.model.actor import OPERATOR
from graphsvc.model.validation import record_to_json


@click.group("rules")
def rules_group() -> None:
    """The access rules: which there are, and which to read again."""


@rules_group.command("list")
@click.option("--on", type=Day(), help="Only the rules that are used for this day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def list_rules(*, on: date | None, as_json: bool) -> None:
    """List the access rules with their days, source and standing."""
    shown = [rule for rule in access_rules() if on is None or rule.holds_on(on)]
    if as_json:
        echo_json([_to_json(rule) for rule in shown])
        return
    for rule in shown:
        click.echo(f"{rule.id}  {rule.valid_from} to {rule.valid_to or 'further notice'}, {rule.status}")
        click.echo(f"    {rule.source.en}; read on {rule.read_on}")


@rules_group.command("verify")
@click.option(
    "--law",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder of statutes: one folder per statute, one Markdown file per section.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def verify(*, folder: Path, as_json: bool) -> None:
    """List the rules whose section reads differently in a folder of statutes; exit code 1 where there are any."""
    outdated = rules_to_read_again(access_rules(), folder)
    if as_json:
        echo_json([{"rule": each.rule.id, "section": _section(each), "found": each.found} for each in outdated])
    else:
        for each in outdated:
            what = "reads differently" if each.found else "is not in the folder"
            click.echo(f"read again: {each.rule.id}: {_section(each)} {what}")
        sections = sum(len(rule.source.citations) for rule in access_rules())
        click.echo(f"{sections - len(outdated)} of {sections} sections read as they did when their rule was written.")
    if outdated:
        sys.exit(1)


@rules_group.command("impact")
@click.argument("rule_id", metavar="RULE")
@click.option("--on", type=Day(), help="The day asked for; by default today, or the rule's first or last day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def show_impact(*, rule_id: str, on: date | None, as_json: bool) -> None:
    """List the open steps and the groups that a rule changes: with it, their offer has another verdict than without."""
    found = rule_impact(configured_store(), OPERATOR, rule_id, today(), on)
    if as_json:
        echo_json(impact_to_json(found))
        return
    click.echo(f"{found.rule.id} on {found.on}: changes {len(found.hit)} of {found.looked_at} open steps")
    for group, count in found.groups.items():
        click.echo(f"    {count:5}  {group or 'group not known'}")
    for step in found.hit:
        click.echo(f"{step.step_id}  {step.offer_id}  without: {step.without}, with: {step.verdict}")


@rules_group.command("overrides")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def list_overrides(*, as_json: bool) -> None:
    """List where counsellors picked an offer that does not fit by the rules, and why, for whoever keeps the rules."""
    store = configured_store()
    found = sorted(all_overrides(store, OPERATOR), key=lambda each: (each.decided_on, each.id))
    if as_json:
        echo_json([record_to_json(each) for each in found])
        return
    for each in found:
        click.echo(f"{each.decided_on}  {each.topic}: {', '.join(each.criteria)}  {' '.join(each.rules)}")
        click.echo(f"    {each.reason}")
    click.echo(f"{len(found)} overrides")


def _section(outdated: Outdated) -> str:
    return f"{outdated.citation.statute} {outdated.citation.section}"


def _to_json(rule: RuleDefinition) -> dict[str, object]:
    return {
        "id": rule.id,
        "access_rule": rule.access_rule,
        "title": {"de": rule.title.de, "en": rule.title.en},
        "source": {"de": rule.source.de, "en": rule.source.en, "url": rule.source.url},
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to and rule.valid_to.isoformat(),
        "read_on": rule.read_on.isoformat(),
        "status": rule.status,
    }
