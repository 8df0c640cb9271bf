"""Every entry of the language data has a sentence for it: taken out, some [[example]] is read otherwise.

A lookup that hits may change nothing, and a word that stands in a sentence may never be looked up. So an entry fires
where the same sentence, read without it, gives another numeral, quantity, date, actor or claim, or other words for one.
"""

import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from inspect import signature
from typing import Any

import pytest

from extract.folding import split_phrase
from extract.lexicon import Lexicon, load_lexicon
from extract.lexicon.loading import LexiconBuilder
from extract.lexicon.tables import Table, to_list
from extract.model import Document
from extract.numbers import find_numerals
from extract.pipeline import read_numbers

LANGUAGES = files("extract") / "languages"

CLOSED = {
    # Tables whose members are known beforehand; `test_closed_tables.py` reads each member instead. Of dates and claims
    # `dates/test_date_words.py`, `dates/test_figure_days.py` and `claims/test_claim_words.py` do; articles and
    # prepositions are only passed over.
    "dates": {
        "aftermaths",
        "habits",
        "records",
        "recently",
        "voting",
        "voting_verbs",
        "exit_polls",
        "results",
        "as_of",
        "day_times",
        "held",
        "of_time",
        "since",
        "since_clause",
        "within",
        "harm_verbs",
        "so_far",
        "wholes",
        "ahead",
        "period_links",
        "topics",
        "back_then",
        "year_subjects",
        "named_by_days",
        "earlier",
        "same_times",
        "harmful_events",
        "months",
        "weekdays",
        "holidays",
        "fixed_days",
        "events",
        "seasons",
        "year_fractions",
        "fraction_signs",
        "units",
        "after_event",
        "definites",
        "day_articles",
        "day_parts",
        "month_nouns",
        "range_links",
        "weak_prepositions",
        "year_prepositions",
    },
    "numbers": {
        "capital_scales",
        "country_decimal_signs",
        "cardinals",
        "hundreds",
        "scales",
        "ordinals",
        "fraction_units",
    },
    # The lists of nouns and of verbs of change are dictionaries: no rule hangs on one word more than on its neighbour.
    "quantities": {
        "currencies",
        "guessed_currencies",
        "currency_scales",
        "changes",
        "changes_by",
        "collectives",
        "lasting",
        "people",
        "people_endings",
        "generic_people",
        "not_people",
        "measure_signs",
        "measures",
    },
}
"""By file, the tables that need no sentence for each entry."""

KEYED = {
    "days_from_today",
    "days_from_anchor",
    "month_parts",
    "suffix_scales",
    "digit_scales",
    "collectives",
    "vague",
    "indefinites",
    "zeros",
    "fractions",
}
"""Tables whose entries are their keys, and what each is worth their values; elsewhere the values are the words."""

Entry = tuple[str, ...]
"""The keys that lead to a word or phrase in its file, and itself: («before», «about», «environ»)."""


CASES = [(code, stem) for stem in sorted(CLOSED) for code in ("fr", "en", "es") if (code, stem) != ("es", "dates")]


@pytest.mark.parametrize(("code", "stem"), CASES)
def test_every_entry_fires_in_some_example(code: str, stem: str) -> None:
    examples = {text: words_of(text, code) for text in read_examples(code)}
    readings = {text: read(text, load_lexicon(code)) for text in examples}

    silent = []
    for entry in find_entries(code, stem):
        candidates = [text for text, words in examples.items() if words >= words_of(entry[-1], code)]
        lexicon = load_without(code, stem, entry)
        if all(read(text, lexicon) == readings[text] for text in candidates):
            silent.append(" / ".join(entry))

    assert not silent, f"{len(silent)} entries of {code}/{stem}.toml fire in no example"


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_no_two_examples_differ_only_in_a_number_or_a_name(code: str) -> None:
    shapes = [re.sub(r"\d+|(?<!^)\b[A-ZÀ-Ý]\w*", "_", text) for text in read_examples(code)]

    assert sorted(set(shapes)) == sorted(shapes)


def read_examples(code: str) -> list[str]:
    folder = LANGUAGES / code
    tables = [tomllib.loads(path.read_text("utf-8")) for path in folder.iterdir() if path.name.endswith(".toml")]
    return [example["text"] for table in tables for example in table.get("example", [])]


def words_of(text: str, code: str) -> set[str]:
    """The folded tokens of a text; a scale written hard against digits is a token of its own."""
    return set(split_phrase(text, load_lexicon(code).text.elision))


def read(text: str, lexicon: Lexicon) -> list[Any]:
    """All that the stages find in a text, the words that gave it among it."""
    account = read_numbers(Document("example", text, "2020-08-18", language=lexicon.code), lexicon)
    context = account.context
    numerals = find_numerals(context.parse.tokens, context.parse.sentences, lexicon)
    return [numerals, context.quantities, context.dates, context.actors, account.readings]


def find_entries(code: str, stem: str) -> Iterator[Entry]:
    table = tomllib.loads((LANGUAGES / code / f"{stem}.toml").read_text("utf-8"))
    for key in table.keys() - CLOSED[stem] - {"example"}:
        yield from walk(table[key], (key,))


def walk(value: Any, path: Entry) -> Iterator[Entry]:  # noqa: ANN401 - a TOML value is of any type
    if path[-1] in KEYED:
        yield from ((*path, phrase) for phrase in value)
    elif isinstance(value, dict):
        for key in value:
            yield from walk(value[key], (*path, key))
    elif isinstance(value, str | list):
        yield from ((*path, phrase) for phrase in to_list(value) if isinstance(phrase, str))


def load_without(code: str, stem: str, entry: Entry) -> Lexicon:
    """The lexicon of a language but for one entry of one file."""

    class Builder(LexiconBuilder):
        def open(self, name: str) -> Table:
            table = super().open(name)
            if name == f"{stem}.toml":
                table.entries = without(table.entries, entry)
            return table

    lexicon = load_lexicon(code)
    build = getattr(Builder(code, LANGUAGES / code), f"build_{stem}")
    words = build(**{stage: getattr(lexicon, stage) for stage in signature(build).parameters})
    return replace(lexicon, **{stem: words})


def without(entries: dict[str, Any], entry: Entry) -> dict[str, Any]:
    entries = deepcopy(entries)
    *path, last, phrase = entry
    inner = entries
    for key in path:
        inner = inner[key]
    rest = inner[last]
    inner[last] = (
        {key: rest[key] for key in rest if key != phrase}
        if isinstance(rest, dict)
        else [each for each in to_list(rest) if each != phrase]
    )
    return entries
