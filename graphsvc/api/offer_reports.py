"""Reports that the entry of an offer is wrong, full or ended, and their settlement by whoever keeps it."""

from dataclasses import replace

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import bearer_actor, request_store, write_key
from graphsvc.answers.offer_reports import LONGEST_NOTE, report_offer, reports_to_settle, settle
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, body, refusals
from graphsvc.api.etags import CommandHeaders, WriteHeaders, revision_from
from graphsvc.api.payloads import Parameters, json_answer, json_body
from graphsvc.clock import today
from graphsvc.model.actor import writing_scope
from graphsvc.model.derived import Offer, OfferReport, OfferReportKindCode, OfferReportSettlementCode
from graphsvc.model.validation import record_to_json

blueprint = api_blueprint("wrong_entries", "offers", "Reports that an entry is wrong, full or ended.")


class OfferPath(BaseModel):
    """Which offer."""

    offer_id: str = Field(description="The id of the offer.")


class OfferReportBody(BaseModel):
    """What is wrong with the entry, without people."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: OfferReportKindCode = Field(description="wrong, full or ended.")
    note: str = Field(default="", description=f"What was noticed, at most {LONGEST_NOTE} characters, without people.")


class SettlementBody(BaseModel):
    """How a person settled what was reported."""

    model_config = ConfigDict(extra="forbid", strict=True)

    settlement: OfferReportSettlementCode = Field(
        description="confirmed: the entry is right. mended: it was corrected before. ended: the offer is over."
    )


class ReportedEntry(BaseModel):
    """One open report with the name of its offer."""

    id: str
    offer: str
    offer_name: str
    kind: OfferReportKindCode
    note: str | None
    reported_on: str


class ReportedEntries(BaseModel):
    """The open reports that are this account's to settle, oldest first."""

    items: list[ReportedEntry]


class SettledEntry(BaseModel):
    """The offer and the revision that settling gave it."""

    id: str
    revision: int


blueprint.add_models(OfferReportBody, SettlementBody, ReportedEntries, SettledEntry)


@blueprint.post(
    f"{API}/offers/<offer_id>/reports",
    security=TOKEN,
    request_body=body(OfferReportBody, example={"kind": "full"}),
    responses={201: answers("OfferReport", "The open report."), **refusals(401, 403, 404, 413, 415)},
)
def report_an_offer(path: OfferPath, header: WriteHeaders) -> Response:  # noqa: ARG001  documents the header
    """Report that the entry of an offer is wrong, full or ended. Everybody who sees the offer sees it at once."""
    actor = bearer_actor()
    writing_scope(actor, OfferReport)
    said = json_body(OfferReportBody)
    report = report_offer(request_store(), actor, write_key(), path.offer_id, (said.kind, said.note), today())
    response = json_answer(record_to_json(report), 201, revision=report.revision)
    response.headers["Location"] = f"{API}/{OfferReport.plural}/{report.id}"
    return response


@blueprint.get(
    f"{API}/offer-reports/open",
    security=TOKEN,
    responses={200: answers(ReportedEntries, "The open reports."), **refusals(401)},
)
def open_reports(query: Parameters) -> Response:  # noqa: ARG001  refuses parameters
    """The open reports that are this account's to settle: on offers its service keeps, or that nobody keeps."""
    found = reports_to_settle(request_store(), bearer_actor())
    items = [
        ReportedEntry(
            id=each.report.id,
            offer=each.offer.id,
            offer_name=each.offer.name,
            kind=each.report.kind,
            note=each.report.note,
            reported_on=each.report.reported_on.isoformat(),
        )
        for each in found
    ]
    return json_answer(ReportedEntries(items=items).model_dump())


@blueprint.post(
    f"{API}/offers/<offer_id>/settlement",
    security=TOKEN,
    request_body=body(SettlementBody, example={"settlement": "confirmed"}),
    responses={
        200: answers(SettledEntry, "The entry counts as checked today."),
        **refusals(401, 403, 404, 409, 412, 413, 415, 428),
    },
)
def settle_an_offer(path: OfferPath, header: CommandHeaders) -> Response:
    """Say that a person has checked the entry today; its open reports are settled with it."""
    store, actor = request_store(), bearer_actor()
    writing_scope(actor, Offer)
    said = json_body(SettlementBody)
    offer = replace(store.get(actor, Offer, path.offer_id), revision=revision_from(header.if_match))
    receipt = settle(store, actor, write_key(), offer, (said.settlement, today()))
    revision = receipt.revisions[offer.id]
    return json_answer({"id": offer.id, "revision": revision}, revision=revision)
