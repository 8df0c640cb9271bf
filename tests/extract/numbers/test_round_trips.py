"""Numbers to words by an independent hand (num2words) and back: one numeral, whole, worth the same."""

import random

import pytest
from num2words import num2words

from extract.lexicon import load_lexicon
from extract.numbers import find_numerals
from extract.text.parse import Parse

ALL_TO = 10_000
RANDOM_NUMBERS = 20_000
LARGEST_EXPONENT = 12


def read_whole(words: str, code: str) -> int | None:
    """What the words are worth where they are one numeral from end to end."""
    lexicon = load_lexicon(code)
    parse = Parse(words, lexicon)
    numerals = find_numerals(parse.tokens, parse.sentences, lexicon)
    if len(numerals) != 1 or (numerals[0].start, numerals[0].end) != (0, len(words)) or numerals[0].value is None:
        return None
    return int(numerals[0].value)


@pytest.mark.parametrize(
    ("locale", "code"), [("fr", "fr"), ("fr_BE", "fr"), ("fr_CH", "fr"), ("en", "en"), ("es", "es")]
)
def test_a_number_in_words_comes_back_equal(locale: str, code: str) -> None:
    chance = random.Random(locale)
    large = [chance.randrange(10 ** chance.randint(4, LARGEST_EXPONENT)) for _ in range(RANDOM_NUMBERS)]

    numbers = [*range(ALL_TO + 1), *large]
    wrong = [
        (number, words) for number in numbers if read_whole(words := num2words(number, lang=locale), code) != number
    ]
    assert wrong == []
