"""Whether a rule covers a person's residence title."""

from typing import Literal

from graphsvc.matching.questions import ASK
from graphsvc.matching.rules import Listing, ResidenceTerms
from graphsvc.matching.verdicts import Question, Reason
from graphsvc.model.derived import Profile, ResidenceSectionCode

ASK_GROUP = ASK["residence_group"]
_ASK_SECTION = Question(
    "residence_section",
    "Welcher Paragraf mit Absatz steht auf dem Aufenthaltstitel?",
    "Which section and subsection does the residence title name?",
)
_ASK_WHICH_GOES_ON = Question(
    "residence_group",
    "Welcher frühere Titel gilt mit der Fiktionsbescheinigung weiter? Bitte geben Sie diesen an.",
    "Which earlier title does the provisional certificate continue? Please enter that one.",
)


def covered(terms: ResidenceTerms, profile: Profile) -> Reason:
    """Fits where the rule names the title; unknown where group or section are missing or contradictory.

    The list is closed: a group that stands nowhere in the terms is not covered.
    """
    group, section = profile.residence_group, profile.residence_section
    if group is None:
        return _by_section_alone(terms, section)
    if group in terms.groups:
        return _named("residence_group")
    if group in terms.unclear:
        # Section 81(3) and (4) AufenthG.
        de, en = "Welcher Titel weiter gilt, ist nicht bekannt.", "Which title continues is not known."
        return _open(_ASK_WHICH_GOES_ON, de, en)
    listing = terms.by_section.get(group)
    return _not_named("residence_group") if listing is None else _by_listing(listing, section)


def _by_listing(listing: Listing, section: ResidenceSectionCode | None) -> Reason:
    if section is not None and section not in listing.listed + listing.not_listed:
        de, en = (
            "Aufenthaltsgruppe und Paragraf passen nicht zusammen.",
            "Residence group and section contradict.",
        )
        return _open(_ASK_SECTION, de, en)
    if section is not None:
        return _named("residence_section") if section in listing.listed else _not_named("residence_section")
    if listing.listed and listing.not_listed:
        de = "In dieser Aufenthaltsgruppe kommt es auf den genauen Paragrafen an."
        return _open(_ASK_SECTION, de, "In this residence group the exact section decides.")
    return _named("residence_group") if listing.listed else _not_named("residence_group")


def _by_section_alone(terms: ResidenceTerms, section: ResidenceSectionCode | None) -> Reason:
    listings = terms.by_section.values()
    listed = any(section in listing.listed for listing in listings)
    not_listed = any(section in listing.not_listed for listing in listings)
    if listed == not_listed:
        return _open(ASK_GROUP, "Der Aufenthaltstitel ist nicht bekannt.", "The residence title is not known.")
    return _named("residence_section") if listed else _not_named("residence_section")


_WORDS = {
    "residence_group": ("Diese Aufenthaltsgruppe", "this residence group"),
    "residence_section": ("Diesen Paragrafen", "this section"),
}


def _named(fact: Literal["residence_group", "residence_section"]) -> Reason:
    de, en = _WORDS[fact]
    return Reason("fits", f"{de} nennt das Gesetz.", f"The law names {en}.", fact)


def _not_named(fact: Literal["residence_group", "residence_section"]) -> Reason:
    de, en = _WORDS[fact]
    return Reason("does_not_fit", f"{de} nennt das Gesetz nicht.", f"The law does not name {en}.", fact)


def _open(question: Question, de: str, en: str) -> Reason:
    return Reason("unknown", de, en, question.fact, question)
