"""Goals and steps on the command line: agree on them, put them into other words, and say how they stand."""

from datetime import date
from typing import Any, get_args

import click

from graphsvc.answers.agreement_commands import reworded
from graphsvc.answers.cases import promise, topic_ids, write_case
from graphsvc.casework.commands import Result, add_goal, add_step, change_step, reword_goal, reword_step, settle_goal
from graphsvc.casework.promise_check import Caution
from graphsvc.cli.desks import At, at_case
from graphsvc.cli.output import Day, configured_store, plain_errors
from graphsvc.cli.repeats import repeatable
from graphsvc.clock import today
from graphsvc.model.derived import (
    Goal,
    GoalStateCode,
    Link,
    ResultReasonCode,
    Step,
    StepStateCode,
    TopicCode,
    WhoseTurnCode,
)
from graphsvc.model.validation import record_from_json, record_to_json

_WHY = "The occasion, where something else is agreed on: makes a new version. Without it, it is a correction."


@click.group("goal")
def goal_group() -> None:
    """Agree on goals, put them into other words, state their results."""


@goal_group.command("add")
@click.argument("agreement_id")
@click.option("--topic", type=click.Choice(get_args(TopicCode)), required=True, metavar="TOPIC")
@click.option("--words", help="As both say it.")
@click.option("--indicator", help="How both tell that it is reached.")
@click.option("--target-on", type=Day(), help="Until when.")
@plain_errors
@repeatable
def add_a_goal(*, agreement_id: str, topic: TopicCode, **words: Any) -> None:  # noqa: ANN401  the properties, by name
    """Add a goal to an agreement."""
    at = at_case(configured_store(), agreement_id)
    item = at.case.agreement(agreement_id)
    given = {"id": at.desk.id_of(Goal), "holder": at.desk.holder, "state": "open", "synthetic": at.desk.synthetic}
    goal = record_from_json(Goal, {**given, **_given(words)})
    write_case(at.store, at.actor, at.desk, at.case, add_goal(at.desk, item, goal, topic_ids(at.store)(topic)))
    click.echo(f"{goal.id} is open.")


@goal_group.command("reword")
@click.argument("goal_id")
@click.option("--words", help="As both say it.")
@click.option("--indicator", help="How both tell that it is reached.")
@click.option("--target-on", type=Day(), help="Until when.")
@click.option("--why", default="", help=_WHY)
@plain_errors
@repeatable
def reword_a_goal(*, goal_id: str, why: str, **words: Any) -> None:  # noqa: ANN401  as above
    """Put a goal into other words; what is not named stays."""
    at = at_case(configured_store(), goal_id)
    item, stored = at.case.goal(goal_id)
    goal = record_from_json(Goal, {**record_to_json(stored.goal), **_given(words)})
    reworded(at.command(item.agreement.id), at.case, reword_goal(item, goal), why)
    click.echo(f"{goal_id} is reworded.")


@goal_group.command("settle")
@click.argument("goal_id")
@click.argument("state", type=click.Choice(get_args(GoalStateCode)))
@click.option("--reason", type=click.Choice(get_args(ResultReasonCode)), help="Why it was dropped or not reached.")
@click.option("--reason-words", help="The reason in words, without names of people.")
@plain_errors
@repeatable
def settle(*, goal_id: str, state: GoalStateCode, reason: ResultReasonCode | None, reason_words: str | None) -> None:
    """State how a goal stands."""
    at = at_case(configured_store(), goal_id)
    item, stored = at.case.goal(goal_id)
    changes = settle_goal(at.desk, item, stored.goal, Result(state, reason, reason_words))
    write_case(at.store, at.actor, at.desk, at.case, changes)
    click.echo(f"{goal_id} is {state} now.")


@click.group("step")
def step_group() -> None:
    """Agree on steps with their promise check, put them into other words, tick them off."""


