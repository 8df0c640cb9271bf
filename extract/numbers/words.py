"""Number words in, numerals out: cardinals, ordinals, collectives, vague numbers, fractions and noughts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.folding import HYPHEN
from extract.lexicon import Lexicon
from extract.lexicon.phrases import first_words
from extract.lexicon.words import MetricRole, NumberWords
from extract.model import Numeral, NumeralForm, Tokens, value
from extract.numbers.digits import build
from extract.numbers.fractions import read_bare_decimals, read_fraction, with_part

Reader = Callable[[Tokens, int, int, Lexicon], Numeral | None]
"""Reads the numeral from a token on, in a sentence that ends at another."""
HUNDRED = 100
THOUSAND = 1000
"""The one scale that needs no number before it: «un million mille», «mille»."""
YEAR_IN_WORDS = "words.year"
"""The rule of a year said in pairs."""
COUNTED = "counted"
"""The sort of a nought that only a metric's own noun makes a number: «sin heridos»."""
COLLECTIVE = "words.collective"
"""The rule of «dizaine», "dozen"."""
INDEFINITE = "words.indefinite"
"""The rule of «plusieurs», which may be a number or the determiner of one."""


def read_words(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """The longest numeral written in words from a token on, and before `limit`; None where there is none."""
    for read in find_readers(lexicon.numbers).get(tokens.words[index], ()):
        numeral = read(tokens, index, limit, lexicon)
        if numeral:
            return numeral
    return None


@cache
def find_readers(numbers: NumberWords) -> Mapping[str, tuple[Reader, ...]]:
    """The words that a numeral may begin with, and what may read each, in the order in which they are tried."""
    shares = first_words(numbers.fractions, numbers.cardinals) | set(numbers.fraction_units)
    cardinals = first_words(numbers.cardinals) | set(numbers.hundreds) | set(numbers.scales)
    tables: tuple[tuple[Reader, Iterable[str]], ...] = (
        (read_zero, first_words(numbers.zeros)),
        (read_vague, first_words(numbers.vague)),
        (read_bare_decimals, numbers.decimal_words),
        (read_fraction, shares),
        (read_collective, first_words(numbers.collectives)),
        (read_cardinal, cardinals),
        (read_ordinal, numbers.ordinals),
        (read_indefinite, numbers.indefinites),
    )
    readers: dict[str, tuple[Reader, ...]] = {}
    for read, words in tables:
        for word in words:
            readers[word] = (*readers.get(word, ()), read)
    return readers


def read_zero(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«aucun», "no one"; «personne» only where a negation stands close."""
    match = lexicon.numbers.zeros.at(tokens.words, index, limit)
    if not match:
        return None
    length, sort = match
    if sort == "idiom":
        return None
    if sort == "negated" and not is_negated_near(tokens, index, lexicon):
        return None
    after = index + length
    if sort == COUNTED and (after >= limit or not is_metric_noun(tokens.words[after], lexicon)):
        return None  # «tres trabajadores sin contrato» counts nobody
    if sort == "determiner" and (after >= limit or not tokens.words[after][0].isalpha()):
        return None  # "No, she said", "No. 10", "no-fly"
    return build(tokens, index, index + length, NumeralForm.ZERO, Decimal(0), f"words.zero_{sort}")


def is_metric_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a noun that a metric counts by itself: heridos, arrestos."""
    return any(predicate.role is MetricRole.COUNT for predicate in lexicon.metrics.nouns.get(word, ()))


def is_negated_near(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that is nought only with a negation has one, and nothing that makes a noun of it.

    «la personne», «une seule personne», «dix personne» with its plural forgotten.
    """
    before = tokens.words[index - 1] if index else ""
    if before in lexicon.text.determiners | lexicon.numbers.articles | lexicon.quantities.before_noun:
        return False
    if before.isdecimal() or (before,) in lexicon.numbers.cardinals:
        return False
    around = (*range(max(0, index - 4), index), *range(index + 1, min(len(tokens), index + 3)))
    return any(tokens.words[at] in lexicon.text.negations for at in around)


def read_vague(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«dizaines», "tens of thousands": an interval without a value."""
    match = lexicon.numbers.vague.at(tokens.words, index, limit)
    if not match:
        return None
    length, interval = match
    if tokens.words[index] in lexicon.numbers.doubtful_vague and not may_be_many(tokens, index, limit, lexicon):
        return None
    numeral = build(tokens, index, index + length, NumeralForm.VAGUE, None, "words.vague")
    return replace(numeral, low=interval.low, high=interval.high)


def may_be_many(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a common noun too tells a number: "scores of", "killed scores", not "test scores"."""
    if index + 1 < limit and tokens.words[index + 1] in lexicon.text.genitives:
        return True
    before, text = tokens.words[index - 1] if index else "", lexicon.text
    is_free = not before or not before[0].isalpha() or tokens.sentences[index - 1] != tokens.sentences[index]
    return is_free or before in text.prepositions or before in text.coordinators or is_past(before, lexicon)


def is_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb by its ending, whose object follows: "killed", "injuring"."""
    return word in lexicon.verbs.table and word.endswith(lexicon.verbs.participle_endings)


def read_indefinite(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«plusieurs», "a few", alone: two to nine."""
    interval = lexicon.numbers.indefinites.get(tokens.words[index]) if index < limit else None
    if not interval:
        return None
    qualifier = lexicon.quantities.after.ending_at(tokens.words, index + 1, 0)
    if qualifier and qualifier[0] > 1:
        return None  # «trente et quelques»
    numeral = build(tokens, index, index + 1, NumeralForm.VAGUE, None, INDEFINITE)
    return replace(numeral, low=interval.low, high=interval.high)


@value
class Reading:
    """A run of number words so far: its worth and the token after it."""

    value: int
    last: int
    is_article: bool = False


def read_cardinal(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«deux millions et demi», "a hundred and five"; a lone «un» or "a" is an article."""
    reading = CardinalReader(tokens, limit, lexicon).read(index)
    if not reading:
        return None
    if reading.last < limit and not reading.is_article:
        collected = multiply_collective(tokens, index, reading.last, Decimal(reading.value), lexicon)
        if collected:
            return collected
    ordinal = add_ordinal(tokens, index, reading, limit, lexicon)
    if ordinal:
        return ordinal
    year = read_year(tokens, index, reading, limit, lexicon)
    if year:
        return year
    if reading.is_article and index and tokens.words[index - 1] in lexicon.numbers.articles_not_after:
        return None
    if reading.is_article and leads_qualifier(tokens, index, limit, lexicon):
        return None
    is_one = not reading.is_article or tokens.words[index] in lexicon.numbers.ones
    part = with_part(tokens, Decimal(reading.value), reading.last, limit, lexicon) if is_one else None
    if part:
        value, last, rule = part
        return build(tokens, index, last, NumeralForm.WORDS, value, rule)
    form = NumeralForm.ARTICLE if reading.is_article else NumeralForm.WORDS
    rule = "words.article" if reading.is_article else "words.cardinal"
    return build(tokens, index, reading.last, form, Decimal(reading.value), rule)


def leads_qualifier(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether an article begins a qualifier of the next number: «un peu plus de deux tonnes», "a maximum of 12"."""
    qualifier = lexicon.quantities.before.at(tokens.words, index, limit)
    return qualifier is not None and qualifier[0] > 1


def read_year(tokens: Tokens, index: int, reading: Reading, limit: int, lexicon: Lexicon) -> Numeral | None:
    """As in "nineteen eighty-four": a century and its year, said in pairs."""
    if reading.value not in lexicon.numbers.centuries_in_words:
        return None
    reader = CardinalReader(tokens, limit, lexicon)
    second = reader.read(reader.past_joiner(reading.last))
    if not second or not 10 <= second.value < HUNDRED:
        return None
    if second.last < limit and tokens.words[second.last] == HYPHEN:
        return None  # "twenty thirty-minute talks"
    value = Decimal(reading.value * HUNDRED + second.value)
    return build(tokens, index, second.last, NumeralForm.WORDS, value, YEAR_IN_WORDS)


class Scales:
    """The sum of a number's scales so far: what is closed, and thousands that a larger scale may multiply."""

    def __init__(self) -> None:
        self.closed = 0
        self.closed_scale: int | None = None
        self.group = 0
        self.group_scale: int | None = None

    def sum(self) -> int:
        """What the scales are worth."""
        return self.closed + self.group

    def take(self, current: int, scale: int, *, is_first: bool) -> bool:
        """Put one more scale behind the number `current`; False where it begins another number."""
        if self.closed_scale is not None and scale >= self.closed_scale:
            return False
        if self.group_scale == THOUSAND and scale > THOUSAND:
            # «dos mil millones», «deux mille trois cents milliards»: the larger scale multiplies the thousands.
            self.closed, self.closed_scale = self.closed + (self.group + current) * scale, scale
            self.group, self.group_scale = 0, None
            return True
        is_smaller = self.group_scale is None or scale < self.group_scale
        if not is_smaller or not (current or is_first or scale == THOUSAND):
            return False
        if self.group_scale is not None:
            self.closed, self.closed_scale = self.sum(), self.group_scale
        self.group, self.group_scale = max(current, 1) * scale, scale
        return True


class CardinalReader:
    """Adds up number words: units into tens, tens into hundreds, hundreds into scales."""

    def __init__(self, tokens: Tokens, limit: int, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.limit = limit
        self.lexicon = lexicon
        self.words = lexicon.numbers

    def read(self, index: int) -> Reading | None:
        """The cardinal from a token on; the scales fall from left to right, but for «mil millones»."""
        scales = Scales()
        current, cursor, last = 0, index, index
        while cursor < self.limit:
            step = self.next_word(cursor, current, is_first=cursor == index)
            if step is None:
                break
            sort, value, after = step
            if sort == "unit":
                if not self.may_add(current, value):
                    break
                current += value
                halved = self.half_of_next_scale(current, after)
                if halved:
                    return halved
            elif sort == "hundred":
                if current > self.words.largest_hundreds or (current >= 10 and current % 10 == 0):
                    break
                current = max(current, 1) * value
            else:
                if not scales.take(current, value, is_first=last == index):
                    break
                current = 0
                half = self.words.halves.at(self.tokens.words, after, self.limit) if after < self.limit else None
                if half:
                    return Reading(scales.sum() + value // 2, after + half[0])
                after = self.past_comma(after)
            cursor = after
            last = after if self.tokens.words[after - 1] != self.lexicon.signs.comma else after - 1
        if last == index:
            return None
        return Reading(scales.sum() + current, last, is_article=self.is_article(index, last))

    def half_of_next_scale(self, current: int, after: int) -> Reading | None:
        """As in "one and a half million": the half stands before its scale."""
        half = self.words.halves.at(self.tokens.words, after, self.limit) if after < self.limit else None
        if not half or after + half[0] >= self.limit:
            return None
        scale = self.words.scales.get(self.tokens.words[after + half[0]])
        return Reading(current * scale + scale // 2, after + half[0] + 1) if scale else None

    def past_comma(self, after: int) -> int:
        """The token after a comma that goes on with hundreds or a smaller scale: "one thousand, one hundred"."""
        if after + 1 >= self.limit or self.tokens.words[after] != self.lexicon.signs.comma:
            return after
        cursor = after + 1
        while cursor < self.limit and (unit := self.cardinal_at(cursor)):
            cursor = self.past_joiner(cursor + unit[0])
        if cursor >= self.limit or cursor == after + 1:
            return after
        word = self.tokens.words[cursor]
        return after + 1 if word in self.words.hundreds or word in self.words.scales else after

    def is_article(self, index: int, last: int) -> bool:
        return last == index + 1 and self.tokens.words[index] in self.words.articles

    def next_word(self, index: int, current: int, *, is_first: bool) -> tuple[str, int, int] | None:
        """The next number word: its sort, its value and the token after it; hyphens and joiners are passed."""
        if not is_first:
            index = self.past_joiner(index) if self.may_join(current) else self.past_hyphens(index)
        if index >= self.limit:
            return None
        word = self.tokens.words[index]
        match = self.cardinal_at(index)
        if match:
            return "unit", match[1], index + match[0]
        if word in self.words.hundreds and not (is_first and word in self.words.never_first):
            return "hundred", self.words.hundreds[word], index + 1
        if word in self.words.scales and (not is_first or self.may_begin(index)):
            return "scale", self.words.scales[word], index + 1
        return None

    def may_begin(self, index: int) -> bool:
        """Whether a scale may open a number: «mille», «le million», and with a half behind it («millón y medio»)."""
        is_thousand = self.words.scales[self.tokens.words[index]] == THOUSAND
        is_definite = index > 0 and self.tokens.words[index - 1] in self.words.definite_articles
        return is_thousand or is_definite or self.words.halves.at(self.tokens.words, index + 1, self.limit) is not None

    def cardinal_at(self, index: int) -> tuple[int, int] | None:
        """A cardinal of one word or several, whose hyphens are passed."""
        if index >= self.limit or not self.words.cardinals.begin_with(self.tokens.words[index]):
            return None
        words: list[str] = []
        places: list[int] = []
        cursor = index
        while cursor < self.limit and len(words) < 3:
            if self.tokens.words[cursor] != HYPHEN:
                words.append(self.tokens.words[cursor])
                places.append(cursor)
            elif not words or not self.is_tight_hyphen(cursor):
                break
            cursor += 1
        match = self.words.cardinals.at(words, 0, len(words)) if words else None
        return (places[match[0] - 1] + 1 - index, match[1]) if match else None

    def may_join(self, current: int) -> bool:
        """Whether a joiner may stand here: Spanish joins only units to tens, so «mil y dos» is two numbers."""
        return not self.words.joins_tens_alone or (current % HUNDRED >= 20 and current % 10 == 0)

    def past_hyphens(self, index: int) -> int:
        """The token after a hyphen that ties two number words."""
        while index < self.limit and self.tokens.words[index] == HYPHEN and self.is_tight_hyphen(index):
            index += 1
        return index

    def past_joiner(self, index: int) -> int:
        """The token after a hyphen or «et», where a number word follows it."""
        cursor = index
        while cursor < self.limit and (
            (self.tokens.words[cursor] == HYPHEN and self.is_tight_hyphen(cursor))
            or self.tokens.words[cursor] in self.words.joiners
        ):
            cursor += 1
        return cursor

    def is_tight_hyphen(self, index: int) -> bool:
        tokens = self.tokens
        return index + 1 < len(tokens) and tokens.ends[index] == tokens.starts[index + 1]

    def may_add(self, current: int, value: int) -> bool:
        """Whether a number word fits into the place that is still free: 20 + 1, 60 + 15, 300 + 40."""
        if current == 0:
            return True
        free = HUNDRED if current % HUNDRED == 0 else 10 if current % 10 == 0 and current % HUNDRED >= 20 else 0
        if current % HUNDRED in self.words.teens_after:
            free = 20
        return value < free


def multiply_collective(tokens: Tokens, index: int, after: int, number: Decimal, lexicon: Lexicon) -> Numeral | None:
    """«deux bonnes dizaines», "two dozen", "3 dozen": so many times the collective behind the number."""
    words = lexicon.numbers
    if tokens.words[after] in words.collective_adjectives and after + 1 < len(tokens):
        after += 1
    match = words.collectives.at(tokens.words, after, len(tokens))
    factor = match[1] if match else words.collective_plurals.get(tokens.words[after])
    if factor is None:
        return None
    last = after + (match[0] if match else 1)
    return build(tokens, index, last, NumeralForm.APPROXIMATE, number * factor, COLLECTIVE)


def read_collective(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«trentaine», "dozen", «dizaine de milliers»: about so many."""
    words = lexicon.numbers
    match = words.collectives.at(tokens.words, index, limit)
    if match is None:
        return None
    last, value = index + match[0], match[1]
    is_of_nothing = last >= limit or tokens.words[last] not in lexicon.text.genitives
    if is_of_nothing and index and tokens.words[index - 1] in lexicon.numbers.collectives_not_after:
        return None  # «en quarantaine», «dans la quarantaine»
    has_genitive = tokens.words[last - 1] in lexicon.text.genitives
    if not is_of_nothing and is_measure_at(tokens, last + 1, limit, lexicon):
        return None  # «une quarantaine de 14 jours»
    if has_genitive and (last >= limit or not may_be_counted(tokens.words[last], lexicon)):
        return None
    after = last + 1 if not has_genitive and last < limit and tokens.words[last] in lexicon.text.genitives else last
    if after < limit and (has_genitive or after > last):
        scale = words.collective_plurals.get(tokens.words[after]) or multiplier_of(tokens.words[after], lexicon)
        if scale:
            value, last = value * scale, after + 1
    return build(tokens, index, last, NumeralForm.APPROXIMATE, Decimal(value), COLLECTIVE)


def is_measure_at(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a number of days, hours or another measure stands at a token."""
    if index + 1 >= limit or not (
        tokens.words[index].isdecimal() or (tokens.words[index],) in lexicon.numbers.cardinals
    ):
        return False
    quantities = lexicon.quantities
    return tokens.words[index + 1] in quantities.measures or (tokens.words[index + 1],) in quantities.units


def multiplier_of(word: str, lexicon: Lexicon) -> int | None:
    """What a collective may be multiplied by: a scale or a hundred."""
    return lexicon.numbers.scales.get(word) or lexicon.numbers.digit_scales.get(word)


def may_be_counted(word: str, lexicon: Lexicon) -> bool:
    """Whether a word behind "a score of" may be counted: no digits, and no "the"."""
    return word.isalpha() and word not in lexicon.text.determiners


def read_ordinal(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«troisième», "third", «vigésimo primero»."""
    ordinals = lexicon.numbers.ordinals
    value = ordinals.get(tokens.words[index]) if index < limit else None
    if value is None:
        return None
    last = index + 1
    unit = ordinals.get(tokens.words[last], 0) if last < limit and value % 10 == 0 else 0
    if 0 < unit < 10:
        value, last = value + unit, last + 1
    return build(tokens, index, last, NumeralForm.ORDINAL, Decimal(value), "words.ordinal")


def add_ordinal(tokens: Tokens, index: int, reading: Reading, limit: int, lexicon: Lexicon) -> Numeral | None:
    """«quarante et unième», «deux-centième», «quatre-vingtième»: number words whose last one is an ordinal.

    They are worth what they would be with the cardinal in its place.
    """
    if reading.is_article:
        return None
    cursor = CardinalReader(tokens, limit, lexicon).past_joiner(reading.last)
    stem = lexicon.numbers.ordinal_stems.get(tokens.words[cursor]) if cursor < limit else None
    if stem is None:
        return None
    as_cardinal = Tokens(tokens.text)
    as_cardinal.words = [*tokens.words[index:cursor], stem]
    as_cardinal.starts = tokens.starts[index : cursor + 1]
    as_cardinal.ends = tokens.ends[index : cursor + 1]
    whole = CardinalReader(as_cardinal, len(as_cardinal), lexicon).read(0)
    if whole is None or whole.last < len(as_cardinal):
        return None
    return build(tokens, index, cursor + 1, NumeralForm.ORDINAL, Decimal(whole.value), "words.ordinal")
