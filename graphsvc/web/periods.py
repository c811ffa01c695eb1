"""Which ties in which quarters a page is about: chosen by preset or by two days, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graphsvc.disclosure.quarters import last_complete_quarters, quarters_of, starts_quarter
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.validation import day_from_text
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
    """One kind of tie from the first to the last day, both included."""

    tie: TieKind
    first: date
    last: date

    @property
    def window(self) -> Window:
        """The days as the domain counts them, the end being the first day outside."""
        return Window(self.first, self.last + _ONE_DAY)

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
    """What stands in the form: the code of the tie, two days as text, and the quarters to choose from."""

    tie: str
    first: str
    last: str
    quarters: tuple[Preset, ...] = ()

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
        first, last = day_from_text(self.first, "von"), day_from_text(self.last, "bis")
        problems = [
            *([] if starts_quarter(first) else [_STARTS_NO_QUARTER]),
            *([] if _ends_quarter(last) else [_ENDS_NO_QUARTER]),
        ]
        if problems:
            raise InvalidInput(problems)
        if last < first:
            raise InvalidInput([_ENDS_TOO_EARLY])
        return Period(TieKind(self.tie), first, last)


def period_form(asked: Mapping[str, str], today: date) -> PeriodForm:
    """The form for what the address asks; the referrals of the last four complete quarters where it asks nothing."""
    usual = presets(today)[0]
    return PeriodForm(
        asked.get("art", TieKind.REFERRAL.value),
        asked.get("von") or usual.first.isoformat(),
        asked.get("bis") or usual.last.isoformat(),
        tuple(_quarter(quarter) for quarter in quarters_of(last_complete_quarters(today, _QUARTERS_OFFERED))),
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
