"""Measures of a network as plain text for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_UNDEFINED = "undefined"
_MOST_LISTED = 10
_CENTRALISATIONS = ("degree", "in_degree", "out_degree", "betweenness", "harmonic", "closeness")


def measures_text(measures: Mapping[str, Any]) -> str:
    """The measures of one network as lines: the whole, its parts, its units as a table, and the notes."""
    return "\n".join(
        [
            *_whole(measures),
            *_parts(measures),
            *(_kinds(measures["mixing"]) if measures["mixing"] else ()),
            *_units(measures["units"]),
            "",
            *_notes(measures),
        ]
    )


def two_mode_text(measures: Mapping[str, Any]) -> str:
    """Who takes part in what as lines: the density, then each two units that share an event."""
    counts = measures["counts"]
    lines = [
        f"units {counts['units']}, events {counts['events']}, participations {counts['participations']}",
        _figure("density of participations", measures["density"]),
        "\nEvents in common: number, by Newman, share of the events of either, of those of the unit with fewer",
    ]
    for pair in measures["projection"]:
        weights = "  ".join(_number(pair[name]) for name in ("shared", "newman", "jaccard", "overlap"))
        lines.append(f"{pair['one']} - {pair['other']}: {weights}")
    return "\n".join([*lines, "", *_notes(measures)])


def comparison_text(comparison: Mapping[str, Any]) -> str:
    """The comparison as lines: figures before and after, the change with its interval, ties kept, new and lost."""
    return "\n".join([*_sides(comparison), *_change(comparison), "", *_notes(comparison)])


def _whole(measures: Mapping[str, Any]) -> Iterator[str]:
    counts = measures["counts"]
    yield f"units {counts['units']}, ties {counts['ties']}, {'directed' if measures['directed'] else 'undirected'}"
    yield _figure("density", measures["density"])
    bootstrap = measures["density"]["bootstrap"]
    if bootstrap:
        yield f"    {_interval(bootstrap)}"
    yield _figure("valued density, mean weight over all possible ties", measures["valued_density"])
    yield _figure("mean weight of the ties that exist", measures["mean_tie_weight"])
    for name, figure in measures["reciprocity"].items():
        if figure:
            yield _figure(f"{name} reciprocity", figure)
    yield _figure("transitivity", measures["transitivity"])
    census = ", ".join(f"{name} {count}" for name, count in measures["triad_census"].items() if count)
    yield f"triads: {census or 'none'}"
    yield "\nCentralisation, 0 = all equal, 1 = star"
    for name in _CENTRALISATIONS:
        if measures["centralisation"][name]:
            yield f"    {name.replace('_', '-')}: {_number(measures['centralisation'][name]['value'])}"


def _parts(measures: Mapping[str, Any]) -> Iterator[str]:
    components, core, groups = measures["components"], measures["core"], measures["communities"]
    yield f"\ncomponents {components['count']}, isolates: {_names(components['isolates'])}"
    yield f"innermost core: {len(core['units'])} units with at least {core['k']} ties each among themselves"
    model = core["periphery_model"]
    yield f"core and periphery: correlation {_number(model['correlation'])}, core: {_names(model['core'])}"
    spread = f"{_number(groups['worst'])} to {_number(groups['modularity'])}"
    yield f"communities: {len(groups['groups'])}, modularity {spread} over {groups['runs']} runs"
    for group in groups["groups"]:
        yield f"    {_names(group)}"
    yield f"bridges: {len(measures['bridges'])}"
    for bridge in measures["bridges"][:_MOST_LISTED]:
        yield f"    {bridge['one']} - {bridge['other']}, would cut off: {_names(bridge['cut_off'])}"
    yield f"single points of failure: {len(measures['single_points_of_failure'])}"
    for unit in measures["single_points_of_failure"][:_MOST_LISTED]:
        yield f"    {unit['unit']}, would cut off: {_names([name for part in unit['cut_off'] for name in part])}"
    for question in measures["missing_ties"]:
        yield f"? {question['question_en']}"


def _kinds(mixing: Mapping[str, Any]) -> Iterator[str]:
    index = mixing["ei_index"]
    yield (
        f"\nE-I index {_number(index['value'])}, rescaled {_number(index['rescaled'])}, expected at random "
        + _number(index["expected"])
    )
    if index["permutation"]:
        yield f"    two-sided p = {index['permutation']['p_two_sided']:.4f} over permuted groups"
    yield f"homophily (Coleman) {_number(mixing['assortativity']['value'])}"
    blocks = mixing["blocks"]
    yield "\nDensity between groups; rows send, columns receive, - is undefined"
    width = max(map(len, blocks["kinds"]), default=0)
    for kind, row in zip(blocks["kinds"], blocks["matrix"], strict=True):
        yield f"{kind:{width}}" + "".join(_column(cell["value"]) for cell in row)


def _units(units: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not units:
        return
    columns = [name for name in units[0] if name not in ("id", "kind", "brokerage")]
    columns = [name for name in columns if any(unit[name] is not None for unit in units)]
    width = max(len(unit["id"]) for unit in units)
    yield "\n" + " " * width + "".join(f"  {name}" for name in columns)
    for unit in units:
        yield f"{unit['id']:{width}}" + "".join(f"  {_number(unit[name]):>{len(name)}}" for name in columns)


def _sides(comparison: Mapping[str, Any]) -> Iterator[str]:
    before, after = comparison["before"], comparison["after"]
    yield f"units {comparison['counts']['units']}, {'directed' if comparison['directed'] else 'undirected'} ties"
    yield f"{'':28}{'before':>12}{'after':>12}"
    yield f"{'ties':28}{before['ties']:>12}{after['ties']:>12}"
    for name in ("density", "valued_density", "mean_tie_weight", "ei_index", "assortativity"):
        if before[name]:
            yield _side_by_side(name, before[name], after[name])
    for group in ("reciprocity", "centralisation"):
        for name, figure in before[group].items():
            if figure:
                yield _side_by_side(f"{name} {group}", figure, after[group][name])


def _side_by_side(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    return f"{name.replace('_', ' '):28}{_number(before['value']):>12}{_number(after['value']):>12}"


def _change(comparison: Mapping[str, Any]) -> Iterator[str]:
    difference, similarity = comparison["density_difference"], comparison["similarity"]
    if difference:
        yield f"\ndifference of densities {difference['observed']:+.3f}"
        yield f"    {_interval(difference)}"
    if similarity:
        yield f"correlation of the two networks {similarity['observed']:.3f}, p = {similarity['p_high']:.4f} (QAP)"
    turnover = comparison["turnover"]
    counts = ", ".join(f"{len(turnover[part])} {part}" for part in ("kept", "new", "lost"))
    yield f"ties: {counts}; stability (Jaccard) {_number(turnover['stability']['value'])}"
    for part in ("new", "lost"):
        for one, other in turnover[part][:_MOST_LISTED]:
            yield f"    {part}: {one} {'->' if comparison['directed'] else '-'} {other}"


def _notes(content: Mapping[str, Any]) -> Iterator[str]:
    yield from (note["en"] for note in content["notes"])


def _figure(name: str, figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return f"{name}: {_UNDEFINED}"
    return f"{name}: {figure['value']:.3f} = {figure['numerator']:g} of {figure['denominator']:g}"


def _interval(bootstrap: Mapping[str, Any]) -> str:
    return (
        f"95 % interval {bootstrap['low']:.3f} to {bootstrap['high']:.3f}, standard error "
        f"{bootstrap['standard_error']:.3f} (vertex bootstrap, {bootstrap['draws']} draws)"
    )


def _number(value: float | None) -> str:
    if value is None:
        return _UNDEFINED
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _column(value: float | None) -> str:
    return "      -" if value is None else f"  {value:.3f}"


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_LISTED])
    return f"{shown} and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else shown or "none"
