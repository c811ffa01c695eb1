"""An amendment: a new version of an agreement, with the version before kept as it was."""

from dataclasses import replace

from graphsvc.casework.case import AgreementOfCase, GoalOfCase, StepOfCase
from graphsvc.casework.commands import Desk
from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.changes import Change, Create, Join, Update
from graphsvc.model.derived import AgreedGoal, AgreedStep, Agreement, AgreementVersion, Link
from graphsvc.model.open_agreements import require_open


def amend(desk: Desk, item: AgreementOfCase, new: Agreement, why: str) -> list[Change]:
    """The agreement with its new terms and the next version number, and the version before as a record of its own.

    The new version is agreed on the day and signed by nobody yet, unless `new` brings signatures. Raises
    `ForbiddenMove` for a draft, which is simply changed, for an ended agreement, and without a reason.
    """
    require_open(item.agreement)
    if item.agreement.state == "draft":
        raise ForbiddenMove([_DRAFT])
    if not why:
        raise ForbiddenMove([_WHY])
    before = version_before(desk, item, why)
    amended = replace(
        new,
        version=item.agreement.version + 1,
        concluded_on=desk.on,
        signed=bool(new.signatures),
    )
    return [Create(before), Join(Link("VERSION_OF", before.id, item.agreement.id)), Update(amended)]


def version_before(desk: Desk, item: AgreementOfCase, why: str) -> AgreementVersion:
    """The agreement as it stands, with its goals and steps, as the version that an amendment replaces."""
    agreement = item.agreement
    return AgreementVersion(
        id=desk.id_of(AgreementVersion),
        holder=desk.holder,
        version=agreement.version,
        concluded_on=agreement.concluded_on,
        replaced_on=desk.on,
        why=why,
        held_in_language=agreement.held_in_language,
        interpreter=agreement.interpreter,
        review_every_weeks=agreement.review_every_weeks,
        needs=agreement.needs,
        signatures=agreement.signatures,
        other_parties=agreement.other_parties,
        goals=tuple(_goal(goal) for goal in item.goals),
        steps=tuple(_step(goal, step) for goal in item.goals for step in goal.steps),
        synthetic=agreement.synthetic,
    )


def _goal(item: GoalOfCase) -> AgreedGoal:
    goal = item.goal
    return AgreedGoal(
        goal=goal.id,
        topic=item.topic,
        state=goal.state,
        words=goal.words,
        indicator=goal.indicator,
        target_on=goal.target_on,
    )


def _step(of: GoalOfCase, item: StepOfCase) -> AgreedStep:
    step = item.step
    return AgreedStep(
        step=step.id,
        goal=of.goal.id,
        whose_turn=step.whose_turn,
        state=step.state,
        what=step.what,
        offer=item.offer.id if item.offer else None,
        due_on=step.due_on,
    )


_DRAFT = FieldProblem(
    "/state",
    "Ein Entwurf wird einfach geändert. Eine neue Fassung gibt es erst, wenn er vereinbart ist.",
    "A draft is simply changed. There are versions only once it is agreed.",
)
_WHY = FieldProblem(
    "/why", "Der Anlass der Änderung fehlt. Bitte ergänzen.", "The occasion of the amendment is missing. Add it."
)
