"""The states of an integration agreement and the moves between them, as data.

Signed is no state: the signature is voluntary and stands beside the state, with role, day and method (domain.md 1.5;
the association of towns found that a signature matters less than good case management).
"""

from types import MappingProxyType

from graphsvc.casework.states import LifeCycle, State
from graphsvc.model.derived import AgreementStateCode

AGREEMENT: LifeCycle[AgreementStateCode] = LifeCycle(
    "agreement_state",
    ("draft",),
    MappingProxyType(
        {
            "draft": State(
                "Wird gemeinsam vorbereitet und gilt noch nicht.",
                "Is being prepared together and does not hold yet.",
                ("agreed",),
            ),
            "agreed": State(
                "Gemeinsam beschlossen, mit oder ohne Unterschrift; die Arbeit beginnt noch.",
                "Agreed by both, signed or not; the work is about to begin.",
                ("active", "ended_early"),
                needs=("concluded_on",),
            ),
            "active": State(
                "Ziele und Schritte werden bearbeitet und regelmäßig überprüft.",
                "Goals and steps are worked on and reviewed regularly.",
                ("paused", "completed", "ended_early"),
                needs=("concluded_on",),
            ),
            "paused": State(
                "Ruht, etwa bei Krankheit; Fristen drängen nicht.",
                "Rests, such as during an illness; due days do not press.",
                ("active", "completed", "ended_early"),
                needs=("concluded_on",),
            ),
            "completed": State(
                "Mit einer gemeinsamen Bilanz beendet.",
                "Ended with a joint balance.",
                needs=("closed_on", "closing_reason"),
            ),
            "ended_early": State(
                "Vor der Zeit beendet; auch dann gibt es eine Bilanz.",
                "Ended before its time; there is a balance all the same.",
                needs=("closed_on", "closing_reason"),
            ),
        },
    ),
)
# The states in which due days press.
PRESSING_STATES: frozenset[AgreementStateCode] = frozenset(("agreed", "active"))
