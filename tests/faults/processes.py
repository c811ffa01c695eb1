"""Starting writers as processes of their own, and reading what they acknowledged."""

import subprocess
import sys
from collections.abc import Sequence
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
        assert writer.stdout is not None
        assert writer.stderr is not None
        seen = [writer.stdout.readline() for _ in range(acknowledgements)]
        writer.kill()
        # What it had said before it died counts as well. `communicate` would miss what is already buffered.
        seen += writer.stdout.readlines()
        assert writer.stderr.read() == ""
    return [int(line) for line in seen if line.endswith("\n")]


def finished(writers: Sequence[subprocess.Popen[str]]) -> list[list[str]]:
    """What each of the writers acknowledged; fails when one of them met an error."""
    outputs = [writer.communicate() for writer in writers]
    assert [(writer.returncode, complaint) for writer, (_, complaint) in zip(writers, outputs, strict=True)] == [
        (0, "")
    ] * len(writers)
    return [said.splitlines() for said, _ in outputs]
