"""What an answer says about the age and the standing of the rules it rests on."""

from collections.abc import Sequence

from graphsvc.matching.dates import german_day
from graphsvc.matching.verdicts import RuleCitation


def with_caution(de: str, en: str, cited: Sequence[RuleCitation]) -> tuple[str, str]:
    """Both sentences, with a warning behind them where a rule is only announced or was not read for long."""
    if any(citation.status == "announced" for citation in cited):
        de += " Diese Regel ist angekündigt; bitte prüfen Sie, ob sie in Kraft ist."
        en += " This rule is announced; please check whether it is in force."
    if old := [citation.read_on for citation in cited if citation.long_unread]:
        read = min(old)
        de += (
            f" Die Quelle dieser Regel wurde zuletzt am {german_day(read)} gelesen; bitte prüfen Sie, ob sie noch gilt."
        )
        en += f" The source of this rule was last read on {read}; please check whether it still holds."
    return de, en
