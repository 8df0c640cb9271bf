"""Numbers that count nothing, each with its reason: ages, clock times, laws, vehicles, identifiers, years."""

from extract.folding import HYPHEN
from extract.lexicon import Lexicon, to_singular
from extract.lexicon.words import MetricRole
from extract.model import Numeral, NumeralForm, Tokens
from extract.numbers.digits import NO_NUMBER
from extract.numbers.words import YEAR_IN_WORDS
from extract.quantities.ranges import is_year
from extract.quantities.shapes import find_reason_of_decade, find_reason_of_shape, is_year_of_noun

AGE = "age"
WORDS_OF_PERSON = 4
"""Words from an article to the noun of one person: "the injured bus driver"."""
YEAR = "year"
IDENTIFIER = "identifier"
PERSONS_NAMED = "persons_named"
NOT_A_NUMBER = "not_a_number"
DATE = "date"
DAYS_OF_A_MONTH = 31
CLOCK_TIME = "clock_time"
LIST_NUMBER = "list_number"
ORDINAL_RANK = "rank"
ADDRESS = "address"
VEHICLE = "vehicle"
OF_WORD_BEFORE = frozenset({NumeralForm.DIGITS, NumeralForm.WORDS})
"""Forms of numbers that a word before them can make no count: «article 8», «article huit»."""
LARGEST_ADDRESS = 99_999
HOURS_OF_A_DAY = 24
MINUTES_OF_AN_HOUR = 60
WORDS_FROM_LASTING = 4
"""Words back from «de», «entre» within which a word of lasting stands: «il faut compter de deux à trois heures»."""
STROKE = "/"
NOTE = "["
"""The bracket that opens a footnote's mark."""
LONGEST_NAME = 6
"""Words of a street's name."""


def find_reason(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
                lexicon: Lexicon) -> str | None:  # fmt: skip
    """Why a number counts nothing, or None; `first` to `last` are the numeral's tokens, `limits` its sentence's."""
    start, stop = limits
    if numeral.rule == NO_NUMBER:
        return NOT_A_NUMBER
    if numeral.rule == YEAR_IN_WORDS:
        return YEAR
    is_hour = is_hour_of_day(tokens, numeral, first, last, limits, lexicon)
    if is_hour or is_clock_time(tokens, first, last, limits, lexicon):
        return CLOCK_TIME
    is_digits = numeral.form is NumeralForm.DIGITS
    decade = find_reason_of_decade(tokens, numeral, start, lexicon) if is_digits else None
    if decade:
        return decade
    if is_glued(tokens, first, start):
        return IDENTIFIER
    if is_digits and is_postal_code(tokens, numeral, last, stop, lexicon):
        return IDENTIFIER
    if is_digits and is_mark_of_name(tokens, numeral, first, last, limits, lexicon):
        return AGE
    match = lexicon.quantities.counts_nothing_after.at(tokens.words, last, stop) if last < stop else None
    is_address = match is not None and match[1] == ADDRESS
    if not is_address and is_age(tokens, numeral, first, last, limits, lexicon):
        return AGE
    if match:
        return match[1]
    if is_digits and is_list_number(tokens, first, last, limits, lexicon):
        return LIST_NUMBER
    if is_day_of_weekday(tokens, numeral, first, last, limits, lexicon):
        return DATE
    reason = find_reason_before(tokens, numeral, first, last, limits, lexicon)
    if (
        reason is None
        and stands_for_all(tokens, first, start, lexicon)
        and (
            tokens.words[first - 1] in lexicon.quantities.all_named or not is_counted(tokens, numeral, limits, lexicon)
        )
    ):
        return PERSONS_NAMED
    return reason or (find_reason_of_shape(tokens, numeral, lexicon) if is_digits else None)


