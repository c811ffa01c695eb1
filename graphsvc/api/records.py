"""Records: read one or many, create, replace, retire, and look around one.

Every label that is not internal gets the same six operations under its plural; what an actor reaches of it is the
store's decision.
"""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Response, request
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store, write_key
from graphsvc.answers.checked_writing import write_checked
from graphsvc.api.document import (
    API,
    TOKEN,
    ApiBlueprint,
    answers,
    api_blueprint,
    body,
    refusals,
)
from graphsvc.api.etags import ChangeHeaders, WriteHeaders, revision_from
from graphsvc.api.hidden_places import offers_with_place, shown_neighbourhood
from graphsvc.api.intakes import add_places
from graphsvc.api.links import joined_to_json
from graphsvc.api.payloads import Parameters, json_answer, json_object
from graphsvc.api.record_changes import (
    Sent,
    creation,
    holder_of_new,
    record_with_links,
    replacement,
    sent_new,
    sent_replacement,
    shown_current,
    write_record,
)
from graphsvc.api.record_schemas import (
    content_component,
    page_component,
    reachable_kinds,
    record_components,
    shared_components,
)
from graphsvc.errors import NotFound, VersionConflict
from graphsvc.model.actor import writing_scope
from graphsvc.model.changes import Retire
from graphsvc.model.derived import Intake, Link, Offer, Record
from graphsvc.model.ids import label_of, new_id, seed_id
from graphsvc.model.validation import record_to_json
from graphsvc.stores.protocol import LARGEST_PAGE


class PageQuery(Parameters):
    """Where a page begins, and how long it is."""

    after: str = Field(default="", description="The id behind which the page begins; `next` has it.")
    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE, description="The most records on the page.")


class NearbyQuery(Parameters):
    """How far to look, and how much to show."""

    hops: int = Field(default=1, ge=1, le=2, description="How many links away.")
    limit: int = Field(default=100, ge=1, le=LARGEST_PAGE, description="The most records to show.")


class RecordPath(BaseModel):
    """Which record."""

    record_id: str = Field(description="The id of the record.")


@cache
def record_blueprints() -> tuple[ApiBlueprint, ...]:
    """One blueprint for each kind of record, by label; the same for every application of a process."""
    blueprints = tuple(_blueprint(kind) for kind in reachable_kinds())
    blueprints[0].add_components(shared_components)
    return blueprints


def _blueprint(kind: type[Record]) -> ApiBlueprint:
    blueprint = api_blueprint(kind.plural, kind.plural, kind.__doc__ or kind.label)
    blueprint.add_components(lambda: record_components(kind))
    for add in (_add_list, _add_read, _add_create, _add_replace, _add_retire, _add_nearby):
        add(blueprint, kind)
    if kind is Intake:
        add_places(blueprint)
    return blueprint


