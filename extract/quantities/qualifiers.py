"""How exact the writer makes a number: phrases before and after it, nested in any order."""

from decimal import Decimal

from extract.lexicon import Lexicon
from extract.model import Evidence, NumeralForm, Qualifier, Role, Tokens

BOUNDS = {
    Qualifier.AT_LEAST: (True, False),
    Qualifier.MORE_THAN: (True, False),
    Qualifier.AT_MOST: (False, True),
    Qualifier.LESS_THAN: (False, True),
    Qualifier.NEARLY: (False, True),
}
"""Which ends of the interval a qualifier keeps (CLAIMS.md, The number)."""

EXACT = Qualifier.EXACT
"""What most numbers are, so that it is looked up once: Python takes long for a member of an enumeration."""

OF_ONE_VALUE = frozenset(NumeralForm) - {NumeralForm.VAGUE, NumeralForm.APPROXIMATE}
"""Forms of numbers that are exact where no words make them otherwise."""

WEAK = frozenset({EXACT, Qualifier.ABOUT})
"""Qualifiers that give way to another one in the same phrase: «au moins une centaine»."""


def find_qualifier_before(
    tokens: Tokens, first: int, limit: int, lexicon: Lexicon
) -> tuple[Qualifier, int, list[Evidence]]:
    """The qualifier that ends before a token, the token it begins with, and its words; the strongest one wins."""
    qualifier, evidence = EXACT, []
    cursor = skip_back(tokens, first, limit, lexicon)
    while cursor > limit:
        # The longest ending wins: "pas moins de" must not be read as "moins de".
        match = lexicon.quantities.before.ending_at(tokens.words, cursor, limit)
        if not match:
            break
        length, found = match
        span = tokens.span(cursor - length, cursor)
        evidence.append(Evidence(Role.QUALIFIER, span.start, span.end))
        is_denied = not lexicon.text.negations.isdisjoint(tokens.words[cursor - length : cursor])
        if qualifier in WEAK or (qualifier is Qualifier.MORE_THAN and is_denied):
            qualifier = found  # «ne dépasse pas la barre des 50 %»
        first = cursor - length
        cursor = skip_back(tokens, first, limit, lexicon)
    if qualifier is Qualifier.MORE_THAN and is_negated(tokens, first, limit, lexicon):
        qualifier = Qualifier.AT_MOST
    return qualifier, first, evidence


def is_negated(tokens: Tokens, first: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a negation stands right before a qualifier: «n'a pas dépassé 12», "did not exceed 50"."""
    before, text = first - 1, lexicon.text
    return before >= limit and tokens.words[before] in text.negations - text.weak_negations


def skip_back(tokens: Tokens, first: int, limit: int, lexicon: Lexicon) -> int:
    """The token before which a qualifier may end: past an article («plus d'une centaine») and «les»."""
    before = first - 1
    if before < limit:
        return first
    word = tokens.words[before]
    if word in lexicon.numbers.collective_adjectives and before > limit:
        before -= 1  # «plus d'une bonne centaine»
        word = tokens.words[before]
    return before if word in lexicon.numbers.articles or word in lexicon.quantities.qualified_articles else first


def find_qualifier_after(
    tokens: Tokens, places: tuple[int, ...], limit: int, lexicon: Lexicon
) -> tuple[Qualifier, Evidence] | None:
    """A qualifier that begins at one of several places after the number: «300 blessés au moins»."""
    for place in dict.fromkeys(places):
        match = lexicon.quantities.after.at(tokens.words, place, limit) if place < limit else None
        first = place
        if match is None and place + 1 < limit and tokens.words[place] == lexicon.signs.comma:
            first = place + 1
            match = lexicon.quantities.after.at(tokens.words, first, limit)
            match = match if match and is_closed(tokens, first + match[0], limit) else None
        if match:
            span = tokens.span(first, first + match[0])
            return match[1], Evidence(Role.QUALIFIER, span.start, span.end)
    return None


def is_closed(tokens: Tokens, index: int, limit: int) -> bool:
    """Whether a sign or the end follows: «veinte heridos, como mínimo, y …», not «…, al menos dos graves»."""
    return index >= limit or not tokens.words[index][0].isalnum()


def bound(
    qualifier: Qualifier, form: NumeralForm, low: Decimal | None, high: Decimal | None
) -> tuple[Qualifier, Decimal | None, Decimal | None]:
    """The interval that a qualifier leaves of a number's own, and the qualifier that the claim bears."""
    if qualifier is EXACT and form in OF_ONE_VALUE:
        return EXACT, low, high
    if form is NumeralForm.VAGUE:
        return Qualifier.VAGUE, low, high
    if form is NumeralForm.APPROXIMATE and qualifier is EXACT:
        return Qualifier.ABOUT, low, high
    if qualifier is Qualifier.VAGUE:
        return Qualifier.EXACT, low, high
    keeps_low, keeps_high = BOUNDS.get(qualifier, (True, True))
    return qualifier, low if keeps_low else None, high if keeps_high else None
