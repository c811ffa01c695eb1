"""The stored network as plain text: its figures for a terminal, and the change as one page for a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import floor, log10
from typing import Any

_MOST_LISTED = 6
_HUNDREDTH = 0.01
_TIES = {
    "referral": ("Weiterleitungen", "referrals"),
    "meeting": ("gemeinsame Treffen", "joint meetings"),
    "shared_case": ("gemeinsame Fälle", "shared cases"),
    "cooperation": ("Kooperationsvereinbarungen", "cooperation agreements"),
}
_CENTRALISATION = {
    "degree": ("Zentralisierung", "centralisation"),
    "in_degree": ("Zentralisierung, eingehend", "centralisation of ties received"),
    "out_degree": ("Zentralisierung, ausgehend", "centralisation of ties sent"),
}
_PARTS = {
    "kept": ("Erhalten", "kept"),
    "new": ("Neu", "new"),
    "lost": ("Weggefallen", "lost"),
}
_WEIGHTS = ("newman", "jaccard", "overlap")
_ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def report_text(report: Mapping[str, Any], *, by_kind: bool) -> str:
    """The network report as lines, the block densities as a table where asked for."""
    return "\n".join(
        [
            *_report_lines(report),
            *_shape_lines(report),
            *(_block_lines(report["blocks"]) if by_kind else ()),
            "",
            *(note["en"] for note in report["notes"]),
        ]
    )


def change_text(change: Mapping[str, Any]) -> str:
    """One page for the meeting: both windows side by side, ties kept, new and lost, and how to read it."""
    parts = (_change_head, _side_lines, _case_lines, _turnover_lines, _reading_lines)
    return "\n".join(line for part in parts for line in part(change))


def ties_text(ties: Sequence[Mapping[str, Any]], *, directed: bool) -> str:
    """A line for each tie with its count."""
    arrow = "->" if directed else "-"
    lines = [f"{tie['sender']['name']} {arrow} {tie['receiver']['name']}: {tie['count']['en']}" for tie in ties]
    return "\n".join([*lines, f"{len(ties)} ties"])


def tie_text(history: Mapping[str, Any]) -> str:
    """A table for each kind of tie with a line for each month that had one."""
    return "\n".join(line for counts in history["ties"] for line in _month_lines(counts))


def _month_lines(counts: Mapping[str, Any]) -> Iterator[str]:
    german, english = _TIES[counts["tie"]]
    arrow = "->" if counts["directed"] else "-"
    ends = f"{counts['sender']['name']} {arrow} {counts['receiver']['name']}"
    yield f"{ends}, {german} / {english}: {counts['count']['en']}"
    for month in counts["months"]:
        if month["count"]["at_most"]:
            yield f"    {month['month']}  {month['count']['en']}"


def attendance_text(report: Mapping[str, Any]) -> str:
    """Who takes part in meetings as lines: the figures, each unit, and each two units that met."""
    counts, period = report["counts"], report["period"]
    lines = [
        f"meetings from {period['start']} to {period['end']} (first day outside): {counts['meetings']['en']}",
        f"units {counts['units']}, at a meeting {counts['units_attending']}, off roster {counts['units_off_roster']}",
        f"participations {counts['participations']['en']}",
        f"density of participations: {_range(report['density'])}",
        f"units at a meeting: {_range(report['units_at_a_meeting'])}",
        "\nMeetings of each unit",
        *(f"    {item['unit']['name']}: {item['meetings']['en']}" for item in report["units"]),
        "\nMeetings in common: number, by Newman, share of those of either, of those of the unit with fewer",
    ]
    for pair in report["pairs"]:
        weights = ", ".join("-" if pair[name] is None else f"{pair[name]:.3f}" for name in _WEIGHTS)
        lines.append(f"    {pair['one']['name']} - {pair['other']['name']}: {pair['shared']['en']}, {weights}")
    return "\n".join([*lines, "", *(note["en"] for note in report["notes"])])


def _range(figure: Mapping[str, Any]) -> str:
    if figure["at_least"] is None:
        return "undefined"
    if figure["value"] is not None:
        return f"{figure['value']:.3f}"
    return f"{figure['at_least']:.3f} to {figure['at_most']:.3f}"


def agreement_text(found: Mapping[str, Any]) -> str:
    """Densities between the parties and between kinds on both sides of an agreement, then the page on the change."""
    cooperation = found["cooperation"]
    names = ", ".join(unit["name"] for unit in cooperation["parties"])
    return "\n".join(
        [
            f"Kooperationsvereinbarung / cooperation agreement: {cooperation['name']}",
            f"ab / from {date.fromisoformat(cooperation['valid_from']):%d.%m.%Y}: {names}",
            f"\n{'Dichte / density':62}{'vorher':>12}{'nachher':>12}",
            *(_both(f"{block['de']} / {block['en']}", block["before"], block["after"]) for block in found["blocks"]),
            *(f"- {note['de']}\n  {note['en']}" for note in found["notes"]),
            "",
            change_text(found["change"]),
        ]
    )


_DIRECTIONS = {"more": "mehr / more", "fewer": "weniger / fewer", "equal": "gleich / equal"}


def _change_head(change: Mapping[str, Any]) -> Iterator[str]:
    german, english = _TIES[change["tie"]]
    yield f"Was sich im Netzwerk geändert hat: {german}"
    yield f"What changed in the network: {english}"
    yield ""
    for name, side in (("Vorher / before", "before"), ("Nachher / after", "after")):
        period = change[side]["period"]
        first, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
        yield f"{name}: {first:%d.%m.%Y} - {end - timedelta(days=1):%d.%m.%Y}"


def _side_lines(change: Mapping[str, Any]) -> Iterator[str]:
    before, after, difference = change["before"], change["after"], change["density_difference"]
    yield f"\n{'':62}{'vorher':>12}{'nachher':>12}"
    for name, words in (
        ("units", "Stellen / units"),
        ("ties", "Verbindungen / ties"),
        ("isolates", "Stellen ohne Verbindung / isolates"),
    ):
        yield f"{words:62}{before['counts'][name]:>12}{after['counts'][name]:>12}"
    events = [side["counts"]["events"]["de"] for side in (before, after)]
    yield f"{'Ereignisse / events':62}{events[0]:>12}{events[1]:>12}"
    yield _both("Dichte / density", before["density"], after["density"])
    yield _both(
        "  nur Stellen beider Zeiträume / units of both windows only", difference["before"], difference["after"]
    )
    for name, figure in before["centralisation"].items():
        if figure is not None:
            yield _both(" / ".join(_CENTRALISATION[name]), figure, after["centralisation"][name])
    yield _both("Last der stärksten Stelle / gatekeeper load", before["gatekeeper_load"], after["gatekeeper_load"])
    if after["unanswered"]:
        silent = [side["unanswered"]["referrals"]["de"] for side in (before, after)]
        yield f"{'Ohne Antwort nach vier Wochen / unanswered':62}{silent[0]:>12}{silent[1]:>12}"
    interval = difference["interval"]
    if interval:
        shown = f"{interval['observed']:+.3f} ({interval['low']:+.3f} ... {interval['high']:+.3f})"
        yield f"\nUnterschied der Dichten / difference of densities: {shown}"
        yield f"  {difference['name_de']}"
        yield f"  {difference['name_en']}"


def _case_lines(change: Mapping[str, Any]) -> Iterator[str]:
    found = change["case_permutation"]
    if found:
        yield "\nMehr als Zufall? / more than chance?"
        for name in ("density", "across_kinds"):
            test = found[name]
            said = f"{_DIRECTIONS[test['direction']]}, p = {test['p']:.3f}" if test["direction"] else "-"
            yield f"  {test['name_de']} / {test['name_en']}: {said}"
        yield f"  {found['definition_de']}"
        yield f"  {found['definition_en']}"


def _turnover_lines(change: Mapping[str, Any]) -> Iterator[str]:
    turnover = change["turnover"]
    stability = turnover["stability"]
    yield f"\nIn beiden Zeiträumen / in both windows (Jaccard): {_value(stability)}"
    arrow = "->" if change["directed"] else "-"
    for part, (german, english) in _PARTS.items():
        ties = turnover[part]
        yield f"\n{german} / {english}: {len(ties)}"
        yield from (f"  {tie['sender']['name']} {arrow} {tie['receiver']['name']}" for tie in ties[:_MOST_LISTED])
        if len(ties) > _MOST_LISTED:
            yield f"  und {len(ties) - _MOST_LISTED} weitere / and {len(ties) - _MOST_LISTED} more"
    for part, words in (("units_new", "Neue Mitglieder / new members"), ("units_lost", "Ausgetreten / members lost")):
        if turnover[part]:
            yield f"\n{words}: {_names(turnover[part])}"


def _reading_lines(change: Mapping[str, Any]) -> Iterator[str]:
    yield "\nSo lesen Sie die Zahlen / how to read the figures"
    for note in (
        {"de": change["density_difference"]["definition_de"], "en": change["density_difference"]["definition_en"]},
        *change["notes"],
    ):
        yield f"- {note['de']}"
        yield f"  {note['en']}"


def _both(words: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    return f"{words:62}{_value(before):>12}{_value(after):>12}"


def _value(figure: Mapping[str, Any]) -> str:
    return "-" if figure["value"] is None else f"{figure['value']:.3f}"


def _names(units: Sequence[Mapping[str, Any]]) -> str:
    shown = ", ".join(unit["name"] for unit in units[:_MOST_LISTED])
    return shown if len(units) <= _MOST_LISTED else f"{shown} and {len(units) - _MOST_LISTED} more"


def _interval_lines(found: Mapping[str, Any]) -> Iterator[str]:
    interval = found["interval"]
    if interval:
        yield f"    {interval['low']:.3f} to {interval['high']:.3f}, {found['name_en']}"
        yield f"    {found['definition_en']}"


def _shape_lines(report: Mapping[str, Any]) -> Iterator[str]:
    for name, figure in report["centralisation"].items():
        if figure is not None:
            yield _figure(_CENTRALISATION[name][1], figure)
    mixing, core, brokers = report["mixing"], report["core"], report["brokers"]
    yield _figure("E-I index by kind of organisation", mixing["ei_index"])
    if mixing["rescaled"]["value"] is not None:
        yield f"    rescaled {mixing['rescaled']['value']:.3f}, expected at random {mixing['expected']:.3f}"
    yield _figure(f"innermost core, each with {core['k']} partners in it", core["share"])
    yield _figure("gatekeeper load", brokers["gatekeeper_load"])
    if brokers["units"]:
        yield f"\nBrokers, paths by role: {', '.join(_ROLES)}"
    for broker in brokers["units"]:
        yield f"    {broker['unit']['name']}: {broker['total']} = {' + '.join(str(broker[role]) for role in _ROLES)}"
    points = report["single_points_of_failure"]
    yield f"\nSingle points of failure: {len(points)}"
    for point in points:
        cut_off = [unit for part in point["cut_off"] for unit in part]
        yield f"    {point['unit']['name']}, would cut off: {_names(cut_off)}"
    if report["missing_ties"]:
        yield "\nQuestions for the next meeting"
    yield from (f"    {question['question_en']}" for question in report["missing_ties"])


def _report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    counts, period = report["counts"], report["period"]
    yield f"{report['tie']} ties from {period['start']} to {period['end']} (first day outside)"
    yield report["alive"]["en"]
    yield f"units {counts['units']}, ties {counts['ties']}, events {_shown(counts['events'])}"
    yield _figure("density", report["density"])
    yield from _interval_lines(report["density_interval"])
    for name in ("dyad", "arc"):
        figure = report["reciprocity"][name]
        if figure is not None:
            yield _figure(f"{name} reciprocity", figure)
    components = report["components"]
    yield f"components {components['count']}, isolates {counts['isolates']}"
    yield _figure("share of units in the largest component", components["largest_share"])
    yield f"self ties set aside {counts['self_ties']}, ties to bodies off the roster {report['ties_off_roster']}"


def _figure(name: str, figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return f"{name}: undefined (denominator {figure['denominator']})"
    return f"{name}: {figure['value']:.3f} = {figure['numerator']:g} of {figure['denominator']:g}, n = {figure['n']}"


def _shown(count: Mapping[str, Any]) -> str:
    return str(count["value"]) if count["value"] is not None else str(count["en"])


def _block_lines(blocks: Mapping[str, Any]) -> Iterator[str]:
    yield "\nDensity between kinds of organisation; rows send, columns receive, - is undefined"
    width = max((len(kind) for kind in blocks["kinds"]), default=0)
    yield " " * width + "".join(f" {number:>7}" for number in range(1, len(blocks["kinds"]) + 1))
    for number, (kind, row) in enumerate(zip(blocks["kinds"], blocks["matrix"], strict=True), 1):
        cells = "".join(f" {_small(cell['value']):>7}" for cell in row)
        yield f"{kind:{width}}{cells}  {number}"


def _small(value: float | None) -> str:
    """A density with two decimals; below 0.01, where those would be zeros, with two digits behind the zeros."""
    if not value:
        return "-" if value is None else "0"
    return f"{value:.2f}" if value >= _HUNDREDTH else f"{value:.{1 - floor(log10(value))}f}"
