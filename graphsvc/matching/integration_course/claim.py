"""The first door: a claim by law."""

from datetime import date

from graphsvc.matching.dates import german_day
from graphsvc.matching.integration_course.participation import level_below, only_once
from graphsvc.matching.integration_course.residence_terms import covered
from graphsvc.matching.periods import age_range, months_later
from graphsvc.matching.questions import ASK
from graphsvc.matching.rules import Caveat, ClaimTerms, LastingStay, RuleDefinition, SchoolTerms
from graphsvc.matching.verdicts import DoorResult, MissingPaper, Question, Reason, rank
from graphsvc.model.definition import Words
from graphsvc.model.derived import Profile

_ISSUED_ON = "permit_issued_on"
_ASK_ISSUED = Question(
    _ISSUED_ON,
    "Wann wurde der Aufenthaltstitel erstmals erteilt?",
    "When was the residence title first granted?",
)
_ASK_MONTHS = Question(
    "permit_months",
    "Für wie viele Monate wurde der Aufenthaltstitel erteilt?",
    "For how many months was the residence title granted?",
)
_ASK_PREVENTED = Question(
    "registration_prevented",
    "Konnte sich die Person im ersten Jahr ohne eigenes Verschulden nicht anmelden?",
    "Could the person not register in the first year, for reasons that are not theirs?",
)
_ASK_SCHOOL = ASK["in_school"]
_ASK_AGE = ASK["age"]


def claim_door(rule: RuleDefinition, terms: ClaimTerms, profile: Profile, on: date) -> DoorResult:
    """Open where every condition of the claim is met; the confirmation is then still to be fetched."""
    reason = min(_conditions(terms, profile, on), key=lambda each: rank(each.verdict))
    citation = rule.citation(on)
    if reason.verdict == "does_not_fit":
        de, en = f"Kein Anspruch: {reason.de}", f"No claim: {reason.en}"
        return DoorResult("claim", reason.verdict, de, en, reason.fact, citation)
    issuer_de, issuer_en = _ISSUER_WORDS[terms.issuer]
    paper = MissingPaper(
        terms.paper,
        (terms.issuer,),
        f"Bestätigung des Anspruchs ({issuer_de})",
        f"confirmation of the claim ({issuer_en})",
        _deadline(terms, profile, on),
    )
    if reason.verdict == "unknown":
        de, en = f"Anspruch offen: {reason.de}", f"Claim open: {reason.en}"
        return DoorResult("claim", "unknown", de, en, reason.fact, citation, reason.question, paper)
    words = _open_words(rule.caveat_for(profile.benefit), paper, issuer_de, issuer_en)
    return DoorResult("claim", "fits", words.de, words.en, "residence_group", citation, None, paper)


_ISSUER_WORDS = {
    "foreigners_authority": ("Ausländerbehörde", "foreigners authority"),
    "bva": ("Bundesverwaltungsamt", "Federal Office of Administration"),
    "jobcenter": ("Jobcenter", "jobcentre"),
    "asylum_benefit_authority": ("Leistungsbehörde nach dem AsylbLG", "benefit authority under the AsylbLG"),
    "bamf": ("BAMF", "BAMF"),
    "employment_agency": ("Agentur für Arbeit", "employment agency"),
}


def _open_words(caveat: Caveat | None, paper: MissingPaper, issuer_de: str, issuer_en: str) -> Words:
    de = f"Die Person hat einen Anspruch. Es fehlt noch die Bestätigung; sie kommt von: {issuer_de}."
    en = f"The person has a claim. The confirmation is still missing; it comes from: {issuer_en}."
    if paper.deadline is not None:
        de += f" Der Anspruch erlischt nach dem {german_day(paper.deadline)}."
        en += f" The claim lapses after {paper.deadline}."
    if caveat is not None:
        de, en = f"{de} {caveat.words.de}", f"{en} {caveat.words.en}"
    return Words(de=de, en=en)


def _conditions(terms: ClaimTerms, profile: Profile, on: date) -> list[Reason]:
    """The conditions in the order in which a counsellor would ask for them."""
    reasons = [covered(terms.residence, profile)]
    if terms.lasting_stay is not None:
        reasons.append(_lasting(terms.lasting_stay, profile, on))
    if terms.lapses_after_months is not None:
        reasons.append(_not_lapsed(terms.lapses_after_months, terms.lasting_stay, profile, on))
    if terms.level_below is not None:
        reasons.append(level_below(terms.level_below, profile))
    reasons.append(only_once(profile))
    if terms.school is not None:
        reasons.append(_not_at_school(terms.school, profile, on))
    return reasons


