"""Documents lead to what exists: other documents, files, commands and targets."""

import re
from pathlib import Path

import click
import pytest

from graphsvc.cli.main import main
from tests.docs.documents import DOCUMENTS, NAMES, ROOT, code_of, prose_of, text_of

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FOLDER_OR_FILE = re.compile(r"(?:docs|graphsvc|schema|seed|tests|visualisations)/[\w./*-]*")
_HOME = re.compile(r"(?<![\w.])/(?:home|Users|root|tmp)/")
_COMMAND = re.compile(r"^(?:\.venv/bin/)?graphsvc ([a-z]+)(?: ([a-z][a-z-]*))?", re.MULTILINE)
_MAKE = re.compile(r"^make ([a-z0-9 ]+)$", re.MULTILINE)


def heading_anchors(path: Path) -> set[str]:
    """The anchors that a platform gives the headings: lower case, hyphens for spaces, no other signs."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    targets = [target for target in _LINK.findall(prose_of(name)) if "://" not in target]
    for target in targets:
        file, _, anchor = target.partition("#")
        path = (ROOT / name).parent / file if file else ROOT / name
        assert path.exists(), target
        assert not anchor or anchor in heading_anchors(path), target


@pytest.mark.parametrize("name", NAMES)
def test_every_path_between_backticks_exists(name: str) -> None:
    paths = [code for code in code_of(name) if _FOLDER_OR_FILE.fullmatch(code)]
    missing = [path for path in paths if not list(ROOT.glob(path.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_no_document_names_a_path_of_the_machine_it_was_written_on(name: str) -> None:
    checkout = re.search(rf"(?<![\w.]){re.escape(str(ROOT))}(?![\w-])", text_of(name))
    assert checkout is None
    assert _HOME.search(text_of(name)) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_command_of_graphsvc_in_a_document_exists(name: str) -> None:
    for first, second in (match for code in code_of(name) for match in _COMMAND.findall(code)):
        command = main.get_command(click.Context(main), first)
        assert command is not None, first
        if isinstance(command, click.Group) and second:
            assert second in command.commands, f"{first} {second}"


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_in_a_document_exists(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9]+):", makefile, re.MULTILINE))
    named = {target for code in code_of(name) for found in _MAKE.findall(code) for target in found.split()}
    assert named <= targets


def test_the_documents_were_found() -> None:
    assert {"CHANGELOG.md", "CONTRIBUTING.md", "docs/glossary.md"} <= set(NAMES)
    assert len(DOCUMENTS) == len(set(NAMES))
