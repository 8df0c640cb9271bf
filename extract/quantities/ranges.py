"""Two numerals that make one range: «200 à 300», «entre 200 et 300», «deux ou trois», 3-4."""

from dataclasses import dataclass
from decimal import Decimal

from extract.folding import HYPHEN
from extract.lexicon import Lexicon
from extract.model import Evidence, Numeral, NumeralForm, Role, Tokens

PLAIN = {NumeralForm.DIGITS, NumeralForm.WORDS}
FIRST_YEAR, LAST_YEAR = 1900, 2100
FAR_APART = 5
"""How many times the second number is the first where the two are a step and a level."""
FARTHEST = 100_000
"""How many times the first number the second may be: «de 2 à 1,5 million» is a fall and no range."""
THOUSAND = 1000
LONGEST_SHORT = 3
"""Digits of a number that may leave out its noughts: «100 à 120.000»."""
WORDS_AFTER_CHANGE = 4
"""Words back from «de» within which a verb of change stands: «ha aumentado en mayo de 10 a 15 %»."""


@dataclass(frozen=True, slots=True)
class Range:
    """Two numerals read as one quantity."""

    numeral: Numeral
    evidence: tuple[Evidence, ...]
    rule: str


def find_range(
    tokens: Tokens, ends: tuple[Numeral, Numeral], places: tuple[int, int, int], lexicon: Lexicon
) -> Range | None:
    """The range of two neighbouring numerals, or None; a scale that only the second has is the first's too.

    `places` are the tokens that the first begins with, its sign included, that stands behind its unit («10 % à 15 %»),
    and that the second begins with, its sign included.
    """
    left, right = ends
    if not may_begin(tokens, left, lexicon) or right.form not in PLAIN or left.value is None or right.value is None:
        return None
    linked = find_link(tokens, ends, places, lexicon)
    if linked is None:
        return None
    rule, evidence = linked
    near = share_scale(tokens, left, right, lexicon)
    if near is None or near == right.value or abs(right.value) > FARTHEST * max(abs(near), Decimal(1)):
        return None
    if rule == "range.or" and abs(right.value - near) > max(Decimal(1), abs(near)):
        return None
    low, high = sorted((near, right.value))
    form = left.form if left.form in PLAIN else NumeralForm.WORDS
    numeral = Numeral(
        left.start, right.end, left.first, right.last, form, low, high,
        (low + high) / 2, rule, (*left.flags, *right.flags),
    )  # fmt: skip
    return Range(numeral, evidence, rule)


def may_be_ends(left: Numeral, right: Numeral) -> bool:
    """Whether two numbers may be the ends of a range: rising, or falling below nought («de -5 à -10 %»)."""
    if left.value is None or right.value is None:
        return False
    return left.value < right.value or right.value < left.value < 0


def may_begin(tokens: Tokens, left: Numeral, lexicon: Lexicon) -> bool:
    """Whether a numeral may be the lower end: "one or two", but not "a"."""
    return left.form in PLAIN or (left.form is NumeralForm.ARTICLE and tokens.words[left.first] in lexicon.numbers.ones)


def find_link(
    tokens: Tokens, ends: tuple[Numeral, Numeral], places: tuple[int, int, int], lexicon: Lexicon
) -> tuple[str, tuple[Evidence, ...]] | None:
    """What joins two numerals into a range: the rule and its words."""
    left, right = ends
    begin, gap, stop = places
    if right.first <= gap:
        return None
    if tokens.words[gap] == HYPHEN and gap + 1 < stop and tokens.words[gap + 1] not in lexicon.signs.currencies:
        gap += 1  # "a 10- to 15-year plan"
    words, link = lexicon.quantities, tokens.words[gap]
    lead_at = word_before(tokens, begin, lexicon)
    before = tokens.words[lead_at] if lead_at >= 0 else ""
    evidence = to_evidence(tokens, gap)
    lead = to_evidence(tokens, lead_at) if before in words.between | words.range_from else ()
    if before in lexicon.text.by and link in words.range_to:
        return None  # "rose by 312 to 4,500" tells a change and a total
    is_near = stop == gap + 1 or (stop == gap + 2 and tokens.words[gap + 1] == HYPHEN)
    # «entre el 10 y el 15 %», «de un 10 a un 15 %»: the second number may have its article too.
    is_linked = is_near or (bool(lead) and word_before(tokens, stop, lexicon) == gap)
    if not is_linked:
        return None
    if link in words.between_and and before in words.between:
        return "range.between", (*lead, *evidence)
    if link in words.range_to and not is_year(left):
        if is_change(tokens, lead_at, lexicon) if before in words.range_from else is_step(tokens, ends, begin, lexicon):
            return None
        return "range.to", (*(lead if before in words.range_from else ()), *evidence)
    if not is_near:
        return None
    if link in words.range_or:
        return "range.or", evidence
    is_tight = tokens.ends[gap - 1] == tokens.starts[gap] and tokens.ends[gap] == tokens.starts[stop]
    if link in lexicon.signs.dashes | lexicon.signs.slashes and is_tight and not is_year(right):
        is_plain_dash = link in lexicon.signs.dashes or len(str(left.value)) > 3
        if is_chain(tokens, left, right, lexicon):
            return None
        return ("range.dash", evidence) if is_plain_dash and left.form is NumeralForm.DIGITS else None
    return None


