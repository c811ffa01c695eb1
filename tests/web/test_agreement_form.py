"""The rows of an agreement's form: as many as were sent, and never as many as somebody may name."""

import pytest

from graphsvc.web.agreement_form import need_rows
from graphsvc.web.typed_form import TypedForm


@pytest.mark.parametrize(
    ("field", "rows"),
    [("needs_1_topic", 4), ("needs_11_topic", 12), ("needs_99999999_topic", 4), ("needs_x_topic", 4)],
)
def test_a_form_has_a_row_for_each_need_that_its_page_can_have_sent(field: str, rows: int) -> None:
    assert need_rows(TypedForm({field: "housing"})) == rows
