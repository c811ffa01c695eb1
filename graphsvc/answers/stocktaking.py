"""The yearly stocktaking of counselling offers, as the state asks the co-ordination for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.exchange.offers_csv import offers_csv
from graphsvc.model.derived import Offer
from graphsvc.stores.protocol import LARGEST_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graphsvc.model.actor import Actor
    from graphsvc.model.facts import OfferFacts
    from graphsvc.stores.protocol import Store

_COUNSELLING = "_counselling"


def stocktaking(store: Store, actor: Actor | None, on: date, *, every_kind: bool = False) -> Iterator[str]:
    """The lines of a CSV table of the counselling offers that are open on the day, by id; or of all kinds of offer.

    Offers are public, so everybody may ask.
    """
    return offers_csv(_open_offers(store, actor, on, every_kind=every_kind), on)


def _open_offers(store: Store, actor: Actor | None, on: date, *, every_kind: bool) -> Iterator[OfferFacts]:
    after: str | None = None
    while True:
        page = store.page(actor, Offer, after=after, limit=LARGEST_PAGE)
        chosen = [
            offer.id
            for offer in page.records
            if (offer.valid_from is None or offer.valid_from <= on)
            and (offer.valid_to is None or offer.valid_to >= on)
            and (every_kind or offer.kind.endswith(_COUNSELLING))
        ]
        yield from store.facts_of_offers(chosen, on)
        after = page.next_after
        if after is None:
            return
