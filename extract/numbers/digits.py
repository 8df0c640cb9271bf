"""Digits in, numerals out: groups of thousands, decimals, scales and ordinal endings."""

from dataclasses import replace
from decimal import Decimal
from unicodedata import decimal as digit_value

from extract.folding import HYPHEN
from extract.lexicon import Lexicon
from extract.model import Flag, Numeral, NumeralForm, Tokens, value

BLANK = " "
GROUP_LENGTH = 3
"""Digits between two signs of thousands."""

PLAIN_DIGITS = "digits.plain"
"""The rule of digits without a scale."""
NO_NUMBER = "digits.no_number"
"""The rule of a chain of digits that is no number: a date, a version, a score."""


@value
class Chain:
    """Groups of digits and the signs between them: tokens `first` to `last`."""

    first: int
    last: int
    groups: tuple[str, ...]
    signs: tuple[str, ...]


def read_digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral:
    """The numeral whose first digits stand at a token, its scale and ordinal ending included."""
    chain = find_chain(tokens, index, lexicon)
    if has_point_before(tokens, chain, lexicon):
        point = replace(chain, first=index - 1, groups=("0", *chain.groups), signs=(lexicon.signs.period,))
        chain = point
    value, flags = to_value(chain, lexicon)
    if value is None:
        return build(tokens, chain.first, chain.last, NumeralForm.DIGITS, None, NO_NUMBER)
    chain, value = with_fraction(tokens, chain, value, lexicon)
    ordinal_end = find_ordinal_suffix(tokens, chain.last, lexicon)
    if ordinal_end:
        return build(tokens, chain.first, ordinal_end, NumeralForm.ORDINAL, value, "digits.ordinal", flags)
    is_money = chain.first > 0 and tokens.words[chain.first - 1] in lexicon.signs.currencies
    scale, last = find_scale(tokens, chain.last, lexicon, is_money=is_money)
    if last > chain.last:
        half, last = find_half_of_scale(tokens, last, lexicon)
        value = without_trailing_noughts(value * scale + half)
    rule = "digits.scaled" if last > chain.last else PLAIN_DIGITS
    if is_negative(tokens, chain.first, last, lexicon):
        return build(tokens, chain.first - 1, last, NumeralForm.DIGITS, -value, "digits.negative", flags)
    return build(tokens, chain.first, last, NumeralForm.DIGITS, value, rule, flags)


def has_point_before(tokens: Tokens, chain: Chain, lexicon: Lexicon) -> bool:
    """Whether decimals stand without the nought before their point: .5 per cent."""
    point = chain.first - 1
    if chain.signs or point < 0 or tokens.raw(point) != lexicon.signs.period:
        return False
    if lexicon.signs.period not in lexicon.numbers.decimal_signs or tokens.ends[point] != tokens.starts[chain.first]:
        return False
    is_free = point == 0 or tokens.ends[point - 1] != tokens.starts[point]
    return (
        is_free
        or tokens.words[point - 1] in lexicon.signs.openers | lexicon.signs.minus
        or (tokens.words[point - 1] in lexicon.signs.currencies)
    )


