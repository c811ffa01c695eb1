"""Folded search text: the same words on every store, whatever its full-text engine folds by itself.

Neither FTS5 nor Lucene finds "Müller" for both "Muller" and "Mueller", nor "Kinderbetreuung" for "Betreuung". So
the folding happens here, once, for what is stored and for what is asked; the engines only compare words.
"""

import re
import unicodedata

from graphsvc.model.derived import Record

_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
# German compounds of eight letters or more are searched inside, from four letters on: "Betreuung" finds
# "Kinderbetreuung". Shorter parts would match nearly everything.
_COMPOUND = 8
_PART = 4
# No German compound is longer; the parts of a word grow with the square of its length.
_LONGEST_COMPOUND = 80
# Marks the inner part of a compound, so that a short word asked for meets the beginnings of words only. A letter
# to every tokeniser, and one that no German text holds.
_INNER = "ʔ"


def search_text(record: Record) -> str:
    """The folded words of the record's searched properties with the parts of compounds, separated by spaces.

    Each word once, sorted; empty where nothing is searched.
    """
    stored: set[str] = set()
    for name in record.search:
        for spellings in _words(getattr(record, name) or ""):
            for spelling in spellings:
                stored.add(spelling)
                stored.update(_parts(spelling))
    return " ".join(sorted(stored))


def folded_name(record: Record) -> str:
    """The first searched property folded to plain words, for putting the best match first."""
    return folded(getattr(record, record.search[0]) or "") if record.search else ""


def folded(text: str) -> str:
    """The text as plain words with umlauts as ae, oe, ue: "Straße  Müller" gives "strasse mueller"."""
    return " ".join(spellings[0] for spellings in _words(text))


def asked_words(text: str) -> tuple[tuple[str, ...], ...]:
    """The words asked for, each with its spellings, inner parts of compounds marked.

    A record matches when, for every word, one of its stored words begins with one of the spellings. Empty where
    the text holds no letter or digit. Words hold letters and digits only, so none carries an operator of a query
    language.
    """
    return tuple(_asked(spellings) for spellings in _words(text))


def _asked(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return spellings + tuple(_INNER + spelling for spelling in spellings if len(spelling) >= _PART)


def _words(text: str) -> list[tuple[str, ...]]:
    """Each word with its spellings: umlauts written out, and with the dots left away where that differs."""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    long = _WORD.findall(_bare("".join(_UMLAUTS.get(letter, letter) for letter in composed)))
    short = _WORD.findall(_bare(composed))
    return [(one,) if one == other else (one, other) for one, other in zip(long, short, strict=True)]


def _bare(text: str) -> str:
    """The text without accents and other marks above or below its letters."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def _parts(word: str) -> list[str]:
    if not _COMPOUND <= len(word) <= _LONGEST_COMPOUND:
        return []
    return [_INNER + word[start:] for start in range(1, len(word) - _PART + 1)]
