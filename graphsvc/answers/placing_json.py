"""A proposal of places as plain JSON: stable English keys, words in German and English, people as pseudonyms."""

from typing import Any

from graphsvc.answers.placing import Proposal
from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.placing.proposal import Figures
from graphsvc.matching.placing.reasons import ReasonCode, Unplaced
from graphsvc.matching.placing.verdict_table import FITS
from graphsvc.model.placing_facts import WaitingGoal
from graphsvc.model.vocabularies import terms

REASONS: dict[ReasonCode, tuple[str, str]] = {
    "no_start": ("Im Zeitraum beginnt nichts, das freie Plätze hat.", "Nothing with room starts in the window."),
    "no_fit": ("Kein Starttermin passt.", "No intake fits."),
    "open_questions": (
        "Was passen könnte, hängt an offenen Fragen. Bitte im Fall klären.",
        "What could fit depends on open questions. Settle them in the case.",
    ),
    "household": (
        "Für den ganzen Haushalt gibt es keinen gemeinsamen Starttermin mit Platz.",
        "No intake fits the whole household and has room for all of it.",
    ),
    "no_room": (
        "Was passt, ist voll oder nützt anderen mehr.",
        "What fits is full, or is worth more to others.",
    ),
    "held_back": (
        "Die passenden Plätze werden für Menschen frei gehalten, die noch kommen.",
        "The places that fit are kept for people who are still to come.",
    ),
}
_ROUND = 4


def proposal_to_json(found: Proposal) -> dict[str, Any]:
    """The proposal: what was asked, the figures, one line for each household with a place, and those without."""
    request, listed = found.request, found.listed
    placed = [(at, intake) for at, intake in enumerate(found.proposed.placement) if intake is not None]
    return {
        "topic": request.topic,
        "area": request.area,
        "from": request.window.start.isoformat(),
        "to": request.window.end.isoformat(),
        "on": request.wanted.on.isoformat(),
        "seed": request.wanted.seed,
        "with_open": request.wanted.with_open,
        "expected": request.expected,
        "terms": {
            "group_by": request.wanted.group_by,
            "floor": request.terms.floor,
            "displacement": request.terms.displacement,
        },
        "figures": _figures(found.proposed.figures),
        "lines": [_line(found, at, intake) for at, intake in placed],
        "unplaced": [_unplaced(found, each) for each in found.unplaced],
        "synthetic": any(each.client.synthetic for goals in listed.goals for each in goals),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "people": figures.people,
        "placed": figures.placed,
        "places": figures.places,
        "value": round(figures.value, 1),
        "gap": round(figures.gap, _ROUND),
        "optimum_without_terms": round(figures.optimum, 1),
        "gap_of_that_optimum": round(figures.optimum_gap, _ROUND),
        "greedy_below_optimum": round(figures.greedy_gap, _ROUND),
        "random_below_optimum": round(figures.random_gap, _ROUND),
        "price_of_fairness": round(figures.price_of_fairness, _ROUND),
        "displaced": figures.displaced,
        "groups": [
            {
                "group": each.group,
                "people": each.people,
                "placed": each.placed,
                "mean_value": round(each.mean, 1),
                "floor": round(each.floor, 1),
                "floor_missed": each.missed,
            }
            for each in figures.groups
        ],
    }


def _line(found: Proposal, at: int, number: int) -> dict[str, Any]:
    listed = found.listed
    facts, intake = listed.intakes[number]
    option = next(each for each in listed.problem.households[at].options if each.intake == number)
    open_ = bool((listed.verdicts(at)[number] != FITS).any())
    return {
        "goals": [_goal(each) for each in listed.goals[at]],
        "offer": {"id": facts.offer.id, "name": facts.offer.name},
        "provider": {"id": facts.provider.id, "name": facts.provider.name},
        "intake": {
            "id": intake.id,
            "starts_on": intake.starts_on.isoformat(),
            "register_by": intake.register_by.isoformat() if intake.register_by else None,
        },
        "value": round(option.value, 1),
        "verdict": "unknown" if open_ else "fits",
        "questions": _questions(found, at, number) if open_ else [],
    }


def _questions(found: Proposal, at: int, number: int) -> list[dict[str, str]]:
    """What is still open about that offer for anybody in the household, each question once."""
    facts, on = found.listed.intakes[number][0], found.request.wanted.on
    asked: dict[str, dict[str, str]] = {}
    for each in found.listed.goals[at]:
        enquiry = Enquiry(each.topic, each.profile, on, found.listed.places.get(each.profile.place or "", ()))
        for result in judge(facts, enquiry).criteria:
            if result.verdict == "unknown" and result.question is not None:
                question = result.question
                asked[question.en] = {"asks": question.asks, "de": question.de, "en": question.en}
    return list(asked.values())


def _unplaced(found: Proposal, each: Unplaced) -> dict[str, Any]:
    de, en = REASONS[each.reason]
    criterion = terms("criterion")[each.criterion] if each.criterion else None
    return {
        "goals": [_goal(goal) for goal in found.listed.goals[each.household]],
        "reason": each.reason,
        "criterion": each.criterion,
        "fitting": each.fitting,
        "de": f"{de} Meist liegt es an: {criterion.de}." if criterion else de,
        "en": f"{en} Mostly because of: {criterion.en}." if criterion else en,
    }


def _goal(each: WaitingGoal) -> dict[str, Any]:
    return {
        "goal": each.goal.id,
        "client": each.client.id,
        "reference": each.client.reference,
        "topic": each.topic,
        "since": each.since.isoformat() if each.since else None,
    }
