"""The page of one client: situation, agreements with goals and steps, what is at risk, and the history."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import client_by_handle, client_handle, request_store, session_actor
from graphsvc.answers.cases import case_answer, promises
from graphsvc.answers.suggestions import suggestions
from graphsvc.casework.agreement_states import AGREEMENT
from graphsvc.casework.case import AgreementOfCase, Case
from graphsvc.clock import today
from graphsvc.errors import InvalidInput, NotSignedIn
from graphsvc.matching.suggestions import Suggestion, SuggestionRequest
from graphsvc.model.derived import Profile, TopicCode
from graphsvc.model.open_agreements import OPEN_STATES
from graphsvc.model.validation import profile_to_json
from graphsvc.stores.protocol import Store
from graphsvc.web.fact_words import fact_words
from graphsvc.web.frame import page
from graphsvc.web.typed_form import TypedForm, new_key
from graphsvc.web.words import Pair, term

bp = Blueprint("case", __name__)
_BESIDE_A_GOAL: Final = 3


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a case's history."""

    on: date
    words: Pair


@dataclass(frozen=True, slots=True)
class Undo:
    """What was just taken out of the case, and how to put it back."""

    record_id: str
    revision: int
    words: Pair


@bp.get("/fall/<handle>")
def case(handle: str) -> str:
    """The case of the client for whom the handle stands, for the account that is signed in."""
    if session_actor() is None:
        raise NotSignedIn
    return case_page(client_by_handle(handle))


def to_case(client_id: str) -> ResponseReturnValue:
    """Forward to the page of that client, so that loading it again sends nothing again."""
    return redirect(url_for("web.case.case", handle=client_handle(client_id)), 303)


def case_page(
    client_id: str,
    *,
    undo: Undo | None = None,
    problems: Sequence[tuple[str, str, str]] = (),
    typed: TypedForm | None = None,
) -> str:
    """The page of that client, with what can be undone, and problems of a command that was not carried out.

    `typed` is the form of a result that was refused: it stands open, as it was typed.
    """
    store, on = request_store(), today()
    found = case_answer(store, session_actor(), client_id)
    return page(
        "case.html",
        "cases",
        case=found,
        facts=fact_words(profile_to_json(found.profile)) if found.profile else [],
        cautions=promises(store, found, on),
        suggested=_suggested(store, found, on),
        history=history(found),
        moves={item.agreement.id: _moves(item) for item in found.agreements},
        is_open={item.agreement.id: item.agreement.state in OPEN_STATES for item in found.agreements},
        today=on,
        new_key=new_key,
        undo=undo,
        problems=problems,
        typed=typed,
    )


def _suggested(store: Store, case: Case, on: date) -> dict[str, tuple[Suggestion, ...]]:
    """The first suggestions for each open goal of an agreement that has not ended, by id of the goal."""
    profile = case.profile or Profile(id="", holder="")
    open_goals = [
        goal
        for item in case.agreements
        if item.agreement.state in OPEN_STATES
        for goal in item.goals
        if goal.goal.state == "open"
    ]
    found: dict[str, tuple[Suggestion, ...]] = {}
    by_topic: dict[TopicCode, tuple[Suggestion, ...]] = {}
    for goal in open_goals:
        if goal.topic not in by_topic:
            request = SuggestionRequest(goal.topic, profile, on, limit=_BESIDE_A_GOAL, service=case.client.holder)
            # A profile can name a place that is no longer known; the page of the suggestions says so.
            with suppress(InvalidInput):
                by_topic[goal.topic] = suggestions(store, request, session_actor()).suggestions
        if goal.topic in by_topic:
            found[goal.goal.id] = by_topic[goal.topic]
    return found


def history(case: Case) -> list[Happened]:
    """What happened in the case, the newest first."""
    found = [
        Happened(profile.valid_on, ("Profil erfasst", "Profile recorded"))
        for profile in case.profiles
        if profile.valid_on
    ]
    for item in case.agreements:
        found += _of_agreement(item)
        found += [
            Happened(each.referral.requested_on, _referred(each.offer.name, each.referral.state))
            for goal in item.goals
            for each in goal.referrals
        ]
    return sorted(found, key=lambda each: each.on, reverse=True)


def _of_agreement(item: AgreementOfCase) -> list[Happened]:
    agreement = item.agreement
    found = [
        Happened(version.replaced_on, (f"Fassung {version.version} abgelöst: {version.why or ''}", "Version replaced"))
        for version in item.versions
    ]
    if agreement.concluded_on:
        found.append(Happened(agreement.concluded_on, (f"Fassung {agreement.version} vereinbart", "Version agreed")))
    if agreement.closed_on:
        found.append(Happened(agreement.closed_on, ("Vereinbarung beendet", "Agreement ended")))
    found += [Happened(each.held_on, ("Überprüfung", "Review held")) for each in item.reviews if each.held_on]
    found += [
        Happened(goal.goal.settled_on, (f"Ziel: {term('goal_state', goal.goal.state)[0]}", "Goal settled"))
        for goal in item.goals
        if goal.goal.settled_on
    ]
    found += [
        Happened(step.step.done_on, (f"Schritt getan: {step.step.what or ''}", "Step done"))
        for goal in item.goals
        for step in goal.steps
        if step.step.done_on
    ]
    return found


def _referred(name: str, state: str) -> Pair:
    de, en = term("referral_state", state)
    return f"Weiterleitung an {name}: {de}", f"Referral: {en}"


def _moves(item: AgreementOfCase) -> list[tuple[str, str, str]]:
    """The states that may follow by one click; an end goes through the balance."""
    following = [state for state in AGREEMENT.next_states(item.agreement.state) if state in OPEN_STATES]
    return [(state, *_MOVES[state]) for state in following]


_MOVES: dict[str, Pair] = {
    "agreed": ("Gemeinsam vereinbaren", "Agree"),
    "active": ("Arbeit beginnen oder fortsetzen", "Begin or go on"),
    "paused": ("Ruhen lassen", "Pause"),
}