@step_group.command("add")
@click.argument("goal_id")
@click.option("--what", required=True, help="What is to be done.")
@click.option("--whose-turn", type=click.Choice(get_args(WhoseTurnCode)), default="client", show_default=True)
@click.option("--due-on", type=Day(), help="Until when.")
@click.option("--offer", help="Id of the offer that it uses.")
@click.option("--partner", help="Id of the partner whose turn it is.")
@click.option("--mirrors-external-plan", is_flag=True, default=None, help="A plan of the Jobcenter names it too.")
@click.option("--anyway", is_flag=True, help="Agree on it though something stands against it.")
@plain_errors
@repeatable
def add_a_step(*, goal_id: str, offer: str | None, partner: str | None, anyway: bool, **words: Any) -> None:  # noqa: ANN401
    """Agree on a step towards a goal; where something stands against it, nothing is stored without --anyway."""
    at = at_case(configured_store(), goal_id)
    item, goal = at.case.goal(goal_id)
    given = {"id": at.desk.id_of(Step), "holder": at.desk.holder, "state": "open", "synthetic": at.desk.synthetic}
    step = record_from_json(Step, {**given, **_given(words)})
    found = _cautions(at, goal_id, offer, step.due_on)
    _echo(found)
    if found and not anyway:
        click.echo("Nothing is stored. Choose another offer, or add --anyway.")
        return
    links = [Link("USES", step.id, offer)] if offer else []
    links += [Link("TURN_OF", step.id, partner)] if partner else []
    write_case(at.store, at.actor, at.desk, at.case, add_step(at.desk, item, step, goal.goal, links))
    click.echo(f"{step.id} is open.")


@step_group.command("check")
@click.argument("goal_id")
@click.argument("offer_id")
@click.option("--due-on", type=Day(), help="The day the step is due.")
@plain_errors
def check(*, goal_id: str, offer_id: str, due_on: date | None) -> None:
    """Say what stands against a step with that offer; nothing is stored."""
    found = _cautions(at_case(configured_store(), goal_id), goal_id, offer_id, due_on)
    _echo(found)
    if not found:
        click.echo("From what is known, nothing stands against it.")


@step_group.command("reword")
@click.argument("step_id")
@click.option("--what", help="What is to be done.")
@click.option("--whose-turn", type=click.Choice(get_args(WhoseTurnCode)))
@click.option("--due-on", type=Day(), help="Until when.")
@click.option("--offer", help="Id of the offer that it uses.")
@click.option("--partner", help="Id of the partner whose turn it is.")
@click.option("--why", default="", help=_WHY)
@plain_errors
@repeatable
def reword_a_step(*, step_id: str, offer: str | None, partner: str | None, why: str, **words: Any) -> None:  # noqa: ANN401
    """Put a step into other words; what is not named stays."""
    at = at_case(configured_store(), step_id)
    item, goal, stored = at.case.step(step_id)
    step = record_from_json(Step, {**record_to_json(stored.step), **_given(words)})
    uses = offer or (stored.offer.id if stored.offer else None)
    turns = [partner] if partner else [body.id for body in stored.partners]
    links = [*([Link("USES", step_id, uses)] if uses else []), *(Link("TURN_OF", step_id, body) for body in turns)]
    reworded(at.command(item.agreement.id), at.case, reword_step(item, stored, step, links), why)
    _echo(_cautions(at, goal.goal.id, uses, step.due_on))
    click.echo(f"{step_id} is reworded.")


@step_group.command("move")
@click.argument("step_id")
@click.argument("state", type=click.Choice(get_args(StepStateCode)))
@click.option("--reason", type=click.Choice(get_args(ResultReasonCode)), help="Why it was dropped.")
@plain_errors
@repeatable
def move(*, step_id: str, state: StepStateCode, reason: ResultReasonCode | None) -> None:
    """Say that a step is done, dropped or open again."""
    at = at_case(configured_store(), step_id)
    item, _, stored = at.case.step(step_id)
    write_case(at.store, at.actor, at.desk, at.case, change_step(at.desk, item, stored.step, state, reason))
    click.echo(f"{step_id} is {state} now.")


def _cautions(at: At, goal_id: str, offer: str | None, due_on: date | None) -> tuple[Caution, ...]:
    if offer is None:
        return ()
    return promise(at.store, at.case.profile, at.case.goal(goal_id)[1].topic, offer, (today(), due_on))


def _echo(cautions: tuple[Caution, ...]) -> None:
    for caution in cautions:
        click.echo(f"{caution.code:12}  {caution.en} / {caution.de}")


def _given(words: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, days as JSON has them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in words.items()
        if value is not None
    }
