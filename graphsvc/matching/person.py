"""The age that an offer requires."""

from dataclasses import replace

from graphsvc.matching.dates import next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.periods import age_range
from graphsvc.matching.questions import ASK, told
from graphsvc.matching.verdicts import Question, Reason
from graphsvc.model.derived import Condition
from graphsvc.model.facts import OfferFacts

_ASK_AGE = ASK["age"]
_ASK_BIRTHDAY = Question(
    "born_on",
    "Wann ist die Person geboren? Das Alter beim Start liegt an der Grenze.",
    "When was the person born? The age at the start is on the edge.",
)


def age(condition: Condition, facts: OfferFacts, enquiry: Enquiry) -> Reason:
    """Fits where the person has the required age at the next start, or on the day where there is none."""
    return replace(_age(condition, facts, enquiry), threshold=threshold(condition.minimum, condition.maximum))


def threshold(low: int | None, high: int | None) -> str:
    """A range of whole numbers as an answer names it: 12-26, 27-, -17."""
    return f"{'' if low is None else low}-{'' if high is None else high}"


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
    return told("fits" if allowed == {True} else "does_not_fit", required_de, required_en, fact)


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
