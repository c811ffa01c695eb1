"""Age and level of German against what an offer requires."""

from typing import get_args

from graphsvc.matching.dates import next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.periods import age_range
from graphsvc.matching.verdicts import CriterionResult, Question, Reason, conjunction, criterion_result
from graphsvc.model.derived import CefrLevelCode, Condition
from graphsvc.model.facts import OfferFacts

LEVELS: tuple[CefrLevelCode, ...] = get_args(CefrLevelCode)
"""The levels of German, lowest first."""

_ASK_AGE = Question("age", "Wie alt ist die Person?", "How old is the person?")
_ASK_BIRTHDAY = Question(
    "born_on",
    "Wann ist die Person geboren? Das Alter beim Start liegt an der Grenze.",
    "When was the person born? The age at the start is on the edge.",
)
ASK_LEVEL = Question(
    "german_level", "Welches Deutschniveau hat die Person?", "Which level of German does the person have?"
)


def age_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the person has the required age at the next start, or on the day where there is none."""
    conditions = (each for each in facts.conditions if each.criterion == "age")
    return conjunction("age", (criterion_result("age", _age(each, facts, enquiry)) for each in conditions))


def german_level_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the person's level lies between the lowest and the highest one allowed, both included."""
    conditions = (each for each in facts.conditions if each.criterion == "german_level")
    results = (criterion_result("german_level", _german_level(each, enquiry)) for each in conditions)
    return conjunction("german_level", results)


def _age(condition: Condition, facts: OfferFacts, enquiry: Enquiry) -> Reason:
    required_de, required_en = _years(condition)
    intake = next_intake(facts, enquiry.on)
    ages = age_range(enquiry.profile, enquiry.on, intake.starts_on if intake else enquiry.on)
    if ages is None:
        de, en = f"{required_de} Das Alter ist nicht bekannt.", f"{required_en} The age is not known."
        return Reason("unknown", de, en, "age", _ASK_AGE)
    fact = "age" if enquiry.profile.born_on is None else "born_on"
    allowed = {_allows(condition, age) for age in ages}
    if len(allowed) > 1:
        de = f"{required_de} Ob das beim Start zutrifft, hängt vom Geburtstag ab."
        en = f"{required_en} Whether that holds at the start depends on the birthday."
        return Reason("unknown", de, en, fact, _ASK_BIRTHDAY)
    if allowed == {True}:
        return Reason("fits", f"{required_de} Das trifft zu.", f"{required_en} That holds.", fact)
    return Reason("does_not_fit", f"{required_de} Das trifft nicht zu.", f"{required_en} That does not hold.", fact)


def _allows(condition: Condition, age: int) -> bool:
    return (condition.minimum is None or condition.minimum <= age) and (
        condition.maximum is None or age <= condition.maximum
    )


def _years(condition: Condition) -> tuple[str, str]:
    low, high = condition.minimum, condition.maximum
    if low is not None and high is not None:
        return f"Für Menschen von {low} bis {high} Jahren.", f"For people aged {low} to {high}."
    if low is not None:
        return f"Für Menschen ab {low} Jahren.", f"For people aged {low} or older."
    if high is not None:
        return f"Für Menschen bis {high} Jahre.", f"For people aged up to {high}."
    return "Für jedes Alter.", "For every age."


def _german_level(condition: Condition, enquiry: Enquiry) -> Reason:
    required_de, required_en = _range(condition)
    level = enquiry.profile.german_level
    if level is None:
        de = f"{required_de} Das Deutschniveau ist nicht bekannt."
        return Reason("unknown", de, f"{required_en} The level of German is not known.", "german_level", ASK_LEVEL)
    lowest, highest = condition.level_minimum or LEVELS[0], condition.level_maximum or LEVELS[-1]
    de, en = (
        f"{required_de} Die Person hat {level_de(level)}.",
        f"{required_en} The person has {level_en(level)}.",
    )
    fits = LEVELS.index(lowest) <= LEVELS.index(level) <= LEVELS.index(highest)
    return Reason("fits" if fits else "does_not_fit", de, en, "german_level")


def _range(condition: Condition) -> tuple[str, str]:
    low, high = condition.level_minimum, condition.level_maximum
    if low is not None and high is not None:
        return (
            f"Verlangt wird Deutsch von {level_de(low)} bis {level_de(high)}.",
            f"German from {level_en(low)} to {level_en(high)} is required.",
        )
    if low is not None:
        return f"Verlangt wird Deutsch ab {level_de(low)}.", f"German from {level_en(low)} on is required."
    if high is not None:
        return f"Verlangt wird Deutsch bis {level_de(high)}.", f"German up to {level_en(high)} is required."
    return "Jedes Deutschniveau passt.", "Every level of German fits."


def level_de(level: CefrLevelCode) -> str:
    """The level as German words: A2, or unter A1."""
    return "unter A1" if level == "below_a1" else level.upper()


def level_en(level: CefrLevelCode) -> str:
    """The level as English words: A2, or below A1."""
    return "below A1" if level == "below_a1" else level.upper()
