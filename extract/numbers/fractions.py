"""Parts of a whole: shares in words, decimals in words, mixed numbers, and parts of a scale or a dozen."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from extract.folding import HYPHEN
from extract.lexicon import Lexicon
from extract.model import Flag, Numeral, NumeralForm, Tokens
from extract.numbers.digits import PLAIN_DIGITS, build, find_scale, without_trailing_noughts

HUNDRED = 100
HALF = Decimal("0.5")
TENTH = Decimal("0.1")
DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10, 16, 100})
"""The wholes that a fraction is written of with a stroke; 9/11 and 24/7 are none."""
SMALL_NUMBER = 10
SMALLEST_ORDINAL_PART = 3
"""«premier» and «second» name no part of a whole."""
PART_OF_MEASURE = "words.part_of_measure"
"""The rule of a part of an hour, a point, a tonne: a number of that measure and no share."""
THOUSANDTH = Decimal("0.001")


def read_fraction(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«deux tiers», "three quarters", «moitié»: a share, in per cent, flagged where it is rounded."""
    share = find_share(tokens, index, limit, lexicon)
    if not share:
        return read_part_alone(tokens, index, limit, lexicon)
    last, value, is_share = share
    part = part_of_number(tokens, index, last, value, limit, lexicon)
    if part:
        return part
    if not is_share or is_no_share(tokens, index, last, limit, lexicon):
        return None
    return to_share(tokens, index, last, value, "words.fraction")


def to_share(tokens: Tokens, first: int, last: int, value: Decimal, rule: str) -> Numeral:
    """A part of a whole in per cent, to a tenth and flagged where that rounds it; one in a million stays whole."""
    percent = value * HUNDRED
    rounded = percent.quantize(TENTH, ROUND_HALF_UP) or percent
    flags = () if percent == rounded else (Flag.ROUNDED,)
    worth = rounded if flags else percent
    return build(tokens, first, last, NumeralForm.FRACTION, without_trailing_noughts(worth), rule, flags)


