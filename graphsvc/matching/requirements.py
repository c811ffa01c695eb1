"""What a rule requires of a person, as a verdict: Kleene's logic over facts of the profile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphsvc.matching.circumstances import REGISTRATION
from graphsvc.matching.dates import german_day, next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.german import level_between
from graphsvc.matching.integration_course.residence_terms import covered
from graphsvc.matching.periods import age_range, months_later
from graphsvc.matching.person import threshold
from graphsvc.matching.questions import ASK, ask_authority, ask_provider, told
from graphsvc.matching.rules import Between, FactTest, Requirement
from graphsvc.matching.verdicts import Change, Reason, Verdict, met, negation, rank
from graphsvc.model.definition import Words
from graphsvc.model.derived import Profile
from graphsvc.model.facts import OfferFacts

_COMPLETED = Change(
    "step",
    "integration_course_completed",
    "nach einem ordnungsgemäß besuchten Integrationskurs",
    "after an integration course attended properly",
    (("integration_course_completed", True),),
)
# Facts that a person can change by a step of their own; no other fact is ever proposed.
_CHANGEABLE = {"registered_jobseeker": REGISTRATION, "integration_course_completed": _COMPLETED}


# A requirement without any other part has an open question: the file is refused otherwise.
_OPEN = Words(de="Das ist offen.", en="That is open.")


@dataclass(frozen=True, slots=True)
class Case:
    """All that a requirement may look at."""

    facts: OfferFacts
    enquiry: Enquiry

    @property
    def profile(self) -> Profile:
        """The facts about the person."""
        return self.enquiry.profile

    @property
    def on(self) -> date:
        """The day asked for."""
        return self.enquiry.on


def judged(requirement: Requirement, case: Case) -> Reason:
    """The verdict on a requirement, in its own words where it has some."""
    reason = _judged(requirement, case)
    if requirement.words is None or requirement.all_of or requirement.any_of:
        return reason
    de, en = met(reason.verdict, requirement.words.de, requirement.words.en)
    return replace(reason, de=de, en=en)


def _judged(requirement: Requirement, case: Case) -> Reason:
    if requirement.all_of:
        return every([judged(each, case) for each in requirement.all_of])
    if requirement.any_of:
        return some([judged(each, case) for each in requirement.any_of])
    if requirement.none_of:
        reason = some([judged(each, case) for each in requirement.none_of])
        return replace(reason, verdict=negation(reason.verdict), changes=())
    return _by_facts(requirement, case)


def _by_facts(requirement: Requirement, case: Case) -> Reason:
    if requirement.residence is not None:
        reason = covered(requirement.residence, case.profile)
    elif requirement.age is not None:
        reason = _age(requirement.age, case)
    elif (level := requirement.level) is not None:
        reason = level_between("german_level", case.profile.german_level, level.minimum, level.maximum)
    elif requirement.fact is not None:
        reason = _fact(requirement.fact, case)
    elif requirement.starts_before is not None:
        reason = _starts_before(requirement.starts_before, case)
    else:
        words = requirement.open_question or _OPEN
        question = ask_authority("access_rule", words.de, words.en)
        reason = Reason("unknown", words.de, words.en, question=question)
    return reason


def every(reasons: Sequence[Reason]) -> Reason:
    """Kleene's and: the first of the least verdict; where several fail by different facts, none is named."""
    worst = min(reasons, key=lambda reason: rank(reason.verdict))
    failing = [reason for reason in reasons if reason.verdict == "does_not_fit"]
    if len(failing) < 2:  # noqa: PLR2004  only several have words to join
        return worst
    return replace(
        worst,
        de=" ".join(reason.de for reason in failing),
        en=" ".join(reason.en for reason in failing),
        fact=worst.fact if len({reason.fact for reason in failing}) == 1 else None,
        changes=_changes(failing),
    )


def some(reasons: Sequence[Reason]) -> Reason:
    """Kleene's or: the first of the greatest verdict; where all fail, no fact alone decides."""
    best = max(reasons, key=lambda reason: rank(reason.verdict))
    if best.verdict != "does_not_fit" or len(reasons) == 1:
        return best
    return replace(
        best,
        de=" ".join(reason.de for reason in reasons),
        en=" ".join(reason.en for reason in reasons),
        fact=None,
        changes=_changes(reasons),
    )


def _changes(reasons: Sequence[Reason]) -> tuple[Change, ...]:
    return tuple(dict.fromkeys(change for reason in reasons for change in reason.changes))


def _age(between: Between, case: Case) -> Reason:
    required = threshold(between.minimum, between.maximum)
    ages = age_range(case.profile, case.on, case.on)
    if ages is None:
        return Reason("unknown", "Das Alter ist nicht bekannt.", "The age is not known.", "age", ASK["age"])
    fact = "age" if case.profile.born_on is None else "born_on"
    allowed = {_between(between, age) for age in ages}
    if len(allowed) > 1:
        return Reason("unknown", "Das Alter liegt an der Grenze.", "The age is on the edge.", "born_on", ASK["age"])
    if allowed == {True}:
        return Reason("fits", "Das Alter passt.", "The age fits.", fact, threshold=required)
    return Reason("does_not_fit", "Das Alter passt nicht.", "The age does not fit.", fact, threshold=required)


def _fact(test: FactTest, case: Case) -> Reason:
    value = getattr(case.profile, test.name)
    verdict: Verdict = "fits" if value is not None and _meets(test, value, case.on) else "does_not_fit"
    if value is None:
        verdict = "unknown"
    change = _CHANGEABLE.get(test.name) if test.is_true else None
    return told(verdict, "", "", test.name, changes=() if change is None else (change,))


def _meets(test: FactTest, value: object, on: date) -> bool:
    checks: list[Callable[[], bool]] = []
    if test.one_of:
        checks.append(lambda: value in test.one_of)
    if test.is_true is not None:
        checks.append(lambda: value is test.is_true)
    if test.between is not None and isinstance(value, int):
        between, number = test.between, value
        checks.append(lambda: _between(between, number))
    if test.months_ago is not None and isinstance(value, date):
        months, start = test.months_ago, value
        checks.append(lambda: months_later(start, months) <= on)
    return all(check() for check in checks)


def _between(between: Between, number: int) -> bool:
    return (between.minimum is None or between.minimum <= number) and (
        between.maximum is None or number <= between.maximum
    )


def _starts_before(limit: date, case: Case) -> Reason:
    required = f"-{limit}"
    intake = next_intake(case.facts, case.on)
    if intake is None and case.on >= limit:
        de, en = f"Nur mit Beginn vor dem {german_day(limit)}.", f"Only with a start before {limit}."
        return Reason("does_not_fit", de, en, threshold=required)
    if intake is None:
        question = ask_provider("starts_on", "wann der Kurs beginnt.", "when the course starts.")
        return Reason("unknown", "Der Beginn ist nicht bekannt.", "The start is not known.", question=question)
    de, en = f"Beginn: {german_day(intake.starts_on)}.", f"Start: {intake.starts_on}."
    return Reason("fits" if intake.starts_on < limit else "does_not_fit", de, en, threshold=required)
