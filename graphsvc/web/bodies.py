"""The organisations and counselling services that can work on a case too, as choices of a select."""

from collections.abc import Iterable

from graphsvc.model.derived import CounsellingService, Organisation
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web.words import Option


def body_options(store: Store, chosen: Iterable[Organisation | CounsellingService] = ()) -> list[Option]:
    """Organisations and services by name, behind the choice of none; `chosen` are among them in any case."""
    organisations = store.page(None, Organisation, limit=LARGEST_PAGE).records
    services = store.page(None, CounsellingService, limit=LARGEST_PAGE).records
    named = {body.id: body.name for body in (*organisations, *services, *chosen)}
    return [("", "–", ""), *((key, name, "") for key, name in sorted(named.items(), key=lambda pair: pair[1]))]