def _add_list(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {200: answers(page_component(kind), "One page, by id."), **_reading_refusals(kind)}

    @blueprint.get(_address(kind), operation_id=f"list_{kind.plural}", security=_security(kind), responses=responses)
    def list_records(query: PageQuery) -> Response:
        """Records that are not retired, by id, without their links."""
        page = request_store().page(bearer_actor(), kind, after=query.after or None, limit=query.limit)
        address = None
        if page.next_after is not None:
            address = f"{_address(kind)}?{urlencode({'after': page.next_after, 'limit': query.limit})}"
        response = json_answer({"items": [record_to_json(record) for record in page.records], "next": address})
        if address is not None:
            response.headers["Link"] = f'<{address}>; rel="next"'
        return response


def _add_read(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {
        200: answers(kind.label, "The record with its links; ETag is its revision."),
        304: {"description": "Not changed since the ETag in If-None-Match."},
        **_reading_refusals(kind),
        **refusals(404),
    }

    @blueprint.get(
        f"{_address(kind)}/<record_id>",
        operation_id=f"read_{kind.table}",
        security=_security(kind),
        responses=responses,
    )
    def read_record(path: RecordPath) -> Response:
        """One record with the links that start at it, retired or not."""
        store, actor = request_store(), bearer_actor()
        record = store.get(actor, kind, path.record_id)
        content = record_with_links(record, shown_current(store, actor, record))
        response = json_answer(content, revision=record.revision)
        response.make_conditional(request)
        return response


def _add_create(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {
        201: answers(kind.label, "Stored; Location is its address."),
        **refusals(401, 403, 409, 413, 415, 422),
    }

    @blueprint.post(
        _address(kind),
        operation_id=f"create_{kind.table}",
        security=TOKEN,
        request_body=body(content_component(kind)),
        responses=responses,
    )
    def create_record(header: WriteHeaders) -> Response:
        """Store a new record with its links, under its own id or one made here.

        A record about a person is held by the counselling service of the account.
        """
        store, actor = request_store(), bearer_actor()
        holder = holder_of_new(actor, kind)
        key = header.idempotency_key
        # Made of the key, so that a repeat asks for the same record.
        made_id = seed_id(kind, "created", actor.account if actor else "", key) if key else new_id(kind)
        sent = sent_new(kind, json_object(), made_id, holder)
        receipt = write_record(store, actor, write_key(), sent, creation(sent))
        response = _written(sent, receipt.revisions[sent.record.id], 201)
        response.headers["Location"] = f"{_address(kind)}/{sent.record.id}"
        return response


def _add_replace(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {
        200: answers(kind.label, "Replaced; ETag is the new revision."),
        **refusals(401, 403, 404, 409, 412, 413, 415, 422, 428),
    }

    @blueprint.put(
        f"{_address(kind)}/<record_id>",
        operation_id=f"replace_{kind.table}",
        security=TOKEN,
        request_body=body(content_component(kind)),
        responses=responses,
    )
    def replace_record(path: RecordPath, header: ChangeHeaders) -> Response:
        """Put a whole record with all its links in the place of the stored one.

        What is left out is taken away. A repeat after a cut connection gets the same answer as long as nobody else
        changed the record.
        """
        store, actor = request_store(), bearer_actor()
        writing_scope(actor, kind)
        revision = revision_from(header.if_match)
        stored = store.get(actor, kind, path.record_id)
        sent = sent_replacement(stored, json_object(), revision)
        current = shown_current(store, actor, stored)
        # The write knows from If-Match that it came before; what it takes away depends on what is stored.
        key = new_id(kind)
        try:
            receipt = write_record(store, actor, key, sent, replacement(sent, current), [stored])
        except VersionConflict as conflict:
            if not _is_stored(sent, conflict.stored, current):
                raise
            return _written(sent, revision + 1)
        return _written(sent, receipt.revisions[sent.record.id])


def _add_retire(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {204: {"description": "Retired."}, **refusals(401, 403, 404, 409, 412, 428)}

    @blueprint.delete(
        f"{_address(kind)}/<record_id>",
        operation_id=f"retire_{kind.table}",
        security=TOKEN,
        responses=responses,
    )
    def retire_record(path: RecordPath, header: ChangeHeaders) -> Response:
        """Take a record out of lists, search and suggestions; it can still be read by its id."""
        store, actor = request_store(), bearer_actor()
        writing_scope(actor, kind)
        revision = revision_from(header.if_match)
        _require_kind(kind, path.record_id)
        try:
            write_checked(store, actor, write_key(), [Retire(path.record_id, revision)])
        except VersionConflict as conflict:
            if conflict.stored.retired_at is None or conflict.stored.revision != revision + 1:
                raise
        return Response(status=204)


def _add_nearby(blueprint: ApiBlueprint, kind: type[Record]) -> None:
    responses = {
        200: answers("Neighbourhood", "The records around, nearest first, and the links among them."),
        **_reading_refusals(kind),
        **refusals(404),
    }

    @blueprint.get(
        f"{_address(kind)}/<record_id>/neighbourhood",
        operation_id=f"read_{kind.table}_neighbourhood",
        security=_security(kind),
        responses=responses,
    )
    def read_neighbourhood(path: RecordPath, query: NearbyQuery) -> Response:
        """The records around one record that the account may read, and the links among them."""
        store, actor = request_store(), bearer_actor()
        _require_kind(kind, path.record_id)
        found = store.neighbourhood(actor, path.record_id, hops=query.hops, limit=query.limit)
        hiding = [key for key in offers_with_place(found) if store.get(actor, Offer, key).hidden_address]
        shown = shown_neighbourhood(found, hiding)
        nodes = [{"id": node.id, "label": node.label, "distance": node.distance} for node in shown.nodes]
        return json_answer({"nodes": nodes, "links": joined_to_json(shown.links), "truncated": shown.truncated})


def _address(kind: type[Record]) -> str:
    return f"{API}/{kind.plural}"


def _security(kind: type[Record]) -> list[dict[str, list[str]]]:
    return [] if kind.access == "public" else TOKEN


def _reading_refusals(kind: type[Record]) -> dict[Any, Any]:
    return refusals(401) if kind.access == "public" else refusals(401, 403)


def _require_kind(kind: type[Record], record_id: str) -> None:
    """Refuse an id of another label before it is used as one of this."""
    if label_of(record_id) != kind.label:
        raise NotFound(kind.label, record_id)


def _written(sent: Sent[Any], revision: int, status: int = 200) -> Response:
    return json_answer(sent.to_json(revision), status, revision)


def _is_stored(sent: Sent[Any], stored: Record, current: tuple[Link, ...]) -> bool:
    """Whether this very change was stored already, made from the version that it names."""
    there = {**record_with_links(stored, ()), "updated_at": None, "revision": sent.record.revision}
    wanted = {**record_with_links(sent.record, ()), "updated_at": None}
    links = {(link.type, link.target): link.properties for link in current}
    wanted_links = {(link.type, link.target): link.properties for link in sent.links}
    return stored.revision == sent.record.revision + 1 and there == wanted and links == wanted_links
