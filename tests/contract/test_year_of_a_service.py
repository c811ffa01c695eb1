"""One year of one service over HTTP: thirty clients, every state, and the same figures on every store."""

from typing import Any

import pytest
from pydantic import SecretStr

from graphsvc.access.tokens import issue_token
from graphsvc.app import create_app
from graphsvc.casework.referral_states import STATES
from graphsvc.clock import today
from graphsvc.model.changes import HOLDS_A_PLACE
from graphsvc.model.derived import Intake
from graphsvc.model.vocabularies import terms
from graphsvc.settings import Settings
from graphsvc.stores import Store
from tests.api.calling import Api
from tests.contract.graph import COURSE, GERMAN, GROUND, JMD, MBE, SCHOOL, intake, put

CLIENTS = 30
DAY = today()
START = intake(COURSE, places=CLIENTS)
# How a referral comes into each state, after it was sent: who moves it, and into what.
PATHS: dict[str, list[tuple[str, str]]] = {
    "draft": [],
    "requested": [],
    "accepted": [("school", "accepted")],
    "rejected": [("school", "rejected")],
    "in_progress": [("school", "accepted"), ("school", "in_progress")],
    "on_hold": [("school", "accepted"), ("school", "on_hold")],
    "completed": [("school", "accepted"), ("school", "in_progress"), ("school", "completed")],
    "failed": [("school", "accepted"), ("school", "on_hold"), ("school", "failed")],
    "cancelled": [("school", "accepted"), ("mbe", "cancelled")],
    "entered_in_error": [("mbe", "entered_in_error")],
}
WHY = {"reason": "at_capacity", "reason_text": "kein Platz"}
MORE: dict[str, dict[str, str]] = {
    "completed": {"outcome": "partly", "outcome_reason": "expired"},
    **dict.fromkeys(("rejected", "on_hold", "failed", "cancelled"), WHY),
}


class Year:
    """The service, its neighbour and the school, each calling over HTTP."""

    def __init__(self, store: Store) -> None:
        """Everybody gets a token."""
        app = create_app(Settings(store=SecretStr("sqlite:///:memory:")), store)
        self.mbe = Api(app.test_client(), issue_token(store, "counsellor", "anna", MBE.id))
        self.jmd = Api(app.test_client(), issue_token(store, "counsellor", "boris", JMD.id))
        self.school = Api(app.test_client(), issue_token(store, "partner", "school", organisation=SCHOOL.id))
        self.written = 0

    def create(self, plural: str, content: dict[str, Any], **links: str) -> str:
        """The id of a new record of the MBE, written twice with one key."""
        self.written += 1
        body = {**content, "links": [{"type": name, "target": target} for name, target in links.items()]}
        answers = [self.mbe.post(f"/{plural}", body, Idempotency_Key=f"k{self.written}") for _ in range(2)]
        assert {answer.status_code for answer in answers} == {201}, answers[0].text
        assert answers[0].get_json() == answers[1].get_json()
        made: str = answers[0].get_json()["id"]
        return made

    def case(self, number: int) -> tuple[str, str]:
        """The ids of a client and of the goal of an agreement, each in the next state of its life cycle.

        An agreement that ends gets its goal and step before, since nothing is added to one that has ended.
        """
        client = self.create("clients", {"reference": f"K-{number}", "opened_on": DAY.isoformat(), "synthetic": True})
        agreed = {"version": 1, "concluded_on": DAY.isoformat(), "synthetic": True}
        state = _nth("agreement_state", number)
        ends = state in {"completed", "ended_early"}
        begun = {**agreed, "state": "active" if ends else state}
        agreement = self.create("agreements", begun, CONCLUDED_WITH=client)
        goal = self.create(
            "goals", {"state": _nth("goal_state", number), "synthetic": True}, GOAL_OF=agreement, AIMS_AT=GERMAN.id
        )
        turn, step = _nth("whose_turn", number), _nth("step_state", number)
        self.create("steps", {"whose_turn": turn, "state": step, "synthetic": True}, STEP_OF=goal)
        if ends:
            said = {"state": state, "closed_on": DAY.isoformat(), "closing_reason": "other"}
            links = [{"type": "CONCLUDED_WITH", "target": client}]
            ended = self.mbe.put(f"/agreements/{agreement}", {**agreed, **said, "links": links}, If_Match='"1"')
            assert ended.status_code == 200, ended.text
        return client, goal

    def referral(self, state: str, goal: str) -> None:
        """Bring a referral for that goal into that state."""
        ends = {"FROM": MBE.id, "TO": COURSE.id, "FOR": goal, "PLACED_IN": START.id}
        made = self.create("referrals", {"state": "draft", "requested_on": DAY.isoformat(), "synthetic": True}, **ends)
        moves = [("mbe", "requested"), *PATHS[state]] if state != "draft" else []
        for revision, (side, to) in enumerate(moves, 1):
            caller = self.school if side == "school" else self.mbe
            body = {"state": to, **MORE.get(to, {})}
            for _ in range(2):
                answer = caller.post(
                    f"/referrals/{made}/moves", body, If_Match=f'"{revision}"', Idempotency_Key=f"{made} {revision}"
                )
                assert answer.status_code == 200, answer.text
        seen = self.mbe.get(f"/outbox/{made}").get_json()
        assert (seen["state"], len(seen["events"])) == (state, len(moves))

    def hand_over(self, client: str) -> None:
        """Give the case of that client to the JMD, which accepts."""
        offered = {
            "state": "offered",
            "reason": "turned_27",
            "client_agreed_on": DAY.isoformat(),
            "offered_at": f"{DAY.isoformat()}T08:00:00Z",
            "offered_by": "anna",
            "synthetic": True,
        }
        made = self.create("handovers", offered, FROM=MBE.id, TO=JMD.id, HANDS_OVER=client)
        accepted = self.jmd.post(f"/handovers/{made}/answer", {"state": "accepted"}, If_Match='"1"')
        assert accepted.status_code == 200, accepted.text
        assert self.jmd.get(f"/clients/{client}").status_code == 200
        assert self.mbe.get(f"/clients/{client}").status_code == 404

    def figures(self, caller: Api, *, shared: bool = False) -> dict[str, str]:
        """The counts of this year, by part and code."""
        window = f"from={DAY.year}-01-01&to={DAY.year + 1}-01-01&shared={'true' if shared else 'false'}"
        content = caller.get(f"/service_year?{window}").get_json()
        found = {f"{row['part']} {row['code']}": row["count"]["en"] for row in content["counts"]}
        waiting = {f"waiting {each['since']}": each for each in content["waiting"] if each["offer_kind"] is None}
        return found | {name: f"{each['people']['en']}: {each['median_days']}" for name, each in waiting.items()}


