"""Conditions on German: the level as a whole, one skill, and how it is proven."""

from typing import get_args

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.periods import months_later
from graphsvc.matching.questions import ASK, told
from graphsvc.matching.verdicts import Change, Reason
from graphsvc.model.derived import CefrLevelCode, Condition, GermanSkillCode, Profile
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

LEVELS: tuple[CefrLevelCode, ...] = get_args(CefrLevelCode)
"""The levels of German, lowest first."""
ASK_LEVEL = ASK["german_level"]


def german_level(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the person's level lies between the lowest and the highest one allowed, both included."""
    return level_between("german_level", enquiry.profile.german_level, condition.level_minimum, condition.level_maximum)


def german_skill(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """The same for one skill; the level as a whole says nothing about it. No skill named: the whole level."""
    if condition.skill is None:
        return german_level(condition, _facts, enquiry)
    fact, level = _skill(condition.skill, enquiry.profile)
    reason = level_between(fact, level, condition.level_minimum, condition.level_maximum)
    name = terms("german_skill")[condition.skill]
    return Reason(
        reason.verdict,
        f"{name.de}: {reason.de}",
        f"{name.en}: {reason.en}",
        reason.fact,
        reason.question,
        reason.changes,
        reason.threshold,
    )


def german_proof(condition: Condition, _facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits with one of the proofs asked for, no older than the `maximum` of months (section 8(1) DeuFöV)."""
    profile, names = enquiry.profile, terms("german_proof")
    de = f"Nachweis: {' oder '.join(names[code].de for code in condition.proofs)}."
    en = f"Proof: {' or '.join(names[code].en for code in condition.proofs)}."
    threshold = " ".join(condition.proofs)
    proof = profile.german_proof
    if proof is None:
        return told("unknown", de, en, "german_proof", threshold=threshold)
    wanted = condition.proofs[0] if condition.proofs else proof
    change = Change(
        "proof",
        "german_proof",
        f"mit neuem Nachweis: {names[wanted].de}",
        f"with a new proof: {names[wanted].en}",
        (("german_proof", wanted), ("german_proof_on", enquiry.on)),
    )
    if proof not in condition.proofs:
        return told("does_not_fit", de, en, "german_proof", changes=(change,), threshold=threshold)
    if condition.maximum is None:
        return told("fits", de, en, "german_proof", threshold=threshold)
    de, en = f"{de} Höchstens {condition.maximum} Monate alt.", f"{en} No older than {condition.maximum} months."
    if profile.german_proof_on is None:
        return told("unknown", de, en, "german_proof_on", threshold=threshold)
    if enquiry.on <= months_later(profile.german_proof_on, condition.maximum):
        return told("fits", de, en, "german_proof_on", threshold=threshold)
    de, en = f"{de} Der Nachweis ist älter.", f"{en} The proof is older."
    return Reason("does_not_fit", de, en, "german_proof_on", changes=(change,), threshold=threshold)


def level_between(
    fact: str, level: CefrLevelCode | None, low: CefrLevelCode | None, high: CefrLevelCode | None
) -> Reason:
    """Whether a level lies in a range, both ends included; a level too low can change, one too high cannot."""
    de, en = _range(low, high)
    threshold = f"{low or ''}-{high or ''}"
    if level is None:
        de, en = f"{de} Das Deutschniveau ist nicht bekannt.", f"{en} The level of German is not known."
        return Reason("unknown", de, en, fact, ASK[fact], threshold=threshold)
    de, en = f"{de} Die Person hat {level_de(level)}.", f"{en} The person has {level_en(level)}."
    lowest, highest = low or LEVELS[0], high or LEVELS[-1]
    if LEVELS.index(level) < LEVELS.index(lowest):
        change = Change("level", fact, f"ab {level_de(lowest)}", f"from {level_en(lowest)}", ((fact, lowest),))
        return Reason("does_not_fit", de, en, fact, changes=(change,), threshold=threshold)
    fits = LEVELS.index(level) <= LEVELS.index(highest)
    return Reason("fits" if fits else "does_not_fit", de, en, fact, threshold=threshold)


def level_de(level: CefrLevelCode) -> str:
    """The level as German words: A2, or unter A1."""
    return terms("cefr_level")[level].de


def level_en(level: CefrLevelCode) -> str:
    """The level as English words: A2, or below A1."""
    return terms("cefr_level")[level].en


def _skill(skill: GermanSkillCode, profile: Profile) -> tuple[str, CefrLevelCode | None]:
    levels: dict[GermanSkillCode, CefrLevelCode | None] = {
        "listening": profile.german_listening,
        "speaking": profile.german_speaking,
        "reading": profile.german_reading,
        "writing": profile.german_writing,
    }
    return f"german_{skill}", levels[skill]


def _range(low: CefrLevelCode | None, high: CefrLevelCode | None) -> tuple[str, str]:
    if low is not None and low == high:
        return f"Verlangt wird Deutsch {level_de(low)}.", f"German {level_en(low)} is required."
    if low is not None and high is not None:
        return (
            f"Verlangt wird Deutsch von {level_de(low)} bis {level_de(high)}.",
            f"German from {level_en(low)} to {level_en(high)} is required.",
        )
    if low is not None:
        return f"Verlangt wird Deutsch ab {level_de(low)}.", f"German from {level_en(low)} on is required."
    if high is not None:
        return f"Verlangt wird Deutsch bis {level_de(high)}.", f"German up to {level_en(high)} is required."
    return "Jedes Deutschniveau passt.", "Every level of German fits."
