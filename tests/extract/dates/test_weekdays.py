"""CLAIMS.md, When: which day a weekday's name means, for every publication day from 2020 to 2030."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from extract.dates import find_dates
from extract.lexicon import load_lexicon
from extract.numbers import find_numerals
from extract.text.parse import Parse

FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)
SENTENCES = {
    "fr": {
        "past": ["Il a parlé {}.", "Elle avait dormi {}.", "Ils partirent {}."],
        "future": ["Il parlera {}.", "Elle va dormir {}.", "Il sera jugé {}."],
        "forms": {"alone": "{}", "this": "ce {}", "last": "{} dernier", "next": "{} prochain"},
    },
    "en": {
        "past": ["He spoke on {}.", "She had slept {}.", "They were seen {}."],
        "future": ["He will speak on {}.", "She will sleep {}.", "He will be tried {}."],
        "forms": {"alone": "{}", "this": "this {}", "last": "last {}", "next": "next {}"},
    },
}


def names(code: str) -> list[str]:
    """The full names of the weekdays, Monday first."""
    weekdays = load_lexicon(code).dates.weekdays
    return [max((word for word, number in weekdays.items() if number == day), key=len) for day in range(7)]


def days_of_publication() -> Iterator[date]:
    return (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))


def expect(published: date, weekday: int, form: str, tense: str) -> date:
    """The rule as CLAIMS.md words it, by looking at one day after another."""
    if form == "last":
        days = (published - timedelta(days=back) for back in range(1, 8))
    elif form == "next":
        days = (published + timedelta(days=ahead) for ahead in range(1, 8))
    elif tense == "past":
        days = (published - timedelta(days=back) for back in range(7))
    else:
        days = (published + timedelta(days=ahead) for ahead in range(7))
    return next(day for day in days if day.weekday() == weekday)


@pytest.mark.parametrize("form", ["alone", "this", "last", "next"])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_weekday_is_the_nearest_that_fits_for_every_day_of_publication(code: str, form: str) -> None:
    lexicon, sentences = load_lexicon(code), SENTENCES[code]
    cases = [(tense, weekday) for tense in ("past", "future") for weekday in range(7)]
    texts = [
        sentences[tense][0].format(sentences["forms"][form].format(to_name(names(code)[weekday], code)))
        for tense, weekday in cases
    ]
    parse = Parse("\n\n".join(texts), lexicon)
    numerals = find_numerals(parse.tokens, parse.sentences, lexicon)

    wrong = []
    for published in days_of_publication():
        found = [mention.date_start for mention in find_dates(parse, numerals, published, lexicon)]
        if found != [expect(published, weekday, form, tense) for tense, weekday in cases]:
            wrong.append(published)

    assert wrong == []


@pytest.mark.parametrize("tense", ["past", "future"])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_tense_of_a_verb_leads_to_the_same_day(code: str, tense: str) -> None:
    lexicon, published = load_lexicon(code), date(2020, 8, 19)
    for sentence in SENTENCES[code][tense]:
        for weekday, name in enumerate(names(code)):
            parse = Parse(sentence.format(to_name(name, code)), lexicon)
            (mention,) = find_dates(parse, [], published, lexicon)
            assert mention.date_start == expect(published, weekday, "alone", tense), (sentence, name)


def to_name(name: str, code: str) -> str:
    return name.capitalize() if load_lexicon(code).dates.names_are_capitalized else name
