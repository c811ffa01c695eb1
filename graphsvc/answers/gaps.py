"""Where the network has gaps: needs without an offer, ties that do not work, what ends soon, how long people wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graphsvc.answers.network import NetworkAnswer, network_answer, whole_quarters
from graphsvc.errors import NotFound
from graphsvc.model.derived import CounsellingService, Organisation
from graphsvc.model.facts import TieKind, Unit, Window
from graphsvc.model.ids import label_of
from graphsvc.model.vocabularies import terms
from graphsvc.network.barriers import LATE, SILENT, Barriers, barriers
from graphsvc.network.broken_ties import PATIENCE_DAYS, BrokenTies, broken_ties
from graphsvc.network.hurdles import Hurdles, RecurringHurdle, recurring_hurdles
from graphsvc.network.structure import questions_json, unit_json
from graphsvc.network.supply_gaps import SupplyReport, supply_report
from graphsvc.network.waiting import DEFINITIONS, CourseWaiting, WaitingTime, waiting_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphsvc.model.actor import Actor
    from graphsvc.model.gap_facts import Course, Ending
    from graphsvc.stores.protocol import Store

_AHEAD_MONTHS = 6
_MONTHS = 12
_ONE_DAY = timedelta(days=1)
_WHAT = {
    SILENT: ("keine Antwort in vier Wochen", "no answer in four weeks"),
    LATE: ("Zusage erst nach vier Wochen", "accepted only after four weeks"),
}
# An offer is missing, or one is there and does not work.
_KEPT_APART = {"supply_gap", "broken_cooperation"}
_VERDICTS = {
    "no_offer": ("kein Angebot", "no offer"),
    "no_room": ("Angebote ohne freien Platz", "offers without a free place"),
}
_NOTES = (
    {
        "de": "Bedarfe sind offene Ziele laufender Vereinbarungen am letzten Tag des Zeitraums, am Wohnort laut "
        "Profil. Ein Angebot erreicht sie, wenn es zum Thema gehört und den Wohnort oder einen größeren Ort um ihn "
        "bedient.",
        "en": "Needs are open goals of running agreements on the last day of the window, at the place of the profile. "
        "An offer reaches them where it is on the topic and serves that place or a wider one around it.",
    },
    {
        "de": "Genannt wird eine Verbindung, auf der mindestens die Hälfte der Weiterleitungen abgelehnt, nicht oder "
        "erst nach vier Wochen beantwortet wurde, und mehr als im Netzwerk üblich (Binomialtest, 1 %). Das ist ein "
        "Anlass zu reden, kein Urteil.",
        "en": "A tie is named where at least half of the referrals were refused, not answered, or answered after four "
        "weeks, and more than is usual in the network (binomial test, 1 %). It is an occasion to talk, no verdict.",
    },
    {
        "de": "Zahlen von 1 bis 4 erscheinen als dieser Bereich; Summen sind aus dem gemacht, was gezeigt wird.",
        "en": "Counts from 1 to 4 are shown as that range; sums are made of what is shown.",
    },
)


@dataclass(frozen=True, slots=True)
class GapAnswer:
    """The gaps of a network; counts are fit for showing. `names` has the units and places that are spoken of."""

    network: NetworkAnswer
    on: date
    until: date
    supply: SupplyReport
    endings: tuple[Ending, ...]
    broken: BrokenTies
    barriers: Barriers
    hurdles: Hurdles
    waiting: tuple[CourseWaiting, ...]
    units: Mapping[str, Unit]
    places: Mapping[str, str]

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, with the German and English words of every code."""
        report, supply = self.network.report, self.supply
        return {
            "period": report.period_json(),
            "needed_on": (report.window.end - _ONE_DAY).isoformat(),
            "offered_on": self.on.isoformat(),
            "until": self.until.isoformat(),
            "needs": supply.needs.to_json(),
            "needs_without_place": supply.unplaced.to_json(),
            "supply_gaps": [
                {
                    "topic": _term("topic", gap.topic),
                    "place": self._place(gap.place),
                    "goals": gap.goals.to_json(),
                    "verdict": {"code": gap.verdict, "de": _VERDICTS[gap.verdict][0], "en": _VERDICTS[gap.verdict][1]},
                }
                for gap in supply.gaps
            ],
            "one_provider": [
                {
                    "topic": _term("topic", one.topic),
                    "provider": unit_json(self.units[one.provider]),
                    "places": [self._place(place) for place in one.places],
                    "goals": one.goals.to_json(),
                }
                for one in supply.one_provider
            ],
            "endings": [self._ending_json(ending) for ending in self.endings],
            "left": [
                {"topic": _term("topic", need.topic), "place": self._place(need.place), "goals": need.goals.to_json()}
                for need in supply.left
            ],
            **self._course_json(),
            "hurdles": self._hurdle_json(),
            "waiting": self._waiting_json(),
            "missing_ties": questions_json(report.network),
            "notes": [dict(note) for note in _NOTES],
        }

    def _course_json(self) -> dict[str, object]:
        report = self.network.report
        place_of = {pair: place for place, (pair, _) in enumerate(report.network.ties.counts())}
        return {
            "broken_ties": {
                "judged": self.broken.judged,
                "fewest": self.broken.fewest,
                "ties": [
                    {
                        "sender": unit_json(self.units[sender]),
                        "receiver": unit_json(self.units[receiver]),
                        "referrals": report.shown[place_of[sender, receiver]].to_json(),
                    }
                    for sender, receiver in self.broken.ties
                ],
            },
            "barriers": {
                "recurring": [
                    {
                        "kind": _term("organisation_kind", barrier.kind),
                        "what": _what(barrier.what),
                        "referrals": barrier.referrals.to_json(),
                    }
                    for barrier in self.barriers.recurring
                ],
                "hidden": self.barriers.hidden,
            },
        }

    def _hurdle_json(self) -> dict[str, object]:
        """Missing offers by topic, broken co-operation by kind of body, everything else by kind of hurdle."""
        found = self.hurdles.recurring
        return {
            "supply_gaps": [_hurdle(item, "topic", item.about) for item in found if item.kind == "supply_gap"],
            "broken_cooperation": [
                _hurdle(item, "organisation_kind", item.about) for item in found if item.kind == "broken_cooperation"
            ],
            "other": [_hurdle(item, "hurdle_kind", item.kind) for item in found if item.kind not in _KEPT_APART],
            "hidden": self.hurdles.hidden,
        }

    def _waiting_json(self) -> dict[str, object]:
        return {
            "definitions": {name: dict(words) for name, words in DEFINITIONS.items()},
            "courses": [
                {
                    "kind": _term("offer_kind", course.kind),
                    "registered": _time_json(course.registered),
                    "entitled": _time_json(course.entitled),
                }
                for course in self.waiting
            ],
        }

    def _ending_json(self, ending: Ending) -> dict[str, object]:
        return {
            "offer": {"id": ending.offer, "name": ending.name},
            "provider": unit_json(self.units[ending.unit]),
            "ends_on": ending.ends_on.isoformat(),
            "funding": ending.ends_on == ending.funding_ends_on,
            "topics": [_term("topic", topic) for topic in ending.topics],
            "places": [self._place(place) for place in ending.serves],
        }

    def _place(self, code: str | None) -> dict[str, object] | None:
        return None if code is None else {"code": code, "name": self.places.get(code, code)}


