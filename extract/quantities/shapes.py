"""Numbers whose own form says that they count nothing: decades, seasons, scores, phone numbers, networks."""

from extract.lexicon import Lexicon, to_singular
from extract.model import Numeral, NumeralForm, Tokens
from extract.quantities.ranges import is_year

AGE = "age"
YEAR = "year"
SCORE = "score"
IDENTIFIER = "identifier"
NOT_A_NUMBER = "not_a_number"
LONGEST_OF_SCORE = 3
"""Digits of each side's points."""
WORDS_TO_OWNER = 3
"""Words back from a decade of age to whose it is: "in his early 30s"."""
LATEST_GENERATION = 9
THOUSANDS = 3
"""Digits behind a point that may be thousands."""
PLUS = "+"
"""What opens the number of a country: +33 1 42 86 82 00."""
FEWEST_IN_TELEPHONE_NUMBER, MOST_IN_TELEPHONE_NUMBER = 3, 6
"""Groups of digits of a telephone number."""
DIGITS_OF_TELEPHONE_NUMBER = 8
"""A telephone number has no fewer, with its area or country."""
MOST_GROUPS = 4
"""Groups of digits looked at: more say no more."""


def find_reason_of_decade(tokens: Tokens, numeral: Numeral, start: int, lexicon: Lexicon) -> str | None:
    """Why tens with a plural ending count nothing: a decade of a century ("the 1990s", "the 90s") or of a life."""
    last = numeral.last
    is_plain = numeral.form is NumeralForm.DIGITS and last == numeral.first + 1 and numeral.value is not None
    if not is_plain or not has_plural_ending(tokens, last, lexicon) or numeral.value is None:
        return None
    if is_year(numeral):
        return YEAR
    if numeral.value % 10 or not 0 <= numeral.value < 100:
        return None
    before = tokens.words[max(start, numeral.first - WORDS_TO_OWNER) : numeral.first]
    return YEAR if lexicon.text.possessives.isdisjoint(before) else AGE


