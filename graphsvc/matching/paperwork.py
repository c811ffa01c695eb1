"""Conditions on documents, prior steps, distance and cost."""

from dataclasses import replace

from graphsvc.matching.circumstances import yes_or_no
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.german import level_between
from graphsvc.matching.places import distance_km
from graphsvc.matching.questions import ASK, ask_provider
from graphsvc.matching.verdicts import Change, Reason
from graphsvc.model.derived import Condition, DocumentCode, Profile
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

_COMPLETED = "integration_course_completed"


def documents(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits with every document at hand; does not fit where one is said to be missing; else unknown."""
    names = terms("document")
    de = f"Nötig: {', '.join(names[code].de for code in condition.documents)}."
    en = f"Needed: {', '.join(names[code].en for code in condition.documents)}."
    reason = _documents(condition.documents, enquiry.profile, de, en)
    return Reason(
        reason.verdict,
        reason.de,
        reason.en,
        reason.fact,
        reason.question,
        reason.changes,
        " ".join(condition.documents),
    )


def prior_step(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits once the step before is done; a condition that names no step fits."""
    profile, step = enquiry.profile, condition.prior_step
    if step is None:
        return Reason("fits", "Kein vorheriger Schritt.", "No prior step.")
    name = terms("prior_step")[step]
    de, en = f"Vorher nötig: {name.de}.", f"Needed before: {name.en}."
    if step == "integration_course":
        fact = "integration_course_attended"
        return yes_or_no(fact, profile.integration_course_attended, de, en, (_step(fact, name.de, name.en),))
    if step == "integration_course_without_b1":
        return _without_b1(profile, de, en)
    if step == "recognition_notice":
        return _documents(("recognition_notice",), profile, de, en)
    tested = None if profile.german_proof is None else profile.german_proof != "self_assessment"
    change = Change("step", "german_proof", f"danach: {name.de}", f"after: {name.en}", (("german_proof", step),))
    return yes_or_no("german_proof", tested, de, en, (change,))


def distance(condition: Condition, facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits up to the `maximum` of kilometres in a straight line from home."""
    limit = condition.maximum or 0
    de, en = f"Höchstens {limit} km vom Wohnort.", f"At most {limit} km from home."
    kilometres = distance_km(facts, enquiry)
    if kilometres is None:
        known = enquiry.profile.place is not None
        question = (
            ask_provider("held_in", "wo das Angebot stattfindet.", "where the offer is held.")
            if known
            else ASK["place"]
        )
        return Reason("unknown", f"{de} Der Weg ist nicht bekannt.", f"{en} The way is not known.", "place", question)
    fits = kilometres <= limit
    return Reason(
        "fits" if fits else "does_not_fit",
        f"{de} Es sind {kilometres} km.".replace(f"{kilometres}", f"{kilometres}".replace(".", ",")),
        f"{en} It is {kilometres} km.",
        "place",
        threshold=f"-{limit}",
    )


def cost(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the person can bear the cost; exemptions are lifted before."""
    amount_de = "" if condition.maximum is None else f" bis zu {condition.maximum} Euro"
    amount_en = "" if condition.maximum is None else f" of up to {condition.maximum} euro"
    change = Change(
        "cost", "can_pay", "wenn jemand die Kosten trägt", "if somebody bears the cost", (("can_pay", True),)
    )
    can_pay = enquiry.profile.can_pay
    bears_de, bears_en = _BEARS[can_pay]
    return replace(
        yes_or_no("can_pay", can_pay, "", "", (change,)),
        de=f"Es entstehen Kosten{amount_de}. {bears_de}",
        en=f"There is a cost{amount_en}. {bears_en}",
    )


_BEARS = {
    True: ("Die Person kann sie tragen.", "The person can bear it."),
    False: ("Die Person kann sie nicht tragen.", "The person cannot bear it."),
    None: ("Ob die Person sie tragen kann, ist nicht bekannt.", "Whether the person can bear it is not known."),
}


def _documents(needed: tuple[DocumentCode, ...], profile: Profile, de: str, en: str) -> Reason:
    names = terms("document")
    missing = tuple(code for code in needed if code in profile.documents_missing and code not in profile.documents)
    if missing:
        names_de = ", ".join(names[code].de for code in missing)
        names_en = ", ".join(names[code].en for code in missing)
        change = Change(
            "documents",
            "documents_missing",
            f"mit: {names_de}",
            f"with: {names_en}",
            (
                ("documents", tuple(sorted({*profile.documents, *missing}))),
                ("documents_missing", tuple(sorted({*profile.documents_missing} - {*missing}))),
            ),
        )
        de, en = f"{de} Es fehlt: {names_de}.", f"{en} Missing: {names_en}."
        return Reason("does_not_fit", de, en, "documents_missing", changes=(change,))
    # A document said to be both at hand and missing is not settled.
    if set(needed) <= set(profile.documents) - set(profile.documents_missing):
        return Reason("fits", f"{de} Das liegt vor.", f"{en} That is at hand.", "documents")
    de, en = f"{de} Ob alles vorliegt, ist nicht bekannt.", f"{en} Whether all is at hand is not known."
    return Reason("unknown", de, en, "documents", ASK["documents"])


def _without_b1(profile: Profile, de: str, en: str) -> Reason:
    change = _step(_COMPLETED, "Integrationskurs", "integration course")
    done = yes_or_no(_COMPLETED, profile.integration_course_completed, de, en, (change,))
    if done.verdict != "fits":
        return done
    below = level_between("german_level", profile.german_level, None, "a2")
    return below if below.verdict != "fits" else done


def _step(fact: str, de: str, en: str) -> Change:
    return Change("step", fact, f"danach: {de}", f"after: {en}", ((fact, True),))
