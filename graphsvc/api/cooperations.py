"""What changed with a cooperation agreement, over the API."""

from typing import Literal

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.cooperations import cooperation_change
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, refusals
from graphsvc.api.network import MEANS
from graphsvc.api.network_models import Figure, NetworkChange, NetworkUnit, Note
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.clock import today
from graphsvc.model.facts import TieKind

blueprint = api_blueprint("cooperation_changes", "network", MEANS)


class CooperationPath(BaseModel):
    """Which agreement."""

    cooperation_id: str = Field(description="The id of the cooperation agreement.")


class CooperationQuery(Parameters):
    """Which ties."""

    tie: Literal[TieKind.REFERRAL, TieKind.MEETING, TieKind.SHARED_CASE, TieKind.COOPERATION] = Field(
        default=TieKind.REFERRAL, description="The kind of tie; kinds are never mixed."
    )


class AgreedCooperation(BaseModel):
    """The agreement with the parties that belong to the network."""

    id: str
    name: str
    valid_from: Day
    parties: list[NetworkUnit]


class BlockChange(BaseModel):
    """The density between two sides before and after."""

    de: str
    en: str
    before: Figure
    after: Figure


class CooperationChange(BaseModel):
    """What changed with the agreement; whole quarters before it, and as many after it."""

    cooperation: AgreedCooperation
    blocks: list[BlockChange]
    change: NetworkChange
    notes: list[Note]


blueprint.add_models(CooperationChange)


@blueprint.get(
    f"{API}/network/cooperations/<cooperation_id>/change",
    security=TOKEN,
    responses={200: answers(CooperationChange, "What changed with the agreement."), **refusals(401, 404)},
)
def read_cooperation_change(path: CooperationPath, query: CooperationQuery) -> Response:
    """Densities between the parties and between kinds before and after a cooperation agreement."""
    found = cooperation_change(request_store(), bearer_actor(), path.cooperation_id, today(), TieKind(query.tie))
    return json_answer(found.to_json())
