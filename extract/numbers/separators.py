"""Numerals in, those with a lone sign of two readings settled: by the text's other numbers, else by its country."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from extract.lexicon import Lexicon
from extract.model import Flag, Numeral, NumeralForm, Tokens
from extract.numbers.digits import GROUP_LENGTH, is_wide_space

SHORTEST_DECIMAL = 3
"""Tokens of digits with a sign between them: 1,5."""
WIDEST_SPACE = 4
"""Spaces that may still stand inside a number; more are the gap between columns."""


def settle_separators(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, a lone sign no longer in doubt where the text or its country shows which one is of decimals.

    «339.000 manifestants» stands beside «1,5 million»: its full stop parts thousands. Never are thousands turned into
    decimals: in a text of Mexico a lone «1,200» is 1200, and a lone «1.200» stays as it is, flagged.
    """
    if not any(numeral.flags and Flag.AMBIGUOUS_SEPARATOR in numeral.flags for numeral in numerals):
        return numerals
    sign = decimal_sign_of_text(tokens, numerals, lexicon) or decimal_sign_of_country(tokens, lexicon)
    return [settle(tokens, numeral, sign) for numeral in numerals] if sign else numerals


def flag_wide_spaces(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, flagged where two spaces or more may part thousands, joined or not: «7  379 cas», «12  300  45»."""
    ends = {index for numeral in numerals for index in (numeral.first + 1, numeral.last)}
    rights = [index for index in ends if index < len(tokens) and may_part_thousands(tokens, index, lexicon)]
    if not rights:
        return numerals
    doubtful = {each for right in rights for each in (right - 1, right)}
    return [
        replace(numeral, flags=tuple(dict.fromkeys((*numeral.flags, Flag.AMBIGUOUS_SEPARATOR))))
        if not doubtful.isdisjoint(range(numeral.first, numeral.last))
        else numeral
        for numeral in numerals
    ]


def may_part_thousands(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the wide space before a token stands between one to three digits and three more."""
    if tokens.starts[index] - tokens.ends[index - 1] <= 1:
        return False
    left, right = tokens.words[index - 1 : index + 1]
    if not (left.isdecimal() and right.isdecimal()) or len(left) > GROUP_LENGTH or len(right) != GROUP_LENGTH:
        return False
    return is_wide_space(tokens, index, lexicon, widest=WIDEST_SPACE)


def settle(tokens: Tokens, numeral: Numeral, decimal_sign: str) -> Numeral:
    """One numeral, its lone sign read as thousands where decimals have another one."""
    if Flag.AMBIGUOUS_SEPARATOR not in numeral.flags or decimal_sign in tokens.words[numeral.first : numeral.last]:
        return numeral
    flags = tuple(flag for flag in numeral.flags if flag != Flag.AMBIGUOUS_SEPARATOR)
    value = numeral.value
    if value is not None and not is_of_thousands(tokens, numeral):
        value *= 10**GROUP_LENGTH
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return replace(numeral, low=value, high=value, value=value, flags=flags)


def is_of_thousands(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a numeral of two groups was read as one whole number: 339.000, not 1,250."""
    groups = [word for word in tokens.words[numeral.first : numeral.last] if word.isdecimal()]
    whole = "".join(groups[:2])
    return numeral.value is not None and abs(numeral.value) >= Decimal(whole)


def decimal_sign_of_text(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> str | None:
    """The sign that the text's other numbers have for decimals; the language's own where both are seen."""
    seen = {sign for numeral in numerals if not numeral.flags and (sign := decimal_sign_of(tokens, numeral, lexicon))}
    own = seen & lexicon.numbers.decimal_signs
    return min(own or seen, default=None)


def decimal_sign_of(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> str | None:
    """The sign before a numeral's decimals: 1,5 and 1,200.50. A foreign one counts only of shares and of large sums.

    «15.30» is a time as well.
    """
    if numeral.form is not NumeralForm.DIGITS or numeral.last < numeral.first + SHORTEST_DECIMAL:
        return None
    words = tokens.words[numeral.first : numeral.last]
    signs = [word for word in words if word in lexicon.numbers.group_signs | lexicon.numbers.decimal_signs]
    if not signs:
        return None
    at = len(words) - 1 - words[::-1].index(signs[-1])
    if len(set(signs)) == 1 and len(signs) > 1:
        return other_sign(signs[0], lexicon)
    if len(signs) == 1 and len(words[at + 1]) == GROUP_LENGTH:
        return None
    is_sure = len(signs) > 1 or signs[-1] in lexicon.numbers.decimal_signs or is_measured(tokens, numeral, lexicon)
    return signs[-1] if is_sure else None


def other_sign(group_sign: str, lexicon: Lexicon) -> str | None:
    """The sign for decimals of who parts thousands with a comma or a full stop: 1,234,567."""
    signs = {lexicon.signs.comma, lexicon.signs.period}
    return min(signs - {group_sign}) if group_sign in signs else None


def is_measured(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether a numeral is a share or has a scale: no time of the day has one."""
    if tokens.words[numeral.last - 1] in lexicon.numbers.scales:
        return True
    if numeral.last >= len(tokens):
        return False
    is_share = tokens.words[numeral.last] in lexicon.signs.percent
    return is_share or lexicon.quantities.percent.at(tokens.words, numeral.last, len(tokens)) is not None


def decimal_sign_of_country(tokens: Tokens, lexicon: Lexicon) -> str | None:
    """The sign for decimals of the country that the text names most often, where the language's table knows it."""
    signs = lexicon.numbers.country_decimal_signs
    if not signs:
        return None
    places = lexicon.actors.countries.find(tokens.words, 0, len(tokens))
    named = [place.country for first, _, place in places if tokens.is_capitalized(first)]
    people = lexicon.actors.demonyms.find(tokens.words, 0, len(tokens))
    named += [country for _, _, countries in people if len(countries) == 1 for country in countries]
    return signs.get(Counter(named).most_common(1)[0][0]) if named else None
