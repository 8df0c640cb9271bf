"""Two numerals that make one range: «200 à 300», «entre 200 et 300», «deux ou trois», 3-4."""

from dataclasses import dataclass
from decimal import Decimal

from extract.lexicon import Lexicon
from extract.model import Evidence, Numeral, NumeralForm, Role, Tokens

PLAIN = {NumeralForm.DIGITS, NumeralForm.WORDS}
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Range:
    """Two numerals read as one quantity."""

    numeral: Numeral
    evidence: tuple[Evidence, ...]
    rule: str


def find_range(tokens: Tokens, left: Numeral, right: Numeral, percent_gap: int, lexicon: Lexicon) -> Range | None:
    """The range of two neighbouring numerals, or None; a scale that only the second has is the first's too.

    `percent_gap` is the number of tokens of a unit written after the first numeral too («10 % à 15 %»).
    """
    if left.form not in PLAIN or right.form not in PLAIN or left.value is None or right.value is None:
        return None
    linked = find_link(tokens, left, right, left.last + percent_gap, lexicon)
    if linked is None:
        return None
    rule, evidence = linked
    low = share_scale(tokens, left, right, lexicon)
    if low is None or low >= right.value:
        return None
    if rule == "range.or" and right.value - low > max(Decimal(1), low):
        return None
    numeral = Numeral(
        left.start, right.end, left.first, right.last, left.form, low, right.value,
        (low + right.value) / 2, rule, (*left.flags, *right.flags),
    )  # fmt: skip
    return Range(numeral, evidence, rule)


def find_link(
    tokens: Tokens, left: Numeral, right: Numeral, gap: int, lexicon: Lexicon
) -> tuple[str, tuple[Evidence, ...]] | None:
    """What joins two numerals into a range: the rule and its words."""
    if right.first != gap + 1:
        return None
    words, link = lexicon.quantities, tokens.words[gap]
    before = tokens.words[left.first - 1] if left.first else ""
    evidence = to_evidence(tokens, gap)
    if link in words.between_and and before in words.between:
        return "range.between", (*to_evidence(tokens, left.first - 1), *evidence)
    if link in words.range_to and not is_year(left):
        lead = to_evidence(tokens, left.first - 1) if before in words.range_from else ()
        return "range.to", (*lead, *evidence)
    if link in words.range_or:
        return "range.or", evidence
    is_tight = tokens.ends[gap - 1] == tokens.starts[gap] and tokens.ends[gap] == tokens.starts[right.first]
    if link in lexicon.signs.dashes | lexicon.signs.slashes and is_tight and not is_year(right):
        is_plain_dash = link in lexicon.signs.dashes or len(str(left.value)) > 3
        return ("range.dash", evidence) if is_plain_dash and left.form is NumeralForm.DIGITS else None
    return None


def is_year(numeral: Numeral) -> bool:
    """Whether a number may be a year: its words are a date's then."""
    is_of_four = numeral.end - numeral.start == 4
    return is_of_four and numeral.value is not None and FIRST_YEAR <= numeral.value <= LAST_YEAR


def to_evidence(tokens: Tokens, index: int) -> tuple[Evidence, ...]:
    """One token as the words that gave a qualifier."""
    return (Evidence(Role.QUALIFIER, tokens.starts[index], tokens.ends[index]),)


def share_scale(tokens: Tokens, left: Numeral, right: Numeral, lexicon: Lexicon) -> Decimal | None:
    """The lower end with the scale of the upper one, where it has none of its own: «5 à 20 millions»."""
    if left.value is None or right.value is None:
        return None
    scale = Decimal(1)
    for index in range(right.first, right.last):
        scale *= lexicon.numbers.scales.get(tokens.words[index], 1)
    has_own = any(tokens.words[index] in lexicon.numbers.scales for index in range(left.first, left.last))
    if has_own or left.value * scale > right.value:
        return left.value
    return left.value * scale
