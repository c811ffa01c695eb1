"""What the order of suggestions looks at: the measured values of one offer, and the points they bring."""

from dataclasses import dataclass, field
from datetime import date

from graphsvc.matching.dates import next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.experience import NO_EXPERIENCE, Experience, Rate, Road, evidence_of, road_to
from graphsvc.matching.needs import language_shared
from graphsvc.matching.places import distance_km
from graphsvc.matching.topics import closeness, only_broader
from graphsvc.matching.weights import PointsName, WeightsDefinition
from graphsvc.model.derived import Intake, WishCode
from graphsvc.model.facts import OfferFacts

# A provider of one of these kinds is a carrier of its own; the others are branches of one association.
NO_ASSOCIATION = frozenset(("independent", "municipal", "federal", "land", "chamber"))
_FREE_OF_CHARGE = ("kostenlos", "kostenfrei", "gebührenfrei")


@dataclass(frozen=True, slots=True)
class Standing:
    """Measured values, None where unknown, and the points that they bring by kind.

    `waits_days` counts from the day asked for, as the BAMF counts from the registration; `entitled_waits_days` from
    the issue of the paper at hand, as its critics do: for one person the two differ by the same number of days for
    every offer, so only the first has points. `values` are what the scales of the weights were asked with.
    """

    distance_km: float | None
    next_start: date | None
    waits_days: int | None
    entitled_waits_days: int | None
    free_places: int | None
    counted_on: date | None
    days_since_verified: int | None
    stale: bool
    only_broader: bool
    evidence: Rate | None
    road: Road | None
    wishes_met: tuple[WishCode, ...]
    values: dict[PointsName, float | None] = field(default_factory=dict)
    points_by: dict[PointsName, int] = field(default_factory=dict)

    @property
    def points(self) -> int:
        """The sum of all points."""
        return sum(self.points_by.values())


def standing(
    facts: OfferFacts, enquiry: Enquiry, scales: WeightsDefinition, experience: Experience = NO_EXPERIENCE
) -> Standing:
    """The measured values of one offer with their points.

    Gender, origin, religion, residence title and benefits are not looked at. An offer that people walk into or get
    an appointment for, and that has no starts, can begin on the day. Free places are those of the next start. An
    entry dated after the day counts as checked on the day.
    """
    intake = next_intake(facts, enquiry.on)
    verified_on = facts.offer.verified_on
    age = None if verified_on is None else max((enquiry.on - verified_on).days, 0)
    placed = Standing(
        distance_km(facts, enquiry),
        intake.starts_on if intake else None,
        _wait(facts, intake, enquiry.on),
        _entitled_wait(facts, enquiry, intake),
        max(intake.places - intake.booked, 0) if intake else None,
        intake.counted_on if intake else None,
        age,
        age is None or age > scales.stale_after_days,
        only_broader(enquiry.topic, facts),
        evidence_of(facts.offer.id, experience, scales.experience.evidence),
        road_to(_unit(facts), experience, scales.experience.road),
        _wishes_met(facts, enquiry, intake, scales.small_group_places),
    )
    placed.values.update(_values(placed, facts, enquiry, scales))
    placed.points_by.update({name: scales.scale(name).points(value) for name, value in placed.values.items()})
    return placed


def _values(
    placed: Standing, facts: OfferFacts, enquiry: Enquiry, scales: WeightsDefinition
) -> dict[PointsName, float | None]:
    offer, profile, evidence, road = facts.offer, enquiry.profile, placed.evidence, placed.road
    counts = placed.counted_on is not None and (enquiry.on - placed.counted_on).days <= scales.places_count_for_days
    return {
        "topic": closeness(enquiry.topic, facts),
        # Nobody has to travel to what is online.
        "distance": 0 if offer.online else placed.distance_km,
        "place_served": _levels_to_area(facts, enquiry),
        "next_start": placed.waits_days,
        "free_places": placed.free_places if counts else None,
        "times": len(set(offer.schedule) & set(profile.available_times)),
        "childcare": int(bool(profile.childcare_needed and offer.childcare)),
        "language": _language(facts, enquiry),
        "cost": int((offer.cost or "").casefold().startswith(_FREE_OF_CHARGE)),
        "continuity": int(_familiar(facts, enquiry)),
        "wishes": len(placed.wishes_met),
        "evidence": None if evidence is None else evidence.percent - evidence.mean,
        "road": None if road is None else road.accepted.percent - road.accepted.mean,
        "answer_days": None if road is None else road.days,
        "freshness": placed.days_since_verified,
    }


def _wait(facts: OfferFacts, intake: Intake | None, on: date) -> int | None:
    if intake is not None:
        return (intake.starts_on - on).days
    begins_any_day = not facts.intakes and facts.offer.access_mode in {"walk_in", "appointment"}
    return 0 if begins_any_day else None


def _entitled_wait(facts: OfferFacts, enquiry: Enquiry, intake: Intake | None) -> int | None:
    """The days from the first paper at hand to the start; None without a paper, a start, or an access rule."""
    if intake is None or not any(condition.access_rule for condition in facts.conditions):
        return None
    issued = [
        paper.issued_on
        for paper in enquiry.profile.papers
        if paper.issued_on is not None
        and paper.issued_on <= enquiry.on
        and (paper.expires_on is None or enquiry.on <= paper.expires_on)
    ]
    return (intake.starts_on - min(issued)).days if issued else None


def _levels_to_area(facts: OfferFacts, enquiry: Enquiry) -> int | None:
    """How many levels above the place the narrowest place served lies, 0 for the place itself."""
    codes = (place.code for place in enquiry.places)
    return next((level for level, code in enumerate(codes) if code in facts.serves), None)


def _language(facts: OfferFacts, enquiry: Enquiry) -> int | None:
    shared = language_shared(facts, enquiry)
    if shared is None:
        return None
    return 2 if shared else int(bool(facts.offer.interpreter))


def _familiar(facts: OfferFacts, enquiry: Enquiry) -> bool:
    carrier = facts.provider.carrier
    return carrier not in NO_ASSOCIATION and carrier in enquiry.profile.known_carriers


def _wishes_met(facts: OfferFacts, enquiry: Enquiry, intake: Intake | None, small: int) -> tuple[WishCode, ...]:
    met: dict[WishCode, bool] = {
        "online": facts.offer.online is True,
        "in_person": facts.held_in is not None and facts.offer.online is not True,
        "small_group": intake is not None and intake.places <= small,
    }
    return tuple(wish for wish in enquiry.profile.wishes if met[wish])


def _unit(facts: OfferFacts) -> str:
    return (facts.deliverer or facts.provider).id
