"""When the next joint review of an agreement is due."""

from collections.abc import Iterable
from datetime import date, timedelta

from graphsvc.model.derived import Agreement, Review


def next_review_on(agreement: Agreement, reviews: Iterable[Review]) -> date | None:
    """The day of the next review by the rhythm agreed: so many weeks after the last one held, else after the agreement.

    None where no rhythm was agreed, or the agreement was not concluded.
    """
    if agreement.review_every_weeks is None or agreement.concluded_on is None:
        return None
    held = [review.held_on for review in reviews if review.held_on is not None]
    return max([agreement.concluded_on, *held]) + timedelta(weeks=agreement.review_every_weeks)
