"""A survey among the units of the network: handing in what they say, and the summary of a round."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import AlreadyExists, FieldProblem, InvalidInput
from graphsvc.model.actor import writing_scope
from graphsvc.model.changes import Create, Join
from graphsvc.model.derived import Link, Rating, RatingKindCode
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.ids import seed_id
from graphsvc.model.vocabularies import terms
from graphsvc.network.levels import LEVELS, LevelReport, Rule, level_report
from graphsvc.network.measures import permuted_json
from graphsvc.network.structure import unit_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graphsvc.model.actor import Actor
    from graphsvc.model.changes import Change
    from graphsvc.model.derived import CollaborationLevelCode
    from graphsvc.model.facts import Unit
    from graphsvc.stores.protocol import Store

_ONE_DAY = timedelta(days=1)
_KINDS: tuple[RatingKindCode, ...] = get_args(RatingKindCode)
_MOST_NAMED = 5
_MOST_RATINGS = 5_000
_LONGEST_ROUND = 60
_NOTES = (
    {
        "de": "Stufen sind, was Stellen sagen, Weiterleitungen, was sie tun. Beides steht nebeneinander und wird nie "
        "vermischt.",
        "en": "Levels are what units say, referrals what they do. The two stand side by side and are never mixed.",
    },
    {
        "de": "Verschiedene Angaben zweier Partner sind ein Anlass zu reden, kein Fehler.",
        "en": "Two partners who name different levels have something to talk about; it is no error.",
    },
    {
        "de": "Gezeigt werden nur Zusammenfassungen von drei Stellen an; was eine Stelle von einer anderen sagt, nie.",
        "en": "Only summaries of three units or more are shown; what one unit says of another never is.",
    },
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One rating as it was handed in: ids or names of the units, and where it stands, for the words of a fault."""

    rater: str
    rated: str
    kind: str
    level: str
    at: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The report of a round with its units, fit for showing."""

    survey_round: str
    window: Window
    report: LevelReport
    units: Mapping[str, Unit]

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, with the German and English words of the levels."""
        report, words = self.report, terms("collaboration_level")
        return {
            "survey_round": self.survey_round,
            "rule": report.rule,
            "raters": report.raters.to_json(),
            "units": report.units,
            "pairs": {"both": report.both, "one": report.one, "neither": report.neither},
            "levels": [
                {
                    "level": number,
                    "de": words[LEVELS[number]].de,
                    "en": words[LEVELS[number]].en,
                    "pairs": pairs,
                    "share": pairs / report.both if report.both else None,
                }
                for number, pairs in enumerate(report.agreed)
            ],
            "curve": [
                {"level": item.level, "pairs": item.pairs, "value": item.value, "low": item.low, "high": item.high}
                for item in report.curve
            ],
            "apart": list(report.apart),
            "apart_by_kinds": [
                {"kinds": list(item.kinds), "pairs": item.pairs, "mean": item.mean} for item in report.by_kinds
            ],
            "received": [
                {
                    "unit": unit_json(self.units[item.unit]),
                    "raters": item.raters.to_json(),
                    "mean": item.mean,
                    "good": item.good.to_json(),
                    "challenging": item.challenging.to_json(),
                }
                for item in report.received
            ],
            "with_referrals": permuted_json(report.with_referrals),
            "notes": [dict(note) for note in _NOTES],
        }


def survey(store: Store, actor: Actor | None, survey_round: str, window: Window, rule: Rule = "min") -> Survey:
    """The round over the roster of the window, beside the referrals of the window; raises `NotSignedIn`."""
    roster = store.roster(window)
    found = level_report(roster, store.ratings(actor, survey_round), store.ties(actor, TieKind.REFERRAL, window), rule)
    return Survey(survey_round, window, found, {unit.id: unit for unit in roster})


def hand_in(
    store: Store,
    actor: Actor | None,
    survey_round: str,
    given_on: date,
    entries: Sequence[Entry],
    *,
    dry_run: bool = False,
) -> int:
    """How many ratings were stored, or would be; handing the same in again stores nothing more.

    Units are found by id, or by name without regard to upper and lower case, among the members of the network on that
    day. Raises `InvalidInput` with every fault: a unit that is not known or rates itself, a kind or level that is not
    known, a rating that stands twice, more than five good or challenging partners of one unit.
    """
    writing_scope(actor, Rating)
    roster = store.roster(Window(given_on, given_on + _ONE_DAY))
    ratings, problems = _checked(entries, roster)
    if not 0 < len(survey_round.strip()) <= _LONGEST_ROUND:
        problems.insert(0, _NO_ROUND)
    if len(entries) > _MOST_RATINGS:
        problems.insert(0, _TOO_MANY)
    if problems:
        raise InvalidInput(problems)
    if ratings and not dry_run:
        changes = [change for rating in ratings for change in _changes(survey_round.strip(), given_on, rating)]
        said = repr((survey_round.strip(), given_on, ratings))
        try:
            write_checked(store, actor, f"survey {hashlib.sha256(said.encode()).hexdigest()}", changes)
        except AlreadyExists:
            raise InvalidInput([_ALREADY]) from None
    return len(ratings)


