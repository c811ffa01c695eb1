"""Suggestions for one enquiry: what fits and why, what is open, and what to ask next."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graphsvc.matching.changes import Remedy, remedy
from graphsvc.matching.criteria import Judgement, judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.experience import NO_EXPERIENCE, Experience
from graphsvc.matching.ranking import Rankable, order
from graphsvc.matching.standing import Standing, standing
from graphsvc.matching.verdicts import CriterionResult, MissingPaper, Question, Verdict, rank
from graphsvc.matching.weights import weights
from graphsvc.model.derived import CriterionCode, Place, Profile, TopicCode
from graphsvc.model.facts import Candidates, OfferFacts

DEFAULT_LIMIT = 10
"""How many suggestions a list holds unless more are asked for."""


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """A topic, the facts about a person and the day; `seed` rotates equals and is named in the answer.

    `service` is the id of the service that asks, where an operator asks for it.
    """

    topic: TopicCode
    profile: Profile
    on: date
    seed: str = ""
    limit: int = DEFAULT_LIMIT
    service: str | None = None

    def drawn_seed(self) -> str:
        """The seed given, else one made of topic and day: it says nothing about the person."""
        return self.seed or f"{self.topic}-{self.on}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer with its verdict, the result of every criterion, and its standing in the order.

    `lifted`: it stands among the first five so that they are of two carriers.
    """

    facts: OfferFacts
    verdict: Verdict
    criteria: tuple[CriterionResult, ...]
    standing: Standing
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class PaperThatOpens:
    """A paper that offers left out are waiting for: they fail by the access rule alone."""

    paper: MissingPaper
    offers: int


@dataclass(frozen=True, slots=True)
class SuggestionList:
    """The suggestions in their order, and what was left out.

    `questions` are open for offers that fit or are unknown, beyond the limit too; those that decide most come
    first. `not_fitting` counts the offers left out, `failing` by criterion (one offer can fail several),
    `papers` what would open some of them. `truncated`: more candidates or more offers than are shown. `not_shown`
    are name and id of the candidates that are not among the suggestions, by name.
    """

    topic: TopicCode
    on: date
    seed: str
    suggestions: tuple[Suggestion, ...]
    questions: tuple[Question, ...]
    not_fitting: int
    failing: dict[CriterionCode, int]
    papers: tuple[PaperThatOpens, ...]
    truncated: bool
    not_shown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one offer fits or not: all criteria, those that fail first, then the unknown ones, and what would help."""

    topic: TopicCode
    on: date
    suggestion: Suggestion
    remedy: Remedy


def suggest(
    request: SuggestionRequest,
    offers: Candidates,
    places: tuple[Place, ...],
    experience: Experience = NO_EXPERIENCE,
) -> SuggestionList:
    """The suggestions among the candidates for this request; empty where none fits or could fit.

    `places` is the chain of the person's place, narrowest first. The same input gives the same list, whatever
    order the candidates come in.
    """
    enquiry = _enquiry(request, places)
    judged = [(facts, judge(facts, enquiry)) for facts in offers.offers]
    kept = [
        Suggestion(facts, judgement.verdict, judgement.criteria, standing(facts, enquiry, weights(), experience))
        for facts, judgement in judged
        if judgement.verdict != "does_not_fit"
    ]
    seed = request.drawn_seed()
    ordered = order([Rankable(each.facts, each.verdict, each.standing) for each in kept], seed)
    left_out = [judgement for _, judgement in judged if judgement.verdict == "does_not_fit"]
    shown = tuple(
        replace(kept[position], lifted=True) if position == ordered.lifted else kept[position]
        for position in ordered.positions[: request.limit]
    )
    return SuggestionList(
        request.topic,
        request.on,
        seed,
        shown,
        _open_questions(kept),
        len(left_out),
        _failing(left_out),
        _papers(left_out),
        offers.truncated or len(kept) > request.limit,
        _not_shown(offers.offers, shown),
    )


def why_not(
    request: SuggestionRequest, facts: OfferFacts, places: tuple[Place, ...], experience: Experience = NO_EXPERIENCE
) -> Explanation:
    """The explanation of one offer for this request, whether it fits or not."""
    enquiry = _enquiry(request, places)
    judgement = judge(facts, enquiry)
    criteria = tuple(sorted(judgement.criteria, key=lambda result: rank(result.verdict)))
    suggestion = Suggestion(facts, judgement.verdict, criteria, standing(facts, enquiry, weights(), experience))
    return Explanation(request.topic, request.on, suggestion, remedy(facts, enquiry))


def _enquiry(request: SuggestionRequest, places: tuple[Place, ...]) -> Enquiry:
    return Enquiry(request.topic, request.profile, request.on, places)


def _not_shown(offers: Iterable[OfferFacts], shown: Iterable[Suggestion]) -> tuple[tuple[str, str], ...]:
    listed = {suggestion.facts.offer.id for suggestion in shown}
    return tuple(sorted((facts.offer.name, facts.offer.id) for facts in offers if facts.offer.id not in listed))


def _open_questions(suggestions: Iterable[Suggestion]) -> tuple[Question, ...]:
    offers: defaultdict[Question, set[str]] = defaultdict(set)
    for suggestion in suggestions:
        for result in suggestion.criteria:
            if result.verdict == "unknown" and result.question is not None:
                offers[result.question].add(suggestion.facts.offer.id)
    # A provider answers for one offer only, so asking one of them decides one offer, however many are to be asked.
    counted = (
        replace(question, decides=1 if question.asks == "provider" else len(ids)) for question, ids in offers.items()
    )
    return tuple(sorted(counted, key=lambda question: (-question.decides, question.fact, question.en)))


def _failing(judgements: Iterable[Judgement]) -> dict[CriterionCode, int]:
    counts = Counter(
        result.criterion
        for judgement in judgements
        for result in judgement.criteria
        if result.verdict == "does_not_fit"
    )
    return dict(sorted(counts.items()))


def _papers(judgements: Iterable[Judgement]) -> tuple[PaperThatOpens, ...]:
    counts: Counter[MissingPaper] = Counter()
    for judgement in judgements:
        failing = [result for result in judgement.criteria if result.verdict == "does_not_fit"]
        if len(failing) == 1 and failing[0].missing_paper is not None:
            counts[failing[0].missing_paper] += 1
    by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0].en))
    return tuple(PaperThatOpens(paper, offers) for paper, offers in by_count)
