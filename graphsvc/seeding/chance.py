"""Chance that is the same every time: draws from a generator whose start is a word."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")
_SATURDAY = 5


def generator(*words: str | int) -> Random:
    """A generator that draws the same for the same words, on every machine and in every process."""
    return Random("\x1f".join(str(word) for word in words))  # noqa: S311  invented data, no secret


def drawn(chance: Random, weights: Mapping[T, float]) -> T:
    """One key of the weights, as likely as its share of their sum."""
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


def sampled(chance: Random, items: Sequence[T], weights: Sequence[float], count: int) -> tuple[T, ...]:
    """Up to `count` different items, the heavier ones more likely; items of no weight never."""
    # Efraimidis and Spirakis: the largest u^(1/w) are a weighted sample without replacement.
    keyed = [(chance.random() ** (1 / weight), number) for number, weight in enumerate(weights) if weight > 0]
    return tuple(items[number] for _, number in sorted(keyed, reverse=True)[:count])


def days_between(chance: Random, earliest: date, latest: date) -> date:
    """A day from `earliest` to `latest`; `latest` where that is not after `earliest`."""
    return latest if latest <= earliest else earliest + timedelta(days=chance.randint(0, (latest - earliest).days))


def working_day(on: date) -> date:
    """The day itself, or the Friday before where it falls on a weekend; never later than the day."""
    return on - timedelta(days=max(0, on.weekday() - _SATURDAY + 1))


def monday_from(on: date) -> date:
    """The day itself where it is a Monday, else the next one."""
    return on + timedelta(days=-on.weekday() % 7)
