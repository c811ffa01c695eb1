"""Answers as plain text for a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

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


def network_text(report: Mapping[str, Any], *, by_kind: bool) -> str:
    """The network report as lines, the block densities as a table where asked for."""
    return "\n".join([*_report_lines(report), *(_block_lines(report["blocks"]) if by_kind else ())])


def _suggestion_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"{answer['topic']} on {answer['on']}"
    for number, suggestion in enumerate(answer["suggestions"], 1):
        offer, provider = suggestion["offer"], suggestion["provider"]
        yield f"\n{number:2}. {_SIGNS[suggestion['verdict']]}{offer['name']}  ({provider['name']})"
        yield f"    {_facts_line(suggestion)}    {offer['id']}"
        for criterion in suggestion["criteria"]:
            yield from _criterion_lines(criterion)
    if not answer["suggestions"]:
        yield "No offer fits. Ask for a broader topic, or look at one offer with --why-not."
    yield f"\n{answer['not_fitting']['count']} offers do not fit."
    if "why_not" in answer:
        yield f"\nWhy not {answer['why_not']['offer']['name']}:"
        for criterion in answer["why_not"]["criteria"]:
            yield f"    {_SIGNS[criterion['verdict']]}{criterion['en']}"
        yield from _change_lines(answer["why_not"]["changes"])


def _change_lines(changes: Mapping[str, Any]) -> Iterator[str]:
    if changes["needed"]:
        yield f"  It would fit {', '.join(change['en'] for change in changes['needed'])}."
        for question in changes["questions"]:
            yield f"    still open: {question['en']}"
    elif changes["lasting"]:
        yield f"  Nothing that can change would make it fit: {', '.join(changes['lasting'])}."


def _facts_line(suggestion: Mapping[str, Any]) -> str:
    distance = suggestion["distance_km"]
    any_time = suggestion["offer"]["access_mode"] in {"walk_in", "appointment"}
    parts = [
        f"starts {suggestion['next_start'] or ('any time' if any_time else 'on a day not known')}",
        f"{suggestion['free_places']} places free" if suggestion["free_places"] is not None else "places unknown",
        f"{distance:.1f} km in a straight line" if distance is not None else "distance unknown",
        f"verified {suggestion['verified_on'] or 'never'}",
    ]
    return ", ".join(parts)


def _criterion_lines(criterion: Mapping[str, Any]) -> Iterator[str]:
    if criterion["verdict"] == "unknown" and criterion["question"]:
        yield f"    ask: {criterion['question']['en']}"
    if criterion["missing_paper"]:
        yield f"    paper: {criterion['missing_paper']['en']}"


def _report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    counts, period = report["counts"], report["period"]
    yield f"{report['tie']} ties from {period['start']} to {period['end']} (first day outside)"
    yield f"units {counts['units']}, ties {counts['ties']}, events {_shown(counts['events'])}"
    yield _figure("density", report["density"])
    for name in ("dyad", "arc"):
        figure = report["reciprocity"][name]
        if figure is not None:
            yield _figure(f"{name} reciprocity", figure)
    components = report["components"]
    yield f"components {components['count']}, isolates {counts['isolates']}"
    yield _figure("share of units in the largest component", components["largest_share"])
    yield f"self ties set aside {counts['self_ties']}, ties to bodies off the roster {report['ties_off_roster']}"
    yield "A higher density is not better by itself."


def _figure(name: str, figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return f"{name}: undefined (denominator {figure['denominator']})"
    return f"{name}: {figure['value']:.3f} = {figure['numerator']} of {figure['denominator']}, n = {figure['n']}"


def _shown(count: Mapping[str, Any]) -> str:
    return str(count["value"]) if count["value"] is not None else str(count["en"])


def _block_lines(blocks: Mapping[str, Any]) -> Iterator[str]:
    yield "\nDensity between kinds of organisation; rows send, columns receive, - is undefined"
    width = max((len(kind) for kind in blocks["kinds"]), default=0)
    yield " " * width + "".join(f" {number:>5}" for number in range(1, len(blocks["kinds"]) + 1))
    for number, (kind, row) in enumerate(zip(blocks["kinds"], blocks["matrix"], strict=True), 1):
        cells = "".join("     -" if cell["value"] is None else f" {cell['value']:5.2f}" for cell in row)
        yield f"{kind:{width}}{cells}  {number}"
