"""The accounts of the demo are responsible for cases of their services, and for no others."""

from dataclasses import replace

from graphsvc.access.demo import store_demo_accounts
from graphsvc.answers.demo_cases import take_demo_cases
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Client, CounsellingService
from graphsvc.stores import Store, open_store
from tests.contract.graph import GROUND, JMD, MBE, Piece, client, put


def responsible(store: Store) -> dict[str | None, str | None]:
    """Who is responsible, by reference of the client."""
    return {each.reference: each.counsellor for each in store.page(OPERATOR, Client).records}


def test_each_counsellor_of_the_demo_takes_over_cases_of_the_own_service_once() -> None:
    store = open_store("sqlite:///:memory:")
    store.init()
    jmd: Piece[CounsellingService] = Piece(replace(JMD.record, kind="jmd"), JMD.links)
    real = Piece(replace(client("R").record, synthetic=False))
    taken = Piece(replace(client("T").record, counsellor="anna"))
    put(store, *(jmd if piece is JMD else piece for piece in GROUND), client("M"), client("J", JMD), real, taken)
    accounts = store_demo_accounts(store)
    expected = {"M": "demo-mbe", "J": "demo-jmd", "R": None, "T": "anna"}

    take_demo_cases(store, accounts)
    assert responsible(store) == expected
    put(store, client("later", MBE))
    take_demo_cases(store, accounts)
    assert responsible(store) == {**expected, "later": None}
    store.close()
