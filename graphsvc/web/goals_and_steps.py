"""The forms for the situation of a client, a goal, and a step with its promise check."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.cases import case_answer, desk_of, promise, topic_ids, write_case
from graphsvc.casework.case import AgreementOfCase, Case, GoalOfCase
from graphsvc.casework.commands import Desk, add_goal, add_profile, add_step
from graphsvc.casework.promise_check import Caution
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound, WriteKeyReused
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.matching.topics import topics_to_search
from graphsvc.model.derived import Goal, Link, Organisation, Profile, Step, TopicCode
from graphsvc.model.validation import record_from_json
from graphsvc.model.vocabularies import terms
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web import profile_form
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.places import place_options
from graphsvc.web.typed_form import REUSED, TypedForm, labels, new_key, sent_form
from graphsvc.web.words import Option

bp = Blueprint("goals_and_steps", __name__)


@bp.post("/fall/profil")
def situation() -> ResponseReturnValue:
    """The form with the newest facts; with `do=save`, the client's page after storing them as the next version."""
    store, actor, sent = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, sent.value("client"))
    if sent.value("do") != "save":
        known = case.profile or Profile(id="", holder="")
        shown = profile_form.form_of(SuggestionRequest("german_course", replace(known, valid_on=today()), today()))
        return _situation(case, shown, new_key())
    typed = profile_form.typed_form(sent.values)
    desk = desk_of(actor, sent.value("key"), today())
    try:
        # The form is the one of suggestions, which also asks for a topic; a profile has none.
        asked = profile_form.request_of(replace(typed, values={**typed.values, "topic": "german_course"}))
        write_case(store, actor, desk, case, add_profile(desk, case, asked.profile))
    except InvalidInput as error:
        return _situation(case, profile_form.with_problems(typed, error), desk.key), error.status
    except WriteKeyReused as error:
        return _situation(case, profile_form.with_problems(typed, InvalidInput([REUSED])), new_key()), error.status
    return to_case(case.client.id)


@bp.post("/fall/ziel")
def goal() -> ResponseReturnValue:
    """The form for a goal; with `do=save`, the client's page with it."""
    store, actor, form = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, form.value("client"))
    item = case.agreement(form.value("agreement"))
    if form.value("do") != "save":
        return _goal(case, item, form.with_values(key=new_key()))
    desk = desk_of(actor, form.value("key"), today())
    try:
        topic = _topic(form)
        given = {"id": desk.id_of(Goal), "holder": desk.holder, "state": "open"}
        content = {**form.given("words", "indicator", "target_on"), **given, "synthetic": item.agreement.synthetic}
        changes = add_goal(desk, item, record_from_json(Goal, content), topic_ids(store)(topic))
        write_case(store, actor, desk, case, changes)
    except InvalidInput as error:
        return _goal(case, item, form.with_problems(error)), error.status
    except WriteKeyReused as error:
        return _goal(case, item, _again(form)), error.status
    return to_case(case.client.id)


@bp.post("/fall/schritt")
def step() -> ResponseReturnValue:
    """The form for a step; with `do=save`, the client's page with it.

    Where something stands against the promise, the form comes back once and says so; then it is the counsellor's
    decision.
    """
    store, actor, form = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, form.value("client"))
    item, of = case.goal(form.value("goal"))
    if form.value("do") != "save":
        return _step(case, of, form.with_values(key=new_key()))
    desk = desk_of(actor, form.value("key"), today())
    try:
        new = _step_of(desk, item, form)
        cautions = _cautions(store, case, of, form, new.due_on)
        if cautions and form.value("seen") != form.value("offer"):
            return _step(case, of, form.with_values(seen=form.value("offer")), cautions)
        write_case(store, actor, desk, case, add_step(desk, item, new, of.goal, _links(form, new)))
    except InvalidInput as error:
        return _step(case, of, form.with_problems(error)), error.status
    except WriteKeyReused as error:
        return _step(case, of, _again(form)), error.status
    return to_case(case.client.id)


def _again(form: TypedForm) -> TypedForm:
    return form.with_values(key=new_key()).with_problems(InvalidInput([REUSED]))


def _situation(case: Case, form: profile_form.ProfileForm, key: str) -> str:
    return page(
        "situation.html",
        "cases",
        case=case,
        form=form,
        labels=profile_form.labels(),
        places=place_options(request_store()),
        key=key,
    )


def _goal(case: Case, item: AgreementOfCase, form: TypedForm) -> str:
    return page("goal_form.html", "cases", case=case, item=item, form=form, labels=labels(Goal.label))


def _step(case: Case, of: GoalOfCase, form: TypedForm, cautions: tuple[Caution, ...] = ()) -> str:
    store = request_store()
    return page(
        "step_form.html",
        "cases",
        case=case,
        of=of,
        form=form,
        labels=labels(Step.label),
        offers=_offers(store, of, form),
        partners=_partners(store),
        cautions=cautions,
    )


def _topic(form: TypedForm) -> TopicCode:
    code: Any = form.value("topic")
    if code not in terms("topic"):
        raise InvalidInput([_TOPIC])
    topic: TopicCode = code
    return topic


def _step_of(desk: Desk, item: AgreementOfCase, form: TypedForm) -> Step:
    if not form.value("what"):
        raise InvalidInput([_WHAT])
    given = {"id": desk.id_of(Step), "holder": desk.holder, "state": "open", "synthetic": item.agreement.synthetic}
    mirrors = {"mirrors_external_plan": True} if form.value("mirrors_external_plan") else {}
    return record_from_json(Step, {**form.given("what", "whose_turn", "due_on"), **given, **mirrors})


def _links(form: TypedForm, new: Step) -> list[Link]:
    offer, partner = form.value("offer"), form.value("partner")
    uses = [Link("USES", new.id, offer)] if offer else []
    return [*uses, *([Link("TURN_OF", new.id, partner)] if partner and new.whose_turn == "partner" else [])]


def _cautions(store: Store, case: Case, of: GoalOfCase, form: TypedForm, due_on: date | None) -> tuple[Caution, ...]:
    if not form.value("offer"):
        return ()
    try:
        return promise(store, case.profile, of.topic, form.value("offer"), (today(), due_on))
    except NotFound:
        raise InvalidInput([_OFFER]) from None


def _offers(store: Store, of: GoalOfCase, form: TypedForm) -> list[Option]:
    """The offers on the goal's topic anywhere, by name, and the one that came from the suggestions."""
    found = store.offer_candidates(topics_to_search(of.topic), [], today()).offers
    named = {facts.offer.id: facts.offer.name for facts in found}
    chosen = form.value("offer")
    if chosen and chosen not in named:
        try:
            named[chosen] = store.offer_facts(chosen, today()).offer.name
        except NotFound:
            named.pop(chosen, None)
    return [_NONE, *((key, name, "") for key, name in sorted(named.items(), key=lambda pair: pair[1]))]


def _partners(store: Store) -> list[Option]:
    bodies = store.page(None, Organisation, limit=LARGEST_PAGE).records
    return [_NONE, *((body.id, body.name, "") for body in sorted(bodies, key=lambda body: body.name))]


_NONE: Option = ("", "keins", "none")
_TOPIC = FieldProblem("/topic", "Das Thema fehlt. Bitte wählen.", "The topic is missing. Choose one.")
_WHAT = FieldProblem("/what", "Was ist zu tun? Bitte ergänzen.", "What is to be done? Add it.")
_OFFER = FieldProblem("/offer", "Dieses Angebot gibt es nicht. Bitte wählen.", "There is no such offer. Choose one.")
