"""Whether the statutes still read as they did when a rule was written: fingerprints of sections.

The layout of a folder of statutes: one folder per statute, one Markdown file per section (`AufenthG/44.md`), with
front matter that does not belong to the text.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graphsvc.matching.rules import Citation, RuleDefinition

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BOOKS = {"II": "2", "III": "3", "VIII": "8", "X": "10", "XII": "12", "I": "1"}


@dataclass(frozen=True, slots=True)
class Outdated:
    """A rule to read again, and the section that changed; `found` is false where the folder lacks the section."""

    rule: RuleDefinition
    citation: Citation
    found: bool


def fingerprint(text: str) -> str:
    """The SHA-256 of a section's text: without front matter, in Unicode form C, white space as single spaces."""
    body = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    return sha256(" ".join(unicodedata.normalize("NFC", body).split()).encode()).hexdigest()


def section_file(citation: Citation, folder: Path) -> Path:
    """Where the section stands in a folder of statutes."""
    name, _, book = citation.statute.partition(" ")
    statute = f"{name}{_BOOKS[book]}" if book in _BOOKS else citation.statute.replace("/", "-").replace(" ", "")
    return folder / statute / f"{citation.section}.md"


def rules_to_read_again(rules: Iterable[RuleDefinition], folder: Path) -> tuple[Outdated, ...]:
    """The rules whose section has another text in that folder, or none, in the order given; empty where all agree."""
    outdated: list[Outdated] = []
    for rule in rules:
        for citation in rule.source.citations:
            path = section_file(citation, folder)
            found = path.is_file()
            if not found or fingerprint(path.read_text(encoding="utf-8")) != citation.sha256:
                outdated.append(Outdated(rule, citation, found))
    return tuple(outdated)
