"""Suggestions and explanations as plain JSON values: stable English keys, words in German and English.

The place of an offer with a hidden address appears nowhere.
"""

from datetime import date
from operator import attrgetter
from typing import Any

from graphsvc.matching.changes import Remedy
from graphsvc.matching.contributions import Contribution, contributions
from graphsvc.matching.suggestions import Explanation, PaperThatOpens, Suggestion, SuggestionList
from graphsvc.matching.verdicts import CriterionResult, DoorResult, MissingPaper, Question, RuleCitation
from graphsvc.matching.weights import weights
from graphsvc.model.derived import Offer
from graphsvc.model.facts import OfferFacts

_SHOWN_OF_OFFER = (
    "id",
    "name",
    "description",
    "kind",
    "access_mode",
    "languages",
    "schedule",
    "hours_per_week",
    "online",
    "childcare",
    "interpreter",
    "accessibility",
    "cost",
    "sensitive",
    "website",
    "valid_from",
    "valid_to",
    "funding_ends_on",
    "source",
    "synthetic",
)
_shown = attrgetter(*_SHOWN_OF_OFFER)


def suggestions_to_json(answer: SuggestionList) -> dict[str, Any]:
    """The list as JSON; `synthetic` is true where any offer shown is invented."""
    return {
        "topic": answer.topic,
        "on": answer.on.isoformat(),
        "seed": answer.seed,
        "suggestions": [_suggestion(each) for each in answer.suggestions],
        "questions": [_question(each) for each in answer.questions],
        "not_fitting": {
            "count": answer.not_fitting,
            "by_criterion": dict(answer.failing),
            "would_open": [_paper_that_opens(each) for each in answer.papers],
        },
        "truncated": answer.truncated,
        "synthetic": any(_synthetic(each.facts) for each in answer.suggestions),
    }


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as JSON: the keys of one suggestion, with topic, day and the smallest set of changes."""
    return {
        "topic": explanation.topic,
        "on": explanation.on.isoformat(),
        **_suggestion(explanation.suggestion),
        "changes": _remedy(explanation.remedy),
        "synthetic": _synthetic(explanation.suggestion.facts),
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    facts, place = suggestion.facts, suggestion.standing
    deliverer = facts.deliverer
    return {
        "offer": {
            **_offer(facts.offer),
            "topics": list(facts.topics),
            "hidden_address": facts.offer.hidden_address is True,
            "held_in": _held_in(facts),
        },
        "provider": {
            "id": facts.provider.id,
            "name": facts.provider.name,
            "kind": facts.provider.kind,
            "carrier": facts.provider.carrier,
        },
        "deliverer": deliverer and {"id": deliverer.id, "name": deliverer.name, "kind": deliverer.kind},
        "verdict": suggestion.verdict,
        "criteria": [_criterion(each) for each in suggestion.criteria],
        "distance_km": place.distance_km,
        "next_start": _day(place.next_start),
        "free_places": place.free_places,
        "counted_on": _day(place.counted_on),
        "verified_on": _day(facts.offer.verified_on),
        "reports": [{"kind": each.kind, "reported_on": _day(each.reported_on)} for each in facts.reports],
        "days_since_verified": place.days_since_verified,
        "stale": place.stale,
        "points": place.points,
        "points_by": dict(place.points_by),
        "contributions": [_contribution(each) for each in contributions(facts, place, weights())],
        "waits_days": place.waits_days,
        "entitled_waits_days": place.entitled_waits_days,
        "lifted": suggestion.lifted,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {name: _plain(value) for name, value in zip(_SHOWN_OF_OFFER, _shown(offer), strict=True)}


def _plain(value: Any) -> Any:  # noqa: ANN401  any property of an offer
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _contribution(part: Contribution) -> dict[str, Any]:
    return {
        "name": part.name,
        "points": part.points,
        "most": part.most,
        "de": part.de,
        "en": part.en,
        "number": part.number,
    }


def _held_in(facts: OfferFacts) -> dict[str, str] | None:
    if facts.held_in is None or facts.offer.hidden_address:
        return None
    return {"code": facts.held_in.code, "name": facts.held_in.name}


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "criterion": result.criterion,
        **_reason(result),
        "threshold": result.threshold,
        "note": result.note,
        "doors": [{"door": door.door, **_reason(door)} for door in result.doors],
    }


def _reason(result: CriterionResult | DoorResult) -> dict[str, Any]:
    rule, question, paper = result.rule, result.question, result.missing_paper
    return {
        "verdict": result.verdict,
        "de": result.de,
        "en": result.en,
        "fact": result.fact,
        "rule": None if rule is None else _rule(rule),
        "question": None if question is None else _question(question),
        "missing_paper": None if paper is None else _paper(paper),
    }


def _rule(rule: RuleCitation) -> dict[str, Any]:
    return {
        "id": rule.id,
        "source": {"de": rule.source_de, "en": rule.source_en, "url": rule.url},
        "status": rule.status,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": _day(rule.valid_to),
        "read_on": rule.read_on.isoformat(),
        "long_unread": rule.long_unread,
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "needed": [
            {"kind": change.kind, "fact": change.fact, "de": change.de, "en": change.en} for change in remedy.changes
        ],
        "verdict": remedy.verdict,
        "questions": [_question(each) for each in remedy.questions],
        "lasting": list(remedy.lasting),
    }


def _question(question: Question) -> dict[str, Any]:
    # Not `asdict`, which copies every text anew: a list has a question for each open criterion of each offer.
    return {
        "fact": question.fact,
        "de": question.de,
        "en": question.en,
        "asks": question.asks,
        "decides": question.decides,
    }


def _paper(paper: MissingPaper) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "issuers": list(paper.issuers),
        "de": paper.de,
        "en": paper.en,
        "deadline": _day(paper.deadline),
    }


def _paper_that_opens(opening: PaperThatOpens) -> dict[str, Any]:
    return {"missing_paper": _paper(opening.paper), "offers": opening.offers}


def _synthetic(facts: OfferFacts) -> bool:
    return facts.offer.synthetic or any(intake.synthetic for intake in facts.intakes)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
