"""Pytest plugin that gives tests R with the package sna: another implementation of the measures, to compare with.

Without R or sna the tests that need it are skipped, with ``--require-r`` they fail instead.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

RScript = Callable[..., str]

_MISSING = "comparisons need R with the package sna (Debian: apt-get install r-cran-sna)"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --require-r, with which a missing R or sna fails the tests that need it."""
    parser.addoption("--require-r", action="store_true", help="fail, rather than skip, when R or its sna is missing")


@pytest.fixture(scope="session")
def r_script(request: pytest.FixtureRequest) -> RScript:
    """Runs a file with arguments in R and returns what it prints; an error of R is an error of the test."""
    program = shutil.which("Rscript")
    if program is None or _run(program, "-e", "library(sna)").returncode:
        if request.config.getoption("--require-r"):
            pytest.fail(_MISSING, pytrace=False)
        pytest.skip(_MISSING)

    def run(script: Path, *arguments: str | Path) -> str:
        done = _run(program, str(script), *map(str, arguments))
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([program, "--vanilla", *arguments], capture_output=True, text=True, check=False)  # noqa: S603
