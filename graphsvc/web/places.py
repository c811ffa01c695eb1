"""The places a person can live in, as choices of a select."""

from collections.abc import Iterator

from graphsvc.model.derived import Place
from graphsvc.stores.protocol import LARGEST_PAGE, Store
from graphsvc.web.words import UNKNOWN, Option

_INHABITED = frozenset(("district", "municipality"))


def place_options(store: Store) -> list[Option]:
    """City districts with their city, and municipalities, by name; first the choice of not knowing."""
    every = {place.code: place for place in _places(store)}
    choices = [(_name(place, every), place.code) for place in every.values() if place.kind in _INHABITED]
    return [UNKNOWN, *((code, name, "") for name, code in sorted(choices))]


def every_place(store: Store) -> list[Option]:
    """Every place, the widest first: areas as well as districts and municipalities."""
    every = {place.code: place for place in _places(store)}
    wide = [(place.name, place.code) for place in every.values() if place.kind not in _INHABITED]
    narrow = [(_name(place, every), place.code) for place in every.values() if place.kind in _INHABITED]
    return [(code, name, "") for name, code in (*sorted(wide), *sorted(narrow))]


def _places(store: Store) -> Iterator[Place]:
    after = None
    while True:
        page = store.page(None, Place, after=after, limit=LARGEST_PAGE)
        yield from page.records
        after = page.next_after
        if after is None:
            return


def _name(place: Place, every: dict[str, Place]) -> str:
    # The code of a city district begins with the code of its city.
    city = every.get(place.code.partition("-")[0]) if place.kind == "district" else None
    return f"{city.name}: {place.name}" if city else place.name
