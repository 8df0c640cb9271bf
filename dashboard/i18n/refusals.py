"""What a reader says of something that became no document -> the same in the reader's language, where it is known."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dashboard.i18n.catalogue import Words

SPOKEN = "en"
"""The language in which readers say it."""

_PLACE = re.compile(r"\{(\w+)\}")


def word_refusal(said: str, words: Words) -> str:
    """The reason or the remedy in the language of the interface; as it was said where that has no words for it."""
    if words.language == SPOKEN:
        return said
    for pattern, phrase in _load_phrases(words.language):
        found = pattern.fullmatch(said)
        if found is not None:
            return phrase.format(**{name: word_refusal(value, words) for name, value in found.groupdict().items()})
    return said


@cache
def _load_phrases(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """The phrases of a language, each with the pattern of what is said; those without places to fill first."""
    phrases = tomllib.loads(Path(__file__).with_name("refusals.toml").read_text("utf-8"))["phrase"]
    phrases.sort(key=lambda phrase: len(_PLACE.findall(phrase[SPOKEN])))
    return [(_to_pattern(phrase[SPOKEN]), phrase[language]) for phrase in phrases]


def _to_pattern(said: str) -> re.Pattern[str]:
    """What is said, anything in the places to fill."""
    pieces = _PLACE.split(said)
    parts = (f"(?P<{piece}>.+)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile("".join(parts), re.DOTALL)
