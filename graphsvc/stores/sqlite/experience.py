"""Counts of past referrals: how they ended by offer, and how they were received by unit."""

from collections.abc import Sequence
from datetime import datetime

from graphsvc.model.actor import Actor
from graphsvc.model.derived import TopicCode
from graphsvc.model.facts import Outcomes, Roads, Window
from graphsvc.stores.experience import check_road_reader, outcomes_of, roads_of
from graphsvc.stores.sqlite.codec import Value, encode, json_list
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.rows import QUERIES


class SqliteExperience:
    """The counts of past referrals that `graphsvc.stores.protocol.Store` promises."""

    _connections: Connections

    def outcomes(
        self, topic: TopicCode, offers: Sequence[str], sent: Window, until: datetime, *, least: int
    ) -> Outcomes:
        """See `Store.outcomes`."""
        parameters = {"offers": json_list(offers), "topic": topic, **_times(sent, until)}
        with self._connections.reading() as connection:
            return outcomes_of(connection.execute(QUERIES["outcomes"], parameters), least)

    def roads(self, actor: Actor | None, service: str, sent: Window, until: datetime, *, least: int) -> Roads:
        """See `Store.roads`."""
        check_road_reader(actor, service)
        with self._connections.reading() as connection:
            return roads_of(connection.execute(QUERIES["roads"], {"service": service, **_times(sent, until)}), least)


def _times(sent: Window, until: datetime) -> dict[str, Value]:
    return {"start": encode(sent.start), "end": encode(sent.end), "until": encode(until)}
