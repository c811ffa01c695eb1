"""Paths from the facts about a person to a goal; nothing about the person is stored."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graphsvc.answers.suggestions import places_around, require_born
from graphsvc.matching.pathways.definitions import GoalDefinition, pathways
from graphsvc.matching.pathways.moves import Ground, PathStep, beginning, topics_of
from graphsvc.matching.pathways.search import Path, Paths, search
from graphsvc.model.derived import Profile
from graphsvc.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The goal, the day, and the paths found."""

    goal: GoalDefinition
    on: date
    paths: Paths


def paths_to(store: Store, goal_id: str, profile: Profile, on: date) -> PathAnswer:
    """The three best paths to the goal; raises `InvalidInput` for an unknown goal or place or a later birth."""
    known = pathways()
    goal = known.goal(goal_id)
    require_born(profile, on)
    places = places_around(store, profile)
    offers = store.offer_candidates(topics_of(goal), [place.code for place in places], on).offers
    found = search(beginning(profile, on), Ground(goal, known, offers, places))
    return PathAnswer(goal, on, found)


def paths_to_json(answer: PathAnswer) -> dict[str, Any]:
    """The paths as JSON, words in German and English; `gap` says where all paths break."""
    broken = answer.paths.broken
    return {
        "goal": {"id": answer.goal.id, "de": answer.goal.title.de, "en": answer.goal.title.en},
        "on": answer.on.isoformat(),
        "paths": [_path(path, answer.on) for path in answer.paths.paths],
        "gap": None
        if broken is None
        else {
            "level_reached": broken.level,
            "missing_level": broken.missing_level,
            "missing_statuses": list(broken.missing_statuses),
            "de": "Kein erreichbares Angebot führt weiter.",
            "en": "No reachable offer leads on.",
        },
    }


def _path(path: Path, on: date) -> dict[str, Any]:
    return {
        "ends_on": path.end.on.isoformat(),
        "days": (path.end.on - on).days,
        "days_waiting": sum(step.waits for step in path.steps),
        "uncertain": any(step.questions or step.papers or not step.start_known for step in path.steps),
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: PathStep) -> dict[str, Any]:
    facts, lasting = step.facts, step.lasting
    return {
        "by": "authority" if facts is None else "offer",
        "de": step.title.de,
        "en": step.title.en,
        "offer": None if facts is None else facts.offer.id,
        "provider": None if facts is None else facts.provider.name,
        "intake": None if step.intake is None else step.intake.id,
        "register_by": step.intake.register_by.isoformat() if step.intake and step.intake.register_by else None,
        "begins_on": step.begins_on.isoformat(),
        "ends_on": step.ends_on.isoformat(),
        "days_waiting": step.waits,
        "start_known": step.start_known,
        "reaches_level": step.reaches,
        "gives": step.gives,
        "papers": [
            {"kind": each.kind, "issuers": list(each.issuers), "de": each.de, "en": each.en} for each in step.papers
        ],
        "questions": [{"asks": each.asks, "de": each.de, "en": each.en} for each in step.questions],
        "duration_source": None if lasting is None else lasting.source,
        "duration_estimated": lasting is not None and lasting.estimate,
    }
