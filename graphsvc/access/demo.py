"""The accounts of the demo: one for each role, two counsellors of two services, a partner who gets referrals."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graphsvc.access.tokens import PREFIX, token_hash
from graphsvc.model.actor import OPERATOR
from graphsvc.model.definition import Words
from graphsvc.model.derived import AccessToken, CounsellingService, Organisation, RoleCode
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
    organisation: str | None = None


def demo_accounts(store: Store) -> tuple[DemoAccount, ...]:
    """The accounts; the counsellors belong to the first MBE and the first JMD by id.

    The partner belongs to the first course provider with an offer, and is left out where there is none. Empty where the
    store holds no counselling service of either kind.
    """
    services = store.page(None, CounsellingService, limit=200).records
    mbe = next((service for service in services if service.kind == "mbe"), None)
    jmd = next((service for service in services if service.kind == "jmd"), None)
    if mbe is None or jmd is None:
        return ()
    names = {service.id: service.short_name or service.name for service in (mbe, jmd)}
    accounts = (
        _account("demo-mbe", "counsellor", Words(de=f"Beratung {names[mbe.id]}", en="Counsellor, MBE"), mbe.id),
        _account("demo-jmd", "counsellor", Words(de=f"Beratung {names[jmd.id]}", en="Counsellor, JMD"), jmd.id),
        _account("demo-coordinator", "coordinator", Words(de="Netzwerkkoordination", en="Network co-ordinator")),
        _account("demo-case-system", "case_system", Words(de="Fallsystem", en="Case system"), mbe.id),
    )
    school = _course_provider(store)
    if school is None:
        return accounts
    name = school.short_name or school.name
    words = Words(de=f"Partner: {name}", en="Partner organisation")
    return (*accounts, replace(_account("demo-partner", "partner", words), organisation=school.id))


def store_demo_accounts(store: Store) -> tuple[DemoAccount, ...]:
    """The accounts after storing their tokens; repeating it changes nothing."""
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
                organisation=account.organisation,
                created_at=created,
            )
            for account in accounts
        ],
    )
    return accounts


def _course_provider(store: Store) -> Organisation | None:
    """The first course provider by id that provides an offer."""
    bodies = store.page(None, Organisation, limit=200).records
    return next((body for body in bodies if body.kind == "course_provider" and _provides(store, body.id)), None)


def _provides(store: Store, organisation_id: str) -> bool:
    return any(link.type == "PROVIDED_BY" for link in store.neighbourhood(None, organisation_id).links)


def _account(account: str, role: RoleCode, words: Words, service: str | None = None) -> DemoAccount:
    record_id = seed_id(AccessToken, "demo", account)
    return DemoAccount(account, role, words, service, record_id, f"{PREFIX}{account}")
