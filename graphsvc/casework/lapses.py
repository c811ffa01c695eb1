"""Papers and claims of a person that lapse soon, each with the rule that says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graphsvc.matching.integration_course import three_doors
from graphsvc.matching.periods import months_later
from graphsvc.matching.rules import RuleDefinition
from graphsvc.matching.verdicts import RuleCitation
from graphsvc.model.definition import Words
from graphsvc.model.derived import Paper, Profile
from graphsvc.model.vocabularies import terms


@dataclass(frozen=True, slots=True)
class Lapse:
    """What lapses and its last day; `rule` is None where no rule knows the paper."""

    what: Words
    last_day: date
    rule: RuleCitation | None


def lapses(profile: Profile, on: date, until: date, rules: Sequence[RuleDefinition]) -> tuple[Lapse, ...]:
    """What lapses from `on` to `until`, both included, soonest first.

    A paper lapses on the day it names, else as its rule says after its issue; a claim to the integration course as
    section 44(2) AufenthG says after the grant of the permit.
    """
    holding = [rule for rule in rules if rule.holds_on(on)]
    found = [
        *(lapse for paper in profile.papers for lapse in _paper(paper, on, holding)),
        *_claim(profile, on, holding),
    ]
    return tuple(sorted((lapse for lapse in found if on <= lapse.last_day <= until), key=_when))


def _when(lapse: Lapse) -> tuple[date, str]:
    return lapse.last_day, lapse.what.en


def _paper(paper: Paper, on: date, rules: Sequence[RuleDefinition]) -> Iterator[Lapse]:
    rule = next((rule for rule in rules if _is_about(rule, paper)), None)
    last_day = paper.expires_on
    if last_day is None and paper.issued_on is not None and rule is not None and (months := _months(rule)) is not None:
        last_day = months_later(paper.issued_on, months)
    if last_day is not None:
        words = terms("paper_kind")[paper.kind]
        yield Lapse(Words(de=words.de, en=words.en), last_day, rule.citation(on) if rule else None)


def _is_about(rule: RuleDefinition, paper: Paper) -> bool:
    if rule.claim is not None:
        return rule.claim.paper == paper.kind and rule.claim.issuer == paper.issuer
    if rule.admission is not None:
        return paper.kind == "admission"
    return rule.entitlement is not None and rule.entitlement.paper == paper.kind


def _months(rule: RuleDefinition) -> int | None:
    if rule.admission is not None:
        return rule.admission.paper_valid_months
    return rule.entitlement.register_within_months if rule.entitlement is not None else None


def _claim(profile: Profile, on: date, rules: Sequence[RuleDefinition]) -> Iterator[Lapse]:
    if profile.permit_issued_on is None or not any(rule.claim and rule.claim.lapses_after_months for rule in rules):
        return
    for door in three_doors(profile, on, rules).doors:
        if door.missing_paper is not None and door.missing_paper.deadline is not None:
            yield Lapse(_CLAIM, door.missing_paper.deadline, door.rule)


_CLAIM = Words(de="Anspruch auf den Integrationskurs", en="Claim to the integration course")
