"""What goes in and out: one JSON object in a request, JSON in an answer."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args, get_origin

from flask import Response, request
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from pydantic_core import ErrorDetails, from_json, to_json
from werkzeug.exceptions import UnsupportedMediaType

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.validation import field_problem, read_day

B = TypeVar("B", bound=BaseModel)

# Pydantic alone would take instants and numbers too.
Day: TypeAlias = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]


class Parameters(BaseModel):
    """Parameters of an address; one that is not known is refused, because a typo would go unseen."""

    model_config = ConfigDict(extra="forbid")


def json_object() -> dict[str, Any]:
    """The JSON object in the body of the request.

    Raises `InvalidInput` for a body that is no JSON object, and werkzeug's errors for another type or too large a
    body.
    """
    body = request.get_data()
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        content = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        # The parser's words end with the place and repeat nothing of the body.
        place = str(error).rpartition(" at ")[2]
        raise InvalidInput([_no_json(place)]) from None
    if not isinstance(content, dict):
        raise InvalidInput([_NO_OBJECT])
    return content


def json_body(model: type[B]) -> B:
    """The JSON object in the body, read as that model; raises `InvalidInput` that names every wrong field."""
    try:
        return model.model_validate(json_object())
    except ValidationError as error:
        raise InvalidInput([_problem(model, detail) for detail in error.errors()]) from None


def json_answer(content: object, status: int = 200, revision: int | None = None) -> Response:
    """The content as JSON; the revision of a record as its ETag."""
    response = Response(to_json(content), status, content_type="application/json")
    if revision is not None:
        response.set_etag(str(revision))
    return response


def _problem(model: type[BaseModel], detail: ErrorDetails) -> FieldProblem:
    """The problem with its remedy; a field that is missing says which codes it takes."""
    problem = field_problem(detail)
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    field = fields.get(str(detail["loc"][0])) if detail["type"] == "missing" and len(detail["loc"]) == 1 else None
    if field is None or get_origin(field.annotation) is not Literal:
        return problem
    known = ", ".join(get_args(field.annotation))
    return replace(problem, de=f"{problem.de} Bekannt sind: {known}.", en=f"{problem.en} Known are: {known}.")


def _no_json(place: str) -> FieldProblem:
    return FieldProblem(
        "",
        f"Der Inhalt ist kein lesbares JSON ({place}). Bitte als JSON in UTF-8 senden.",
        f"The body is no readable JSON ({place}). Send JSON in UTF-8.",
    )


_NO_OBJECT = FieldProblem("", "Hier gehört ein JSON-Objekt hin.", "The body takes a JSON object.")
