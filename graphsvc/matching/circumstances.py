"""Conditions on a person's circumstances: gender, children, schooling, benefits and work."""

from collections.abc import Collection
from dataclasses import replace
from typing import get_args

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.person import threshold
from graphsvc.matching.questions import ASK, told
from graphsvc.matching.verdicts import Change, Reason, Verdict
from graphsvc.model.derived import Condition, SchoolingCode
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

_SCHOOLING: tuple[SchoolingCode, ...] = get_args(SchoolingCode)

REGISTRATION = Change(
    "registration",
    "registered_jobseeker",
    "mit einer Meldung bei der Agentur für Arbeit",
    "with a registration at the employment agency",
    (("registered_jobseeker", True),),
)
"""Registering with the employment agency, which a person can do."""


def gender(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the offer is open to the person's gender."""
    return _among("gender", "gender", enquiry.profile.gender, condition.genders)


def literacy(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the offer is meant for how the person reads and writes (section 13(1) IntV)."""
    return _among("literacy", "literacy", enquiry.profile.literacy, condition.literacies)


def benefit(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the offer is open with the person's benefits."""
    return _among("benefit", "benefit", enquiry.profile.benefit, condition.benefits)


def employment(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the offer is open to people in the person's work or training."""
    return _among("employment", "employment", enquiry.profile.employment, condition.employments)


def schooling(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits from the required schooling on."""
    least = condition.schooling_minimum or _SCHOOLING[0]
    allowed = _SCHOOLING[_SCHOOLING.index(least) :]
    words = terms("schooling")[least]
    de, en = f"Schulbildung: mindestens {words.de}.", f"Schooling: at least {words.en}."
    return told(_member(enquiry.profile.schooling, allowed), de, en, "schooling", threshold=f"{least}-")


def jobseeker(_condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits for people registered with the employment agency."""
    de, en = (
        "Für Menschen, die bei der Agentur für Arbeit gemeldet sind.",
        "For people registered with the employment agency.",
    )
    return yes_or_no("registered_jobseeker", enquiry.profile.registered_jobseeker, de, en, (REGISTRATION,))


def children(_condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits for people with children under 18; an age of a child says that there is one.

    Where both facts say so, none of them alone decides, and none is named.
    """
    profile, de, en = enquiry.profile, "Für Eltern mit Kindern unter 18.", "For parents with children under 18."
    if profile.youngest_child_age is None or profile.children is False:
        return yes_or_no("children", profile.children, de, en)
    fact = "youngest_child_age" if profile.children is None else None
    return replace(told("fits", de, en, "children"), fact=fact)


def child_age(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the youngest child has the required age; contradictory facts are unknown."""
    profile, fact = enquiry.profile, "youngest_child_age"
    age, low, high = profile.youngest_child_age, condition.minimum, condition.maximum
    required = threshold(low, high)
    de, en = f"Für Kinder von {low or 0} bis {high or 17} Jahren.", f"For children aged {low or 0} to {high or 17}."
    if age is None and profile.children is False:
        return Reason(
            "does_not_fit", f"{de} Es gibt keine Kinder.", f"{en} There are none.", "children", threshold=required
        )
    if age is None:
        return Reason("unknown", f"{de} Das Alter ist nicht bekannt.", f"{en} The age is not known.", fact, ASK[fact])
    if profile.children is False:
        de, en = "Die Angaben zu Kindern passen nicht zusammen.", "The facts about children contradict."
        return Reason("unknown", de, en, "children", ASK["children"])
    fits = (low is None or low <= age) and (high is None or age <= high)
    return told("fits" if fits else "does_not_fit", de, en, fact, threshold=required)


def yes_or_no(fact: str, known: bool | None, de: str, en: str, changes: tuple[Change, ...] = ()) -> Reason:  # noqa: FBT001  a fact of the profile
    """Fits for yes, does not fit for no, unknown with the question for that fact where it is not known."""
    return told(_member(known, (True,)), de, en, fact, changes=changes)


def _among(fact: str, vocabulary: str, value: str | None, allowed: Collection[str]) -> Reason:
    known = terms(vocabulary)
    names_de = ", ".join(known[code].de for code in allowed) or "niemand"
    names_en = ", ".join(known[code].en for code in allowed) or "nobody"
    de, en = f"Offen für: {names_de}.", f"Open to: {names_en}."
    return told(_member(value, allowed), de, en, fact, threshold=" ".join(allowed))


def _member(value: object, allowed: Collection[object]) -> Verdict:
    if value is None:
        return "unknown"
    return "fits" if value in allowed else "does_not_fit"
