"""The smallest set of changes with which an offer would fit.

Changes range over papers, levels, proofs, times, the day, the place and steps that a person can take; never over
age, gender, origin or the residence title. Every set is tried out: it stands in the answer only where the offer
then fits, or leaves nothing but open questions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graphsvc.matching.criteria import Judgement, judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.periods import months_later
from graphsvc.matching.verdicts import Change, CriterionResult, Question, Verdict, rank
from graphsvc.model.derived import CriterionCode, Paper, Place
from graphsvc.model.facts import OfferFacts

_MOST_CHANGES = 4
_MOST_TRIED = 400


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would have to change, the verdict then, and the questions still open.

    `changes` is empty where the offer fits already, is open, or where nothing that can change would help;
    `lasting` are the criteria that fail whatever changes.
    """

    changes: tuple[Change, ...]
    verdict: Verdict
    questions: tuple[Question, ...]
    lasting: tuple[CriterionCode, ...]


def remedy(facts: OfferFacts, enquiry: Enquiry) -> Remedy:
    """The fewest changes that make the offer fit; of equally many those that leave the least open."""
    now = judge(facts, enquiry)
    if now.verdict != "does_not_fit":
        return Remedy((), now.verdict, _questions(now), ())
    tried = 0
    border: dict[frozenset[Change], Judgement] = {frozenset(): now}
    for _ in range(_MOST_CHANGES):
        wider: dict[frozenset[Change], Judgement] = {}
        for chosen, judgement in border.items():
            for change in _possible(facts, enquiry, judgement):
                more = chosen | {change}
                if len(more) > len(chosen) and more not in wider and tried < _MOST_TRIED:
                    tried += 1
                    wider[more] = judge(facts, changed(enquiry, more))
        found = [(chosen, after) for chosen, after in wider.items() if after.verdict != "does_not_fit"]
        if found:
            chosen, after = min(found, key=_effort)
            return Remedy(_in_order(chosen), after.verdict, _questions(after), ())
        border = wider
    return Remedy((), "does_not_fit", (), _lasting(facts, enquiry, now))


def changed(enquiry: Enquiry, changes: Iterable[Change]) -> Enquiry:
    """The enquiry as it would be with those changes, in whatever order they are given."""
    profile, on, places = enquiry.profile, enquiry.on, enquiry.places
    for change in _in_order(changes):
        values: dict[str, Any] = dict(change.facts)
        profile = replace(profile, **values, papers=(*profile.papers, *change.papers))
        on = change.on or on
        if "place" in values:
            places = _chain(str(values["place"]), enquiry)
    return replace(enquiry, profile=profile, on=on, places=places)


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: (change.kind, change.fact, change.en)))


def _effort(found: tuple[frozenset[Change], Judgement]) -> tuple[int, int, list[str]]:
    chosen, after = found
    return -rank(after.verdict), len(_questions(after)), [change.en for change in _in_order(chosen)]


def _possible(facts: OfferFacts, enquiry: Enquiry, judgement: Judgement) -> Iterator[Change]:
    for result in judgement.criteria:
        if result.verdict != "does_not_fit":
            continue
        yield from result.changes
        yield from _papers(result, enquiry.on)
        if result.criterion == "place_served":
            yield from _moves(facts)
        if result.criterion == "dates":
            yield from _later(facts, enquiry.on)


def _papers(result: CriterionResult, on: date) -> Iterator[Change]:
    paper = result.missing_paper
    if paper is None:
        return
    last = paper.deadline or months_later(on, 12)
    for issuer in paper.issuers[:1]:
        at_hand = Paper(kind=paper.kind, issuer=issuer, issued_on=on, expires_on=last)
        yield Change("paper", "papers", f"mit dem Papier: {paper.de}", f"with the paper: {paper.en}", papers=(at_hand,))


def _moves(facts: OfferFacts) -> Iterator[Change]:
    """The move into the area of an offer that names one: only such an offer is closed to a place."""
    code = facts.serves[0]
    shown = facts.held_in if facts.held_in is not None and not facts.offer.hidden_address else None
    near = "" if shown is None or shown.code not in facts.serves else f": {shown.name}"
    yield Change(
        "place",
        "place",
        f"mit Wohnsitz im Gebiet des Angebots{near}",
        f"with residence in the area of the offer{near}",
        (("place", code),),
    )


def _later(facts: OfferFacts, on: date) -> Iterator[Change]:
    first = facts.offer.valid_from
    if first is not None and on < first and facts.offer.retired_at is None:
        yield Change("day", "on", f"ab dem {first:%d.%m.%Y}", f"from {first} on", on=first)


def _chain(code: str, enquiry: Enquiry) -> tuple[Place, ...]:
    """The place with that code and the places known around it."""
    around = tuple(place for place in enquiry.places if code.startswith(place.code) and place.code != code)
    return (Place(id="", code=code, name=code, kind="municipality"), *around)


def _questions(judgement: Judgement) -> tuple[Question, ...]:
    open_ones = (result.question for result in judgement.criteria if result.verdict == "unknown")
    return tuple(dict.fromkeys(question for question in open_ones if question is not None))


def _lasting(facts: OfferFacts, enquiry: Enquiry, now: Judgement) -> tuple[CriterionCode, ...]:
    """The failing criteria that no single change helps; all failing ones where each could be helped alone."""
    failing = [result for result in now.criteria if result.verdict == "does_not_fit"]
    without = [
        result.criterion
        for result in failing
        if not list(_possible(facts, enquiry, Judgement("does_not_fit", (result,))))
    ]
    return tuple(without or [result.criterion for result in failing])
