"""Links of a record from JSON and to JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.changes import link_kind
from graphsvc.model.derived import Link, LinkType
from graphsvc.model.validation import day_from_text, field_problem


class _LinkBody(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    type: LinkType
    target: str
    properties: dict[str, Any] = {}


_LINKS = TypeAdapter(list[_LinkBody])


def links_from_json(source: str, content: object) -> tuple[Link, ...]:
    """The links that start at the record, in the order given.

    Raises `InvalidInput` that names the link and the field that cannot be read.
    """
    try:
        bodies = _LINKS.validate_python(content)
    except ValidationError as error:
        raise InvalidInput([field_problem(detail, "/links") for detail in error.errors()]) from None
    links = tuple(_link(source, each, f"/links/{number}") for number, each in enumerate(bodies))
    _refuse_repeats(links)
    return links


def links_to_json(links: Sequence[Link]) -> list[dict[str, Any]]:
    """The links as a record carries them: type, target, and properties where there are any."""
    return [
        {"type": link.type, "target": link.target, **({"properties": _plain(link)} if link.properties else {})}
        for link in links
    ]


def joined_to_json(links: Sequence[Link]) -> list[dict[str, Any]]:
    """The links with both of their ends."""
    return [
        {"type": link.type, "source": link.source, "target": link.target, "properties": _plain(link)} for link in links
    ]


def takes_one_target(link: Link) -> bool:
    """Whether joining this link takes away another of its type."""
    return link_kind(link).targets in {"exactly_one", "at_most_one"}


def _link(source: str, body: _LinkBody, pointer: str) -> Link:
    link = Link(body.type, source, body.target, body.properties)
    try:
        kind = link_kind(link)
    except InvalidInput as error:
        raise InvalidInput([_below(problem, pointer) for problem in error.problems]) from None
    days = {definition.name for definition in kind.properties if definition.type == "date"}
    properties = {
        name: _day(value, f"{pointer}/properties/{name}") if name in days else value
        for name, value in body.properties.items()
        if value is not None
    }
    return Link(body.type, source, body.target, properties)


def _refuse_repeats(links: Sequence[Link]) -> None:
    """Raise `InvalidInput` where a link would take the place of an earlier one of the same list."""
    seen: set[tuple[str, str]] = set()
    for number, link in enumerate(links):
        key = (link.type, "" if takes_one_target(link) else link.target)
        if key in seen:
            raise InvalidInput([_repeated(number)])
        seen.add(key)


def _repeated(number: int) -> FieldProblem:
    return FieldProblem(
        f"/links/{number}",
        "Diese Beziehung steht schon weiter oben. Bitte nur einmal angeben.",
        "An earlier link takes this place already. Give it once.",
    )


def _below(problem: FieldProblem, pointer: str) -> FieldProblem:
    # An id that cannot be read is the target's: the source is the record's own.
    where = "/target" if problem.pointer == "/id" else problem.pointer
    return FieldProblem(f"{pointer}{where}", problem.de, problem.en)


def _day(value: object, pointer: str) -> date:
    return day_from_text(value if isinstance(value, str) else "", pointer)


def _plain(link: Link) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in link.properties.items()}
