"""The due list: what a counsellor or a service has to look at, by kind and day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeAlias

from graphsvc.casework.lapses import lapses
from graphsvc.casework.promise_check import Caution, promise_check
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.periods import months_later
from graphsvc.matching.rules import RuleDefinition
from graphsvc.matching.verdicts import RuleCitation
from graphsvc.model.case_facts import OpenReferral, OpenStep, OpenWork
from graphsvc.model.definition import Words
from graphsvc.model.derived import Client, Place, Profile, Step
from graphsvc.model.facts import OfferFacts

DueKind: TypeAlias = Literal["review", "step", "promise", "referral", "lapse", "birthday", "intake"]
KINDS: tuple[DueKind, ...] = ("review", "step", "promise", "referral", "lapse", "birthday", "intake")

# How far ahead each kind looks, in days.
REVIEWS_AHEAD = STEPS_AHEAD = 7
LAPSES_AHEAD = 30
INTAKES_AHEAD = 14
# A handover takes its time: appointments at both services, and a consent.
BIRTHDAYS_AHEAD = 60
# A referral that names no day for its answer waits this long before it is asked about.
ANSWER_WITHIN_DAYS = 14
# The JMD counsels up to the day before this birthday, the MBE from it on.
_HANDOVER_AGE = 27


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to look at, and the day it is about; `client` is None for a referral made for no goal."""

    kind: DueKind
    day: date | None
    overdue: bool
    client: Client | None
    record: str
    words: Words
    step: Step | None = None
    offer: OfferFacts | None = None
    rule: RuleCitation | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a due list is made for: the day, the kind of service, the rules, and the chains of places by code."""

    on: date
    is_youth_service: bool
    rules: Sequence[RuleDefinition]
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


def due_list(work: OpenWork, setting: Setting) -> tuple[DueItem, ...]:
    """Everything that is due, in the order of `KINDS`, then by day; what has no day comes last."""
    clients = {client.id: client for client in work.clients}
    items = [
        *_reviews(work, clients, setting.on),
        *_steps(work, clients, setting.on),
        *_promises(work, clients, setting),
        *_referrals(work, clients, setting.on),
        *_lapses(work, clients, setting),
        *_birthdays(work, clients, setting),
        *_intakes(work, clients, setting.on),
    ]
    return tuple(sorted(items, key=_order))


def _order(item: DueItem) -> tuple[int, bool, date, str]:
    return KINDS.index(item.kind), item.day is None, item.day or date.max, item.record


def _reviews(work: OpenWork, clients: Mapping[str, Client], on: date) -> Iterator[DueItem]:
    last = on + timedelta(days=REVIEWS_AHEAD)
    for item in work.reviews:
        if item.review.due_on <= last:
            overdue = item.review.due_on < on
            yield DueItem("review", item.review.due_on, overdue, clients[item.client], item.review.id, _REVIEW)


def _steps(work: OpenWork, clients: Mapping[str, Client], on: date) -> Iterator[DueItem]:
    last = on + timedelta(days=STEPS_AHEAD)
    for item in work.steps:
        due_on = item.step.due_on
        if due_on is not None and due_on <= last:
            words = _TURNS[item.step.whose_turn]
            offer = work.offers.get(item.offer) if item.offer else None
            yield DueItem("step", due_on, due_on < on, clients[item.client], item.step.id, words, item.step, offer)


def _promises(work: OpenWork, clients: Mapping[str, Client], setting: Setting) -> Iterator[DueItem]:
    """The promise check anew, for every open step that uses an offer."""
    for item in work.steps:
        if item.offer is None:
            continue
        facts = work.offers[item.offer]
        cautions = promise_check(facts, _enquiry(item, work, setting), item.step.due_on)
        if cautions:
            client = clients[item.client]
            words = Words(de=cautions[0].de, en=cautions[0].en)
            day = item.step.due_on
            yield DueItem(
                "promise", day, False, client, item.step.id, words, item.step, facts, cautions=cautions
            )  # fmt: skip


def _enquiry(item: OpenStep, work: OpenWork, setting: Setting) -> Enquiry:
    profile = work.profiles.get(item.client) or Profile(id="", holder="")
    return Enquiry(item.topic, profile, setting.on, setting.places.get(profile.place or "", ()))


def _referrals(work: OpenWork, clients: Mapping[str, Client], on: date) -> Iterator[DueItem]:
    for item in work.referrals:
        answer_by = _answer_by(item)
        if item.referral.state == "requested" and answer_by < on:
            client = clients.get(item.client or "")
            offer = work.offers[item.offer]
            yield DueItem("referral", answer_by, True, client, item.referral.id, _UNANSWERED, offer=offer)


def _answer_by(item: OpenReferral) -> date:
    return item.referral.answer_by or item.referral.requested_on + timedelta(days=ANSWER_WITHIN_DAYS)


def _lapses(work: OpenWork, clients: Mapping[str, Client], setting: Setting) -> Iterator[DueItem]:
    until = setting.on + timedelta(days=LAPSES_AHEAD)
    for client_id, profile in work.profiles.items():
        for lapse in lapses(profile, setting.on, until, setting.rules):
            client = clients[client_id]
            yield DueItem("lapse", lapse.last_day, False, client, profile.id, lapse.what, rule=lapse.rule)


def _birthdays(work: OpenWork, clients: Mapping[str, Client], setting: Setting) -> Iterator[DueItem]:
    """The 27th birthdays in a JMD, those that have passed too: the counselling has to go on at an MBE."""
    if not setting.is_youth_service:
        return
    last = setting.on + timedelta(days=BIRTHDAYS_AHEAD)
    for client_id, profile in work.profiles.items():
        if profile.born_on is not None:
            birthday = months_later(profile.born_on, 12 * _HANDOVER_AGE)
            if birthday <= last:
                overdue = birthday < setting.on
                yield DueItem("birthday", birthday, overdue, clients[client_id], client_id, _TURNS_27)


def _intakes(work: OpenWork, clients: Mapping[str, Client], on: date) -> Iterator[DueItem]:
    """The starts of offers that a client waits for: by a step, or by a referral that was accepted."""
    last = on + timedelta(days=INTAKES_AHEAD)
    waiting = {(item.offer, item.client) for item in work.steps if item.offer is not None}
    waiting |= {
        (item.offer, item.client) for item in work.referrals if item.client and item.referral.state == "accepted"
    }
    for offer_id, client_id in sorted(waiting):
        facts = work.offers[offer_id]
        for intake in facts.intakes:
            if intake.starts_on <= last and client_id in clients:
                yield DueItem("intake", intake.starts_on, False, clients[client_id], intake.id, _STARTS, offer=facts)


_REVIEW = Words(de="Überprüfung der Vereinbarung", en="Review of the agreement")
_UNANSWERED = Words(de="Noch keine Antwort auf die Weiterleitung", en="No answer to the referral yet")
_TURNS_27 = Words(
    de="27. Geburtstag: Übergabe vom JMD an die MBE vorbereiten",
    en="27th birthday: prepare the handover from the JMD to the MBE",
)
_STARTS = Words(de="Das Angebot beginnt", en="The offer starts")
_TURNS = {
    "client": Words(de="Schritt der Klientin oder des Klienten", en="Step of the client"),
    "counsellor": Words(de="Schritt der Beratung", en="Step of the counsellor"),
    "partner": Words(de="Schritt der Partnerstelle", en="Step of the partner"),
}
