"""The report on gaps as plain text, German first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

_MOST_LISTED = 20
_MOST_PLACES = 4


def gaps_text(gaps: Mapping[str, Any]) -> str:
    """The gaps as lines: what is missing, what does not work, what hangs on one, what ends, how long people wait."""
    return "\n".join(
        [
            *_head(gaps),
            *_supply_lines(gaps),
            *_broken_lines(gaps["broken_ties"], gaps["barriers"]),
            *_hurdle_lines(gaps["hurdles"]),
            *_provider_lines(gaps["one_provider"]),
            *_ending_lines(gaps),
            *_waiting_lines(gaps["waiting"]),
            *_question_lines(gaps["missing_ties"]),
            "\nSo lesen Sie die Zahlen / how to read the figures",
            *(f"- {note['de']}\n  {note['en']}" for note in gaps["notes"]),
        ]
    )


def _head(gaps: Mapping[str, Any]) -> Iterator[str]:
    first, end = (date.fromisoformat(gaps["period"][name]) for name in ("start", "end"))
    yield f"Lücken im Netzwerk, {first:%d.%m.%Y} - {end - timedelta(days=1):%d.%m.%Y}"
    yield f"Gaps in the network; Angebote am / offers of {_day(gaps['offered_on'])}"
    yield f"\nOffene Ziele / open goals: {gaps['needs']['de']}"
    yield f"  davon ohne Wohnort / of them without a place: {gaps['needs_without_place']['de']}"


def _supply_lines(gaps: Mapping[str, Any]) -> Iterator[str]:
    found = gaps["supply_gaps"]
    yield f"\nBedarfe, die kein Angebot erreicht / needs that no offer reaches: {len(found)}"
    for gap in found[:_MOST_LISTED]:
        place = gap["place"]["name"] if gap["place"] else "überall / everywhere"
        yield f"  {gap['topic']['de']}, {place}: {gap['goals']['de']} ({gap['verdict']['de']} / {gap['verdict']['en']})"
    yield from _more(found)


def _broken_lines(broken: Mapping[str, Any], barriers: Mapping[str, Any]) -> Iterator[str]:
    yield f"\nVerbindungen, die nicht tragen / ties that do not work: {len(broken['ties'])} von / of {broken['judged']}"
    for tie in broken["ties"][:_MOST_LISTED]:
        ends, referrals = f"{tie['sender']['name']} -> {tie['receiver']['name']}", tie["referrals"]["de"]
        yield f"  {ends}: {referrals} Weiterleitungen / referrals"
    yield from _more(broken["ties"])
    yield f"\nWas immer wieder im Weg steht / recurring barriers: {len(barriers['recurring'])}"
    for barrier in barriers["recurring"][:_MOST_LISTED]:
        what, times = barrier["what"], barrier["referrals"]["de"]
        yield f"  {times} x {barrier['kind']['de']}: {what['de']} / {what['en']}"
    yield from _more(barriers["recurring"])
    if barriers["hidden"]:
        yield f"  zu selten, um gezeigt zu werden / too rare to be shown: {barriers['hidden']}"


def _hurdle_lines(hurdles: Mapping[str, Any]) -> Iterator[str]:
    for part, words in (
        ("supply_gaps", "Hürden aus Bilanzen, Angebot fehlt / hurdles from balances, no offer"),
        ("broken_cooperation", "Hürden aus Bilanzen, Zusammenarbeit stockt / hurdles from balances, co-operation"),
        ("other", "Andere Hürden aus Bilanzen / other hurdles from balances"),
    ):
        yield f"\n{words}: {len(hurdles[part])}"
        for hurdle in hurdles[part][:_MOST_LISTED]:
            about = hurdle["about"]
            yield f"  {hurdle['clients']['de']} Menschen / people: {about['de'] if about else '-'}"
        yield from _more(hurdles[part])
    if hurdles["hidden"]:
        yield f"  zu selten, um gezeigt zu werden / too rare to be shown: {hurdles['hidden']}"


def _provider_lines(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"\nThemen mit nur einem Anbieter / topics with one provider only: {len(found)}"
    for one in found[:_MOST_LISTED]:
        yield f"  {one['topic']['de']}: {one['provider']['name']}, {_places(one['places'])}"
    yield from _more(found)


def _ending_lines(gaps: Mapping[str, Any]) -> Iterator[str]:
    yield f"\nWas bis {_day(gaps['until'])} endet / what ends by then: {len(gaps['endings'])}"
    for ending in gaps["endings"][:_MOST_LISTED]:
        why = "Förderung / funding" if ending["funding"] else "Angebot / offer"
        yield f"  {_day(ending['ends_on'])} {why}: {ending['offer']['name']} ({ending['provider']['name']})"
    yield from _more(gaps["endings"])
    yield f"\nBedarfe, denen dann nichts bleibt / needs that are left with nothing then: {len(gaps['left'])}"
    for need in gaps["left"][:_MOST_LISTED]:
        yield f"  {need['topic']['de']}, {need['place']['name']}: {need['goals']['de']}"
    yield from _more(gaps["left"])


def _waiting_lines(waiting: Mapping[str, Any]) -> Iterator[str]:
    yield "\nWartezeit in Tagen, Median / days waited, median"
    yield f"  {'':42}{'Anmeldung':>22}{'Berechtigung':>22}"
    for course in waiting["courses"]:
        times = (_time(course[name]) for name in ("registered", "entitled"))
        yield f"  {course['kind']['de']:42}" + "".join(f"{time:>22}" for time in times)
    yield from (f"- {words['de']}\n  {words['en']}" for words in waiting["definitions"].values())


def _question_lines(questions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if questions:
        yield "\nFragen für das nächste Treffen / questions for the next meeting"
    yield from (f"  {question['question_de']}\n  {question['question_en']}" for question in questions)


def _time(time: Mapping[str, Any]) -> str:
    people = f"(n = {time['people']['de']})"
    return f"- {people}" if time["median"] is None else f"{time['median']:g} {people}"


def _places(places: Sequence[Mapping[str, Any]]) -> str:
    names = ", ".join(place["name"] for place in places[:_MOST_PLACES])
    further = len(places) - _MOST_PLACES
    return names if further <= 0 else f"{names} und {further} weitere / and {further} more"


def _more(found: Sequence[object]) -> Iterator[str]:
    further = len(found) - _MOST_LISTED
    if further > 0:
        yield f"  und {further} weitere / and {further} more"


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d.%m.%Y}"