def gap_answer(store: Store, actor: Actor | None, window: Window, on: date) -> GapAnswer:
    """The gaps in a window, with the offers of the day `on` and the six months from it; raises `NotSignedIn`.

    Needs are those of the last day of the window. Ties are those between members of the network.
    """
    until = _months_after(on, _AHEAD_MONTHS)
    facts = store.supply_facts(actor, window.end - _ONE_DAY, on, until)
    named = {code for item in facts.endings for code in item.serves} | {cell.place for cell in facts.supply}
    around, places = _around(store, named | {need.place for need in facts.needs if need.place is not None})
    supply = supply_report(facts, around)
    answer = network_answer(store, actor, TieKind.REFERRAL, window)
    roster = {unit.id: unit for unit in answer.report.network.roster}
    quarters = whole_quarters(window)
    courses = store.courses(actor, window, PATIENCE_DAYS)
    by_quarter = [courses] if len(quarters) == 1 else [store.courses(actor, item, PATIENCE_DAYS) for item in quarters]
    spoken_of = {one.provider for one in supply.one_provider} | {ending.unit for ending in facts.endings}
    return GapAnswer(
        network=answer,
        on=on,
        until=until,
        supply=supply,
        endings=tuple(sorted(facts.endings, key=lambda ending: (ending.ends_on, ending.offer))),
        broken=broken_ties(_between(courses.ties, roster)),
        barriers=barriers(by_quarter, {unit.id: unit.kind for unit in roster.values()}),
        hurdles=recurring_hurdles([store.hurdles(actor, quarter) for quarter in quarters]),
        waiting=waiting_times(store.waits(actor, window), quarters),
        units={**{unit: _unit(store, actor, unit) for unit in sorted(spoken_of - set(roster))}, **roster},
        places=places,
    )


def _between(courses: Iterable[Course], roster: Mapping[str, Unit]) -> list[Course]:
    return [
        course
        for course in courses
        if course.sender != course.receiver and {course.sender, course.receiver} <= roster.keys()
    ]


def _around(store: Store, codes: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """For each place the codes of the places around it, itself first, and the names of all of them."""
    around: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for code in sorted(codes):
        try:
            chain = store.place_chain(code)
        except NotFound:
            continue
        around[code] = tuple(place.code for place in chain)
        names.update((place.code, place.name) for place in chain)
    return around, names


def _unit(store: Store, actor: Actor | None, unit_id: str) -> Unit:
    """The unit of that id, which the roster does not list."""
    body: CounsellingService | Organisation = (
        store.get(actor, CounsellingService, unit_id)
        if label_of(unit_id) == CounsellingService.label
        else store.get(actor, Organisation, unit_id)
    )
    return Unit(body.id, body.short_name or body.name, body.kind, body.carrier)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - _ONE_DAY
    return first + timedelta(days=min(day.day, last.day) - 1)


def _term(vocabulary: str, code: str) -> dict[str, object]:
    found = terms(vocabulary).get(code)
    return {"code": code, "de": found.de if found else code, "en": found.en if found else code}


def _hurdle(found: RecurringHurdle, vocabulary: str, code: str) -> dict[str, object]:
    return {"about": _term(vocabulary, code) if code else None, "clients": found.clients.to_json()}


def _what(code: str) -> dict[str, object]:
    if code in _WHAT:
        de, en = _WHAT[code]
        return {"code": code, "de": de, "en": en}
    return _term("referral_reason", code)


def _time_json(time: WaitingTime) -> dict[str, object]:
    return {"people": time.people.to_json(), "median": time.median, "longest_tenth": time.longest_tenth}
