"""Counselling offers as a CSV table: who offers what where, in which language, and how fresh the entry is."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graphsvc.model.vocabularies import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from graphsvc.model.facts import OfferFacts

COLUMNS = (
    "Angebot",
    "Art",
    "Themen",
    "Anbieter",
    "Träger",
    "Ort",
    "Zuständig für",
    "Sprachen",
    "Zugang",
    "Kosten",
    "Gültig ab",
    "Gültig bis",
    "Förderung bis",
    "Zuletzt geprüft",
    "Tage seit der Prüfung",
    "Quelle",
    "Erfunden",
    "Kennung",
)
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def offers_csv(offers: Iterable[OfferFacts], on: date) -> Iterator[str]:
    """The table line by line, in the order given, as German spreadsheets read it: semicolons, with a byte order mark.

    Days are in ISO 8601. A place whose address is hidden, and that of a sensitive offer, is left empty.
    """
    yield "\ufeff" + _line(COLUMNS)
    for facts in offers:
        yield _line(_cells(facts, on))


def _cells(facts: OfferFacts, on: date) -> Iterator[str]:
    offer, unit = facts.offer, facts.deliverer or facts.provider
    hidden = offer.hidden_address or offer.sensitive
    yield offer.name
    yield _words("offer_kind", [offer.kind])
    yield _words("topic", facts.topics)
    yield unit.name
    yield _words("carrier", [unit.carrier] if unit.carrier else [])
    yield "" if hidden or facts.held_in is None else facts.held_in.name
    yield ", ".join(facts.serves)
    yield _words("language", offer.languages)
    yield _words("access_mode", [offer.access_mode] if offer.access_mode else [])
    yield offer.cost or ""
    yield from (_day(day) for day in (offer.valid_from, offer.valid_to, offer.funding_ends_on, offer.verified_on))
    yield str((on - offer.verified_on).days) if offer.verified_on else ""
    yield offer.source or ""
    yield "ja" if offer.synthetic else "nein"
    yield offer.id


def _words(vocabulary: str, codes: Iterable[str]) -> str:
    known = terms(vocabulary)
    return ", ".join(known[code].de if code in known else code for code in codes)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    safe = (f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow(safe)
    return line.getvalue()
