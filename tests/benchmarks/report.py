"""The results as lines on the screen and as `docs/operate/performance.md`."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graphsvc import __version__
from tests.benchmarks.timing import Times

PAGE = Path(__file__).parents[2] / "docs" / "operate" / "performance.md"
_HEAD = "| Measured | cold | p50 | p99 | by hand cold | p50 | p99 | ratio p50 | ratio p99 |\n|" + " --- |" * 9


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing measured, in milliseconds: the product beside the same asked by hand in the same run."""

    what: str
    product: Times
    by_hand: Times

    def line(self) -> str:
        """One row of the table."""
        times = [
            *(self.product.cold, self.product.p50, self.product.p99),
            *(self.by_hand.cold, self.by_hand.p50, self.by_hand.p99),
        ]
        ratios = self.product.p50 / self.by_hand.p50, self.product.p99 / self.by_hand.p99
        return " | ".join([f"| {self.what}", *map(_shown, times), *(f"{ratio:.1f}" for ratio in ratios)]) + " |"


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one store at one size."""

    title: str
    circumstances: tuple[str, ...]
    compared: tuple[Compared, ...]
    remarks: tuple[str, ...]

    def text(self) -> str:
        """The section as Markdown."""
        told = "\n".join(f"- {line}" for line in self.circumstances)
        table = "\n".join(row.line() for row in self.compared)
        remarks = "\n".join(f"- {line}" for line in self.remarks)
        return f"## {self.title}\n\n{told}\n\nMilliseconds:\n\n{_HEAD}\n{table}\n\n{remarks}\n"


def circumstances(version: str, command: str, begun: float) -> tuple[str, ...]:
    """When, with what and how a section was measured; `begun` is the load average at its beginning."""
    versions = f"Python {platform.python_version()}, {version}, {os.cpu_count()} cores"
    return (
        f"{datetime.now(UTC).date()}, graphsvc {__version__}, {versions}",
        f"Command: `python -m {command}`",
        f"Load average when it began {begun:.1f}, when it ended {os.getloadavg()[0]:.1f}, the benchmark's own included",
    )


WRITE = "Durable single write (by hand: the row alone)"
WRITE_KEPT = "Durable single write (by hand: the row, a write key and an audit entry)"
SUGGESTION = "Suggestion over HTTP, 1 client (by hand: the candidates)"
_MOST_FOR_A_WRITE, _MOST_FOR_A_SUGGESTION, _MOST_AT_L = 2, 5, 2


def aims(title: str, compared: Sequence[Compared], page: Path = PAGE) -> tuple[str, ...]:
    """Which aims this section meets; a suggestion at a larger scale is held against the one at K = 1 on the page."""
    rows = {row.what: row for row in compared}
    write, asked = rows[WRITE], rows[SUGGESTION]
    said = [
        aim("durable single write by p50", write.product.p50 / write.by_hand.p50, _MOST_FOR_A_WRITE),
        aim("suggestion over HTTP by p50", asked.product.p50 / asked.by_hand.p50, _MOST_FOR_A_SUGGESTION),
        aim("suggestion over HTTP by p99", asked.product.p99 / asked.by_hand.p99, _MOST_FOR_A_SUGGESTION),
    ]
    smaller = _suggestion_at_one(title, page.read_text(encoding="utf-8"))
    if smaller is not None:
        said.append(aim("suggestion beside the one at K = 1", asked.product.p50 / smaller, _MOST_AT_L))
    return tuple(said)


def aim(what: str, ratio: float, most: int) -> str:
    """The line that says whether a ratio is at most so many times, and what it is."""
    return f"Aim, {what}: {'met' if ratio <= most else '**missed**'}, {ratio:.1f} of at most {most} times."


def _suggestion_at_one(title: str, page: str) -> float | None:
    store, _, scale = title.partition(", K = ")
    row = rf"^## {store}, K = 1\n.*?^\| {re.escape(SUGGESTION)} \| [\d.,]+ \| ([\d.,]+) \|"
    found = None if scale == "1" else re.search(row, page, re.DOTALL | re.MULTILINE)
    return float(found[1].replace(",", "")) if found else None


def write_section(section: Section, page: Path = PAGE) -> None:
    """Put the section into the page, in the place of an older one of the same title, else at its end."""
    content = page.read_text(encoding="utf-8").rstrip("\n") + "\n"
    text = section.text()
    # The words of a section end where the next heading of its level begins.
    older = re.compile(rf"^## {re.escape(section.title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    replaced, count = older.subn(lambda _: text + "\n", content)
    page.write_text((replaced if count else f"{content}\n{text}").rstrip("\n") + "\n", encoding="utf-8")


def _shown(milliseconds: float) -> str:
    for limit, digits in ((1, 2), (100, 1)):
        if milliseconds < limit:
            return f"{milliseconds:.{digits}f}"
    return f"{milliseconds:,.0f}"
