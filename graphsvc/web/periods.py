"""Which ties in which quarters a page is about: chosen by preset or by two days, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graphsvc.disclosure.quarters import last_complete_quarters, quarters_of, starts_quarter
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.validation import day_from_text
from graphsvc.network.alive import ONCE, AliveRule
from graphsvc.web.words import Option, Pair, day

TIES: Mapping[TieKind, Pair] = {
    TieKind.REFERRAL: ("Weiterleitungen", "referrals"),
    TieKind.MEETING: ("gemeinsame Treffen", "joint meetings"),
    TieKind.SHARED_CASE: ("gemeinsame Fälle", "shared cases"),
    TieKind.COOPERATION: ("Kooperationsvereinbarungen", "cooperation agreements"),
}
_ONE_DAY = timedelta(days=1)
_QUARTERS_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Period:
    """One kind of tie from the first to the last day, both included, and the rule by which a tie counts."""

    tie: TieKind
    first: date
    last: date
    rule: AliveRule = ONCE

    @property
    def window(self) -> Window:
        """The days as the domain counts them, the end being the first day outside."""
        return Window(self.first, self.last + _ONE_DAY)

    @property
    def query(self) -> dict[str, str]:
        """The period as the addresses of the pages have it."""
        rule = {"ab": f"{self.rule.at_least:g}"} if self.rule.at_least != ONCE.at_least else {}
        if self.rule.half_life is not None:
            rule["halb"] = f"{self.rule.half_life:g}"
        return {"art": self.tie.value, "von": self.first.isoformat(), "bis": self.last.isoformat(), **rule}

    @property
    def days(self) -> str:
        """Both days in words."""
        return f"{day(self.first)} bis {day(self.last)}"


@dataclass(frozen=True, slots=True)
class Preset:
    """A period that is offered by name."""

    words: Pair
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """What stands in the form: the code of the tie, two days and the rule as text, and the quarters to choose from."""

    tie: str
    first: str
    last: str
    quarters: tuple[Preset, ...] = ()
    at_least: str = "1"
    half_life: str = ""

    @property
    def at_leasts(self) -> list[Option]:
        """The weights to choose from."""
        return _THRESHOLDS

    @property
    def half_lives(self) -> list[Option]:
        """The half-lives to choose from."""
        return _HALF_LIVES

    @property
    def ties(self) -> list[Option]:
        """The kinds of tie to choose from."""
        return [(kind.value, *pair) for kind, pair in TIES.items()]

    @property
    def firsts(self) -> list[Option]:
        """The first days of the quarters on offer, and the one asked for."""
        return _with_asked(self.first, [(quarter.first, quarter.words) for quarter in self.quarters])

    @property
    def lasts(self) -> list[Option]:
        """The last days of the quarters on offer, and the one asked for."""
        return _with_asked(self.last, [(quarter.last, quarter.words) for quarter in self.quarters])

    def period(self) -> Period:
        """The whole quarters that the form names; raises `InvalidInput` with the ids of its fields."""
        if self.tie not in set(TieKind):
            raise InvalidInput([_UNKNOWN_TIE])
        if self.at_least not in _codes(_THRESHOLDS):
            raise InvalidInput([_UNKNOWN_THRESHOLD])
        if self.half_life not in _codes(_HALF_LIVES):
            raise InvalidInput([_UNKNOWN_HALF_LIFE])
        first, last = day_from_text(self.first, "von"), day_from_text(self.last, "bis")
        problems = [
            *([] if starts_quarter(first) else [_STARTS_NO_QUARTER]),
            *([] if _ends_quarter(last) else [_ENDS_NO_QUARTER]),
        ]
        if problems:
            raise InvalidInput(problems)
        if last < first:
            raise InvalidInput([_ENDS_TOO_EARLY])
        rule = AliveRule(float(self.at_least), float(self.half_life) if self.half_life else None)
        return Period(TieKind(self.tie), first, last, rule)


def period_form(asked: Mapping[str, str], today: date) -> PeriodForm:
    """The form for what the address asks; the referrals of the last four complete quarters where it asks nothing."""
    usual = presets(today)[0]
    return PeriodForm(
        asked.get("art", TieKind.REFERRAL.value),
        asked.get("von") or usual.first.isoformat(),
        asked.get("bis") or usual.last.isoformat(),
        tuple(_quarter(quarter) for quarter in quarters_of(last_complete_quarters(today, _QUARTERS_OFFERED))),
        asked.get("ab") or "1",
        asked.get("halb", ""),
    )


def presets(today: date) -> tuple[Preset, ...]:
    """The last four complete quarters, each of them, and the last two complete years; never the running quarter."""
    window = last_complete_quarters(today)
    return (
        Preset(("Letzte 4 Quartale", "last 4 quarters"), window.start, window.end - _ONE_DAY),
        *(_quarter(quarter) for quarter in quarters_of(window)),
        _year(today.year - 1),
        _year(today.year - 2),
    )


def days_of(window: Window) -> str:
    """The first and the last day of the window in words."""
    return f"{day(window.start)} bis {day(window.end - _ONE_DAY)}"


def _quarter(window: Window) -> Preset:
    number, year = (window.start.month + 2) // 3, window.start.year
    return Preset((f"{number}. Quartal {year}", f"Q{number} {year}"), window.start, window.end - _ONE_DAY)


def _year(year: int) -> Preset:
    return Preset((f"Jahr {year}", f"year {year}"), date(year, 1, 1), date(year, 12, 31))


def _ends_quarter(last: date) -> bool:
    # The last day of the calendar has no day after it.
    return last < date.max and starts_quarter(last + _ONE_DAY)


def _with_asked(asked: str, offered: list[tuple[date, Pair]]) -> list[Option]:
    known = [(day_.isoformat(), *words) for day_, words in offered]
    return known if asked in {code for code, *_ in known} else [(asked, asked, asked), *known]


def _codes(offered: list[Option]) -> set[str]:
    return {code for code, *_ in offered}


_THRESHOLDS: list[Option] = [
    ("1", "ab 1 Ereignis", "from 1 event"),
    *((f"{count}", f"ab {count} Ereignissen", f"from {count} events") for count in (2, 5, 10, 20)),
]
_HALF_LIVES: list[Option] = [
    ("", "Alter ist gleich", "age does not matter"),
    *(
        (f"{count}", f"halb so viel nach {words[0]}", f"half after {words[1]}")
        for count, words in (
            (1, ("1 Quartal", "1 quarter")),
            (2, ("2 Quartalen", "2 quarters")),
            (4, ("4 Quartalen", "4 quarters")),
        )
    ),
]
_UNKNOWN_THRESHOLD = FieldProblem(
    "ab", "Bitte wählen Sie, ab wann eine Verbindung zählt.", "Choose from when a tie counts."
)
_UNKNOWN_HALF_LIFE = FieldProblem("halb", "Bitte wählen Sie, wie das Alter zählt.", "Choose how age counts.")
_UNKNOWN_TIE = FieldProblem("art", "Bitte wählen Sie eine Art von Verbindung.", "Choose a kind of tie.")
_STARTS_NO_QUARTER = FieldProblem(
    "von",
    "Zahlen gibt es nur für ganze Quartale ab 1990. Bitte wählen Sie den ersten Tag eines Quartals.",
    "There are figures for whole quarters from 1990 on only. Choose the first day of a quarter.",
)
_ENDS_NO_QUARTER = FieldProblem(
    "bis",
    "Zahlen gibt es nur für ganze Quartale ab 1990. Bitte wählen Sie den letzten Tag eines Quartals.",
    "There are figures for whole quarters from 1990 on only. Choose the last day of a quarter.",
)
_ENDS_TOO_EARLY = FieldProblem(
    "bis",
    "Der letzte Tag liegt vor dem ersten. Bitte wählen Sie einen späteren.",
    "The last day is before the first. Choose a later one.",
)
