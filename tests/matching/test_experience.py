"""What past referrals say: drawn to the mean, off where they are few, and blunt enough to show."""

from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.experience import NO_EXPERIENCE, Experience, evidence_of, road_to
from graphsvc.matching.standing import standing
from graphsvc.matching.weights import Shrinkage, weights
from graphsvc.model.facts import Outcomes, Roads, RoadTally, Tally
from tests.matching.examples import course, enquiry

TERMS = Shrinkage(least=20, prior=20)
ROAD = Shrinkage(least=5, prior=10)


def outcomes(every: Tally, **by_offer: Tally) -> Experience:
    return Experience(Outcomes(every, MappingProxyType(by_offer)), NO_EXPERIENCE.roads)


def roads(every: RoadTally, **by_unit: RoadTally) -> Experience:
    return Experience(NO_EXPERIENCE.outcomes, Roads(every, MappingProxyType(by_unit)))


def test_an_offer_is_drawn_half_way_to_the_mean_when_its_number_equals_the_prior() -> None:
    known = outcomes(Tally(200, 120), off_1=Tally(20, 20))

    rate = evidence_of("off_1", known, TERMS)

    assert rate is not None
    assert (rate.percent, rate.mean, rate.number) == (80, 60, 20)


def test_below_twenty_referrals_an_offer_counts_as_the_mean_of_the_offers_compared() -> None:
    few = outcomes(Tally(200, 120), off_1=Tally(19, 0))
    unknown = outcomes(Tally(200, 120))

    assert evidence_of("off_1", few, TERMS) == evidence_of("off_1", unknown, TERMS)
    assert standing(course(), enquiry(), weights(), few) == standing(course(), enquiry(), weights(), unknown)


def test_offers_with_too_few_referrals_together_say_nothing() -> None:
    assert evidence_of("off_1", outcomes(Tally(19, 19)), TERMS) is None
    assert standing(course(), enquiry(), weights()).points_by["evidence"] == 0


@given(st.integers(20, 400), st.data())
def test_one_more_person_who_got_help_never_lowers_the_rate(number: int, data: st.DataObject) -> None:
    well = data.draw(st.integers(0, number - 1))
    lower, higher = (
        evidence_of("off_1", outcomes(Tally(1_000, 500), off_1=Tally(number, count)), TERMS)
        for count in (well, well + 1)
    )

    assert lower is not None
    assert higher is not None
    assert lower.percent <= higher.percent
    assert (lower.percent % 5, lower.number % 5) == (0, 0)
    assert lower.number <= number


def test_a_road_says_how_much_is_accepted_and_answered_and_how_soon() -> None:
    known = roads(RoadTally(100, 80, 60, 900), org_1=RoadTally(10, 10, 10, 50))

    road = road_to("org_1", known, ROAD)

    assert road is not None
    assert (road.accepted.percent, road.accepted.mean, road.accepted.number) == (80, 60, 10)
    assert road.answered.percent == 90
    assert road.days == 10


def test_a_road_little_used_counts_as_the_mean_of_the_service() -> None:
    known = roads(RoadTally(100, 80, 60, 900), org_1=RoadTally(4, 0, 0, 0))

    road = road_to("org_1", known, ROAD)

    assert road is not None
    assert (road.accepted.percent, road.accepted.number, road.days) == (60, 0, 15)


def test_a_service_that_has_referred_too_little_has_no_roads() -> None:
    assert road_to("org_1", roads(RoadTally(4, 4, 4, 4)), ROAD) is None
    seldom = road_to("org_1", roads(RoadTally(9, 9, 4, 4)), ROAD)
    assert seldom is not None
    assert seldom.days is None


def test_a_road_that_works_better_never_has_fewer_points() -> None:
    points = [
        standing(course(), enquiry(), weights(), roads(RoadTally(100, 80, 60, 900), org_1=each)).points
        for each in (RoadTally(20, 2, 0, 0), RoadTally(20, 20, 12, 120), RoadTally(20, 20, 20, 60))
    ]

    assert points == sorted(points)
    assert points[0] < points[2]
