"""The place of an offer with a hidden address, which nobody learns from its links."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphsvc.model.derived import Link, Offer, Record
from graphsvc.model.facts import Neighbourhood

_PLACE_OF_OFFER = "HELD_IN"


def shown_links(record: Record, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links of the record without the place that it hides."""
    hides = isinstance(record, Offer) and record.hidden_address is True
    return tuple(link for link in links if not (hides and link.type == _PLACE_OF_OFFER))


def offers_with_place(found: Neighbourhood) -> tuple[str, ...]:
    """The ids of the offers whose place the neighbourhood shows, sorted."""
    return tuple(sorted({link.source for link in found.links if link.type == _PLACE_OF_OFFER}))


def shown_neighbourhood(found: Neighbourhood, hiding: Sequence[str]) -> Neighbourhood:
    """The neighbourhood without the places of these offers, nor what was reached through them alone.

    The record that it is about comes first in `found.nodes` and always stays.
    """
    links = tuple(link for link in found.links if not (link.type == _PLACE_OF_OFFER and link.source in hiding))
    if len(links) == len(found.links):
        return found
    farthest = found.nodes[-1].distance
    reached = {found.nodes[0].id: 0}
    for hop in range(1, farthest + 1):
        ends = {end for link in links for end in _other_ends(link, reached)}
        reached |= {end: hop for end in ends if end not in reached}
    nodes = tuple(replace(node, distance=reached[node.id]) for node in found.nodes if node.id in reached)
    kept = tuple(link for link in links if link.source in reached and link.target in reached)
    ordered = tuple(sorted(nodes, key=lambda node: (node.distance, node.id)))
    return replace(found, nodes=ordered, links=kept)


def _other_ends(link: Link, reached: dict[str, int]) -> tuple[str, ...]:
    if link.source in reached:
        return (link.target,)
    return (link.source,) if link.target in reached else ()
