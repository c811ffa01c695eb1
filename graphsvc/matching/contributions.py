"""Why an offer stands where it does: each kind of points in words, with the number of referrals behind it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from graphsvc.matching.dates import german_day
from graphsvc.matching.experience import Rate
from graphsvc.matching.standing import Standing
from graphsvc.matching.weights import PointsName, WeightsDefinition
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

Said: TypeAlias = tuple[str, str] | None


class Contribution(NamedTuple):
    """The points of one kind, of how many possible, and what they are for.

    `number` is that of the past referrals behind it, rounded down to a multiple of 5; None where none are counted.
    """

    name: PointsName
    points: int
    most: int
    de: str
    en: str
    number: int | None = None


def contributions(facts: OfferFacts, placed: Standing, scales: WeightsDefinition) -> tuple[Contribution, ...]:
    """What there is to say about the points, in the order of the weights file; what nobody asked for is left out."""
    found = []
    for name, points in placed.points_by.items():
        words = _WORDS[name](facts, placed, scales)
        if words is not None:
            found.append(Contribution(name, points, scales.scale(name).most, *words, number=_number(name, placed)))
    return tuple(found)


def _number(name: PointsName, placed: Standing) -> int | None:
    if name == "evidence" and placed.evidence is not None:
        return placed.evidence.number
    if name in {"road", "answer_days"} and placed.road is not None:
        return placed.road.accepted.number
    return None


def _topic(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    levels = placed.values["topic"]
    if levels is None:
        return "Das Angebot nennt kein Thema in dieser Linie.", "The offer names no topic in this line."
    if levels == 0:
        return "Genau das gesuchte Thema.", "Exactly the topic asked for."
    where_de, where_en = ("breiteres", "broader") if placed.only_broader else ("engeres", "narrower")
    away_de, away_en = ("eine Stufe", "one level") if levels == 1 else (f"{levels:.0f} Stufen", f"{levels:.0f} levels")
    return f"Ein {where_de} Thema ({away_de} entfernt).", f"A {where_en} topic ({away_en} away)."


def _distance(facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if facts.offer.online:
        return "Online: kein Weg.", "Online: no way to go."
    if placed.distance_km is None:
        return "Die Entfernung ist nicht bekannt.", "The distance is not known."
    kilometres = f"{placed.distance_km:.1f}"
    return f"{kilometres.replace('.', ',')} km Luftlinie.", f"{kilometres} km in a straight line."


def _place_served(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    levels = placed.values["place_served"]
    if levels is None:
        return None
    if levels == 0:
        return "Das Angebot ist gerade für den Wohnort da.", "The offer is there for the place of residence itself."
    return "Das Angebot ist für ein größeres Gebiet da.", "The offer is there for a wider area."


def _next_start(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if placed.waits_days is None:
        return "Wann es beginnt, ist nicht bekannt.", "When it starts is not known."
    if placed.next_start is None:
        return "Kann jederzeit beginnen.", "Can begin at any time."
    start = placed.next_start
    de = f"Start am {german_day(start)}, in {_counted(placed.waits_days, 'Tag', 'Tagen')}."
    en = f"Starts on {start}, in {_counted(placed.waits_days, 'day', 'days')}."
    if placed.entitled_waits_days is None:
        return de, en
    days_de = _counted(placed.entitled_waits_days, "Tag", "Tage")
    days_en = _counted(placed.entitled_waits_days, "day", "days")
    return f"{de} Seit der Bescheinigung sind es dann {days_de}.", f"{en} By then {days_en} since the paper was issued."


def _free_places(_facts: OfferFacts, placed: Standing, scales: WeightsDefinition) -> Said:
    if placed.free_places is None:
        return None
    de, en = f"{placed.free_places} Plätze frei", f"{placed.free_places} places free"
    if placed.counted_on is None:
        return f"{de}; wann gezählt wurde, ist nicht bekannt, ohne Punkte.", f"{en}; the count has no day, no points."
    de, en = f"{de}, gezählt am {german_day(placed.counted_on)}", f"{en}, counted on {placed.counted_on}"
    if placed.values["free_places"] is None:
        old = scales.places_count_for_days
        return f"{de}: länger als {old} Tage her, ohne Punkte.", f"{en}: more than {old} days ago, no points."
    return f"{de}.", f"{en}."


def _times(facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if not placed.values["times"]:
        return None
    names = terms("time_slot")
    offered = facts.offer.schedule
    return (
        f"Zu einer Zeit, zu der die Person kann ({', '.join(names[slot].de for slot in offered)}).",
        f"At a time at which the person can come ({', '.join(names[slot].en for slot in offered)}).",
    )


def _childcare(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if not placed.values["childcare"]:
        return None
    return "Die Kinder werden betreut.", "The children are looked after."


def _language(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    value = placed.values["language"]
    if not value:
        return None
    if value == 1:
        return "Das Angebot sorgt für Sprachmittlung.", "The offer arranges an interpreter."
    return "In einer Sprache, die die Person spricht.", "In a language that the person speaks."


def _cost(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    return ("Kostenlos.", "Free of charge.") if placed.values["cost"] else None


def _continuity(facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    carrier = facts.provider.carrier
    if not placed.values["continuity"] or carrier is None:
        return None
    name = terms("carrier")[carrier]
    return f"Ein Träger, den die Person kennt: {name.de}.", f"A carrier that the person knows: {name.en}."


def _wishes(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if not placed.wishes_met:
        return None
    names = terms("wish")
    return (
        f"Wünsche erfüllt: {', '.join(names[wish].de for wish in placed.wishes_met)}.",
        f"Wishes met: {', '.join(names[wish].en for wish in placed.wishes_met)}.",
    )


def _evidence(_facts: OfferFacts, placed: Standing, scales: WeightsDefinition) -> Said:
    rate, least = placed.evidence, scales.experience.evidence.least
    if rate is None:
        return None
    mean_de, mean_en = f"Mittel der verglichenen Angebote {rate.mean} %", f"mean of the offers compared {rate.mean}%"
    if not rate.number:
        return (
            f"Weniger als {least} Weiterleitungen mit Ergebnis: zählt wie das {mean_de}.",
            f"Fewer than {least} referrals with an outcome: counts as the {mean_en}.",
        )
    return (
        f"Etwa {rate.percent} % der Weitergeleiteten bekamen Hilfe ({_behind_de(rate)}; {mean_de}).",
        f"About {rate.percent}% of those referred got help ({_behind_en(rate)}; {mean_en}).",
    )


def _road(_facts: OfferFacts, placed: Standing, scales: WeightsDefinition) -> Said:
    road, least = placed.road, scales.experience.road.least
    if road is None:
        return None
    rate = road.accepted
    mean_de, mean_en = f"Mittel Ihres Dienstes {rate.mean} %", f"mean of your service {rate.mean}%"
    if not rate.number:
        return (
            f"Weniger als {least} Weiterleitungen Ihres Dienstes hierher: zählt wie das {mean_de}.",
            f"Fewer than {least} referrals of your service to them: counts as the {mean_en}.",
        )
    accepted, answered = rate.percent, road.answered.percent
    return (
        f"Ihr Dienst bekam etwa {accepted} % Zusagen und {answered} % Antworten ({_behind_de(rate)}; {mean_de}).",
        f"Your service got about {accepted}% accepted and {answered}% answered ({_behind_en(rate)}; {mean_en}).",
    )


def _answer_days(_facts: OfferFacts, placed: Standing, _scales: WeightsDefinition) -> Said:
    if placed.road is None or placed.road.days is None:
        return None
    return (
        f"Eine Zusage kommt etwa nach {_counted(placed.road.days, 'Tag', 'Tagen')}.",
        f"An acceptance takes about {_counted(placed.road.days, 'day', 'days')}.",
    )


def _freshness(_facts: OfferFacts, placed: Standing, scales: WeightsDefinition) -> Said:
    if placed.days_since_verified is None:
        return (
            "Der Eintrag wurde noch nie geprüft und steht deshalb weiter hinten.",
            "Nobody ever checked the entry, so it stands further down.",
        )
    ago_de = _counted(placed.days_since_verified, "Tag", "Tagen")
    ago_en = _counted(placed.days_since_verified, "day", "days")
    if placed.stale:
        over = scales.stale_after_days
        return (
            f"Der Eintrag wurde zuletzt vor {ago_de} geprüft, vor mehr als {over}: Er steht deshalb weiter hinten.",
            f"The entry was last checked {ago_en} ago, more than {over}: so it stands further down.",
        )
    return f"Der Eintrag wurde vor {ago_de} geprüft.", f"The entry was checked {ago_en} ago."


def _behind_de(rate: Rate) -> str:
    return f"n mindestens {rate.number}, zum Mittel hin geglättet"


def _behind_en(rate: Rate) -> str:
    return f"n at least {rate.number}, smoothed towards the mean"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_WORDS: Mapping[PointsName, Callable[[OfferFacts, Standing, WeightsDefinition], Said]] = MappingProxyType(
    {
        "topic": _topic,
        "distance": _distance,
        "place_served": _place_served,
        "next_start": _next_start,
        "free_places": _free_places,
        "times": _times,
        "childcare": _childcare,
        "language": _language,
        "cost": _cost,
        "continuity": _continuity,
        "wishes": _wishes,
        "evidence": _evidence,
        "road": _road,
        "answer_days": _answer_days,
        "freshness": _freshness,
    }
)
