"""Digits with every sign of thousands and decimals in use: read exactly, or, where two readings are fair, flagged."""

import random
from decimal import Decimal

import pytest

from extract.lexicon import load_lexicon
from extract.model import Flag, Numeral
from extract.numbers import find_numerals
from extract.text.parse import Parse

GROUP_SIGNS = {
    "none": "",
    "full stop": ".",
    "comma": ",",
    "blank": " ",
    "no-break space": "\N{NO-BREAK SPACE}",
    "narrow no-break space": "\N{NARROW NO-BREAK SPACE}",
    "apostrophe": "'",
    "curly apostrophe": "\N{RIGHT SINGLE QUOTATION MARK}",
}
DECIMAL_SIGNS = {"decimal point": ".", "decimal comma": ","}
FRAMES = {"fr": "On compte {} réfugiés.", "en": "There are {} refugees.", "es": "Hay {} refugiados."}
VALUES = 1_000


def to_digits(value: Decimal, group: str, decimal: str) -> str:
    """The value with signs of thousands from 1000 on, as every locale with that sign writes it."""
    whole, _, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{grouped}{decimal}{part}" if part else grouped


def read(digits: str, code: str) -> list[Numeral]:
    lexicon = load_lexicon(code)
    parse = Parse(FRAMES[code].format(digits), lexicon)
    return find_numerals(parse.tokens, parse.sentences, lexicon)


def has_two_readings(digits: str) -> bool:
    """Whether one lone full stop or comma stands before exactly three digits, with one to three before it."""
    signs = [sign for sign in digits if not sign.isdecimal()]
    head, _, tail = digits.replace(",", ".").partition(".")
    return len(signs) == 1 and signs[0] in ".," and len(tail) == 3 and len(head) <= 3 and not head.startswith("0")


def make_values(seed: str) -> list[Decimal]:
    chance = random.Random(seed)
    return [
        Decimal(chance.randrange(10 ** chance.randint(1, 9))).scaleb(-chance.choice([0, 0, 1, 2, 3, 4]))
        for _ in range(VALUES)
    ]


@pytest.mark.parametrize("code", ["fr", "en", "es"])
@pytest.mark.parametrize("group", GROUP_SIGNS)
@pytest.mark.parametrize("decimal", DECIMAL_SIGNS)
def test_digits_are_read_exactly_or_flagged(code: str, group: str, decimal: str) -> None:
    if GROUP_SIGNS[group] == DECIMAL_SIGNS[decimal]:
        pytest.skip("no locale writes thousands and decimals with one sign")
    wrong = []
    for value in make_values(f"{code}{group}{decimal}"):
        digits = to_digits(value, GROUP_SIGNS[group], DECIMAL_SIGNS[decimal])
        numerals = read(digits, code)
        is_exact = len(numerals) == 1 and numerals[0].value == value
        is_flagged = len(numerals) == 1 and Flag.AMBIGUOUS_SEPARATOR in numerals[0].flags
        is_foreign = code == "en" and decimal == "decimal comma"  # no English locale writes 6,700 for 6.7
        if not is_exact and not ((is_flagged or is_foreign) and has_two_readings(digits)):
            wrong.append((digits, [str(numeral.value) for numeral in numerals]))
    assert wrong == []


@pytest.mark.parametrize(
    ("country", "group", "decimal"),
    [("España", ".", ","), ("Argentina", ".", ","), ("México", ",", "."), ("Perú", ",", ".")],
)
def test_the_country_of_a_spanish_text_settles_its_separators(country: str, group: str, decimal: str) -> None:
    """A lone sign of thousands is read and not flagged; of decimals, three digits alone may be."""
    wrong = []
    for value in make_values(country):
        digits = to_digits(value, group, decimal)
        numerals = read(f"{digits} vecinos de {country}", "es")
        is_doubtful = decimal in digits and has_two_readings(digits)
        if [numeral.value for numeral in numerals] != [value] and not is_doubtful:
            wrong.append((digits, [str(numeral.value) for numeral in numerals]))
        if numerals[0].flags and not is_doubtful:
            wrong.append((digits, numerals[0].flags))

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value", "is_flagged"),
    [
        ("Pagaron 1,200 euros.", "1.200", True),
        ("Pagaron 1.200 euros.", "1200", True),
        ("Pagaron 1,200 euros, un 3.5 % menos.", "1200", False),
        ("Pagaron 1,200 euros de 3,400,000.", "1200", False),
        ("Pagaron 1.200 euros de 3.400.000.", "1200", False),
        ("Pagaron 1.200 euros, un 3,5 % menos.", "1200", False),
        ("Pagaron 1,200 euros a las 15.30.", "1.200", True),
    ],
)
def test_the_other_numbers_of_a_text_settle_a_lone_separator(text: str, value: str, is_flagged: bool) -> None:  # noqa: FBT001
    lexicon = load_lexicon("es")
    parse = Parse(text, lexicon)

    first = find_numerals(parse.tokens, parse.sentences, lexicon)[0]

    assert str(first.value) == value
    assert (Flag.AMBIGUOUS_SEPARATOR in first.flags) is is_flagged


def to_indian_digits(value: Decimal) -> str:
    """The value as India groups it: three digits at the end, twos before them."""
    whole, _, part = f"{value:f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    grouped = ",".join([*pairs, tail])
    return f"{grouped}.{part}" if part else grouped


def test_indian_digits_are_read_exactly() -> None:
    values = make_values("en_IN")

    read_as = {digits: [numeral.value for numeral in read(digits, "en")] for digits in map(to_indian_digits, values)}
    assert read_as == {to_indian_digits(value): [value] for value in values}


@pytest.mark.parametrize("code", FRAMES)
@pytest.mark.parametrize("gap", ["  ", " \N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE} ", "\N{NO-BREAK SPACE}" * 2])
def test_two_spaces_in_a_sentence_part_thousands_and_are_flagged(code: str, gap: str) -> None:
    (numeral,) = read(f"7{gap}379", code)
    assert (numeral.value, numeral.flags) == (7379, (Flag.AMBIGUOUS_SEPARATOR,))


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("12  300  45", [12, 300, 45]),
        ("1  207  379", [1, 207, 379]),
        ("1 207  379", [1207, 379]),
        ("300  200 000", [300, 200_000]),
        ("12   300", [12, 300]),
    ],
)
def test_numbers_of_a_row_are_not_joined_but_flagged(row: str, values: list[int]) -> None:
    numerals = read(row, "fr")
    assert [numeral.value for numeral in numerals] == values
    assert all(Flag.AMBIGUOUS_SEPARATOR in numeral.flags for numeral in numerals[:2])


@pytest.mark.parametrize(
    "text", ["1  200 personnes", "Lyon  12  300 morts", "Lyon 12  300\nNice 14  500", "en mai 12  300 morts"]
)
def test_an_item_a_column_and_a_day_keep_their_number_flagged(text: str) -> None:
    lexicon = load_lexicon("fr")
    parse = Parse(text, lexicon)
    for numeral in find_numerals(parse.tokens, parse.sentences, lexicon):
        assert numeral.value is not None
        assert numeral.value < 1_000
        assert numeral.flags == (Flag.AMBIGUOUS_SEPARATOR,)


def test_three_digits_with_a_leading_nought_always_end_a_number() -> None:
    assert [numeral.value for numeral in read("3 morts, 45  000", "fr")] == [3, 45_000]
