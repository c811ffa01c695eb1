"""Needs that no offer reaches, topics that hang on one provider, and what is left when offers end.

An offer reaches a need where it addresses the topic of the goal and serves the place of the client or a wider one
around it. Whether the person may have it is not asked here: that a course exists and refuses is a matter of the tie to
its provider, and belongs to `graphsvc.network.broken_ties` (the two sorts of limits that the 9th report of the Federal
Government Commissioner, 2012, tells apart).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from graphsvc.disclosure.cells import ShownCount, shown_count, shown_total
from graphsvc.disclosure.sums import shown_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphsvc.model.derived import TopicCode
    from graphsvc.model.gap_facts import Need, Supply, SupplyFacts

    Cells = Mapping[tuple[TopicCode, str], Supply]
    Around = Mapping[str, Sequence[str]]

Verdict = Literal["no_offer", "no_room"]
# That somebody in a place seeks protection from violence is never said of the place.
EVERYWHERE_ONLY: frozenset[TopicCode] = frozenset({"violence_protection"})


@dataclass(frozen=True, slots=True)
class SupplyGap:
    """A topic and a place (None: over all places) where no offer reaches the needs, or none of them has room."""

    topic: TopicCode
    place: str | None
    goals: ShownCount
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class OneProvider:
    """A topic that one unit alone provides for these places, in order, and the open goals there."""

    topic: TopicCode
    provider: str
    places: tuple[str, ...]
    goals: ShownCount


@dataclass(frozen=True, slots=True)
class LeftNeed:
    """A need that offers reach today, all of which end, or lose their funding, by the later day."""

    topic: TopicCode
    place: str
    goals: ShownCount


Found = TypeVar("Found", SupplyGap, OneProvider, LeftNeed)


@dataclass(frozen=True, slots=True)
class SupplyReport:
    """What the judgements found, in order of the shown number of goals, most first, then topic and place.

    ``needs`` are all open goals, ``unplaced`` those of clients whose profile names no place, which nothing can be said
    of. Counts are fit for showing, and every order and sum is made of shown counts only.
    """

    gaps: tuple[SupplyGap, ...]
    one_provider: tuple[OneProvider, ...]
    left: tuple[LeftNeed, ...]
    needs: ShownCount
    unplaced: ShownCount


def supply_report(facts: SupplyFacts, around: Around) -> SupplyReport:
    """The judgements on the facts; ``around`` names for each place of a need the places around it, itself first.

    Without needs there are no gaps, and single providers are looked for in every place that an offer serves.
    """
    cells = {(cell.topic, cell.place): cell for cell in facts.supply}
    placed = [need for need in facts.needs if need.place is not None]
    return SupplyReport(
        gaps=tuple(_largest_first(_gaps(placed, cells, around))),
        one_provider=tuple(_largest_first(_single(facts, cells, around))),
        left=tuple(_largest_first(_left(placed, cells, around))),
        needs=shown_sum(need.goals for need in facts.needs),
        unplaced=shown_total(shown_count(need.goals) for need in facts.needs if need.place is None),
    )


def _gaps(needs: Iterable[Need], cells: Cells, around: Around) -> Iterator[SupplyGap]:
    everywhere: defaultdict[tuple[TopicCode, Verdict], int] = defaultdict(int)
    for need in needs:
        reaching = [*_reaching(need.topic, need.place or "", cells, around)]
        if any(cell.with_room for cell in reaching):
            continue
        verdict: Verdict = "no_room" if reaching else "no_offer"
        if need.topic in EVERYWHERE_ONLY:
            everywhere[need.topic, verdict] += need.goals
        else:
            yield SupplyGap(need.topic, need.place, shown_count(need.goals), verdict)
    for (topic, verdict), goals in everywhere.items():
        yield SupplyGap(topic, None, shown_count(goals), verdict)


def _single(facts: SupplyFacts, cells: Cells, around: Around) -> Iterator[OneProvider]:
    homes = {need.place for need in facts.needs if need.place is not None} or {cell.place for cell in facts.supply}
    goals = {(need.topic, need.place): need.goals for need in facts.needs}
    found: defaultdict[tuple[TopicCode, str], list[str]] = defaultdict(list)
    for topic in sorted({cell.topic for cell in facts.supply} - EVERYWHERE_ONLY):
        for place in sorted(homes):
            reaching = [*_reaching(topic, place, cells, around)]
            if reaching and all(cell.providers == 1 for cell in reaching):
                providers = {cell.provider for cell in reaching}
                if len(providers) == 1:
                    found[topic, providers.pop()].append(place)
    for (topic, provider), places in found.items():
        counts = (shown_count(goals.get((topic, place), 0)) for place in places)
        yield OneProvider(topic, provider, tuple(places), shown_total(counts))


def _left(needs: Iterable[Need], cells: Cells, around: Around) -> Iterator[LeftNeed]:
    for need in needs:
        reaching = [*_reaching(need.topic, need.place or "", cells, around)]
        if reaching and not any(cell.lasting for cell in reaching) and need.topic not in EVERYWHERE_ONLY:
            yield LeftNeed(need.topic, need.place or "", shown_count(need.goals))


def _reaching(topic: TopicCode, place: str, cells: Cells, around: Around) -> Iterator[Supply]:
    for code in around.get(place, (place,)):
        if (topic, code) in cells:
            yield cells[topic, code]


def _largest_first(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda item: (-item.goals.at_least, item.topic, str(item)))
