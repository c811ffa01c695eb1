"""The accounts of the demo: one for each role, two counsellors of two services."""

from dataclasses import dataclass
from datetime import UTC, datetime

from graphsvc.access.tokens import PREFIX, token_hash
from graphsvc.model.actor import OPERATOR
from graphsvc.model.definition import Words
from graphsvc.model.derived import AccessToken, CounsellingService, RoleCode
from graphsvc.model.ids import seed_id
from graphsvc.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account of the demo with its token, which is no secret: a demo holds synthetic clients only."""

    account: str
    role: RoleCode
    words: Words
    service: str | None
    record_id: str
    token: str


def demo_accounts(store: Store) -> tuple[DemoAccount, ...]:
    """The four accounts; the counsellors belong to the first MBE and the first JMD by id.

    Empty where the store holds no counselling service of either kind.
    """
    services = store.page(None, CounsellingService, limit=200).records
    mbe = next((service for service in services if service.kind == "mbe"), None)
    jmd = next((service for service in services if service.kind == "jmd"), None)
    if mbe is None or jmd is None:
        return ()
    names = {service.id: service.short_name or service.name for service in (mbe, jmd)}
    return (
        _account("demo-mbe", "counsellor", Words(de=f"Beratung {names[mbe.id]}", en="Counsellor, MBE"), mbe.id),
        _account("demo-jmd", "counsellor", Words(de=f"Beratung {names[jmd.id]}", en="Counsellor, JMD"), jmd.id),
        _account("demo-coordinator", "coordinator", Words(de="Netzwerkkoordination", en="Network co-ordinator")),
        _account("demo-case-system", "case_system", Words(de="Fallsystem", en="Case system"), mbe.id),
    )


def store_demo_accounts(store: Store) -> tuple[DemoAccount, ...]:
    """The four accounts after storing their tokens; repeating it changes nothing."""
    accounts = demo_accounts(store)
    created = datetime(2026, 1, 1, tzinfo=UTC)
    store.load(
        OPERATOR,
        [
            AccessToken(
                id=account.record_id,
                revision=1,
                updated_at=created,
                token_hash=token_hash(account.token),
                role=account.role,
                account=account.account,
                service=account.service,
                created_at=created,
            )
            for account in accounts
        ],
    )
    return accounts


def _account(account: str, role: RoleCode, words: Words, service: str | None = None) -> DemoAccount:
    record_id = seed_id(AccessToken, "demo", account)
    return DemoAccount(account, role, words, service, record_id, f"{PREFIX}{account}")
