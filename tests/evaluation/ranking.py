"""How good the order of suggestions is, whom it serves, and how much it hangs on the weights."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from random import Random
from statistics import fmean
from typing import TypeAlias

from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.experience import NO_EXPERIENCE, Experience
from graphsvc.matching.ranking import Rankable, order
from graphsvc.matching.standing import standing
from graphsvc.matching.verdicts import Verdict
from graphsvc.matching.weights import PointsName, WeightsDefinition, weights
from graphsvc.model.facts import OfferFacts
from graphsvc.seeding.chance import generator
from tests.evaluation.population import ON, Person, opened, people
from tests.evaluation.report import Section
from tests.evaluation.truth import Past, Truth, past

POPULATIONS, PERSONS, EARLIER = ("one", "two", "three"), 250, 3_000
FIRST, TOP, CLOSE = 5, 3, 0.1
SMALLEST_GROUP = 30
DRAWS, SHIFT = 20, 0.2

Order: TypeAlias = tuple[int, ...]
_MODEL = (
    "The hidden chance of help is made of a quality of each offer and topic, roads of which 15% are broken, a mobility "
    "and an urgency of each person, waiting, language, wishes, cost and childcare."
)
_GROUPS = ("gender", "german_level", "residence_group", "children", "employment", "schooling")


@dataclass(frozen=True, slots=True)
class Asked:
    """A person with all candidates, their verdicts, and the hidden chance that each helps."""

    person: Person
    enquiry: Enquiry
    offers: tuple[OfferFacts, ...]
    verdicts: tuple[Verdict, ...]
    chances: tuple[float, ...]
    experience: Experience

    @property
    def open(self) -> tuple[int, ...]:
        """The positions of the candidates that fit or could fit."""
        return tuple(at for at, verdict in enumerate(self.verdicts) if verdict != "does_not_fit")

    def ordered(self, scales: WeightsDefinition, experience: Experience | None = None) -> Order:
        """The order that the product shows with these weights."""
        known = self.experience if experience is None else experience
        shown = self.open
        offers = [
            Rankable(self.offers[at], self.verdicts[at], standing(self.offers[at], self.enquiry, scales, known))
            for at in shown
        ]
        return tuple(shown[at] for at in order(offers, f"{self.person.topic}-{ON}").positions)


@cache
def asked() -> tuple[Asked, ...]:
    """The persons of all populations, each in a world of its own."""
    with opened() as world:
        found = []
        for seed in POPULATIONS:
            truth = Truth(seed)
            earlier = past(world, truth, people(f"{seed} before", EARLIER))
            for person in people(seed, PERSONS):
                candidates, places = world.candidates(person)
                enquiry = Enquiry(person.topic, person.profile, ON, places)
                verdicts = tuple(judge(facts, enquiry).verdict for facts in candidates.offers)
                chances = tuple(
                    truth.chance(person, facts, enquiry, verdict)
                    for facts, verdict in zip(candidates.offers, verdicts, strict=True)
                )
                known = _experience(earlier, person, candidates.offers)
                found.append(Asked(person, enquiry, candidates.offers, verdicts, chances, known))
        return tuple(found)


def ranking() -> Section:
    """Each way of ordering with its figures."""
    ways: dict[str, Callable[[Asked], Order]] = {
        "as shipped": lambda each: each.ordered(weights()),
        "the same without past referrals": lambda each: each.ordered(weights(), NO_EXPERIENCE),
        "points alone for distance": lambda each: each.ordered(_only("distance")),
        "points alone for the next start": lambda each: each.ordered(_only("next_start")),
        "offers that fit or may fit, in random order": _at_random,
    }
    rows = tuple((way, *_figures([(each, ordered(each)) for each in asked()])) for way, ordered in ways.items())
    return Section(
        "ranking",
        "The order of suggestions beside others",
        (
            f"{len(POPULATIONS)} worlds of {PERSONS} invented persons with all facts, offers of Hannover on {ON}.",
            f"In each world {EARLIER:,} earlier persons were referred to an offer drawn without regard to rank.",
            _MODEL,
            _coverage(),
        ),
        (
            "order",
            f"NDCG@{FIRST}",
            f"precision@{TOP}",
            "offers ever among the first five",
            "Gini of exposure over carriers",
            "worst group behind the mean (NDCG)",
        ),
        rows,
        (
            f"Gain is the hidden chance of help. Precision: a chance within {CLOSE:.0%} of the best for that person.",
            f"Exposure falls with the logarithm of rank; the Gini of what carriers offer is {_gini(_supply()):.2f}.",
            f"Groups of at least {SMALLEST_GROUP} by {', '.join(_GROUPS)}; the worst one is named.",
        ),
    )


def stability() -> Section:
    """How much the first five change where every weight is off by up to a fifth."""
    chance = generator("stability")
    same, first, ndcg = [], [], []
    for _ in range(DRAWS):
        scales = _shifted(weights(), chance)
        pairs = [(each, each.ordered(weights()), each.ordered(scales)) for each in asked() if each.open]
        same += [len(set(one[:FIRST]) & set(other[:FIRST])) / len(one[:FIRST]) for _, one, other in pairs]
        first += [one[0] == other[0] for _, one, other in pairs]
        ndcg.append(fmean(_mean_of(_ndcg(each, other) for each, _, other in pairs)))
    return Section(
        "stability",
        "The order with weights that are off by a fifth",
        (f"{DRAWS} draws; in each every scale is multiplied by a number of its own from 0.8 to 1.2.",),
        ("first five that stay", "first one that stays", f"least NDCG@{FIRST}", f"greatest NDCG@{FIRST}"),
        ((f"{fmean(same):.1%}", f"{fmean(first):.1%}", f"{min(ndcg):.3f}", f"{max(ndcg):.3f}"),),
    )


def _figures(answers: Sequence[tuple[Asked, Order]]) -> tuple[str, ...]:
    gains = [(each, _ndcg(each, ordered)) for each, ordered in answers]
    known = [(each, gain) for each, gain in gains if gain is not None]
    precise = [value for each, ordered in answers if (value := _precision(each, ordered)) is not None]
    shown = {each.offers[at].offer.id for each, ordered in answers for at in ordered[:FIRST]}
    possible = {each.offers[at].offer.id for each, _ in answers for at in each.open}
    exposure: defaultdict[str, float] = defaultdict(float)
    for each, ordered in answers:
        for rank, at in enumerate(ordered[:FIRST], 1):
            exposure[_carrier(each.offers[at])] += 1 / log2(rank + 1)
    carriers = {_carrier(each.offers[at]) for each, _ in answers for at in each.open}
    gap, group = _worst(known)
    return (
        f"{fmean(gain for _, gain in known):.3f}",
        f"{fmean(precise):.3f}",
        f"{len(shown) / len(possible):.0%}",
        f"{_gini([exposure[carrier] for carrier in carriers]):.2f}",
        f"{gap:.3f} ({group})",
    )


def _coverage() -> str:
    open_ones = [len(each.open) for each in asked()]
    fitting = [each.verdicts.count("fits") for each in asked()]
    shares = [
        f"{fmean(number >= least for number in numbers):.1%}" for numbers in (open_ones, fitting) for least in (1, TOP)
    ]
    return (
        f"Client coverage: {shares[0]} of the persons have an offer that fits or may fit, {shares[1]} have three; "
        f"with the verdict fits {shares[2]} and {shares[3]}."
    )


def _ndcg(each: Asked, ordered: Order) -> float | None:
    """The discounted gain of the first five over that of the best five; None where nothing helps."""
    best = _discounted(sorted(each.chances, reverse=True)[:FIRST])
    return _discounted([each.chances[at] for at in ordered[:FIRST]]) / best if best else None


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _precision(each: Asked, ordered: Order) -> float | None:
    """The share of the first three that help nearly as well as the best; None where nothing helps."""
    best = max(each.chances, default=0)
    top = ordered[:TOP]
    return sum(each.chances[at] >= max(best - CLOSE, 1e-9) for at in top) / len(top) if best and top else None


def _worst(known: Sequence[tuple[Asked, float]]) -> tuple[float, str]:
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for each, gain in known:
        for name in _GROUPS:
            groups[f"{name}: {getattr(each.person.profile, name)}"].append(gain)
    mean = fmean(gain for _, gain in known)
    gaps = ((mean - fmean(gains), name) for name, gains in groups.items() if len(gains) >= SMALLEST_GROUP)
    return max(gaps, default=(0.0, "no group is large enough"))


def _gini(values: Iterable[float]) -> float:
    """0 where all have the same, near 1 where one has all."""
    ranked = sorted(values)
    total, number = sum(ranked), len(ranked)
    return 2 * sum(at * value for at, value in enumerate(ranked, 1)) / (number * total) - (number + 1) / number


def _supply() -> list[float]:
    offers = {facts.offer.id: _carrier(facts) for each in asked() for facts in each.offers}
    counts: defaultdict[str, float] = defaultdict(float)
    for carrier in offers.values():
        counts[carrier] += 1
    return list(counts.values())


def _carrier(facts: OfferFacts) -> str:
    carrier = facts.provider.carrier
    return facts.provider.id if carrier in {None, "independent"} else str(carrier)


def _at_random(each: Asked) -> Order:
    chance = generator("random", each.person.number, each.person.topic)
    return tuple(chance.sample(each.open, len(each.open)))


def _only(name: PointsName) -> WeightsDefinition:
    others = [each for each in WeightsDefinition.model_fields if hasattr(getattr(weights(), each), "steps")]
    empty = {each: getattr(weights(), each).model_copy(update={"steps": ()}) for each in others if each != name}
    return weights().model_copy(update={**empty, "stale_after_days": 10_000})


def _shifted(scales: WeightsDefinition, chance: Random) -> WeightsDefinition:
    """The weights with every scale stretched or shrunk as a whole, so that it stays monotone."""
    changed = {}
    for name in WeightsDefinition.model_fields:
        scale = getattr(scales, name)
        if not hasattr(scale, "steps"):
            continue
        by = chance.uniform(1 - SHIFT, 1 + SHIFT)
        # In hundredths of a point, so that rounding changes nothing.
        steps = tuple(step.model_copy(update={"points": round(100 * by * step.points)}) for step in scale.steps)
        changed[name] = scale.model_copy(update={"steps": steps})
    return scales.model_copy(update=changed)


def _experience(earlier: Past, person: Person, offers: Sequence[OfferFacts]) -> Experience:
    terms = weights().experience
    ids = [facts.offer.id for facts in offers]
    return Experience(
        earlier.outcomes_of(person.topic, ids, terms.evidence.least),
        earlier.roads_of(person.service, terms.road.least),
    )


def _mean_of(values: Iterable[float | None]) -> Iterator[float]:
    return (value for value in values if value is not None)
