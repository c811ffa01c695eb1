"""Starting writers as processes of their own, and reading what they acknowledged."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]


def started(url: str, task: str, name: str, count: int) -> subprocess.Popen[str]:
    """A writer that has begun its task."""
    command = [sys.executable, "-m", "tests.faults.writer", url, task, name, str(count)]
    return subprocess.Popen(  # noqa: S603  our own script
        command, cwd=_CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def killed_after(url: str, run: str, acknowledgements: int) -> list[int]:
    """The numbers that a writer acknowledged before it was killed in the middle of its work."""
    with started(url, "create", run, 100_000) as writer:
        told = _told(writer, acknowledgements, writer.kill)
        assert writer.stderr is not None
        assert writer.stderr.read() == ""
    return told


def told_until(strike: Callable[[], object], url: str, run: str, acknowledgements: int) -> list[int]:
    """The numbers that a writer acknowledged until what it depends on was struck; it ends with the store's error."""
    with started(url, "create", run, 100_000) as writer:
        told = _told(writer, acknowledgements, strike)
        assert writer.stderr is not None
        assert "StoreUnavailable" in writer.stderr.read()
    return told


def _told(writer: subprocess.Popen[str], acknowledgements: int, strike: Callable[[], object]) -> list[int]:
    assert writer.stdout is not None
    seen = [writer.stdout.readline() for _ in range(acknowledgements)]
    strike()
    # What it had said before it died counts as well. `communicate` would miss what is already buffered.
    seen += writer.stdout.readlines()
    return [int(line) for line in seen if line.endswith("\n")]


def finished(writers: Sequence[subprocess.Popen[str]]) -> list[list[str]]:
    """What each of the writers acknowledged; fails when one of them met an error."""
    outputs = [writer.communicate() for writer in writers]
    assert [(writer.returncode, complaint) for writer, (_, complaint) in zip(writers, outputs, strict=True)] == [
        (0, "")
    ] * len(writers)
    return [said.splitlines() for said, _ in outputs]
