"""A paper at hand opens its door at once, whatever the rules for new papers say."""

from datetime import date

from graphsvc.matching.dates import german_day
from graphsvc.matching.periods import months_later
from graphsvc.matching.verdicts import Door, DoorResult, Question
from graphsvc.model.derived import Paper, PaperKindCode, Profile

PAPER_OF_DOOR: dict[Door, PaperKindCode] = {
    "claim": "claim_confirmation",
    "obligation": "obligation",
    "admission": "admission",
}
_NAMES: dict[Door, tuple[str, str]] = {
    "claim": ("Bestätigung des Anspruchs", "confirmation of the claim"),
    "obligation": ("Verpflichtung", "obligation"),
    "admission": ("Zulassung", "admission"),
}
_ASK_DATES = Question(
    "papers",
    "Welches Ausstellungs- und welches Ablaufdatum stehen auf der Bescheinigung?",
    "Which date of issue and which expiry date does the paper name?",
)


def door_by_paper(door: Door, profile: Profile, on: date, valid_months: int | None) -> DoorResult | None:
    """What the papers at hand say about a door: open, unknown where their dates are missing, else None.

    `valid_months` is how long a paper without an expiry date is valid by law. An obligation has no term: it
    ends by a decision or by attendance (section 44a(1a) AufenthG). The last day of a paper belongs to it.
    """
    papers = [paper for paper in profile.papers if paper.kind == PAPER_OF_DOOR[door]]
    de, en = _NAMES[door]
    for paper in papers:
        if _valid(paper, on, valid_months) is True:
            until_de, until_en = _until(paper, valid_months)
            words = f"Die {de} liegt vor{until_de}.", f"The {en} is at hand{until_en}."
            return DoorResult(door, "fits", *words, "papers")
    if any(_valid(paper, on, valid_months) is None for paper in papers):
        words = (
            f"Eine {de} liegt vor; ob sie noch gilt, ist nicht bekannt.",
            f"There is a paper ({en}); whether it is still valid is not known.",
        )
        return DoorResult(door, "unknown", *words, "papers", question=_ASK_DATES)
    return None


def _valid(paper: Paper, on: date, valid_months: int | None) -> bool | None:
    if paper.issued_on is not None and on < paper.issued_on:
        return False
    last = _last_day(paper, valid_months)
    if last is not None:
        return on <= last
    # The confirmation of a claim names the day it lapses (section 6(1) sentence 4 IntV); that of the
    # Bundesverwaltungsamt is for a claim that does not lapse.
    return True if paper.kind == "obligation" or paper.issuer == "bva" else None


def _last_day(paper: Paper, valid_months: int | None) -> date | None:
    if paper.expires_on is not None:
        return paper.expires_on
    if valid_months is not None and paper.issued_on is not None:
        return months_later(paper.issued_on, valid_months)
    return None


def _until(paper: Paper, valid_months: int | None) -> tuple[str, str]:
    last = _last_day(paper, valid_months)
    return ("", "") if last is None else (f" und gilt bis {german_day(last)}", f" and is valid until {last}")
