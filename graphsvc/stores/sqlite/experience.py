"""Counts of past referrals: how they ended by offer, and how they were received by unit."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from graphsvc.model.derived import TopicCode
from graphsvc.model.facts import Outcomes, Roads, Window
from graphsvc.stores.experience import outcomes_of, roads_of
from graphsvc.stores.sqlite.codec import encode, json_list
from graphsvc.stores.sqlite.rows import QUERIES


def outcomes(
    connection: sqlite3.Connection, topic: TopicCode, offers: Sequence[str], sent: Window, until: datetime, least: int
) -> Outcomes:
    """How referrals of the window for goals of the topic ended, by offer."""
    parameters = {
        "offers": json_list(offers),
        "topic": topic,
        "start": encode(sent.start),
        "end": encode(sent.end),
        "until": encode(until),
    }
    return outcomes_of(connection.execute(QUERIES["outcomes"], parameters), least)


def roads(connection: sqlite3.Connection, service: str, sent: Window, until: datetime, least: int) -> Roads:
    """How referrals of the window from that service were received, by unit."""
    parameters = {
        "service": service,
        "start": encode(sent.start),
        "end": encode(sent.end),
        "until": encode(until),
    }
    return roads_of(connection.execute(QUERIES["roads"], parameters), least)
