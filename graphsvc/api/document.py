"""The OpenAPI document: what flask-openapi cannot read from the views, and the blueprints that they join.

The views' parameters come from their pydantic models. Records are dataclasses derived from the schema, so their
schemas are written here as components; bodies are read by `graphsvc.model.validation`, whose errors speak German
and English.
"""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.schema import Schema
from flask_openapi.models.security_scheme import SecurityScheme
from flask_openapi.models.tag import Tag
from pydantic import BaseModel

from graphsvc.api.problems import PROBLEM_JSON, Problem, answer_errors_of

API = "/api/v1"
_REF = "#/components/schemas/"
# For an operation that needs an account; all others answer everybody.
TOKEN: list[dict[str, list[str]]] = [{"bearer": []}]
SECURITY_SCHEMES: dict[str, SecurityScheme | dict[str, Any]] = {
    "bearer": SecurityScheme(
        type="http", scheme="bearer", description="A token from `graphsvc token`, sent as Authorization: Bearer TOKEN."
    )
}


def api_blueprint(name: str, tag: str, means: str) -> APIBlueprint:
    """A blueprint whose operations carry that tag, and whose errors are problems."""
    blueprint = APIBlueprint(
        f"api_{name}",
        __name__,
        abp_tags=[Tag(name=tag, description=means)],
        abp_responses=refusals(400, 500, 503),
        operation_id_callback=_operation_id,
    )
    answer_errors_of(blueprint)
    blueprint.after_request(_keep_from_caches)
    return blueprint


def refusals(*statuses: int) -> dict[str | int | HTTPStatus, Any]:
    """These statuses as answers of an operation, each a problem."""
    return {status: _content(PROBLEM_JSON, HTTPStatus(status).phrase, reference(Problem)) for status in statuses}


def answers(component: str | type[BaseModel], description: str) -> dict[str, Any]:
    """An answer with JSON of that component."""
    return _content("application/json", description, reference(component))


def body(component: str | type[BaseModel], *, example: object = None) -> dict[str, Any]:
    """A request body with JSON of that component."""
    media = {"schema": reference(component)} | ({"example": example} if example else {})
    return {"required": True, "content": {"application/json": media}}


def reference(component: str | type[BaseModel]) -> dict[str, str]:
    """The reference to a component, by its name or its model."""
    return {"$ref": _REF + (component if isinstance(component, str) else component.__name__)}


def add_components(blueprint: APIBlueprint, schemas: Mapping[str, Mapping[str, Any]]) -> None:
    """Write these JSON Schemas, and those defined inside them, among the components of the document."""
    for name, schema in schemas.items():
        plain = json.loads(json.dumps(schema).replace("#/$defs/", _REF))
        for inner, definition in plain.pop("$defs", {}).items():
            blueprint.components_schemas[inner] = Schema(**definition)
        blueprint.components_schemas[name] = Schema(**plain)


def add_models(blueprint: APIBlueprint, models: Iterable[type[BaseModel]]) -> None:
    """Write the schemas of these models among the components of the document."""
    add_components(blueprint, {model.__name__: model.model_json_schema(by_alias=True) for model in models})


def tidy_descriptions(blueprint: APIBlueprint) -> None:
    """Make flowing text of the operations' descriptions, which flask-openapi takes from docstrings line by line."""
    for item in blueprint.paths.values():
        for operation in (item.get, item.post, item.put, item.delete):
            if operation is not None and operation.description:
                operation.description = operation.description.replace("<br/>", " ").strip()


def _content(media_type: str, description: str, schema: dict[str, str]) -> dict[str, Any]:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _operation_id(**operation: str) -> str:
    """The name of the view, which is unique in the API."""
    return operation["name"]


def _keep_from_caches(response: Response) -> Response:
    """What an account sees is for that account alone; what everybody sees is asked for again by its ETag."""
    secret = "Authorization" in request.headers or request.method == "POST"
    response.headers["Cache-Control"] = "no-store" if secret else "no-cache"
    return response
