"""The pages of one offer, one organisation and one counselling service."""

from typing import TypeVar

from flask import Blueprint

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.offer_reports import may_settle
from graphsvc.clock import today
from graphsvc.model.derived import (
    CounsellingService,
    LinkType,
    Offer,
    Organisation,
    Place,
    Record,
)
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web.frame import page

bp = Blueprint("records", __name__)
R = TypeVar("R", bound=Record)


@bp.get("/angebote/<record_id>")
def offer(record_id: str) -> str:
    """Everything that is known of one offer; the place of a hidden address is left out."""
    store, day = request_store(), today()
    facts = store.offer_facts(record_id, day)
    places = (store.find(None, Place, "code", code) for code in facts.serves)
    return page(
        "offer.html",
        "offers",
        facts=facts,
        offer=facts.offer,
        held_in=None if facts.offer.hidden_address else facts.held_in,
        serves=[place for place in places if place],
        may_settle=may_settle(store, session_actor(), record_id),
        kept_by=_targets(store, record_id, "KEPT_BY", CounsellingService),
        leads_to=_targets(store, record_id, "LEADS_TO", Offer),
        today=day,
    )


@bp.get("/organisationen/<record_id>")
def organisation(record_id: str) -> str:
    """One organisation with its counselling services and offers."""
    store = request_store()
    body = store.get(None, Organisation, record_id)
    return page(
        "organisation.html",
        "offers",
        body=body,
        based_in=_targets(store, record_id, "BASED_IN", Place),
        succeeded_by=_targets(store, record_id, "SUCCEEDED_BY", Organisation),
        services=_sources(store, record_id, "RUN_BY", CounsellingService),
        offers=_sources(store, record_id, "PROVIDED_BY", Offer),
        today=today(),
    )


@bp.get("/dienste/<record_id>")
def counselling_service(record_id: str) -> str:
    """One counselling service with the offers that it delivers and those that it keeps up to date."""
    store = request_store()
    return page(
        "counselling_service.html",
        "offers",
        service=store.get(None, CounsellingService, record_id),
        run_by=_targets(store, record_id, "RUN_BY", Organisation),
        serves=_targets(store, record_id, "SERVES", Place),
        offers=_sources(store, record_id, "DELIVERED_BY", Offer),
        kept=_sources(store, record_id, "KEPT_BY", Offer),
        today=today(),
    )


def _targets(store: Store, record_id: str, link_type: LinkType, kind: type[R]) -> list[R]:
    """The records of that kind to which links of that type lead, retired ones too, by name of their id."""
    links = store.links(None, record_id)
    return [
        store.get(None, kind, link.target)
        for link in links
        if link.type == link_type and link.target.startswith(f"{kind.prefix}_")
    ]


def _sources(store: Store, record_id: str, link_type: LinkType, kind: type[R]) -> list[R]:
    """The records of that kind from which links of that type lead here, by id, as far as one page holds them."""
    nearby = store.neighbourhood(None, record_id, limit=LARGEST_PAGE)
    return [
        store.get(None, kind, link.source)
        for link in nearby.links
        if link.type == link_type and link.target == record_id and link.source.startswith(f"{kind.prefix}_")
    ]
