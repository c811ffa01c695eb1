"""Invented reports that the entry of an offer is wrong, full or ended."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from graphsvc.model.derived import (
    Link,
    OfferReport,
    OfferReportKindCode,
    OfferReportSettlementCode,
    Record,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.agreements import Span
from graphsvc.seeding.chance import drawn, generator, working_day
from graphsvc.seeding.offers import Catalogue, offer_id
from graphsvc.seeding.rows import SeedRow


class OfferReportParameters(SeedRow):
    """Which share of the offers is reported, how long ago, and which share of the reports is settled already."""

    share: float
    kinds: Mapping[OfferReportKindCode, float]
    days_ago: Span
    settled: float
    settlements: Mapping[OfferReportSettlementCode, float]
    days_until_settled: Span


def offer_reports(known: Catalogue, parameters: OfferReportParameters, as_of: date) -> Iterator[Record | Link]:
    """The reports with their links, by offer."""
    for row in known.offers:
        chance = generator(known.seed, "offer report", row.key)
        if chance.random() >= parameters.share:
            continue
        ago, until = parameters.days_ago, parameters.days_until_settled
        reported_on = working_day(as_of - timedelta(days=chance.randint(ago.least, ago.most)))
        settled_on = working_day(reported_on + timedelta(days=chance.randint(until.least, until.most)))
        settled = chance.random() < parameters.settled and reported_on <= settled_on < as_of
        settlement = drawn(chance, parameters.settlements)
        report = OfferReport(
            id=seed_id(OfferReport, known.seed, row.key),
            kind=drawn(chance, parameters.kinds),
            reported_on=reported_on,
            settled_on=settled_on if settled else None,
            settlement=settlement if settled else None,
            synthetic=True,
        )
        yield report
        yield Link("REPORTS", report.id, offer_id(known.seed, row.key))
