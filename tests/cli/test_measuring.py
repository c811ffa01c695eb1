"""Any network is measured and compared from CSV files, without a store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from graphsvc.cli import main

Network = Callable[..., Result]

_ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Network:
    """Runs `graphsvc network` where the files are, with a store that does not exist."""
    monkeypatch.setenv("GRAPHSVC_STORE", "neo4j://neo4j:word@127.0.0.1:1")
    monkeypatch.chdir(tmp_path)
    families = nx.florentine_families_graph()
    Path("marriages.csv").write_text("one,other\n" + "".join(f"{a},{b}\n" for a, b in families.edges), "utf-8")
    Path("families.csv").write_text(
        "family,letter\n" + "".join(f"{name},{name[0] < 'M'}\n" for name in [*families, "Pucci"]), "utf-8"
    )
    Path("clubs.csv").write_text(
        "member,club\n" + "".join(f"{member},{club}\n" for member, club in nx.karate_club_graph().nodes(data="club")),
        "utf-8",
    )
    Path("karate.csv").write_text(
        "one,other,times\n" + "".join(f"{a},{b},{w}\n" for a, b, w in nx.karate_club_graph().edges(data="weight")),
        "utf-8",
    )
    return lambda *arguments: CliRunner().invoke(main, ["network", *arguments])


def test_the_roster_decides_the_density_of_the_florentine_marriages(network: Network) -> None:
    fifteen = json.loads(network("measure", "marriages.csv", "--json").output)
    sixteen = json.loads(network("measure", "marriages.csv", "--organisations", "families.csv", "--json").output)

    assert fifteen["density"]["value"] == pytest.approx(0.1905, abs=5e-5)
    assert sixteen["density"]["value"] == pytest.approx(0.1667, abs=5e-5)
    assert sixteen["centralisation"]["betweenness"]["value"] == pytest.approx(0.3835, abs=5e-5)
    assert sixteen["centralisation"]["closeness"]["value"] is None
    assert sixteen["components"]["isolates"] == ["Pucci"]
    assert "Without --organisations" in fifteen["notes"][0]["en"]
    assert "Without --organisations" not in sixteen["notes"][0]["en"]


def test_weights_and_groups_come_from_the_columns_that_are_named(network: Network) -> None:
    measured = json.loads(
        network(
            *("measure", "karate.csv", "--organisations", "clubs.csv"),
            *("--weight", "times", "--group", "club", "--json"),
        ).output
    )

    assert measured["valued_density"]["numerator"] == 231
    assert len(measured["backbone"]["ties"]) + measured["backbone"]["hidden"] == 78
    assert measured["mixing"]["modularity"] == pytest.approx(0.3582, abs=5e-5)
    assert measured["mixing"]["ei_index"]["value"] == pytest.approx(-56 / 78)
    assert measured["mixing"]["blocks"]["kinds"] == ["Mr. Hi", "Officer"]
    assert [unit["kind"] for unit in measured["units"] if unit["id"] == "33"] == ["Officer"]


def test_the_text_speaks_of_the_same_figures(network: Network) -> None:
    text = network("measure", "karate.csv", "--organisations", "clubs.csv", "--group", "club").output

    assert "units 34, ties 78, undirected" in text
    assert "density: 0.139 = 78 of 561" in text
    assert "E-I index -0.718" in text
    assert "single points of failure: 1" in text
    assert "    0, would cut off: " in text
    assert "A higher density is not better by itself" in text


def test_a_directed_network_has_reciprocity_and_both_degrees(network: Network) -> None:
    Path("asked.csv").write_text("asks,answers\na,b\nb,a\nb,c\n", "utf-8")
    measured = json.loads(network("measure", "asked.csv", "--directed", "--json").output)
    text = network("measure", "asked.csv", "--directed").output

    assert measured["reciprocity"]["dyad"]["value"] == 1 / 2
    assert [(unit["in_degree"], unit["out_degree"]) for unit in measured["units"]] == [(1, 1), (1, 2), (1, 0)]
    assert "dyad reciprocity: 0.500" in text


def test_an_empty_file_is_a_network_without_units(network: Network) -> None:
    Path("none.csv").write_text("one,other\n", "utf-8")
    measured = json.loads(network("measure", "none.csv", "--json").output)

    assert (measured["counts"], measured["density"]["value"]) == ({"units": 0, "ties": 0}, None)
    assert "density: undefined" in network("measure", "none.csv").output


def test_two_networks_are_compared_over_one_roster(network: Network) -> None:
    Path("before.csv").write_text("one,other\na,b\nb,c\n", "utf-8")
    Path("after.csv").write_text("one,other\nb,a\nc,d\na,c\n", "utf-8")
    compared = json.loads(network("compare", "before.csv", "after.csv", "--json").output)
    text = network("compare", "before.csv", "after.csv").output

    assert compared["density_difference"]["observed"] == pytest.approx(1 / 6)
    assert compared["density_difference"]["low"] <= 1 / 6 <= compared["density_difference"]["high"]
    assert compared["turnover"]["kept"] == [["a", "b"]]
    assert compared["turnover"]["stability"]["value"] == 1 / 4
    assert "ties: 1 kept, 2 new, 1 lost" in text
    assert "difference of densities +0.167" in text
    assert "Density grows with the number of cases by itself" in text
    assert "better" not in text.replace("A higher density is not better by itself", "")


@pytest.mark.usefixtures("network")
def test_the_same_files_give_the_same_answer_in_every_process() -> None:
    command = [sys.executable, "-m", "graphsvc", "network", "measure", "karate.csv", "--json"]
    # Python orders sets of strings anew in each process.
    answers = {
        subprocess.run(  # noqa: S603
            command, env={**os.environ, "PYTHONHASHSEED": order, "PYTHONPATH": _ROOT}, capture_output=True, check=True
        ).stdout
        for order in ("1", "2")
    }

    assert len(answers) == 1


def test_a_fault_names_file_line_and_remedy_and_ends_with_2(network: Network) -> None:
    Path("wrong.csv").write_text("one,other\na,a\n", "utf-8")
    done = network("measure", "wrong.csv")

    assert done.exit_code == 2
    assert "wrong.csv:2: “a” has a tie with itself. Delete the line." in done.output


def test_who_takes_part_in_what_is_measured_with_two_modes(network: Network) -> None:
    davis = nx.davis_southern_women_graph()
    women = davis.graph["top"]
    rows = "".join(f"{woman},{event}\n" for woman in women for event in davis[woman])
    Path("women.csv").write_text(f"woman,event\n{rows}", "utf-8")
    Path("roster.csv").write_text("woman\n" + "".join(f"{woman}\n" for woman in [*women, "Nobody"]), "utf-8")
    found = json.loads(network("measure", "women.csv", "--two-mode", "--json").output)
    text = network("measure", "women.csv", "--two-mode", "--organisations", "roster.csv").output

    assert found["density"]["value"] == pytest.approx(0.3532, abs=5e-5)
    assert found["counts"] == {"units": 18, "events": 14, "participations": 89}
    assert "density of participations: 0.335 = 89 of 266" in text
    assert "Evelyn Jefferson - Laura Mandeville: 6  " in text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("A,x\nA,x\n", "stands in line 2 already"),
        ("A,\n", "the event is missing"),
        ("Medicci,x\n", "Alike: “Medici”"),
    ],
)
def test_faults_of_participations_are_named_by_line(network: Network, rows: str, said: str) -> None:
    Path("parts.csv").write_text(f"who,what\n{rows}", "utf-8")
    roster = ["--organisations", "families.csv"] if "Medicci" in rows else []
    answer = network("measure", "parts.csv", "--two-mode", *roster)

    assert answer.exit_code == 2
    assert said in answer.output


def test_participations_have_no_direction(network: Network) -> None:
    answer = network("measure", "marriages.csv", "--two-mode", "--directed")

    assert answer.exit_code == 2
    assert "Leave out --directed" in answer.output


def test_threes_are_counted_by_pattern(network: Network) -> None:
    text = network("measure", "marriages.csv").output

    assert "transitivity: 0.191 = 18 of 94" in text
    assert "triads: 003 239, 102 175, 201 38, 300 3" in text
