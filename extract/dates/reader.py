"""What the forms of dates share: a sentence's tokens, steps past articles and signs, the tense of its verbs."""

from datetime import date

from extract.dates.calendar import Days
from extract.lexicon import Lexicon
from extract.model import Basis, Numeral, NumeralForm, Precision, Sentence, value
from extract.text.parse import Parse
from extract.text.verbs import Tense, VerbGroup

WORDS_BEFORE_AHEAD = 6
"""Words that may stand between «prévu», "scheduled" and its date."""


@value
class Found:
    """One form that fits at a token: the token after it, its days and how they follow."""

    last: int
    days: Days
    precision: Precision
    basis: Basis
    rule: str
    has_year: bool = True
    """Whether its year is written or follows from the words, and is not guessed."""
    held: int | None = None
    """The only token that is of the date alone, where its number may be counted: «depuis 26 ans»."""


class Reader:
    """One text's tokens as the forms of dates look at them, a sentence at a time."""

    def __init__(self, parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = parse.tokens.words
        self.published = published
        self.lexicon = lexicon
        self.dates = lexicon.dates
        self.numerals = {numeral.first: numeral for numeral in numerals}
        self.weekdays = frozenset(lexicon.dates.weekdays)
        self.start = 0
        self.limit = 0
        self.anchor: date | None = None
        """The last day that the text named, from which «le lendemain» counts."""
        self.recent_day: date | None = None
        """The last day of the days before publication that the text named, whose night is told of."""
        self.period_end: date | None = None
        """The end of the last date of any length, from which «l'année suivante» counts where that is a period."""
        self.period_anchor: date | None = None
        """The beginning of the last date of any length, from which «l'année suivante» counts."""

    def enter(self, sentence: Sentence) -> None:
        """Read from now on in this sentence."""
        self.start, self.limit = sentence.first, sentence.last

    def word(self, index: int) -> str:
        """The folded word at a token, empty outside the sentence."""
        return self.words[index] if self.start <= index < self.limit else ""

    def is_tight(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return self.tokens.starts[index] == self.tokens.ends[index - 1]

    def is_capitalized(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.tokens.is_capitalized(index)

    def number_at(self, index: int) -> int | None:
        """The whole number written with digits at a token."""
        word = self.word(index)
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def small_number_at(self, index: int) -> tuple[int, int] | None:
        """A whole number in digits or words, and the token after it; articles count as one."""
        numeral = self.numerals.get(index)
        if numeral is None or numeral.value is None or numeral.form in {NumeralForm.ORDINAL, NumeralForm.FRACTION}:
            return None
        is_whole = numeral.value == numeral.low == numeral.high and numeral.value == int(numeral.value)
        is_about = numeral.form is NumeralForm.APPROXIMATE
        return (int(numeral.value), numeral.last) if is_whole or is_about else None

    def is_counting(self, index: int) -> bool:
        """Whether digits go on after what looks like a year: «2020 300» is no date, «1 200» neither."""
        numeral = self.numerals.get(index)
        return numeral is None or numeral.last > index + 1

    def anchor_for(self, unit: str) -> date | None:
        """The day from which so many units are counted: a day from a day, a year from any date."""
        return self.anchor if unit in {"day", "hour", "week", "weekend"} else self.period_anchor or self.anchor

    def is_closed(self, index: int) -> bool:
        """Whether what stands at a token counts nothing with the number before it: a sign, a verb, a preposition."""
        word, text = self.word(index), self.lexicon.text
        return (
            not word
            or not word[0].isalnum()
            or word in text.prepositions
            or word in text.coordinators
            or word in self.lexicon.verbs.table
        )

    def past(self, index: int, *tables: frozenset[str]) -> int:
        """The first token from `index` on that none of the tables holds."""
        while self.word(index) and any(self.words[index] in table for table in tables):
            index += 1
        return index

    def past_day_part(self, index: int) -> int:
        """Past «matin», "night" behind a day."""
        match = self.dates.day_parts.at(self.words, index, self.limit)
        return index + match[0] if match else index

    def before(self, index: int, *tables: frozenset[str]) -> str:
        """The word before a token, those of the tables passed."""
        index -= 1
        while self.word(index) and any(self.words[index] in table for table in tables):
            index -= 1
        return self.word(index)

    def direction(self, index: int) -> str | None:
        """`last` or `next` where such a word stands at a token."""
        word = self.word(index)
        return "last" if word in self.dates.last else "next" if word in self.dates.next else None

    def direction_before(self, index: int) -> tuple[str | None, int]:
        """As in "last", "next", «ce» before a name, and the token of the name."""
        if self.word(index) in self.dates.this and self.word(index + 1):
            return self.direction(index + 1), index + 1 + (self.direction(index + 1) is not None)
        direction = self.direction(index)
        # «il est passé mardi»: without an article it is the verb.
        is_verb = self.word(index) in self.lexicon.verbs.table and not self.dates.names_are_capitalized
        is_verb = is_verb and self.word(index - 1) not in self.dates.day_articles
        return (direction, index + 1) if direction and not is_verb and self.word(index + 1) else (None, index)

    def direction_after(self, index: int) -> tuple[str | None, int]:
        """«dernier» behind a name, and the token after it."""
        direction = self.direction(index)
        return direction, index + (direction is not None)

    def tense_at(self, index: int) -> Tense:
        """The time in which the words around a token are: by «prévu», else by the nearest verb of the clause."""
        index = min(index, self.limit - 1)
        groups = self.parse.verbs_around(index)
        # "in May": the month is no verb
        finite = [group for group in groups if group.is_finite and not self.month_at(group.first)]
        if self.is_ahead(index, finite):
            return Tense.FUTURE
        if self.is_of_survey(index, finite):
            return Tense.PAST
        clause = self.parse.clause_of(index)
        inside = [group for group in finite if self.parse.clause_of(group.head) == clause] or finite
        if not inside:
            return Tense.PRESENT
        nearest = min(inside, key=lambda group: abs(group.head - index))
        return Tense.PRESENT if self.is_hearsay(nearest) else nearest.tense

    def is_of_survey(self, index: int, finite: list[VerbGroup]) -> bool:
        """Whether «réalisé», "conducted" stands before a date: a survey is over, though it foretells a vote."""
        first = max(self.start, index - WORDS_BEFORE_AHEAD)
        told = [at for at in range(first, index) if self.words[at] in self.lexicon.claims.surveyed]
        ahead = [group for group in finite if group.tense is Tense.FUTURE]  # «será realizada el domingo»
        return any(not any(group.first <= at < group.last for group in ahead) for at in told)

    def is_hearsay(self, group: VerbGroup) -> bool:
        """Whether a conditional is of be or have: «le bilan serait de 12 morts» tells of no future."""
        verbs = self.lexicon.verbs
        return group.is_conditional and group.lemma in verbs.passive | verbs.perfect

    def is_ahead(self, index: int, finite: list[VerbGroup]) -> bool:
        """Whether «prévu», "scheduled" stands near, and no past verb takes it back: «était prévu»."""
        first = max(self.start, index - WORDS_BEFORE_AHEAD)
        for at, last, _ in self.dates.ahead.find(self.words, first, min(self.limit, index + 4)):
            cause = self.dates.causes.at(self.words, at, self.limit)
            if cause and at + cause[0] > last:
                continue  # "due to heavy rain"
            governing = [group for group in finite if group.first < at < group.last + 2 and group.tense is Tense.PAST]
            if not governing:
                return True
        return False

    def month_at(self, index: int) -> int | None:
        """The month that a token names; in English it has a capital, and a short form its full stop or digits."""
        month = self.dates.months.get(self.word(index))
        if month is None or (self.dates.names_are_capitalized and not self.is_capitalized(index)):
            return None
        return month

    def weekday_at(self, index: int) -> int | None:
        """The weekday that a token names, Monday 0, unless it is part of another name."""
        weekday = self.dates.weekdays.get(self.word(index))
        if weekday is None:
            return None
        is_capital = self.is_capitalized(index)
        if self.dates.names_are_capitalized:
            is_short = self.words[index] in self.lexicon.text.abbreviations and len(self.words[index]) <= 5
            is_bare = self.past_period(index + 1) == index + 1 or self.word(index - 1) in self.lexicon.text.determiners
            is_name = not is_capital or (is_short and is_bare)
        else:
            is_name = is_capital and index != self.start and not self.tokens.raw(index).isupper()
        return None if is_name else weekday

    def past_genitive(self, index: int) -> int:
        """Past «de» between a day and its month: «9 de agosto», "9 of August"."""
        is_genitive = self.word(index) in self.lexicon.text.genitives
        return index + 1 if is_genitive and self.month_at(index + 1) else index

    def past_period(self, index: int) -> int:
        """Past the full stop of a shortened name."""
        is_period = self.word(index) == self.lexicon.signs.period and self.is_tight(index)
        return index + 1 if is_period and self.words[index - 1] in self.lexicon.text.abbreviations else index
