"""A measured section as Markdown, and its place in `docs/evaluation.md`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graphsvc import __version__

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its title, what it rests on, its head and rows, and what to bear in mind when reading it.

    `name` is what `--only` calls it.
    """

    name: str
    title: str
    circumstances: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()

    def text(self) -> str:
        """The section as Markdown, with the day and the command."""
        made = f"{datetime.now(UTC).date()}, graphsvc {__version__}: `python -m tests.evaluation --only {self.name}`"
        told = _bullets((made, *self.circumstances))
        table = "\n".join(map(_row, (self.head, ("---",) * len(self.head), *self.rows)))
        remarks = f"\n\n{_bullets(self.remarks)}" if self.remarks else ""
        return f"## {self.title}\n\n{told}\n\n{table}{remarks}\n"


def write_section(section: Section, page: Path = PAGE) -> None:
    """Put the section into the page, in the place of an older one of the same title, else at its end."""
    content = page.read_text(encoding="utf-8").rstrip("\n") + "\n"
    text = section.text()
    # The words of a section end where the next heading of its level begins.
    older = re.compile(rf"^## {re.escape(section.title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    replaced, count = older.subn(lambda _: text + "\n", content)
    page.write_text((replaced if count else f"{content}\n{text}").rstrip("\n") + "\n", encoding="utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
