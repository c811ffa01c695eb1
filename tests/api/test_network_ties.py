"""The ties behind a figure, and what a tie opens to, over the API."""

from datetime import date

import pytest

from graphsvc.api.network_models import TieList, TieMonths
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import CARRIER, COURSE, JMD, MBE, SCHOOL, link, meeting, network, offer, put, referral

YEAR = "from=2026-01-01&to=2027-01-01"
QUARTER = "from=2026-01-01&to=2026-04-01"


@pytest.fixture(autouse=True)
def _network(store: Store) -> None:
    """Three members; seven referrals from MBE to JMD in January and March, one to the school, and one meeting."""
    table = network("Runder Tisch")
    membership = [link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD, SCHOOL)]
    help_offer = offer("Beratung", deliverer=JMD, provider=CARRIER)
    days = [date(2026, 1, 7)] * 4 + [date(2026, 3, 7)] * 3
    sent = [referral(f"R{number}", help_offer, requested_on=day) for number, day in enumerate(days)]
    put(store, table, help_offer, *sent, referral("S", COURSE), meeting("Runde", MBE, JMD), links=membership)


def test_the_ties_behind_a_figure_come_strongest_first(coordinator: Api) -> None:
    content = coordinator.get(f"/network/ties?{YEAR}").get_json()
    assert TieList.model_validate(content).model_dump(mode="json") == content
    shown = [(tie["sender"]["id"], tie["receiver"]["id"], tie["count"]["de"]) for tie in content["ties"]]
    assert shown == [(MBE.id, JMD.id, "7"), (MBE.id, SCHOOL.id, "1 bis 4")]


def test_a_block_opens_to_its_ties(coordinator: Api) -> None:
    content = coordinator.get(f"/network/ties?{YEAR}&sender_kind=mbe&receiver_kind=course_provider").get_json()
    assert [tie["receiver"]["id"] for tie in content["ties"]] == [SCHOOL.id]
    assert coordinator.get(f"/network/ties?{YEAR}&sender_kind=course_provider").get_json()["ties"] == []


def test_a_tie_opens_to_its_months_kind_by_kind(coordinator: Api) -> None:
    content = coordinator.get(f"/network/ties/{MBE.id}/{JMD.id}?{QUARTER}").get_json()
    assert TieMonths.model_validate(content).model_dump(mode="json") == content
    found = [
        (item["tie"], item["sender"]["id"], item["count"]["en"], [month["count"]["en"] for month in item["months"]])
        for item in content["ties"]
    ]
    assert found == [
        ("referral", MBE.id, "7", ["1 to 6", "0", "1 to 6"]),
        ("referral", JMD.id, "0", ["0", "0", "0"]),
        ("meeting", MBE.id, "1 to 4", ["0", "0", "1 to 4"]),
        ("shared_case", MBE.id, "0", ["0", "0", "0"]),
        ("cooperation", MBE.id, "0", ["0", "0", "0"]),
    ]
    assert [month["month"] for month in content["ties"][0]["months"]] == ["2026-01", "2026-02", "2026-03"]


def test_only_members_open_a_tie_and_only_whole_quarters(coordinator: Api, anyone: Api) -> None:
    problem_of(anyone.get(f"/network/ties/{MBE.id}/{JMD.id}?{QUARTER}"), 401, "not-signed-in")
    problem_of(coordinator.get(f"/network/ties/{MBE.id}/{CARRIER.id}?{QUARTER}"), 404, "not-found")
    problem_of(coordinator.get(f"/network/ties/{MBE.id}/{COURSE.id}?{QUARTER}"), 404, "not-found")
    answer = coordinator.get(f"/network/ties/{MBE.id}/{JMD.id}?from=2026-01-01&to=2026-02-01")
    assert pointers(problem_of(answer, 400, "invalid-input")) == ["/to"]


@pytest.mark.parametrize(
    ("rule", "ties"),
    [("at_least=1", 2), ("at_least=2", 1), ("at_least=7", 1), ("at_least=8", 0), ("at_least=1&half_life=1", 0)],
)
def test_a_rule_says_from_which_weight_a_tie_counts(coordinator: Api, rule: str, ties: int) -> None:
    """The hidden count of the school weighs 1, whatever it is; a year later everything weighs an eighth."""
    content = coordinator.get(f"/network/density?{YEAR}&{rule}").get_json()
    assert content["counts"]["ties"] == ties
    assert rule.partition("at_least=")[2][0] in content["alive"]["de"]


@pytest.mark.parametrize("rule", ["at_least=0", "at_least=-1", "half_life=0", "at_least=many"])
def test_a_rule_that_means_nothing_is_refused(coordinator: Api, rule: str) -> None:
    answer = coordinator.get(f"/network/density?{YEAR}&{rule}")
    assert pointers(problem_of(answer, 400, "invalid-input")) == [f"/{rule.partition('=')[0]}"]
