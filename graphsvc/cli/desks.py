"""On whose behalf a command of the operator works: the service that holds a record, or one that is named."""

from dataclasses import dataclass

from graphsvc.answers.agreement_commands import Commanded
from graphsvc.answers.cases import case_answer, case_of_agreement, case_of_goal, desk_of
from graphsvc.casework.case import Case
from graphsvc.casework.commands import Desk
from graphsvc.cli.repeats import write_key
from graphsvc.clock import today
from graphsvc.errors import NotFound
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import Agreement, Client, CounsellingService, Goal, Step
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class At:
    """A case, and the desk of the service that holds it; audit trail and events name the operator's account."""

    store: Store
    actor: Actor
    desk: Desk
    case: Case

    def command(self, agreement_id: str) -> Commanded:
        """A command on that agreement as it is stored now."""
        revision = self.case.agreement(agreement_id).agreement.revision
        return Commanded(self.store, self.actor, self.desk, agreement_id, revision)


def acting_for(store: Store, service: str) -> Actor:
    """The operator on behalf of that counselling service; raises `NotFound` where there is none."""
    store.get(None, CounsellingService, service)
    return Actor(OPERATOR.account, "case_system", service)


def desk_for(actor: Actor, *, synthetic: bool = False) -> Desk:
    """The desk of that actor today, for one write."""
    return desk_of(actor, write_key(), today(), synthetic=synthetic)


def at_case(store: Store, record_id: str) -> At:
    """The case to which that client, agreement, goal or step belongs; raises `NotFound`."""
    case = _case(store, record_id)
    actor = acting_for(store, case.client.holder)
    return At(store, actor, desk_for(actor, synthetic=case.client.synthetic), case)


def _case(store: Store, record_id: str) -> Case:
    label = label_of(record_id)
    if label == Agreement.label:
        return case_of_agreement(store, OPERATOR, record_id)
    if label == Goal.label:
        return case_of_goal(store, OPERATOR, record_id)
    if label == Step.label:
        store.get(OPERATOR, Step, record_id)
        goal = next(link.target for link in store.links(OPERATOR, record_id) if link.type == "STEP_OF")
        return case_of_goal(store, OPERATOR, goal)
    if label != Client.label:
        raise NotFound(Client.label, record_id)
    return case_answer(store, OPERATOR, record_id)
