"""The results of a goal and the moves between them, as data."""

from types import MappingProxyType

from graphsvc.casework.states import LifeCycle, State
from graphsvc.model.derived import GoalStateCode

GOAL: LifeCycle[GoalStateCode] = LifeCycle(
    "goal_state",
    ("open",),
    MappingProxyType(
        {
            "open": State(
                "Wird verfolgt.",
                "Is pursued.",
                ("reached", "partly", "not_reached", "dropped"),
            ),
            "reached": State(
                "Erreicht, wie vereinbart erkennbar.",
                "Reached, as agreed how to tell.",
                ("open",),
            ),
            "partly": State(
                "Zum Teil erreicht; es kann weiter verfolgt werden.",
                "Reached in part; it may be pursued on.",
                ("open", "reached", "not_reached", "dropped"),
            ),
            "not_reached": State(
                "Nicht erreicht; der Grund ist genannt.",
                "Not reached; the reason is named.",
                ("open",),
                needs=("reason",),
            ),
            "dropped": State(
                "Gemeinsam aufgegeben; der Grund ist genannt.",
                "Dropped by both; the reason is named.",
                ("open",),
                needs=("reason",),
            ),
        },
    ),
)
