"""Every measure of one network as plain JSON values, for a network of any origin."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graphsvc.network.backbone import backbone
from graphsvc.network.bridges import bridges, single_points_of_failure
from graphsvc.network.brokerage import brokerage
from graphsvc.network.centralisation import (
    betweenness,
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
    harmonic_centralisation,
)
from graphsvc.network.communities import communities, kind_modularity
from graphsvc.network.components import components
from graphsvc.network.core_periphery import core_periphery, k_core
from graphsvc.network.density import block_densities, density, mean_tie_weight, valued_density
from graphsvc.network.matrices import sent_and_received, unit_order
from graphsvc.network.missing_ties import missing_ties
from graphsvc.network.mixing import assortativity, ei_index
from graphsvc.network.projections import projection
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.structural_holes import structural_holes
from graphsvc.network.triads import transitivity, triad_census
from graphsvc.network.two_mode import bipartite_density
from graphsvc.network.uncertainty import density_bootstrap, kind_permutation

if TYPE_CHECKING:
    from graphsvc.network.figures import Figure
    from graphsvc.network.ties import Network
    from graphsvc.network.two_mode import TwoModeNetwork
    from graphsvc.network.uncertainty import Bootstrap, Permuted

NOTES = (
    {
        "de": "Eine höhere Dichte ist nicht von selbst besser: Jede Verbindung kostet Zeit.",
        "en": "A higher density is not better by itself: every tie costs time.",
    },
    {
        "de": "Zentralisierung und Dichte hängen zusammen: Ein dichtes Netz kann nur wenig zentralisiert sein.",
        "en": "Centralisation and density hang together: a dense network can be centralised only a little.",
    },
)


_DENSE_BY_CONSTRUCTION = {
    "de": "Wer gemeinsame Anlässe hat, arbeitet deshalb noch nicht zusammen: Ein großer Anlass verbindet alle mit "
    "allen. Darum steht hier keine Dichte der Paare.",
    "en": "Events in common are not yet collaboration: one large event ties everybody to everybody. So no density of "
    "the pairs is given.",
}


def network_measures(network: Network, *, grouped: bool) -> dict[str, object]:
    """The figures of the whole network, its parts and its units, in order of id; null is undefined.

    What goes by kinds of unit is null unless ``grouped``, which says that the kinds mean something.
    """
    bootstrap = density_bootstrap(network)
    return {
        "directed": network.directed,
        "counts": {"units": len(network.roster), "ties": network.arrays.number},
        "density": density(network).to_json() | {"bootstrap": bootstrap_json(bootstrap)},
        "valued_density": valued_density(network).to_json(),
        "mean_tie_weight": mean_tie_weight(network).to_json(),
        "reciprocity": reciprocity_json(network),
        "transitivity": transitivity(network).to_json(),
        "triad_census": dict(triad_census(network)),
        "centralisation": centralisation_json(network),
        "components": _components(network),
        "core": _core(network),
        "communities": asdict(communities(network)),
        "bridges": [asdict(bridge) for bridge in bridges(network)],
        "single_points_of_failure": [asdict(unit) for unit in single_points_of_failure(network)],
        "backbone": asdict(backbone(network)),
        "missing_ties": [asdict(question) for question in missing_ties(network)],
        "mixing": _mixing(network) if grouped else None,
        "units": _units(network, grouped=grouped),
        "notes": [dict(note) for note in NOTES],
    }


def two_mode_measures(network: TwoModeNetwork) -> dict[str, object]:
    """The density of who takes part in what, and what each two units share, in order of name."""
    return {
        "counts": {"units": len(network.units), "events": len(network.events), "participations": len(network.parts)},
        "density": bipartite_density(network).to_json(),
        "projection": [asdict(pair) for pair in projection(network)],
        "notes": [dict(_DENSE_BY_CONSTRUCTION)],
    }


def reciprocity_json(network: Network) -> dict[str, object]:
    """Both reciprocities by name, null for undirected ties."""
    return {"dyad": _figure(dyad_reciprocity(network)), "arc": _figure(arc_reciprocity(network))}


def centralisation_json(network: Network) -> dict[str, object]:
    """Each centralisation by name, null where the question has no meaning."""
    return {
        "degree": _figure(degree_centralisation(network)),
        "in_degree": _figure(degree_centralisation(network, "in")),
        "out_degree": _figure(degree_centralisation(network, "out")),
        "betweenness": betweenness_centralisation(network).to_json(),
        "harmonic": harmonic_centralisation(network).to_json(),
        "closeness": closeness_centralisation(network).to_json(),
    }


def bootstrap_json(bootstrap: Bootstrap | None) -> dict[str, object] | None:
    """The bootstrap under the names of its fields."""
    return None if bootstrap is None else asdict(bootstrap)


def permuted_json(found: Permuted | None) -> dict[str, object] | None:
    """The permutation test under the names of its fields, with its two-sided p."""
    return None if found is None else {**asdict(found), "p_two_sided": found.p_two_sided}


def _figure(figure: Figure | None) -> dict[str, object] | None:
    return None if figure is None else figure.to_json()


def _components(network: Network) -> dict[str, object]:
    found = components(network)
    return {
        "count": len(found.sizes),
        "sizes": list(found.sizes),
        "largest_share": found.largest_share.to_json(),
        "isolates": [unit.id for unit in found.isolates],
    }


def _core(network: Network) -> dict[str, object]:
    innermost, division = k_core(network), core_periphery(network)
    return {
        "k": innermost.k,
        "units": list(innermost.units),
        "share": innermost.share.to_json(),
        "periphery_model": {
            "core": list(division.core),
            "undecided": list(division.undecided),
            "correlation": division.correlation,
            "misfits": division.misfits.to_json(),
        },
    }


def _mixing(network: Network) -> dict[str, object]:
    index, blocks, permuted = ei_index(network), block_densities(network), kind_permutation(network)
    return {
        "ei_index": {
            **index.net.to_json(),
            "rescaled": index.rescaled,
            "expected": index.expected,
            "permutation": permuted_json(permuted.ei if permuted else None),
        },
        "ei_index_by_kind": {kind: figure.to_json() for kind, figure in index.by_kind.items()},
        "assortativity": assortativity(network).to_json(),
        "modularity": kind_modularity(network),
        "blocks": {
            "kinds": list(blocks.kinds),
            "sizes": list(blocks.sizes),
            "definition_de": blocks.definition_de,
            "definition_en": blocks.definition_en,
            "matrix": [[_cell(figure) for figure in row] for row in blocks.rows],
            "permutation": [[permuted_json(cell) for cell in row] for row in permuted.blocks] if permuted else None,
        },
    }


def _cell(figure: Figure) -> dict[str, object]:
    return {"value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator, "n": figure.n}


def _units(network: Network, *, grouped: bool) -> list[dict[str, object]]:
    sent, received = sent_and_received(network)
    kinds = {unit.id: unit.kind for unit in network.roster}
    between, coreness, index = betweenness(network), k_core(network).coreness, ei_index(network)
    holes = {unit.unit: unit for unit in structural_holes(network)}
    roles = {unit.unit: unit for unit in brokerage(network)}
    return [
        {
            "id": unit,
            "kind": kinds[unit] if grouped else None,
            **({"in_degree": int(received[place])} if network.directed else {}),
            ("out_degree" if network.directed else "degree"): int(sent[place]),
            "betweenness": between[unit],
            "coreness": coreness[unit],
            "constraint": holes[unit].constraint,
            "effective_size": holes[unit].effective_size,
            "ei_index": index.by_unit[unit].value if grouped else None,
            "brokerage": {**asdict(roles[unit]), "total": roles[unit].total} if grouped else None,
        }
        for place, unit in enumerate(unit_order(network))
    ]
