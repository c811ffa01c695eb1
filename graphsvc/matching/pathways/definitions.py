"""What `schema/pathways/pathways.yaml` says: goals, steps at authorities, and how long things take."""

from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.files import data_folder
from graphsvc.model.definition import Name, Words, read_definition
from graphsvc.model.derived import CefrLevelCode, OfferKindCode


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Days(_Part):
    """A number of days with its source; `estimate` says that no text fixes it."""

    value: Annotated[int, Field(ge=0)]
    source: str
    estimate: bool


class GoalDefinition(_Part):
    """What is to be reached: a level of German, statuses, or both; `occupation` words tell fitting offers."""

    id: Name
    title: Words
    level: CefrLevelCode | None = None
    statuses: tuple[Name, ...] = ()
    occupation: tuple[str, ...] = ()


class AuthorityStep(_Part):
    """What an authority does: it gives a status, some only to people with a qualification from abroad."""

    id: Name
    title: Words
    gives: Name
    days: Days
    needs_qualification: bool = False


class KindGives(_Part):
    """A kind of offer that leads to a status, once the status `after` is there."""

    kind: OfferKindCode
    gives: Name
    after: Name


class KindLasts(_Part):
    """How long an offer of that kind lasts where its intake names no end."""

    kind: OfferKindCode
    days: Days


class Pathways(_Part):
    """The whole file; every status of a goal is given by an authority or a kind of offer."""

    goals: tuple[GoalDefinition, ...]
    authorities: tuple[AuthorityStep, ...]
    kinds: tuple[KindGives, ...]
    lasting: tuple[KindLasts, ...]
    otherwise_lasting: Days
    paper: Days
    unknown_start: Days

    @model_validator(mode="after")
    def _gives_what_goals_need(self) -> Self:
        given = {each.gives for each in self.authorities} | {each.gives for each in self.kinds}
        missing = {status for goal in self.goals for status in goal.statuses} - given
        if missing:
            message = f"nothing gives {', '.join(sorted(missing))}"
            raise ValueError(message)
        return self

    def goal(self, goal_id: str) -> GoalDefinition:
        """The goal with that id; raises `InvalidInput` that lists the known ones."""
        for goal in self.goals:
            if goal.id == goal_id:
                return goal
        known = ", ".join(goal.id for goal in self.goals)
        raise InvalidInput(
            [FieldProblem("/goal", f"Dieses Ziel gibt es nicht. Bekannt sind: {known}.", f"Known goals are: {known}.")]
        )

    def given_by(self, kind: OfferKindCode, statuses: frozenset[str]) -> str | None:
        """The status that an offer of that kind leads on to from these statuses; None for most."""
        own = (each.gives for each in self.kinds if each.kind == kind and each.after in statuses)
        return next((gives for gives in own if gives not in statuses), None)

    def lasts(self, kind: OfferKindCode) -> Days:
        """How long an offer of that kind lasts."""
        return next((each.days for each in self.lasting if each.kind == kind), self.otherwise_lasting)


@cache
def pathways() -> Pathways:
    """The product's file, read once per process."""
    return read_pathways(data_folder("schema") / "pathways" / "pathways.yaml")


def read_pathways(path: Path) -> Pathways:
    """The definitions in that file; raises `NotInstalled` with the field that is wrong."""
    return read_definition(Pathways, path, "Pathways file")
