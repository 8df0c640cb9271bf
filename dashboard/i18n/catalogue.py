"""The language's TOML file and what the rules say of themselves in, the words of the interface out."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale

from extract.explaining import load_explanations

LANGUAGES = ("fr", "en")
"""The languages of the interface; the first is taken where the reader's own is not among them."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class CatalogueError(ValueError):
    """A catalogue without a word that the interface needs, said in one line."""


@dataclass(frozen=True)
class Words:
    """The interface in one language: dotted keys such as `filter.metric` to text."""

    language: str
    entries: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """The text as it stands in the catalogue."""
        try:
            return self.entries[key]
        except KeyError:
            raise CatalogueError(f"dashboard/i18n/{self.language}.toml: {key} has no words; add them") from None

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def fill(self, key: str, **values: str) -> str:
        """The text with `{name}` replaced by what is given for it."""
        return self[key].format(**values)

    def name(self, group: str, identifier: str | None) -> str:
        """The words for an id of the data; the id itself where the catalogue does not know it."""
        return self.entries.get(f"{group}.{identifier}", identifier or "")

    def plural_key(self, key: str, number: float) -> str:
        """`key.one` or `key.other`, whichever the language's grammar asks for."""
        form = _find_plural_form(self.language, number)
        return f"{key}.{form}" if f"{key}.{form}" in self.entries else f"{key}.other"


@cache
def load_words(language: str) -> Words:
    """The catalogue of one of `LANGUAGES`; the sentence of each rule of `extract` is in the group `rule`."""
    path = Path(__file__).with_name(f"{language}.toml")
    entries = dict(_flatten(tomllib.loads(path.read_text("utf-8"))))
    entries |= {f"rule.{rule}": sentence for rule, sentence in load_explanations(language)["rule"].items()}
    before, after = entries.pop("typography.no_break_before"), entries.pop("typography.no_break_after")
    return Words(language, {key: _hold_together(text, before, after) for key, text in entries.items()})


def find_language(locale: str | None) -> str:
    """The interface language for a browser's locale (`en-GB`); French where it is unknown or another."""
    language = (locale or "").replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


@lru_cache(maxsize=20_000)
def _find_plural_form(language: str, number: float) -> str:
    return str(Locale.parse(language).plural_form(number))


def _hold_together(text: str, before: str, after: str) -> str:
    """The text with blanks that no line breaks at before and after these signs: French sets one before a colon."""
    for sign in before:
        text = text.replace(f" {sign}", f"{NO_BREAK_SPACE}{sign}")
    for sign in after:
        text = text.replace(f"{sign} ", f"{sign}{NO_BREAK_SPACE}")
    return text


def _flatten(tables: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
