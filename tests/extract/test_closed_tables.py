"""Tables whose members are known beforehand: each member is read, one by one, in place of a sentence for each.

Number words follow from the language, currencies from ISO 4217. The lists of nouns for people and for what is no
person are dictionaries: no rule hangs on one word more than on its neighbour, so only that they agree is asked.
"""

from collections import Counter
from decimal import Decimal
from importlib.resources import files

import pytest
from babel.numbers import list_currencies

from extract.lexicon import load_lexicon
from extract.lexicon.loading import LexiconBuilder
from extract.model import Numeral, Quantity
from extract.numbers import find_numerals
from extract.quantities import find_quantities
from extract.text.parse import Parse

NOUN_LISTS = ["people", "generic_people", "not_people"]
FRENCH_AND_ENGLISH = pytest.mark.parametrize("code", ["fr", "en", "es"])


def read_numerals(text: str, code: str) -> list[Numeral]:
    parse = Parse(text, load_lexicon(code))
    return find_numerals(parse.tokens, parse.sentences, parse.lexicon)


def read_quantities(text: str, code: str) -> list[Quantity]:
    parse = Parse(text, load_lexicon(code))
    numerals = find_numerals(parse.tokens, parse.sentences, parse.lexicon)
    return find_quantities(parse.tokens, parse.sentences, numerals, parse.lexicon)


@FRENCH_AND_ENGLISH
def test_every_number_word_is_worth_what_its_table_says(code: str) -> None:
    numbers = load_lexicon(code).numbers
    phrases = {" ".join(phrase): numbers.cardinals.at(phrase, 0, len(phrase)) for phrase in numbers.cardinals}
    worth = {phrase: found[1] for phrase, found in phrases.items() if found} | dict(numbers.ordinals)
    # A hundred and a scale need a number before them: «trois millions».
    three = next(phrase for phrase, value in worth.items() if value == 3)
    worth |= {f"{three} {word}": 3 * value for word, value in {**numbers.hundreds, **numbers.scales}.items()}

    read = {text: [numeral.value for numeral in read_numerals(text, code)] for text in worth}

    assert read == {text: [value] for text, value in worth.items()}
    assert set(worth.values()) >= {*range(21), 30, 40, 50, 60, 70, 80, 90, 300, 3 * 10**3, 3 * 10**12}


@FRENCH_AND_ENGLISH
def test_every_part_of_a_whole_is_a_share(code: str) -> None:
    numbers, text = load_lexicon(code).numbers, load_lexicon(code).text
    article, genitive = min(numbers.articles, key=len), min(text.genitives, key=len)

    for word, parts in numbers.fraction_units.items():
        if word in numbers.never_share:
            continue
        (share,) = read_numerals(f"{article} {word} {genitive}", code)
        assert share.value is not None, word
        assert abs(share.value - Decimal(100) / parts) < Decimal("0.1"), word


@FRENCH_AND_ENGLISH
def test_every_name_of_a_currency_is_its_unit(code: str) -> None:
    builder = LexiconBuilder(code, files("extract") / "languages" / code)
    names = {name: iso for iso, all_of in builder.open("quantities.toml").take("currencies").items() for name in all_of}

    assert set(names.values()) <= list_currencies()
    assert {name: [each.unit for each in read_quantities(f"12 {name}", code)] for name in names} == {
        name: [iso] for name, iso in names.items()
    }


@FRENCH_AND_ENGLISH
def test_the_lists_of_nouns_agree(code: str) -> None:
    words = load_lexicon(code).quantities
    table = LexiconBuilder(code, files("extract") / "languages" / code).open("quantities.toml")

    for name in NOUN_LISTS:
        repeated = [word for word, count in Counter(table.take(name).split()).items() if count > 1]
        assert not repeated, name
    assert words.generic_people <= words.people
    assert not words.people & words.not_people
