"""A document -> the same with its language settled: as given, as found, or as the best guess, and flagged.

A text is looked at in pieces of 150 to 500 characters that end where a line ends. Each piece votes
with its letters, so that a quoted tweet or a footer in another language does not turn the whole, and
a long text costs no more than twenty pieces spread over its beginning.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol
from unicodedata import name

from babel import Locale, UnknownLocaleError

from extract.model import Document, Flag

MOST_CHARACTERS = 20_000
SHORTEST_PIECE = 150
LONGEST_PIECE = 500
MOST_PIECES = 20

SURE = 0.9
"""A share of the vote from which the winner is no guess.

Measured on windows cut from 178 French and English articles: at 250 characters all but 6 of 3 386
right verdicts reach it; at 60 characters 84 % of the right ones do, and 7 of 66 wrong ones.
"""

FEWEST_LETTERS = 200
"""Under so many letters no text in these letters is called unsupported: two French lines keep their figures.

Of 834 French and English sentences of 120 letters or more none was taken for another language.
"""

FOREIGN = 4
"""A language that is not supported wins only with so many times the vote of the best supported one.

Of 3 249 pieces in some twenty other languages none gave French or English a hundredth of its winner's vote.
"""

FEWEST_READABLE = 0.1
"""With fewer letters in the script of a supported language, no short text is taken for one: «قُتل 12 شخصا»."""

HALF = 0.5
"""A vote that is spread over many languages, as by a list of names, is no verdict for any of them."""

NO_LANGUAGE = "zxx"
"""What the model calls code, tables and noise; no language to settle on."""

ADDRESS_MARKS = ("://", "@", "www.")
"""Words that hold one are addresses and names of accounts, in no language."""


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def settle_language(document: Document, supported: Collection[str]) -> Document:
    """The document with its language, flagged where that is a guess or not among the `supported`."""
    if document.language is None:
        language, flag = _find_language(document.text, supported)
    else:
        language = document.language
        flag = None if language in supported else Flag.LANGUAGE_UNSUPPORTED
    flags = document.flags if flag is None or flag in document.flags else (*document.flags, flag)
    return replace(document, language=language, flags=flags)


def _find_language(text: str, supported: Collection[str]) -> tuple[str | None, Flag | None]:
    """The language that the text is to be read in, and what to say of it."""
    pieces = _split_pieces(text[:MOST_CHARACTERS])
    shares = _count_votes(pieces)
    found = _best_of(shares, shares)
    if found is not None and found in supported:
        return found, None if shares[found] >= SURE else Flag.LANGUAGE_GUESSED
    best = _best_of(supported, shares)
    if best is None or (found is not None and _is_foreign(pieces, shares, found, supported)):
        return found, Flag.LANGUAGE_UNSUPPORTED
    return best, Flag.LANGUAGE_GUESSED


def _best_of(languages: Iterable[str], shares: Mapping[str, float]) -> str | None:
    """The language with the largest share, the first by its code among equals; None where there is none."""
    return max(sorted(languages), key=lambda language: shares.get(language, 0.0), default=None)


def _is_foreign(pieces: Sequence[str], shares: Mapping[str, float], found: str, supported: Collection[str]) -> bool:
    """Whether the text is surely in a language that is not supported."""
    if sum(map(_count_letters, pieces)) < FEWEST_LETTERS:
        return not _is_readable("".join(pieces), supported)
    rival = max((shares.get(language, 0.0) for language in supported), default=0.0)
    return shares[found] >= max(HALF, FOREIGN * rival)


def _count_votes(pieces: Sequence[str]) -> dict[str, float]:
    """The share of each language: every piece divides its letters among the languages it may be in."""
    votes: defaultdict[str, float] = defaultdict(float)
    for piece in pieces:
        letters = _count_letters(piece)
        for language, probability in _load_identifier().rank(piece):
            votes[language] += letters * probability
    total = sum(map(_count_letters, pieces))
    votes.pop(NO_LANGUAGE, None)
    return {language: vote / total for language, vote in votes.items()} if total else {}


def _split_pieces(text: str) -> list[str]:
    """The text in pieces that end with a line, none too long and addresses left out; at most twenty, evenly spread."""
    pieces: list[str] = []
    waiting = ""
    for line in text.split("\n"):
        waiting = f"{waiting} {_without_addresses(line)}"
        while len(waiting) >= SHORTEST_PIECE:
            pieces.append(waiting[:LONGEST_PIECE])
            waiting = waiting[LONGEST_PIECE:]
    pieces.append(waiting)
    if len(pieces) <= MOST_PIECES:
        return pieces
    return [pieces[index * len(pieces) // MOST_PIECES] for index in range(MOST_PIECES)]


def _without_addresses(line: str) -> str:
    return " ".join(word for word in line.split() if not any(mark in word for mark in ADDRESS_MARKS))


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_readable(text: str, supported: Collection[str]) -> bool:
    """Whether a supported language could be written in these letters."""
    scripts = Counter(name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    readable = sum(scripts[script] for script in frozenset().union(*map(_find_scripts, supported)))
    return readable >= FEWEST_READABLE * scripts.total()


@cache
def _find_scripts(language: str) -> frozenset[str]:
    """The scripts, as Unicode names them, in which the language writes its own weekdays and months."""
    try:
        locale = Locale(language)
    except UnknownLocaleError:
        return frozenset()
    words = [*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values()]
    return frozenset(name(letter).partition(" ")[0] for word in words for letter in word if letter.isalpha())


@cache
def _load_identifier() -> _Identifier:
    """The model of py3langid, loaded once: half a second, 5 MB; imported here so that nothing else waits for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
