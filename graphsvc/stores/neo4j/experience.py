"""Counts of past referrals: how they ended by offer, and how they were received by unit."""

from collections.abc import Sequence
from datetime import datetime

from neo4j import ManagedTransaction

from graphsvc.model.derived import TopicCode
from graphsvc.model.facts import Outcomes, Roads, Window
from graphsvc.stores.experience import outcomes_of, roads_of
from graphsvc.stores.neo4j.statements import QUERIES


def outcomes(
    tx: ManagedTransaction, topic: TopicCode, offers: Sequence[str], sent: Window, until: datetime, least: int
) -> Outcomes:
    """How referrals of the window for goals of the topic ended, by offer."""
    rows = tx.run(QUERIES["outcomes"], topic=topic, offers=list(offers), start=sent.start, end=sent.end, until=until)
    return outcomes_of(((row["offer"], row["number"], row["well"]) for row in rows), least)


def roads(tx: ManagedTransaction, service: str, sent: Window, until: datetime, least: int) -> Roads:
    """How referrals of the window from that service were received, by unit."""
    rows = tx.run(QUERIES["roads"], service=service, start=sent.start, end=sent.end, until=until)
    counted = ((row["unit"], row["sent"], row["answered"], row["accepted"], row["days"]) for row in rows)
    return roads_of(counted, least)
