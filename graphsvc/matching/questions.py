"""The question to the client for each fact that a criterion or a rule can wait for."""

from types import MappingProxyType
from typing import Final

from graphsvc.matching.verdicts import Change, Question, Reason, Verdict, met

_WORDS: Final = {
    "age": ("Wie alt ist die Person?", "How old is the person?"),
    "german_level": ("Welches Deutschniveau hat die Person?", "Which level of German does the person have?"),
    "residence_group": ("Welchen Aufenthaltstitel hat die Person?", "Which residence title does the person have?"),
    "benefit": ("Nach welchem Gesetz bekommt die Person Leistungen?", "Under which law does the person get benefits?"),
    "gender": (
        "Das Angebot ist nicht für jedes Geschlecht offen. Welches gilt für die Person?",
        "The offer is not open to every gender. Which is the person's?",
    ),
    "children": ("Hat die Person Kinder unter 18 Jahren?", "Does the person have children under 18?"),
    "youngest_child_age": ("Wie alt ist das jüngste Kind?", "How old is the youngest child?"),
    "german_listening": ("Welches Niveau hat die Person im Hören?", "Which level does the person have in listening?"),
    "german_speaking": (
        "Welches Niveau hat die Person im Sprechen?",
        "Which level does the person have in speaking?",
    ),
    "german_reading": ("Welches Niveau hat die Person im Lesen?", "Which level does the person have in reading?"),
    "german_writing": ("Welches Niveau hat die Person im Schreiben?", "Which level does the person have in writing?"),
    "german_proof": ("Wodurch ist das Deutschniveau nachgewiesen?", "How is the level of German proven?"),
    "german_proof_on": ("Von welchem Tag ist der Sprachnachweis?", "Which day is the proof of German from?"),
    "literacy": ("Wie sicher liest und schreibt die Person?", "How well does the person read and write?"),
    "schooling": ("Welche Schule hat die Person abgeschlossen?", "Which schooling has the person completed?"),
    "employment": ("Arbeitet die Person oder ist sie in Ausbildung?", "Does the person work, or is in training?"),
    "registered_jobseeker": (
        "Ist die Person bei der Agentur für Arbeit gemeldet?",
        "Is the person registered with the employment agency?",
    ),
    "foreign_qualification": (
        "Hat die Person im Ausland einen Beruf oder ein Studium abgeschlossen?",
        "Did the person complete vocational training or studies abroad?",
    ),
    "recognition_running": (
        "Braucht die Person für die Anerkennung oder den Beruf ein bestimmtes Sprachniveau?",
        "Does the person need a certain level of German for recognition or the occupation?",
    ),
    "in_school": ("Besucht die Person eine Schule?", "Does the person attend school?"),
    "integration_course_attended": (
        "Hat die Person schon an einem Integrationskurs teilgenommen?",
        "Has the person already taken part in an integration course?",
    ),
    "integration_course_completed": (
        "Hat die Person einen Integrationskurs ordnungsgemäß bis zum Ende besucht?",
        "Did the person attend an integration course properly to its end?",
    ),
    "tolerated_since": ("Seit wann ist die Person geduldet?", "Since when has the person been tolerated?"),
    "lawful_since": (
        "Seit wann lebt die Person rechtmäßig in Deutschland?",
        "Since when has the person lived lawfully in Germany?",
    ),
    "can_pay": ("Kann die Person die Kosten selbst tragen?", "Can the person bear the cost?"),
    "documents": ("Welche Unterlagen liegen vor?", "Which documents are at hand?"),
    "place": (
        "In welchem Stadtbezirk oder welcher Gemeinde wohnt die Person?",
        "In which city district or municipality does the person live?",
    ),
}
ASK: Final = MappingProxyType({fact: Question(fact, de, en) for fact, (de, en) in _WORDS.items()})
"""The question by the fact that its answer fills in."""


def told(
    verdict: Verdict, de: str, en: str, fact: str, *, changes: tuple[Change, ...] = (), threshold: str | None = None
) -> Reason:
    """The reason that a requirement is met, is not, or waits for the answer to the question for that fact.

    `de` and `en` say the requirement. The changes count where it is not met.
    """
    return Reason(
        verdict,
        *met(verdict, de, en),
        fact,
        ASK[fact] if verdict == "unknown" else None,
        changes if verdict == "does_not_fit" else (),
        threshold,
    )


def ask_provider(fact: str, de: str, en: str) -> Question:
    """A question to the provider about a property of the offer."""
    return Question(fact, f"Bitte fragen Sie den Anbieter, {de}", f"Please ask the provider {en}", asks="provider")


def ask_authority(fact: str, de: str, en: str) -> Question:
    """A question on which an authority decides."""
    return Question(fact, de, en, asks="authority")
