"""Is it alive, is it ready, which version is it, and what can it do."""

from flask import Response, current_app
from pydantic import BaseModel

from graphsvc import __version__
from graphsvc.access.requests import request_store
from graphsvc.api.document import API, answers, api_blueprint, openapi_document
from graphsvc.api.payloads import json_answer
from graphsvc.stores.migrations import newest_version

blueprint = api_blueprint("health", "health", "For whoever runs the service.")


class State(BaseModel):
    """The state of the service."""

    status: str


class Version(BaseModel):
    """The version of the product and of the schema that it needs."""

    version: str
    schema_version: int


blueprint.add_models(State, Version)


@blueprint.get("/healthz", responses={200: answers(State, "The process answers.")})
def healthz() -> Response:
    """Whether the process answers; asks nothing of the store."""
    return json_answer({"status": "alive"})


@blueprint.get("/readyz", responses={200: answers(State, "Requests can be answered.")})
def readyz() -> Response:
    """Whether the store answers and has the newest schema; 503 where not."""
    request_store().ready()
    return json_answer({"status": "ready"})


@blueprint.get(f"{API}/version", responses={200: answers(Version, "The versions.")})
def version() -> Response:
    """The version of the product, and of the schema that it needs."""
    return json_answer({"version": __version__, "schema_version": newest_version()})


@blueprint.get(f"{API}/openapi.json", responses={200: {"description": "An OpenAPI 3.1 document."}})
def openapi() -> Response:
    """The OpenAPI document of this API."""
    return json_answer(openapi_document(current_app))  # type: ignore[arg-type]  # the application is flask-openapi's
