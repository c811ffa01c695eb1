"""Three-valued verdicts with their reasons.

Unknown is never no: it joins by Kleene's strong logic and carries the question that would decide it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from graphsvc.model.derived import CriterionCode, IssuerCode, Paper, PaperKindCode

Verdict: TypeAlias = Literal["fits", "does_not_fit", "unknown"]
Door: TypeAlias = Literal[
    "claim", "obligation", "admission", "entitlement", "permission", "target_group", "spouse", "special_effort"
]
Addressee: TypeAlias = Literal["client", "provider", "authority"]
ChangeKind: TypeAlias = Literal[
    "paper",
    "level",
    "proof",
    "times",
    "day",
    "place",
    "documents",
    "registration",
    "step",
    "childcare",
    "cost",
    "language",
]

_RANK: dict[Verdict, int] = {"does_not_fit": 0, "unknown": 1, "fits": 2}
_NEGATION: dict[Verdict, Verdict] = {"does_not_fit": "fits", "unknown": "unknown", "fits": "does_not_fit"}


def rank(verdict: Verdict) -> int:
    """0 for does_not_fit, 1 for unknown, 2 for fits."""
    return _RANK[verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's and: the least of the verdicts; fits where there are none."""
    return min(verdicts, key=rank, default="fits")


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's or: the greatest of the verdicts; does_not_fit where there are none."""
    return max(verdicts, key=rank, default="does_not_fit")


def negation(verdict: Verdict) -> Verdict:
    """Kleene's not: unknown stays unknown."""
    return _NEGATION[verdict]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next, and whom.

    `fact` names what the answer fills in: a property of the profile for a client or an authority, a property
    of the offer for a provider. `decides` is the number of offers whose verdict waits for it.
    """

    fact: str
    de: str
    en: str
    asks: Addressee = "client"
    decides: int = 1


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """A paper that would open a door, who issues it, and the last day to use it where one is known."""

    kind: PaperKindCode
    issuers: tuple[IssuerCode, ...]
    de: str
    en: str
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could change so that an offer fits; never age, origin, gender or residence title.

    `facts` are properties of a profile with the value they would then have, `papers` those that would be at hand
    besides, `on` the other day to ask for.
    """

    kind: ChangeKind
    fact: str
    de: str
    en: str
    facts: tuple[tuple[str, object], ...] = ()
    papers: tuple[Paper, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleCitation:
    """The access rule that an answer rests on.

    `valid_from` and `valid_to` are the days that it is used for, both included. `read_on` is the day its source
    was read; `long_unread` says that this was long before the day asked for.
    """

    id: str
    source_de: str
    source_en: str
    url: str | None
    status: Literal["in_force", "announced", "lapsed"]
    read_on: date
    long_unread: bool
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One verdict on one fact, in words. `fact` is the name of a property, never its value.

    `changes` are what could turn a no into a fit, each of them alone.
    """

    verdict: Verdict
    de: str
    en: str
    fact: str | None = None
    question: Question | None = None
    changes: tuple[Change, ...] = ()
    threshold: str | None = None


@dataclass(frozen=True, slots=True)
class DoorResult:
    """Whether one door to an offer is open, and what would open it."""

    door: Door
    verdict: Verdict
    de: str
    en: str
    fact: str | None = None
    rule: RuleCitation | None = None
    question: Question | None = None
    missing_paper: MissingPaper | None = None


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """The verdict of one criterion on one offer, with its reason.

    A verdict of fits with a `missing_paper` means: the right exists, and this paper still has to be fetched.
    `doors` is empty unless a legal access rule was applied. `threshold` is what is required, in codes: `b1-b2`,
    `27-`, `female`; `note` is what the provider's entry says about it.
    """

    criterion: CriterionCode
    verdict: Verdict
    de: str
    en: str
    fact: str | None = None
    rule: RuleCitation | None = None
    question: Question | None = None
    missing_paper: MissingPaper | None = None
    doors: tuple[DoorResult, ...] = ()
    changes: tuple[Change, ...] = ()
    threshold: str | None = None
    note: str | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """Its words, to order results by where nothing else does."""
        return self.en, self.de, self.threshold or "", self.note or ""


def met(verdict: Verdict, de: str, en: str) -> tuple[str, str]:
    """The requirement in German and English, each followed by whether it is met; "" where it has no words."""
    met_de, met_en = _MET[verdict]
    return f"{de} {met_de}".lstrip(), f"{en} {met_en}".lstrip()


# "That holds" would read as if the requirement itself were true or not.
_MET: dict[Verdict, tuple[str, str]] = {
    "fits": ("Das ist erfüllt.", "This is met."),
    "does_not_fit": ("Das ist nicht erfüllt.", "This is not met."),
    "unknown": ("Ob das erfüllt ist, ist nicht bekannt.", "Whether this is met is not known."),
}


def deciding(reasons: Iterable[Reason]) -> Reason | None:
    """The reason that decides their conjunction: the first of the least verdict; None for no reasons."""
    return min(reasons, key=lambda reason: rank(reason.verdict), default=None)


def criterion_result(criterion: CriterionCode, reason: Reason) -> CriterionResult:
    """The reason as the result of a criterion."""
    return CriterionResult(
        criterion,
        reason.verdict,
        reason.de,
        reason.en,
        reason.fact,
        question=reason.question,
        changes=reason.changes,
        threshold=reason.threshold,
    )


@cache
def _no_condition(criterion: CriterionCode) -> CriterionResult:
    return CriterionResult(criterion, "fits", "Keine Bedingung.", "No condition.")


def conjunction(criterion: CriterionCode, results: Iterable[CriterionResult]) -> CriterionResult:
    """Several conditions of one criterion as one result: the least verdict decides, and its words are shown.

    Among equal verdicts one with a paper to fetch comes first. Where several fail by different facts, none of
    them alone decides, and none is named. No conditions: fits.
    """
    known = list(results)
    if not known:
        return _no_condition(criterion)
    if len(known) == 1:
        return known[0]
    first = min(known, key=lambda result: (rank(result.verdict), result.missing_paper is None, *result.said))
    failing = {result.fact for result in known if result.verdict == "does_not_fit"}
    return replace(first, fact=None) if len(failing) > 1 else first