def has_plural_ending(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a plural ending stands hard behind digits: 1990s, 1990's."""
    is_tight = index < len(tokens) and tokens.starts[index] == tokens.ends[index - 1]
    return is_tight and tokens.words[index] in lexicon.quantities.decade_endings


def find_reason_of_shape(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> str | None:
    """Why digits that signs join to others, or a letter follows, count nothing."""
    if numeral.form is NumeralForm.DIGITS and is_in_telephone_number(tokens, numeral, lexicon):
        return IDENTIFIER
    if is_named_by_point(tokens, numeral, lexicon):
        return IDENTIFIER
    if numeral.form is not NumeralForm.DIGITS:
        return None
    if numeral.last != numeral.first + 1:
        # "beat him 51.5-48.5": no range, which rises
        is_score = is_tied(tokens, numeral.last, lexicon) or is_tied(tokens, numeral.first - 1, lexicon)
        return SCORE if is_score else None
    if is_generation(tokens, numeral, lexicon):
        return IDENTIFIER
    word = tokens.words[numeral.first]
    groups = find_groups(tokens, numeral, lexicon)
    if len(groups) == 1:
        # "020 7946 0958": no sum begins with a nought.
        return IDENTIFIER if len(word) > 1 and numeral.value and word.startswith("0") else None
    longest = max(len(tokens.words[index]) for index in groups)
    if len(groups) == 2 and longest == 4 and len(tokens.words[groups[1]]) == 2:
        return YEAR
    if tokens.words[groups[0] + 1] in lexicon.signs.slashes:
        return NOT_A_NUMBER
    return SCORE if len(groups) == 2 and longest <= LONGEST_OF_SCORE else IDENTIFIER


def is_named_by_point(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether an article leads to digits with a point that is no sign of decimals: «le 49.3», «le web 2.0»."""
    first, last, period = numeral.first, numeral.last, lexicon.signs.period
    if last != first + 3 or not first or tokens.words[first + 1] != period or period in lexicon.numbers.decimal_signs:
        return False
    if tokens.words[first - 1] not in lexicon.numbers.definite_articles or len(tokens.words[last - 1]) >= THOUSANDS:
        return False
    behind = tokens.words[last] if last < len(tokens) else ""
    is_unit = behind in lexicon.quantities.unit_starters and behind not in lexicon.text.genitives
    return not is_unit and behind not in lexicon.quantities.measures


def is_in_telephone_number(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether digits stand among groups that blanks part, the first with a nought or a plus: «01 42 86 82 00»."""
    first, last = numeral.first, numeral.last
    if numeral.end - numeral.start == 1 and PLUS not in tokens.words[max(0, first - 2) : first]:
        return False  # a group of one digit stands only behind a country's: +33 1
    while numeral.first - first < MOST_IN_TELEPHONE_NUMBER and is_blank_between(tokens, first, lexicon):
        first -= 1
    while last - numeral.last < MOST_IN_TELEPHONE_NUMBER and is_blank_between(tokens, last, lexicon):
        last += 1
    if last - first < FEWEST_IN_TELEPHONE_NUMBER or (first, last) == (numeral.first, numeral.last):
        return False
    if sum(map(len, tokens.words[first:last])) < DIGITS_OF_TELEPHONE_NUMBER:
        return False  # "=1+1 1 250 people" counts people
    return tokens.words[first].startswith("0") or (first > 0 and tokens.words[first - 1] == PLUS)


def is_blank_between(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether nothing but one blank parts the digits at a token from digits before it."""
    if not 0 < index < len(tokens) or not (tokens.words[index].isdecimal() and tokens.words[index - 1].isdecimal()):
        return False
    return tokens.text[tokens.ends[index - 1] : tokens.starts[index]] in lexicon.signs.spaces


def is_generation(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether a capital letter hard behind one digit names a network: 5G."""
    last = numeral.last
    if last >= len(tokens) or tokens.starts[last] != numeral.end or numeral.value is None:
        return False
    return tokens.raw(last) in lexicon.signs.generations and numeral.value <= LATEST_GENERATION


def find_groups(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> list[int]:
    """The tokens of all digits that dashes or strokes tie together, that of the numeral among them."""
    groups = [numeral.first]
    while len(groups) < MOST_GROUPS and is_tied(tokens, groups[0] - 1, lexicon):
        groups.insert(0, groups[0] - 2)
    while len(groups) < MOST_GROUPS and is_tied(tokens, groups[-1] + 1, lexicon):
        groups.append(groups[-1] + 2)
    return groups


def is_tied(tokens: Tokens, sign: int, lexicon: Lexicon) -> bool:
    """Whether a dash or stroke stands hard between digits."""
    if sign < 1 or sign + 1 >= len(tokens):
        return False
    if tokens.words[sign] not in lexicon.signs.dashes and tokens.words[sign] not in lexicon.signs.slashes:
        return False
    is_tight = tokens.ends[sign - 1] == tokens.starts[sign] and tokens.ends[sign] == tokens.starts[sign + 1]
    return is_tight and tokens.words[sign - 1].isdecimal() and tokens.words[sign + 1].isdecimal()


def is_year_of_noun(tokens: Tokens, numeral: Numeral, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether four digits behind "the" and before a noun are its year: "the 2008 crisis", not "the 2000 people"."""
    first, last = numeral.first, numeral.last
    text = lexicon.text
    if not text.noun_head_is_last or not is_year(numeral) or last != first + 1 or first <= start or last >= stop:
        return False
    before, word = tokens.words[first - 1], tokens.words[last]
    if before not in text.determiners | text.possessives | text.possessive_endings:
        return False
    is_many = to_singular(word, text) != word and numeral.value is not None and numeral.value % 100 == 0
    return word.isalpha() and not is_many and word not in lexicon.quantities.people
