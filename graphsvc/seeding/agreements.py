"""Invented integration agreements with their goals, reviews, partners and steps."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from pydantic import RootModel

from graphsvc.model.derived import (
    Agreement,
    AgreementStateCode,
    ClosingReasonCode,
    Goal,
    GoalStateCode,
    LanguageCode,
    Link,
    OrganisationKindCode,
    Profile,
    Record,
    ResultReasonCode,
    Review,
    Step,
    StepStateCode,
    TopicCode,
    WhoseTurnCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.chance import days_between, drawn, generator, sampled, working_day
from graphsvc.seeding.clients import B1, LEVELS, Case
from graphsvc.seeding.contacts import Company
from graphsvc.seeding.places_and_bodies import topic_id
from graphsvc.seeding.rows import SeedRow

Phase = Literal["running", "closed"]
_ONE_DAY = timedelta(days=1)
# Goals whose state asks for a reason.
_MISSED: frozenset[GoalStateCode] = frozenset(("not_reached", "dropped"))


class AgreementShares(SeedRow):
    """Shares of agreements, from 0 to 1."""

    with_agreement: float
    signed: float
    amended: float
    ended_early: float
    review_held: float
    joined: float


class Span(SeedRow):
    """A range of days, both ends possible."""

    least: int
    most: int


class AgreementParameters(SeedRow):
    """How agreements with their goals, reviews and steps are drawn."""

    share: AgreementShares
    days_until_concluded: Span
    review_every_weeks: tuple[int, ...]
    running: Mapping[AgreementStateCode, float]
    goals: Mapping[int, float]
    goal_state: Mapping[Phase, Mapping[GoalStateCode, float]]
    step_done: Mapping[Phase, float]
    closing_reasons: Mapping[AgreementStateCode, Mapping[ClosingReasonCode, float]]
    result_reasons: Mapping[ResultReasonCode, float]
    languages: Mapping[LanguageCode, float]


class PartneredAgreementParameters(AgreementParameters):
    """What `agreements.yaml` holds: also how readily each kind of body joins a case."""

    partners: Mapping[OrganisationKindCode, float]


class GoalParameters(SeedRow):
    """One topic of goals: its weights by kind of service, the words of a goal, and one step for each side."""

    mbe: float
    jmd: float
    words: tuple[str, ...]
    steps: Mapping[WhoseTurnCode, str]


class TopicsOfGoals(RootModel[Mapping[TopicCode, GoalParameters]]):
    """What `goals.yaml` holds: the parameters of goals by topic."""


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal with its topic."""

    goal: Goal
    topic: TopicCode


@dataclass(frozen=True, slots=True)
class Plan:
    """An agreement of a case with its goals."""

    case: Case
    agreement: Agreement
    goals: tuple[PlannedGoal, ...]

    @property
    def phase(self) -> Phase:
        """Whether the agreement still runs."""
        return "running" if self.agreement.closed_on is None else "closed"


def plans(
    of: tuple[Case, ...],
    parameters: AgreementParameters,
    topics: Mapping[TopicCode, GoalParameters],
    gaps: Collection[TopicCode],
    as_of: date,
) -> tuple[Plan, ...]:
    """The agreements of the cases that have one, in the order of the cases.

    A goal that is missed on one of the topics of `gaps` was missed because nobody has an offer.
    """
    return tuple(
        _with_results(_plan(case, parameters, topics, as_of), parameters, gaps, as_of)
        for case in of
        if generator(case.seed, "with agreement", case.number).random() < parameters.share.with_agreement
    )


def agreements(of: tuple[Plan, ...]) -> Iterator[Record | Link]:
    """Each agreement with its links, followed by its goals."""
    for plan in of:
        agreement = plan.agreement
        yield agreement
        yield Link("CONCLUDED_WITH", agreement.id, plan.case.client.id)
        yield Link("BEGINS_FROM", agreement.id, plan.case.profiles[0].id)
        for item in plan.goals:
            yield item.goal
            yield Link("GOAL_OF", item.goal.id, agreement.id)
            yield Link("AIMS_AT", item.goal.id, topic_id(item.topic))