def find_reason_before(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
                       lexicon: Lexicon) -> str | None:  # fmt: skip
    """The reason that a word before the number gives, or that the number itself is a year."""
    start, stop = limits
    before = first - 1
    if before >= start and tokens.words[before] in lexicon.signs.number_marks:
        return IDENTIFIER
    if before > start and tokens.words[before] in lexicon.signs.dashes and tokens.ends[before] == tokens.starts[first]:
        before -= 1
    match = None
    is_digits = numeral.form is NumeralForm.DIGITS
    if is_digits:
        named = lexicon.quantities.named.ending_at(tokens.words, before + 1, start)
        if named:
            return named[1]
    if is_before_street(tokens, last, stop, lexicon):
        return ADDRESS
    if is_year_of_noun(tokens, numeral, start, stop, lexicon):
        return YEAR
    if numeral.form in OF_WORD_BEFORE:
        before_number = lexicon.quantities.counts_nothing_before
        match = before_number.ending_at(tokens.words, before + 1, start)
        if match is None and is_bare(tokens, last, stop, lexicon):
            match = before_number.ending_at(tokens.words, past_name(tokens, before, start, lexicon) + 1, start)
            match = match if match and match[1] in {ADDRESS, VEHICLE} else None
    if match and match[1] == CLOCK_TIME and numeral.value is not None and numeral.value > HOURS_OF_A_DAY:
        match = None
    if match and match[1] == ADDRESS and numeral.value is not None and numeral.value > LARGEST_ADDRESS:
        match = None  # «salieron a la calle 2,3 millones»
    if match and (is_bare(tokens, last, stop, lexicon) or is_name(tokens, last, stop, lexicon)):
        return match[1]
    if match and match[1] == CLOCK_TIME and tokens.words[last] in lexicon.quantities.hours:
        return CLOCK_TIME
    may_be_year = is_digits and is_year(numeral)
    is_alone = may_be_year and (is_bare(tokens, last, stop, lexicon) or is_name(tokens, last, stop, lexicon))
    return YEAR if is_alone else None


def is_day_of_weekday(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
                      lexicon: Lexicon) -> bool:  # fmt: skip
    """Whether a weekday leads to a day of the month, its month left out: «le mardi 7»."""
    if first <= limits[0] or tokens.words[first - 1] not in lexicon.dates.weekdays:
        return False
    is_day = numeral.value is not None and 1 <= numeral.value <= DAYS_OF_A_MONTH
    is_counting = last < limits[1] and tokens.words[last] in lexicon.metrics.nouns  # «jeudi 14 morts»
    return is_day and not is_counting and is_bare(tokens, last, limits[1], lexicon)


def is_hour_of_day(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
                   lexicon: Lexicon) -> bool:  # fmt: skip
    """«à 20 heures», «vers 15 heures»; not «à deux heures de route», which is how long."""
    start, stop = limits
    if last >= stop or tokens.words[last] not in lexicon.quantities.hours:
        return first - 2 >= start and is_minute(tokens, first, stop, lexicon)
    if numeral.high is None or numeral.high > HOURS_OF_A_DAY or numeral.high != int(numeral.high):
        return False
    if last + 1 < stop and tokens.words[last + 1] in lexicon.text.genitives:
        return False
    if numeral.low != numeral.high:
        return begins_hours(tokens, first - 1, start, lexicon)
    is_led = lexicon.quantities.clock_before.ending_at(tokens.words, first, start) is not None
    return is_led or is_minute(tokens, last + 1, stop, lexicon) or is_end_of_hours(tokens, first, last, limits, lexicon)


