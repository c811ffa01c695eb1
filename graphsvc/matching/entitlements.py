"""A paper on which an authority decides: at hand, not needed by law, or to be fetched, and from whom."""

from datetime import date

from graphsvc.matching.dates import german_day
from graphsvc.matching.periods import months_later
from graphsvc.matching.questions import ask_authority
from graphsvc.matching.requirements import Case, judged, some
from graphsvc.matching.rules import EntitlementTerms, RuleDefinition
from graphsvc.matching.verdicts import DoorResult, MissingPaper, Question, Reason
from graphsvc.model import vocabularies
from graphsvc.model.derived import Paper

_ASK_DATES = Question(
    "papers",
    "Welches Ausstellungs- und welches Ablaufdatum stehen auf der Bescheinigung?",
    "Which date of issue and which expiry date does the paper name?",
)
_ASK_REGISTERED = Question(
    "papers",
    "Hat sich die Person mit der Bescheinigung rechtzeitig angemeldet?",
    "Did the person register with the paper in time?",
)


def entitlement_door(rule: RuleDefinition, terms: EntitlementTerms, case: Case) -> tuple[DoorResult, Reason]:
    """The door with the reason behind it: open by law or by paper, unknown while an authority may issue the paper."""
    by_law = None if terms.by_law is None else judged(terms.by_law, case)
    at_hand = _at_hand(terms, case)
    for reason in (by_law, at_hand):
        if reason is not None and reason.verdict == "fits":
            return _door(rule, reason, case), reason
    if at_hand is not None:
        return _door(rule, at_hand, case), at_hand
    ways = [(way, judged(way.requires, case)) for way in terms.ways]
    possible = [each for each in ways if each[1].verdict != "does_not_fit"]
    if by_law is not None and by_law.verdict == "unknown":
        return _door(rule, by_law, case), by_law
    if not possible:
        reason = (
            some([reason for _, reason in ways]) if ways else Reason("does_not_fit", terms.words.de, terms.words.en)
        )
        closed = Reason(
            "does_not_fit",
            f"{terms.words.de} Nach diesen Angaben kann sie niemand ausstellen.",
            f"{terms.words.en} On these facts nobody can issue it.",
            changes=reason.changes,
        )
        return _door(rule, closed, case), closed
    sure = [each for each in possible if each[1].verdict == "fits"] or possible
    ways_de = " oder ".join(way.words.de for way, _ in sure)
    ways_en = " or ".join(way.words.en for way, _ in sure)
    name = vocabularies.terms("paper_kind")[terms.paper]
    issuers = tuple(dict.fromkeys(way.issuer for way, _ in sure))
    paper = MissingPaper(terms.paper, issuers, f"{name.de} von: {ways_de}", f"{name.en} from: {ways_en}")
    question = sure[0][1].question if sure[0][1].verdict == "unknown" else _apply(ways_de, ways_en)
    de, en = f"{terms.words.de} Sie kommt von: {ways_de}.", f"{terms.words.en} It comes from: {ways_en}."
    reason = Reason("unknown", de, en, question.fact if question else "papers", question)
    return _door(rule, reason, case, paper), reason


def _apply(ways_de: str, ways_en: str) -> Question:
    return ask_authority(
        "papers",
        f"Stellt die Behörde das Papier aus? Bitte stellen Sie mit der Person den Antrag: {ways_de}.",
        f"Does the authority issue the paper? Please apply together with the person: {ways_en}.",
    )


def _door(rule: RuleDefinition, reason: Reason, case: Case, paper: MissingPaper | None = None) -> DoorResult:
    return DoorResult(
        rule.door, reason.verdict, reason.de, reason.en, reason.fact, rule.citation(case.on), reason.question, paper
    )


def _at_hand(terms: EntitlementTerms, case: Case) -> Reason | None:
    """What the papers at hand say; the last day of a paper belongs to it, and one issued later does not count yet."""
    papers = [
        paper
        for paper in case.profile.papers
        if paper.kind == terms.paper
        and not (paper.issued_on is not None and case.on < paper.issued_on)
        and not (paper.expires_on is not None and paper.expires_on < case.on)
    ]
    reasons = [_paper(paper, terms.register_within_months, case.on) for paper in papers]
    return some(reasons) if reasons else None


def _paper(paper: Paper, register_within: int | None, on: date) -> Reason:
    if paper.expires_on is not None:
        last_de, last_en = german_day(paper.expires_on), str(paper.expires_on)
        de, en = f"Das Papier liegt vor und gilt bis {last_de}.", f"The paper is at hand and valid until {last_en}."
        return Reason("fits", de, en, "papers")
    if paper.issued_on is None or register_within is None:
        de, en = "Ein Papier liegt vor; ob es noch gilt, ist nicht bekannt.", "There is a paper; its term is not known."
        return Reason("unknown", de, en, "papers", _ASK_DATES)
    last = months_later(paper.issued_on, register_within)
    if on <= last:
        de = f"Das Papier liegt vor. Es erlischt ohne Anmeldung nach dem {german_day(last)}."
        return Reason("fits", de, f"The paper is at hand. Without a registration it lapses after {last}.", "papers")
    de = f"Das Papier ist nach dem {german_day(last)} erloschen, wenn sich die Person nicht angemeldet hat."
    en = f"The paper lapsed after {last} unless the person had registered."
    return Reason("unknown", de, en, "papers", _ASK_REGISTERED)
