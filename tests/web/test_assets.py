"""The folder of fetched assets is either whole or refused with the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphsvc.errors import NotInstalled
from graphsvc.web.assets import vendor_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_completed_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/contents.txt").write_text("digest\n", encoding="utf-8")

    assert vendor_folder(tmp_path) == tmp_path / "vendor"


def test_a_checkout_without_assets_names_the_command_that_fetches_them(tmp_path: Path) -> None:
    with pytest.raises(NotInstalled, match=r"pip install -e \."):
        vendor_folder(tmp_path)


def test_a_fetch_that_was_cut_off_is_not_taken_for_complete(tmp_path: Path) -> None:
    kern = tmp_path / "vendor/kern"
    kern.mkdir(parents=True)
    (kern / "kern.min.css").touch()

    with pytest.raises(NotInstalled):
        vendor_folder(tmp_path)
