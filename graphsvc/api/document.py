"""The OpenAPI document: what flask-openapi cannot read from the views, and the blueprints that they join.

The views' parameters come from their pydantic models. Records are dataclasses derived from the schema, so their
schemas are written here as components; bodies are read by `graphsvc.model.validation`, whose errors speak German
and English. All of it is worked out when somebody first asks for the document.
"""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import Lock
from types import FunctionType
from typing import Any

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.schema import Schema
from flask_openapi.models.security_scheme import SecurityScheme
from flask_openapi.models.tag import Tag
from flask_openapi.openapi import OpenAPI
from flask_openapi.types import ParametersTuple
from flask_openapi.utils import parse_parameters
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
_DESCRIBING = Lock()


class ApiBlueprint(APIBlueprint):
    """A blueprint whose operations are described when somebody first asks for the document.

    flask-openapi describes each as it is decorated: JSON Schemas that take a third of the start, and that no other
    request needs.
    """

    def __init__(self, *names: str, **described: Any) -> None:  # noqa: ANN401  handed on as it is
        """See `APIBlueprint`."""
        super().__init__(*names, **described)
        self._waiting: list[Callable[[], object]] = []

    def _collect_openapi_info(
        self,
        rule: str,
        func: FunctionType,
        **described: Any,  # noqa: ANN401  handed on as it is
    ) -> ParametersTuple:
        collect = super()._collect_openapi_info
        self._waiting.append(lambda: collect(rule, func, **described))
        return parse_parameters(func, doc_ui=False)

    def add_components(self, schemas: Callable[[], Mapping[str, Mapping[str, Any]]]) -> None:
        """Write these JSON Schemas, and those defined inside them, among the components of the document."""
        self._waiting.append(lambda: self._write_components(schemas()))

    def add_models(self, *models: type[BaseModel]) -> None:
        """Write the schemas of these models among the components of the document."""
        self.add_components(lambda: {model.__name__: model.model_json_schema(by_alias=True) for model in models})

    def describe_in(self, app: OpenAPI) -> None:
        """Put the operations and their components into the document of that application."""
        while self._waiting:
            self._waiting.pop(0)()
        _tidy_descriptions(self)
        app.tags.extend(tag for tag in self.tags if tag.name not in app.tag_names)
        app.tag_names.extend(name for name in self.tag_names if name not in app.tag_names)
        app.paths.update(self.paths)
        app.components_schemas.update(self.components_schemas)

    def _write_components(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        for name, schema in schemas.items():
            plain = json.loads(json.dumps(schema).replace("#/$defs/", _REF))
            for inner, definition in plain.pop("$defs", {}).items():
                self.components_schemas[inner] = Schema(**definition)
            self.components_schemas[name] = Schema(**plain)


def openapi_document(app: OpenAPI) -> dict[str, Any]:
    """The OpenAPI document of everything registered in that application; made once."""
    with _DESCRIBING:
        if not app.spec_json:
            for blueprint in app.blueprints.values():
                if isinstance(blueprint, ApiBlueprint):
                    blueprint.describe_in(app)
        return app.api_doc


def api_blueprint(name: str, tag: str, means: str) -> ApiBlueprint:
    """A blueprint whose operations carry that tag, and whose errors are problems."""
    blueprint = ApiBlueprint(
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


def _tidy_descriptions(blueprint: ApiBlueprint) -> None:
    # flask-openapi takes them from docstrings line by line.
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
