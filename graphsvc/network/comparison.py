"""Two networks of the same units, before and after, as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.network.density import density, mean_tie_weight, valued_density
from graphsvc.network.measures import NOTES, bootstrap_json, centralisation_json, permuted_json, reciprocity_json
from graphsvc.network.mixing import assortativity, ei_index
from graphsvc.network.turnover import turnover
from graphsvc.network.uncertainty import density_difference_bootstrap, qap

if TYPE_CHECKING:
    from graphsvc.network.ties import Network

_NOTE = {
    "de": "Dichte wächst mit der Zahl der Fälle von selbst. Vergleichbar sind nur gleich lange Zeiträume mit gleich "
    "vielen Fällen; aus Verbindungen ohne Fälle lässt sich das nicht prüfen.",
    "en": "Density grows with the number of cases by itself. Only windows of the same length with as many cases "
    "compare; ties without cases do not show that.",
}


def network_comparison(before: Network, after: Network, *, grouped: bool) -> dict[str, object]:
    """What differs between the two: figures side by side, the difference of densities with its interval, and turnover.

    ``similarity`` is the QAP correlation of the two. What goes by kinds of unit is null unless ``grouped``. Raises
    ``ValueError`` for different rosters or directions.
    """
    changed = turnover(before, after)
    return {
        "directed": before.directed,
        "counts": {"units": len(before.roster)},
        "before": _side(before, grouped=grouped),
        "after": _side(after, grouped=grouped),
        "density_difference": bootstrap_json(density_difference_bootstrap(before, after)),
        "similarity": permuted_json(qap(before, after)),
        "turnover": {
            "stability": changed.stability.to_json(),
            "kept": [list(tie) for tie in changed.kept],
            "new": [list(tie) for tie in changed.new],
            "lost": [list(tie) for tie in changed.lost],
        },
        "notes": [dict(note) for note in (_NOTE, *NOTES)],
    }


def _side(network: Network, *, grouped: bool) -> dict[str, object]:
    return {
        "ties": network.arrays.number,
        "density": density(network).to_json(),
        "valued_density": valued_density(network).to_json(),
        "mean_tie_weight": mean_tie_weight(network).to_json(),
        "reciprocity": reciprocity_json(network),
        "centralisation": centralisation_json(network),
        "ei_index": ei_index(network).net.to_json() if grouped else None,
        "assortativity": assortativity(network).to_json() if grouped else None,
    }
