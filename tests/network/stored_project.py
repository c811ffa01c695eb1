"""The model project of `model_project` in a store, asked about by the report on a change as everybody asks it.

A case becomes a client with an agreement and a goal, and each of its pairs a referral from the service to an offer of
the body. A case that sent nothing leaves no trace in a store, so the report cannot count it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graphsvc.answers.network import change_answer
from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import TieKind, Window
from graphsvc.stores import open_store
from tests.contract.graph import (
    CARRIER,
    COUNTRY,
    GERMAN,
    Piece,
    agreement,
    client,
    goal,
    link,
    network,
    offer,
    organisation,
    put,
    referral,
    service,
)
from tests.network.model_project import project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphsvc.model.derived import Link
    from graphsvc.network.case_test import CaseTest
    from graphsvc.network.change import Case

BEFORE, AFTER = Window(date(2025, 10, 1), date(2026, 1, 1)), Window(date(2026, 1, 1), date(2026, 4, 1))


def reported(seed: int, *, volume: float, across: float) -> CaseTest:
    """What the report says of the project with so many times as many cases and referrals across kinds afterwards."""
    store = open_store("sqlite:///:memory:")
    try:
        store.init()
        pieces, links = _stored(project(seed, volume=volume, across=across))
        put(store, *pieces, links=links)
        change = change_answer(store, OPERATOR, TieKind.REFERRAL, before=BEFORE, after=AFTER)
    finally:
        store.close()
    assert change.cases is not None
    return change.cases


def _stored(cases: list[Case]) -> tuple[list[Piece[Any]], list[Link]]:
    table = network("Modellprojekt")
    ends = sorted({pair for case in cases for pair in case.pairs})
    services = {name: service(name, CARRIER) for name in sorted({sender for sender, _ in ends})}
    bodies = {name: organisation(name, kind=_kind(name)) for name in sorted({receiver for _, receiver in ends})}
    offers = {name: offer(name, provider=body) for name, body in bodies.items()}
    units: list[Piece[Any]] = [*services.values(), *bodies.values()]
    members = [link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in units]
    sent = [piece for number, case in enumerate(cases) for piece in _case(f"{number}", case, services, offers)]
    return [COUNTRY, GERMAN, CARRIER, table, *units, *offers.values(), *sent], members


def _kind(body: str) -> str:
    return "course_provider" if " other " in body else "mbe"


def _case(
    name: str, case: Case, services: dict[str, Piece[Any]], offers: dict[str, Piece[Any]]
) -> Iterator[Piece[Any]]:
    if not case.pairs:
        return
    window = AFTER if case.after else BEFORE
    person = client(name, services[f"{case.stratum} service"])
    signed = agreement(person)
    aim = goal(signed)
    yield from (person, signed, aim)
    for number, (sender, receiver) in enumerate(sorted(case.pairs)):
        day = window.start + timedelta((int(name) + number) % window.days)
        asked = referral(f"{name}.{number}", offers[receiver], services[sender], day)
        yield Piece(asked.record, (*asked.links, link("FOR", asked, aim)))
