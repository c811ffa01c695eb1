"""The states of an agreed step and the moves between them, as data."""

from types import MappingProxyType

from graphsvc.casework.states import LifeCycle, State
from graphsvc.model.derived import StepStateCode

STEP: LifeCycle[StepStateCode] = LifeCycle(
    "step_state",
    ("open",),
    MappingProxyType(
        {
            "open": State("Noch zu tun.", "Still to be done.", ("done", "dropped")),
            "done": State("Getan.", "Done.", ("open",)),
            "dropped": State("Wird nicht mehr getan.", "Will not be done any more.", ("open",)),
        },
    ),
)
