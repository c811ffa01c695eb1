"""The form of an agreement: its terms as fields, and what was typed as an agreement."""

from collections.abc import Sequence
from typing import Any, Final

from graphsvc.casework.case import AgreementOfCase
from graphsvc.model.derived import Agreement, Need
from graphsvc.model.validation import record_from_json, record_to_json
from graphsvc.web.typed_form import TypedForm
from graphsvc.web.versions import InWords
from graphsvc.web.words import Pair, day, term, yes_no

# How many rows a list has at least; a longer stored list has a row for each of its entries.
_NEED_ROWS: Final = 4
_SIGNATURE_ROWS: Final = 3
# The page numbers its rows itself; a longer number is none of its own, and would ask for as many rows.
_MOST_DIGITS: Final = 2
_NEED = ("topic", "urgency")
_SIGNATURE = ("role", "signed_on", "method")


def need_rows(form: TypedForm) -> int:
    """How many rows for needs the form has."""
    return max(_NEED_ROWS, _sent_rows(form, "needs"))


def signature_rows(form: TypedForm) -> int:
    """How many rows for signatures the form has."""
    return max(_SIGNATURE_ROWS, _sent_rows(form, "signatures"))


def party_rows(form: TypedForm) -> int:
    """How many rows for bodies the form has: two are always free."""
    return len(typed_parties(form)) + 2


def form_of_agreement(item: AgreementOfCase) -> TypedForm:
    """The form that shows the terms of that agreement."""
    content = record_to_json(item.agreement)
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
    rows |= {f"joined_by_{row}": body.id for row, body in enumerate(item.joined_by)}
    return form.with_values(**rows)


def typed_parties(form: TypedForm) -> list[str]:
    """The ids of the bodies chosen, in the order of their rows."""
    rows = sorted(name for name in form.values if name.startswith("joined_by_"))
    return [form.value(name) for name in rows if form.value(name)]


def tidied(form: TypedForm) -> TypedForm:
    """The form with its filled rows first, so that the number of a row is that of the list it stands for."""
    bodies = typed_parties(form)
    rows = {name: "" for name in form.values if name.startswith("joined_by_")}
    rows |= {f"joined_by_{row}": body for row, body in enumerate(bodies)}
    moved = _moved(form.with_values(**rows), "needs", need_rows(form), _NEED)
    return _moved(moved, "signatures", signature_rows(form), _SIGNATURE)


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
        {**row, "priority": number} for number, row in enumerate(_rows(form, "needs", need_rows(form), _NEED), start=1)
    ]
    content["signatures"] = _rows(form, "signatures", signature_rows(form), _SIGNATURE)
    # An agreement of former days may be signed without anybody having noted by whom.
    content["signed"] = bool(content["signatures"]) or (not stored.signatures and bool(stored.signed))
    content["other_parties"] = form.chosen("other_parties")
    content["revision"] = form.revision()
    return record_from_json(Agreement, content)


def terms_in_words(agreement: Agreement, bodies: Sequence[str]) -> list[InWords]:
    """The terms of an agreement with their labels, as the comparison of two versions shows them.

    `bodies` are the names of the organisations and services that have joined it.
    """
    needs = [_need(need) for need in agreement.needs]
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
        (*_SIGNATURES, _joined(signed)),
        ("Weitere Beteiligte", "Further parties", _joined(parties)),
        ("Beteiligte Stellen", "Bodies that join", _joined([(name, "") for name in sorted(bodies)])),
    ]


def changes_terms(one: Sequence[InWords], other: Sequence[InWords]) -> bool:
    """Whether two agreements in words differ in more than their signatures."""
    return any(mine != stored for mine, stored in zip(one, other, strict=True) if mine[:2] != _SIGNATURES)


def _need(need: Need) -> Pair:
    de, en = term("topic", need.topic)
    if need.urgency is None:
        return de, en
    urgent_de, urgent_en = term("urgency", need.urgency)
    return f"{de} ({urgent_de})", f"{en} ({urgent_en})"


def _joined(pairs: list[Pair]) -> Pair:
    return (", ".join(de for de, _ in pairs), ", ".join(en for _, en in pairs if en)) if pairs else _NOTHING


def _sent_rows(form: TypedForm, name: str) -> int:
    sent = (key.split("_")[1] for key in form.values if key.startswith(f"{name}_"))
    numbers = (int(row) for row in sent if len(row) <= _MOST_DIGITS and row.isascii() and row.isdigit())
    return max((number + 1 for number in numbers), default=0)


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


_SIGNATURES: Pair = ("Unterschriften", "Signatures")
_NOTHING: Pair = ("–", "")
