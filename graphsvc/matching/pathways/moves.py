"""The steps that somebody in a situation can take next, and where each leads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.german import LEVELS
from graphsvc.matching.pathways.definitions import Days, GoalDefinition, Pathways
from graphsvc.matching.topics import topics_to_search
from graphsvc.matching.verdicts import MissingPaper, Question
from graphsvc.model.definition import Words
from graphsvc.model.derived import CefrLevelCode, Intake, Place, Profile, TopicCode
from graphsvc.model.facts import OfferFacts

_COURSES_OF_INTEGRATION = "integration_course"


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts about a person on a day, and the statuses reached on the way."""

    profile: Profile
    on: date
    statuses: frozenset[str] = frozenset()

    @property
    def level(self) -> int:
        """The position of the level of German; an unknown one counts as the lowest."""
        return LEVELS.index(self.profile.german_level) if self.profile.german_level else 0

    @property
    def key(self) -> tuple[int, frozenset[str], bool]:
        """What further steps depend on beside the day."""
        return self.level, self.statuses, bool(self.profile.integration_course_completed)


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step: an offer with its intake, or an authority; from the day it begins to the day after which it is over.

    `waits` are the days before it begins, `papers` what has to be fetched before, `questions` what is uncertain.
    `start_known` is false where no start is on record and `wait` is an estimate. `lasting` says how the end was found.
    """

    title: Words
    begins_on: date
    ends_on: date
    waits: int
    facts: OfferFacts | None = None
    intake: Intake | None = None
    papers: tuple[MissingPaper, ...] = ()
    questions: tuple[Question, ...] = ()
    start_known: bool = True
    lasting: Days | None = None
    reaches: CefrLevelCode | None = None
    gives: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What a search stands on: the goal, the definitions, the offers that could help, the person's places."""

    goal: GoalDefinition
    known: Pathways
    offers: tuple[OfferFacts, ...]
    places: tuple[Place, ...] = ()


def beginning(profile: Profile, on: date) -> Situation:
    """The situation that somebody sets out from: a notice at hand is a status already."""
    return Situation(profile, on, frozenset({"notice"} if "recognition_notice" in profile.documents else ()))


def reached(situation: Situation, goal: GoalDefinition) -> bool:
    """Whether the situation is the goal."""
    level = goal.level is None or situation.level >= LEVELS.index(goal.level)
    return level and set(goal.statuses) <= situation.statuses


def moves(situation: Situation, ground: Ground) -> Iterator[tuple[PathStep, Situation]]:
    """Every step that could be taken, and the situation after it: authorities first, then offers by id."""
    for authority in ground.known.authorities:
        qualified = situation.profile.foreign_qualification
        impossible = authority.needs_qualification and qualified is False
        wanted = bool(ground.goal.statuses) and authority.gives not in situation.statuses
        if wanted and not impossible:
            ends_on = situation.on + timedelta(authority.days.value)
            asked = (_ASK_QUALIFIED,) if authority.needs_qualification and qualified is None else ()
            step = PathStep(
                authority.title,
                situation.on,
                ends_on,
                0,
                questions=asked,
                lasting=authority.days,
                gives=authority.gives,
            )
            yield step, _after(situation, step)
    for facts in ground.offers:
        step_or_none = _offer_step(situation, facts, ground)
        if step_or_none is not None:
            yield step_or_none, _after(situation, step_or_none)


def _offer_step(situation: Situation, facts: OfferFacts, ground: Ground) -> PathStep | None:
    offer, gives = facts.offer, ground.known.given_by(facts.offer.kind, situation.statuses)
    if gives is not None and not _of_occupation(facts, ground.goal):
        gives = None
    higher = offer.reaches_level is not None and LEVELS.index(offer.reaches_level) > situation.level
    if not higher and gives is None:
        return None
    topic = next((each for each in facts.topics), None)
    if topic is None:
        return None
    judgement = judge(facts, Enquiry(topic, situation.profile, situation.on, ground.places))
    if judgement.verdict == "does_not_fit":
        return None
    papers = tuple(result.missing_paper for result in judgement.criteria if result.missing_paper is not None)
    questions = tuple(
        result.question for result in judgement.criteria if result.verdict == "unknown" and result.question is not None
    )
    ready = situation.on + timedelta(ground.known.paper.value if papers else 0)
    begins_on, intake, known = _start(facts, ready, ground.known)
    lasting = None if intake is not None and intake.ends_on is not None else ground.known.lasts(offer.kind)
    ends_on = intake.ends_on if intake is not None and intake.ends_on else None
    return PathStep(
        Words(de=offer.name, en=offer.name),
        begins_on,
        ends_on or begins_on + timedelta(lasting.value if lasting else 0),
        (begins_on - situation.on).days,
        facts,
        intake,
        papers,
        questions,
        known,
        lasting,
        offer.reaches_level if higher else None,
        gives,
    )


def _start(facts: OfferFacts, ready: date, known: Pathways) -> tuple[date, Intake | None, bool]:
    """The next start with room that still takes registrations; else at once, or after the estimated wait."""
    for intake in sorted(facts.intakes, key=lambda each: (each.starts_on, each.id)):
        closes = intake.register_by or intake.starts_on
        if ready <= closes and ready <= intake.starts_on and intake.booked < intake.places:
            return intake.starts_on, intake, True
    if not facts.intakes and facts.offer.access_mode in {"walk_in", "appointment"}:
        return ready, None, True
    return ready + timedelta(known.unknown_start.value), None, False


def _after(situation: Situation, step: PathStep) -> Situation:
    """The situation when the step is over."""
    profile = situation.profile
    if step.reaches is not None:
        profile = replace(profile, german_level=step.reaches)
    if step.facts is not None and step.facts.offer.kind.startswith(_COURSES_OF_INTEGRATION):
        profile = replace(profile, integration_course_attended=True, integration_course_completed=True)
    if step.gives == "notice":
        documents = tuple(sorted({*profile.documents, "recognition_notice"}))
        missing = tuple(each for each in profile.documents_missing if each != "recognition_notice")
        profile = replace(profile, documents=documents, documents_missing=missing)
    given = {step.gives} if step.gives is not None else set()
    return Situation(profile, step.ends_on, situation.statuses | given)


def _of_occupation(facts: OfferFacts, goal: GoalDefinition) -> bool:
    """Whether the words of the entry name the occupation; a goal without one takes every offer."""
    text = f"{facts.offer.name} {facts.offer.description or ''}".casefold()
    return not goal.occupation or any(word in text for word in goal.occupation)


def topics_of(goal: GoalDefinition) -> tuple[TopicCode, ...]:
    """The topics of the offers that could help with the goal."""
    level: tuple[TopicCode, ...] = ("language",) if goal.level or goal.statuses else ()
    status: tuple[TopicCode, ...] = ("recognition",) if goal.statuses else ()
    return tuple(sorted({near for topic in (*level, *status) for near in topics_to_search(topic)}))


_ASK_QUALIFIED = Question(
    "foreign_qualification",
    "Hat die Person im Ausland einen Beruf oder ein Studium abgeschlossen?",
    "Did the person complete vocational training or studies abroad?",
)
