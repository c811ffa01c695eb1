"""Search by words in what everybody may read."""

from typing import Literal, TypeAlias

from flask import Response
from pydantic import Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.api.document import API, answers, api_blueprint, reference, refusals
from graphsvc.api.payloads import Parameters, json_answer
from graphsvc.model.derived import CounsellingService, Offer, Organisation, Place, Record, Topic
from graphsvc.model.validation import record_to_json
from graphsvc.stores.protocol import LARGEST_PAGE

SearchedPlural: TypeAlias = Literal["offers", "organisations", "counselling_services", "topics", "places"]
SEARCHED: dict[SearchedPlural, type[Record]] = {
    "offers": Offer,
    "organisations": Organisation,
    "counselling_services": CounsellingService,
    "topics": Topic,
    "places": Place,
}
blueprint = api_blueprint("search", "search", "Find records by words.")


class SearchQuery(Parameters):
    """What to look for, and in which records."""

    kind: SearchedPlural = Field(description="Which records to search.")
    q: str = Field(description="Words; every one of them is in what is found, as its beginning or inside a compound.")
    limit: int = Field(default=20, ge=1, le=LARGEST_PAGE, description="The most records to answer.")


_ITEMS = {"type": "array", "items": {"anyOf": [reference(kind.label) for kind in SEARCHED.values()]}}
blueprint.add_components(lambda: {"Found": {"type": "object", "required": ["items"], "properties": {"items": _ITEMS}}})


@blueprint.get(f"{API}/search", responses={200: answers("Found", "The records, best first."), **refusals(401)})
def search(query: SearchQuery) -> Response:
    """Records whose names hold all the words; those that begin with them come first."""
    found = request_store().search(bearer_actor(), SEARCHED[query.kind], query.q, limit=query.limit)
    return json_answer({"items": [record_to_json(record) for record in found]})
