"""Organisations and counselling services as the choices of a select: all of them, or those that a search found.

A network can have thousands of them. Beyond one page of the store, a form has a search field of its own: its button, or
saving with words that were not searched for yet, shows the form as typed with what was found among the choices.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from graphsvc.errors import NotFound
from graphsvc.model.derived import CounsellingService, Organisation
from graphsvc.model.ids import label_of
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web.typed_form import TypedForm
from graphsvc.web.words import Option

Body: TypeAlias = Organisation | CounsellingService
BodyKinds: TypeAlias = Sequence[type[Body]]
BODIES: Final[BodyKinds] = (Organisation, CounsellingService)
_MOST_FOUND: Final = 50


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """The choices by name, behind that of none, and how many were found.

    `complete` says that every body is among them; else they are those found and those chosen. `found` is None before a
    search, and `more` says that it found still more.
    """

    options: list[Option]
    complete: bool
    found: int | None = None
    more: bool = False

    def name_of(self, body_id: str) -> str:
        """The name of a body among the choices; its id for another one."""
        return next((name for key, name, _ in self.options if key == body_id), body_id)


def asks_for_bodies(form: TypedForm) -> bool:
    """Whether the form asks to search for bodies, and is not to be saved yet."""
    return bool(form.value("find")) or form.value("bodies") not in {"", form.value("bodies_found")}


def body_choice(
    store: Store,
    form: TypedForm,
    chosen: Iterable[Body] = (),
    kinds: BodyKinds = BODIES,
    without: str | None = None,
    none: Option = ("", "–", ""),
) -> BodyChoice:
    """The bodies of these kinds to choose from; `chosen`, and those chosen in the form, are among them in any case."""
    pages = [store.page(None, kind, limit=LARGEST_PAGE) for kind in kinds]
    complete = all(found.next_after is None for found in pages)
    named = {body.id: body.name for body in (*chosen, *_typed(store, form, kinds))}
    if complete:
        named |= {body.id: body.name for found in pages for body in found.records}
        return BodyChoice(_options(named, without, none), complete)
    text = form.value("bodies")
    hits = [store.search(None, kind, text, limit=_MOST_FOUND + 1) for kind in kinds] if text else []
    found = {body.id: body.name for of_kind in hits for body in of_kind[:_MOST_FOUND] if body.id != without}
    more = any(len(of_kind) > _MOST_FOUND for of_kind in hits)
    return BodyChoice(_options(named | found, without, none), complete, len(found) if text else None, more)


def _options(named: dict[str, str], without: str | None, none: Option) -> list[Option]:
    by_name = sorted(named.items(), key=lambda pair: pair[1])
    return [none, *((key, name, "") for key, name in by_name if key != without)]


def _typed(store: Store, form: TypedForm, kinds: BodyKinds) -> list[Body]:
    """The bodies that are chosen in any field of the form."""
    found: list[Body] = []
    for kind in kinds:
        for text in form.values.values():
            if label_of(text) == kind.label:
                with suppress(NotFound):
                    found.append(store.get(None, kind, text))
    return found
