"""The figures of the own service, as JSON and as CSV."""

import csv
import io
from typing import Any

from graphsvc.casework.service_year import OWN_WORDS, VOCABULARIES, Row, ServiceYear, WaitingFrom, service_year
from graphsvc.model.actor import Actor
from graphsvc.model.facts import Window
from graphsvc.model.vocabularies import terms
from graphsvc.stores.protocol import Store

PART_WORDS = {
    "cases": ("Fälle", "cases"),
    "contacts": ("Kurzkontakte nach Thema", "short contacts by topic"),
    "goals": ("Ziele nach Ergebnis", "goals by result"),
    "referrals": ("Weiterleitungen nach Stand", "referrals by state"),
    "outcomes": ("Weiterleitungen nach Ergebnis", "referrals by outcome"),
    "reasons": ("Gründe ohne Hilfe", "reasons without help"),
}
SINCE_WORDS: dict[WaitingFrom, tuple[str, str]] = {
    "entitlement": ("ab Berechtigung", "since entitlement"),
    "request": ("ab Anfrage", "since the request"),
    "acceptance": ("ab Zusage (Anmeldung)", "since acceptance (registration)"),
}


def year_of_service(store: Store, actor: Actor | None, window: Window, *, shared: bool) -> ServiceYear:
    """The figures of the actor's service in the window; raises `NotSignedIn` or `NotAllowed`."""
    return service_year(store.work_facts(actor, window), window, shared=shared)


def row_words(row: Row) -> tuple[str, str]:
    """What a row counts, in German and English."""
    if row.code in OWN_WORDS:
        return OWN_WORDS[row.code]
    term = terms(VOCABULARIES[row.part])[row.code]
    return term.de, term.en


def year_to_json(year: ServiceYear) -> dict[str, Any]:
    """Plain JSON values."""
    return {
        "from": year.window.start.isoformat(),
        "to": year.window.end.isoformat(),
        "shared": year.shared,
        "counts": [{"part": row.part, "code": row.code, "count": row.count.to_json()} for row in year.rows],
        "waiting": [
            {
                "offer_kind": each.offer_kind,
                "since": each.since,
                "people": each.people.to_json(),
                "median_days": each.days,
            }
            for each in year.waiting
        ],
    }


def year_to_csv(year: ServiceYear) -> str:
    """The figures as CSV with one header: part, code, German words, count or range, median of days."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("part", "code", "words_de", "count", "median_days"))
    for row in year.rows:
        writer.writerow((row.part, row.code, row_words(row)[0], row.count.text_de, ""))
    for each in year.waiting:
        kind = terms("offer_kind")[each.offer_kind].de if each.offer_kind else "Alle Angebote"
        days = "" if each.days is None else f"{each.days:g}"
        words = f"{kind} {SINCE_WORDS[each.since][0]}"
        writer.writerow((f"waiting_since_{each.since}", each.offer_kind or "all", words, each.people.text_de, days))
    return out.getvalue()
