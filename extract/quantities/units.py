"""Units of numbers: per cent, currencies in every notation, years, months, days."""

from dataclasses import dataclass

from extract.lexicon import Lexicon
from extract.model import Evidence, Flag, Role, Tokens

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it stands: tokens `first` to `last`; a sign is part of the number's span."""

    name: str
    first: int
    last: int
    is_in_span: bool
    flags: tuple[str, ...] = ()

    def evidence(self, tokens: Tokens) -> Evidence:
        """The words that gave the unit."""
        span = tokens.span(self.first, self.last)
        return Evidence(Role.UNIT, span.start, span.end)


def find_unit(tokens: Tokens, first: int, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The unit of a number of tokens `first` to `last`; None where a counted noun must tell."""
    return (
        find_percent(tokens, last, limit, lexicon)
        or find_currency_before(tokens, first, lexicon)
        or find_currency_after(tokens, last, limit, lexicon)
        or find_measure(tokens, last, limit, lexicon)
    )


def find_percent(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """The sign or the words for per cent after a number."""
    if last < limit and tokens.words[last] in lexicon.signs.percent:
        return Unit(PERCENT, last, last + 1, is_in_span=True)
    match = lexicon.quantities.percent.at(tokens.words, last, limit) if last < limit else None
    return Unit(PERCENT, last, last + match[0], is_in_span=True) if match else None


def find_currency_before(tokens: Tokens, first: int, lexicon: Lexicon) -> Unit | None:
    """A currency sign or code before a number: $3bn, EUR 5."""
    if not first:
        return None
    word = tokens.raw(first - 1)
    if word in lexicon.signs.currencies:
        return to_sign(word, first - 1, first, lexicon)
    if tokens.words[first - 1] in lexicon.signs.currency_codes and word.isupper():
        return Unit(word, first - 1, first, is_in_span=True)
    return None


def find_currency_after(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """A currency sign, code or word after a number: 5 €, «3 millions d'euros»."""
    scale = lexicon.quantities.currency_scales.get(tokens.words[last - 1])
    if scale:
        return Unit(scale, last - 1, last, is_in_span=True)
    if last >= limit:
        return None
    word = tokens.raw(last)
    if word in lexicon.signs.currencies:
        return to_sign(word, last, last + 1, lexicon)
    if tokens.words[last] in lexicon.signs.currency_codes and word.isupper():
        return Unit(word, last, last + 1, is_in_span=True)
    at = last + 1 if tokens.words[last] in lexicon.text.genitives else last
    if at >= limit:
        return None
    match = lexicon.quantities.currencies.at(tokens.words, at, limit)
    if not match and tokens.words[last - 1] in lexicon.numbers.scales:
        match = lexicon.quantities.scaled_currencies.at(tokens.words, at, limit)
    if match:
        return Unit(match[1], at, at + match[0], is_in_span=False)
    guess = lexicon.quantities.guessed_currencies.at(tokens.words, at, limit)
    return Unit(guess[1], at, at + guess[0], is_in_span=False, flags=(Flag.CURRENCY_GUESSED,)) if guess else None


def to_sign(sign: str, first: int, last: int, lexicon: Lexicon) -> Unit:
    """A currency sign; one that several currencies share is flagged."""
    flags = (Flag.CURRENCY_GUESSED,) if sign in lexicon.signs.guessed_currencies else ()
    return Unit(lexicon.signs.currencies[sign], first, last, is_in_span=True, flags=flags)


def find_measure(tokens: Tokens, last: int, limit: int, lexicon: Lexicon) -> Unit | None:
    """Years, months, days: the noun after the number, a hyphen between them passed («26-year rule»)."""
    at = last
    if at + 1 < limit and tokens.words[at] in lexicon.signs.dashes and tokens.starts[at] == tokens.ends[at - 1]:
        at += 1
    match = lexicon.quantities.units.at(tokens.words, at, limit) if at < limit else None
    return Unit(match[1], at, at + match[0], is_in_span=False) if match else None
