"""The code lists: every code that the API takes or answers, with German and English labels."""

from flask import Response, request
from pydantic import BaseModel, Field

from graphsvc.api.document import API, answers, api_blueprint, refusals
from graphsvc.api.payloads import json_answer
from graphsvc.errors import NotFound
from graphsvc.model.definition import VocabularyDefinition
from graphsvc.model.vocabularies import vocabulary, vocabulary_names

blueprint = api_blueprint("vocabularies", "vocabularies", "The code lists with their labels and sources.")


class Label(BaseModel):
    """The same words in German and English."""

    de: str
    en: str


class Term(Label):
    """One code with its labels."""

    code: str
    broader: str | None = Field(default=None, description="The code of the wider term.")


class VocabularyEntry(BaseModel):
    """One code list among the others."""

    name: str
    title: Label
    href: str


class Vocabularies(BaseModel):
    """All code lists, by name."""

    items: list[VocabularyEntry]


class Vocabulary(BaseModel):
    """One code list with its terms, its source and its licence."""

    name: str
    title: Label
    source: str
    licence: str
    terms: list[Term]


class VocabularyPath(BaseModel):
    """The name of a code list."""

    name: str = Field(description="The name of the code list, such as topic.")


blueprint.add_models(Vocabularies, Vocabulary)


@blueprint.get(f"{API}/vocabularies", responses={200: answers(Vocabularies, "All code lists, by name.")})
def list_vocabularies() -> Response:
    """All code lists, by name."""
    found = (vocabulary(name) for name in vocabulary_names())
    return _cacheable({"items": [_entry(definition) for definition in found]})


@blueprint.get(
    f"{API}/vocabularies/<name>",
    responses={200: answers(Vocabulary, "The code list with its terms."), **refusals(404)},
)
def read_vocabulary(path: VocabularyPath) -> Response:
    """One code list: its codes with German and English labels."""
    if path.name not in vocabulary_names():
        what = "Vocabulary"
        raise NotFound(what, path.name)
    definition = vocabulary(path.name)
    return _cacheable(
        {
            "name": definition.vocabulary,
            "title": definition.title.model_dump(),
            "source": definition.source,
            "licence": definition.licence,
            "terms": [{"code": code, **term.model_dump(exclude_none=True)} for code, term in definition.terms.items()],
        }
    )


def _entry(definition: VocabularyDefinition) -> dict[str, object]:
    name = definition.vocabulary
    return {"name": name, "title": definition.title.model_dump(), "href": f"{API}/vocabularies/{name}"}


def _cacheable(content: object) -> Response:
    response = json_answer(content)
    response.add_etag()
    response.make_conditional(request)
    return response
