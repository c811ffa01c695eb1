"""The commands about access rules."""

import json
from pathlib import Path

from graphsvc.matching.rules import access_rules
from tests.cli.conftest import AS_OF, Run


def test_rules_list_shows_what_is_used_on_a_day(run: Run) -> None:
    def listed(*day: str) -> set[str]:
        return {rule["id"] for rule in json.loads(run("rules", "list", "--json", *day).output)}

    assert listed() == {rule.id for rule in access_rules()}
    assert listed("--on", "2025-10-01") - listed("--on", "2026-10-01") == {
        *("naturalisation_three_years", "opportunity_residence_before"),
    }
    assert listed("--on", "2026-10-01") - listed("--on", "2025-10-01") == {
        *("integration_course_stop_2026", "opportunity_residence_ended"),
    }


def test_rules_list_names_source_and_standing(run: Run) -> None:
    output = run("rules", "list").output

    assert "naturalisation_three_years  2025-01-01 to 2025-10-29, lapsed" in output
    assert "section 6(1) BQFG, section 2(1), (2) BQFG; read on 2026-04-29" in output


def test_rules_verify_lists_what_to_read_again_and_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "BQFG").mkdir()
    (tmp_path / "BQFG" / "6.md").write_text("# § 6\n\nAnders.\n", encoding="utf-8")

    shown = run("rules", "verify", "--law", tmp_path)
    content = json.loads(run("rules", "verify", "--law", tmp_path, "--json").output)

    assert shown.exit_code == 1
    assert "read again: recognition_bqfg: BQFG 6 reads differently" in shown.output
    assert "read again: childcare_claim: SGB VIII 24 is not in the folder" in shown.output
    assert {"rule": "recognition_bqfg", "section": "BQFG 6", "found": True} in content


def test_rules_impact_names_steps_and_groups_of_the_rule(run: Run) -> None:
    content = json.loads(run("rules", "impact", "integration_course_claim", "--on", AS_OF, "--json").output)

    assert content["looked_at"] > 0
    assert content["hit"] == len(content["steps"]) == sum(group["steps"] for group in content["groups"])
    assert all(step["without"] != step["with"] for step in content["steps"])
    assert f"of {content['looked_at']} open steps" in run("rules", "impact", "integration_course_claim").output


def test_an_unknown_rule_is_refused(run: Run) -> None:
    refused = run("rules", "impact", "no_such_rule")
    assert refused.exit_code == 1
    assert "Rule 'no_such_rule' does not exist" in refused.output


def test_overrides_are_listed_for_whoever_keeps_the_rules(run: Run) -> None:
    assert run("rules", "overrides").output == "0 overrides\n"
