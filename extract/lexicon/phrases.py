"""Phrases of one or more words, looked up by their first or their last word; the longest wins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """A table of phrases and what each means."""

    __slots__ = ("_by_first", "_by_last", "_entries", "_first_words")

    def __init__(self, entries: Mapping[tuple[str, ...], Entry]) -> None:
        self._entries = dict(entries)
        # Lengths, longest first, not phrases: hundreds of places begin with «San».
        self._by_first = lengths_by(0, entries)
        self._by_last = lengths_by(-1, entries)
        self._first_words = frozenset(self._by_first)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._entries)

    def __contains__(self, phrase: tuple[str, ...]) -> bool:
        return phrase in self._entries

    @property
    def ends(self) -> frozenset[str]:
        """The words that phrases begin or end with."""
        return self._first_words.union(self._by_last)

    def begin_with(self, word: str) -> bool:
        """Whether any phrase begins with a word."""
        return word in self._by_first

    def may_stand_in(self, vocabulary: frozenset[str]) -> bool:
        """Whether some phrase begins with a word of these: where none does, no phrase of the table stands."""
        return not self._first_words.isdisjoint(vocabulary)

    def at(self, words: Sequence[str], index: int, limit: int) -> tuple[int, Entry] | None:
        """The longest phrase that begins at `index` and ends by `limit`: how many words, and its entry."""
        lengths = self._by_first.get(words[index]) if index < limit else None
        if lengths is None:
            return None
        for length in lengths:
            phrase = tuple(words[index : index + length])
            if index + length <= limit and phrase in self._entries:
                return length, self._entries[phrase]
        return None

    def ending_at(self, words: Sequence[str], stop: int, limit: int) -> tuple[int, Entry] | None:
        """The longest phrase that ends just before `stop` and begins no sooner than `limit`."""
        lengths = self._by_last.get(words[stop - 1]) if stop > limit else None
        if lengths is None:
            return None
        for length in lengths:
            phrase = tuple(words[max(0, stop - length) : stop])
            if stop - length >= limit and phrase in self._entries:
                return length, self._entries[phrase]
        return None

    def find(self, words: Sequence[str], first: int, limit: int) -> list[tuple[int, int, Entry]]:
        """Every phrase between two tokens, left to right, none inside another."""
        first_words, found, reached = self._first_words, [], first
        if first_words.isdisjoint(words[first:limit]):
            return []
        for index in range(first, limit):
            match = self.at(words, index, limit) if words[index] in first_words and index >= reached else None
            if match:
                reached = index + match[0]
                found.append((index, reached, match[1]))
        return found


def lengths_by(at: int, phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """How long the phrases with a word as their first or last (`at` 0 or -1) are, by that word, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        lengths[phrase[at]].add(len(phrase))
    return {word: tuple(sorted(each, reverse=True)) for word, each in lengths.items()}


def first_words(*tables: Phrases[Any]) -> set[str]:
    """The words that the phrases of some tables begin with."""
    return {phrase[0] for table in tables for phrase in table}
