"""The cases of `tests/examples/` come out as they say: each reads like a question in counselling."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphsvc.matching.suggestions import Explanation, SuggestionRequest, suggest, why_not
from graphsvc.model.definition import read_yaml
from graphsvc.model.derived import Condition, Offer
from graphsvc.model.facts import Candidates, OfferFacts
from graphsvc.model.validation import profile_from_json, record_from_json
from tests.matching.examples import CHAIN, GARBSEN, HANNOVER, REGION, course, intake, provider

FOLDER = Path(__file__).parents[1] / "examples"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in read_yaml(path)]
_OF_FACTS = {"topics", "conditions", "starts", "full"}


@dataclass(frozen=True)
class Case:
    """A request with the offers it is asked about and what is expected."""

    request: SuggestionRequest
    offers: tuple[OfferFacts, ...]
    expect: dict[str, Any]

    def explained(self) -> Explanation:
        (facts,) = self.offers
        return why_not(self.request, facts, self.chain())

    def chain(self) -> Any:  # noqa: ANN401  the places around the person
        return CHAIN if self.request.profile.place == HANNOVER.code else (GARBSEN, REGION)


def _case(content: dict[str, Any]) -> Case:
    request = SuggestionRequest(content["topic"], profile_from_json(content["person"]), content["day"], limit=50)
    offers = tuple(_offer(name, terms, content["topic"], content["day"]) for name, terms in content["offers"].items())
    return Case(request, offers, dict(content["expect"]))


def _offer(name: str, terms: dict[str, Any], topic: str, on: date) -> OfferFacts:
    shown = {"id": f"off_{name}", "name": name, "kind": "german_course_open", "synthetic": True}
    shown |= {"verified_on": on.isoformat(), **{key: value for key, value in terms.items() if key not in _OF_FACTS}}
    conditions = tuple(
        record_from_json(Condition, {"id": f"con_{number}", **condition})
        for number, condition in enumerate(terms.get("conditions", []))
    )
    starts = tuple(
        intake(day, id=f"int_{number}", booked=20 if terms.get("full") else 15)
        for number, day in enumerate(terms.get("starts", []))
    )
    facts = course(topics=tuple(terms.get("topics", (topic,))), conditions=conditions, intakes=starts)
    return replace(facts, offer=record_from_json(Offer, shown), provider=provider(id=f"org_{name}"))


@pytest.mark.parametrize("content", CASES, ids=[case["case"] for case in CASES])
def test_a_case_of_counselling_is_answered_as_the_rules_cited_say(content: dict[str, Any]) -> None:
    case = _case(content)
    answers = {**_list_answers(case), **(_offer_answers(case) if len(case.offers) == 1 else {})}
    words = case.expect.pop("words", [])

    assert {key: answers[key] for key in case.expect} == case.expect
    assert [word for word in words if word not in answers["text"]] == []


def _list_answers(case: Case) -> dict[str, Any]:
    answer = suggest(case.request, Candidates(case.offers, truncated=False), case.chain())
    first = answer.questions[0] if answer.questions else None
    return {
        "listed": [each.facts.offer.name for each in answer.suggestions],
        "would_open": [each.paper.kind for each in answer.papers],
        "next_question": first and first.fact,
        "decides": first and first.decides,
    }


def _offer_answers(case: Case) -> dict[str, Any]:
    explained = case.explained()
    results, remedy = explained.suggestion.criteria, explained.remedy
    papers = [result.missing_paper for result in results if result.missing_paper is not None]
    open_ones = [result.question.fact for result in results if result.verdict == "unknown" and result.question]
    return {
        "verdict": explained.suggestion.verdict,
        "criteria": {name: _verdict(explained, name) for name in case.expect.get("criteria", {})},
        "paper": sorted(papers[0].issuers) if papers else [],
        "question": open_ones[0] if open_ones else None,
        "changes": [change.kind for change in remedy.changes],
        "after": remedy.verdict,
        "lasting": list(remedy.lasting),
        "text": " ".join(result.de for result in results),
    }


def _verdict(explained: Explanation, criterion: str) -> str:
    return next(each.verdict for each in explained.suggestion.criteria if each.criterion == criterion)


def test_there_are_at_least_sixty_cases_and_every_job_of_a_counsellor_is_among_them() -> None:
    names = [case["case"] for case in CASES]

    assert len(set(names)) == len(names) >= 60
    assert {number for number in range(1, 11) if any(f"7.1 no. {number}:" in name for name in names)} == set(
        range(1, 11)
    )
