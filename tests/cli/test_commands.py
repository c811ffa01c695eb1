"""The commands answer, and bad input names the field, the remedy, and an exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graphsvc.cli.main import COMMANDS
from graphsvc.model.derived import Offer
from graphsvc.model.ids import seed_id
from graphsvc.settings import settings
from tests.cli.conftest import Run

BAD_INPUT, NO_STORE = 2, 3
DAY = "2026-11-23"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "profile.json"
    facts = {"place": "03241001-10", "age": 34, "german_level": "a1", "residence_group": "well_integrated"}
    path.write_text(json.dumps(facts))
    return path


def test_suggest_names_what_fits_what_is_open_and_what_rules_an_offer_out(run: Run, profile: Path) -> None:
    answer = json.loads(run("suggest", "--topic", "german_course", "--profile", profile, "--on", DAY, "--json").output)
    verdicts = [suggestion["verdict"] for suggestion in answer["suggestions"]]
    assert "fits" in verdicts
    assert any(question["fact"] == "residence_section" for question in answer["questions"])

    listed = {suggestion["offer"]["id"] for suggestion in answer["suggestions"]}
    explained = [
        json.loads(
            run("suggest", "--topic", "debt", "--profile", profile, "--on", DAY, "--json", "--why-not", offer).output
        )["why_not"]
        for offer in sorted(listed)[:1]
    ]
    assert explained[0]["verdict"] == "does_not_fit"
    assert explained[0]["criteria"][0]["criterion"] == "topic"
    assert explained[0]["criteria"][0]["verdict"] == "does_not_fit"


def test_suggest_speaks_plainly_without_json(run: Run, profile: Path) -> None:
    done = run("suggest", "--topic", "german_course", "--profile", profile, "--on", DAY)
    assert done.exit_code == 0
    assert "places free" in done.output
    assert "km in a straight line" in done.output
    assert "held online" in done.output
    assert re.search(r"^ask next \(decides \d+ offers?\): .+\?$", done.output, re.MULTILINE)
    assert re.search(r"^\d+ offers do not fit: ([a-z_]+ \d+(, )?)+$", done.output, re.MULTILINE)


def test_why_not_names_the_rules_that_decide(run: Run, profile: Path) -> None:
    asked = ("suggest", "--topic", "german_course", "--profile", profile, "--on", DAY)
    listed = json.loads(run(*asked, "--json").output)["suggestions"]
    course = next(each for each in listed if each["offer"]["kind"] == "integration_course")

    text = run(*asked, "--why-not", course["offer"]["id"]).output

    assert "claim" in text
    assert "rule integration_course_claim, from 2025-01-01: section 44(1) to (3) AufenthG" in text
    assert "read on 2026-04-29" in text


def test_suggest_for_a_stored_goal_needs_no_profile(run: Run) -> None:
    goals = run("suggest", "--goal", "goa_01JD8YQ0000000000000000000", "--on", DAY)
    assert goals.exit_code == 1
    assert "Goal 'goa_01JD8YQ0000000000000000000' does not exist" in goals.output


@pytest.mark.parametrize(
    ("arguments", "field", "remedy"),
    [
        (["--topic", "no_topic"], "--topic", "Known topics: language, german_course"),
        ([], "--topic", "Known topics"),
        (["--topic", "debt", "--on", "23.11.2026"], "--on", "YYYY-MM-DD"),
        (["--topic", "debt", "--service", "svc_x"], "--service", "/api/v1/counselling_services"),
        (["--topic", "debt", "--profile", "nowhere.json"], "--profile", "Check its path"),
        (["--topic", "debt", "--profile", "unknown_key.json"], "/profile/surname", "no such field"),
        (["--topic", "debt", "--profile", "unknown_place.json"], "/profile/place", "no such place"),
    ],
)
def test_bad_input_to_suggest(run: Run, tmp_path: Path, arguments: list[str], field: str, remedy: str) -> None:
    (tmp_path / "unknown_key.json").write_text('{"surname": "X"}')
    (tmp_path / "unknown_place.json").write_text('{"place": "99999"}')
    done = run("suggest", *arguments)
    assert done.exit_code == BAD_INPUT
    assert field in done.output
    assert remedy in done.output


def test_a_missing_offer_is_named(run: Run) -> None:
    gone = seed_id(Offer, "gone")
    done = run("suggest", "--topic", "debt", "--on", DAY, "--why-not", gone)
    assert done.exit_code == 1
    assert f"Offer '{gone}' does not exist" in done.output


def test_the_network_report_says_its_period_and_denominators(run: Run) -> None:
    arguments = ["network", "report", "--from", "2026-01-01", "--to", "2026-07-01"]
    report = json.loads(run(*arguments, "--json").output)
    density = report["density"]
    assert report["period"] == {"start": "2026-01-01", "end": "2026-07-01"}
    assert density["denominator"] == density["n"] * (density["n"] - 1)
    assert density["value"] == density["numerator"] / density["denominator"]

    text = run(*arguments, "--by", "kind").output
    assert f"{density['numerator']} of {density['denominator']}" in text
    assert "rows send" in text


def test_the_network_report_names_interval_brokers_weak_points_and_questions(run: Run) -> None:
    text = run("network", "report", "--from", "2025-10-01", "--to", "2026-10-01").output

    for words in ("vertex bootstrap", "no error of measurement", "Brokers", "Single points of failure", "E-I index"):
        assert words in text
    assert "A higher density is not better by itself" in text


def test_a_figure_opens_to_its_ties_and_a_tie_to_its_months(run: Run) -> None:
    year = ["--from", "2025-10-01", "--to", "2026-10-01"]
    ties = json.loads(run("network", "ties", *year, "--json").output)["ties"]
    report = json.loads(run("network", "report", *year, "--json").output)
    assert len(ties) == report["counts"]["ties"]

    pair = ties[0]["sender"], ties[0]["receiver"]
    history = json.loads(run("network", "tie", pair[0]["id"], pair[1]["id"], *year, "--json").output)
    assert history["ties"][0]["count"] == ties[0]["count"]
    assert len(history["ties"][0]["months"]) == 12

    text = run("network", "ties", *year).output
    assert text.startswith(f"{pair[0]['name']} -> {pair[1]['name']}: {ties[0]['count']['en']}")
    text = run("network", "tie", pair[0]["id"], pair[1]["id"], *year).output
    assert text.startswith(f"{pair[0]['name']} -> {pair[1]['name']}, Weiterleitungen / referrals: ")


def test_who_takes_part_in_meetings_stands_as_figures_units_and_pairs(run: Run) -> None:
    year = ["--from", "2025-10-01", "--to", "2026-10-01"]
    report = json.loads(run("network", "attendance", *year, "--json").output)
    first, pair = report["units"][0], report["pairs"][0]

    text = run("network", "attendance", *year).output

    assert f"units {report['counts']['units']}, at a meeting {report['counts']['units_attending']}" in text
    assert f"{first['unit']['name']}: {first['meetings']['en']}" in text
    assert f"{pair['one']['name']} - {pair['other']['name']}: {pair['shared']['en']}" in text


def test_a_rule_says_from_which_weight_a_tie_counts(run: Run) -> None:
    year = ["--from", "2025-10-01", "--to", "2026-10-01", "--json"]
    once, often, fresh = (
        json.loads(run("network", "report", *year, *rule).output)
        for rule in ([], ["--at-least", "4"], ["--at-least", "1.2", "--half-life", "1"])
    )
    assert once["counts"]["ties"] > often["counts"]["ties"] > 0
    assert once["counts"]["ties"] > fresh["counts"]["ties"] > 0
    assert "ab 4 Ereignissen" in often["alive"]["de"]


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["network", "tie", "a", "b", "--from", "2026-01-01", "--to", "2026-02-01"], "--to"),
        (["network", "report", "--from", "2026-01-01", "--to", "2026-02-01", "--half-life", "1"], "--half-life"),
    ],
)
def test_what_needs_whole_quarters_names_the_option(run: Run, command: list[str], option: str) -> None:
    done = run(*command)
    assert done.exit_code == BAD_INPUT
    assert done.output.startswith(option + ":")


def test_the_change_report_is_a_page_in_both_languages(run: Run) -> None:
    arguments = ["network", "change", "--from", "2026-07-01", "--to", "2026-10-01"]
    change = json.loads(run(*arguments, "--json").output)
    text = run(*arguments).output

    assert change["before"]["period"] == {"start": "2026-04-01", "end": "2026-07-01"}
    assert f"Neu / new: {len(change['turnover']['new'])}" in text
    assert "Mehr Verbindungen heißt nicht bessere Zusammenarbeit" in text
    assert "01.04.2026 - 30.06.2026" in text


def test_the_earlier_window_may_be_any_days(run: Run) -> None:
    days = ["--from", "2026-07-01", "--to", "2026-10-01", "--before-from", "2025-01-15", "--before-to", "2025-01-20"]
    change = json.loads(run("network", "change", *days, "--json").output)

    assert change["before"]["period"] == {"start": "2025-01-15", "end": "2025-01-20"}
    assert not change["equal_length"]


def test_the_earlier_window_is_as_long_where_only_its_end_is_given(run: Run) -> None:
    days = ["--from", "2026-07-01", "--to", "2026-07-11", "--before-to", "2026-01-01"]
    change = json.loads(run("network", "change", *days, "--json").output)

    assert change["before"]["period"] == {"start": "2025-12-22", "end": "2026-01-01"}


@pytest.mark.parametrize(
    ("days", "option"),
    [
        (["--from", "2026-07-01", "--to", "2026-07-01"], "--to"),
        (["--from", "2026-07-01", "--to", "2026-08-01", "--before-from", "2026-07-02"], "--before-to"),
    ],
)
def test_windows_of_a_change_that_cannot_be_are_refused(run: Run, days: list[str], option: str) -> None:
    done = run("network", "change", *days)
    assert done.exit_code == BAD_INPUT
    assert done.output.startswith(option + ":")


def test_a_window_that_ends_before_it_starts_is_refused(run: Run) -> None:
    done = run("network", "report", "--from", "2026-07-01", "--to", "2026-01-01")
    assert done.exit_code == BAD_INPUT
    assert "--to" in done.output


def test_the_map_is_one_file_that_names_no_other_site(run: Run, tmp_path: Path) -> None:
    done = run("map", "network", "--out", tmp_path / "map.html", "--to", DAY)
    assert done.exit_code == 0
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "<script src" not in page
    assert "<link" not in page


def test_check_finds_the_seed_whole_and_shows_no_password(run: Run) -> None:
    done = run("check")
    assert done.exit_code == 0
    assert "The stored graph is whole." in done.output


def test_init_twice_changes_nothing(run: Run) -> None:
    assert run("init").output == run("init").output


def test_a_seed_told_to_load_once_leaves_a_filled_store_alone(run: Run, tmp_path: Path) -> None:
    assert run("seed", "hannover", "--once").output == ""

    (tmp_path / "graph.db").unlink()
    assert "Stored" in run("seed", "hannover", "--once").output


def test_a_token_is_shown_once_and_stored_as_a_hash(run: Run, tmp_path: Path) -> None:
    token = run("token", "--role", "coordinator", "--account", "region").output.strip()
    assert token.startswith("gst_")
    assert token.encode() not in (tmp_path / "graph.db").read_bytes()


def test_a_role_with_casework_needs_a_service(run: Run) -> None:
    done = run("token", "--role", "counsellor", "--account", "region")
    assert done.exit_code == BAD_INPUT
    assert "/service" in done.output


def test_a_store_without_a_schema_says_how_to_set_it_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_STORE", "sqlite:///empty.db")
    settings.cache_clear()
    done = run("suggest", "--topic", "debt", "--on", DAY)
    assert done.exit_code == NO_STORE
    assert "graphsvc init" in done.output


def test_an_unknown_store_names_the_known_ones(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_STORE", "mysql://somewhere")
    settings.cache_clear()
    done = run("init")
    assert done.exit_code == 1
    assert "sqlite, neo4j" in done.output


def test_a_neo4j_that_is_down_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_STORE", "neo4j://neo4j:secretword@127.0.0.1:1")
    settings.cache_clear()
    done = run("check")
    assert done.exit_code == NO_STORE
    assert "secretword" not in done.output


def test_a_wrong_setting_names_its_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_PORT", "eighty")
    settings.cache_clear()
    done = run("check")
    assert done.exit_code == BAD_INPUT
    assert "GRAPHSVC_PORT" in done.output


def test_the_model_project_is_not_loaded_where_its_true_rates_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "graph.db").unlink()

    result = run("seed", "model-project", "--truth", "missing/truth.json")

    assert result.exit_code == BAD_INPUT
    assert "Check its folder" in result.output
    run("export", "--all", "loaded.jsonl")
    assert "CounsellingService" not in (tmp_path / "loaded.jsonl").read_text(encoding="utf-8")


def test_seeding_the_model_project_writes_its_true_rates_beside_the_data(run: Run) -> None:
    result = run("seed", "model-project", "--seed", 5, "--truth", "truth.json")

    assert result.exit_code == 0
    assert "All of it is synthetic." in result.output
    truth = json.loads(Path("truth.json").read_text(encoding="utf-8"))
    assert truth["seed"] == 5
    assert truth["records"]["CounsellingService"] == 87


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_of_each_what_its_own_help_says(name: str) -> None:
    said = COMMANDS[name].command().get_short_help_str(limit=1_000)
    assert COMMANDS[name].says == f"{said.rstrip('.')}."


def test_help_imports_neither_a_web_framework_nor_a_store_nor_the_domain() -> None:
    code = "import sys; from graphsvc.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    modules = set(answer.stdout.splitlines()[-1].split())
    assert "suggest" in answer.stdout
    assert not modules & {"flask", "pydantic", "neo4j", "sqlite3", "networkx", "numpy", "graphsvc.model"}


def test_the_gaps_stand_with_their_remedies_to_talk_about(run: Run) -> None:
    arguments = ["network", "gaps", "--from", "2025-10-01", "--to", "2026-10-01", "--on", DAY]
    text = run(*arguments).output

    assert "Bedarfe, die kein Angebot erreicht / needs that no offer reaches:" in text
    assert "Wartezeit in Tagen, Median / days waited, median" in text
    assert json.loads(run(*arguments, "--json").output)["period"] == {"start": "2025-10-01", "end": "2026-10-01"}


def test_a_survey_is_checked_imported_and_summed_up(run: Run, tmp_path: Path) -> None:
    window = ["--from", "2025-10-01", "--to", "2026-10-01"]
    network = json.loads(run("network", "report", *window, "--json").output)
    kinds = {unit["id"]: unit for tie in network["missing_ties"] for unit in (tie["one"], tie["other"])}
    units = sorted(kinds)[:4]
    lines = ["von;an;art;stufe", *(f"{one};{other};level;3" for one in units for other in units if one != other)]
    (file := tmp_path / "umfrage.csv").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["network", "survey", "import", file, "--round", "Herbst", "--on", DAY]

    assert "nothing was stored" in run(*arguments, "--dry-run").output
    assert f"Stored {len(lines) - 1} ratings." in run(*arguments).output
    assert "(QAP)" in (text := run("network", "survey", "report", "--round", "Herbst", *window).output) or "3: " in text

    file.write_text("von;an;art;stufe\nNiemand;Nirgends;level;9\n", encoding="utf-8")
    wrong = run(*arguments)
    assert wrong.exit_code == 2
    assert f"{file}:2" in wrong.output
