"""What a report says about the shape of a network: who is central, who stands between others, what is missing."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

from graphsvc.model.facts import TieKind
from graphsvc.network.bridges import single_points_of_failure
from graphsvc.network.brokerage import brokerage
from graphsvc.network.centralisation import degree_centralisation
from graphsvc.network.core_periphery import k_core
from graphsvc.network.figures import Figure, share
from graphsvc.network.missing_ties import missing_ties
from graphsvc.network.mixing import ei_index
from graphsvc.network.triads import transitivity
from graphsvc.network.uncertainty import density_bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphsvc.model.facts import Unit
    from graphsvc.network.brokerage import Brokerage
    from graphsvc.network.ties import TieNetwork
    from graphsvc.network.uncertainty import Bootstrap

_MOST_BROKERS = 10
_KEPT = 64
"""Bootstraps kept by the process: a city's quarters and kinds of tie; one takes a tenth of a second and more."""

_INTERVAL = {
    "name_de": "95-%-Intervall, Bootstrap über Stellen (Snijders und Borgatti 1999)",
    "name_en": "95 % interval, vertex bootstrap (Snijders and Borgatti 1999)",
    "definition_de": "Wie weit die Dichte schwanken würde, wenn das Netz aus anderen, ähnlichen Stellen bestünde. "
    "Es ist kein Messfehler: Gezählt sind alle Stellen der Mitgliederliste und alle gespeicherten Ereignisse.",
    "definition_en": "How far the density would vary if the network consisted of other, similar units. "
    "It is no error of measurement: every unit on the roster and every stored event is counted.",
}
_RESCALED = {
    "definition_de": "E-I-Index zwischen dem kleinsten (-1) und dem größten (1) Wert, den so viele Verbindungen bei "
    "diesen Größen der Arten haben können.",
    "definition_en": "E-I index between the least (-1) and the greatest (1) value that as many ties can have with "
    "kinds of these sizes.",
}
_ROLES = {
    "definition_de": "Wege von a über die Stelle nach c, wobei a keine Verbindung zu c hat, nach den Arten der drei "
    "(Gould und Fernandez 1989).",
    "definition_en": "Paths from a over the unit to c, where a has no tie to c, by the kinds of the three "
    "(Gould and Fernandez 1989).",
}
_WHAT = {
    TieKind.REFERRAL: ("keine Weiterleitung", "no referral"),
    TieKind.MEETING: ("kein gemeinsames Treffen", "no joint meeting"),
    TieKind.SHARED_CASE: ("keinen gemeinsamen Fall", "no shared case"),
    TieKind.COOPERATION: ("keine Kooperationsvereinbarung", "no cooperation agreement"),
}


def structure_json(network: TieNetwork) -> dict[str, object]:
    """Centralisation, mixing, interval of the density, core, weak points, brokers and questions; null is undefined.

    Only who has a tie with whom counts, never how many events. Communities are not in it: their 50 runs take seconds
    for a city.
    """
    units = {unit.id: unit for unit in network.roster}
    return {
        "density_interval": {"interval": bootstrap_json(kept_bootstrap(network)), **_INTERVAL},
        "centralisation": centralisation_json(network),
        "transitivity": transitivity(network).to_json(),
        "mixing": _mixing(network),
        "core": _core(network, units),
        "single_points_of_failure": [
            {"unit": unit_json(units[point.unit]), "cut_off": [_units(part, units) for part in point.cut_off]}
            for point in single_points_of_failure(network)
        ],
        "brokers": _brokers(network, units),
        "missing_ties": questions_json(network),
    }


def centralisation_json(network: TieNetwork) -> dict[str, object]:
    """The degree centralisations by name; those of one direction are null for undirected ties."""
    found = {
        "degree": degree_centralisation(network),
        "in_degree": degree_centralisation(network, "in"),
        "out_degree": degree_centralisation(network, "out"),
    }
    return {name: figure.to_json() if figure else None for name, figure in found.items()}


def gatekeeper_load(roles: Iterable[Brokerage], n: int) -> Figure:
    """The share of all gatekeeper paths that lead over the busiest gatekeeper; undefined where there are none."""
    loads = [unit.gatekeeper for unit in roles]
    busiest, every = max(loads, default=0), sum(loads)
    return Figure(
        share(busiest, every),
        busiest,
        every,
        n,
        "Anteil der Zugänge von einer anderen Art in die eigene, die über die am stärksten belastete Stelle führen.",
        "Share of the ways from another kind into the own that lead over the unit with the heaviest load.",
    )


@lru_cache(maxsize=_KEPT)
def kept_bootstrap(network: TieNetwork) -> Bootstrap | None:
    """The vertex bootstrap of the density, kept by roster, ties and kind: the same network has the same draws."""
    return density_bootstrap(network)


def bootstrap_json(found: Bootstrap | None) -> dict[str, object] | None:
    """The bootstrap under the names of its fields."""
    return None if found is None else asdict(found)


def unit_json(unit: Unit) -> dict[str, object]:
    """The unit as it is named in every list."""
    return {"id": unit.id, "name": unit.name, "kind": unit.kind}


def _units(ids: Iterable[str], units: Mapping[str, Unit]) -> list[dict[str, object]]:
    return [unit_json(units[unit]) for unit in ids]


def _mixing(network: TieNetwork) -> dict[str, object]:
    index = ei_index(network)
    return {
        "ei_index": index.net.to_json(),
        "rescaled": {"value": index.rescaled, **_RESCALED},
        "expected": index.expected,
    }


def _core(network: TieNetwork, units: Mapping[str, Unit]) -> dict[str, object]:
    # Where nobody has a tie everybody is in the 0-core, which is no core to speak of.
    found = k_core(network)
    return {"k": found.k, "units": _units(found.units if found.k else (), units), "share": found.share.to_json()}


def _brokers(network: TieNetwork, units: Mapping[str, Unit]) -> dict[str, object]:
    roles = brokerage(network)
    busiest = sorted((unit for unit in roles if unit.total), key=lambda unit: (-unit.total, unit.unit))
    return {
        **_ROLES,
        "gatekeeper_load": gatekeeper_load(roles, len(network.roster)).to_json(),
        "paths": sum(unit.total for unit in roles),
        "units": [
            {**asdict(found), "unit": unit_json(units[found.unit]), "total": found.total}
            for found in busiest[:_MOST_BROKERS]
        ],
    }


def questions_json(network: TieNetwork) -> list[dict[str, object]]:
    """The missing ties as questions that name the kind of tie."""
    units = {unit.id: unit for unit in network.roster}
    what_de, what_en = _WHAT[network.kind]
    questions: list[dict[str, object]] = []
    for found in missing_ties(network):
        one, other, count = units[found.one], units[found.other], len(found.partners)
        questions.append(
            {
                "one": unit_json(one),
                "other": unit_json(other),
                "partners": _units(found.partners, units),
                "question_de": f"Zwischen {one.name} und {other.name} gab es {what_de}, obwohl beide {count} "
                "gemeinsame Partner haben. Fehlt etwas, oder wird es nicht gebraucht?",
                "question_en": f"There was {what_en} between {one.name} and {other.name}, although both have {count} "
                "partners in common. Is something missing, or is it not needed?",
            }
        )
    return questions
