"""The form of an agreement: its terms as fields, and what was typed as an agreement."""

from typing import Any, Final

from graphsvc.model.derived import Agreement
from graphsvc.model.validation import record_from_json, record_to_json
from graphsvc.web.typed_form import TypedForm
from graphsvc.web.words import Pair, day, term, yes_no

NEED_ROWS: Final = 4
SIGNATURE_ROWS: Final = 3
_NEED = ("topic", "urgency")
_SIGNATURE = ("role", "signed_on", "method")


def form_of_agreement(agreement: Agreement) -> TypedForm:
    """The form that shows the terms of that agreement."""
    content = record_to_json(agreement)
    form = TypedForm().with_values(
        held_in_language=content.get("held_in_language"),
        interpreter=content.get("interpreter"),
        review_every_weeks=content.get("review_every_weeks"),
        other_parties=content.get("other_parties"),
        revision=content.get("revision"),
    )
    rows = {f"needs_{row}_{name}": need.get(name) for row, need in enumerate(content["needs"]) for name in _NEED}
    rows |= {
        f"signatures_{row}_{name}": signature.get(name)
        for row, signature in enumerate(content["signatures"])
        for name in _SIGNATURE
    }
    return form.with_values(**rows)


def tidied(form: TypedForm) -> TypedForm:
    """The form with its filled rows first, so that the number of a row is that of the list it stands for."""
    moved = _moved(form, "needs", NEED_ROWS, _NEED)
    return _moved(moved, "signatures", SIGNATURE_ROWS, _SIGNATURE)


def typed_agreement(form: TypedForm, stored: Agreement) -> Agreement:
    """The stored agreement with the terms typed; raises `InvalidInput` for the fields. The first need is the first."""
    content: dict[str, Any] = {
        name: value
        for name, value in record_to_json(stored).items()
        if name not in {"held_in_language", "interpreter", "review_every_weeks", "signed"}
    }
    content |= form.given("held_in_language")
    if form.value("interpreter"):
        content["interpreter"] = form.value("interpreter") == "yes"
    if form.value("review_every_weeks"):
        content["review_every_weeks"] = form.number("review_every_weeks")
    content["needs"] = [
        {**row, "priority": number} for number, row in enumerate(_rows(form, "needs", NEED_ROWS, _NEED), start=1)
    ]
    content["signatures"] = _rows(form, "signatures", SIGNATURE_ROWS, _SIGNATURE)
    # An agreement of former days may be signed without anybody having noted by whom.
    content["signed"] = bool(content["signatures"]) or (not stored.signatures and bool(stored.signed))
    content["other_parties"] = form.chosen("other_parties")
    revision = form.number("revision")
    content["revision"] = revision if isinstance(revision, int) else 0
    return record_from_json(Agreement, content)


def terms_in_words(agreement: Agreement) -> list[tuple[str, str, Pair]]:
    """The terms of an agreement with their labels, as the comparison of two versions shows them."""
    needs = [term("topic", need.topic) for need in agreement.needs]
    signed = [
        (f"{term('signer_role', each.role)[0]} {day(each.signed_on)}", term("signer_role", each.role)[1])
        for each in agreement.signatures
    ]
    parties = [term("party_role", code) for code in agreement.other_parties]
    language = agreement.held_in_language
    weeks = agreement.review_every_weeks
    return [
        ("Gesprächssprache", "Language held in", term("language", language) if language else _NOTHING),
        ("Sprachmittlung", "Interpreter", yes_no(agreement.interpreter) or _NOTHING),
        ("Überprüfung alle (Wochen)", "Review every (weeks)", (str(weeks), "") if weeks else _NOTHING),
        ("Hilfebedarf", "Needs", _joined(needs)),
        ("Unterschriften", "Signatures", _joined(signed)),
        ("Weitere Beteiligte", "Further parties", _joined(parties)),
    ]


def _joined(pairs: list[Pair]) -> Pair:
    return (", ".join(de for de, _ in pairs), ", ".join(en for _, en in pairs)) if pairs else _NOTHING


def _rows(form: TypedForm, name: str, count: int, parts: tuple[str, ...]) -> list[dict[str, str]]:
    rows = ({part: text for part in parts if (text := form.value(f"{name}_{row}_{part}"))} for row in range(count))
    return [row for row in rows if row]


def _moved(form: TypedForm, name: str, count: int, parts: tuple[str, ...]) -> TypedForm:
    filled = _rows(form, name, count, parts)
    empty: dict[str, str] = {}
    rows = [*filled, *([empty] * (count - len(filled)))]
    return form.with_values(
        **{f"{name}_{row}_{part}": content.get(part, "") for row, content in enumerate(rows) for part in parts}
    )


_NOTHING: Pair = ("–", "")
