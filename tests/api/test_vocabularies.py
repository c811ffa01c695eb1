"""The code lists over the API."""

from graphsvc.api.vocabularies import Vocabularies, Vocabulary
from graphsvc.model.vocabularies import terms, vocabulary_names
from tests.api.calling import Api, problem_of


def test_every_code_list_is_listed_and_leads_to_its_terms(anyone: Api) -> None:
    listed = Vocabularies.model_validate(anyone.get("/vocabularies").get_json()).items
    assert tuple(entry.name for entry in listed) == vocabulary_names()
    for entry in listed:
        answer = Vocabulary.model_validate(anyone.call("GET", entry.href).get_json())
        assert [term.code for term in answer.terms] == list(terms(entry.name))
        assert answer.source


def test_a_code_list_that_did_not_change_is_not_sent_again(anyone: Api) -> None:
    etag = anyone.get("/vocabularies/topic").headers["ETag"]
    assert anyone.get("/vocabularies/topic", If_None_Match=etag).status_code == 304


def test_a_code_list_that_does_not_exist_is_not_found(anyone: Api) -> None:
    problem_of(anyone.get("/vocabularies/colours"), 404, "not-found")
