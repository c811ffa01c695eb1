"""Agreements on the command line: draft, move, amend, sign, review and close one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, get_args

import click

from graphsvc.answers.agreement_commands import amended, closed, held, move, review_held
from graphsvc.answers.cases import topic_ids, write_case
from graphsvc.casework.balance import Balance, HurdleNoted
from graphsvc.casework.commands import Result, change_parties, draft_agreement
from graphsvc.cli.desks import at_case
from graphsvc.cli.output import Day, configured_store, plain_errors
from graphsvc.cli.repeats import repeatable
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.changes import Update
from graphsvc.model.derived import (
    Agreement,
    AgreementStateCode,
    ClosingReasonCode,
    GoalStateCode,
    HurdleKindCode,
    LanguageCode,
    PartyRoleCode,
    ResultReasonCode,
    SignatureMethodCode,
    SignerRoleCode,
    TopicCode,
)
from graphsvc.model.open_agreements import require_open
from graphsvc.model.validation import record_from_json, record_to_json

Command = TypeVar("Command", bound=Callable[..., Any])
_TERMS = (
    click.option("--language", "held_in_language", type=click.Choice(get_args(LanguageCode)), metavar="CODE"),
    click.option("--interpreter/--no-interpreter", default=None, help="Whether it was interpreted."),
    click.option("--review-every-weeks", type=click.IntRange(min=1), help="The rhythm of the joint review."),
    click.option(
        "--need", "needs", multiple=True, type=click.Choice(get_args(TopicCode)), metavar="TOPIC", help="By priority."
    ),
    click.option("--party", "other_parties", multiple=True, type=click.Choice(get_args(PartyRoleCode))),
    click.option("--joined-by", multiple=True, metavar="BODY", help="Id of an organisation or service that joins."),
)


def _terms(command: Command) -> Command:
    for option in reversed(_TERMS):
        command = option(command)
    return command


@click.group("agreement")
def agreement_group() -> None:
    """Draft, move, amend, sign, review and close agreements."""


@agreement_group.command("draft")
@click.argument("client_id")
@_terms
@plain_errors
@repeatable
def draft(*, client_id: str, joined_by: tuple[str, ...], **terms: Any) -> None:  # noqa: ANN401  the terms, by name
    """Draft an agreement with a client; it begins from the newest profile."""
    at = at_case(configured_store(), client_id)
    blank = Agreement(
        id=at.desk.id_of(Agreement), holder=at.desk.holder, version=1, state="draft", synthetic=at.desk.synthetic
    )
    new = replace(_with_terms(blank, terms), revision=0)
    write_case(at.store, at.actor, at.desk, at.case, draft_agreement(at.desk, at.case, new, joined_by))
    click.echo(f"{new.id} is a draft.")


@agreement_group.command("move")
@click.argument("agreement_id")
@click.argument("state", type=click.Choice(get_args(AgreementStateCode)))
@plain_errors
@repeatable
def move_to(*, agreement_id: str, state: AgreementStateCode) -> None:
    """Move an agreement into STATE; once it is agreed, the first review is set."""
    moved = move(at_case(configured_store(), agreement_id).command(agreement_id), state)
    click.echo(f"{agreement_id} is {moved.agreement.state} now.")


@agreement_group.command("amend")
@click.argument("agreement_id")
@click.option("--why", required=True, help="The occasion, without names of people.")
@_terms
@plain_errors
@repeatable
def amend(*, agreement_id: str, why: str, joined_by: tuple[str, ...], **terms: Any) -> None:  # noqa: ANN401  as above
    """Make a new version; what is not named stays, and nobody has signed it yet."""
    at = at_case(configured_store(), agreement_id)
    item = at.case.agreement(agreement_id)
    new = replace(_with_terms(item.agreement, terms), signatures=())
    parties = change_parties(item, joined_by) if joined_by else []
    done = amended(at.command(agreement_id), new, why, parties)
    click.echo(f"{agreement_id} has version {done.agreement.version} now; the one before stays readable.")


@agreement_group.command("sign")
@click.argument("agreement_id")
@click.option("--role", type=click.Choice(get_args(SignerRoleCode)), required=True)
@click.option("--method", type=click.Choice(get_args(SignatureMethodCode)), required=True)
@click.option("--on", type=Day(), help="The day; today by default.")
@plain_errors
@repeatable
def sign(*, agreement_id: str, role: str, method: str, on: date | None) -> None:
    """Add a signature to the version that holds; signing is voluntary."""
    at = at_case(configured_store(), agreement_id)
    item = at.case.agreement(agreement_id)
    require_open(item.agreement)
    content = record_to_json(item.agreement)
    added = {"role": role, "method": method, "signed_on": (on or at.desk.on).isoformat()}
    signed = record_from_json(Agreement, {**content, "signatures": [*content["signatures"], added], "signed": True})
    write_case(at.store, at.actor, at.desk, at.case, [Update(signed)])
    click.echo(f"{agreement_id} has {len(signed.signatures)} signatures.")


@agreement_group.command("review")
@click.argument("agreement_id")
@click.option("--review", help="Id of the review that was due; a further one without it.")
@click.option("--held-on", type=Day(), help="The day of the conversation; today by default.")
@click.option("--found", help="What was found.")
@click.option("--changed", help="What changed.")
@click.option("--agreed-next", help="What comes next.")
@plain_errors
@repeatable
def review(*, agreement_id: str, review: str | None, held_on: date | None, **said: str | None) -> None:
    """Record a review that was held; the next one is set by the rhythm."""
    command = at_case(configured_store(), agreement_id).command(agreement_id)
    item = held(command, review_held(command, review, held_on, said))
    coming = next((each.due_on for each in item.reviews if each.held_on is None), None)
    click.echo(f"Recorded. The next review is due on {coming}." if coming else "Recorded. No further review is set.")


@agreement_group.command("close")
@click.argument("agreement_id")
@click.argument("state", type=click.Choice(("completed", "ended_early")))
@click.option("--reason", type=click.Choice(get_args(ClosingReasonCode)), required=True, help="Why it ends.")
@click.option("--on", type=Day(), help="The day of the balance; today by default.")
@click.option("--successes", help="What succeeded.")
@click.option("--words", help="Reasons and outlook in words.")
@click.option("--goal", "goals", multiple=True, metavar="GOAL=STATE[:REASON]", help="How an open goal ended.")
@click.option("--hurdle", "hurdles", multiple=True, metavar="KIND[:TOPIC[:BODY]]", help="What stood in the way.")
@plain_errors
@repeatable
def close(
    *,
    agreement_id: str,
    state: AgreementStateCode,
    reason: ClosingReasonCode,
    on: date | None,
    goals: tuple[str, ...],
    hurdles: tuple[str, ...],
    **said: str | None,
) -> None:
    """End an agreement with its balance: results of its goals, successes, hurdles and the reason, in one write."""
    store = configured_store()
    topic = topic_ids(store)
    noted = [_hurdle(text) for text in hurdles]
    balance = Balance(
        state,
        reason,
        on,
        said["successes"],
        said["words"],
        [replace(each, topic=topic(each.topic)) if each.topic else each for each in noted],  # type: ignore[arg-type]
        dict(_result(text) for text in goals),
    )
    closed(at_case(store, agreement_id).command(agreement_id), balance)
    click.echo(f"{agreement_id} is {state} now.")


def _with_terms(agreement: Agreement, terms: dict[str, Any]) -> Agreement:
    """The agreement with the terms that were given; raises `InvalidInput`."""
    given = {name: value for name, value in terms.items() if value is not None and value != ()}
    if "needs" in given:
        given["needs"] = [{"topic": topic, "priority": number} for number, topic in enumerate(given["needs"], 1)]
    return record_from_json(Agreement, {**record_to_json(agreement), **given})


def _hurdle(text: str) -> HurdleNoted:
    kind, topic, body = (*text.split(":"), "", "")[:3]
    if kind not in get_args(HurdleKindCode) or (topic and topic not in get_args(TopicCode)):
        kinds = ", ".join(get_args(HurdleKindCode))
        raise InvalidInput([FieldProblem("--hurdle", f"Bekannte Hürden: {kinds}.", f"Known hurdles: {kinds}.")])
    known: HurdleKindCode = kind  # type: ignore[assignment]  # looked up above
    return HurdleNoted(known, topic or None, body or None)


def _result(text: str) -> tuple[str, Result]:
    goal, _, rest = text.partition("=")
    state, _, reason = rest.partition(":")
    if state not in get_args(GoalStateCode) or (reason and reason not in get_args(ResultReasonCode)):
        states = ", ".join(get_args(GoalStateCode))
        raise InvalidInput(
            [
                FieldProblem(
                    "--goal", f"ZIEL=STAND, mit STAND einer von: {states}.", f"GOAL=STATE, STATE one of: {states}."
                )
            ]
        )
    return goal, Result(state, reason or None)  # type: ignore[arg-type]  # looked up above
