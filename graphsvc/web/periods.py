"""Which ties in which days a page is about: chosen by preset or by two days, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

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
    """What stands in the form: the code of the tie and two days as text."""

    tie: str
    first: str
    last: str

    @property
    def ties(self) -> list[Option]:
        """The kinds of tie to choose from."""
        return [(kind.value, *pair) for kind, pair in TIES.items()]

    def period(self) -> Period:
        """The period that the form names; raises `InvalidInput` with the ids of its fields."""
        if self.tie not in set(TieKind):
            raise InvalidInput([_UNKNOWN_TIE])
        first, last = day_from_text(self.first, "von"), day_from_text(self.last, "bis")
        if last < first:
            raise InvalidInput([_ENDS_TOO_EARLY])
        return Period(TieKind(self.tie), first, last)


def period_form(asked: Mapping[str, str], today: date) -> PeriodForm:
    """The form for what the address asks; the referrals of the twelve months up to today where it asks nothing."""
    usual = presets(today)[0]
    return PeriodForm(
        asked.get("art", TieKind.REFERRAL.value),
        asked.get("von") or usual.first.isoformat(),
        asked.get("bis") or usual.last.isoformat(),
    )


def presets(today: date) -> tuple[Preset, ...]:
    """Twelve months up to today, this and the four quarters before it, this year and the last."""
    quarters = [_quarter(today, back) for back in range(5)]
    return (
        Preset(("Letzte 12 Monate", "last 12 months"), _year_before(today) + _ONE_DAY, today),
        *quarters,
        _year(today.year),
        _year(today.year - 1),
    )


def _quarter(today: date, back: int) -> Preset:
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 - back, 4)
    following_year, following = divmod(year * 4 + quarter + 1, 4)
    return Preset(
        (f"{quarter + 1}. Quartal {year}", f"Q{quarter + 1} {year}"),
        date(year, quarter * 3 + 1, 1),
        date(following_year, following * 3 + 1, 1) - _ONE_DAY,
    )


def _year(year: int) -> Preset:
    return Preset((f"Jahr {year}", f"year {year}"), date(year, 1, 1), date(year, 12, 31))


def _year_before(day_: date) -> date:
    try:
        return day_.replace(year=day_.year - 1)
    except ValueError:  # 29 February
        return day_.replace(year=day_.year - 1, day=28)


_UNKNOWN_TIE = FieldProblem("art", "Bitte wählen Sie eine Art von Verbindung.", "Choose a kind of tie.")
_ENDS_TOO_EARLY = FieldProblem(
    "bis",
    "Der letzte Tag liegt vor dem ersten. Bitte wählen Sie einen späteren.",
    "The last day is before the first. Choose a later one.",
)
