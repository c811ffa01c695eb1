"""The third door: an admission, on which the authority decides, and its stops."""

from collections.abc import Iterable
from datetime import date

from graphsvc.matching.integration_course.participation import level_below, only_once
from graphsvc.matching.integration_course.residence_terms import covered
from graphsvc.matching.rules import AdmissionTerms, RuleDefinition
from graphsvc.matching.verdicts import DoorResult, MissingPaper, Question, Reason, deciding, rank
from graphsvc.model.derived import Profile

_ASK_BAMF = Question(
    "papers",
    "Lässt das BAMF die Person zu? Bitte stellen Sie mit ihr einen Antrag.",
    "Does BAMF admit the person? Please apply together with them.",
    asks="authority",
)


def admission_door(
    rule: RuleDefinition, terms: AdmissionTerms, stops: Iterable[RuleDefinition], profile: Profile, on: date
) -> DoorResult:
    """Never open without the paper: unknown while BAMF can admit the person, closed during a stop."""
    reason = deciding(_conditions(terms, profile))
    stop = min(stops, key=lambda each: rank(each.stop.verdict) if each.stop else 0, default=None)
    if reason is not None and reason.verdict == "does_not_fit":
        de, en = f"Keine Zulassung: {reason.de}", f"No admission: {reason.en}"
        return DoorResult("admission", "does_not_fit", de, en, reason.fact, rule.citation(on))
    if stop is not None and stop.stop is not None and stop.stop.verdict == "does_not_fit":
        return DoorResult("admission", "does_not_fit", *_stop_words(stop, profile), rule=stop.citation(on))
    paper = MissingPaper(terms.paper, (terms.issuer,), "Zulassung durch das BAMF", "admission by BAMF")
    if reason is not None and reason.verdict == "unknown":
        de, en = f"Zulassung offen: {reason.de}", f"Admission open: {reason.en}"
        return DoorResult("admission", "unknown", de, en, reason.fact, rule.citation(on), reason.question, paper)
    if stop is not None:
        return DoorResult(
            "admission", "unknown", *_stop_words(stop, profile), "papers", stop.citation(on), _ASK_BAMF, paper
        )
    de = "Das BAMF kann die Person zulassen, wenn Kursplätze frei sind."
    en = "BAMF can admit the person where course places are free."
    if caveat := rule.caveat_for(profile.benefit):
        de, en = f"{de} {caveat.words.de}", f"{en} {caveat.words.en}"
    return DoorResult("admission", "unknown", de, en, "papers", rule.citation(on), _ASK_BAMF, paper)


def _stop_words(rule: RuleDefinition, profile: Profile) -> tuple[str, str]:
    caveat = rule.caveat_for(profile.benefit)
    parts = [part for part in (rule.stop and rule.stop.words, caveat and caveat.words) if part]
    return " ".join(part.de for part in parts), " ".join(part.en for part in parts)


def _conditions(terms: AdmissionTerms, profile: Profile) -> list[Reason]:
    reasons = [covered(terms.residence, profile), only_once(profile)]
    if profile.residence_group in terms.level_decides_for:
        reasons.append(level_below(terms.level_below, profile))
    return reasons
