"""Times of calls, cold and warm."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat

_MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the first call, and the sorted ones behind it."""

    cold: float
    warm: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median of the warm calls."""
        return self.at(0.5)

    @property
    def p99(self) -> float:
        """The time that one warm call in a hundred exceeds."""
        return self.at(0.99)

    def at(self, share: float) -> float:
        """The time below which that share of the warm calls lies; the cold one where there were no others."""
        return self.warm[min(int(share * len(self.warm)), len(self.warm) - 1)] if self.warm else self.cold


def timed(calls: Iterable[Callable[[], object]]) -> Times:
    """How long each call took, one after the other."""
    taken = [_milliseconds(call) for call in calls]
    return Times(taken[0], tuple(sorted(taken[1:])))


def by_turns(
    product: Iterable[Callable[[], object]],
    by_hand: Iterable[Callable[[], object]],
    *,
    warming: int = 0,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Times, Times]:
    """How long each call of both took, one of each in turn: what else the machine does meets both alike.

    So many calls behind the first, of both, warm up and are not counted. `clock` gives seconds; `time.process_time`
    counts the processor time of this process alone.
    """
    taken = [
        (_milliseconds(first, clock), _milliseconds(second, clock))
        for first, second in zip(product, by_hand, strict=True)
    ]
    own, hand = zip(*taken, strict=True)
    warm = slice(1 + warming, None)
    return Times(own[0], tuple(sorted(own[warm]))), Times(hand[0], tuple(sorted(hand[warm])))


def timed_by(clients: int, make_caller: Callable[[], Callable[[int], object]], calls: int) -> Times:
    """How long each of the numbered calls took when that many clients share them; each makes its own caller."""
    with ThreadPoolExecutor(clients) as pool:
        taken = list(pool.map(_client, repeat(make_caller), [range(first, calls, clients) for first in range(clients)]))
    cold = taken[0][0]
    return Times(cold, tuple(sorted(time for own in taken for time in own[1:])))


def _client(make_caller: Callable[[], Callable[[int], object]], numbers: range) -> list[float]:
    caller = make_caller()
    return [_milliseconds(lambda number=number: caller(number)) for number in numbers]  # type: ignore[misc]


def _milliseconds(call: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    begun = clock()
    call()
    return (clock() - begun) * _MILLISECONDS
