"""What an answer says about the age and the standing of the rules it rests on."""

from collections.abc import Iterable

from graphsvc.matching.verdicts import RuleCitation


def caution_de(citations: Iterable[RuleCitation]) -> str:
    """The warning in German, with a leading space; empty where every rule is in force and freshly read."""
    cited = list(citations)
    words = ""
    if any(citation.status == "announced" for citation in cited):
        words += " Diese Regel ist angekündigt; bitte prüfen Sie, ob sie in Kraft ist."
    if old := [citation.read_on for citation in cited if citation.long_unread]:
        words += f" Die Quelle dieser Regel wurde zuletzt am {min(old):%d.%m.%Y} gelesen;"
        words += " bitte prüfen Sie, ob sie noch gilt."
    return words


def caution_en(citations: Iterable[RuleCitation]) -> str:
    """The same warning in English."""
    cited = list(citations)
    words = ""
    if any(citation.status == "announced" for citation in cited):
        words += " This rule is announced; please check whether it is in force."
    if old := [citation.read_on for citation in cited if citation.long_unread]:
        words += f" The source of this rule was last read on {min(old)}; please check whether it still holds."
    return words
