"""Measure the due list of a service with 150 clients beside its bare query: `python -m tests.benchmarks.due`.

The bare query fetches the same rows by hand, one statement per kind of row and no product code; nothing is decoded,
judged or written to the audit trail. Prints medians of processor time, which other processes disturb less, and their
ratio; `--scale 50` makes size L.
"""

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click

from graphsvc.answers.due import due_answer
from graphsvc.casework.due_list import REVIEWS_AHEAD
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import (
    Agreement,
    Client,
    CounsellingService,
    Goal,
    Link,
    Offer,
    Profile,
    Record,
    Review,
    Step,
    Topic,
    WhoseTurnCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import Store, open_store
from tests.benchmarks.by_hand_sqlite import FACTS, INTAKES

ON = date(2012, 9, 3)
CLIENTS, GOALS, RUNS = 150, 3, 15
_TURNS: tuple[WhoseTurnCode, ...] = ("client", "counsellor", "partner")
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


@click.command()
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="50 makes size L.")
def main(scale: int) -> None:
    """Print what the due list costs beside its bare query, on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.db"
        with closing(open_store(f"sqlite:///{path}")) as store, closing(sqlite3.connect(path)) as connection:
            store.init()
            project = ModelProject(scale, 1)
            store.load(OPERATOR, project.items(project.sites()))
            service = _service(store)
            store.load(OPERATOR, cases(store, service))
            actor = Actor("benchmark", "counsellor", service.id)
            items = due_answer(store, actor, ON)
            product = _median(lambda: due_answer(store, actor, ON))
            bare = _median(lambda: bare_query(connection, service.id))
    click.echo(
        f"K = {scale}, {CLIENTS} clients, {len(items)} entries: due list {1000 * product:.1f} ms, "
        f"bare query {1000 * bare:.1f} ms, ratio {product / bare:.1f}"
    )


def bare_query(connection: sqlite3.Connection, service: str) -> int:
    """The number of rows fetched."""
    until = (ON + timedelta(days=REVIEWS_AHEAD)).isoformat()
    rows = [connection.execute(text, {"service": service, "until": until}).fetchall() for text in _BARE]
    used = {row[-1] for number in (_STEPS, _REFERRALS) for row in rows[number] if row[-1] is not None}
    ids = json.dumps(sorted(used))
    facts = [connection.execute(text, (ids,)).fetchall() for text in FACTS]
    intakes = connection.execute(INTAKES, (ids, ON.isoformat())).fetchall()
    return sum(map(len, (*rows, *facts, intakes)))


def cases(store: Store, service: CounsellingService) -> Iterator[Record | Link]:
    """The cases of the service: each with a profile, an agreement, goals with steps, and a review due or coming."""
    chance = Random("due list")  # noqa: S311  no secret
    topic = store.find(None, Topic, "code", "german_course")
    offers = [offer.id for offer in store.page(None, Offer, limit=200).records]
    if topic is None or not offers:
        message = "The model project has no German course; the benchmark needs one."
        raise LookupError(message)
    for number in range(CLIENTS):
        yield from _case(service.id, topic.id, chance.sample(offers, GOALS), number, chance)


def _case(holder: str, topic: str, offers: list[str], number: int, chance: Random) -> Iterator[Record | Link]:
    client = Client(
        id=seed_id(Client, "due", number), holder=holder, reference=f"D-{number}", opened_on=ON, synthetic=True
    )  # fmt: skip
    profile = Profile(
        id=seed_id(Profile, "due", number), holder=holder, version=1, age=chance.randint(18, 60), german_level="a2",
        residence_group="family", residence_section="s30", permit_months=36,
        permit_issued_on=ON - timedelta(days=chance.randint(300, 400)),
    )  # fmt: skip
    agreement = Agreement(
        id=seed_id(Agreement, "due", number), holder=holder, version=1, state="active", concluded_on=ON, synthetic=True
    )
    review = Review(
        id=seed_id(Review, "due", number), holder=holder, due_on=ON + timedelta(days=number % 60), synthetic=True
    )
    yield from (client, profile, agreement, review)
    yield Link("PROFILE_OF", profile.id, client.id)
    yield Link("CONCLUDED_WITH", agreement.id, client.id)
    yield Link("REVIEW_OF", review.id, agreement.id)
    for place, offer in enumerate(offers):
        goal = Goal(id=seed_id(Goal, "due", number, place), holder=holder, state="open", synthetic=True)
        yield goal
        yield Link("GOAL_OF", goal.id, agreement.id)
        yield Link("AIMS_AT", goal.id, topic)
        for turn in _TURNS:
            due_on = ON + timedelta(days=chance.randint(-30, 90))
            step = Step(
                id=seed_id(Step, "due", number, place, turn), holder=holder, whose_turn=turn, state="open",
                due_on=due_on, synthetic=True,
            )  # fmt: skip
            yield step
            yield Link("STEP_OF", step.id, goal.id)
            if turn == "partner":
                yield Link("USES", step.id, offer)


def _service(store: Store) -> CounsellingService:
    return next(item for item in store.page(None, CounsellingService, limit=200).records if item.kind == "mbe")


def _median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
