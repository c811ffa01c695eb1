"""Short contacts without a person: write one down from a few keystrokes."""

from collections.abc import Mapping

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Create
from graphsvc.model.derived import ShortContact, TopicCode
from graphsvc.model.folding import folded
from graphsvc.model.ids import new_id, seed_id
from graphsvc.model.validation import record_from_json
from graphsvc.model.vocabularies import terms
from graphsvc.stores.protocol import Store

_SUGGESTED = 6


def topic_of(text: str) -> TopicCode:
    """The topic whose code or label is the text, else the only one with a label that begins with it.

    Upper and lower case and accents are not told apart. Raises `InvalidInput` that names the candidates where there
    are several, or none.
    """
    wanted = folded(text)
    labels: dict[TopicCode, tuple[str, ...]] = {
        code: (folded(code), folded(term.de), folded(term.en))  # type: ignore[misc]  # codes of the vocabulary
        for code, term in terms("topic").items()
    }
    exact = [code for code, names in labels.items() if wanted in names]
    begun = [code for code, names in labels.items() if wanted and any(name.startswith(wanted) for name in names)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    raise InvalidInput([_several(found) if found else _NO_TOPIC])


def record_short_contact(
    store: Store, actor: Actor, key: str, content: Mapping[str, str], *, synthetic: bool
) -> ShortContact:
    """The contact as stored, from fields by name; a repeat with the same key stores nothing more.

    Empty fields are left out. Raises `InvalidInput` that names each field, `NotAllowed` without a service.
    """
    problems: list[FieldProblem] = []
    given: dict[str, object] = {name: text.strip() for name, text in content.items() if text.strip()}
    try:
        given["topic"] = topic_of(content.get("topic", ""))
    except InvalidInput as error:
        problems += error.problems
        given.pop("topic", None)
    minutes = str(given.get("minutes", ""))
    if minutes.isascii() and minutes.isdigit():
        given["minutes"] = int(minutes)
    record_id = seed_id(ShortContact, "contact", actor.account, key) if key else new_id(ShortContact)
    try:
        contact = record_from_json(
            ShortContact, {**given, "id": record_id, "holder": actor.service or "", "synthetic": synthetic}
        )
    except InvalidInput as error:
        problems += [problem for problem in error.problems if problem.pointer != "/topic"]
    if problems:
        raise InvalidInput(problems)
    write_checked(store, actor, key, [Create(contact)])
    return contact


def _several(codes: list[TopicCode]) -> FieldProblem:
    words = [terms("topic")[code] for code in codes[:_SUGGESTED]]
    return FieldProblem(
        "/topic",
        f"Das passt auf mehrere Themen: {', '.join(word.de for word in words)}. Bitte weiterschreiben.",
        f"This fits several topics: {', '.join(word.en for word in words)}. Type on.",
    )


_NO_TOPIC = FieldProblem(
    "/topic",
    "So beginnt kein Thema. Bitte eines aus der Liste wählen.",
    "No topic begins like this. Choose one of the list.",
)
