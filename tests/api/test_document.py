"""The OpenAPI document lists every operation with its refusals, and refers to nothing that is not there."""

import json
import re
from typing import Any

import pytest
from flask_openapi.openapi import OpenAPI

from graphsvc import __version__
from graphsvc.model.derived import RECORDS
from graphsvc.stores.migrations import newest_version
from tests.api.calling import Api

METHODS = {"GET", "POST", "PUT", "DELETE"}


@pytest.fixture
def document(anyone: Api) -> dict[str, Any]:
    """The document as the API serves it."""
    content: dict[str, Any] = anyone.get("/openapi.json").get_json()
    return content


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every operation by path and method."""
    return {
        (path, method.upper()): operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["version"] == __version__


def test_it_lists_exactly_the_routes_of_the_api(app: OpenAPI, document: dict[str, Any]) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api_")
        for method in METHODS & set(rule.methods or ())
    }
    assert set(operations(document)) == routes
    assert {(path, "GET") for path in ("/healthz", "/readyz", "/api/v1/version", "/api/v1/openapi.json")} <= routes


def test_every_label_that_is_not_internal_has_its_operations(document: dict[str, Any]) -> None:
    for kind in RECORDS.values():
        path = f"/api/v1/{kind.plural}"
        assert (path in document["paths"]) is (kind.access in {"public", "members", "casework"})


def test_every_operation_has_a_name_of_its_own_a_summary_and_its_refusals(document: dict[str, Any]) -> None:
    found = operations(document).values()
    assert len({operation["operationId"] for operation in found}) == len(found)
    for operation in found:
        assert operation["summary"]
        assert "<br" not in operation.get("description", "")
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"]


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named <= set(document["components"]["schemas"])
    assert "#/$defs" not in json.dumps(document)


def test_every_operation_that_needs_an_account_names_the_token(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    for (path, method), operation in operations(document).items():
        if method != "GET" and path not in {"/api/v1/suggestions", "/api/v1/pathways"}:
            assert operation["security"] == [{"bearer": []}]


def test_what_a_caller_may_not_set_is_not_in_what_it_sends(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert {"revision", "updated_at", "retired_at", "holder"} & set(schemas["GoalContent"]["properties"]) == set()
    assert "id" not in schemas["GoalContent"]["required"]
    assert set(schemas["ProfileFacts"]["properties"]) & {"id", "holder", "revision"} == set()


def test_the_version_names_product_and_schema(anyone: Api) -> None:
    assert anyone.get("/version").get_json() == {"version": __version__, "schema_version": newest_version()}


def test_the_service_is_alive_and_ready(anyone: Api) -> None:
    assert anyone.call("GET", "/healthz").get_json() == {"status": "alive"}
    assert anyone.call("GET", "/readyz").get_json() == {"status": "ready"}
