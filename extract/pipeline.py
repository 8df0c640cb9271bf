"""The stages in order, top to bottom: the only module that knows them all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.actors import find_actors
from extract.claims import Reading, read_claims
from extract.claims.context import Context
from extract.dates import find_dates_and_names
from extract.lexicon import Lexicon
from extract.model import Claim, Document, Flag, Outcome
from extract.numbers import find_numerals
from extract.quantities import find_quantities
from extract.text.language import settle_language
from extract.text.parse import Parse

PLAUSIBLE_YEARS = range(1600, 2200)
"""Years in which news was or will be published: the first newspaper is of 1605."""


@dataclass(frozen=True)
class Account:
    """A document read to the end: every number of it, with what became of it."""

    document: Document
    context: Context
    readings: list[Reading]


def read_numbers(document: Document, lexicon: Lexicon) -> Account:
    """Every number of a document with its reading, stage by stage."""
    parse = Parse(document.text, lexicon)
    numerals = find_numerals(parse.tokens, parse.sentences, lexicon)
    quantities = find_quantities(parse.tokens, parse.sentences, numerals, lexicon)
    dates, days_in_names = find_dates_and_names(parse, numerals, document.published_day, lexicon)
    actors = find_actors(parse, lexicon)
    context = Context(document, lexicon, parse, quantities, dates, actors, days_in_names)
    return Account(document, context, read_claims(context))


def extract_claims(document: Document, lexicon: Lexicon) -> list[Claim]:
    """Every claim of a document, left to right; a number of no metric is a claim of the metric `other`.

    Pure: the same document and lexicon give the same claims, whatever the day, the time zone and the locale.
    """
    readings = read_numbers(document, lexicon).readings
    return [reading.claim for reading in readings if reading.outcome is not Outcome.COUNTS_NOTHING and reading.claim]


def extract_document(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]]:
    """The document with its language settled and what is odd about its text flagged, and its claims.

    There are none in a language without a folder.
    """
    settled = settle(document, lexicons)
    lexicon = lexicons.get(settled.language or "")
    if lexicon is None or Flag.LANGUAGE_UNSUPPORTED in settled.flags:
        return settled, []
    return settled, extract_claims(settled, lexicon)


def settle(document: Document, lexicons: Mapping[str, Lexicon]) -> Document:
    """The document with its language settled, and flagged where its text is odd."""
    settled = with_flags(settle_language(document, lexicons), lexicons)
    if settled.published is not None and settled.published_day is None:
        flags = (*settled.flags, Flag.INVALID_PUBLICATION_DATE, Flag.NO_PUBLICATION_DATE)
        return replace(settled, published=None, flags=tuple(dict.fromkeys(flags)))
    day = settled.published_day
    if day is not None and day.year not in PLAUSIBLE_YEARS:
        return replace(settled, flags=tuple(dict.fromkeys((*settled.flags, Flag.FAR_DATE))))
    return settled


def with_flags(document: Document, lexicons: Mapping[str, Lexicon]) -> Document:
    """The document, flagged where its text holds signs that show it in another order than it is written."""
    signs = next(iter(lexicons.values())).signs
    if not signs.bidi_controls.intersection(document.text):
        return document
    return replace(document, flags=tuple(dict.fromkeys((*document.flags, Flag.BIDI_CONTROL))))
