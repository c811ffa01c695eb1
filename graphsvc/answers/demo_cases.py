"""The demo's counsellors are responsible for some cases, so that their own due list shows something.

Not in the seed, which knows no accounts: they take the cases over as anybody in the service may.
"""

from collections.abc import Iterable
from typing import Final

from graphsvc.access.demo import DemoAccount
from graphsvc.answers.cases import desk_of
from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.commands import take_over
from graphsvc.clock import today
from graphsvc.model.actor import Actor
from graphsvc.model.case_facts import ClientQuery
from graphsvc.model.derived import Client
from graphsvc.model.ids import new_id
from graphsvc.stores.protocol import Store

_CASES: Final = 20


def take_demo_cases(store: Store, accounts: Iterable[DemoAccount]) -> None:
    """Each counsellor takes over the first synthetic cases of the service; none who is responsible for a case yet."""
    for account in accounts:
        if account.role == "counsellor" and account.service is not None:
            _take_cases(store, Actor(account.account, account.role, account.service), account.service)


def _take_cases(store: Store, actor: Actor, service: str) -> None:
    if store.find_clients(actor, service, ClientQuery(counsellor=actor.account, limit=1)).records:
        return
    desk = desk_of(actor, new_id(Client), today(), synthetic=True)
    found = store.find_clients(actor, service, ClientQuery(limit=_CASES)).records
    free = [client for client in found if client.synthetic and client.counsellor is None]
    changes = [change for client in free for change in take_over(desk, client)]
    if changes:
        write_checked(store, actor, desk.key, changes)
