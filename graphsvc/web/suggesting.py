"""Suggestions for a person: the facts come in the body of a POST and are answered directly, never stored."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor, token_secret, write_key
from graphsvc.answers.rules import override
from graphsvc.answers.suggestion_tokens import repeated, token_for
from graphsvc.answers.suggestions import goal_request, suggestions, why_not
from graphsvc.clock import today
from graphsvc.errors import InvalidInput
from graphsvc.matching.contributions import Contribution, contributions
from graphsvc.matching.pathways.definitions import pathways
from graphsvc.matching.suggestions import Suggestion, SuggestionList, SuggestionRequest
from graphsvc.matching.weights import weights
from graphsvc.stores.protocol import Store
from graphsvc.web.frame import page
from graphsvc.web.places import place_options
from graphsvc.web.profile_form import ProfileForm, at_token, form_of, labels, request_of, typed_form, with_problems
from graphsvc.web.words import Option, Pair

bp = Blueprint("suggesting", __name__)


@dataclass(frozen=True, slots=True)
class Picked:
    """The reason for picking an offer against the verdict as typed, and the problem with it; None: it is recorded."""

    reason: str
    problem: Pair | None = None


@bp.get("/vorschlaege")
def form() -> ResponseReturnValue:
    """Forward to the form: suggestions have no address, since their facts stand in none."""
    return redirect(url_for("web.offers.offers"))


@bp.post("/vorschlaege")
def suggest() -> ResponseReturnValue:
    """The ranked offers below the form; the form with its problems where a fact cannot be read."""
    goal = request.form.get("goal")
    if goal is not None:
        asked = goal_request(request_store(), session_actor(), goal, today())
        return _answer(form_of(asked), asked, goal)
    typed = typed_form({name: " ".join(request.form.getlist(name)) for name in request.form})
    # Whoever came here from a goal changes facts, asks for reasons and picks offers for that goal.
    goal = request.form.get("for_goal")
    try:
        return _answer(typed, request_of(typed), goal)
    except InvalidInput as error:
        return _page(with_problems(typed, error), goal=goal, replaces=_replaces(goal)), error.status


def _answer(form: ProfileForm, asked: SuggestionRequest, goal: str | None = None) -> str:
    store, actor = request_store(), session_actor()
    again = None
    if token := form.value("token"):
        again = repeated(store, token, asked, actor, token_secret())
        asked, form = again.request, at_token(form, again.request)
    answer = suggestions(store, asked, actor)
    offer_id = request.form.get("other_offer") if {"explain", "pick"} & set(request.form) else None
    return _page(
        form,
        answer=answer,
        explained=why_not(store, asked, offer_id, actor) if offer_id else None,
        others=_others(answer),
        names=_names(answer),
        picked=_picked(store, asked, offer_id) if offer_id and "pick" in request.form else None,
        goal=goal,
        replaces=_replaces(goal),
        again=again,
        token=token_for(store, asked, actor, token_secret()) if "issue_token" in request.form else None,
    )


def _replaces(goal: str | None) -> str | None:
    """The referral, now over, that sent the counsellor here: a new one for the goal points back to it."""
    return request.form.get("replaces") if goal else None


def _picked(store: Store, asked: SuggestionRequest, offer_id: str) -> Picked:
    """What became of picking that offer against the verdict: recorded, or the problem with the reason."""
    reason = request.form.get("reason", "")
    try:
        override(store, session_actor(), write_key(), asked, (offer_id, reason))
    except InvalidInput as error:
        return Picked(reason, (error.problems[0].de, error.problems[0].en))
    return Picked(reason)


def _page(form: ProfileForm, **values: object) -> str:
    return page(
        "suggestions.html",
        "offers",
        form=form,
        labels=labels(),
        places=place_options(request_store()),
        today=today(),
        path_goals=pathways().goals,
        points_of=_points_of,
        **values,
    )


def _points_of(suggestion: Suggestion) -> tuple[Contribution, ...]:
    return contributions(suggestion.facts, suggestion.standing, weights())


def _names(answer: SuggestionList) -> dict[str, str]:
    """The name of every offer that was looked at, by id."""
    shown = {each.facts.offer.id: each.facts.offer.name for each in answer.suggestions}
    return shown | {offer_id: name for name, offer_id in answer.not_shown}


def _others(answer: SuggestionList) -> list[Option]:
    """Every offer that was looked at and is not in the list, by name: each can be asked why it does not fit."""
    return [(offer_id, name, "") for name, offer_id in answer.not_shown]
