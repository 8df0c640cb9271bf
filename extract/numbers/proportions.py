"""Numerals in, those that make a share of a round number joined: «neuf Français sur dix», "one out of five"."""

from dataclasses import replace

from extract.lexicon import Lexicon
from extract.model import Numeral, NumeralForm, Tokens
from extract.numbers.fractions import to_share

WHOLES = {*range(2, 11), 20, 100, 1000, 10_000, 100_000, 1_000_000}
"""The round numbers that «sur» makes the whole of a share: «neuf sur dix», not «12 élus sur 34»."""

LONGEST_GAP = 6
"""Tokens that may stand between the two numbers of a share: «neuf Français adultes sur dix»."""


def join_proportions(tokens: Tokens, numerals: list[Numeral], lexicon: Lexicon) -> list[Numeral]:
    """The numerals, so many «sur dix» and "out of ten" made one share: «neuf Français sur dix», «un sur cinq»."""
    joined: list[Numeral] = []
    for numeral in numerals:
        share = to_proportion(tokens, joined[-1], numeral, lexicon) if joined else None
        if share:
            joined[-1] = share
        else:
            joined.append(numeral)
    return joined


def to_proportion(tokens: Tokens, part: Numeral, whole: Numeral, lexicon: Lexicon) -> Numeral | None:
    """The share that two neighbouring numerals make, the noun between them or behind them, or None."""
    gap = whole.first - part.last
    if not 0 < gap <= LONGEST_GAP or tokens.sentences[part.first] != tokens.sentences[whole.first]:
        return None
    words = lexicon.numbers
    link = words.proportions.ending_at(tokens.words, whole.first, part.last) or words.weak_proportions.ending_at(
        tokens.words, whole.first, part.last
    )
    if not link or part.value is None or whole.value is None:
        return None
    if whole.value not in WHOLES or not 0 < part.value < whole.value:
        return None
    forms = {NumeralForm.DIGITS, NumeralForm.WORDS}
    if part.form not in {*forms, NumeralForm.ARTICLE} or whole.form not in forms:
        return None
    is_weak = lexicon.numbers.weak_proportions.ending_at(tokens.words, whole.first, part.last) is not None
    if is_weak and (gap > link[0] or not is_of_all(tokens, part, whole, lexicon)):
        return None
    between = range(part.last, whole.first - link[0])
    if any(not is_of_noun(tokens, at, lexicon) for at in between):
        return None
    if between and whole.last < len(tokens) and is_noun(tokens, whole.last, lexicon):
        return None  # «trois buts sur dix tirs» tells two numbers
    share = to_share(tokens, part.first, whole.last, part.value / whole.value, "words.proportion")
    return replace(share, flags=(*part.flags, *share.flags))


def is_of_all(tokens: Tokens, part: Numeral, whole: Numeral, lexicon: Lexicon) -> bool:
    """Whether a link that says where and when too makes a share: "one in five cars", "three in ten voters".

    "Killed two in ten minutes" and "5 in 10 raids" tell two numbers each.
    """
    if whole.last >= len(tokens) or not is_noun(tokens, whole.last, lexicon):
        return True
    word = tokens.words[whole.last]
    if word in lexicon.quantities.measures or lexicon.quantities.units.at(tokens.words, whole.last, len(tokens)):
        return False
    quantities = lexicon.quantities
    if part.value == 1 or (word,) in lexicon.actors.demonyms:
        return True
    return word in quantities.people or word.endswith(quantities.people_endings)


def is_of_noun(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word may belong to those of whom a share is told; a measure may not: «3 mètres sur 5»."""
    word = tokens.words[index]
    return word[0].isalpha() and word not in lexicon.quantities.measures and word not in lexicon.text.coordinators


def is_noun(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that is no function word and no verb stands at a token."""
    word = tokens.words[index]
    return word[0].isalpha() and not is_function_word(word, lexicon) and word not in lexicon.verbs.table


def is_function_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is no noun that could be counted: «1/3 des élus», «1/3 ont voté»."""
    text = lexicon.text
    return word in text.prepositions or word in text.genitives or word in text.coordinators or word in text.adverbs
