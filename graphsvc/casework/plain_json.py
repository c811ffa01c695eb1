"""A case, an agreement and a due list as JSON values."""

from typing import Any

from graphsvc.casework.case import AgreementOfCase, Case, GoalOfCase
from graphsvc.casework.due_list import DueItem
from graphsvc.matching.verdicts import RuleCitation
from graphsvc.model.validation import record_to_json


def case_to_json(case: Case) -> dict[str, Any]:
    """The case, the newest profile and agreement first."""
    return {
        "client": record_to_json(case.client),
        "profiles": [record_to_json(profile) for profile in case.profiles],
        "agreements": [agreement_to_json(item) for item in case.agreements],
    }


def agreement_to_json(item: AgreementOfCase) -> dict[str, Any]:
    """The agreement with everything that belongs to it."""
    return {
        "agreement": record_to_json(item.agreement),
        "begins_from": item.begins_from.id if item.begins_from else None,
        "joined_by": [body.id for body in item.joined_by],
        "goals": [_goal(goal) for goal in item.goals],
        "reviews": [record_to_json(review) for review in item.reviews],
        "versions": [record_to_json(version) for version in item.versions],
        "hurdles": [
            {
                "hurdle": record_to_json(hurdle.hurdle),
                "topic": hurdle.topic,
                "bodies": [body.id for body in hurdle.bodies],
            }
            for hurdle in item.hurdles
        ],
    }


def due_to_json(item: DueItem) -> dict[str, Any]:
    """One thing that is due."""
    return {
        "kind": item.kind,
        "day": item.day.isoformat() if item.day else None,
        "overdue": item.overdue,
        "client": item.client.id if item.client else None,
        "reference": item.client.reference if item.client else None,
        "record": item.record,
        "de": item.words.de,
        "en": item.words.en,
        "whose_turn": item.step.whose_turn if item.step else None,
        "offer": item.offer.offer.id if item.offer else None,
        "rule": _rule(item.rule) if item.rule else None,
        "cautions": [caution.to_json() for caution in item.cautions],
    }


def _goal(goal: GoalOfCase) -> dict[str, Any]:
    return {
        "goal": record_to_json(goal.goal),
        "topic": goal.topic,
        "steps": [
            {
                "step": record_to_json(step.step),
                "offer": step.offer.id if step.offer else None,
                "partners": [body.id for body in step.partners],
            }
            for step in goal.steps
        ],
        "referrals": [{"referral": record_to_json(item.referral), "offer": item.offer.id} for item in goal.referrals],
    }


def _rule(rule: RuleCitation) -> dict[str, str]:
    return {"id": rule.id, "source_de": rule.source_de, "source_en": rule.source_en}
