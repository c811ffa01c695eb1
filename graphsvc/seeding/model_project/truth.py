"""What is true of the invented network: the rates it was drawn with, and what came of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

from graphsvc.model.derived import Link, Record, ShortContact
from graphsvc.seeding.agreements import Plan
from graphsvc.seeding.model_project.pairs import Pair, Ties
from graphsvc.seeding.model_project.parameters import ModelProjectParameters
from graphsvc.seeding.referral_histories import Event, HistoryParameters
from graphsvc.seeding.referrals import Sent

SAYS: Final = (
    "Synthetic: invented by graphsvc seed model-project. Nothing here is a result of the model project of 2011 to 2013."
)
Health = Literal["sound", "broken"]
K = TypeVar("K")


@dataclass(slots=True)
class Runs:
    """How the referrals of sound or of broken ties ran: what came first, and after how many days an answer."""

    first_answer: Counter[str] = field(default_factory=Counter)
    days_until_accepted: Counter[int] = field(default_factory=Counter)

    def add(self, events: Sequence[Event]) -> None:
        """Count one history; a referral that never left the drafts is none."""
        states = [event.state for event in events]
        if "requested" not in states:
            return
        asked = states.index("requested")
        answer = next((event for event in events[asked + 1 :] if event.state != "entered_in_error"), None)
        self.first_answer[answer.state if answer else "none"] += 1
        if answer is not None and answer.state == "accepted":
            self.days_until_accepted[(answer.on - events[asked].on).days] += 1

    def told(self) -> dict[str, Any]:
        """The counts and the waiting time in days, as JSON."""
        waited = sorted(self.days_until_accepted.elements())
        return {
            "referrals": self.first_answer.total(),
            "first_answer": dict(sorted(self.first_answer.items())),
            "days_until_accepted": {
                "mean": round(sum(waited) / len(waited), 2) if waited else None,
                "median": waited[len(waited) // 2] if waited else None,
                "longest": waited[-1] if waited else None,
            },
        }


@dataclass(slots=True)
class Truth:
    """Counts of the whole network, filled while it streams by."""

    records: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    runs: dict[Health, Runs] = field(default_factory=lambda: {"sound": Runs(), "broken": Runs()})
    gaps: list[tuple[str, str]] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)
    brief: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in ("topic", "channel", "outcome")}
    )
    missed: Counter[str] = field(default_factory=Counter)

    def add_item(self, item: Record | Link) -> None:
        """Count a record by its label, a link by its type."""
        if isinstance(item, Link):
            self.links[item.type] += 1
        else:
            self.records[item.label] += 1

    def add_supply(self, place: str, topics: Iterable[str], ties: Ties) -> None:
        """Count which of the topics the site offers nothing for, and how its pairs are."""
        for topic in topics:
            self.counts["site_topics"] += 1
            if not ties.known.by_topic[topic]:  # type: ignore[index]  # topics are codes of the vocabulary
                self.gaps.append((place, topic))
        self.counts["pairs"] += len(ties.pairs)
        self.counts["pairs_working_together"] += sum(pair.strength > 0 for pair in ties.pairs.values())
        self.broken += [(pair.service, pair.unit) for pair in ties.pairs.values() if pair.broken]

    def add_goals(self, planned: Iterable[Plan], ties: Ties) -> None:
        """Count the needs that find nothing: no offer at all, or none of a partner."""
        for plan in planned:
            for item in plan.goals:
                self.counts["goals"] += 1
                if item.goal.reason is not None:
                    self.missed[item.goal.reason] += 1
                offers = ties.known.by_topic[item.topic]
                pairs = [ties.pair(plan.case.service, offer) for offer in offers]
                if not offers:
                    self.counts["goals_without_an_offer"] += 1
                elif not any(pair is not None and pair.strength > 0 for pair in pairs):
                    self.counts["goals_without_a_partner"] += 1

    def add_referrals(self, sent: Iterable[Sent], pairs: Mapping[tuple[str, str], Pair]) -> None:
        """Count how the referrals ran, apart for sound and for broken ties."""
        for item in sent:
            broken = pairs[item.holder, item.offer].broken
            self.runs["broken" if broken else "sound"].add(item.events)

    def add_short_contact(self, contact: ShortContact) -> None:
        """Count what it was about, how it took place, and what it ended with."""
        self.brief["topic"][contact.topic] += 1
        self.brief["channel"][contact.channel] += 1
        self.brief["outcome"][contact.outcome] += 1

    def told(self, parameters: ModelProjectParameters, scale: int, seed: int) -> dict[str, Any]:
        """All of it as JSON, with the rates that it was drawn with."""
        return {
            "says": SAYS,
            "seed": seed,
            "scale": scale,
            "first_day": parameters.first_day.isoformat(),
            "last_day": parameters.last_day.isoformat(),
            "drawn_with": {
                "partner_share": {kind: item.share / 100 for kind, item in parameters.partners.items()},
                "supply_gap": parameters.supply_gap,
                "broken_tie": parameters.broken_tie,
                "first_answer": {
                    "sound": first_answers(parameters.referrals),
                    "broken": first_answers(parameters.broken_course),
                },
                "short_contacts": {
                    "per_client": parameters.short_contacts.per_client,
                    "channel": shares(parameters.short_contacts.channels),
                    "outcome": shares(parameters.short_contacts.outcomes),
                },
                "result_reasons_without_gap": shares(parameters.agreements.result_reasons),
            },
            "records": dict(sorted(self.records.items())),
            "links": dict(sorted(self.links.items())),
            "counted": {**dict(sorted(self.counts.items())), "broken_ties": len(self.broken)},
            "short_contacts": {name: dict(sorted(counted.items())) for name, counted in self.brief.items()},
            "goals_missed": dict(sorted(self.missed.items())),
            "referrals": {health: runs.told() for health, runs in self.runs.items()},
            "supply_gaps": [{"place": place, "topic": topic} for place, topic in self.gaps],
            "broken_ties": [{"service": service, "unit": unit} for service, unit in self.broken],
        }


def first_answers(parameters: HistoryParameters) -> dict[str, float]:
    """How likely each first answer to a request is; `none` is silence for ever."""
    return {
        "none" if state == "stay" else state: share for state, share in shares(parameters.moves["requested"]).items()
    }


def shares(weights: Mapping[K, float]) -> dict[K, float]:
    """How likely each key is."""
    whole = sum(weights.values())
    return {key: weight / whole for key, weight in weights.items()}
