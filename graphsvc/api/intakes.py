"""Places of an intake: take one, give one back."""

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store, write_key
from graphsvc.answers.checked_writing import write_checked
from graphsvc.api.document import API, TOKEN, ApiBlueprint, answers, refusals
from graphsvc.api.etags import WriteHeaders
from graphsvc.api.payloads import json_answer
from graphsvc.model.changes import Change, GivePlaceBack, TakePlace

_ADDRESS = f"{API}/intakes/<record_id>/places"


class IntakePath(BaseModel):
    """Which intake."""

    record_id: str = Field(description="The id of the intake.")


class PlaceCounted(BaseModel):
    """The intake and the revision that counting gave it."""

    id: str
    revision: int


def add_places(blueprint: ApiBlueprint) -> None:
    """Add both operations to the blueprint of intakes."""
    blueprint.add_models(PlaceCounted)

    @blueprint.post(
        _ADDRESS,
        security=TOKEN,
        responses={200: answers(PlaceCounted, "The place is taken."), **refusals(401, 403, 404, 409)},
    )
    def take_place(path: IntakePath, header: WriteHeaders) -> Response:  # noqa: ARG001  documents the header
        """Take one free place; 409 where none is left. Of two who ask for the last one, one gets it."""
        return _counted(path.record_id, TakePlace(path.record_id))

    @blueprint.delete(
        _ADDRESS,
        security=TOKEN,
        responses={200: answers(PlaceCounted, "The place is free again."), **refusals(401, 403, 404, 409)},
    )
    def give_place_back(path: IntakePath, header: WriteHeaders) -> Response:  # noqa: ARG001  documents the header
        """Give one taken place back; the number taken never falls below zero."""
        return _counted(path.record_id, GivePlaceBack(path.record_id))


def _counted(intake_id: str, change: Change) -> Response:
    receipt = write_checked(request_store(), bearer_actor(), write_key(), [change])
    revision = receipt.revisions[intake_id]
    return json_answer({"id": intake_id, "revision": revision}, revision=revision)
