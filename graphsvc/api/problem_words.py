"""Every kind of problem in words: what a program's author reads when the API refuses a request.

The slugs are those of the error classes, and of answers that no class stands for. None repeats what was sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphsvc.model.definition import Words


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem: its title, and what to do about it."""

    title: str
    detail: Words


def _kind(title: str, en: str, de: str) -> ProblemKind:
    return ProblemKind(title, Words(de=de, en=en))


_AGAIN_EN = "Send the same request again in a few seconds, with the same Idempotency-Key."
_AGAIN_DE = "Senden Sie dieselbe Anfrage in einigen Sekunden noch einmal, mit demselben Idempotency-Key."
_OPERATOR_EN = "Tell the body that runs this installation, and name the reference."
_OPERATOR_DE = "Melden Sie den Fehler mit der Referenz der Stelle, die diese Installation betreibt."

PROBLEM_KINDS: Mapping[str, ProblemKind] = {
    "error": _kind("Error", f"The application failed. {_OPERATOR_EN}", f"Die Anwendung hat versagt. {_OPERATOR_DE}"),
    "invalid-input": _kind(
        "Input cannot be read",
        "The request cannot be read. Correct what `errors` names, and send it again.",
        "Die Anfrage ist nicht lesbar. Korrigieren Sie, was `errors` nennt, und senden Sie sie noch einmal.",
    ),
    "forbidden-move": _kind(
        "Not possible in this state",
        "The life cycle of the record does not allow this. `errors` names what may follow or what is missing.",
        "Der Lebenslauf des Eintrags erlaubt das nicht. `errors` nennt, was folgen darf oder was fehlt.",
    ),
    "not-signed-in": _kind(
        "Not signed in",
        "This needs an account. Send its token as: Authorization: Bearer TOKEN",
        "Dafür braucht es einen Zugang mit gültigem Token. Senden Sie es als: Authorization: Bearer TOKEN",
    ),
    "not-allowed": _kind(
        "Not allowed",
        "The account's role does not reach this. Use an account with another role, for cases one of the holding "
        "service.",
        "Die Rolle des Zugangs reicht nicht so weit. Nehmen Sie einen Zugang mit anderer Rolle, bei Fällen einen des "
        "Dienstes, der sie führt.",
    ),
    "cross-site-request": _kind(
        "Sent by another site",
        "A browser sent this from another site. Call the API from a program, not from a foreign page.",
        "Ein Browser hat dies von einer anderen Seite gesendet. Rufen Sie die Schnittstelle aus einem Programm auf.",
    ),
    "not-found": _kind(
        "Not found",
        "There is no such address or record, or the account does not reach it. Check the path and the id.",
        "Diese Adresse oder diesen Eintrag gibt es nicht, oder der Zugang reicht nicht so weit. "
        "Prüfen Sie Pfad und Kennung.",
    ),
    "method-not-allowed": _kind(
        "Method not allowed",
        "This address does not take that method. The header Allow lists those it takes.",
        "Diese Adresse nimmt diese Methode nicht an. Der Header Allow nennt die möglichen.",
    ),
    "too-large": _kind(
        "Body too large",
        "The body is larger than two megabytes. Send less at once.",
        "Der Inhalt ist größer als zwei Megabyte. Senden Sie weniger auf einmal.",
    ),
    "unsupported-media-type": _kind(
        "Unsupported media type",
        "The body must be JSON. Send it with: Content-Type: application/json",
        "Der Inhalt muss JSON sein. Senden Sie ihn mit: Content-Type: application/json",
    ),
    "precondition-required": _kind(
        "Precondition required",
        "Read the record first, and send its ETag as If-Match, so that nobody's change is lost.",
        "Lesen Sie den Eintrag zuerst und senden Sie sein ETag als If-Match, damit keine Änderung verloren geht.",
    ),
    "conflict": _kind(
        "Conflict",
        "The request does not go with what is stored. Read the record again, then decide.",
        "Die Anfrage passt nicht zu dem, was gespeichert ist. Lesen Sie den Eintrag neu und entscheiden Sie dann.",
    ),
    "version-conflict": _kind(
        "Changed meanwhile",
        "The record changed since you read it. Compare `yours` and `stored`, and send yours with the new ETag.",
        "Der Eintrag wurde inzwischen geändert. Vergleichen Sie `yours` und `stored` und senden Sie Ihre Fassung "
        "mit dem neuen ETag.",
    ),
    "already-exists": _kind(
        "Already exists",
        "The id, or a value that may exist only once, is taken. Use another, or change the record that has it.",
        "Die Kennung oder ein Wert, den es nur einmal geben darf, ist vergeben. Nehmen Sie einen anderen oder "
        "ändern Sie den vorhandenen Eintrag.",
    ),
    "write-key-reused": _kind(
        "Write key used before",
        "The same Idempotency-Key came with other changes. Nothing was stored. Use a new key for a new write.",
        "Derselbe Idempotency-Key kam mit anderen Änderungen. Es wurde nichts gespeichert. "
        "Nehmen Sie für jeden neuen Vorgang einen neuen Schlüssel.",
    ),
    "no-place-left": _kind(
        "No place left",
        "The intake has no free place. Choose another intake, or the waiting list.",
        "Bei diesem Termin ist kein Platz frei. Wählen Sie einen anderen Termin oder die Warteliste.",
    ),
    "store-unavailable": _kind(
        "Store unavailable",
        f"The database does not answer. {_AGAIN_EN}",
        f"Die Datenbank antwortet nicht. {_AGAIN_DE}",
    ),
    "store-not-ready": _kind(
        "Store not ready",
        "The database has no schema, or one of another version. "
        "Whoever runs the installation runs: graphsvc init, or after an update: graphsvc migrate",
        "Die Datenbank ist nicht eingerichtet oder hat einen anderen Stand. "
        "Wer die Installation betreibt, ruft auf: graphsvc init, nach einer Aktualisierung: graphsvc migrate",
    ),
    "not-installed": _kind(
        "Not fully installed",
        f"Files of the product are missing. {_OPERATOR_EN}",
        f"Dateien des Produkts fehlen. {_OPERATOR_DE}",
    ),
    "unknown-store": _kind(
        "Unknown store",
        f"The setting GRAPHSVC_STORE names no known kind of store. {_OPERATOR_EN}",
        f"Die Einstellung GRAPHSVC_STORE nennt keine bekannte Art von Speicher. {_OPERATOR_DE}",
    ),
}
