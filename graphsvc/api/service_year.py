"""The figures of the own service."""

from typing import Any

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.service_year import year_of_service, year_to_csv, year_to_json
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, refusals
from graphsvc.api.network_models import Count
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.casework.service_year import WaitingFrom
from graphsvc.model.derived import OfferKindCode
from graphsvc.model.figures import FigurePart
from graphsvc.model.validation import window_of

blueprint = api_blueprint("service_year", "figures of a service", "What the own service did in a window.")


class YearQuery(Parameters):
    """Which days, and for whose eyes."""

    start: Day = Field(alias="from", description="The first day.")
    end: Day = Field(alias="to", description="The first day outside.")
    shared: bool = Field(default=False, description="As the figures may leave the service: counts from 1 to 4 hide.")


class CountRow(BaseModel):
    """One count."""

    part: FigurePart
    code: str
    count: Count


class WaitingRow(BaseModel):
    """How long people waited for one kind of offer; null for every kind."""

    offer_kind: OfferKindCode | None
    since: WaitingFrom
    people: Count
    median_days: float | None


class ServiceFigures(BaseModel):
    """The figures of a window."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to", description="The first day outside.")
    shared: bool
    counts: list[CountRow]
    waiting: list[WaitingRow]


blueprint.add_models(ServiceFigures)
_CSV: dict[str, Any] = {"description": "The same as CSV.", "content": {"text/csv": {"schema": {"type": "string"}}}}


@blueprint.get(
    f"{API}/service_year",
    security=TOKEN,
    responses={200: answers(ServiceFigures, "The figures."), **refusals(401, 403)},
)
def read_service_year(query: YearQuery) -> Response:
    """What the own service did: cases, short contacts, goals, referrals, and waiting times by each way to count."""
    year = year_of_service(request_store(), bearer_actor(), window_of(query.start, query.end), shared=query.shared)
    return json_answer(year_to_json(year))


@blueprint.get(f"{API}/service_year.csv", security=TOKEN, responses={200: _CSV, **refusals(401, 403)})
def read_service_year_csv(query: YearQuery) -> Response:
    """The same figures as CSV."""
    year = year_of_service(request_store(), bearer_actor(), window_of(query.start, query.end), shared=query.shared)
    return Response(year_to_csv(year), content_type="text/csv; charset=utf-8")
