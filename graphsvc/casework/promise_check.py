"""The promise check: whether a step can be kept with the offer it names, asked when it is agreed and until it is done.

An agreement binds both sides only as far as the support exists locally and can be reached (domain.md 1.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from graphsvc.matching.criteria import judge
from graphsvc.matching.dates import german_day, next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.weights import weights
from graphsvc.model.derived import CriterionCode
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

PromiseCode: TypeAlias = Literal[
    "ended", "ends_before", "begins_after", "full", "not_fitting", "reported", "unverified"
]
# A step may use an offer on another topic, such as childcare for a course; dates are judged here by the due day.
_JUDGED_ELSEWHERE: frozenset[CriterionCode] = frozenset(("topic", "dates"))


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing that stands against a promise, in words."""

    code: PromiseCode
    de: str
    en: str

    def to_json(self) -> dict[str, str]:
        """Plain JSON values."""
        return {"code": self.code, "de": self.de, "en": self.en}


def promise_check(facts: OfferFacts, enquiry: Enquiry, due_on: date | None) -> tuple[Caution, ...]:
    """What stands against keeping the step, the gravest first; empty where nothing is known to.

    `enquiry` holds the facts about the person and the day of the check, `due_on` the day the step is due.
    """
    found = (
        *_running(facts, enquiry.on, due_on),
        *_full(facts, enquiry.on),
        *_not_fitting(facts, enquiry),
        *_reported(facts),
        *_unverified(facts, enquiry.on),
    )
    return tuple(found)


def _running(facts: OfferFacts, on: date, due_on: date | None) -> Iterator[Caution]:
    offer = facts.offer
    if offer.retired_at is not None:
        yield Caution("ended", "Das Angebot gibt es nicht mehr.", "The offer no longer exists.")
        return
    last = min((day for day in (offer.valid_to, offer.funding_ends_on) if day is not None), default=None)
    if last is not None and last < on:
        yield Caution("ended", f"Das Angebot endete am {german_day(last)}.", f"The offer ended on {last}.")
    elif last is not None and due_on is not None and last < due_on:
        yield Caution(
            "ends_before",
            f"Das Angebot endet am {german_day(last)}, vor dem Schritt.",
            f"The offer ends on {last}, before the step is due.",
        )
    if offer.valid_from is not None and due_on is not None and due_on < offer.valid_from:
        yield Caution(
            "begins_after",
            f"Das Angebot beginnt erst am {german_day(offer.valid_from)}.",
            f"The offer begins only on {offer.valid_from}.",
        )


def _full(facts: OfferFacts, on: date) -> Iterator[Caution]:
    """A caution where the next start is full; it says when a later one still has places."""
    intake = next_intake(facts, on)
    if intake is None or intake.booked < intake.places:
        return
    free = next((each for each in facts.intakes if each.starts_on > on and each.booked < each.places), None)
    de = f"Der nächste Start am {german_day(intake.starts_on)} ist voll."
    en = f"The next start on {intake.starts_on} is full."
    if free is not None:
        de += f" Freie Plätze gibt es ab {german_day(free.starts_on)}."
        en += f" There are free places from {free.starts_on} on."
    yield Caution("full", de, en)


def _not_fitting(facts: OfferFacts, enquiry: Enquiry) -> Iterator[Caution]:
    for result in judge(facts, enquiry, _JUDGED_ELSEWHERE).criteria:
        if result.verdict == "does_not_fit":
            yield Caution("not_fitting", f"Passt nicht: {result.de}", f"Does not fit: {result.en}")
            return


def _reported(facts: OfferFacts) -> Iterator[Caution]:
    if facts.reports:
        report = facts.reports[0]
        words = terms("offer_report_kind")[report.kind]
        yield Caution(
            "reported",
            f"Gemeldet am {german_day(report.reported_on)}: {words.de}.",
            f"Reported on {report.reported_on}: {words.en}.",
        )


def _unverified(facts: OfferFacts, on: date) -> Iterator[Caution]:
    verified_on = facts.offer.verified_on
    if verified_on is None:
        de, en = "Den Eintrag hat noch niemand geprüft.", "Nobody has verified the entry yet."
        yield Caution("unverified", de, en)
    elif (on - verified_on).days > weights().stale_after_days:
        yield Caution(
            "unverified",
            f"Der Eintrag wurde zuletzt am {german_day(verified_on)} geprüft.",
            f"The entry was last verified on {verified_on}.",
        )
