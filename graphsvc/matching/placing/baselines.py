"""What a proposal is compared with: first come, first served, and places drawn by lot."""

from random import Random

from graphsvc.matching.placing.problem import Placement, Problem, places_left


def first_come(problem: Problem) -> Placement:
    """Each household in turn, the longest waiting first, on the best intake that still has room for it.

    This is what lists without an assignment come to, and what the literature calls greedy.
    """
    return filled(problem, (None,) * len(problem.households))


def filled(problem: Problem, placement: Placement) -> Placement:
    """The placement with households that have no place added in turn, where there is still room."""
    left, result = places_left(problem, placement), list(placement)
    for position, household in enumerate(problem.households):
        if result[position] is None:
            found = next((each.intake for each in household.options if left[each.intake] >= household.size), None)
            if found is not None:
                result[position] = found
                left[found] -= household.size
    return tuple(result)


def at_random(problem: Problem, seed: str) -> Placement:
    """Each household in an order drawn by the seed, on an intake drawn among those with room for it."""
    chance = Random(seed)  # noqa: S311  a comparison, no secret
    order = list(range(len(problem.households)))
    chance.shuffle(order)
    left, placed = list(problem.places), dict[int, int]()
    for position in order:
        household = problem.households[position]
        open_intakes = [each.intake for each in household.options if left[each.intake] >= household.size]
        if open_intakes:
            drawn = chance.choice(open_intakes)
            placed[position] = drawn
            left[drawn] -= household.size
    return tuple(placed.get(position) for position in range(len(order)))
