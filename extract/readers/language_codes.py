"""A language code as somebody wrote it -> two or three letters, if there is such a language."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE | re.ASCII)

UNSAID = frozenset({"und", "mul", "mis", "zxx"})
"""ISO 639 codes that name no language: undetermined, several, uncoded, none."""


def to_language(code: str) -> str | None:
    """The language of a code: `fr-FR`, `fr_FR` and `fra` give `fr`; None where no language has it."""
    match = CODE.fullmatch(code.strip())
    if match is None:
        return None
    letters = match[1].lower()
    if letters in UNSAID:
        return letters
    letters = _aliases().get(letters, letters).partition("_")[0]
    return letters if letters in _languages() else None


@cache
def _languages() -> frozenset[str]:
    """Every language that CLDR has a name for."""
    return frozenset(Locale("en").languages)


@cache
def _aliases() -> dict[str, str]:
    """Retired and three-letter codes with the code in use."""
    return dict(get_global("language_aliases"))
