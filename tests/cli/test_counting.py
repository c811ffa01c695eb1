"""Referrals and the figures of a service on the command line."""

import csv
import io
import json

from tests.cli.conftest import Run

YEAR = ("--from", "2026-01-01", "--to", "2027-01-01")


def open_referrals(run: Run) -> list[dict[str, object]]:
    """The open referrals of every service."""
    found: list[dict[str, object]] = json.loads(run("referrals", "list", "--json").output)["items"]
    return found


def test_referrals_are_listed_with_their_flag_and_for_one_service(run: Run) -> None:
    every = open_referrals(run)
    assert any(item["no_feedback"] for item in every)
    sender = every[0]["sender"]
    assert isinstance(sender, dict)
    own = json.loads(run("referrals", "list", "--service", sender["id"], "--json").output)["items"]
    assert own == [item for item in every if item["sender"] == sender]
    assert run("referrals", "list").output.splitlines()[-1] == f"{len(every)} referrals."


def test_a_referral_is_moved_for_a_side_that_called_and_a_rule_still_holds(run: Run) -> None:
    waiting = next(item for item in open_referrals(run) if item["state"] == "requested")
    sender = waiting["sender"]
    assert isinstance(sender, dict)
    asked = ("referrals", "move", waiting["id"], "cancelled", "--service", sender["id"])
    refused = run(*asked)
    assert refused.exit_code == 2
    assert "reason" in refused.output + refused.stderr
    moved = run(*asked, "--reason", "need_gone", "--reason-text", "erledigt")
    assert moved.exit_code == 0, moved.output
    assert waiting["id"] not in [item["id"] for item in open_referrals(run)]
    assert run("referrals", "move", waiting["id"], "cancelled").exit_code == 2


def test_the_figures_of_a_service_come_as_csv_with_small_counts_hidden_unless_exact(run: Run) -> None:
    sender = open_referrals(run)[0]["sender"]
    assert isinstance(sender, dict)
    shared, exact = (
        list(csv.DictReader(io.StringIO(run("figures", "--service", sender["id"], *YEAR, *more).output)))
        for more in ((), ("--exact",))
    )
    assert {row["part"] for row in exact} >= {"cases", "referrals", "waiting_since_request"}
    counted = [row for row in exact if row["part"] == "referrals" and row["code"] != "total"]
    total = next(row for row in exact if row["part"] == "referrals" and row["code"] == "total")
    assert sum(int(row["count"]) for row in counted) == int(total["count"])
    assert {"1 bis 4"} & {row["count"] for row in shared}
    assert not {row["count"] for row in shared} & {"1", "2", "3", "4"}


def test_a_window_that_ends_first_and_a_service_that_does_not_exist_are_named(run: Run) -> None:
    sender = open_referrals(run)[0]["sender"]
    assert isinstance(sender, dict)
    backwards = run("figures", "--service", sender["id"], "--from", "2026-01-01", "--to", "2025-01-01")
    assert backwards.exit_code == 2
    assert "--to" in backwards.output + backwards.stderr
    assert run("figures", "--service", "svc_none", *YEAR).exit_code != 0
