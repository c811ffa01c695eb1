"""What a wrong seed file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphsvc.errors import NotInstalled
from graphsvc.seeding.rows import PlaceRow, SeedRow, read_parameters, read_table


class Weight(SeedRow):
    """A parameter file with one number."""

    weight: float


def test_an_empty_cell_is_no_value(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("code,name,kind,part_of,source\n03,Niedersachsen,state,,x\n", "utf-8")

    (place,) = read_table(tmp_path, "places.csv", PlaceRow)

    assert (place.name, place.part_of) == ("Niedersachsen", None)


def test_a_wrong_code_names_the_file_and_the_line(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("code,name,kind,source\n03,A,state,x\n04,B,planet,x\n", "utf-8")

    with pytest.raises(NotInstalled, match=r"places\.csv, line 3"):
        read_table(tmp_path, "places.csv", PlaceRow)


@pytest.mark.parametrize("content", ["weight: heavy", "weight: 1\nlength: 2", "weight: [", "- 1"])
def test_wrong_parameters_name_the_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "weights.yaml").write_text(content, "utf-8")

    with pytest.raises(NotInstalled, match=r"weights\.yaml"):
        read_parameters(tmp_path, "weights.yaml", Weight)
