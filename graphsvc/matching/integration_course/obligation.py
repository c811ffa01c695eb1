"""The second door: an obligation, which opens it only once an authority has issued it."""

from datetime import date

from graphsvc.matching.integration_course.residence_terms import covered
from graphsvc.matching.periods import age_range
from graphsvc.matching.rules import ObligationTerms, ObligationWay, RuleDefinition
from graphsvc.matching.verdicts import DoorResult, MissingPaper, Verdict, all_of
from graphsvc.model.derived import Profile


def obligation_door(rule: RuleDefinition, terms: ObligationTerms, profile: Profile, on: date) -> DoorResult:
    """Closed without the paper; names the authorities that could oblige the person.

    An authority is left out only where the facts rule it out; a benefit that is not known does not.
    """
    # Section 44a(2) no. 1 AufenthG: no obligation during vocational or other education; section 4(1) IntV: only once.
    educated = profile.in_school is True or profile.employment == "in_training"
    ruled_out = educated or profile.integration_course_attended is True
    ways = [way for way in terms.ways if not ruled_out and _possible(way, profile, on) != "does_not_fit"]
    citation = rule.citation(on)
    if not ways:
        de, en = (
            "Keine Verpflichtung; nach diesen Angaben ist auch keine möglich.",
            "No obligation, and none possible.",
        )
        return DoorResult("obligation", "does_not_fit", de, en, "papers", citation)
    ways_de, ways_en = " oder ".join(way.words.de for way in ways), " or ".join(way.words.en for way in ways)
    return DoorResult(
        "obligation",
        "does_not_fit",
        f"Noch keine Verpflichtung. Damit würde das Angebot passen: {ways_de}.",
        f"No obligation yet. With this the offer would fit: {ways_en}.",
        "papers",
        citation,
        missing_paper=MissingPaper(terms.paper, tuple(way.issuer for way in ways), ways_de, ways_en),
    )


def _possible(way: ObligationWay, profile: Profile, on: date) -> Verdict:
    verdicts: list[Verdict] = [covered(way.residence, profile).verdict]
    if way.benefits:
        verdicts.append(_receives(way, profile))
    if way.age_minimum is not None:
        verdicts.append(_old_enough(way.age_minimum, profile, on))
    if way.not_employment:
        verdicts.append(_employed_otherwise(way, profile))
    return all_of(verdicts)


def _receives(way: ObligationWay, profile: Profile) -> Verdict:
    if profile.benefit is None:
        return "unknown"
    return "fits" if profile.benefit in way.benefits else "does_not_fit"


def _employed_otherwise(way: ObligationWay, profile: Profile) -> Verdict:
    if profile.employment is None:
        return "unknown"
    return "does_not_fit" if profile.employment in way.not_employment else "fits"


def _old_enough(minimum: int, profile: Profile, on: date) -> Verdict:
    ages = age_range(profile, on, on)
    if ages is None or ages[0] < minimum <= ages[1]:
        return "unknown"
    return "fits" if ages[0] >= minimum else "does_not_fit"
