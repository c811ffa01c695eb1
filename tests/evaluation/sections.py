"""What is measured, in the order of the page. A further section is one more entry."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.evaluation.assignment import assignment, placing_at_size
from tests.evaluation.change import change
from tests.evaluation.questioning import questioning
from tests.evaluation.ranking import ranking, stability
from tests.evaluation.report import Section

SECTIONS: Mapping[str, Callable[[], Section]] = MappingProxyType(
    {
        "questions": questioning,
        "ranking": ranking,
        "stability": stability,
        "assignment": assignment,
        "placing-size": placing_at_size,
        "change": change,
    }
)
