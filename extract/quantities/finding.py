"""Numerals in, quantities out: each number with its qualifier, unit and counted noun, or why it counts nothing."""

from dataclasses import replace

from extract.lexicon import Lexicon
from extract.model import (
    Evidence,
    Flag,
    Numeral,
    NumeralForm,
    Qualifier,
    Quantity,
    Role,
    Sentence,
    Span,
    Step,
    Tokens,
)
from extract.numbers.fractions import HALF, PART_OF_MEASURE
from extract.quantities.not_counts import AGE, find_reason, is_bare
from extract.quantities.nouns import NounPhrase, find_noun
from extract.quantities.qualifiers import EXACT, WEAK, bound, find_qualifier_after, find_qualifier_before
from extract.quantities.ranges import Range, find_range, may_be_ends
from extract.quantities.units import HUNDREDTHS, PERCENT, Unit, find_unit

STAGE = "quantities"
HUNDREDTH = "unit.hundredth"
PER_MILLE = "unit.per_mille"
DAYS = "days"
YEARS = "years"
MONTHS = "months"
DECADES = "decades"
MONTHS_OF_A_YEAR = 12
YEARS_OF_A_DECADE = 10
LAW = "law"
LISTED = {AGE, LAW, "page", "vehicle", "address"}
"""Reasons that the numbers of a list share."""
PARTITIVE = frozenset({NumeralForm.VAGUE, NumeralForm.APPROXIMATE})
"""Forms of numbers that «de» ties to their noun: «des dizaines de blessés»."""
FIRST_YEAR_LIKE = 1000
"""From here on a bare number may be a year."""
HALVED = frozenset({NumeralForm.WORDS, NumeralForm.ARTICLE, NumeralForm.DIGITS})
"""Forms of numbers behind whose noun a half may stand: «deux ans et demi»."""
LONGEST_LINK = 8
"""Words between the two numbers of a range: units, signs and what links them."""
SMALLEST_SCALED = 1000
"""A number of this size or more has its own scale already."""


def find_quantities(
    tokens: Tokens, sentences: list[Sentence], numerals: list[Numeral], lexicon: Lexicon
) -> list[Quantity]:
    """Every number of the text that is no mere article, left to right, with all that stands around it."""
    quantities: list[Quantity] = []
    place = 0
    while place < len(numerals):
        numeral = numerals[place]
        sentence = sentences[tokens.sentences[numeral.first]]
        following = numerals[place + 1] if place + 1 < len(numerals) else None
        joined = join_range(tokens, numeral, following, sentence, lexicon)
        place += 2 if joined else 1
        quantity = to_quantity(tokens, sentence, joined or numeral, lexicon)
        quantities.append(quantity)
        while place < len(numerals) and numerals[place].first < quantity.last:
            place += 1
    quantities = share_units(tokens, join_hundredths(tokens, quantities, lexicon), lexicon)
    return share_reasons(tokens, quantities, lexicon)


