"""Who waits for a place, and which intakes have room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.derived import Client, Goal, Intake, Profile, TopicCode
from graphsvc.model.facts import Window
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal
from graphsvc.stores.placing import LARGEST_STARTING, LARGEST_WAITING
from graphsvc.stores.sqlite.codec import encode, json_list
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.offers import facts_of_all
from graphsvc.stores.sqlite.rows import QUERIES, fetch_all
from graphsvc.stores.sqlite.writing import SqliteTransaction
from graphsvc.stores.writing import audit_entry


class SqlitePlacing:
    """See `graphsvc.stores.placing.PlacingQuestions`."""

    _connections: Connections

    def waiting_goals(
        self, actor: Actor | None, topics: Sequence[TopicCode], area: str, on: date, *, limit: int = LARGEST_WAITING
    ) -> tuple[WaitingGoal, ...]:
        """See `PlacingQuestions.waiting_goals`."""
        scope = reading_scope(actor, Goal)
        parameters = {
            "topics": json_list(topics),
            "area": area,
            "holder": scope.holder,
            "on": encode(on),
            "limit": max(1, min(limit, LARGEST_WAITING)),
        }
        with self._connections.writing() as connection:
            rows = list(connection.execute(QUERIES["waiting_goals"], parameters))
            if not rows:
                return ()
            goals = fetch_all(connection, Goal, [row[0] for row in rows], scope)
            clients = fetch_all(connection, Client, {row[2] for row in rows}, scope)
            profiles = fetch_all(connection, Profile, {row[3] for row in rows}, scope)
            SqliteTransaction(connection).append(audit_entry(actor, "read", [*goals, *clients, *profiles]))
        return tuple(
            WaitingGoal(
                goals[goal_id],
                topic,
                clients[client_id],
                profiles[profile_id],
                date.fromisoformat(since) if since else None,
            )
            for goal_id, topic, client_id, profile_id, since in rows
        )

    def offers_starting(
        self, topics: Sequence[TopicCode], area: str, window: Window, on: date, *, limit: int = LARGEST_STARTING
    ) -> StartingOffers:
        """See `PlacingQuestions.offers_starting`."""
        parameters = {
            "topics": json_list(topics),
            "area": area,
            "start": encode(window.start),
            "end": encode(window.end),
            "on": encode(on),
            "limit": max(1, min(limit, LARGEST_STARTING)),
        }
        with self._connections.reading() as connection:
            rows = list(connection.execute(QUERIES["offers_starting"], parameters))
            intakes = fetch_all(connection, Intake, [row[1] for row in rows])
            own: dict[str, list[Intake]] = {}
            for offer_id, intake_id, _ in rows:
                own.setdefault(offer_id, []).append(intakes[intake_id])
            facts = facts_of_all(connection, list(own), on)
        return StartingOffers(
            tuple(replace(each, intakes=tuple(own[each.offer.id])) for each in facts),
            {intake_id: asked for _, intake_id, asked in rows if asked},
        )
