"""What invented agreements leave behind: the version before an amendment, and the hurdles on the way to a goal."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from graphsvc.model.derived import (
    AgreedGoal,
    AgreementVersion,
    Hurdle,
    HurdleKindCode,
    Link,
    Record,
    ResultReasonCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.agreements import Plan
from graphsvc.seeding.chance import days_between, generator, working_day
from graphsvc.seeding.places_and_bodies import topic_id

# The hurdle behind the reason for which a goal was missed; other reasons are none.
_HURDLES: Final[Mapping[ResultReasonCode, HurdleKindCode]] = MappingProxyType(
    {
        "supply_gap": "supply_gap",
        "broken_cooperation": "broken_cooperation",
        "waiting_time": "waiting_time",
        "not_eligible": "legal_limit",
    }
)


def earlier_versions(of: tuple[Plan, ...], as_of: date) -> Iterator[Record | Link]:
    """The first version of each agreement that was amended, as it held then."""
    for plan in of:
        agreement = plan.agreement
        if agreement.version == 1 or agreement.concluded_on is None:
            continue
        chance = generator(plan.case.seed, "amended", plan.case.number)
        last = agreement.closed_on or as_of - timedelta(days=1)
        replaced_on = working_day(days_between(chance, agreement.concluded_on + timedelta(days=30), last))
        version = AgreementVersion(
            id=seed_id(AgreementVersion, plan.case.seed, plan.case.number, 1),
            holder=plan.case.holder,
            version=1,
            concluded_on=agreement.concluded_on,
            replaced_on=max(replaced_on, agreement.concluded_on),
            why="Ziele angepasst (synthetisch)",
            held_in_language=agreement.held_in_language,
            review_every_weeks=agreement.review_every_weeks,
            goals=tuple(
                AgreedGoal(goal=item.goal.id, topic=item.topic, state="open", words=item.goal.words)
                for item in plan.goals
            ),
            synthetic=True,
        )
        yield version
        yield Link("VERSION_OF", version.id, agreement.id)


def hurdles(of: tuple[Plan, ...]) -> Iterator[Record | Link]:
    """A hurdle for each goal that was missed because of one, noted on the day that settled it."""
    for plan in of:
        for item in plan.goals:
            reason, noted_on = item.goal.reason, item.goal.settled_on
            if reason is None or reason not in _HURDLES or noted_on is None:
                continue
            hurdle = Hurdle(
                id=seed_id(Hurdle, plan.case.seed, item.goal.id),
                holder=plan.case.holder,
                kind=_HURDLES[reason],
                noted_on=noted_on,
                synthetic=True,
            )
            yield hurdle
            yield Link("HURDLE_OF", hurdle.id, plan.agreement.id)
            yield Link("CONCERNS", hurdle.id, topic_id(item.topic))
