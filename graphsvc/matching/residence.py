"""Residence: the groups an offer is open to, and the legal access rule where one applies."""

from graphsvc.matching.access import access_result
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.integration_course import three_doors
from graphsvc.matching.questions import ASK, ask_provider
from graphsvc.matching.requirements import Case
from graphsvc.matching.rules import RuleDefinition, access_rules
from graphsvc.matching.verdicts import CriterionResult, Reason, conjunction, criterion_result
from graphsvc.model.derived import Condition
from graphsvc.model.facts import OfferFacts

_ASK_PROVIDER = ask_provider(
    "residence_groups",
    "ob das Angebot auch mit einer Fiktionsbescheinigung offen ist.",
    "whether the offer is open with a provisional certificate too.",
)


def residence(condition: Condition, facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the person's group is one the offer is open to, and a door of its access rule is open."""
    results: list[CriterionResult] = []
    rules = access_rules() if enquiry.without_rule is None else _others(enquiry.without_rule)
    if condition.residence_groups:
        results.append(criterion_result("residence", _group(condition, enquiry)))
    if condition.access_rule == "integration_course":
        results.append(three_doors(enquiry.profile, enquiry.on, rules))
    elif condition.access_rule is not None:
        results.append(access_result(condition.access_rule, Case(facts, enquiry), rules))
    return conjunction("residence", results)


def _others(rule_id: str) -> tuple[RuleDefinition, ...]:
    return tuple(rule for rule in access_rules() if rule.id != rule_id)


def _group(condition: Condition, enquiry: Enquiry) -> Reason:
    group, fact, required = enquiry.profile.residence_group, "residence_group", " ".join(condition.residence_groups)
    if group is None:
        de = "Das Angebot ist nicht für jeden Aufenthaltstitel offen. Der Titel ist nicht bekannt."
        en = "The offer is not open to every residence title. The title is not known."
        return Reason("unknown", de, en, fact, ASK[fact], threshold=required)
    if group in condition.residence_groups:
        de, en = "Offen für diesen Aufenthaltstitel.", "Open to this residence title."
        return Reason("fits", de, en, fact, threshold=required)
    if group == "fiktion":
        de = "Ob eine Fiktionsbescheinigung genügt, ist nicht bekannt."
        en = "Whether a provisional certificate is enough is not known."
        return Reason("unknown", de, en, fact, _ASK_PROVIDER, threshold=required)
    de = "Das Angebot ist für diesen Aufenthaltstitel nicht offen."
    return Reason("does_not_fit", de, "The offer is not open to this residence title.", fact, threshold=required)
