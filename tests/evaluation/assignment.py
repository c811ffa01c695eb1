"""How near a stream of arrivals comes to the hindsight optimum by each way of placing, and placing at full size."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import fmean
from time import perf_counter, process_time

from graphsvc.answers.placing import MOST_EXPECTED
from graphsvc.matching.placing.baselines import first_come
from graphsvc.matching.placing.optimum import optimum
from graphsvc.matching.placing.problem import Household, Option, Placement, Problem, places_left, value_of
from graphsvc.matching.placing.proposal import Proposed, propose
from graphsvc.matching.placing.rolling import Expectation, worth_now
from graphsvc.matching.placing.terms import Terms
from graphsvc.matching.placing.waiting_list import WaitingList, Wanted, waiting_list
from graphsvc.matching.weights import weights
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Client, Goal, Intake, Offer, Place, Profile, TopicCode
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal
from graphsvc.seeding.hannover import hannover
from graphsvc.stores import open_store
from tests.evaluation.population import ON, people
from tests.evaluation.report import Section

WEEKS, ARRIVALS, INTAKES, STREAMS = 8, 60, 24, 20
KINDS = 6
_DAYS_AHEAD = 120
_COURSES = {"german_course", "literacy", "vocational_german", "language"}


def assignment() -> Section:
    """The share of the hindsight optimum of greedy, batch and rolling placing on invented streams."""
    shares = [_shares(number) for number in range(STREAMS)]
    names = ("greedy: each arrival on the best place left", "batch: optimum every week", "rolling: places kept back")
    rows = tuple(
        (name, f"{fmean(own):.1%}", f"{min(own):.1%}", f"{max(own):.1%}")
        for name, own in zip(names, zip(*shares, strict=True), strict=True)
    )
    return Section(
        "assignment",
        "Assignment: share of the hindsight optimum",
        (
            f"{STREAMS} invented streams: {WEEKS} weeks with {ARRIVALS} households each, one in six of 2 to 4 people",
            f"{INTAKES} intakes that close one after the other, places for about two thirds of the people",
            "values as the product counts them (50 to 100 for each person); whom a policy leaves out waits on",
            "rolling knows how many will come and draws them from another stream of the same kind",
        ),
        ("policy", "mean", "worst stream", "best stream"),
        rows,
        (
            "Rolling: the optimum of those who wait and 5 samples of those expected; see decision 24.",
            "Published: over 98 % for dual prices, under 90 % for greedy, on a year of real cases (arXiv 2105.14388).",
            "The optimum is its upper bound from the relaxation, so the true shares are a little higher.",
        ),
    )


def placing_at_size() -> Section:
    """The seconds that 10,000 people on 2,000 intakes take, eligibility included, at once and in rolling mode."""
    waiting, starting, places = _full_size()
    begun, on_the_clock = process_time(), perf_counter()
    listed = waiting_list(waiting, starting, places, weights(), Wanted(ON, with_open=True, group_by="german_level"))
    judged = process_time()
    found = propose(listed.problem, Terms(), "size")
    done, elapsed = process_time(), perf_counter() - on_the_clock
    figures = found.figures
    rolling, rolling_seconds = _timed_rolling(listed)
    return Section(
        "placing-size",
        "Placing 10,000 people on 2,000 intakes",
        (
            "invented people and the language courses of Hannover, each course copied until there are 2,000 intakes",
            "processor seconds of one process; open questions allowed, groups by level of German",
        ),
        ("what", "figure"),
        (
            ("people, intakes, places", f"{figures.people}, {len(listed.intakes)}, {figures.places}"),
            ("eligibility, values and options", f"{judged - begun:.1f} s"),
            ("optimum, terms, baselines", f"{done - judged:.1f} s"),
            ("both on the clock", f"{elapsed:.1f} s"),
            ("placed", f"{figures.placed}"),
            ("proven gap", f"{figures.gap:.2%}"),
            ("first come, first served below the optimum", f"{figures.greedy_gap:.1%}"),
            ("by lot below the optimum", f"{figures.random_gap:.1%}"),
            ("price of fairness", f"{figures.price_of_fairness:.1%}"),
            (f"rolling, with {MOST_EXPECTED:,} more people expected", f"{rolling_seconds:.1f} s"),
            ("placed now in rolling mode", f"{rolling.figures.placed}"),
            ("proven gap in rolling mode", f"{rolling.figures.gap:.2%}"),
        ),
        (
            "Aim: a minute on 2 cores, eligibility included.",
            "Rolling: after the same eligibility; so many are the most that can be asked for.",
        ),
    )


def _timed_rolling(listed: WaitingList) -> tuple[Proposed, float]:
    """The proposal with as many people expected as can be asked for, and the processor seconds that it took."""
    begun = process_time()
    expectation = Expectation(MOST_EXPECTED, _DAYS_AHEAD, listed.open_for, listed.problem.households)
    found = propose(listed.problem, Terms(), "size", expectation)
    return found, process_time() - begun


def _shares(number: int) -> tuple[float, float, float]:
    chance = Random(f"stream {number}")  # noqa: S311  an invented stream
    intakes = [(chance.randrange(KINDS), chance.randrange(7, 7 * WEEKS + 7)) for _ in range(INTAKES)]
    weeks = [[_household(chance, intakes) for _ in range(ARRIVALS)] for _ in range(WEEKS)]
    others = tuple(_household(chance, intakes) for _ in range(WEEKS * ARRIVALS))
    people_coming = sum(each.size for week in weeks for each in week)
    places = tuple(max(round(people_coming * 2 / 3 / INTAKES) + chance.randint(-3, 3), 1) for _ in intakes)
    everybody = tuple(_open_from(each, intakes, 7 * week) for week, came in enumerate(weeks) for each in came)
    best = optimum(Problem(everybody, places)).bound
    return (
        _run(weeks, intakes, places, "greedy", others) / best,
        _run(weeks, intakes, places, "batch", others) / best,
        _run(weeks, intakes, places, "rolling", others) / best,
    )


def _household(chance: Random, intakes: Sequence[tuple[int, int]]) -> Household:
    size = chance.choice((1, 1, 1, 1, 1, chance.randint(2, 4)))
    # Some can go to courses of many kinds, others to one kind alone.
    kinds = set(chance.sample(range(KINDS), chance.choice((1, 1, 2, 4))))
    options = [Option(at, size * chance.uniform(50, 100)) for at, (kind, _) in enumerate(intakes) if kind in kinds]
    return Household(size, tuple(sorted(options, key=lambda each: -each.value)))


def _open_from(household: Household, intakes: Sequence[tuple[int, int]], day: int) -> Household:
    return replace(household, options=tuple(each for each in household.options if intakes[each.intake][1] >= day))


def _run(
    weeks: Sequence[Sequence[Household]],
    intakes: Sequence[tuple[int, int]],
    places: tuple[int, ...],
    policy: str,
    others: tuple[Household, ...],
) -> float:
    """The value that a policy reaches over all weeks."""
    value, waiting, left = 0.0, list[Household](), places
    for week, came in enumerate(weeks):
        day = 7 * week
        waiting = [_open_from(each, intakes, day) for each in (*waiting, *came)]
        problem = Problem(tuple(waiting), left)
        placement = _placed(problem, policy, intakes, (day, len(weeks) - week - 1), others)
        value += value_of(problem, placement)
        left = tuple(places_left(problem, placement))
        waiting = [each for each, intake in zip(waiting, placement, strict=True) if intake is None]
    return value


def _placed(
    problem: Problem,
    policy: str,
    intakes: Sequence[tuple[int, int]],
    when: tuple[int, int],
    others: tuple[Household, ...],
) -> Placement:
    if policy == "greedy":
        return first_come(problem)
    if policy == "batch":
        return optimum(problem).placement
    day, weeks_left = when
    expected = round(weeks_left * ARRIVALS * fmean(each.size for each in others))
    open_for = tuple(closes - day for _, closes in intakes)
    expectation = Expectation(expected, 7 * weeks_left, open_for, others, every=7)
    return optimum(worth_now(problem, expectation, str(day))).placement


def _full_size() -> tuple[list[WaitingGoal], StartingOffers, dict[str, tuple[Place, ...]]]:
    """10,000 people with a language topic, 2,000 intakes of the courses of Hannover, and the chains of places."""
    store = open_store("sqlite:///:memory:")
    store.init()
    items = tuple(hannover(ON))
    store.load(OPERATOR, items)
    offers = [store.offer_facts(each.id, ON) for each in items if isinstance(each, Offer)]
    courses = [each for each in offers if set(each.topics) & _COURSES and each.offer.hours_per_week]
    found = [each for each in people("size", 40_000) if each.topic in _COURSES][:10_000]
    waiting = [_waiting(number, each.topic, each.profile) for number, each in enumerate(found)]
    copies = []
    for number in range(667):
        facts = courses[number % len(courses)]
        starts = tuple(
            Intake(
                id=f"int_{number}_{part}",
                starts_on=ON + timedelta(10 + 30 * part + number % 29),
                places=4,
                booked=0,
                synthetic=True,
            )
            for part in range(3)
        )
        copies.append(replace(facts, offer=replace(facts.offer, id=f"off_{number}"), intakes=starts))
    places = {code: store.place_chain(code) for code in sorted({each.profile.place or "" for each in waiting} - {""})}
    store.close()
    return waiting, StartingOffers(tuple(copies), {}), places


def _waiting(number: int, topic: TopicCode, profile: Profile) -> WaitingGoal:
    family = f"H-{number // 3}" if number // 3 % 7 == 0 else None
    client = Client(id=f"cli_{number}", holder="svc_1", synthetic=True, household=family)
    goal = Goal(id=f"goa_{number}", holder="svc_1", state="open", synthetic=True)
    return WaitingGoal(goal, topic, client, profile, date(2026, 1, 1))