def _lasting(terms: LastingStay, profile: Profile, on: date) -> Reason:
    """Section 44(1) sentence 2 AufenthG: as a rule from a permit of one year, or one held over 18 months."""
    months, issued = profile.permit_months, profile.permit_issued_on
    de, en = "Der Aufenthalt ist auf Dauer.", "The stay is lasting."
    if profile.residence_group in terms.unlimited or (months is not None and months >= terms.granted_months):
        return Reason("fits", de, en, "permit_months")
    if issued is not None and months_later(issued, terms.held_more_than_months) < on:
        return Reason("fits", de, en, _ISSUED_ON)
    if months is None:
        de, en = "Die Dauer des Titels ist nicht bekannt.", "The length of the permit is not known."
        return Reason("unknown", de, en, "permit_months", _ASK_MONTHS)
    if issued is None:
        de, en = (
            "Seit wann die Person den Titel hat, ist nicht bekannt.",
            "Since when the permit is held is not known.",
        )
        return Reason("unknown", de, en, _ISSUED_ON, _ASK_ISSUED)
    return Reason(
        "does_not_fit",
        "Der Titel gilt weniger als ein Jahr und besteht nicht länger als 18 Monate.",
        "The permit is for less than a year and has not been held for more than 18 months.",
        "permit_months",
    )


def _not_lapsed(months: int, lasting: LastingStay | None, profile: Profile, on: date) -> Reason:
    """Section 44(2) AufenthG: the claim ends a year after the grant unless registering was prevented."""
    issued = profile.permit_issued_on
    if issued is None:
        de, en = "Der Tag der Erteilung ist nicht bekannt.", "The day of the grant is not known."
        return Reason("unknown", de, en, _ISSUED_ON, _ASK_ISSUED)
    if on < issued:
        return Reason("does_not_fit", "Der Titel ist noch nicht erteilt.", "The title is not granted yet.", _ISSUED_ON)
    if on <= months_later(issued, months):
        return Reason(
            "fits",
            "Das Jahr nach der Erteilung läuft noch.",
            "The year after the grant still runs.",
            _ISSUED_ON,
        )
    return _after_the_year(lasting, profile)


def _after_the_year(lasting: LastingStay | None, profile: Profile) -> Reason:
    fact, prevented = "registration_prevented", profile.registration_prevented
    if prevented:
        de = "Die Anmeldung war im ersten Jahr ohne eigenes Verschulden nicht möglich."
        return Reason("fits", de, "Registering in the first year was prevented.", fact)
    de, en = "Die Erteilung liegt mehr als ein Jahr zurück.", "The grant was more than a year ago."
    if prevented is None:
        return Reason("unknown", de, en, fact, _ASK_PREVENTED)
    if lasting is not None and not _lasting_from_the_start(lasting, profile):
        return Reason("unknown", *_LATER_CLAIM, _ISSUED_ON, _ASK_LATER_CLAIM)
    return Reason("does_not_fit", f"{de} Der Anspruch ist erloschen.", f"{en} The claim has lapsed.", _ISSUED_ON)


_LATER_CLAIM = (
    "Bei kurzen Titeln entsteht der Anspruch erst später; ab wann das Jahr zählt, ist nicht bekannt.",
    "With short permits the claim arises only later; from when the year counts is not known.",
)
_ASK_LATER_CLAIM = Question(
    _ISSUED_ON,
    "Bitte fragen Sie die Ausländerbehörde ohne Namen: Ab wann zählt das Jahr bei mehreren kurzen Titeln?",
    "Please ask the foreigners authority without names: from when does the year count with short permits?",
    asks="authority",
)


def _lasting_from_the_start(terms: LastingStay, profile: Profile) -> bool:
    if profile.residence_group in terms.unlimited:
        return True
    return profile.permit_months is not None and profile.permit_months >= terms.granted_months


def _deadline(terms: ClaimTerms, profile: Profile, on: date) -> date | None:
    if terms.lapses_after_months is None or profile.permit_issued_on is None:
        return None
    last = months_later(profile.permit_issued_on, terms.lapses_after_months)
    return last if on <= last else None


def _not_at_school(terms: SchoolTerms, profile: Profile, on: date) -> Reason:
    """Section 44(3) no. 1 AufenthG, section 9(1) sentence 2 BVFG: not for young people who go to school."""
    ages = age_range(profile, on, on)
    if profile.in_school is False or (ages is not None and ages[0] >= terms.below_age):
        return Reason("fits", "Schule steht nicht im Weg.", "School is no obstacle.", "in_school")
    if profile.in_school is None:
        de, en = (
            "Ob die Person eine Schule besucht, ist nicht bekannt.",
            "Whether the person attends school is not known.",
        )
        return Reason("unknown", de, en, "in_school", _ASK_SCHOOL)
    if ages is None or ages[1] >= terms.below_age:
        de, en = "Beim Schulbesuch kommt es auf das Alter an.", "With school the age decides."
        return Reason("unknown", de, en, "age", _ASK_AGE)
    de, en = (
        "Junge Menschen, die eine Schule besuchen, haben keinen Anspruch.",
        "Young people at school have no claim.",
    )
    return Reason("does_not_fit", de, en, "in_school")
