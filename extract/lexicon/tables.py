"""One TOML file -> a table whose every key must be taken: a slip of the pen would lose words in silence."""

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from extract.errors import LexiconError
from extract.folding import Elision, fold, split_phrase
from extract.lexicon.phrases import Phrases
from extract.lexicon.words import Marks, Words


def read_table(path: Traversable, name: str) -> dict[str, Any]:
    """One TOML file; raises LexiconError with the file, the place and what is wrong."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{name}: the file is missing; add it, it may be empty but for its keys") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: {error}; mend the TOML there") from None


class Table:
    """One TOML file or a part of it, whose every key must be taken; what is left over is a mistake."""

    def __init__(self, entries: Mapping[str, Any], name: str, elision: Elision) -> None:
        self.entries = dict(entries)
        self.name = name
        self.elision = elision

    def take(self, key: str) -> Any:  # noqa: ANN401 - a TOML value is of any type
        """The value of a key; raises LexiconError where it is missing."""
        if key not in self.entries:
            raise LexiconError(f"{self.name}: «{key}» is missing; add it, empty if the language has none")
        return self.entries.pop(key)

    def words(self, key: str) -> Words:
        """A set of folded words, written as one string or as a list."""
        value = self.take(key)
        if isinstance(value, Mapping):
            value = value["words"]
        return frozenset(fold(word) for word in to_list(value))

    def each(self, take: Callable[[str], Any], keys: str) -> dict[str, Any]:
        """Several keys at once, taken in the same way."""
        return {key: take(key) for key in keys.split()}

    def endings(self, key: str) -> tuple[str, ...]:
        """Endings of words, in the order given."""
        return tuple(to_list(self.take(key)))

    def marks(self, key: str) -> Marks:
        """A table of phrases without further meaning."""
        value = self.take(key) if key in self.entries else ()
        if isinstance(value, Mapping):
            value = value["phrases"]
        return self.to_phrases(dict.fromkeys(value, True))

    def mapping(self, key: str) -> dict[str, Any]:
        """A table of single folded words and their values."""
        return {fold(word): value for word, value in self.take(key).items()}

    def grouped(self, key: str) -> dict[str, str]:
        """Meaning -> words, turned round: folded word -> meaning."""
        return {fold(word): meaning for meaning, words in self.take(key).items() for word in to_list(words)}

    def phrases_by_meaning(self, key: str) -> Phrases[str]:
        """Meaning -> phrases, turned round."""
        return self.to_phrases({phrase: meaning for meaning, all_of in self.take(key).items() for phrase in all_of})

    def to_phrases(self, entries: Mapping[str, Any]) -> Phrases[Any]:
        """A phrase table of entries written as plain text."""
        return Phrases({self.split(phrase): entry for phrase, entry in entries.items()})

    def split(self, phrase: str) -> tuple[str, ...]:
        """The folded tokens of a phrase; raises LexiconError where it has none."""
        tokens = split_phrase(phrase, self.elision)
        if not tokens:
            raise LexiconError(f"{self.name}: «{phrase}» holds no word; remove it")
        return tokens

    def part(self, key: str) -> "Table":
        """A table within the table."""
        return Table(self.take(key), f"{self.name}: {key}", self.elision)

    def close(self) -> None:
        """Raise LexiconError where a key was not asked for: a slip of the pen would lose words in silence."""
        self.entries.pop("example", None)
        if self.entries:
            key = next(iter(self.entries))
            raise LexiconError(f"{self.name}: «{key}» is no key of this file; correct or remove it")


def to_list(value: str | list[str]) -> list[str]:
    """Words written as one string, parted by blanks, or as a list."""
    return value.split() if isinstance(value, str) else value