def reviews(of: tuple[Plan, ...], parameters: AgreementParameters, as_of: date) -> Iterator[Record | Link]:
    """The reviews that were due in the life of each agreement, and the coming one of those that run."""
    for plan in of:
        agreement = plan.agreement
        if agreement.concluded_on is None or agreement.review_every_weeks is None:
            continue
        chance = generator(plan.case.seed, "reviews", plan.case.number)
        rhythm = timedelta(weeks=agreement.review_every_weeks)
        last = min(agreement.closed_on or as_of, as_of - timedelta(days=1))
        due_on, number = agreement.concluded_on + rhythm, 1
        while due_on <= last:
            held_on = min(working_day(due_on + timedelta(days=chance.randrange(10))), last)
            yield from _review(
                plan, number, due_on, held_on if chance.random() < parameters.share.review_held else None
            )
            due_on, number = due_on + rhythm, number + 1
        if plan.phase == "running":
            yield from _review(plan, number, due_on, None)


def partners(of: tuple[Plan, ...], parameters: AgreementParameters, company: Company) -> Iterator[Link]:
    """Who joined which agreement; only bodies that were members of the network all the while."""
    for plan in of:
        chance = generator(plan.case.seed, "partners", plan.case.number)
        concluded_on = plan.agreement.concluded_on
        if concluded_on is None or chance.random() >= parameters.share.joined:
            continue
        present = company.present(concluded_on, plan.agreement.closed_on or company.as_of)
        others = [member for member in present if member.key != plan.case.service.key]
        weights = [company.weights.get(member.kind, 0) for member in others]
        joined = sampled(chance, others, weights, chance.choice((1, 1, 2)))
        yield from (Link("JOINED_BY", plan.agreement.id, member.id) for member in joined)


def steps(
    of: tuple[Plan, ...],
    parameters: AgreementParameters,
    topics: Mapping[TopicCode, GoalParameters],
    offers: Mapping[str, str],
    as_of: date,
) -> Iterator[Record | Link]:
    """The steps to each goal; `offers` holds the id of the offer that a goal's partner step uses, by id of the goal."""
    for plan in of:
        for item in plan.goals:
            chance = generator(plan.case.seed, "steps", item.goal.id)
            for turn, what in topics[item.topic].steps.items():
                offer = offers.get(item.goal.id) if turn == "partner" else None
                if turn == "partner" and offer is None:
                    continue
                step = _step(chance, plan, item, (turn, what), parameters, as_of)
                yield step
                yield Link("STEP_OF", step.id, item.goal.id)
                if offer is not None:
                    yield Link("USES", step.id, offer)


def goal_topics(facts: Profile, weights: Mapping[TopicCode, float]) -> dict[TopicCode, float]:
    """The weights of the topics that can be a goal for a person with these facts."""
    level = LEVELS.index(facts.german_level or "a2")
    impossible: set[TopicCode] = set()
    if level > B1:
        impossible |= {"german_course", "conversation_practice"}
    if level > LEVELS.index("a1"):
        impossible.add("literacy")
    if level < LEVELS.index("a2"):
        impossible |= {"vocational_german", "naturalisation", "higher_education"}
    if facts.residence_group not in {
        "gestattung",
        "duldung_discretion",
        "duldung_training_work",
        "duldung_other",
    }:
        impossible.add("asylum_procedure")
    if facts.residence_group == "german":
        impossible |= {"residence_law", "naturalisation"}
    return {topic: weight for topic, weight in weights.items() if topic not in impossible and weight > 0}


def _plan(case: Case, parameters: AgreementParameters, topics: Mapping[TopicCode, GoalParameters], as_of: date) -> Plan:
    chance = generator(case.seed, "agreement", case.number)
    span = parameters.days_until_concluded
    opened_on = case.client.opened_on or as_of
    agreed_on = working_day(opened_on + timedelta(days=chance.randint(span.least, span.most)))
    concluded_on = agreed_on if agreed_on < as_of else None
    state = drawn(chance, parameters.running)
    if case.client.closed_on is not None:
        state = "ended_early" if chance.random() < parameters.share.ended_early else "completed"
    language = drawn(chance, parameters.languages)
    agreement = Agreement(
        id=seed_id(Agreement, case.seed, case.number),
        holder=case.holder,
        version=2 if concluded_on is not None and chance.random() < parameters.share.amended else 1,
        state=state if concluded_on is not None else "draft",
        concluded_on=concluded_on,
        signed=concluded_on is not None and chance.random() < parameters.share.signed,
        held_in_language=language,
        review_every_weeks=chance.choice(parameters.review_every_weeks),
        closed_on=case.client.closed_on,
        synthetic=True,
    )
    weights = {topic: item.jmd if case.kind == "jmd" else item.mbe for topic, item in topics.items()}
    possible = goal_topics(case.facts, weights)
    chosen = sampled(chance, tuple(possible), tuple(possible.values()), drawn(chance, parameters.goals))
    phase: Phase = "running" if agreement.closed_on is None else "closed"
    states: Mapping[GoalStateCode, float] = parameters.goal_state[phase] if concluded_on is not None else {"open": 1}
    goals = tuple(PlannedGoal(_goal(chance, case, topic, topics[topic], states, agreed_on), topic) for topic in chosen)
    return Plan(case, agreement, goals)


