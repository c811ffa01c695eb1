"""The page about settings and the settings themselves say the same."""

import re

import pytest

from graphsvc.settings import Settings
from tests.docs.documents import NAMES, text_of

_PAGE = "docs/operate/settings.md"
_READ_BY_TESTS = {"GRAPHSVC_TEST_NEO4J", "GRAPHSVC_NEO4J_VERSION"}
# Without what this machine's environment sets.
_DEFAULTS = Settings.model_construct().model_dump()


def shown(default: object) -> str:
    """A default as the page writes it."""
    if default is None:
        return "none"
    plain = default.get_secret_value() if hasattr(default, "get_secret_value") else default
    return f"`{str(plain).lower() if isinstance(plain, bool) else plain}`"


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_stands_in_the_table_with_its_default(name: str) -> None:
    row = f"| `GRAPHSVC_{name.upper()}` | {shown(_DEFAULTS[name])} | "
    assert row in text_of(_PAGE)


@pytest.mark.parametrize("name", NAMES)
def test_no_document_names_a_variable_that_nothing_reads(name: str) -> None:
    known = {f"GRAPHSVC_{field.upper()}" for field in Settings.model_fields} | _READ_BY_TESTS
    assert set(re.findall(r"GRAPHSVC_[A-Z0-9_]*[A-Z0-9]", text_of(name))) <= known
