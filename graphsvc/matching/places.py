"""Whether an offer serves the person's place, and how far it is."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.verdicts import CriterionResult, Question, Reason, criterion_result
from graphsvc.model.derived import Place
from graphsvc.model.facts import OfferFacts

_EARTH_RADIUS_KM = 6371.0088
_ASK_PLACE = Question(
    "place",
    "In welchem Stadtbezirk oder welcher Gemeinde wohnt die Person?",
    "In which city district or municipality does the person live?",
)
_ASK_SERVED = Question(
    "serves",
    "Bitte fragen Sie den Anbieter, für welche Orte das Angebot offen ist.",
    "Please ask the provider which places the offer is open to.",
    asks="provider",
)


def place_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the offer serves the person's place or a wider one around it.

    Unknown for an offer that names no place, for a person whose place is not known, and where the offer
    serves only parts of the place.
    """
    return criterion_result("place_served", _reason(facts, enquiry))


def _reason(facts: OfferFacts, enquiry: Enquiry) -> Reason:
    if not facts.serves:
        return Reason(
            "unknown",
            "Das Angebot nennt nicht, für welche Orte es offen ist.",
            "The offer does not name the places it is open to.",
            question=_ASK_SERVED,
        )
    home = enquiry.profile.place
    if home is None or all(place.code != home for place in enquiry.places):
        return Reason(
            "unknown",
            "Der Wohnort ist nicht bekannt.",
            "The place of residence is not known.",
            "place",
            _ASK_PLACE,
        )
    for place in enquiry.places:
        if place.code in facts.serves:
            return _open_to(place.name)
    # Codes of places begin with the code of the place they lie in: county, municipality, city district.
    if any(code.startswith(home) for code in facts.serves):
        return Reason(
            "unknown",
            "Das Angebot ist nur für Teile des Wohnorts offen.",
            "The offer is open to parts of the place of residence only.",
            "place",
            _ASK_PLACE,
        )
    return Reason(
        "does_not_fit",
        "Das Angebot ist für den Wohnort nicht offen.",
        "The offer is not open to the place of residence.",
        "place",
    )


# Most offers of a list are open to the same few places.
@lru_cache(maxsize=1024)
def _open_to(name: str) -> Reason:
    return Reason("fits", f"Offen für {name}.", f"Open to {name}.", "place")


def distance_km(facts: OfferFacts, enquiry: Enquiry) -> float | None:
    """Kilometres in a straight line from the person's place to where the offer is held, to one decimal.

    Both ends are the points of their places. None where a point is missing, and always None for an offer with
    a hidden address, since distances from several places would give it away.
    """
    if facts.offer.hidden_address:
        return None
    home = next((place for place in enquiry.places if place.code == enquiry.profile.place), None)
    start, end = _point(home), _point(facts.held_in)
    return round(_great_circle(start, end), 1) if start and end else None


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return radians(place.latitude), radians(place.longitude)


def _great_circle(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The haversine formula (Sinnott 1984) on a sphere of the earth's mean radius."""
    half_height = sin((end[0] - start[0]) / 2) ** 2
    half_width = cos(start[0]) * cos(end[0]) * sin((end[1] - start[1]) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(half_height + half_width))
