"""What units say of each other in a survey."""

from dataclasses import dataclass
from datetime import date

from graphsvc.model.derived import CollaborationLevelCode, RatingKindCode


@dataclass(frozen=True, slots=True)
class Rated:
    """One unit's rating of another; `level` is None but for the kind `level`."""

    rater: str
    rated: str
    kind: RatingKindCode
    level: CollaborationLevelCode | None
    given_on: date