_Checked = tuple[str, str, RatingKindCode, "CollaborationLevelCode | None"]


def _checked(entries: Sequence[Entry], roster: Sequence[Unit]) -> tuple[list[_Checked], list[FieldProblem]]:
    known = {unit.name.casefold(): unit.id for unit in roster} | {unit.id.casefold(): unit.id for unit in roster}
    ratings: dict[tuple[str, str, str], _Checked] = {}
    problems: list[FieldProblem] = []
    named: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        rater, rated = known.get(entry.rater.strip().casefold()), known.get(entry.rated.strip().casefold())
        kind = next((code for code in _KINDS if code == entry.kind.strip().lower()), None)
        level = _level(entry.level)
        faults = [
            *(_unknown(entry.at, name) for name, unit in ((entry.rater, rater), (entry.rated, rated)) if unit is None),
            *([_SELF] if rater is not None and rater == rated else []),
            *([_KIND] if kind is None else []),
            *([_LEVEL] if kind == "level" and level is None else []),
            *([_NO_LEVEL] if kind not in {None, "level"} and entry.level.strip() else []),
        ]
        if not faults and rater is not None and rated is not None and kind is not None:
            named[rater, kind] += 1
            if (rater, rated, kind) in ratings:
                faults.append(_TWICE)
            elif kind != "level" and named[rater, kind] > _MOST_NAMED:
                faults.append(_MORE_THAN_FIVE)
            else:
                ratings[rater, rated, kind] = (rater, rated, kind, level)
        problems += [FieldProblem(entry.at, fault.de, fault.en) for fault in faults]
    return list(ratings.values()), problems


def _level(text: str) -> CollaborationLevelCode | None:
    """The level by its number or its code; None for neither."""
    wanted = text.strip().lower()
    return next((code for number, code in enumerate(LEVELS) if wanted in {str(number), code}), None)


def _changes(survey_round: str, given_on: date, rating: _Checked) -> list[Change]:
    rater, rated, kind, level = rating
    key = seed_id(Rating, survey_round, given_on.isoformat(), kind, rater, rated)
    record = Rating(
        id=key, revision=0, kind=kind, level=level, survey_round=survey_round, given_on=given_on, synthetic=False
    )
    return [Create(record), Join(Link("RATED_BY", key, rater)), Join(Link("RATES", key, rated))]


def _unknown(at: str, name: str) -> FieldProblem:
    return FieldProblem(
        at,
        f"„{name}“ ist an diesem Tag kein Mitglied des Netzwerks. Bitte den Namen wie auf der Netzwerkseite oder die "
        "Kennung angeben.",
        f"“{name}” is no member of the network on that day. Give the name as on the network page, or the id.",
    )


_SELF = FieldProblem("", "Eine Stelle bewertet sich nicht selbst.", "A unit does not rate itself. Delete the line.")
_KIND = FieldProblem(
    "", "Die Art heißt level, good oder challenging.", "The kind is one of level, good and challenging."
)
_LEVEL = FieldProblem("", "Die Stufe ist eine Zahl von 0 bis 5.", "The level is a number from 0 to 5.")
_NO_LEVEL = FieldProblem(
    "",
    "Eine Stufe gibt es nur bei der Art level. Bitte das Feld leeren.",
    "Only the kind level has a level. Leave it empty.",
)
_TWICE = FieldProblem(
    "",
    "Diese Bewertung steht schon weiter oben. Bitte eine der beiden löschen.",
    "This rating stands above already. Delete one of the two.",
)
_MORE_THAN_FIVE = FieldProblem(
    "",
    "Eine Stelle nennt höchstens fünf gute und fünf schwierige Partner.",
    "A unit names five good and five challenging partners at most.",
)
_NO_ROUND = FieldProblem(
    "/survey_round",
    "Bitte die Umfrage benennen, mit höchstens 60 Zeichen.",
    "Name the survey round, with 60 characters at most.",
)
_ALREADY = FieldProblem(
    "/given_on",
    "Eine dieser Bewertungen gibt es an diesem Tag schon. Für eine Berichtigung bitte einen späteren Tag angeben; die "
    "jüngste zählt.",
    "One of these ratings was handed in for that day already. To correct it, give a later day; the newest counts.",
)
_TOO_MANY = FieldProblem(
    "/ratings",
    "Höchstens 5000 Bewertungen auf einmal. Bitte aufteilen.",
    "At most 5,000 ratings at once. Split them.",
)
