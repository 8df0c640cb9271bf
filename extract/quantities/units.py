"""Units of numbers: per cent, currencies in every notation and their hundredths, measures of several words."""

from dataclasses import dataclass

from extract.lexicon import Lexicon
from extract.model import Evidence, Flag, Role, Tokens

PERCENT = "percent"
HUNDREDTHS = 100
YEAR_DIGITS = 4
"""Cents in a dollar, pence in a pound."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it stands: tokens `first` to `last`; a sign is part of the number's span."""

    name: str
    first: int
    last: int
    is_in_span: bool
    flags: tuple[str, ...] = ()
    parts: int = 1
    """How many of what is counted make one of the unit: a hundred cents."""

    def evidence(self, tokens: Tokens) -> Evidence:
        """The words that gave the unit."""
        span = tokens.span(self.first, self.last)
        return Evidence(Role.UNIT, span.start, span.end)


def find_unit(tokens: Tokens, first: int, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The unit of a number of tokens `first` to `last`; None where a counted noun must tell."""
    if last < limit and (tokens.words[last].isdecimal() or tokens.words[last] in lexicon.signs.slashes):
        return find_currency_before(tokens, (first, last), lexicon)
    behind = tokens.words[last] if last < limit else ""
    if (
        behind not in lexicon.quantities.unit_starters
        and tokens.words[last - 1] not in lexicon.quantities.currency_scales
    ):
        return find_currency_before(tokens, (first, last), lexicon)
    return (
        find_percent(tokens, last, limit, lexicon)
        or find_currency_before(tokens, (first, last), lexicon)
        or find_currency_after(tokens, last, limit, lexicon)
        or find_measure(tokens, last, limit, lexicon)
    )


def past_hyphen(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> int:
    """The token after a dash that ties the number to its unit («26-year rule», "a 10-percent cut"), else `last`."""
    if last + 1 >= limit or tokens.words[last] not in lexicon.signs.dashes:
        return last
    is_tight = tokens.starts[last] == tokens.ends[last - 1] and tokens.ends[last] == tokens.starts[last + 1]
    return last + 1 if is_tight else last


def find_percent(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The sign or the words for per cent after a number."""
    if last < limit and tokens.words[last] in lexicon.signs.percent:
        return Unit(PERCENT, last, last + 1, is_in_span=True)
    at = past_hyphen(tokens, last, limit, lexicon)
    match = lexicon.quantities.percent.at(tokens.words, at, limit) if at < limit else None
    return Unit(PERCENT, at, at + match[0], is_in_span=True, parts=match[1]) if match else None


def find_currency_before(tokens: Tokens, span: tuple[int, int], lexicon: Lexicon) -> Unit | None:
    """A currency sign, code or mark before the number of these tokens: $3bn, HK$3, EUR 5, Rs 5, N5 million."""
    first = span[0]
    if not first:
        return None
    sign = first - 1
    word = tokens.raw(sign)
    if word in lexicon.signs.currencies:
        return to_sign(word, *with_country(tokens, sign, lexicon), first, lexicon)
    if tokens.words[sign] in lexicon.signs.currency_codes and word.isupper():
        return Unit(word, sign, first, is_in_span=True)
    match = lexicon.quantities.currency_marks.ending_at(tokens.words, first, 0)
    if match:
        return Unit(match[1], first - match[0], first, is_in_span=True)
    letter = lexicon.signs.letter_currencies.get(word)
    is_sum = letter is not None and tokens.ends[sign] == tokens.starts[first] and is_large_sum(tokens, span, lexicon)
    return Unit(letter, sign, first, is_in_span=True) if letter and is_sum else None


def is_large_sum(tokens: Tokens, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a number has a scale or is grouped by commas: that of "N5 million", "P12,500", not of a road, N5."""
    first, last = span
    numbers = lexicon.numbers
    return tokens.words[last - 1] in numbers.scales | numbers.suffix_scales.keys() or (
        last > first + 1 and tokens.words[first + 1] in numbers.group_signs
    )


def with_country(tokens: Tokens, sign: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The currency that letters hard before a sign make sure of, and the token that it begins with: HK$, A$."""
    before = sign - 1
    if before < 0 or (tokens.ends[before] != tokens.starts[sign]):
        return None, sign
    name = lexicon.signs.currency_prefixes.get(tokens.raw(before) + tokens.raw(sign))
    return (name, before) if name else (None, sign)


def is_verb_of_year(tokens: Tokens, last: int, behind: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether what looks like a currency is the verb of a year: "2012 marks the 41st year"."""
    year = tokens.words[last - 1]
    is_year = len(year) == YEAR_DIGITS and year.isdecimal()
    return is_year and behind < limit and tokens.words[behind] in lexicon.text.determiners


def find_currency_after(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """A currency sign, code or word after a number: 5 €, «3 millions d'euros», 50 cents."""
    scale = lexicon.quantities.currency_scales.get(tokens.words[last - 1])
    if scale:
        return Unit(scale, last - 1, last, is_in_span=True)
    if last >= limit:
        return None
    word = tokens.raw(last)
    if word in lexicon.signs.currencies:
        name = country_after(tokens, last, limit, lexicon)
        return to_sign(word, name, last, last + 2 if name else last + 1, lexicon)
    if tokens.words[last] in lexicon.signs.currency_codes and word.isupper():
        return Unit(word, last, last + 1, is_in_span=True)
    if word in lexicon.signs.currency_letters:
        return Unit(lexicon.signs.currency_letters[word], last, last + 1, is_in_span=False)
    at = last + 1 if tokens.words[last] in lexicon.text.genitives else past_hyphen(tokens, last, limit, lexicon)
    if at >= limit:
        return None
    hundredth = find_hundredth(tokens, at, limit, lexicon)
    if hundredth:
        return hundredth
    match = lexicon.quantities.currencies.at(tokens.words, at, limit)
    if not match and tokens.words[last - 1] in lexicon.numbers.scales:
        match = lexicon.quantities.scaled_currencies.at(tokens.words, at, limit)
    if match and is_verb_of_year(tokens, last, at + match[0], limit, lexicon):
        return None
    if match:
        return Unit(match[1], at, at + match[0], is_in_span=False)
    guess = lexicon.quantities.guessed_currencies.at(tokens.words, at, limit)
    return Unit(guess[1], at, at + guess[0], is_in_span=False, flags=(Flag.CURRENCY_GUESSED,)) if guess else None


def country_after(tokens: Tokens, sign: int, limit: int, lexicon: Lexicon) -> str | None:
    """The currency that letters behind a sign make sure of: «12 $ US», «12 $CAN»; None where there are none."""
    if sign + 1 >= limit or tokens.ends[sign + 1] - tokens.starts[sign + 1] == 1:
        return None
    return lexicon.signs.currency_prefixes.get(tokens.raw(sign + 1) + tokens.raw(sign))


def find_hundredth(tokens: Tokens, at: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The hundredth of a currency: 50 cents, 6.5p, 99¢; a lone letter stands hard against its digits."""
    match = lexicon.quantities.hundredths.at(tokens.words, at, limit)
    if not match or (len(tokens.words[at]) == 1 and tokens.starts[at] != tokens.ends[at - 1]):
        return None
    is_sign = not tokens.words[at].isalpha() or len(tokens.words[at]) == 1
    return Unit(match[1], at, at + match[0], is_in_span=is_sign, parts=HUNDREDTHS)


def to_sign(sign: str, name: str | None, first: int, last: int, lexicon: Lexicon) -> Unit:
    """A currency sign; one that several currencies share is flagged where no country stands with it."""
    flags = (Flag.CURRENCY_GUESSED,) if name is None and sign in lexicon.signs.guessed_currencies else ()
    return Unit(name or lexicon.signs.currencies[sign], first, last, is_in_span=True, flags=flags)


def find_measure(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """Years, months, days and measures of several words: what stands after the number, past a hyphen."""
    at = past_hyphen(tokens, last, limit, lexicon)
    match = lexicon.quantities.units.at(tokens.words, at, limit) if at < limit else None
    return Unit(match[1], at, at + match[0], is_in_span=False) if match else None
