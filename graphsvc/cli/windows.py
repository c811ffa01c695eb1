"""Windows that are given as two days on the command line."""

from datetime import date

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import Window


def window_of(start: date, end: date, option: str = "--to") -> Window:
    """The window of both days; raises `InvalidInput` for the option where there is no day in it."""
    if end <= start:
        raise InvalidInput(
            [
                FieldProblem(
                    option,
                    "Das Ende liegt nicht nach dem Anfang. Es ist der erste Tag außerhalb.",
                    "The end is not after the start. It is the first day outside.",
                )
            ]
        )
    return Window(start, end)
