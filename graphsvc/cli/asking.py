"""The product's questions on the command line: suggestions and the map of the network."""

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from graphsvc.answers.network import network_answer
from graphsvc.answers.network_map import map_elements, map_positions
from graphsvc.answers.suggestion_tokens import repeated, token_for
from graphsvc.answers.suggestions import goal_request, suggestions, why_not
from graphsvc.cli import words
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.matching.plain_json import explanation_to_json, suggestions_to_json
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import CounsellingService, TopicCode
from graphsvc.model.facts import TieKind
from graphsvc.model.validation import profile_from_json, window_of
from graphsvc.model.vocabularies import terms
from graphsvc.settings import settings
from graphsvc.stores.protocol import Store


@click.command()
@click.option("--topic", help="Code of the topic, such as german_course.")
@click.option("--profile", "profile_file", type=click.Path(path_type=Path), help="JSON file with the facts.")
@click.option("--goal", help="Id of a stored goal, instead of topic and profile.")
@click.option("--on", type=Day(), help="The day asked for; today by default.")
@click.option("--why-not", "offer", metavar="OFFER", help="Explain every criterion of this offer.")
@click.option("--service", help="Id of the service that asks: its referrals say how well the way to an offer works.")
@click.option("--issue-token", is_flag=True, help="Print a token with which the list can be given again.")
@click.option("--token", help="The token of an earlier list: give it again, or say what has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def suggest(
    *,
    offer: str | None,
    issue_token: bool,
    token: str | None,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  the other options
) -> None:
    """Suggest offers for a profile, or for the goal of a stored client."""
    store = configured_store()
    request = _request(store, **asked, in_token=token is not None)
    changed = None
    if token is not None:
        again = repeated(store, token, request, OPERATOR, _secret(), pointer="--token")
        request, changed = again.request, [asdict(change) for change in again.changed]
    answer = suggestions_to_json(suggestions(store, request, OPERATOR))
    if changed is not None:
        answer["changed"] = changed
    if issue_token:
        answer["token"] = token_for(store, request, OPERATOR, _secret())
    if offer is not None:
        answer["why_not"] = explanation_to_json(why_not(store, request, offer, OPERATOR))
    if as_json:
        echo_json(answer)
    else:
        click.echo(words.suggestions_text(answer))


def _request(
    store: Store,
    *,
    topic: str | None,
    profile_file: Path | None,
    goal: str | None,
    **rest: Any,  # noqa: ANN401  the day, the service, and whether there is a token
) -> SuggestionRequest:
    day, service = rest["on"] or today(), rest["service"]
    if service is not None:
        _require_service(store, service)
    if goal is not None:
        asked = goal_request(store, OPERATOR, goal, day)
        return asked if service is None else replace(asked, service=service)
    # The topic is that of the token where there is one.
    code = next(iter(get_args(TopicCode))) if rest["in_token"] and topic is None else known_topic(topic)
    return SuggestionRequest(code, profile_from_json(profile_in(profile_file)), day, service=service)


def _require_service(store: Store, service: str) -> None:
    try:
        store.get(None, CounsellingService, service)
    except NotFound:
        raise InvalidInput([_UNKNOWN_SERVICE]) from None


def _secret() -> bytes:
    secret = settings().secret
    if secret is None:
        raise InvalidInput([_NO_SECRET])
    return secret.get_secret_value().encode()


@click.group("map")
def map_group() -> None:
    """Draw maps."""


@map_group.command("network")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The HTML file.")
@click.option("--from", "start", type=Day(), help="First day of the window; a year before its end by default.")
@click.option("--to", "end", type=Day(), help="First day outside the window; today by default.")
@click.option("--tie", type=click.Choice([kind.value for kind in TieKind]), default="referral", help="Kind of tie.")
@plain_errors
def map_network(out: Path, start: date | None, end: date | None, tie: str) -> None:
    """The network as one HTML file that asks nothing of any other site."""
    # pyvis takes a fifth of a second to import, so only this command pays for it.
    from visualisations.pyvis_map import pyvis_html  # noqa: PLC0415

    last = end or today()
    first = start or words.year_before(last)
    store = configured_store()
    answer = network_answer(store, OPERATOR, TieKind(tie), window_of(first, last, "--to"))
    nodes, edges = map_elements(answer, map_positions(store, OPERATOR, today()), linked=False)
    title = f"Netzwerk {first:%d.%m.%Y} bis {last:%d.%m.%Y}"
    out.write_text(pyvis_html(nodes, edges, title), encoding="utf-8")
    click.echo(f"Wrote {out}: {len(nodes)} units, {len(edges)} ties.")


def known_topic(code: str | None) -> TopicCode:
    """The topic with that code; raises `InvalidInput` that lists the known ones."""
    for known in get_args(TopicCode):
        if code == known:
            topic: TopicCode = known
            return topic
    known_codes = ", ".join(terms("topic"))
    german, english = f"Bekannte Themen: {known_codes}.", f"Known topics: {known_codes}."
    raise InvalidInput([FieldProblem("--topic", german, english)])


def profile_in(path: Path | None) -> dict[str, Any]:
    """The JSON object in that file, empty for none; raises `InvalidInput` where it cannot be read."""
    if path is None:
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InvalidInput([_UNREADABLE_PROFILE]) from None
    if not isinstance(content, dict):
        raise InvalidInput([_UNREADABLE_PROFILE])
    return content


_NO_SECRET = FieldProblem(
    "GRAPHSVC_SECRET",
    "Kennzeichen von Vorschlägen brauchen den Schlüssel dieser Installation. Bitte GRAPHSVC_SECRET setzen.",
    "Tokens of suggestions need the key of this installation. Set GRAPHSVC_SECRET.",
)
_UNKNOWN_SERVICE = FieldProblem(
    "--service",
    "Diese Beratungsstelle gibt es nicht. Bekannt sind die unter /api/v1/counselling_services.",
    "There is no such counselling service. Known ones are listed at /api/v1/counselling_services.",
)
_UNREADABLE_PROFILE = FieldProblem(
    "--profile",
    "Die Datei ist nicht lesbar oder kein JSON-Objekt. Bitte den Pfad und den Inhalt prüfen.",
    "The file cannot be read or holds no JSON object. Check its path and content.",
)
