"""Characters in, folded words out: what one token is, for texts and for the phrases of a lexicon alike."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

INVISIBLE = "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\ufeff"
"""Characters that a page does not show: they part neither a word nor a number."""

APOSTROPHE = "'"
APOSTROPHES = f"{APOSTROPHE}\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
HYPHEN = "-"
HYPHENS = f"{HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
MARKS = "\u0300-\u036f"
"""Combining accents: «é» may come as two characters."""

_FOLD_SIGNS: dict[int, str | None] = {
    **{ord(sign): APOSTROPHE for sign in APOSTROPHES},
    **{ord(sign): HYPHEN for sign in HYPHENS},
    **{ord(sign): None for sign in INVISIBLE},
}


class Elision(StrEnum):
    """On which side of an apostrophe a word is parted."""

    AFTER = "after"
    """«l'eau»: the short word keeps the apostrophe (French)."""
    BEFORE = "before"
    """"Kenya's": the ending takes it (English)."""


@cache
def token_pattern(elision: Elision) -> re.Pattern[str]:
    """The pattern of one token: a word, a run of digits, or one sign.

    Letters and digits are taken by the run: one step of the pattern a letter took half as long again.
    """
    letter = r"[^\W\d_]"
    word = rf"{letter}+(?:(?:[{MARKS}]|[{INVISIBLE}]+(?={letter})){letter}*)*"
    if elision is Elision.AFTER:
        word = rf"{word}(?:[{APOSTROPHES}](?={letter}|\d|$))?"
    else:
        word = rf"{word}|(?<=\w)[{APOSTROPHES}]{letter}+"
    return re.compile(rf"{word}|\d+(?:[{INVISIBLE}]+\d+)*|[^\w\s{INVISIBLE}]|_")


def fold(raw: str) -> str:
    """A token without case, with one kind of apostrophe and hyphen, composed, and without what a page does not show."""
    if raw.isascii():
        return raw.lower()
    return unicodedata.normalize("NFC", raw.translate(_FOLD_SIGNS)).casefold()


def split_phrase(phrase: str, elision: Elision) -> tuple[str, ...]:
    """The folded tokens of a phrase, as a text's tokens would come."""
    return tuple(fold(match.group()) for match in token_pattern(elision).finditer(phrase))


def iterate_tokens(text: str, elision: Elision) -> Iterator[re.Match[str]]:
    """The tokens of a text, left to right."""
    return token_pattern(elision).finditer(text)
