"""Residence: the groups an offer is open to, and the legal access rule where one applies."""

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.integration_course import three_doors
from graphsvc.matching.integration_course.residence_terms import ASK_GROUP
from graphsvc.matching.rules import access_rules
from graphsvc.matching.verdicts import CriterionResult, Question, Reason, conjunction, criterion_result
from graphsvc.model.derived import Condition
from graphsvc.model.facts import OfferFacts

_ASK_PROVIDER = Question(
    "residence_groups",
    "Bitte fragen Sie den Anbieter, ob das Angebot auch mit einer Fiktionsbescheinigung offen ist.",
    "Please ask the provider whether the offer is open with a provisional certificate too.",
    asks="provider",
)


def residence_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the person's group is one the offer is open to, and a door of its access rule is open."""
    results: list[CriterionResult] = []
    for condition in facts.conditions:
        if condition.criterion == "residence" and condition.residence_groups:
            results.append(criterion_result("residence", _group(condition, enquiry)))
        if condition.criterion == "residence" and condition.access_rule == "integration_course":
            results.append(three_doors(enquiry.profile, enquiry.on, access_rules()))
    return conjunction("residence", results)


def _group(condition: Condition, enquiry: Enquiry) -> Reason:
    group, fact = enquiry.profile.residence_group, "residence_group"
    if group is None:
        de = "Das Angebot ist nicht für jeden Aufenthaltstitel offen. Der Titel ist nicht bekannt."
        en = "The offer is not open to every residence title. The title is not known."
        return Reason("unknown", de, en, fact, ASK_GROUP)
    if group in condition.residence_groups:
        return Reason("fits", "Offen für diesen Aufenthaltstitel.", "Open to this residence title.", fact)
    if group == "fiktion":
        de = "Ob eine Fiktionsbescheinigung genügt, ist nicht bekannt."
        return Reason("unknown", de, "Whether a provisional certificate is enough is not known.", fact, _ASK_PROVIDER)
    de = "Das Angebot ist für diesen Aufenthaltstitel nicht offen."
    return Reason("does_not_fit", de, "The offer is not open to this residence title.", fact)
