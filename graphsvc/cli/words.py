"""Answers as plain text for a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_QUESTIONS = 3
_SIGNS = {"fits": "fits   ", "unknown": "open   ", "does_not_fit": "no     "}


def year_before(day: date) -> date:
    """The same day one year earlier; 28 February where there is no such day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def suggestions_text(answer: Mapping[str, Any]) -> str:
    """The suggestions as lines: verdict, offer, provider, and what is open or missing."""
    return "\n".join(_suggestion_lines(answer))


def _suggestion_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"{answer['topic']} on {answer['on']}"
    for number, suggestion in enumerate(answer["suggestions"], 1):
        offer, provider = suggestion["offer"], suggestion["provider"]
        yield f"\n{number:2}. {_SIGNS[suggestion['verdict']]}{offer['name']}  ({provider['name']})"
        yield f"    {_facts_line(suggestion)}    {offer['id']}"
        yield from _points_lines(suggestion)
        for criterion in suggestion["criteria"]:
            yield from _criterion_lines(criterion)
    if not answer["suggestions"]:
        yield "No offer fits. Ask for a broader topic, or look at one offer with --why-not."
    yield from _open_lines(answer)
    yield from _token_lines(answer)
    if "why_not" in answer:
        yield f"\nWhy not {answer['why_not']['offer']['name']}:"
        for criterion in answer["why_not"]["criteria"]:
            yield f"    {_SIGNS[criterion['verdict']]}{criterion['en']}"
            yield from _rule_lines(criterion)
        yield from _change_lines(answer["why_not"]["changes"])


def _open_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    for question in answer["questions"][:_QUESTIONS]:
        offers = "1 offer" if question["decides"] == 1 else f"{question['decides']} offers"
        yield f"ask next (decides {offers}): {question['en']}"
    failing = ", ".join(f"{name} {count}" for name, count in answer["not_fitting"]["by_criterion"].items())
    yield f"{answer['not_fitting']['count']} offers do not fit{f': {failing}' if failing else '.'}"


def _rule_lines(criterion: Mapping[str, Any]) -> Iterator[str]:
    for part in criterion["doors"] or [criterion]:
        if rule := part["rule"]:
            until = f" to {rule['valid_to']}" if rule["valid_to"] else ""
            door = f"{part['door']}, " if "door" in part else ""
            yield f"           {door}rule {rule['id']}, from {rule['valid_from']}{until}: {rule['source']['en']}"
            yield f"           read on {rule['read_on']}"


def _token_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    if answer.get("changed"):
        yield "\nThe list is not the one of the token:"
        for change in answer["changed"]:
            yield f"    {change['en']} {' '.join(change['ids'])}".rstrip()
    elif "changed" in answer:
        yield "\nNothing has changed since the token was made: this is the same list."
    if "token" in answer:
        yield f"\nToken: {answer['token']}"


def _change_lines(changes: Mapping[str, Any]) -> Iterator[str]:
    if changes["needed"]:
        yield f"  It would fit {', '.join(change['en'] for change in changes['needed'])}."
        for question in changes["questions"]:
            yield f"    still open: {question['en']}"
    elif changes["lasting"]:
        yield f"  Nothing that can change would make it fit: {', '.join(changes['lasting'])}."


def _way(suggestion: Mapping[str, Any]) -> str:
    if suggestion["offer"].get("online"):
        return "held online"
    distance = suggestion["distance_km"]
    return f"{distance:.1f} km in a straight line" if distance is not None else "distance unknown"


def _facts_line(suggestion: Mapping[str, Any]) -> str:
    any_time = suggestion["offer"]["access_mode"] in {"walk_in", "appointment"}
    parts = [
        f"starts {suggestion['next_start'] or ('any time' if any_time else 'on a day not known')}",
        f"{suggestion['free_places']} places free" if suggestion["free_places"] is not None else "places unknown",
        _way(suggestion),
        f"verified {suggestion['verified_on'] or 'never'}",
        *(f"reported as {each['kind']} on {each['reported_on']}" for each in suggestion["reports"]),
    ]
    return ", ".join(parts)


def _points_lines(suggestion: Mapping[str, Any]) -> Iterator[str]:
    yield f"    {suggestion['points']} points:"
    for part in suggestion["contributions"]:
        yield f"      {part['points']:2} of {part['most']:2}  {part['en']}"
    if suggestion["lifted"]:
        yield "    stands here so that two carriers are among the first five"


def _criterion_lines(criterion: Mapping[str, Any]) -> Iterator[str]:
    if criterion["verdict"] == "unknown" and criterion["question"]:
        yield f"    ask: {criterion['question']['en']}"
    if criterion["missing_paper"]:
        yield f"    paper: {criterion['missing_paper']['en']}"
