"""The verdicts of many people on many offers, equal to `criteria.judge` on each pair, without judging each pair.

Each check is asked once for all people and offers that look alike to it. Which facts a check looks at is not declared
anywhere: the facts are handed to it in a wrapper that notes what is read. People with equal values of all facts that a
check has read are one class, offers likewise; a check that reads a further fact makes the classes finer. Of the
intakes each fact counts alone too, so that offers with the same starts are alike to a check that looks at the starts.
Conditions that differ in their id and note alone are one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from graphsvc.matching.conditions import condition_result
from graphsvc.matching.criteria import CRITERIA
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.verdicts import Verdict, rank
from graphsvc.model.derived import Condition, CriterionCode
from graphsvc.model.facts import OfferFacts

Verdicts: TypeAlias = npt.NDArray[np.int8]
Counts: TypeAlias = npt.NDArray[np.int32]
Check: TypeAlias = Callable[[OfferFacts, Enquiry], Verdict]
_LISTS = frozenset(("intakes",))
"""The facts of an offer that are tuples of records, of which each fact is noted alone."""
FITS, UNKNOWN, FAILS = rank("fits"), rank("unknown"), rank("does_not_fit")


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """`verdicts`: one row for each offer, one column for each person, as `verdicts.rank` numbers them.

    `failing` and `open_`: for each criterion, how many offers each person fails by it, and how many it leaves open.
    """

    verdicts: Verdicts
    failing: Mapping[CriterionCode, Counts]
    open_: Mapping[CriterionCode, Counts]


def verdict_table(offers: Sequence[OfferFacts], enquiries: Sequence[Enquiry]) -> VerdictTable:
    """The verdicts on these offers for the people who ask, all of them on the same day."""
    verdicts = np.full((len(offers), len(enquiries)), FITS, dtype=np.int8)
    failing: dict[CriterionCode, Counts] = {}
    open_: dict[CriterionCode, Counts] = {}
    for criterion, rows, found in _parts(offers, enquiries):
        verdicts[rows] = np.minimum(verdicts[rows], found)
        for counts, value in ((failing, FAILS), (open_, UNKNOWN)):
            if criterion not in counts:
                counts[criterion] = np.zeros(len(enquiries), dtype=np.int32)
            counts[criterion] += (found == value).sum(axis=0, dtype=np.int32)
    return VerdictTable(verdicts, failing, open_)


def _parts(
    offers: Sequence[OfferFacts], enquiries: Sequence[Enquiry]
) -> Iterator[tuple[CriterionCode, list[int], Verdicts]]:
    """The results of every check of an offer, and of every condition or group of alternatives, on its offers."""
    every = list(range(len(offers)))
    checks = {criterion.code: criterion.condition for criterion in CRITERIA}
    for criterion in CRITERIA:
        if criterion.offer is not None:
            yield criterion.code, every, _table(_own(criterion.offer), offers, enquiries)
    rows: dict[Condition, list[int]] = {}
    for row, facts in enumerate(offers):
        for condition in facts.conditions:
            rows.setdefault(replace(condition, id="", note=None), []).append(row)
    alternatives: dict[tuple[int, str], tuple[CriterionCode, Verdicts]] = {}
    for condition, own in rows.items():
        check = checks[condition.criterion]
        if check is None:
            continue
        found = _table(_conditional(check, condition), [offers[row] for row in own], enquiries)
        if condition.alternative is None:
            yield condition.criterion, own, found
            continue
        for row, verdicts in zip(own, found, strict=True):
            before = alternatives.get((row, condition.alternative), (condition.criterion, verdicts))
            joined = before[0], np.maximum(before[1], verdicts)
            alternatives[row, condition.alternative] = joined
    for (row, _), (code, verdicts) in alternatives.items():
        yield code, [row], verdicts[np.newaxis]


def _own(check: Callable[[OfferFacts, Enquiry], Any]) -> Check:
    def verdict(facts: OfferFacts, enquiry: Enquiry) -> Verdict:
        found = check(facts, enquiry)
        return "fits" if found is None else cast("Verdict", found.verdict)

    return verdict


def _conditional(check: Any, condition: Condition) -> Check:  # noqa: ANN401  a `ConditionCheck`
    return lambda facts, enquiry: condition_result(check, condition, facts, enquiry).verdict


def _table(check: Check, offers: Sequence[OfferFacts], enquiries: Sequence[Enquiry]) -> Verdicts:
    """The verdicts of one check on each offer (row) for each person (column)."""
    seen_offer: set[str] = set()
    seen_enquiry: set[str] = set()
    while True:
        of_offer, offer_class = _classes(offers, seen_offer)
        of_enquiry, enquiry_class = _classes(enquiries, seen_enquiry)
        known = len(seen_offer) + len(seen_enquiry)
        asking = [cast("Enquiry", _Watched(enquiries[at], seen_enquiry, nested=("profile",))) for at in of_enquiry]
        found = np.array(
            [
                [rank(check(watched, each)) for each in asking]
                for watched in (
                    cast("OfferFacts", _Watched(offers[at], seen_offer, nested=("offer",))) for at in of_offer
                )
                if len(seen_offer) + len(seen_enquiry) == known
            ],
            dtype=np.int8,
        )
        if len(seen_offer) + len(seen_enquiry) == known:
            return found.reshape(len(of_offer), len(of_enquiry))[offer_class][:, enquiry_class]


def _classes(items: Sequence[Any], names: Iterable[str]) -> tuple[list[int], list[int]]:
    """One item of each class by position, and the class of each item: equal values of all those facts."""
    if not names:
        return ([0] if items else []), [0] * len(items)
    values = _reader(names)
    number: dict[Any, int] = {}
    first: list[int] = []
    found: list[int] = []
    for position, item in enumerate(items):
        key = values(item)
        if key not in number:
            number[key] = len(first)
            first.append(position)
        found.append(number[key])
    return first, found


def _reader(names: Iterable[str]) -> Callable[[Any], Any]:
    """Reads all those facts of a record; of the records in a tuple their number, or one fact of each."""
    lists = sorted(name for name in names if name.split(".")[0] in _LISTS)
    plain = sorted(set(names) - set(lists))
    readers: list[Callable[[Any], Any]] = [attrgetter(*plain)] if plain else []
    readers += [_of_each(*name.split(".")) for name in lists]
    return readers[0] if len(readers) == 1 else lambda item: tuple(read(item) for read in readers)


def _of_each(name: str, fact: str | None = None) -> Callable[[Any], Any]:
    records = attrgetter(name)
    if fact is None:
        return lambda item: len(records(item))
    read = attrgetter(fact)
    return lambda item: tuple(map(read, records(item)))


class _Watched:
    """A record that notes the name of every fact that is read of it, and keeps the fact for the next reader."""

    def __init__(self, record: object, seen: set[str], *, nested: tuple[str, ...] = (), prefix: str = "") -> None:
        self._record, self._seen, self._nested, self._prefix = record, seen, nested, prefix

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the record holds
        value = getattr(self._record, name)
        if name in self._nested:
            value = _Watched(value, self._seen, prefix=f"{name}.")
        else:
            self._seen.add(self._prefix + name)
            if name in _LISTS:
                value = tuple(_Watched(each, self._seen, prefix=f"{name}.") for each in value)
        self.__dict__[name] = value
        return value
