"""The form for a step with its promise check: a new one, one made of a suggestion, or one that is stored."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.agreement_commands import Commanded, reworded
from graphsvc.answers.cases import case_answer, case_of_goal, desk_of, promise
from graphsvc.casework.case import AgreementOfCase, Case, GoalOfCase, StepOfCase
from graphsvc.casework.commands import Desk, add_step, reword_step
from graphsvc.casework.promise_check import Caution
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound, VersionConflict, WriteKeyReused
from graphsvc.matching.topics import topics_to_search
from graphsvc.model.changes import Change
from graphsvc.model.derived import Link, Step
from graphsvc.model.validation import record_from_json, record_to_json
from graphsvc.stores.protocol import Store
from graphsvc.web.bodies import asks_for_bodies, body_choice
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.typed_form import CHANGED_MEANWHILE, REUSED, TypedForm, form_of, labels, new_key, sent_form
from graphsvc.web.versions import BothVersions, InWords, both_versions
from graphsvc.web.words import Option, day, term, yes_no

bp = Blueprint("steps", __name__)
_TYPED = ("what", "whose_turn", "due_on", "mirrors_external_plan")


@dataclass(frozen=True, slots=True)
class _Step:
    """Where the step belongs; `stored` is None for a new one."""

    case: Case
    item: AgreementOfCase
    goal: GoalOfCase
    stored: StepOfCase | None


@bp.post("/fall/schritt")
def step() -> ResponseReturnValue:
    """The form for a step; with `do=save`, the client's page with it.

    Where something stands against the promise that was not shown yet, the form comes back and says so; then it is the
    counsellor's decision. Where somebody else has changed the step meanwhile, both versions stand side by side.
    """
    store, actor, form = request_store(), session_actor(), sent_form()
    asked = _found(_case(form), form)
    if form.value("do") != "save" or asks_for_bodies(form):
        return _opened(asked, form)
    desk = desk_of(actor, form.value("key"), today())
    command = Commanded(store, actor, desk, asked.item.agreement.id, form.revision("agreement_revision"))
    try:
        typed = _typed(desk, asked, form)
        cautions = _cautions(asked, form, typed.due_on)
        if not _worth_seeing(form, cautions) <= set(form.chosen("seen")):
            return _form(asked, _with_seen(form, cautions), cautions)
        changes = _changes(desk, asked, typed, form)
        if changes:
            reworded(command, asked.case, changes, form.value("why"))
    except VersionConflict as error:
        return _conflict(_found(_case(form), form), form), error.status
    except InvalidInput as error:
        return _form(asked, form.with_problems(error)), error.status
    except WriteKeyReused as error:
        return _form(asked, form.with_values(key=new_key()).with_problems(InvalidInput([REUSED]))), error.status
    return to_case(asked.case.client.id)


def _case(form: TypedForm) -> Case:
    """The case of the client; a suggestion for a goal knows only the goal."""
    store, actor = request_store(), session_actor()
    if form.value("client"):
        return case_answer(store, actor, form.value("client"))
    return case_of_goal(store, actor, form.value("goal"))


def _found(case: Case, form: TypedForm) -> _Step:
    if form.value("step"):
        return _Step(case, *case.step(form.value("step")))
    return _Step(case, *case.goal(form.value("goal")), None)


def _opened(asked: _Step, form: TypedForm) -> str:
    """The form as it opens, or as it was typed with bodies found; one made of a suggestion is checked at once."""
    if asks_for_bodies(form):
        return _form(asked, form)
    if asked.stored is not None:
        stored = asked.stored
        form = form_of(record_to_json(stored.step), *_TYPED, "revision").with_values(
            offer=stored.offer.id if stored.offer else "", partner=stored.partners[0].id if stored.partners else ""
        )
    shown = form.with_values(key=new_key(), agreement_revision=asked.item.agreement.revision)
    if asked.stored is not None or not form.value("offer"):
        return _form(asked, shown)
    cautions = _cautions(asked, form, None)
    return _form(asked, _with_seen(shown, cautions), cautions, checked=True)


def _worth_seeing(form: TypedForm, cautions: Sequence[Caution]) -> set[str]:
    """What the counsellor has to have seen before the step is stored."""
    return {form.value("offer"), *(caution.code for caution in cautions)} if cautions else set()


def _with_seen(form: TypedForm, cautions: Sequence[Caution]) -> TypedForm:
    return form.with_values(seen=sorted(_worth_seeing(form, cautions)))


def _typed(desk: Desk, asked: _Step, form: TypedForm) -> Step:
    """The stored step with what was typed, or a new one."""
    if not form.value("what"):
        raise InvalidInput([_WHAT])
    given = {
        "id": desk.id_of(Step),
        "holder": desk.holder,
        "state": "open",
        "synthetic": asked.item.agreement.synthetic,
    }
    stored = record_to_json(asked.stored.step) if asked.stored else given
    content = {name: value for name, value in stored.items() if name not in _TYPED}
    mirrors = {"mirrors_external_plan": True} if form.value("mirrors_external_plan") == "yes" else {}
    typed = record_from_json(Step, {**content, **form.given("what", "whose_turn", "due_on"), **mirrors})
    return replace(typed, revision=form.revision()) if asked.stored else typed


def _changes(desk: Desk, asked: _Step, typed: Step, form: TypedForm) -> list[Change]:
    """The changes of the write; none for a second sending of what is stored."""
    if asked.stored is None:
        return add_step(desk, asked.item, typed, asked.goal.goal, _links(None, typed, form))
    stored = asked.stored
    links = _links(stored, typed, form)
    changes = reword_step(asked.item, stored, typed, links)
    sent_before = stored.step.revision == typed.revision + 1 and len(changes) == 1
    return [] if sent_before and _terms(stored.step) == _terms(typed) else changes


def _links(stored: StepOfCase | None, typed: Step, form: TypedForm) -> list[Link]:
    offer, partner = form.value("offer"), form.value("partner")
    uses = [Link("USES", typed.id, offer)] if offer else []
    if not partner or typed.whose_turn != "partner":
        return uses
    known = [body.id for body in stored.partners] if stored else []
    # The form shows one partner; a second one, which the API can set, stays beside it.
    return [*uses, *(Link("TURN_OF", typed.id, body) for body in (known if partner in known else [partner]))]


def _terms(step: Step) -> tuple[object, ...]:
    return step.what, step.whose_turn, step.due_on, bool(step.mirrors_external_plan)


def _cautions(asked: _Step, form: TypedForm, due_on: date | None) -> tuple[Caution, ...]:
    if not form.value("offer"):
        return ()
    days = (today(), due_on)
    try:
        return promise(request_store(), asked.case.profile, asked.goal.topic, form.value("offer"), days)
    except NotFound:
        raise InvalidInput([_OFFER]) from None


def _conflict(asked: _Step, form: TypedForm) -> str:
    """The form as typed, made from the newest revision now; beside what is stored where the step itself changed."""
    newest = form.with_values(key=new_key(), agreement_revision=asked.item.agreement.revision)
    if asked.stored is None:
        return _form(asked, newest.with_problems(InvalidInput([CHANGED_MEANWHILE])))
    store, stored = request_store(), asked.stored
    desk = desk_of(session_actor(), form.value("key"), today())
    offers = {key: name for key, name, _ in _offers(store, asked, form)}
    wanted = body_choice(store, form, stored.partners).name_of(form.value("partner"))
    mine = _in_words(_typed(desk, asked, form), offers.get(form.value("offer")), wanted)
    partner = stored.partners[0].name if stored.partners else None
    theirs = _in_words(stored.step, stored.offer.name if stored.offer else None, partner)
    return _form(asked, newest.with_values(revision=stored.step.revision), conflict=both_versions(mine, theirs))


def _in_words(step: Step, offer: str | None, partner: str | None) -> list[InWords]:
    names = labels(Step.label)
    return [
        (*names["what"], (step.what or "–", "")),
        (*names["whose_turn"], term("whose_turn", step.whose_turn)),
        ("Partnerstelle", "Partner", ((partner if step.whose_turn == "partner" else None) or "–", "")),
        ("Angebot", "Offer", (offer or "–", "")),
        (*names["due_on"], (day(step.due_on), "")),
        (*names["mirrors_external_plan"], yes_no(bool(step.mirrors_external_plan)) or ("", "")),
        (*names["state"], term("step_state", step.state)),
    ]


def _form(
    asked: _Step,
    form: TypedForm,
    cautions: Sequence[Caution] = (),
    *,
    checked: bool = False,
    conflict: Sequence[BothVersions] = (),
) -> str:
    store = request_store()
    return page(
        "step_form.html",
        "cases",
        case=asked.case,
        item=asked.item,
        of=asked.goal,
        stored=asked.stored,
        form=form,
        labels=labels(Step.label),
        offers=_offers(store, asked, form),
        partners=body_choice(store, form, asked.stored.partners if asked.stored else ()),
        cautions=cautions,
        checked=checked,
        conflict=conflict,
    )


def _offers(store: Store, asked: _Step, form: TypedForm) -> list[Option]:
    """The offers on the goal's topic anywhere, by name, and the one that was chosen."""
    found = store.offer_candidates(topics_to_search(asked.goal.topic), [], today()).offers
    named = {facts.offer.id: facts.offer.name for facts in found}
    chosen = form.value("offer")
    if chosen and chosen not in named:
        with suppress(NotFound):
            named[chosen] = store.offer_facts(chosen, today()).offer.name
    return [_NONE, *((key, name, "") for key, name in sorted(named.items(), key=lambda pair: pair[1]))]


_NONE: Option = ("", "keins", "none")
_WHAT = FieldProblem("/what", "Was ist zu tun? Bitte ergänzen.", "What is to be done? Add it.")
_OFFER = FieldProblem("/offer", "Dieses Angebot gibt es nicht. Bitte wählen.", "There is no such offer. Choose one.")
