"""What changed with a cooperation agreement, over the API."""

from datetime import date

from graphsvc.api.cooperations import CooperationChange
from graphsvc.stores import Store
from tests.api.calling import Api, problem_of
from tests.contract.graph import JMD, MBE, cooperation, link, network, put

AGREED = cooperation("Vereinbarung", MBE, JMD, valid_from=date(2025, 2, 1))


def test_the_change_is_answered_as_the_document_says(store: Store, coordinator: Api, anyone: Api) -> None:
    table = network("Netz")
    put(
        store, table, AGREED, links=[link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD)]
    )
    path = f"/network/cooperations/{AGREED.id}/change"
    content = coordinator.get(path).get_json()

    assert CooperationChange.model_validate(content).model_dump(mode="json") == content
    assert content["change"]["before"]["period"]["end"] == "2025-01-01"
    problem_of(anyone.get(path), 401, "not-signed-in")
    problem_of(coordinator.get("/network/cooperations/coo_015W75QZ00000000000000000A/change"), 404, "not-found")
