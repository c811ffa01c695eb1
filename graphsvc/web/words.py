"""Records as words: pairs of German and English for the templates, and how a page writes days and numbers."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import floor, log10
from typing import TypeAlias

from graphsvc.casework.referral_moves import NextStep
from graphsvc.model.derived import Condition, Intake, Offer
from graphsvc.model.vocabularies import terms

# German and English, as every macro of the templates takes them.
Pair: TypeAlias = tuple[str, str]
Option: TypeAlias = tuple[str, str, str]

# What the sending side of a referral might do now.
NEXT_STEPS: Mapping[NextStep, Pair] = {
    "ask_organisation": ("bei der Stelle nachfragen", "ask the organisation"),
    "other_offer": ("ein anderes Angebot suchen", "look for another offer"),
    "same_offer_with_papers": ("Unterlagen besorgen, dann noch einmal", "get the papers, then refer again"),
    "talk_to_client": ("mit der Person sprechen", "talk with the person"),
    "review_goal": ("das Ziel überprüfen", "review the goal"),
    "report_hurdle": ("Hürde festhalten, anderes Angebot suchen", "note the hurdle, look for another offer"),
}
UNKNOWN: Option = ("", "nicht bekannt", "not known")


def term(vocabulary: str, code: str) -> Pair:
    """The words of a code; the code itself where the vocabulary has it no longer."""
    found = terms(vocabulary).get(code)
    return (found.de, found.en) if found else (code, code)


def term_list(vocabulary: str, codes: Iterable[str]) -> Pair:
    """The words of several codes, joined with commas in the order given."""
    pairs = [term(vocabulary, code) for code in codes]
    return ", ".join(de for de, _ in pairs), ", ".join(en for _, en in pairs)


def options(vocabulary: str, first: Option | None = UNKNOWN) -> list[Option]:
    """The choices of a select: `first`, then every term in file order."""
    every = [(code, found.de, found.en) for code, found in terms(vocabulary).items()]
    return [first, *every] if first else every


def day(value: date | None) -> str:
    """The day as 23.11.2026; a dash for none."""
    return f"{value:%d.%m.%Y}" if value else "–"


def day_of(text: str) -> str:
    """The day in an answer, such as 2026-11-23, as 23.11.2026."""
    return day(date.fromisoformat(text))


def number(value: float, digits: int = 0) -> str:
    """The number with a decimal comma, as 0,271."""
    return f"{value:.{digits}f}".replace(".", ",")


def significant(value: float, digits: int = 2) -> str:
    """The number with so many decimals; where those would be zeros, with so many digits behind the zeros: 0,0043."""
    shown = abs(value)
    zeros = -floor(log10(shown)) - 1 if 0 < shown < 10**-digits else 0
    return number(value, digits + zeros)


def age_of(value: date, today: date) -> Pair:
    """How long ago that day was, or how far off it is."""
    days = (today - value).days
    if days == 0:
        return "heute", "today"
    ahead = days < 0
    count, de, en = _unit(abs(days))
    return (f"in {count} {de}", f"in {count} {en}") if ahead else (f"vor {count} {de}", f"{count} {en} ago")


def condition_words(condition: Condition) -> Pair:
    """What the condition asks for in one sentence part, such as "mindestens A2"."""
    parts: list[Pair] = []
    if condition.minimum is not None or condition.maximum is not None:
        parts.append(_years(condition.minimum, condition.maximum))
    if condition.level_minimum is not None or condition.level_maximum is not None:
        parts.append(_levels(condition))
    if condition.residence_groups:
        de, en = term_list("residence_group", condition.residence_groups)
        parts.append((f"nur: {de}", f"only: {en}"))
    if condition.access_rule is not None:
        parts.append(term("access_rule", condition.access_rule))
    return ", ".join(de for de, _ in parts), ", ".join(en for _, en in parts)


def free_places(intake: Intake) -> Pair:
    """How many places are free, and how many people wait where that is known."""
    free = max(intake.places - intake.booked, 0)
    de, en = f"{free} von {intake.places} Plätzen frei", f"{free} of {intake.places} places free"
    if intake.waiting:
        return f"{de}, {intake.waiting} auf der Warteliste", f"{en}, {intake.waiting} waiting"
    return de, en


def times(offer: Offer) -> Pair | None:
    """When in the week the offer takes place; None where nothing is known."""
    de, en = term_list("time_slot", offer.schedule)
    if offer.hours_per_week:
        hours = number(offer.hours_per_week, 0 if offer.hours_per_week.is_integer() else 1)
        de, en = f"{de}, {hours} Stunden je Woche".lstrip(", "), f"{en}, {hours} hours a week".lstrip(", ")
    return (de, en) if de else None


def yes_no(value: bool | None) -> Pair | None:  # noqa: FBT001  a value to be put into words, no switch
    """The answer in words; None where nothing is known."""
    return None if value is None else _YES_NO[value]


_YES_NO: Mapping[bool, Pair] = {True: ("ja", "yes"), False: ("nein", "no")}


def _unit(days: int) -> tuple[int, str, str]:
    if days < 60:  # noqa: PLR2004  up to two months people count in days
        return (days, "Tag", "day") if days == 1 else (days, "Tagen", "days")
    months = days // 30
    return (months, "Monaten", "months")


def _years(minimum: int | None, maximum: int | None) -> Pair:
    if minimum is None:
        return f"bis {maximum} Jahre", f"up to {maximum} years"
    if maximum is None:
        return f"ab {minimum} Jahren", f"from {minimum} years on"
    return f"{minimum} bis {maximum} Jahre", f"{minimum} to {maximum} years"


def _levels(condition: Condition) -> Pair:
    low = term("cefr_level", condition.level_minimum) if condition.level_minimum else None
    high = term("cefr_level", condition.level_maximum) if condition.level_maximum else None
    if low and high:
        return f"{low[0]} bis {high[0]}", f"{low[1]} to {high[1]}"
    if low:
        return f"mindestens {low[0]}", f"at least {low[1]}"
    return (f"höchstens {high[0]}", f"at most {high[1]}") if high else ("", "")
