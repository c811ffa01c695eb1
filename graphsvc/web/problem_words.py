"""Every kind of error in words: what happened and what to do, in German and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphsvc.web.words import Pair


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """One kind of error as a page shows it; `status` is its HTTP status."""

    status: int
    title: Pair
    happened: Pair
    remedy: Pair


_REPEAT: Pair = (
    "Versuchen Sie es in einer Minute noch einmal. Melden Sie der betreibenden Stelle, wenn der Fehler bleibt.",
    "Try again in a minute. If the error stays, tell the body that runs this application.",
)
_OPERATOR: Pair = (
    "Melden Sie den Fehler der Stelle, die diese Anwendung betreibt. Eine Wiederholung hilft hier nicht.",
    "Tell the body that runs this application. Trying again does not help here.",
)

# By the slug of the error class, or of an answer that no class stands for.
PROBLEMS: Mapping[str, ProblemWords] = {
    "error": ProblemWords(
        500,
        ("Fehler", "Error"),
        ("In der Anwendung ist ein Fehler aufgetreten.", "An error occurred in the application."),
        _REPEAT,
    ),
    "invalid-input": ProblemWords(
        400,
        ("Eingabe nicht lesbar", "Input cannot be read"),
        ("Mindestens eine Angabe ist nicht lesbar.", "At least one entry cannot be read."),
        (
            "Prüfen Sie die genannten Angaben. Was Sie eingegeben haben, bleibt im Formular stehen.",
            "Check the entries named. What you typed stays in the form.",
        ),
    ),
    "forbidden-move": ProblemWords(
        422,
        ("In diesem Stand nicht möglich", "Not possible in this state"),
        (
            "Der Eintrag ist in einem Stand, auf den das nicht folgen kann, oder es fehlt eine Angabe dafür.",
            "The entry is in a state that this cannot follow, or a fact for it is missing.",
        ),
        (
            "Öffnen Sie den Fall noch einmal und wählen Sie, was dort angeboten wird.",
            "Open the case again, and choose what it offers.",
        ),
    ),
    "not-signed-in": ProblemWords(
        401,
        ("Nicht angemeldet", "Not signed in"),
        ("Für diesen Bereich brauchen Sie einen Zugang.", "You need an account for this area."),
        (
            "Melden Sie sich mit Ihrem Zugangsschlüssel an. Fachverfahren senden ihn als Authorization: Bearer.",
            "Sign in with your access token. Case systems send it as Authorization: Bearer.",
        ),
    ),
    "not-allowed": ProblemWords(
        403,
        ("Nicht erlaubt", "Not allowed"),
        ("Ihre Rolle reicht für diesen Bereich nicht aus.", "Your role does not reach this area."),
        (
            "Melden Sie sich mit einem Zugang der zuständigen Stelle an. Fälle sieht nur der Dienst, der sie führt.",
            "Sign in with an account of the body in charge. Only the service that holds a case sees it.",
        ),
    ),
    "cross-site-request": ProblemWords(
        403,
        ("Von einer anderen Seite gesendet", "Sent by another site"),
        (
            "Eine andere Internetseite hat dieses Formular abgeschickt. Es wurde nichts ausgeführt.",
            "Another website sent this form. Nothing was done.",
        ),
        (
            "Öffnen Sie das Formular auf dieser Seite und schicken Sie es von hier ab.",
            "Open the form on this site and send it from here.",
        ),
    ),
    "not-found": ProblemWords(
        404,
        ("Nicht gefunden", "Not found"),
        (
            "Diese Seite oder diesen Eintrag gibt es nicht, oder Ihr Zugang reicht nicht so weit.",
            "There is no such page or entry, or your account does not reach it.",
        ),
        ("Prüfen Sie die Adresse oder suchen Sie den Eintrag.", "Check the address, or search for the entry."),
    ),
    "method-not-allowed": ProblemWords(
        405,
        ("So nicht aufrufbar", "Method not allowed"),
        (
            "Diese Adresse nimmt nur ausgefüllte Formulare an oder lässt sich nur lesen.",
            "This address only takes forms, or can only be read.",
        ),
        ("Beginnen Sie auf der Startseite.", "Start from the home page."),
    ),
    "too-large": ProblemWords(
        413,
        ("Zu groß", "Too large"),
        ("Die Anfrage ist größer als erlaubt.", "The request is larger than allowed."),
        ("Senden Sie weniger auf einmal.", "Send less at once."),
    ),
    "unsupported-media-type": ProblemWords(
        415,
        ("Format nicht unterstützt", "Unsupported media type"),
        ("Der Inhalt der Anfrage ist kein JSON.", "The body of the request is no JSON."),
        (
            "Senden Sie JSON mit dem Header Content-Type: application/json.",
            "Send JSON with the header Content-Type: application/json.",
        ),
    ),
    "precondition-required": ProblemWords(
        428,
        ("Bedingung fehlt", "Precondition required"),
        (
            "Die Änderung kam ohne den Header If-Match und hätte eine fremde Änderung überschreiben können.",
            "The change came without the header If-Match, and could have overwritten somebody else's.",
        ),
        (
            "Lesen Sie den Eintrag zuerst und senden Sie sein ETag als If-Match.",
            "Read the record first, and send its ETag as If-Match.",
        ),
    ),
    "conflict": ProblemWords(
        409,
        ("Konflikt", "Conflict"),
        ("Die Anfrage passt nicht zu dem, was gespeichert ist.", "The request does not go with what is stored."),
        (
            "Lesen Sie den Eintrag neu und entscheiden Sie dann.",
            "Read the entry again, then decide.",
        ),
    ),
    "version-conflict": ProblemWords(
        412,
        ("Inzwischen geändert", "Changed meanwhile"),
        (
            "Jemand hat den Eintrag geändert, seit Sie ihn gelesen haben. Ihre Änderung wurde nicht gespeichert.",
            "Somebody changed the entry since you read it. Your change was not stored.",
        ),
        (
            "Lesen Sie den Eintrag neu, vergleichen Sie beide Fassungen und senden Sie Ihre Änderung noch einmal.",
            "Read the entry again, compare both versions and send your change anew.",
        ),
    ),
    "already-exists": ProblemWords(
        409,
        ("Schon vorhanden", "Already exists"),
        (
            "Eine Kennung oder ein Wert, den es nur einmal geben darf, ist schon vergeben.",
            "An id, or a value that may exist only once, is taken.",
        ),
        (
            "Wählen Sie einen anderen Wert oder ändern Sie den vorhandenen Eintrag.",
            "Choose another value, or change the entry that exists.",
        ),
    ),
    "write-key-reused": ProblemWords(
        409,
        ("Schreibschlüssel schon benutzt", "Write key used before"),
        (
            "Derselbe Idempotency-Key kam mit anderen Änderungen. Es wurde nichts gespeichert.",
            "The same Idempotency-Key came with other changes. Nothing was stored.",
        ),
        ("Nehmen Sie für jeden neuen Vorgang einen neuen Schlüssel.", "Use a new key for every new write."),
    ),
    "no-place-left": ProblemWords(
        409,
        ("Kein Platz frei", "No place left"),
        ("Bei diesem Termin ist kein Platz mehr frei.", "This intake has no free place left."),
        ("Wählen Sie einen anderen Termin oder die Warteliste.", "Choose another intake, or the waiting list."),
    ),
    "store-unavailable": ProblemWords(
        503,
        ("Speicher nicht erreichbar", "Store unavailable"),
        ("Die Datenbank antwortet gerade nicht.", "The database does not answer at the moment."),
        _REPEAT,
    ),
    "store-not-ready": ProblemWords(
        503,
        ("Speicher nicht eingerichtet", "Store not ready"),
        (
            "Die Datenbank ist noch nicht eingerichtet oder hat einen anderen Stand.",
            "The database is not set up yet, or is of another version.",
        ),
        (
            "Wer die Anwendung betreibt, ruft graphsvc init auf, nach einer Aktualisierung graphsvc migrate.",
            "Whoever runs the application runs graphsvc init, or graphsvc migrate after an update.",
        ),
    ),
    "not-installed": ProblemWords(
        500,
        ("Nicht vollständig eingerichtet", "Not fully installed"),
        ("Dateien der Anwendung fehlen.", "Files of the application are missing."),
        _OPERATOR,
    ),
    "unknown-store": ProblemWords(
        500,
        ("Unbekannter Speicher", "Unknown store"),
        (
            "Die Einstellung GRAPHSVC_STORE nennt eine Art von Speicher, die es nicht gibt.",
            "The setting GRAPHSVC_STORE names a kind of store that does not exist.",
        ),
        _OPERATOR,
    ),
}