def _nth(vocabulary: str, number: int) -> str:
    """The code with that number, counting round."""
    codes = [*terms(vocabulary)]
    return codes[number % len(codes)]


@pytest.fixture
def year(store: Store) -> Year:
    """The year before anything has happened."""
    put(store, *GROUND, START)
    return Year(store)


def test_a_year_of_thirty_clients_ends_with_the_same_figures_on_every_store(year: Year, store: Store) -> None:
    states = [*STATES]
    clients = []
    goals: dict[str, int] = {}
    for number in range(CLIENTS):
        client, goal = year.case(number)
        clients.append(client)
        year.referral(states[number % len(states)], goal)
        if _nth("agreement_state", number) != "draft" and number != 0:
            code = _nth("goal_state", number)
            goals[code] = goals.get(code, 0) + 1
    for number in range(40):
        content = {"held_on": DAY.isoformat(), "topic": _nth("topic", number % 3), "channel": "phone"}
        year.create("short_contacts", {**content, "outcome": "informed", "synthetic": True})
    # The first client has a draft of a referral and an agreement that is a draft: it counts in few figures.
    year.hand_over(clients[0])

    each = CLIENTS // len(states)
    sent = [state for state in states if state not in {"draft", "entered_in_error"}]
    topics = [*terms("topic")][:3]
    assert year.figures(year.mbe) == {
        "cases begun": str(CLIENTS - 1),
        "cases running": str(CLIENTS - 1),
        "cases handed_over": "1",
        **{f"contacts {code}": str(count) for code, count in zip(topics, (14, 13, 13), strict=True)},
        "contacts total": "40",
        **{f"goals {code}": str(count) for code, count in goals.items()},
        "goals total": str(sum(goals.values())),
        **{f"referrals {state}": str(each) for state in sent},
        "referrals total": str(each * len(sent)),
        "outcomes partly": str(each),
        "outcomes total": str(each),
        "reasons at_capacity": str(3 * each),
        "reasons total": str(3 * each),
        "waiting entitlement": "0: None",
        "waiting request": f"{2 * each}: 0.0",
        "waiting acceptance": f"{2 * each}: 0.0",
    }
    shared = year.figures(year.mbe, shared=True)
    assert (shared["referrals completed"], shared["referrals ended_without_help"]) == ("1 to 4", "9")
    assert year.figures(year.jmd)["cases taken_over"] == "1"
    holding = [state for state in states if state in HOLDS_A_PLACE]
    assert store.get(None, Intake, START.id).booked == each * len(holding)
    assert store.check() == ()
