"""Places for many who wait, on the command line."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import isnan
from typing import Any, get_args

import click

from graphsvc.answers.placing import MOST_EXPECTED, PlacingRequest, proposal
from graphsvc.answers.placing_json import proposal_to_json
from graphsvc.cli.asking import known_topic
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.matching.placing.terms import Terms
from graphsvc.matching.placing.waiting_list import GroupName, Wanted
from graphsvc.model.actor import OPERATOR
from graphsvc.model.validation import window_of

_DAYS_AHEAD = 120


class _Share(click.FloatRange):
    """A share from 0 to 1; "nan", which is neither below 0 nor above 1, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        share: float = super().convert(value, param, ctx)
        if isnan(share):
            self.fail(f"{share} is not in the range {self._describe_range()}.", param, ctx)
        return share


@click.command()
@click.option("--topic", required=True, help="Code of the topic, such as german_course; narrower topics belong to it.")
@click.option("--area", required=True, help="Code of the place whose people are placed, such as 03241.")
@click.option(
    "--from", "start", type=Day(), help="First day on which an intake may start; the day asked for by default."
)
@click.option("--to", "end", type=Day(), help="First day outside; 120 days later by default.")
@click.option("--on", type=Day(), help="The day asked for; today by default.")
@click.option("--with-open", is_flag=True, help="Also where a question is still open; such a place counts half.")
@click.option("--group-by", type=click.Choice(get_args(GroupName)), default="place", show_default=True)
@click.option("--floor", type=_Share(), default=Terms().floor, show_default=True, help="Of each group.")
@click.option("--displacement", type=_Share(), default=Terms().displacement, show_default=True, help="At most.")
@click.option("--rolling", "expected", type=click.IntRange(0, MOST_EXPECTED), help="People expected: keep places back.")
@click.option("--seed", default="", help="Rotates equal places and draws the sample.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def place(
    *,
    topic: str,
    area: str,
    start: date | None,
    end: date | None,
    on: date | None,
    as_json: bool,
    **options: Any,  # noqa: ANN401  the other options, by name
) -> None:
    """Propose places for everybody who waits; nothing is stored."""
    day = on or today()
    first = start or day
    window = window_of(first, end or first + timedelta(_DAYS_AHEAD), "--to")
    group_by: GroupName = options["group_by"]
    wanted = Wanted(day, with_open=options["with_open"], group_by=group_by, seed=options["seed"])
    terms = Terms(options["floor"], options["displacement"])
    request = PlacingRequest(known_topic(topic), area, window, wanted, terms, options["expected"])
    answer = proposal_to_json(proposal(configured_store(), OPERATOR, request))
    if as_json:
        echo_json(answer)
    else:
        click.echo("\n".join(_lines(answer)))


def _lines(answer: Mapping[str, Any]) -> Iterator[str]:
    figures = answer["figures"]
    yield f"{answer['topic']} in {answer['area']}, starts from {answer['from']} to before {answer['to']}"
    yield f"{figures['placed']} of {figures['people']} people on {figures['places']} places, nothing is stored"
    yield f"proven within {figures['gap']:.2%} of the optimum; fairness costs {figures['price_of_fairness']:.1%}"
    greedy, lot = figures["greedy_below_optimum"], figures["random_below_optimum"]
    yield f"first come, first served {greedy:.1%} and by lot {lot:.1%} below the optimum"
    for line in answer["lines"]:
        yield f"  {_people(line)}  {line['intake']['starts_on']}  {line['offer']['name']}  {line['intake']['id']}"
        for question in line["questions"]:
            yield f"      ask: {question['en']}"
    for missing in answer["unplaced"]:
        yield f"  {_people(missing)}  no place: {missing['en']}"


def _people(line: Mapping[str, Any]) -> str:
    return ", ".join(goal["reference"] or goal["client"] for goal in line["goals"])