def is_minute(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the minutes of an hour stand at a token: «14 h 30», «14 heures 30», with nothing to count behind them."""
    if index >= stop or tokens.words[index - 1] not in lexicon.quantities.hours:
        return False
    hour, minute = tokens.words[index - 2], tokens.words[index]
    is_pair = minute.isdecimal() and len(minute) == 2 and int(minute) < MINUTES_OF_AN_HOUR
    is_hour = hour.isdecimal() and len(hour) <= 2 and int(hour) <= HOURS_OF_A_DAY
    if not (is_pair and is_hour and is_bare(tokens, index + 1, stop, lexicon)):
        return False
    # «en 24 heures 30 morts»
    return index + 1 >= stop or tokens.words[index + 1] not in lexicon.metrics.nouns


def begins_hours(tokens: Tokens, lead: int, start: int, lexicon: Lexicon) -> bool:
    """Whether «de», «entre» leads to two times of a day; «dure de deux à trois heures» tells how long."""
    words = lexicon.quantities
    if lead < start or tokens.words[lead] not in words.range_from | words.between:
        return False
    before = tokens.words[max(start, lead - WORDS_FROM_LASTING) : lead]
    return not any(
        word in words.lasting or any(form.lemma in words.lasting for form in lexicon.verbs.table.get(word, ()))
        for word in before
    )


def is_end_of_hours(tokens: Tokens, first: int, last: int, limits: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether an hour is the first or the last of two: «entre 8 heures et 9 heures», «de 8 heures à midi»."""
    words, hours = lexicon.quantities, lexicon.quantities.hours
    links = words.range_to | words.between_and
    start, stop = limits
    if last + 3 < stop and tokens.words[last + 1] in links and tokens.words[last + 3] in hours:
        return begins_hours(tokens, first - 1, start, lexicon)
    is_last = first - 4 >= start and tokens.words[first - 1] in links and tokens.words[first - 2] in hours
    return is_last and begins_hours(tokens, first - 4, start, lexicon)


def past_name(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> int:
    """The token before a name that ends at `index`: «calle» in «calle Mayor 12», «avenida de Mayo, 300»."""
    floor = max(start, index - LONGEST_NAME)
    if index > floor and tokens.words[index] == lexicon.signs.comma:
        index -= 1
    while index > floor and (tokens.is_capitalized(index) or tokens.words[index] in lexicon.actors.particles):
        index -= 1
    return index


def is_before_street(tokens: Tokens, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the name of a street follows: "12 Baker Street", "Fifth Avenue", "221 West 57th Street"."""
    if last >= stop or not tokens.is_capitalized(last):
        return False
    for index in range(last, min(stop, last + LONGEST_NAME)):
        word = tokens.words[index]
        if not tokens.is_capitalized(index) and not word.isdecimal() and word not in lexicon.numbers.ordinal_suffixes:
            return False
        if word in lexicon.quantities.streets:
            return True
    return False


def is_glued(tokens: Tokens, first: int, start: int) -> bool:
    """Whether letters stand hard before the digits, a hyphen or stroke between them or not: G20, AF447, I-40."""
    before = first - 1
    if before < start or tokens.ends[before] != tokens.starts[first]:
        return False
    is_sign = tokens.words[before] in {HYPHEN, STROKE} and before > start
    if is_sign and tokens.ends[before - 1] == tokens.starts[before]:
        before -= 1
    return tokens.words[before].isalpha()


def is_counted(tokens: Tokens, numeral: Numeral, limits: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a number behind «los» counts all the same: with a noun, a scale or a qualifier («supera los 1.200»)."""
    start, stop = limits
    if not is_bare(tokens, numeral.last, stop, lexicon) or tokens.words[numeral.last - 1] in lexicon.numbers.scales:
        return True
    article = numeral.first - 1
    if tokens.words[article] not in lexicon.quantities.qualified_articles:
        return False
    if article > start and lexicon.quantities.before.ending_at(tokens.words, article, start):
        return True
    nouns = lexicon.metrics.nouns.get(tokens.words[numeral.last], ()) if numeral.last < stop else ()
    return any(predicate.role is MetricRole.COUNT for predicate in nouns)


def stands_for_all(tokens: Tokens, first: int, start: int, lexicon: Lexicon) -> bool:
    """«tous trois», «tous les trois», "all three"."""
    before = first - 1
    if (
        before > start
        and tokens.words[before] in lexicon.text.determiners
        and tokens.words[before] not in lexicon.quantities.all_of
    ):
        before -= 1
    return before >= start and tokens.words[before] in lexicon.quantities.all_of


def is_postal_code(tokens: Tokens, numeral: Numeral, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Five digits hard together before a name: 75011 Paris; people of a nation are counted («12000 Polonais»)."""
    if numeral.form is not NumeralForm.DIGITS or numeral.last != numeral.first + 1 or last >= stop:
        return False
    is_of_five = numeral.end - numeral.start == 5
    return is_of_five and tokens.is_capitalized(last) and (tokens.words[last],) not in lexicon.actors.demonyms


def is_mark_of_name(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
                    lexicon: Lexicon) -> bool:  # fmt: skip
    """Whether two digits alone in the sentence's brackets are an age or county: «Dupont (34)», «Lens (62)»."""
    start, stop = limits
    opening, closing = lexicon.signs.open_bracket, lexicon.signs.close_bracket
    is_alone = first - 2 >= start and last < stop and tokens.words[first - 1] in opening
    if not is_alone or tokens.words[last] not in closing or not tokens.is_capitalized(first - 2):
        return False
    is_small = numeral.low is not None and numeral.low == numeral.high and numeral.end - numeral.start == len("34")
    others = (index for index in range(start, stop) if tokens.words[index] in opening and index != first - 1)
    return is_small and not any(tokens.words[index + 1][:1].isdecimal() for index in others if index + 1 < stop)


def is_name(tokens: Tokens, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a name follows, so that the number belongs to what stands before it: «France 2 Gilles Jacquier»."""
    return last < stop and tokens.is_capitalized(last) and (tokens.words[last],) not in lexicon.actors.demonyms


def is_bare(tokens: Tokens, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether no noun can follow the number: a sign, a function word, a verb or the end of the sentence."""
    if last >= stop:
        return True
    word, text = tokens.words[last], lexicon.text
    if not word[0].isalpha():
        return word not in lexicon.signs.percent and word not in lexicon.signs.currencies
    return (
        word in text.function_words
        or (
            word in lexicon.verbs.table
            and word not in lexicon.quantities.people
            and not is_of_metric(word, lexicon)
            and not is_inside_name(tokens, last, stop)
        )
        or (word,) in lexicon.numbers.cardinals
    )


def is_of_metric(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be a verb is what a metric counts: «2000 morts», «1950 blessés»."""
    return any(predicate.role is MetricRole.COUNT for predicate in lexicon.metrics.nouns.get(word, ()))


def is_inside_name(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether two capitals follow each other: "all 900 United Nations peacekeepers"."""
    return index + 1 < stop and tokens.is_capitalized(index) and tokens.is_capitalized(index + 1)


def is_age(tokens: Tokens, numeral: Numeral, first: int, last: int, limits: tuple[int, int],
           lexicon: Lexicon) -> bool:  # fmt: skip
    """«âgé de 31 ans», «le maire, 44 ans,», "aged 26", "a 26-year-old", and the bare ", 46,"."""
    start, stop = limits
    words, signs = lexicon.quantities, lexicon.signs
    if first > start and words.ages_before.ending_at(tokens.words, first, start):
        return True
    match = words.ages_after.at(tokens.words, last, stop) if last < stop else None
    if match is None and is_in_list_of_ages(tokens, first, last, limits, lexicon):
        return True
    lead = first - 1
    if lead > start and tokens.words[lead] in lexicon.text.adverbs:
        lead -= 1  # "James Fields, now 22, was"
    is_after_comma = lead >= start and first > start and tokens.words[lead] == signs.comma
    if match is None and not is_after_comma:
        return False
    # «il fête ses vingt ans de règne» tells no age
    is_of_deed = (
        match is not None and last + match[0] < stop and tokens.words[last + match[0]] in lexicon.text.genitives
    )
    if match and not is_of_deed and words.ages_before_years.ending_at(tokens.words, first, start):
        return True
    if match and not is_of_deed and first - 1 == start and tokens.words[start] in words.age_openers:
        return True  # «À 18 ans, elle …»
    is_range = numeral.low != numeral.high and numeral.form is NumeralForm.DIGITS
    if match and is_range and first > start and tokens.words[first - 1] in words.qualified_articles:
        return True  # «les 18-24 ans»
    if match and (match[0] > 1 or is_of_person(tokens, first, start, lexicon)):
        return True
    if match and stands_apart(tokens, first, start, lexicon):
        is_after_comma = True
    closing = last + (match[0] if match else 0)
    is_closed = closing >= stop or tokens.words[closing] in signs.terminals | signs.close_bracket | {signs.comma}
    is_young = numeral.value is not None and numeral.value < 120 and numeral.value == int(numeral.value)
    is_person = lead - 1 >= start and tokens.is_capitalized(lead - 1)
    is_bare = numeral.form is NumeralForm.DIGITS and lead == first - 1 and lead - 1 > start
    is_person = is_person or (is_bare and is_one_person(tokens, lead - 1, start, lexicon))
    return is_after_comma and is_closed and is_young and (bool(match) or is_person)


def is_one_person(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a noun for people, in the singular behind an article, ends at a token: "the driver, 45,"."""
    words, text = lexicon.quantities, lexicon.text
    noun = tokens.words[index]
    is_noun = noun in words.people or (noun.endswith(words.people_endings) and noun not in words.not_people)
    if not is_noun or to_singular(noun, text) != noun:
        return False
    first = max(start, index - WORDS_OF_PERSON)
    led = next((at for at in range(index - 1, first - 1, -1) if tokens.words[at] in text.determiners), None)
    return led is not None and all(word[0].isalpha() for word in tokens.words[led:index])


def is_in_list_of_ages(tokens: Tokens, first: int, last: int, limits: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether years stand only behind the last of several ages: «deux hommes de 19 et 21 ans», «… , 19 et 21 ans»."""
    start, stop = limits
    index = last
    while index + 1 < stop and tokens.words[index + 1].isdecimal():
        if tokens.words[index] != lexicon.signs.comma and tokens.words[index] not in lexicon.text.coordinators:
            return False
        index += 2
    if index == last or not lexicon.quantities.ages_after.at(tokens.words, index, stop):
        return False
    return is_of_person(tokens, first, start, lexicon) or stands_apart(tokens, first, start, lexicon)


def stands_apart(tokens: Tokens, first: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a bracket leads to a number of years, or a comma and «de»: «Ana Ruiz (34 años)», «, de 34 años,»."""
    before = first - 1
    if before > start and tokens.words[before] in lexicon.text.genitives:
        before -= 1
    if before <= start:
        return False
    if tokens.words[before] in lexicon.signs.open_bracket:
        return True
    owner = tokens.words[before - 1]
    is_person = owner in lexicon.quantities.people | lexicon.actors.roles or tokens.is_capitalized(before - 1)
    return tokens.words[before] == lexicon.signs.comma and is_person


def is_of_person(tokens: Tokens, first: int, start: int, lexicon: Lexicon) -> bool:
    """«Une femme de 34 ans», «les jeunes de moins de 25 ans»: years behind a noun for people and a genitive."""
    is_led = first - 1 > start and tokens.words[first - 1] in lexicon.quantities.between | lexicon.numbers.articles
    if is_led:
        first -= 1
    qualifier = lexicon.quantities.before.ending_at(tokens.words, first, start) if first > start else None
    if qualifier and first - qualifier[0] > start and tokens.words[first - qualifier[0] - 1] in lexicon.text.genitives:
        first -= qualifier[0]
    if first - 2 < start or tokens.words[first - 1] not in lexicon.text.genitives:
        return False
    return tokens.words[first - 2] in lexicon.quantities.people or (tokens.words[first - 2],) in lexicon.actors.demonyms


def is_clock_time(tokens: Tokens, first: int, last: int, limits: tuple[int, int], lexicon: Lexicon) -> bool:
    """15h30, 11:20, «3:30 p.m.»: hours and minutes joined by a letter or a colon."""
    start, stop = limits
    words = lexicon.quantities.counts_nothing_after
    signs = lexicon.signs.breaks - lexicon.signs.dashes  # "in 2013—two clerks were hurt"
    if first - 2 >= start and tokens.words[first - 2].isdecimal() and tokens.ends[first - 1] == tokens.starts[first]:
        is_joined = tokens.words[first - 1] in signs or (tokens.words[first - 1],) in words
        if is_joined and tokens.ends[first - 2] == tokens.starts[first - 1]:
            return True
    if last + 1 < stop and tokens.words[last + 1].isdecimal() and tokens.ends[last] == tokens.starts[last + 1]:
        is_joined = tokens.words[last] in signs or (tokens.words[last],) in words
        return is_joined and tokens.ends[last - 1] == tokens.starts[last]
    return False


def is_of_article(tokens: Tokens, bracket: int, start: int) -> bool:
    """Whether a bracket stands hard behind the number of an article of law: "Section 12(a)"."""
    before = bracket - 1
    is_tight = before >= start and tokens.ends[before] == tokens.starts[bracket]
    return is_tight and tokens.words[before].isdecimal()


def is_list_number(tokens: Tokens, first: int, last: int, limits: tuple[int, int], lexicon: Lexicon) -> bool:
    """A number that only opens a line: «1. », «2) », or a note in brackets such as [3]."""
    start, stop = limits
    if first > start and tokens.words[first - 1] in lexicon.signs.open_bracket:
        is_closed = last < stop and tokens.words[last] in lexicon.signs.close_bracket
        return is_closed and (
            first - 1 == start or tokens.words[first - 1] == NOTE or is_of_article(tokens, first - 1, start)
        )
    if first != start or last >= stop:
        return False
    return tokens.words[last] in lexicon.signs.close_bracket or tokens.words[last] == lexicon.signs.period
