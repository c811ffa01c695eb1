"""The bare queries of a due list: the same rows by hand, one statement per kind of row, nothing decoded or judged."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import LiteralString, Protocol

from neo4j import GraphDatabase, NotificationMinimumSeverity

from tests.benchmarks.by_hand_sqlite import FACTS, INTAKES

_OF_SERVICE = """
FROM client
CROSS JOIN agreement_concluded_with_client AS concluded ON concluded.target = client.pk
CROSS JOIN agreement ON agreement.pk = concluded.source AND agreement.state IN ('agreed', 'active')
"""
_BARE = (
    """
SELECT client.*, profile.* FROM client
LEFT JOIN profile_profile_of_client AS describes ON describes.target = client.pk
LEFT JOIN profile ON profile.pk = describes.source
WHERE client.holder = :service AND client.closed_on IS NULL ORDER BY client.id
""",
    f"""
SELECT step.*, topic.code, uses.target {_OF_SERVICE}
CROSS JOIN goal_goal_of_agreement AS belongs ON belongs.target = agreement.pk
CROSS JOIN goal ON goal.pk = belongs.source AND goal.state IN ('open', 'partly')
CROSS JOIN step_step_of_goal AS serves ON serves.target = goal.pk
CROSS JOIN step ON step.pk = serves.source AND step.state = 'open'
CROSS JOIN goal_aims_at_topic AS aims ON aims.source = goal.pk
CROSS JOIN topic ON topic.pk = aims.target
LEFT JOIN step_uses_offer AS uses ON uses.source = step.pk
WHERE client.holder = :service AND client.closed_on IS NULL AND (step.due_on <= :until OR uses.target IS NOT NULL)
ORDER BY step.due_on
""",
    f"""
SELECT review.* {_OF_SERVICE}
CROSS JOIN review_review_of_agreement AS looks_at ON looks_at.target = agreement.pk
CROSS JOIN review ON review.pk = looks_at.source AND review.held_on IS NULL AND review.due_on <= :until
WHERE client.holder = :service AND client.closed_on IS NULL ORDER BY review.due_on
""",
    """
SELECT referral.*, leads.target FROM referral JOIN referral_to_offer AS leads ON leads.source = referral.pk
WHERE referral.holder = :service AND referral.state IN ('requested', 'accepted') ORDER BY referral.requested_on
""",
)
_STEPS, _REFERRALS = 1, 3
_RUNNING: LiteralString = """
MATCH (client:Client {holder: $service}) WHERE client.id > '' AND client.closed_on IS NULL
MATCH (client)<-[:CONCLUDED_WITH]-(agreement:Agreement) WHERE agreement.state IN ['agreed', 'active']
"""
_CYPHER: tuple[LiteralString, ...] = (
    """
    MATCH (client:Client {holder: $service}) WHERE client.id > '' AND client.closed_on IS NULL
    OPTIONAL MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
    RETURN properties(client), properties(profile) ORDER BY client.id
    """,
    f"""{_RUNNING}
    MATCH (agreement)<-[:GOAL_OF]-(goal:Goal)-[:AIMS_AT]->(topic:Topic) WHERE goal.state IN ['open', 'partly']
    MATCH (goal)<-[:STEP_OF]-(step:Step) WHERE step.state = 'open'
    OPTIONAL MATCH (step)-[:USES]->(offer:Offer)
    WITH step, topic, offer WHERE step.due_on <= $until OR offer IS NOT NULL
    RETURN properties(step), topic.code, offer.id ORDER BY step.due_on
    """,
    f"""{_RUNNING}
    MATCH (agreement)<-[:REVIEW_OF]-(review:Review) WHERE review.held_on IS NULL AND review.due_on <= $until
    RETURN properties(review) ORDER BY review.due_on
    """,
    """
    MATCH (referral:Referral {holder: $service})-[:TO]->(offer:Offer)
    WHERE referral.id > '' AND referral.state IN ['requested', 'accepted']
    RETURN properties(referral), offer.id ORDER BY referral.requested_on
    """,
)
_OFFERS: LiteralString = """
UNWIND $ids AS id
MATCH (offer:Offer {id: id})-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
OPTIONAL MATCH (offer)-[:HELD_IN]->(held:Place)
RETURN properties(offer), properties(provider), properties(deliverer), properties(held),
  COLLECT { MATCH (offer)-[:ADDRESSES]->(topic:Topic) RETURN topic.code },
  COLLECT { MATCH (offer)-[:SERVES]->(served:Place) RETURN served.code },
  COLLECT { MATCH (offer)-[:REQUIRES]->(condition:Condition) RETURN properties(condition) },
  COLLECT {
    MATCH (offer)<-[:INTAKE_OF]-(intake:Intake) WHERE intake.starts_on >= $on AND intake.retired_at IS NULL
    RETURN properties(intake) ORDER BY intake.starts_on, intake.id LIMIT 5
  }
"""


class BareDueList(Protocol):
    """What the benchmark asks of a store beside the product."""

    def rows(self, service: str, on: date, until: date) -> int:
        """The number of rows fetched for the due list of that service."""

    def close(self) -> None:
        """Give the connection back."""


class SqliteBareDueList:
    """See `BareDueList`: straight on the SQLite file."""

    def __init__(self, path: Path) -> None:
        """Connect."""
        self._connection = sqlite3.connect(path)

    def rows(self, service: str, on: date, until: date) -> int:
        """See `BareDueList.rows`."""
        asked = {"service": service, "until": until.isoformat()}
        rows = [self._connection.execute(text, asked).fetchall() for text in _BARE]
        used = {row[-1] for number in (_STEPS, _REFERRALS) for row in rows[number] if row[-1] is not None}
        ids = json.dumps(sorted(used))
        facts = [self._connection.execute(text, (ids,)).fetchall() for text in FACTS]
        intakes = self._connection.execute(INTAKES, (ids, on.isoformat())).fetchall()
        return sum(map(len, (*rows, *facts, intakes)))

    def close(self) -> None:
        """See `BareDueList.close`."""
        self._connection.close()


class Neo4jBareDueList:
    """See `BareDueList`: over Bolt, in one transaction."""

    def __init__(self, url: str, user: str, password: str) -> None:
        """Connect."""
        quiet = NotificationMinimumSeverity.OFF
        self._driver = GraphDatabase.driver(url, auth=(user, password), notifications_min_severity=quiet)

    def rows(self, service: str, on: date, until: date) -> int:
        """See `BareDueList.rows`."""
        with self._driver.session(database="neo4j") as session, closing(session.begin_transaction()) as tx:
            rows = [tx.run(text, service=service, until=until).values() for text in _CYPHER]
            used = {row[-1] for number in (_STEPS, _REFERRALS) for row in rows[number] if row[-1] is not None}
            offers = tx.run(_OFFERS, ids=sorted(used), on=on).values()
        return sum(map(len, (*rows, offers)))

    def close(self) -> None:
        """See `BareDueList.close`."""
        self._driver.close()