def is_negative(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a minus stands hard before the digits and hard behind nothing, and is no dash."""
    sign = first - 1
    if sign < 0 or tokens.raw(sign) not in lexicon.signs.minus or tokens.ends[sign] != tokens.starts[first]:
        return False
    if (
        sign > 0
        and tokens.ends[sign - 1] == tokens.starts[sign]
        and tokens.words[sign - 1] not in lexicon.signs.openers
    ):
        return False
    if tokens.raw(sign) in lexicon.signs.sure_minus or is_signed(tokens, last, lexicon):
        return True
    return tokens.raw(sign) == HYPHEN and not may_be_bullet(tokens, sign, last)


def is_signed(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Whether what is measured is often below nought: a share, degrees, points."""
    if last >= len(tokens):
        return False
    word = tokens.words[last]
    is_share = word in lexicon.signs.percent or lexicon.quantities.percent.at(tokens.words, last, len(tokens))
    return bool(is_share) or word in lexicon.numbers.signed_before


def may_be_bullet(tokens: Tokens, sign: int, last: int) -> bool:
    """Whether a hyphen may open an item of a list or a range: at the head of a line with more, or behind digits."""
    before = tokens.text[: tokens.starts[sign]].rpartition("\n")[2]
    if before.strip():
        return tokens.words[sign - 1].isdecimal()
    return bool(tokens.text[tokens.ends[last - 1] :].partition("\n")[0].strip())


def with_fraction(tokens: Tokens, chain: Chain, value: Decimal, lexicon: Lexicon) -> tuple[Chain, Decimal]:
    """The chain with a fraction sign hard behind it: 2½."""
    if chain.last < len(tokens) and tokens.starts[chain.last] == tokens.ends[chain.last - 1]:
        fraction = lexicon.signs.fractions.get(tokens.raw(chain.last))
        if fraction is not None:
            return replace(chain, last=chain.last + 1), value + fraction
    return chain, value


def read_fraction_sign(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral:
    """A fraction sign alone: ½ million is 500 000, ½ alone is a half."""
    value = lexicon.signs.fractions[tokens.raw(index)]
    scale, last = find_scale(tokens, index + 1, lexicon)
    return build(tokens, index, last, NumeralForm.DIGITS, without_trailing_noughts(value * scale), "digits.fraction")


def find_chain(tokens: Tokens, index: int, lexicon: Lexicon) -> Chain:
    """The longest run of digits that signs of thousands or decimals join."""
    groups = [tokens.words[index]]
    signs: list[str] = []
    last = index + 1
    while last < len(tokens):
        gap = tokens.text[tokens.ends[last - 1] : tokens.starts[last]]
        if tokens.words[last].isdecimal() and is_group_space(gap, groups, signs, tokens, last, lexicon):
            signs.append(" ")
            groups.append(tokens.words[last])
            last += 1
        elif not gap and is_joined(tokens, last, lexicon):
            signs.append(tokens.words[last])
            groups.append(tokens.words[last + 1])
            last += 2
        else:
            break
    return Chain(index, last, tuple(groups), tuple(signs))


def is_group_space(gap: str, groups: list[str], signs: list[str], tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether white space parts thousands: a short first group, one blank, and exactly three digits after."""
    if len(tokens.words[index]) != GROUP_LENGTH or len(groups[0]) > GROUP_LENGTH:
        return False
    if gap not in lexicon.signs.spaces:
        return len(groups) == 1 and is_wide_group_space(tokens, index, lexicon)
    if gap == BLANK and follows_month(tokens, index - len(groups), lexicon):
        return False
    return set(signs) <= {" "} and (len(groups) == 1 or len(groups[-1]) == GROUP_LENGTH)


def is_wide_group_space(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether two spaces before three digits part thousands: one group on each side, words of a sentence around them.

    «compte 7  379 cas» is 7379; a row of a table, «12  300  45», and the number of a list's item are not joined.
    """
    if tokens.words[index - 1].startswith("0") or not is_wide_space(tokens, index, lexicon, widest=2):
        return False
    neighbours = (*tokens.words[max(0, index - 2) : index - 1], *tokens.words[index + 1 : index + 2])
    if any(word.isdecimal() for word in neighbours):
        return False
    return tokens.words[index].startswith("0") or is_in_words(tokens, index, lexicon)


def is_in_words(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the two groups that part before a token stand in a line of text, behind a word, and in no column."""
    before, after = index - 2, index + 1
    if before < 0 or after >= len(tokens) or follows_month(tokens, index - 1, lexicon):
        return False
    around = (tokens.text[tokens.ends[at - 1] : tokens.starts[at]] for at in (index - 1, after))
    if any(len(gap) > 1 or gap == "\n" for gap in around):
        return False
    word = tokens.words[before]
    return word.isalpha() or word in lexicon.signs.currencies or tokens.raw(before) in lexicon.signs.openers


def is_wide_space(tokens: Tokens, index: int, lexicon: Lexicon, *, widest: int) -> bool:
    """Whether two spaces or more stand before a token: scraped pages have a no-break space beside a blank."""
    start, end = tokens.ends[index - 1], tokens.starts[index]
    return 1 < end - start <= widest and set(tokens.text[start:end]) <= lexicon.signs.spaces


def follows_month(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether the first group may be the day of a month: "on May 12 300 people" is no 12 300."""
    return first > 0 and tokens.words[first - 1] in lexicon.dates.months


def is_joined(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a sign stands hard between two runs of digits."""
    numbers, word = lexicon.numbers, tokens.words[index]
    if (word not in numbers.group_signs and word not in numbers.decimal_signs) or index + 1 >= len(tokens):
        return False
    return tokens.words[index + 1].isdecimal() and tokens.starts[index + 1] == tokens.ends[index]


def to_value(chain: Chain, lexicon: Lexicon) -> tuple[Decimal | None, tuple[str, ...]]:
    """What a chain is worth; None where its groups make no number. A lone sign of two readings is flagged."""
    kinds = set(chain.signs)
    if not kinds:
        return to_decimal(chain.groups), ()
    if len(kinds) == 1:
        return value_of_one_sign(chain, lexicon)
    *thousands, last = chain.signs
    whole = chain.groups[:-1]
    if last in thousands or len(set(thousands)) > 1 or not (are_thousands(whole) or are_indian_groups(whole)):
        return None, ()
    return to_decimal(chain.groups[:-1], chain.groups[-1]), ()


def value_of_one_sign(chain: Chain, lexicon: Lexicon) -> tuple[Decimal | None, tuple[str, ...]]:
    """What a chain with one kind of sign is worth: thousands, or decimals where the groups are not of three."""
    sign, is_lone = chain.signs[0], len(chain.signs) == 1
    is_decimal_sign = sign in lexicon.numbers.decimal_signs
    if not is_lone:
        is_grouped = are_thousands(chain.groups) or are_indian_groups(chain.groups)
        return (to_decimal(chain.groups), ()) if is_grouped else (None, ())
    if not are_thousands(chain.groups):
        is_apostrophe = sign not in {lexicon.signs.comma, lexicon.signs.period} and not is_decimal_sign
        return (None, ()) if is_apostrophe else (to_decimal(chain.groups[:1], chain.groups[1]), ())
    if is_decimal_sign and sign not in lexicon.numbers.group_signs:
        # «1,250» in French is 1.25; an English hand may have meant 1250.
        return to_decimal(chain.groups[:1], chain.groups[1]), (Flag.AMBIGUOUS_SEPARATOR,)
    flags = (Flag.AMBIGUOUS_SEPARATOR,) if sign in lexicon.numbers.doubtful_group_signs else ()
    return to_decimal(chain.groups), flags


def are_thousands(groups: tuple[str, ...]) -> bool:
    """Whether groups of digits are thousands: a first one of one to three without a leading nought, then threes."""
    head, *rest = groups
    return len(head) <= GROUP_LENGTH and not head.startswith("0") and all(len(group) == GROUP_LENGTH for group in rest)


def are_indian_groups(groups: tuple[str, ...]) -> bool:
    """Whether groups are lakhs and crores: 12,34,567."""
    head, *middle, last = groups
    return len(head) <= 2 and len(last) == GROUP_LENGTH and all(len(group) == 2 for group in middle)


def to_decimal(groups: tuple[str, ...], decimals: str = "") -> Decimal:
    """The number of its groups of digits, in whatever script they are."""
    whole, part = to_ascii("".join(groups)), to_ascii(decimals)
    return Decimal(f"{whole}.{part}" if part else whole)


def to_ascii(digits: str) -> str:
    """The same digits as ASCII writes them."""
    return digits if digits.isascii() else "".join(str(digit_value(sign)) for sign in digits)


def without_trailing_noughts(value: Decimal) -> Decimal:
    """The same number without decimals that say nothing: 1,5 million is 1500000, not 1500000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def find_ordinal_suffix(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The token after an ordinal ending written hard against the digits («3er», «3.er»), or None."""
    if index + 1 < len(tokens) and tokens.words[index] == lexicon.signs.period and is_tight(tokens, index):
        index += 1
    if index < len(tokens) and is_tight(tokens, index):
        return index + 1 if tokens.words[index] in lexicon.numbers.ordinal_suffixes else None
    return None


def is_tight(tokens: Tokens, index: int) -> bool:
    """Whether a token stands hard behind the one before it."""
    return tokens.starts[index] == tokens.ends[index - 1]


def find_scale(tokens: Tokens, index: int, lexicon: Lexicon, *, is_money: bool = False) -> tuple[Decimal, int]:
    """The scales after a number, multiplied («2 000 mille milliards»), and the token after them.

    Behind a currency sign a letter is a scale after a blank too: "$3 m".
    """
    scale = Decimal(1)
    while index < len(tokens):
        factor, after = scale_at(tokens, index, lexicon, is_money=is_money)
        if not factor:
            break
        scale *= factor
        index = after
    return scale, index


def scale_at(tokens: Tokens, index: int, lexicon: Lexicon, *, is_money: bool) -> tuple[int, int]:
    """The scale at a token, past a hyphen ("a $5-million grant"), and the token after it; 0 where there is none."""
    words, is_hard = lexicon.numbers, is_tight(tokens, index)
    if is_hard and tokens.words[index] == HYPHEN and index + 1 < len(tokens):
        is_scale = tokens.words[index + 1] in words.scales and tokens.starts[index + 1] == tokens.ends[index]
        return (words.scales[tokens.words[index + 1]], index + 2) if is_scale else (0, index)
    word = tokens.words[index]
    if word in words.capital_scales and not tokens.raw(index).isupper():
        return 0, index
    may_be_letter = is_money or (is_hard and not is_measure(tokens, index, lexicon))
    may_be_letter = may_be_letter or (word in words.suffix_scales and is_before_currency(tokens, index + 1, lexicon))
    factor = words.suffix_scales.get(word) if may_be_letter else None
    return factor or words.scales.get(word) or words.digit_scales.get(word, 0), index + 1


def is_before_currency(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a currency's sign, code or name begins at a token, a genitive passed: «12 M€», «1,2 Md d'euros»."""
    if index < len(tokens) and tokens.words[index] in lexicon.text.genitives:
        index += 1
    if index >= len(tokens):
        return False
    is_sign = tokens.raw(index) in lexicon.signs.currencies or tokens.words[index] in lexicon.signs.currency_codes
    return is_sign or lexicon.quantities.currencies.at(tokens.words, index, len(tokens)) is not None


def find_half_of_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """Half of the scale that ends at a token, where «et demi» says so, and the token after it."""
    half = lexicon.numbers.halves.at(tokens.words, index, len(tokens)) if index < len(tokens) else None
    scale = lexicon.numbers.scales.get(tokens.words[index - 1]) if half else None
    return (Decimal(scale) / 2, index + half[0]) if half and scale else (Decimal(0), index)


def is_measure(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a letter behind digits is no scale but a measure: "10m high", "the 100m final"."""
    after = index + 1
    if after < len(tokens) and tokens.words[after] == HYPHEN:
        after += 1
    return after < len(tokens) and tokens.words[after] in lexicon.numbers.no_scale_before


def build(
    tokens: Tokens,
    first: int,
    last: int,
    form: NumeralForm,
    value: Decimal | None,
    rule: str,
    flags: tuple[str, ...] = (),
) -> Numeral:
    """A numeral of tokens `first` to `last` that is worth one value."""
    return Numeral(tokens.starts[first], tokens.ends[last - 1], first, last, form, value, value, value, rule, flags)