def share_reasons(tokens: Tokens, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities, each number of a list with the reason of the one before: "articles 8 and 9", "aged 5 and 7"."""
    shared = list(quantities)
    for place in range(1, len(shared)):
        left, right = shared[place - 1], shared[place]
        if left.counts_nothing not in LISTED:
            continue
        link = tokens.words[left.last] if right.first == left.last + 1 else None
        is_list = link in lexicon.text.coordinators or (
            link == lexicon.signs.comma and goes_on(tokens, right.last, lexicon)
        )
        is_open = right.counts_nothing is None and right.unit is None
        is_age = left.counts_nothing == AGE and right.counts_nothing is None and right.unit == YEARS
        if is_list and (is_age or (is_open and is_bare(tokens, right.last, len(tokens), lexicon))):
            shared[place] = replace(right, counts_nothing=left.counts_nothing)
    return shared


def join_hundredths(tokens: Tokens, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities, each sum with the cents behind it one: "three dollars and fifty cents"."""
    joined: list[Quantity] = []
    for quantity in quantities:
        before = joined[-1] if joined else None
        if before and (
            is_remainder(tokens, before, quantity, lexicon) or is_part_of_metre(tokens, before, quantity, lexicon)
        ):
            joined[-1] = add_hundredths(before, to_hundredths(quantity))
        elif before and is_rest_of_years(tokens, before, quantity, lexicon):
            joined[-1] = add_months(before, quantity)
        elif before and before.unit and is_hundredth(quantity) and is_sum_before(tokens, before, quantity, lexicon):
            joined[-1] = add_hundredths(before, quantity)
        else:
            joined.append(quantity)
    return joined


def is_rest_of_years(tokens: Tokens, before: Quantity, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether months go on with the years before them: «16 ans et un mois», "two years and six months"."""
    gap = tokens.words[before.phrase[1] : quantity.first]
    is_whole = before.value is not None and before.low == before.high and before.value == int(before.value)
    is_less = quantity.value is not None and quantity.value < MONTHS_OF_A_YEAR
    is_joined = len(gap) == 1 and (gap[0] in lexicon.numbers.joiners or gap[0] in lexicon.text.coordinators)
    return before.unit == YEARS and quantity.unit == MONTHS and is_whole and is_less and is_joined


def add_months(years: Quantity, months: Quantity) -> Quantity:
    """Years and months as one number of months, from the first number to the last."""
    low, high, value = (
        None if left is None or right is None else left * MONTHS_OF_A_YEAR + right
        for left, right in ((years.low, months.low), (years.high, months.high), (years.value, months.value))
    )
    return replace(
        years, end=months.end, last=months.last, low=low, high=high, value=value, unit=MONTHS, noun=months.noun,
        head=months.head, phrase=(years.phrase[0], months.phrase[1]), trace=(*years.trace, *months.trace),
    )  # fmt: skip


def is_remainder(tokens: Tokens, before: Quantity, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether two digits behind a currency are its hundredths: «3 euros 50», «trois euros cinquante», 3€50."""
    if before.unit is None or before.unit.casefold() not in lexicon.signs.currency_codes or quantity.value is None:
        return False
    if quantity.form not in {NumeralForm.DIGITS, NumeralForm.WORDS} or quantity.unit not in {None, before.unit}:
        return False
    is_behind = quantity.first == before.phrase[1] or (quantity.unit and quantity.first == before.last - 1)
    digits = tokens.raw(quantity.last - 1)
    is_pair = not digits.isdecimal() or len(digits) == 2
    is_small = 0 < quantity.value < HUNDREDTHS and quantity.value == int(quantity.value)
    is_sum = before.value is not None and before.value == int(before.value) and before.first < before.last
    return bool(is_behind) and is_pair and is_small and is_sum and is_bare(tokens, quantity.last, len(tokens), lexicon)


def is_part_of_metre(tokens: Tokens, before: Quantity, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether two digits behind a measure are its hundredths: «1m85», «un mètre quatre-vingts»."""
    head = before.head
    if head is None or head + 1 != quantity.first or tokens.words[head] not in lexicon.quantities.parted_measures:
        return False
    if before.last != head or before.low != before.high or quantity.value is None or quantity.unit is not None:
        return False
    digits, after = tokens.raw(quantity.last - 1), quantity.last
    is_pair = 0 < quantity.value < HUNDREDTHS and (not digits.isdecimal() or len(digits) == 2)
    is_counting = after < len(tokens) and tokens.words[after] in lexicon.metrics.nouns
    return is_pair and not is_counting and is_bare(tokens, after, len(tokens), lexicon)


def to_hundredths(quantity: Quantity) -> Quantity:
    """A number of coins as a part of their currency."""
    value = None if quantity.value is None else quantity.value / HUNDREDTHS
    return replace(quantity, low=value, high=value, value=value)


def is_hundredth(quantity: Quantity) -> bool:
    """Whether a quantity is of cents."""
    return any(step.rule == HUNDREDTH for step in quantity.trace)


def is_sum_before(tokens: Tokens, before: Quantity, cents: Quantity, lexicon: Lexicon) -> bool:
    """Whether cents belong to the sum before them: the same currency, nothing or «et» between them."""
    gap = tokens.words[before.phrase[1] : cents.first]
    is_sum = before.unit is not None and before.unit == cents.unit and not is_hundredth(before)
    return is_sum and before.value is not None and (not gap or (len(gap) == 1 and gap[0] in lexicon.numbers.joiners))


def add_hundredths(amount: Quantity, cents: Quantity) -> Quantity:
    """A sum with its cents."""
    low, high, value = (
        None if left is None or right is None else left + right
        for left, right in ((amount.low, cents.low), (amount.high, cents.high), (amount.value, cents.value))
    )
    return replace(
        amount, end=cents.end, last=cents.last, low=low, high=high, value=value,
        phrase=(amount.phrase[0], cents.phrase[1]), trace=(*amount.trace, *cents.trace),
    )  # fmt: skip


def goes_on(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a list of numbers goes on at a token: a comma or «et», and digits."""
    if index + 1 >= len(tokens) or not tokens.words[index + 1].isdecimal():
        return False
    return tokens.words[index] == lexicon.signs.comma or tokens.words[index] in lexicon.text.coordinators


def share_units(tokens: Tokens, quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities, each bare one with the unit of the next that «à», «ou», «et» links to it: «de 29 à 24 %»."""
    links = lexicon.quantities.range_to | lexicon.quantities.range_or | lexicon.quantities.between_and
    links |= lexicon.quantities.then
    shared = list(quantities)
    listed = False
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        is_next = right.first == left.last + 1 and left.head is None
        # «à six, sept et huit mois»
        goes_on_list = listed and tokens.words[left.last] == lexicon.signs.comma and is_small(left)
        listed = is_next and (tokens.words[left.last] in lexicon.text.coordinators or goes_on_list)
        if not is_next or not (goes_on_list or tokens.words[left.last] in links):
            continue
        if is_falling_term(tokens, left, right, lexicon):
            continue
        left = shared[place] = share_scale(tokens, left, right, lexicon)
        if left.unit is None and right.unit is not None:
            unit = tuple(each for each in right.evidence if each.role is Role.UNIT)
            guessed = tuple(flag for flag in right.flags if flag == Flag.CURRENCY_GUESSED)
            shared[place] = replace(
                left, unit=right.unit, evidence=(*left.evidence, *unit),
                counts_nothing=left.counts_nothing if left.counts_nothing == AGE else None,
                flags=(*left.flags, *guessed),
            )  # fmt: skip
    return shared


def is_small(quantity: Quantity) -> bool:
    """Whether a number is too small for a year: "in 2019, 4 and 5 percent"."""
    return quantity.value is not None and quantity.value < FIRST_YEAR_LIKE


def is_falling_term(tokens: Tokens, left: Quantity, right: Quantity, lexicon: Lexicon) -> bool:
    """Whether "to" leads from people to their shorter term: "and 45 to two years", not "from 10 to 5 years"."""
    if right.unit not in {YEARS, MONTHS} or left.value is None or right.value is None or left.value <= right.value:
        return False
    is_led = left.first > 0 and tokens.words[left.first - 1] in lexicon.quantities.range_from
    return tokens.words[left.last] in lexicon.quantities.range_to and not is_led


def share_scale(tokens: Tokens, left: Quantity, right: Quantity, lexicon: Lexicon) -> Quantity:
    """The left number with the scale that only the right one bears: «5 puis 20 millions», "$5 and $7 billion"."""
    scale = scale_of(tokens, right, lexicon)
    if left.unit not in {None, right.unit}:
        return left
    if scale == 1 or scale_of(tokens, left, lexicon) > 1 or left.value is None or left.value >= SMALLEST_SCALED:
        return left
    low, high = (None if end is None else end * scale for end in (left.low, left.high))
    step = Step(STAGE, "scale.shared", (tokens.span(right.first, right.last),))
    return replace(left, low=low, high=high, value=left.value * scale, trace=(*left.trace, step))


def scale_of(tokens: Tokens, quantity: Quantity, lexicon: Lexicon) -> int:
    """The scales of a number, multiplied; 1 where it has none."""
    scale = 1
    for index in range(quantity.first, quantity.last):
        word = tokens.words[index]
        scale *= lexicon.numbers.scales.get(word) or lexicon.numbers.suffix_scales.get(word) or 1
    return scale


def join_range(
    tokens: Tokens, numeral: Numeral, following: Numeral | None, sentence: Sentence, lexicon: Lexicon
) -> Range | None:
    """The range that a numeral makes with the next one of its sentence."""
    if following is None or following.last > sentence.last:
        return None
    if not 0 < following.first - numeral.last <= LONGEST_LINK or not may_be_ends(numeral, following):
        return None
    left = find_unit(tokens, numeral.first, numeral.last, sentence.last, lexicon)
    right = find_unit(tokens, following.first, following.last, sentence.last, lexicon)
    is_behind = left is not None and left.first >= numeral.last
    if left and (right.name if right else None) not in ({left.name} if is_behind else {left.name, None}):
        return None
    begin = min(numeral.first, left.first) if left else numeral.first
    gap = left.last if left and is_behind else numeral.last
    stop = min(following.first, right.first) if right else following.first
    return find_range(tokens, (numeral, following), (begin, gap, stop), lexicon)


def to_quantity(tokens: Tokens, sentence: Sentence, found: Numeral | Range, lexicon: Lexicon) -> Quantity:
    """One numeral or range with its qualifier, unit and noun."""
    numeral = found.numeral if isinstance(found, Range) else found
    numeral, half_end = with_half(tokens, numeral, sentence.last, lexicon)
    numeral, unit = with_unit(tokens, numeral, sentence, lexicon)
    first, last = span_with_sign(numeral, unit)
    after_unit = max(last, unit.last if unit else last)
    noun = NounPhrase(after_unit, after_unit, None) if unit else find_counted(tokens, numeral, sentence.last, lexicon)
    head_end = noun.head + 1 if noun.head is not None else after_unit
    places = (after_unit, head_end, noun.last, half_end)
    qualifier, begin, evidence = read_qualifier(tokens, found, first, places, sentence, lexicon)
    qualifier, low, high = bound(qualifier, numeral.form, numeral.low, numeral.high)
    is_share = numeral.form is NumeralForm.FRACTION
    if unit and not is_share:
        evidence.append(unit.evidence(tokens))
    last = max(last, half_end)
    span = tokens.span(first, last)
    reason = None
    if unit is None or unit.first >= numeral.last or is_share:
        reason = find_reason(tokens, numeral, numeral.first, numeral.last, (sentence.first, sentence.last), lexicon)
    return Quantity(
        start=span.start,
        end=span.end,
        first=first,
        last=last,
        form=numeral.form,
        low=low,
        high=high,
        value=numeral.value,
        qualifier=qualifier,
        unit=unit.name if unit else None,
        noun=(noun.first, noun.last) if noun.last > noun.first else None,
        head=noun.head,
        phrase=(begin, max(noun.last, after_unit, half_end)),
        evidence=tuple(evidence),
        flags=(*numeral.flags, *(unit.flags if unit else ())),
        trace=to_trace(tokens, numeral, qualifier, evidence, unit, noun),
        counts_nothing=reason,
    )


def find_counted(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> NounPhrase:
    """The noun phrase that a number without a unit counts, past a qualifier and «d'entre eux» behind the number."""
    is_partitive = (
        numeral.form in PARTITIVE
        or numeral.rule == PART_OF_MEASURE
        or ends_with_scale(tokens, numeral, lexicon)
        or is_part_of_group(tokens, numeral.last, limit, lexicon)
    )
    is_many = numeral.value != 1 and numeral.form is not NumeralForm.ORDINAL
    begin = past_part_of(tokens, numeral, limit, lexicon)
    begin = past_part(tokens, past_qualifier(tokens, begin, limit, lexicon), limit, lexicon)
    return find_noun(tokens, begin, limit, lexicon, is_partitive=is_partitive, is_many=is_many)


def past_part_of(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> int:
    """The token that what a part is of begins with: behind "a" in "half an hour", "of a" in "a quarter of a point"."""
    index = numeral.last
    if numeral.rule != PART_OF_MEASURE:
        return index
    if index < limit and tokens.words[index] in lexicon.text.genitives:
        index += 1
    return index + 1 if index < limit and tokens.words[index] in lexicon.numbers.articles else index


def is_one_measure(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> bool:
    """Whether a word that is no mere article counts one of a measure: "one hour"."""
    if numeral.last >= limit or tokens.words[numeral.first] in lexicon.text.determiners:
        return False
    return tokens.words[numeral.last] in lexicon.quantities.measures


def with_unit(tokens: Tokens, numeral: Numeral, sentence: Sentence, lexicon: Lexicon) -> tuple[Numeral, Unit | None]:
    """A numeral and its unit: a share is per cent, cents are hundredths, and "one" before a unit is no article."""
    if numeral.form is NumeralForm.FRACTION:
        return numeral, Unit(PERCENT, numeral.first, numeral.last, is_in_span=True)
    is_article = numeral.form is NumeralForm.ARTICLE
    may_be_decade = is_article and is_before_decade(tokens, numeral, sentence.last, lexicon)
    if is_article and not may_be_decade and tokens.words[numeral.first] not in lexicon.numbers.ones:
        return numeral, None
    last = past_part_of(tokens, numeral, sentence.last, lexicon)
    unit = find_unit(tokens, numeral.first, last, sentence.last, lexicon)
    if unit and last > numeral.last:
        unit = replace(unit, is_in_span=False)  # "half a percent"
    if is_article and unit and unit.name == DAYS:
        return numeral, None  # "One day he left"
    if is_article and (unit or is_one_measure(tokens, numeral, sentence.last, lexicon)):
        numeral = replace(numeral, form=NumeralForm.WORDS)
    if unit and unit.name == DECADES:
        return to_years(numeral), replace(unit, name=YEARS)
    if unit and unit.parts > 1:
        low, high, value = (
            None if end is None else end / unit.parts for end in (numeral.low, numeral.high, numeral.value)
        )
        numeral = replace(numeral, low=low, high=high, value=value)
    return numeral, unit


def is_before_decade(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> bool:
    """Whether a decade stands right behind a number: "for a decade"."""
    units = lexicon.quantities.units
    match = units.at(tokens.words, numeral.last, limit) if numeral.last < limit else None
    return match is not None and match[1] == DECADES


def to_years(numeral: Numeral) -> Numeral:
    """A number of decades as one of years; «plusieurs décennies» are 20 to 99."""
    rest = YEARS_OF_A_DECADE - 1 if numeral.form is NumeralForm.VAGUE else 0
    low, high, value = (
        None if end is None else end * YEARS_OF_A_DECADE for end in (numeral.low, numeral.high, numeral.value)
    )
    return replace(numeral, low=low, high=None if high is None else high + rest, value=value)


def past_qualifier(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> int:
    """The token after a qualifier that parts a number from its noun: "12 or more cars", "20-odd cars"."""
    match = lexicon.quantities.after.at(tokens.words, index, limit) if index < limit else None
    return index + match[0] if match else index


def with_half(tokens: Tokens, numeral: Numeral, limit: int, lexicon: Lexicon) -> tuple[Numeral, int]:
    """The numeral with the half behind its noun, and the token after it: «deux ans et demi», «une tonne et demie»."""
    at = numeral.last + 1
    half = lexicon.numbers.halves.at(tokens.words, at, limit) if at < limit else None
    is_plain = half is not None and numeral.form in HALVED and tokens.words[numeral.last][0].isalpha()
    if half is None or not is_plain or numeral.value is None:
        return numeral, numeral.last
    value = numeral.value + HALF
    halved = replace(numeral, form=NumeralForm.WORDS, low=value, high=value, value=value, rule="words.half")
    return halved, at + half[0]


def past_part(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> int:
    """The token after «de ellas», "of them": the noun of «tres de ellas menores» stands behind it."""
    match = lexicon.quantities.of_them.at(tokens.words, index, limit) if index < limit else None
    return index + match[0] if match else index


def is_part_of_group(tokens: Tokens, index: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether «de ses», "of his" leads to the noun: "five of his guards"."""
    if index + 1 >= limit or tokens.words[index] not in lexicon.text.genitives:
        return False
    word = tokens.words[index + 1]
    # «152 des 180 sièges», «deux des trois sièges»: «des» is the article too.
    is_cardinal = word.isdecimal() or (word,) in lexicon.numbers.cardinals
    is_number = tokens.words[index] in lexicon.text.determiners and is_cardinal
    return is_number or word in lexicon.text.determiners or word in lexicon.text.possessives


def ends_with_scale(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether «de» may stand before the noun: «deux millions de voix»."""
    half = lexicon.numbers.halves.ending_at(tokens.words, numeral.last, numeral.first)
    last = numeral.last - half[0] if half else numeral.last
    return tokens.words[last - 1] in lexicon.numbers.scales


def span_with_sign(numeral: Numeral, unit: Unit | None) -> tuple[int, int]:
    """The tokens of the number with a sign that is part of it: 80%, $3bn."""
    if not unit or not unit.is_in_span:
        return numeral.first, numeral.last
    return min(numeral.first, unit.first), max(numeral.last, unit.last)


def read_qualifier(
    tokens: Tokens,
    found: Numeral | Range,
    first: int,
    places: tuple[int, ...],
    sentence: Sentence,
    lexicon: Lexicon,
) -> tuple[Qualifier, int, list[Evidence]]:
    """The qualifier before or after a number, the token its phrase begins with, and the words that gave it.

    `places` are the tokens where one may begin behind the number.
    """
    if isinstance(found, Range):
        return Qualifier.RANGE, first, list(found.evidence)
    qualifier, begin, evidence = find_qualifier_before(tokens, first, sentence.first, lexicon)
    after = find_qualifier_after(tokens, places, sentence.last, lexicon)
    if after and qualifier in WEAK:
        return after[0], begin, [*evidence, after[1]]
    return qualifier, begin, evidence


def to_trace(
    tokens: Tokens,
    numeral: Numeral,
    qualifier: Qualifier,
    evidence: list[Evidence],
    unit: Unit | None,
    noun: NounPhrase,
) -> tuple[Step, ...]:
    """How the number was read, for `explain`."""
    steps = [Step("numbers", numeral.rule, (Span(numeral.start, numeral.end),))]
    if qualifier is not EXACT:
        spans = tuple(Span(each.start, each.end) for each in evidence if each.role is Role.QUALIFIER)
        steps.append(Step(STAGE, f"qualifier.{qualifier}", spans))
    if unit:
        if unit.parts > 1:
            rule = PER_MILLE if unit.name == PERCENT else HUNDREDTH
            steps.append(Step(STAGE, rule, (tokens.span(unit.first, unit.last),)))
        steps.append(
            Step(STAGE, "unit.percent" if unit.name == PERCENT else "unit", (tokens.span(unit.first, unit.last),))
        )
    if noun.head is not None:
        steps.append(Step(STAGE, "noun", (tokens.span(noun.head, noun.head + 1),)))
    return tuple(steps)
