"""The life cycles as a page of the documents: a table of states and a diagram of moves for each, in Mermaid."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphsvc.casework.agreement_states import AGREEMENT
from graphsvc.casework.goal_states import GOAL
from graphsvc.casework.referral_states import FIRST_STATES, STATES
from graphsvc.casework.states import LifeCycle
from graphsvc.casework.step_states import STEP
from graphsvc.model.vocabularies import terms

_HEAD = """# A record moves only along the arrows of its life cycle

Each life cycle is a table in `graphsvc/casework/`; this page is derived from them, and every door refuses a move that
has no arrow with status 422. After a change, run `graphsvc schema life-cycles > docs/reference/life-cycles.md`.

A case system may bring a record in any state, since it brings what has already happened; from then on the arrows hold.
"""


def life_cycle_page() -> str:
    """The whole page in Markdown, equal for equal tables."""
    parts = [
        _HEAD,
        _section("An agreement begins as a draft and ends with a balance", AGREEMENT),
        _section("A goal keeps its result until it is opened again", GOAL),
        _section("A step is open, done or dropped", STEP),
        _referrals(),
    ]
    return "\n".join(parts)


def _section(heading: str, cycle: LifeCycle[Any]) -> str:
    words = terms(cycle.vocabulary)
    rows = [
        f"| `{code}` | {words[code].de} | {state.means_en} | {', '.join(f'`{name}`' for name in state.needs)} |"
        for code, state in cycle.states.items()
    ]
    moves = {code: state.followed_by for code, state in cycle.states.items()}
    table = ["| State | German | What it means | Must be set |", "| --- | --- | --- | --- |", *rows]
    return "\n".join([f"## {heading}", "", *table, "", *_diagram(cycle.first, moves), ""])


def _referrals() -> str:
    words = terms("referral_state")
    rows = [
        f"| `{code}` | {words[code].de} | {rule.means_en} | {', '.join(f'`{side}`' for side in sorted(rule.set_by))} "
        f"| {'yes' if rule.reason_required else 'no'} |"
        for code, rule in STATES.items()
    ]
    table = ["| State | German | What it means | Set by | Reason |", "| --- | --- | --- | --- | --- |", *rows]
    moves: dict[str, Iterable[str]] = {code: rule.followed_by for code, rule in STATES.items()}
    heading = "## A referral goes through the states of a FHIR Task"
    return "\n".join([heading, "", *table, "", *_diagram(FIRST_STATES, moves), ""])


def _diagram(first: Iterable[str], moves: Mapping[str, Iterable[str]]) -> list[str]:
    begin = [f"  [*] --> {code}" for code in first]
    between = [f"  {code} --> {following}" for code, follows in moves.items() for following in follows]
    end = [f"  {code} --> [*]" for code, follows in moves.items() if not tuple(follows)]
    return ["```mermaid", "stateDiagram-v2", *begin, *between, *end, "```"]
