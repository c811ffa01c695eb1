"""Places and paths on the command line: what is found, what is empty, and what cannot be read."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import AS_OF, Run

BAD_INPUT = 2
DAY = AS_OF.isoformat()
PLACE = ("place", "--area", "03241", "--on", DAY)
PATH = ("path", "--on", DAY)


def test_place_proposes_lines_and_says_why_the_others_stay_without(run: Run) -> None:
    asked = (*PLACE, "--topic", "language", "--with-open")

    answer = json.loads(run(*asked, "--json").output)
    text = run(*asked).output

    assert 0 < len(answer["lines"]) <= answer["figures"]["placed"] <= answer["figures"]["places"]
    assert answer["figures"]["gap"] <= 0.01
    assert all(line["verdict"] != "does_not_fit" for line in answer["lines"])
    assert all(each["en"] for each in answer["unplaced"])
    assert answer["lines"][0]["intake"]["id"] in text
    assert "nothing is stored" in text
    assert "no place: " in text


def test_place_keeps_places_back_for_those_expected(run: Run) -> None:
    asked = (*PLACE, "--topic", "language", "--with-open", "--json")

    now, rolling = (json.loads(run(*asked, *more).output) for more in ((), ("--rolling", "5000")))

    assert rolling["figures"]["placed"] < now["figures"]["placed"]
    assert "held_back" in {each["reason"] for each in rolling["unplaced"]}


def test_place_without_a_start_in_the_window_places_nobody(run: Run) -> None:
    far = AS_OF + timedelta(3000)

    answer = json.loads(run(*PLACE, "--topic", "german_course", "--from", far, "--json").output)

    assert (answer["lines"], answer["figures"]["places"]) == ([], 0)
    assert {each["reason"] for each in answer["unplaced"]} == {"no_start"}


@pytest.mark.parametrize(
    ("arguments", "field", "remedy"),
    [
        (["--topic", "fishing"], "--topic", "Known topics: language, german_course"),
        (["--topic", "language", "--area", "99999"], "/area", "/api/v1/places"),
        (["--topic", "language", "--from", "01.12.2026"], "--from", "YYYY-MM-DD"),
        (["--topic", "language", "--from", "2027-01-01", "--to", "2026-12-31"], "--to", "first day outside"),
        (["--topic", "language", "--to", "2026-11-01", "--from", "2026-10-01"], "/to", "in the future"),
        (["--topic", "language", "--group-by", "religion"], "--group-by", "german_level"),
        (["--topic", "language", "--floor", "2"], "--floor", "0<=x<=1"),
        (["--topic", "language", "--floor", "nan"], "--floor", "0<=x<=1"),
        (["--topic", "language", "--on", "9999-12-31"], "--on", "from 1900 to 2200"),
    ],
)
def test_bad_input_to_place(run: Run, arguments: list[str], field: str, remedy: str) -> None:
    done = run(*PLACE, *arguments)

    assert done.exit_code == BAD_INPUT
    assert field in done.output
    assert remedy in done.output


def test_path_leads_over_courses_to_a_level(run: Run, tmp_path: Path) -> None:
    profile = _written(tmp_path, {"place": "03241001-10", "age": 34, "german_level": "a1", "residence_group": "family"})

    answer = json.loads(run(*PATH, "--goal", "b1", "--profile", profile, "--json").output)
    text = run(*PATH, "--goal", "b1", "--profile", profile).output

    assert answer["gap"] is None
    assert [path["ends_on"] for path in answer["paths"]] == sorted(path["ends_on"] for path in answer["paths"])
    assert answer["paths"][0]["steps"][-1]["reaches_level"] in {"b1", "b2", "c1", "c2"}
    assert answer["paths"][0]["steps"][0]["en"] in text
    assert "of them waiting" in text


def test_path_says_where_no_offer_leads_on(run: Run, tmp_path: Path) -> None:
    profile = _written(tmp_path, {"place": "03241001", "german_level": "b2", "foreign_qualification": False})

    text = run(*PATH, "--goal", "nurse", "--profile", profile).output

    assert "No path: No reachable offer leads on." in text
    assert "Missing: recognised." in text


@pytest.mark.parametrize(
    ("goal", "facts", "field", "remedy"),
    [
        ("astronaut", {}, "/goal", "Known goals are: "),
        ("b1", {"german_level": "B7"}, "/profile/german_level", "below_a1, a1, a2, b1, b2, c1, c2"),
        ("b1", {"born_on": "23.11.1990"}, "/profile/born_on", "YYYY-MM-DD"),
        ("b1", {"born_on": "2031-01-01"}, "/profile/born_on", "at most 2026-11-23"),
        ("b1", {"age": -1}, "/profile/age", "at least 0"),
        ("b1", {"place": "99999"}, "/profile/place", "no such place"),
    ],
)
def test_bad_input_to_path(
    run: Run, tmp_path: Path, goal: str, facts: dict[str, object], field: str, remedy: str
) -> None:
    done = run(*PATH, "--goal", goal, "--profile", _written(tmp_path, facts))

    assert done.exit_code == BAD_INPUT
    assert field in done.output
    assert remedy in done.output


def _written(folder: Path, facts: dict[str, object]) -> Path:
    path = folder / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    return path
