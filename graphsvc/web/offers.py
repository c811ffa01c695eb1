"""Finding offers and organisations by words or by topic, with the form for suggestions beside it."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

from flask import Blueprint, request

from graphsvc.access.requests import request_store
from graphsvc.clock import today
from graphsvc.matching.topics import topics_to_search
from graphsvc.model.derived import CounsellingService, Offer, Organisation, TopicCode
from graphsvc.model.facts import Candidates
from graphsvc.stores.protocol import Store
from graphsvc.web.frame import page
from graphsvc.web.places import place_options
from graphsvc.web.profile_form import empty_form, labels

bp = Blueprint("offers", __name__)
# How many of each kind a search shows.
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Found:
    """What a search by words found of each kind, best first."""

    offers: tuple[Offer, ...]
    organisations: tuple[Organisation, ...]
    services: tuple[CounsellingService, ...]


@bp.get("/angebote")
def offers() -> str:
    """The search, with what was found for the words or else for the topic asked for, and the empty form."""
    store, day = request_store(), today()
    text, topic = request.args.get("q", "").strip(), _topic(request.args.get("thema"))
    return page(
        "offers.html",
        "offers",
        q=text,
        topic=topic,
        found=_found(store, text) if text else None,
        of_topic=_of_topic(store, topic, day) if topic and not text else None,
        most_found=MOST_FOUND,
        form=empty_form(day),
        labels=labels(),
        places=place_options(store),
        today=day,
    )


def _topic(code: str | None) -> TopicCode | None:
    return next((known for known in get_args(TopicCode) if known == code), None)


def _found(store: Store, text: str) -> Found:
    return Found(
        store.search(None, Offer, text, limit=MOST_FOUND),
        store.search(None, Organisation, text, limit=MOST_FOUND),
        store.search(None, CounsellingService, text, limit=MOST_FOUND),
    )


def _of_topic(store: Store, topic: TopicCode, day: date) -> Candidates:
    """The offers open on that day on the topic, on narrower and on broader ones."""
    return store.offer_candidates(topics_to_search(topic), [], day)
