"""What the report on gaps asks of the store: needs, supply and endings, and how referrals ran."""

from datetime import date

from neo4j import ManagedTransaction

from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import Course, Courses, Ending, Need, Refusal, Supply, SupplyFacts, Wait
from graphsvc.stores.neo4j.codec import native
from graphsvc.stores.neo4j.statements import QUERIES


def supply_facts(tx: ManagedTransaction, needed_on: date, on: date, until: date) -> SupplyFacts:
    """Needs on one day, and what is offered on another and still will be later."""
    return SupplyFacts(
        tuple(Need(*row.values()) for row in tx.run(QUERIES["needs"], needed_on=needed_on)),
        tuple(Supply(*row.values()) for row in tx.run(QUERIES["supply"], on=on, until=until)),
        tuple(
            Ending(
                row["id"],
                row["name"],
                row["unit"],
                native(row["valid_to"]),
                native(row["funding_ends_on"]),
                tuple(sorted(row["topics"])),
                tuple(sorted(row["serves"])),
            )
            for row in tx.run(QUERIES["endings"], on=on, until=until)
        ),
    )


def courses(tx: ManagedTransaction, window: Window, patience: int) -> Courses:
    """How the referrals of the window ran."""
    days = {"start": window.start, "end": window.end}
    return Courses(
        tuple(Course(*row.values()) for row in tx.run(QUERIES["courses"], days, patience=patience)),
        tuple(Refusal(*row.values()) for row in tx.run(QUERIES["refusals"], days)),
    )


def unanswered(tx: ManagedTransaction, window: Window, patience: int) -> tuple[tuple[date, int], ...]:
    """Silent referrals by the day of the request."""
    rows = tx.run(QUERIES["unanswered"], start=window.start, end=window.end, patience=patience)
    return tuple((native(row["requested_on"]), row["referrals"]) for row in rows)


def waits(tx: ManagedTransaction, window: Window) -> tuple[Wait, ...]:
    """Who began in the window, and after how many days."""
    return tuple(
        Wait(row["kind"], native(row["started"]), row["registered"], row["entitled"], row["people"])
        for row in tx.run(QUERIES["waits"], start=window.start, end=window.end)
    )