def is_chain(tokens: Tokens, left: Numeral, right: Numeral, lexicon: Lexicon) -> bool:
    """Whether more digits hang on two numbers by a dash: 1-800-555-0199 is no range."""
    before, after = left.first - 1, right.last
    is_led = before > 0 and tokens.words[before] in lexicon.signs.dashes and tokens.words[before - 1].isdecimal()
    is_led = is_led and tokens.ends[before - 1] == tokens.starts[before]
    is_followed = after + 1 < len(tokens) and tokens.words[after] in lexicon.signs.dashes
    return is_led or (is_followed and tokens.words[after + 1].isdecimal() and tokens.starts[after] == right.end)


def is_step(tokens: Tokens, ends: tuple[Numeral, Numeral], begin: int, lexicon: Lexicon) -> bool:
    """Whether a verb of change leads to two numbers far apart: "rose $1.20 to $45.60" is a step and a level."""
    left, right = ends
    is_far = left.value is not None and right.value is not None and right.value > FAR_APART * left.value
    return is_far and begin > 0 and is_change(tokens, begin, lexicon)


def is_change(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb or noun of change leads to «de … à»: «subió de 24 a 29 %» is two figures and no range."""
    words = tokens.words[max(0, index - WORDS_AFTER_CHANGE) : index]
    if words and words[-1] in lexicon.quantities.changes_by and tokens.words[index] in lexicon.text.genitives:
        return False  # «en hausse de 3 à 5 euros» tells by how much
    return any(
        word in lexicon.quantities.changes
        or any(reading.lemma in lexicon.quantities.changes for reading in lexicon.verbs.table.get(word, ()))
        for word in words
    )


def word_before(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """The token before a number, past one article: «entre» in «entre el 10 y el 15 %»; -1 at the beginning."""
    before = index - 1
    if before > 0 and tokens.words[before] in lexicon.signs.quotes:
        before -= 1  # «entre « 10.000 et 11.000 »»
    is_article = before > 0 and (
        tokens.words[before] in lexicon.numbers.articles or tokens.words[before] in lexicon.text.determiners
    )
    is_lead = is_article and tokens.words[before] not in lexicon.quantities.range_from
    return before - 1 if is_lead else before


def is_year(numeral: Numeral) -> bool:
    """Whether a number may be a year: its words are a date's then."""
    is_of_four = numeral.end - numeral.start == 4
    return is_of_four and numeral.value is not None and FIRST_YEAR <= numeral.value <= LAST_YEAR


def to_evidence(tokens: Tokens, index: int) -> tuple[Evidence, ...]:
    """One token as the words that gave a qualifier."""
    return (Evidence(Role.QUALIFIER, tokens.starts[index], tokens.ends[index]),)


def share_scale(tokens: Tokens, left: Numeral, right: Numeral, lexicon: Lexicon) -> Decimal | None:
    """The first end with the scale of the second, where it has none of its own: «5 à 20 millions»."""
    if left.value is None or right.value is None:
        return None
    scale = Decimal(hundreds_of(tokens, left, right, lexicon))
    for index in range(right.first, right.last):
        word = tokens.words[index]
        scale *= lexicon.numbers.scales.get(word) or lexicon.numbers.suffix_scales.get(word, 1)
    own = lexicon.numbers.scales.keys() | lexicon.numbers.suffix_scales.keys()
    has_own = not own.isdisjoint(tokens.words[left.first : left.last])
    if has_own or abs(left.value * scale) > abs(right.value):
        return left.value
    return left.value * scale


def is_of_thousands(left: Numeral, right: Numeral) -> bool:
    """Whether the first number leaves out the noughts of the second: «12 à 13.000», but not «5 à 200.000»."""
    if left.form is not NumeralForm.DIGITS or right.form is not NumeralForm.DIGITS:
        return False
    if left.value is None or right.value is None or left.end - left.start > LONGEST_SHORT:
        return False
    is_round = right.value % THOUSAND == 0 and right.end - right.start > len(str(right.value))
    return is_round and left.value * THOUSAND < right.value <= FAR_APART * left.value * THOUSAND


def hundreds_of(tokens: Tokens, left: Numeral, right: Numeral, lexicon: Lexicon) -> int:
    """What hundreds or thousands of the second number alone make of the first: «deux à trois cents», «9 à 10.000»."""
    if is_of_thousands(left, right):
        return THOUSAND
    is_short = left.last == left.first + 1 and left.form is not NumeralForm.DIGITS
    return lexicon.numbers.hundreds.get(tokens.words[right.last - 1], 1) if is_short else 1