def _with_results(plan: Plan, parameters: AgreementParameters, gaps: Collection[TopicCode], as_of: date) -> Plan:
    """The plan with the days on which its goals were settled, and the reasons that their states ask for."""
    concluded_on = plan.agreement.concluded_on
    if concluded_on is None:
        return plan
    chance = generator(plan.case.seed, "results", plan.case.number)
    agreement, last = plan.agreement, plan.agreement.closed_on or as_of - _ONE_DAY
    if agreement.state in parameters.closing_reasons:
        closing_reason = drawn(chance, parameters.closing_reasons[agreement.state])
        agreement = replace(agreement, closing_reason=closing_reason)
    goals = []
    for item in plan.goals:
        settled_on = working_day(days_between(chance, concluded_on, min(last, as_of - _ONE_DAY)))
        reason = drawn(chance, parameters.result_reasons)
        missed = item.goal.state in _MISSED
        goal = replace(
            item.goal,
            settled_on=None if item.goal.state == "open" else max(settled_on, concluded_on),
            reason=("supply_gap" if item.topic in gaps else reason) if missed else None,
        )
        goals.append(replace(item, goal=goal))
    return replace(plan, agreement=agreement, goals=tuple(goals))


def _goal(
    chance: Random,
    case: Case,
    topic: TopicCode,
    parameters: GoalParameters,
    states: Mapping[GoalStateCode, float],
    agreed_on: date,
) -> Goal:
    level = LEVELS[min(LEVELS.index(case.facts.german_level or "a2") + 1, len(LEVELS) - 1)]
    return Goal(
        id=seed_id(Goal, case.seed, case.number, topic),
        holder=case.holder,
        words=chance.choice(parameters.words).format(level=level.upper()),
        state=drawn(chance, states),
        target_on=agreed_on + timedelta(days=chance.choice((90, 120, 180, 270, 365))),
        synthetic=True,
    )


def _review(plan: Plan, number: int, due_on: date, held_on: date | None) -> Iterator[Record | Link]:
    review = Review(
        id=seed_id(Review, plan.case.seed, plan.case.number, number),
        holder=plan.case.holder,
        due_on=due_on,
        held_on=held_on,
        synthetic=True,
    )
    yield review
    yield Link("REVIEW_OF", review.id, plan.agreement.id)


def _step(
    chance: Random,
    plan: Plan,
    item: PlannedGoal,
    agreed: tuple[WhoseTurnCode, str],
    parameters: AgreementParameters,
    as_of: date,
) -> Step:
    turn, what = agreed
    agreed_on = plan.agreement.concluded_on
    target_on = item.goal.target_on
    done = item.goal.state == "reached" or chance.random() < parameters.step_done[plan.phase]
    state: StepStateCode = "open"
    if item.goal.state == "dropped":
        state = "dropped"
    elif done and agreed_on:
        state = "done"
    due_on = days_between(chance, agreed_on + timedelta(days=14), target_on) if agreed_on and target_on else None
    settled_on = item.goal.settled_on or plan.agreement.closed_on or as_of - _ONE_DAY
    return Step(
        id=seed_id(Step, plan.case.seed, item.goal.id, turn),
        holder=plan.case.holder,
        what=what,
        whose_turn=turn,
        due_on=due_on,
        state=state,
        done_on=min(due_on or settled_on, settled_on) if state == "done" else None,
        reason=item.goal.reason if state == "dropped" else None,
        synthetic=True,
    )
