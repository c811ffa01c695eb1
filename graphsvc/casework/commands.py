"""What a counsellor does with a case, as the changes that one write applies: pure, checked against the whole case.

Each command returns its changes or raises `ForbiddenMove`. Ids are made of the caller's key, so that a repeat asks for
the same records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graphsvc.casework.case import AgreementOfCase, Case, StepOfCase
from graphsvc.casework.review_rhythm import next_review_on
from graphsvc.model.changes import Change, Create, Join, Unjoin, Update
from graphsvc.model.derived import (
    Agreement,
    AgreementStateCode,
    Client,
    Goal,
    GoalStateCode,
    Link,
    LinkType,
    Profile,
    Record,
    ResultReasonCode,
    Review,
    Step,
    StepStateCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.model.open_agreements import require_open


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works, where and on which day; `key` is the caller's write key, `synthetic` marks invented data."""

    holder: str
    account: str
    key: str
    on: date
    synthetic: bool = False

    def id_of(self, kind: type[Record], word: str = "") -> str:
        """The id of a record that this write creates, the same for each repeat; `word` tells several apart."""
        return seed_id(kind, "made", self.account, self.key, word)


@dataclass(frozen=True, slots=True)
class Result:
    """How a goal stands, and why where it was dropped or not reached."""

    state: GoalStateCode
    reason: ResultReasonCode | None = None
    reason_words: str | None = None


def open_case(desk: Desk, client: Client, facts: Profile | None) -> list[Change]:
    """A new client for whom the account is responsible, with the first version of the profile where facts are given."""
    changes: list[Change] = [Create(replace(client, counsellor=client.counsellor or desk.account))]
    return [*changes, *_profile(desk, client, facts, 1)] if facts is not None else changes


def take_over(desk: Desk, client: Client) -> list[Change]:
    """The client with the account as the responsible one; nothing where it is that already."""
    return [] if client.counsellor == desk.account else [Update(replace(client, counsellor=desk.account))]


def add_profile(desk: Desk, case: Case, facts: Profile) -> list[Change]:
    """The facts as the next version of the client's profile."""
    newest = case.profile.version if case.profile else 0
    return _profile(desk, case.client, facts, (newest or 0) + 1)


def draft_agreement(desk: Desk, case: Case, agreement: Agreement, joined_by: Iterable[str]) -> list[Change]:
    """A draft that begins from the newest profile of the client."""
    links = [Link("CONCLUDED_WITH", agreement.id, case.client.id)]
    if case.profile is not None:
        links.append(Link("BEGINS_FROM", agreement.id, case.profile.id))
    links += [Link("JOINED_BY", agreement.id, body) for body in joined_by]
    return [Create(replace(agreement, holder=desk.holder, state="draft", version=1)), *(Join(link) for link in links)]


def move_agreement(desk: Desk, item: AgreementOfCase, state: AgreementStateCode) -> list[Change]:
    """The agreement in its next state; once it is agreed, the first review is set by its rhythm."""
    moved = replace(item.agreement, state=state, concluded_on=item.agreement.concluded_on or desk.on)
    changes: list[Change] = [Update(moved)]
    if item.agreement.state == "draft":
        changes += _next_review(desk, moved, item.reviews)
    return changes


def add_goal(desk: Desk, item: AgreementOfCase, goal: Goal, topic_id: str) -> list[Change]:
    """A goal of that agreement, which must not have ended."""
    require_open(item.agreement)
    links = [Link("GOAL_OF", goal.id, item.agreement.id), Link("AIMS_AT", goal.id, topic_id)]
    return [Create(replace(goal, holder=desk.holder, state="open")), *(Join(link) for link in links)]


def reword_goal(item: AgreementOfCase, goal: Goal) -> list[Change]:
    """The goal with other words, sign of success or date; its state goes through `settle_goal`."""
    require_open(item.agreement)
    return [Update(goal)]


