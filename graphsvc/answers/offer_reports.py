"""The entry that was wrong: somebody reports it, everybody sees that, and its keeper confirms or mends it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import FieldProblem, InvalidInput, NotAllowed
from graphsvc.model.actor import Actor, writing_scope
from graphsvc.model.changes import Change, Create, Join, Receipt, SettleReports, Update
from graphsvc.model.derived import (
    Link,
    Offer,
    OfferReport,
    OfferReportKindCode,
    OfferReportSettlementCode,
)
from graphsvc.model.facts import ReportedOffer
from graphsvc.model.ids import seed_id
from graphsvc.stores.protocol import LARGEST_PAGE, Store

LONGEST_NOTE: Final = 300
# Who looks after all entries, and after those that no service keeps.
_KEEPERS_OF_ALL: Final = frozenset(("coordinator", "operator"))


def report_offer(
    store: Store, actor: Actor | None, key: str, offer_id: str, said: tuple[OfferReportKindCode, str], on: date
) -> OfferReport:
    """The open report on that offer, of a kind and with a note ("" for none); from now on everybody sees it.

    The key makes its id, so that a repeat stores nothing twice.
    Raises `NotSignedIn`, `NotFound` for an offer that does not exist, `InvalidInput` for a note that is too long.
    """
    kind, note = said
    if len(note) > LONGEST_NOTE:
        raise InvalidInput([_NOTE_TOO_LONG])
    writing_scope(actor, OfferReport)
    offer = store.get(None, Offer, offer_id)
    report = OfferReport(
        id=seed_id(OfferReport, "reported", actor.account if actor else "", key),
        revision=1,
        kind=kind,
        note=note.strip() or None,
        reported_on=on,
        synthetic=offer.synthetic,
    )
    write_checked(store, actor, key, [Create(report), Join(Link("REPORTS", report.id, offer_id))])
    return report


def reports_to_settle(store: Store, actor: Actor | None) -> tuple[ReportedOffer, ...]:
    """The open reports that are the actor's to settle, oldest first; empty where there are none.

    A service has those on the offers that it keeps. The network's co-ordination and the operator have those on
    offers that nobody keeps. Raises `NotSignedIn`.
    """
    keeper = actor.service if actor is not None and actor.role not in _KEEPERS_OF_ALL else None
    if actor is not None and keeper is None and actor.role not in _KEEPERS_OF_ALL:
        return ()
    return store.reported_offers(actor, keeper, limit=LARGEST_PAGE)


def may_settle(store: Store, actor: Actor | None, offer_id: str) -> bool:
    """Whether the actor may confirm or mend the entry: its keeper, the co-ordination, the operator.

    Every account but a partner's may where nobody keeps it. Raises `NotFound` for an offer that does not exist.
    """
    if actor is None or actor.role == "partner":
        return False
    keeper = keeper_of(store, offer_id)
    return actor.role in _KEEPERS_OF_ALL or keeper in {None, actor.service}


def settle(
    store: Store,
    actor: Actor | None,
    key: str,
    offer: Offer,
    settled: tuple[OfferReportSettlementCode, date],
    more: tuple[Change, ...] = (),
) -> Receipt:
    """The receipt after a person has confirmed, mended or ended the entry; its open reports are settled with it.

    `offer` is the entry as it is to be, at the revision that was read; its day of verification becomes the day
    settled, since freshness counts from a person's word and never from a save. An offer that has ended was last
    valid on the day before. `more` are changes that belong to it, such as counted places.

    Raises `NotSignedIn`, `NotAllowed` for an account that does not keep the entry, `VersionConflict`.
    """
    settlement, on = settled
    writing_scope(actor, Offer)
    if not may_settle(store, actor, offer.id):
        message = "This entry is kept by another counselling service. Report what is wrong; its keeper will see it."
        raise NotAllowed(message)
    mended = replace(offer, verified_on=on, updated_at=None)
    if settlement == "ended":
        mended = replace(mended, valid_to=_last_day(offer, on))
    return write_checked(store, actor, key, [Update(mended), *more, SettleReports(offer.id, settlement, on)])


def keeper_of(store: Store, offer_id: str) -> str | None:
    """The id of the counselling service that keeps the entry; None where nobody does. Raises `NotFound`."""
    return next((link.target for link in store.links(None, offer_id) if link.type == "KEPT_BY"), None)


def _last_day(offer: Offer, on: date) -> date:
    yesterday = on - timedelta(days=1)
    return yesterday if offer.valid_to is None else min(offer.valid_to, yesterday)


_NOTE_TOO_LONG = FieldProblem(
    "/note",
    f"Der Hinweis hat höchstens {LONGEST_NOTE} Zeichen. Bitte kürzen.",
    f"The note has at most {LONGEST_NOTE} characters. Shorten it.",
)
