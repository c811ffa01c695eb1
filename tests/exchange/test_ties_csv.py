"""Ties from CSV files: what is read, and what every fault is told with."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphsvc.errors import InvalidInput
from graphsvc.exchange.ties_csv import CollectedFiles, read_networks
from graphsvc.network.matrices import tie_pairs
from graphsvc.network.weighted import WeightedNetwork


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    path = tmp_path / "ties.csv"
    path.write_text("from,to,cases\nAWO,Caritas,3\nCaritas,Jobcenter,1\n", "utf-8")
    return path


@pytest.fixture
def organisations(tmp_path: Path) -> Path:
    path = tmp_path / "orgs.csv"
    path.write_text("name,kind\nAWO,welfare\nCaritas,welfare\nJobcenter,office\nSportverein,club\n", "utf-8")
    return path


def weighed(network: WeightedNetwork) -> list[tuple[str, str, float]]:
    """The ends and the weight of each tie, in order."""
    return [(*pair, weight) for pair, weight in zip(tie_pairs(network), network.arrays.weights.tolist(), strict=True)]


def faults(files: CollectedFiles) -> list[tuple[str, str]]:
    """Where each fault is, by file name and line, and what is said in English."""
    with pytest.raises(InvalidInput) as raised:
        read_networks(files)
    assert all(problem.de for problem in raised.value.problems)
    return [(Path(problem.pointer).name, problem.en) for problem in raised.value.problems]


def test_the_organisations_are_the_roster_with_those_that_have_no_tie(ties: Path, organisations: Path) -> None:
    (network,) = read_networks(CollectedFiles((ties,), organisations, directed=True, weight="cases", group="kind"))

    assert [(unit.id, unit.kind) for unit in network.roster] == [
        ("AWO", "welfare"),
        ("Caritas", "welfare"),
        ("Jobcenter", "office"),
        ("Sportverein", "club"),
    ]
    assert weighed(network) == [("AWO", "Caritas", 3), ("Caritas", "Jobcenter", 1)]
    assert network.directed


def test_without_organisations_the_roster_is_everybody_in_any_of_the_files(ties: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.csv"
    after.write_text("a,b\nAWO,Zentrum\n", "utf-8")
    networks = read_networks(CollectedFiles((ties, after)))

    assert [[unit.id for unit in network.roster] for network in networks] == [
        ["AWO", "Caritas", "Jobcenter", "Zentrum"]
    ] * 2
    assert [network.arrays.number for network in networks] == [2, 1]


def test_a_spreadsheet_in_german_is_read_too(tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_bytes('\ufeffVon;An;Stärke\r\n"Köln; Mitte"; AWO ;2,5\r\n;;\r\n'.encode())
    (network,) = read_networks(CollectedFiles((ties,), weight="Stärke"))

    assert weighed(network) == [("AWO", "Köln; Mitte", 2.5)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("AWO,AWO,1", "“AWO” has a tie with itself. Delete the line."),
        (
            "AWO,Karitas,1",
            "“Karitas” is not among the organisations. Add it there, or correct its spelling. Alike: “Ca",
        ),
        ("AWO,,1", "The sender or the receiver is missing."),
        ("AWO", "The sender or the receiver is missing."),
        ("AWO,Caritas,2", "This tie stands in line 2 already. Make one line of the two, or give --directed"),
        ("Caritas,AWO,2", "This tie stands in line 2 already. Make one line of the two, or give --directed"),
        ("AWO,Jobcenter,0", "The weight “0” is no number above 0. A tie of 0 is none: delete the line."),
        ("AWO,Jobcenter,-1", "The weight “-1” is no number above 0."),
        ("AWO,Jobcenter,many", "The weight “many” is no number above 0."),
        ("AWO,Jobcenter,nan", "The weight “nan” is no number above 0."),
        ("AWO,Jobcenter,inf", "The weight “inf” is no number above 0."),
        ("AWO,Jobcenter", "The weight “” is no number above 0."),
        ('AWO,Jobcenter,"2,5"', "The weight “2,5” has a comma. Write it with a point"),
    ],
)
def test_a_wrong_line_is_named_with_its_remedy(ties: Path, organisations: Path, row: str, said: str) -> None:
    ties.write_text(ties.read_text("utf-8") + row + "\n", "utf-8")
    found = faults(CollectedFiles((ties,), organisations, weight="cases"))

    assert found[0][0] == "ties.csv:4"
    assert found[0][1].startswith(said)


def test_a_directed_tie_may_be_returned_but_not_repeated(ties: Path) -> None:
    ties.write_text(ties.read_text("utf-8") + "Caritas,AWO,1\n", "utf-8")
    (network,) = read_networks(CollectedFiles((ties,), directed=True))
    assert network.arrays.number == 3

    ties.write_text(ties.read_text("utf-8") + "AWO,Caritas,1\n", "utf-8")
    assert faults(CollectedFiles((ties,), directed=True)) == [
        ("ties.csv:5", "This tie stands in line 2 already. Make one line of the two.")
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("AWO,office", "“AWO” stands in line 2 already. Delete one of the lines."),
        (",office", "The name of the organisation is missing."),
        ("Zentrum,", "“kind” is empty. Fill it in."),
    ],
)
def test_a_wrong_organisation_is_named_with_its_remedy(ties: Path, organisations: Path, row: str, said: str) -> None:
    organisations.write_text(organisations.read_text("utf-8") + row + "\n", "utf-8")

    assert faults(CollectedFiles((ties,), organisations, group="kind")) == [("orgs.csv:6", said)]


def test_a_missing_column_names_those_that_there_are(ties: Path, organisations: Path) -> None:
    assert faults(CollectedFiles((ties,), weight="strength")) == [
        ("ties.csv:1", "There is no column “strength”, which --weight names. There are: from, to, cases.")
    ]
    assert faults(CollectedFiles((ties,), organisations, group="carrier")) == [
        ("orgs.csv:1", "There is no column “carrier”, which --group names. There are: name, kind.")
    ]


def test_groups_need_the_file_of_organisations(ties: Path) -> None:
    assert faults(CollectedFiles((ties,), group="kind"))[0][0] == "--group"


@pytest.mark.parametrize("text", ["", "\n", "one column\nAWO\n"])
def test_ties_need_two_columns(ties: Path, text: str) -> None:
    ties.write_text(text, "utf-8")

    assert faults(CollectedFiles((ties,)))[0] == (
        "ties.csv:1",
        "The file needs at least 2 columns, and their names in the first line.",
    )


@pytest.mark.parametrize(
    ("content", "line"), [("a,b\nc,d\nKöln,e\n".encode("latin-1"), 3), ("a,b\n".encode("utf-16"), 1)]
)
def test_another_encoding_is_told_with_its_first_line(ties: Path, content: bytes, line: int) -> None:
    ties.write_bytes(content)

    assert faults(CollectedFiles((ties,))) == [
        (f"ties.csv:{line}", "The file is not in UTF-8. Save it as “CSV UTF-8”.")
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = faults(CollectedFiles((tmp_path / "nowhere.csv",)))

    assert fault == ("nowhere.csv", "The file cannot be read (No such file or directory). Check its path.")


def test_faults_beyond_twenty_are_counted(ties: Path) -> None:
    ties.write_text("from,to\n" + "AWO,AWO\n" * 23, "utf-8")
    found = faults(CollectedFiles((ties,)))

    assert len(found) == 21
    assert found[-1] == ("…", "And 3 more faults.")


def test_a_line_with_more_cells_than_columns_is_not_read_on(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("from,to\nAWO, Kreisverband,Caritas\n", "utf-8")
    ((where, said),) = faults(CollectedFiles((path,)))
    assert where == "ties.csv:2"
    assert said.startswith("The line has 3 cells, but only 2 columns have names. Put cells that hold the separator in")
