"""Tokens in, every numeral out, left to right: the one pass that looks at each token."""

from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from extract.folding import HYPHEN
from extract.lexicon import Lexicon
from extract.model import Numeral, NumeralForm, Sentence, Tokens
from extract.numbers.digits import PLAIN_DIGITS, read_digits, read_fraction_sign
from extract.numbers.fractions import join_fraction_digits, with_part
from extract.numbers.proportions import join_proportions
from extract.numbers.separators import flag_wide_spaces, settle_separators
from extract.numbers.words import COLLECTIVE, INDEFINITE, find_readers, multiply_collective, read_words


def find_numerals(tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon) -> list[Numeral]:
    """Every numeral of the text, none inside another, none across a sentence's end."""
    numerals: list[Numeral] = []
    reached = 0
    for index in find_beginnings(tokens, lexicon):
        if index < reached:
            continue
        numeral = read_numeral(tokens, index, sentences[tokens.sentences[index]].last, lexicon)
        if numeral:
            numerals.append(numeral)
            reached = past_percent(tokens, numeral.last, lexicon)
    numerals = without_leading_articles(tokens, join_proportions(tokens, numerals, lexicon), lexicon)
    numerals = join_scales(tokens, join_repeated(tokens, numerals, lexicon), lexicon)
    numerals = join_fraction_digits(tokens, numerals, lexicon)
    numerals = [with_minus_word(tokens, numeral, lexicon) for numeral in numerals]
    return flag_wide_spaces(tokens, settle_separators(tokens, numerals, lexicon), lexicon)


def join_scales(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, one that ends in a scale and the smaller digits right behind it as one: «2 mil 500 personas»."""
    joined: list[Numeral] = []
    for numeral in numerals:
        total = sum_with(tokens, joined[-1], numeral, lexicon) if joined else None
        if total is None:
            joined.append(numeral)
        else:
            joined[-1] = replace(joined[-1], end=numeral.end, last=numeral.last, value=total, low=total, high=total)
    return joined


def sum_with(tokens: Tokens, before: Numeral, digits: Numeral, lexicon: Lexicon) -> Decimal | None:
    """What a number that ends in a scale makes with the rest in digits right behind it, of two digits or more.

    A larger scale behind the rest is one of both.
    """
    scale = lexicon.numbers.scales.get(tokens.words[before.last - 1])
    value = digits.value if digits.form is NumeralForm.DIGITS else None
    if scale is None or value is None or before.value is None or digits.first != before.last:
        return None
    is_next = tokens.starts[digits.first] == before.end + 1 and digits.end - digits.start > 1
    larger = lexicon.numbers.scales.get(tokens.words[digits.last - 1], 1)
    if larger > scale and is_next:  # «12 mil 500 millones»
        rest = value / larger
        return (before.value + rest) * larger if rest < scale and before.value < larger else None
    is_rest = value == int(value) and value < scale and before.value % scale == 0
    may_be_year = digits.rule == PLAIN_DIGITS and digits.end - digits.start == len("2026")  # "a $5 billion 2026 plan"
    return before.value + value if is_next and is_rest and not may_be_year else None


def join_repeated(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, those in words with the same in digits in brackets behind them as one: «trois (03) gardes»."""
    if not any(sign in tokens.words for sign in lexicon.signs.open_bracket):
        return numerals
    joined: list[Numeral] = []
    for numeral in numerals:
        before = joined[-1] if joined else None
        if before and repeats(tokens, before, numeral, lexicon):
            form = NumeralForm.WORDS if before.form is NumeralForm.ARTICLE else before.form
            joined[-1] = replace(before, end=tokens.ends[numeral.last], last=numeral.last + 1, form=form)
        else:
            joined.append(numeral)
    return joined


def repeats(tokens: Tokens, numeral: Numeral, digits: Numeral, lexicon: Lexicon) -> bool:
    """Whether digits in brackets right behind a number in words say the same."""
    signs, last = lexicon.signs, digits.last
    is_same = numeral.value is not None and numeral.value == digits.value and digits.form is NumeralForm.DIGITS
    is_behind = digits.first == numeral.last + 1 and tokens.words[numeral.last] in signs.open_bracket
    return is_same and is_behind and last < len(tokens) and tokens.words[last] in signs.close_bracket


def find_beginnings(tokens: Tokens, lexicon: Lexicon) -> list[int]:
    """The tokens that a numeral may begin with, by themselves: digits, words for numbers, signs of fractions."""
    readers, fractions = find_readers(lexicon.numbers), lexicon.signs.fractions
    return [
        index for index, word in enumerate(tokens.words) if word in readers or word.isdecimal() or word in fractions
    ]


def read_numeral(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """The numeral that begins with a token, in its sentence, which ends at `limit`."""
    word = tokens.words[index]
    if word in find_readers(lexicon.numbers):
        return read_words(tokens, index, limit, lexicon)
    if word.isdecimal():
        return with_words(tokens, read_digits(tokens, index, lexicon), limit, lexicon)
    return read_fraction_sign(tokens, index, lexicon)


def past_percent(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """The token after «pour cent», "per cent" behind a number: the hundred of its own words is no second number."""
    percent = lexicon.quantities.percent.at(tokens.words, index, len(tokens))
    return index + percent[0] if percent else index


def with_words(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """Digits with the words that belong to them: "2 and a half million", "3 dozen"."""
    if numeral.rule != PLAIN_DIGITS or numeral.value is None or numeral.last >= limit:
        return numeral
    part = with_part(tokens, numeral.value, numeral.last, limit, lexicon)
    if part:
        value, last, rule = part
        return replace(numeral, end=tokens.ends[last - 1], last=last, value=value, low=value, high=value, rule=rule)
    return multiply_collective(tokens, numeral.first, numeral.last, numeral.value, lexicon) or numeral


def with_minus_word(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """The numeral, negative behind a word for minus that is no part of a qualifier: "minus five", not «au moins 5»."""
    before = numeral.first - 1
    if before < 0 or tokens.words[before] not in lexicon.numbers.minus_words or not numeral.value:
        return numeral
    if before and (tokens.words[before - 1].isdecimal() or tokens.words[before - 1] in lexicon.numbers.minus_not_after):
        return numeral
    if lexicon.quantities.before.ending_at(tokens.words, before + 1, 0):
        return numeral
    value = -numeral.value
    start = tokens.starts[before]
    return replace(numeral, start=start, first=before, value=value, low=value, high=value, rule="words.negative")


def without_leading_articles(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals without the words that only lead to the next one: «une trentaine», «plusieurs dizaines»."""
    return [
        numeral
        for numeral, following in zip_longest(numerals, numerals[1:])
        if not is_leading(numeral) or not leads_to(tokens, numeral, following, lexicon)
    ]


def is_leading(numeral: Numeral) -> bool:
    """Whether a numeral may be no more than the determiner of the next."""
    return numeral.form is NumeralForm.ARTICLE or numeral.rule == INDEFINITE


def leads_to(tokens: Tokens, article: Numeral, following: Numeral | None, lexicon: Lexicon) -> bool:
    """Whether an article belongs to the numeral behind it; in "a 4-year-old girl" it belongs to the noun."""
    if following is None:
        return False
    if article.last != following.first:
        # «une bonne centaine»
        is_next = article.last + 1 == following.first and following.rule == COLLECTIVE
        return is_next and tokens.words[article.last] in lexicon.numbers.collective_adjectives
    return following.last >= len(tokens) or tokens.words[following.last] != HYPHEN
