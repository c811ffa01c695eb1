"""One case as a tree: the client, the profiles, and each agreement with its goals, steps, reviews and versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from graphsvc.errors import NotFound
from graphsvc.model.case_facts import CaseFacts
from graphsvc.model.derived import (
    Agreement,
    AgreementVersion,
    Client,
    CounsellingService,
    Goal,
    Hurdle,
    Link,
    LinkType,
    Offer,
    Organisation,
    Profile,
    Record,
    Referral,
    Review,
    Step,
    Topic,
    TopicCode,
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class StepOfCase:
    """A step with the offer it uses and the partners whose turn it is."""

    step: Step
    offer: Offer | None
    partners: tuple[Organisation | CounsellingService, ...]


@dataclass(frozen=True, slots=True)
class ReferralOfCase:
    """A referral with the offer it leads to."""

    referral: Referral
    offer: Offer


@dataclass(frozen=True, slots=True)
class GoalOfCase:
    """A goal with its topic; steps by due day, referrals the newest first."""

    goal: Goal
    topic: TopicCode
    steps: tuple[StepOfCase, ...]
    referrals: tuple[ReferralOfCase, ...]


@dataclass(frozen=True, slots=True)
class HurdleOfCase:
    """A hurdle with its topic and the bodies with which co-operation did not work."""

    hurdle: Hurdle
    topic: TopicCode | None
    bodies: tuple[Organisation | CounsellingService, ...]


@dataclass(frozen=True, slots=True)
class AgreementOfCase:
    """An agreement with everything that belongs to it; goals by id, reviews by day, versions the newest first."""

    agreement: Agreement
    goals: tuple[GoalOfCase, ...]
    reviews: tuple[Review, ...]
    versions: tuple[AgreementVersion, ...]
    hurdles: tuple[HurdleOfCase, ...]
    joined_by: tuple[Organisation | CounsellingService, ...]
    begins_from: Profile | None


@dataclass(frozen=True, slots=True)
class Case:
    """A client with the profiles and agreements, the newest first of each."""

    client: Client
    profiles: tuple[Profile, ...]
    agreements: tuple[AgreementOfCase, ...]

    @property
    def profile(self) -> Profile | None:
        """The newest profile; None where there is none."""
        return self.profiles[0] if self.profiles else None

    def agreement(self, record_id: str) -> AgreementOfCase:
        """The agreement of this case with that id; raises `NotFound`."""
        return _only((item for item in self.agreements if item.agreement.id == record_id), Agreement, record_id)

    def goal(self, record_id: str) -> tuple[AgreementOfCase, GoalOfCase]:
        """The goal of this case with that id, with its agreement; raises `NotFound`."""
        found = ((item, goal) for item in self.agreements for goal in item.goals if goal.goal.id == record_id)
        return _only(found, Goal, record_id)

    def step(self, record_id: str) -> tuple[AgreementOfCase, GoalOfCase, StepOfCase]:
        """The step of this case with that id, with its agreement and goal; raises `NotFound`."""
        found = (
            (item, goal, step)
            for item in self.agreements
            for goal in item.goals
            for step in goal.steps
            if step.step.id == record_id
        )
        return _only(found, Step, record_id)


T = TypeVar("T")


def _only(found: Iterable[T], kind: type[Record], record_id: str) -> T:
    for item in found:
        return item
    raise NotFound(kind.label, record_id)


def case_of(facts: CaseFacts) -> Case:
    """The tree that the records of a case make."""
    tree = _Tree(facts)
    (client,) = tree.all(Client)
    profiles = sorted(tree.all(Profile), key=lambda profile: (-(profile.version or 0), profile.id))
    agreements = sorted(tree.sources(client, "CONCLUDED_WITH", Agreement), key=_newest, reverse=True)
    return Case(client, tuple(profiles), tuple(tree.agreement(item) for item in agreements))


def _newest(agreement: Agreement) -> tuple[bool, date, str]:
    """Drafts are newer than anything concluded."""
    return agreement.concluded_on is None, agreement.concluded_on or date.min, agreement.id


class _Tree:
    """Looks records up along their links."""

    def __init__(self, facts: CaseFacts) -> None:
        self._records = {record.id: record for record in facts.records}
        self._from: dict[tuple[str, LinkType], list[Link]] = {}
        self._to: dict[tuple[str, LinkType], list[Link]] = {}
        for link in facts.links:
            self._from.setdefault((link.source, link.type), []).append(link)
            self._to.setdefault((link.target, link.type), []).append(link)

    def all(self, kind: type[R]) -> list[R]:
        """Every record of that kind, by id."""
        return [record for record in self._records.values() if isinstance(record, kind)]

    def sources(self, target: Record, link_type: LinkType, kind: type[R]) -> list[R]:
        """The records of that kind that point at the target, by id."""
        return _of_kind(self._records, (link.source for link in self._to.get((target.id, link_type), ())), kind)

    def targets(self, source: Record, link_type: LinkType, kind: type[R]) -> list[R]:
        """The records of that kind that the source points at, by id."""
        return _of_kind(self._records, (link.target for link in self._from.get((source.id, link_type), ())), kind)

    def agreement(self, agreement: Agreement) -> AgreementOfCase:
        """The agreement with everything below it."""
        reviews = sorted(self.sources(agreement, "REVIEW_OF", Review), key=lambda item: (item.due_on, item.id))
        versions = sorted(self.sources(agreement, "VERSION_OF", AgreementVersion), key=lambda item: -item.version)
        profiles = self.targets(agreement, "BEGINS_FROM", Profile)
        return AgreementOfCase(
            agreement,
            tuple(self._goal(goal) for goal in self.sources(agreement, "GOAL_OF", Goal)),
            tuple(reviews),
            tuple(versions),
            tuple(self._hurdle(item) for item in self.sources(agreement, "HURDLE_OF", Hurdle)),
            self._bodies(agreement, "JOINED_BY"),
            profiles[0] if profiles else None,
        )

    def _goal(self, goal: Goal) -> GoalOfCase:
        steps = [self._step(step) for step in self.sources(goal, "STEP_OF", Step)]
        referrals = [
            ReferralOfCase(referral, offer)
            for referral in self.sources(goal, "FOR", Referral)
            for offer in self.targets(referral, "TO", Offer)
        ]
        return GoalOfCase(
            goal,
            self.targets(goal, "AIMS_AT", Topic)[0].code,
            tuple(sorted(steps, key=lambda item: (item.step.due_on or date.max, item.step.id))),
            tuple(sorted(referrals, key=lambda item: (item.referral.requested_on, item.referral.id), reverse=True)),
        )

    def _step(self, step: Step) -> StepOfCase:
        offers = self.targets(step, "USES", Offer)
        return StepOfCase(step, offers[0] if offers else None, self._bodies(step, "TURN_OF"))

    def _hurdle(self, hurdle: Hurdle) -> HurdleOfCase:
        topics = self.targets(hurdle, "CONCERNS", Topic)
        return HurdleOfCase(hurdle, topics[0].code if topics else None, self._bodies(hurdle, "CONCERNS"))

    def _bodies(self, record: Record, link_type: LinkType) -> tuple[Organisation | CounsellingService, ...]:
        services = self.targets(record, link_type, CounsellingService)
        return (*self.targets(record, link_type, Organisation), *services)


def _of_kind(records: Mapping[str, Record], ids: Iterable[str], kind: type[R]) -> list[R]:
    found = (records.get(record_id) for record_id in ids)
    return [record for record in found if isinstance(record, kind)]
