"""Topics and how close they are: the vocabulary `topic` with its broader terms."""

from functools import cache, lru_cache
from typing import get_args

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.verdicts import CriterionResult, Question, Reason, criterion_result
from graphsvc.model.definition import TermDefinition
from graphsvc.model.derived import TopicCode
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms


@cache
def topics_to_search(topic: TopicCode) -> tuple[TopicCode, ...]:
    """The topic, all narrower and all broader ones, by closeness and code: what the store is asked for."""
    near = {code: levels for code in _terms() if (levels := levels_between(topic, code)) is not None}
    return tuple(sorted(near, key=lambda code: (near[code], code)))


def topic_and_narrower(topic: TopicCode) -> tuple[TopicCode, ...]:
    """The topic and those below it, by code."""
    return tuple(sorted(code for code in _terms() if topic in _upwards(code)))


@cache
def levels_between(topic: TopicCode, other: TopicCode) -> int | None:
    """How many levels one lies above the other: 0 for the same topic; None where neither contains it."""
    above, below = _upwards(topic), _upwards(other)
    if other in above:
        return above.index(other)
    return below.index(topic) if topic in below else None


def closeness(topic: TopicCode, facts: OfferFacts) -> int | None:
    """The levels between the topic and the closest topic of the offer; None where none is in its line."""
    return _closeness(topic, facts.topics)


def only_broader(topic: TopicCode, facts: OfferFacts) -> bool:
    """Whether the offer addresses only topics above the one asked for, as general counselling does."""
    return _only_broader(topic, facts.topics)


def topic_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the offer addresses the topic, a narrower or a broader one; unknown where it names none."""
    return _criterion(enquiry.topic, facts.topics)


# Offers name the same few topics again and again: each answer is made once.
@lru_cache(maxsize=4096)
def _closeness(topic: TopicCode, topics: tuple[TopicCode, ...]) -> int | None:
    levels = (levels_between(topic, other) for other in topics)
    return min((level for level in levels if level is not None), default=None)


@lru_cache(maxsize=4096)
def _only_broader(topic: TopicCode, topics: tuple[TopicCode, ...]) -> bool:
    return not any(topic in _upwards(other) for other in topics)


@lru_cache(maxsize=4096)
def _criterion(topic: TopicCode, topics: tuple[TopicCode, ...]) -> CriterionResult:
    return criterion_result("topic", _reason(topic, topics))


def _reason(topic: TopicCode, topics: tuple[TopicCode, ...]) -> Reason:
    if not topics:
        question = Question(
            "topics",
            "Bitte fragen Sie den Anbieter, zu welchem Thema das Angebot gehört.",
            "Please ask the provider which topic the offer belongs to.",
            asks="provider",
        )
        return Reason("unknown", "Das Angebot nennt kein Thema.", "The offer names no topic.", question=question)
    wanted = _terms()[topic]
    levels = _closeness(topic, topics)
    if levels is None:
        return Reason(
            "does_not_fit",
            f"Das Angebot gehört zu einem anderen Thema als „{wanted.de}“.",
            f"The offer belongs to another topic than '{wanted.en}'.",
        )
    if levels == 0:
        return Reason("fits", f"Thema: {wanted.de}.", f"Topic: {wanted.en}.")
    nearest = _terms()[min(topics, key=lambda other: _distance_or_far(topic, other))]
    return Reason(
        "fits",
        f"Verwandtes Thema: {nearest.de} (gesucht: {wanted.de}).",
        f"Related topic: {nearest.en} (asked for: {wanted.en}).",
    )


def _distance_or_far(topic: TopicCode, other: TopicCode) -> tuple[int, str]:
    levels = levels_between(topic, other)
    return (len(_terms()) if levels is None else levels), other


@cache
def _terms() -> dict[TopicCode, TermDefinition]:
    known = terms("topic")
    codes: tuple[TopicCode, ...] = get_args(TopicCode)
    return {code: known[code] for code in codes}


@cache
def _broader() -> dict[str, str | None]:
    return {code: term.broader for code, term in _terms().items()}


@cache
def _upwards(topic: TopicCode) -> tuple[str, ...]:
    """The topic and those above it, nearest first."""
    line: list[str] = []
    code: str | None = topic
    while code is not None:
        line.append(code)
        code = _broader()[code]
    return tuple(line)
