"""The documents of the project, read for the tests about them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
_CODE_BLOCK = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")


def text_of(name: str) -> str:
    """The text of the document with that path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose_of(name: str) -> str:
    """The document without its code."""
    return _CODE.sub("", _CODE_BLOCK.sub("", text_of(name)))


def code_of(name: str) -> tuple[str, ...]:
    """The pieces of code of the document: its blocks and what stands between backticks."""
    text = text_of(name)
    inline = _CODE.findall(_CODE_BLOCK.sub("", text))
    return (*_CODE_BLOCK.findall(text), *(code.strip("`") for code in inline))