def settle_goal(desk: Desk, item: AgreementOfCase, goal: Goal, result: Result) -> list[Change]:
    """The goal with its result; an open one has no result and forgets the former one."""
    require_open(item.agreement)
    settled_on = None if result.state == "open" else desk.on
    return [
        Update(
            replace(
                goal,
                state=result.state,
                reason=result.reason,
                reason_words=result.reason_words,
                settled_on=settled_on,
            )
        )
    ]


def add_step(desk: Desk, item: AgreementOfCase, step: Step, goal: Goal, links: Sequence[Link] = ()) -> list[Change]:
    """A step of that goal; `links` name the offer it uses and the partner whose turn it is."""
    require_open(item.agreement)
    belongs = Link("STEP_OF", step.id, goal.id)
    return [Create(replace(step, holder=desk.holder, state="open")), Join(belongs), *(Join(link) for link in links)]


def reword_step(item: AgreementOfCase, stored: StepOfCase, step: Step, links: Sequence[Link]) -> list[Change]:
    """The step with other words, turn or day, and with exactly these links to an offer and to partners."""
    require_open(item.agreement)
    uses = [Link("USES", step.id, stored.offer.id)] if stored.offer else []
    turns = [Link("TURN_OF", step.id, body.id) for body in stored.partners]
    return [Update(step), *_relinked([*uses, *turns], links)]


def change_parties(item: AgreementOfCase, bodies: Iterable[str]) -> list[Change]:
    """The links after which exactly these bodies have joined the agreement; nothing where they have already."""
    wanted: LinkType = "JOINED_BY"
    agreement_id = item.agreement.id
    stored = [Link(wanted, agreement_id, body.id) for body in item.joined_by]
    return _relinked(stored, [Link(wanted, agreement_id, body) for body in dict.fromkeys(bodies)])


def change_step(
    desk: Desk, item: AgreementOfCase, step: Step, state: StepStateCode, reason: ResultReasonCode | None = None
) -> list[Change]:
    """The step done, dropped or open again."""
    require_open(item.agreement)
    done_on = desk.on if state == "done" else None
    return [Update(replace(step, state=state, done_on=done_on, reason=reason if state == "dropped" else None))]


def hold_review(desk: Desk, item: AgreementOfCase, held: Review) -> list[Change]:
    """The review as held, and the next one by the rhythm; `held` is a review that was due, or a new one."""
    require_open(item.agreement)
    known = any(review.id == held.id for review in item.reviews)
    changes: list[Change] = [Update(held)] if known else [*_review(replace(held, holder=desk.holder), item.agreement)]
    others = [review for review in item.reviews if review.id != held.id]
    return [*changes, *_next_review(desk, item.agreement, [*others, held])]


def _relinked(stored: Sequence[Link], wanted: Sequence[Link]) -> list[Change]:
    return [
        *(Unjoin(link) for link in stored if link not in wanted),
        *(Join(link) for link in wanted if link not in stored),
    ]


def _profile(desk: Desk, client: Client, facts: Profile, version: int) -> list[Change]:
    given: dict[str, Any] = {"id": desk.id_of(Profile), "holder": desk.holder, "version": version}
    profile = replace(facts, **given, valid_on=facts.valid_on or desk.on)
    return [Create(profile), Join(Link("PROFILE_OF", profile.id, client.id))]


def _next_review(desk: Desk, agreement: Agreement, reviews: Sequence[Review]) -> list[Change]:
    """The next review, unless one is waiting already."""
    due_on = next_review_on(agreement, reviews)
    if due_on is None or any(review.held_on is None for review in reviews):
        return []
    review = Review(id=desk.id_of(Review, "next"), holder=desk.holder, due_on=due_on, synthetic=agreement.synthetic)
    return _review(review, agreement)


def _review(review: Review, agreement: Agreement) -> list[Change]:
    return [Create(review), Join(Link("REVIEW_OF", review.id, agreement.id))]