def find_share(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> tuple[int, Decimal, bool] | None:
    """The token after a fraction in words, its worth, and whether it may stand as a share: «un cinquième» counts up."""
    words = lexicon.numbers
    match = words.fractions.at(tokens.words, index, limit)
    if match:
        return index + match[0], match[1] / HUNDRED, True
    part = words.cardinals.at(tokens.words, index, limit)
    if not part or index + part[0] >= limit or words.collectives.at(tokens.words, index + part[0], limit):
        return None
    after = index + part[0]
    is_joined = tokens.words[after] == HYPHEN and after + 1 < limit
    if is_joined or (tokens.words[after] in lexicon.quantities.before_noun and after + 1 < limit):
        after += 1  # «trois-quarts», «un bon tiers»
    whole = find_denominator(tokens, index, after, lexicon)
    if not whole or part[1] >= whole or not part[1]:
        return None
    is_share = is_joined or not is_ordinal_article(tokens, index, after, lexicon)
    return after + 1, Decimal(part[1]) / whole, is_share


def find_denominator(tokens: Tokens, index: int, after: int, lexicon: Lexicon) -> int | None:
    """How many parts the whole has that a word at `after` names: «tiers», «huitièmes», «un septième»."""
    numbers, word = lexicon.numbers, tokens.words[after]
    whole = numbers.fraction_units.get(word) or numbers.ordinal_plurals.get(word)
    if whole or tokens.words[index] not in numbers.articles:
        return whole
    ordinal = numbers.ordinals.get(word, 0)
    return ordinal if ordinal >= SMALLEST_ORDINAL_PART else None


def read_part_alone(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«près du tiers des voix», «le quart des élus»: the part of a whole behind an article, without a number."""
    words = lexicon.numbers
    whole = words.fraction_units.get(tokens.words[index])
    if not whole or tokens.words[index] in words.ordinals or not index or index + 1 >= limit:
        return None
    is_of_whole = tokens.words[index + 1] in lexicon.text.genitives
    if tokens.words[index - 1] not in lexicon.text.determiners or not is_of_whole:
        return None
    if is_no_share(tokens, index, index + 1, limit, lexicon):
        return None
    return to_share(tokens, index, index + 1, Decimal(1) / whole, "words.fraction")


def is_ordinal_article(tokens: Tokens, index: int, after: int, lexicon: Lexicon) -> bool:
    """Whether «un cinquième», "a third" may as well count up: it does before a noun, and is no share then."""
    if tokens.words[index] not in lexicon.numbers.articles or tokens.words[after] not in lexicon.numbers.ordinals:
        return False
    is_end = after + 1 >= len(tokens) or not tokens.words[after + 1][0].isalpha()
    if is_end and index and tokens.words[index - 1] in lexicon.text.by:
        return False  # "fell by a third."
    return after + 1 >= len(tokens) or tokens.words[after + 1] not in lexicon.text.genitives


def part_of_number(
    tokens: Tokens, index: int, last: int, value: Decimal, limit: int, lexicon: Lexicon
) -> Numeral | None:
    """A part of a scale, a dozen or a measure is a number, no per cent: "half a million", «un quart d'heure»."""
    words = lexicon.numbers
    after = last
    if after < limit and tokens.words[after] in lexicon.text.genitives:
        after += 1
    while after < limit and (tokens.words[after] in words.articles or tokens.words[after] == HYPHEN):
        after += 1
    if after >= limit:
        return None
    scale = words.scales.get(tokens.words[after])
    if scale:
        return build(
            tokens, index, after + 1, NumeralForm.WORDS, without_trailing_noughts(value * scale),
            "words.fraction_of_scale",
        )  # fmt: skip
    if is_of_measure(tokens, index, last, after, lexicon):
        rounded = value.quantize(THOUSANDTH, ROUND_HALF_UP)
        flags = () if rounded == value else (Flag.ROUNDED,)
        worth = without_trailing_noughts(rounded)
        return build(tokens, index, last, NumeralForm.WORDS, worth, PART_OF_MEASURE, flags)
    match = words.collectives.at(tokens.words, after, limit)
    if not match or value * match[1] != int(value * match[1]):
        return None
    worth = without_trailing_noughts(value * match[1])
    return build(tokens, index, after + match[0], NumeralForm.APPROXIMATE, worth, "words.fraction_of_scale")


def is_of_measure(tokens: Tokens, index: int, last: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a part is of the measure at `after`: «un quart d'heure»; not «la seconde moitié du siècle»."""
    if tokens.words[after] not in lexicon.quantities.measures:
        return False
    is_ranked = index > 0 and tokens.words[index - 1] in lexicon.numbers.ordinals
    is_behind = after > last or (
        lexicon.text.noun_head_is_last and tokens.words[last - 1] not in lexicon.numbers.ordinals
    )
    return (is_behind and not is_ranked) or tokens.words[last - 1] in lexicon.numbers.never_share


def is_no_share(tokens: Tokens, index: int, last: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a half or a quarter is the name of something: "the second half", "half-time", "the fourth quarter"."""
    words = lexicon.numbers
    if tokens.words[last - 1] in words.never_share or (index and tokens.words[index - 1] in words.no_share_after):
        return True
    if index and tokens.words[index - 1] in words.ordinals and tokens.words[index] not in words.articles:
        return True
    if words.no_share_before.at(tokens.words, last, limit):
        return True
    is_tight = last + 1 < limit and tokens.words[last] == HYPHEN and tokens.ends[last] == tokens.starts[last + 1]
    return is_tight and words.fractions.at(tokens.words, index, limit) is not None


def with_part(
    tokens: Tokens, value: Decimal, last: int, limit: int, lexicon: Lexicon
) -> tuple[Decimal, int, str] | None:
    """A number with the decimals or the fraction behind it: "one point five", "two and a quarter million".

    The number, the token after it and the rule; None where nothing follows.
    """
    part = read_decimals(tokens, last, limit, lexicon) or read_mixed(tokens, last, limit, lexicon)
    if not part:
        return None
    fraction, after, rule = part
    scale, after = find_scale(tokens, after, lexicon)
    return without_trailing_noughts((value + fraction) * scale), after, rule


def read_decimals(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> tuple[Decimal, int, str] | None:
    """The decimals behind a word for their sign, digit by digit or as one number: "point two five", «virgule cinq»."""
    words = lexicon.numbers
    if index + 1 >= limit or tokens.words[index] not in words.decimal_words:
        return None
    digits, cursor = "", index + 1
    while cursor < limit and (unit := words.cardinals.at(tokens.words, cursor, limit)):
        if (digits and unit[1] >= SMALL_NUMBER) or tokens.words[cursor] in words.articles - words.ones:
            break
        digits, cursor = digits + str(unit[1]), cursor + unit[0]
        if unit[1] >= SMALL_NUMBER:
            cursor, digits = with_unit(tokens, cursor, limit, digits, lexicon)
            break
    return (Decimal(f"0.{digits}"), cursor, "words.decimal") if digits else None


def read_bare_decimals(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """Decimals without a nought before them, where a share or a scale follows: "point two per cent"."""
    decimals = read_decimals(tokens, index, limit, lexicon)
    if not decimals:
        return None
    value, last, rule = decimals
    scale, after = find_scale(tokens, last, lexicon)
    is_share = last < limit and (
        tokens.words[last] in lexicon.signs.percent or lexicon.quantities.percent.at(tokens.words, last, limit)
    )
    if after == last and not is_share:
        return None
    return build(tokens, index, after, NumeralForm.WORDS, without_trailing_noughts(value * scale), rule)


def with_unit(tokens: Tokens, index: int, limit: int, digits: str, lexicon: Lexicon) -> tuple[int, str]:
    """The decimals of tens with their unit: "point twenty-five"."""
    after = index + 1 if index < limit and tokens.words[index] == HYPHEN else index
    unit = lexicon.numbers.cardinals.at(tokens.words, after, limit) if after < limit else None
    if unit and unit[1] < SMALL_NUMBER and digits.endswith("0"):
        return after + unit[0], f"{digits[:-1]}{unit[1]}"
    return index, digits


def read_mixed(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> tuple[Decimal, int, str] | None:
    """The fraction that a joiner adds to a number: "and a half", "and two-thirds"; not one of something else."""
    words = lexicon.numbers
    half = words.halves.at(tokens.words, index, limit) if index < limit else None
    if half:
        return Decimal("0.5"), index + half[0], "words.mixed"
    if index + 1 >= limit or tokens.words[index] not in words.joiners:
        return None
    share = find_share(tokens, index + 1, limit, lexicon)
    if not share or (share[0] < limit and tokens.words[share[0]] in lexicon.text.genitives):
        return None
    is_counted = share[2] or (share[0] < limit and tokens.words[share[0]] in words.scales)
    return (share[1].quantize(Decimal("0.0001")), share[0], "words.mixed") if is_counted else None


def join_fraction_digits(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, those that a stroke or a mixed number makes one joined: 1/2, 1 1/2, 2-1/2, 2 ½."""
    joined: list[Numeral] = []
    place = 0
    while place < len(numerals):
        numeral = numerals[place]
        following = numerals[place + 1] if place + 1 < len(numerals) else None
        after = numerals[place + 2] if place + 2 < len(numerals) else None
        fraction = to_fraction(tokens, numeral, following, after, lexicon)
        place += 2 if fraction else 1
        numeral = fraction or numeral
        if joined and is_mixed(tokens, joined[-1], numeral):
            numeral = add_fraction(joined.pop(), numeral)
        joined.append(numeral)
    return joined


def to_fraction(
    tokens: Tokens, left: Numeral, right: Numeral | None, after: Numeral | None, lexicon: Lexicon
) -> Numeral | None:
    """Two plain numbers of one or two digits with a stroke between them, hard together, the first the smaller."""
    if right is None or not is_small(left) or not is_small(right) or right.first != left.last + 1:
        return None
    stroke = left.last
    if tokens.words[stroke] not in lexicon.signs.slashes or left.end != tokens.starts[stroke]:
        return None
    if right.start != tokens.ends[stroke] or left.value is None or right.value is None or left.value >= right.value:
        return None
    is_longer = after is not None and after.start == right.end + 1 and tokens.words[right.last] in lexicon.signs.slashes
    if right.value not in DENOMINATORS or is_longer:
        return None
    if right.last < len(tokens) and tokens.words[right.last] in lexicon.text.genitives:
        return to_share(tokens, left.first, right.last, left.value / right.value, "digits.fraction")
    value = (left.value / right.value).quantize(Decimal("0.0001"))
    return replace(
        left, end=right.end, last=right.last, value=value.normalize(), low=value.normalize(), high=value.normalize(),
        rule="digits.fraction",
    )  # fmt: skip


def is_small(numeral: Numeral) -> bool:
    """Whether a numeral is plain digits that a fraction may be written with."""
    is_plain = numeral.rule == PLAIN_DIGITS and numeral.last == numeral.first + 1
    return is_plain and numeral.value is not None and numeral.value <= HUNDRED


def is_mixed(tokens: Tokens, left: Numeral, right: Numeral) -> bool:
    """Whether a fraction belongs to the whole number before it: one blank or a hyphen hard between them."""
    if right.rule != "digits.fraction" or left.rule != PLAIN_DIGITS or right.value is None or right.value >= 1:
        return False
    gap = tokens.text[left.end : right.start]
    return gap in {" ", HYPHEN}


def add_fraction(left: Numeral, right: Numeral) -> Numeral:
    """The mixed number of a whole one and a fraction."""
    if left.value is None or right.value is None:
        return left
    value = left.value + right.value
    return replace(right, start=left.start, first=left.first, value=value, low=value, high=value)
