"""Tokens in, date mentions out: every form is tried at each token that may begin a date, the longest first."""

from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates.calendar import (
    Days,
    month_days,
    resolve_weekday,
    resolve_year,
    shift,
    single,
    to_date,
    year_days,
)
from extract.dates.events import date_events
from extract.dates.rest import read_rest
from extract.lexicon import Lexicon, to_singular
from extract.model import Basis, DateMention, Numeral, NumeralForm, Precision, Sentence
from extract.text.parse import Parse
from extract.text.verbs import Tense

YEARS = range(1000, 2201)
"""Numbers of four digits that may be years in news."""
LONGEST_REST = 7
"""Words of a date that is left to dateparser."""
WORDS_AFTER_SINCE = 7
"""Words that may stand between «depuis» and its date."""
SHORT_YEAR_PIVOT = 30
"""Of two digits, 31 to 99 are 19xx, the rest 20xx."""


@dataclass(frozen=True, slots=True)
class Found:
    """One form that fits at a token: the token after it, its days and how they follow."""

    last: int
    days: Days
    precision: Precision
    basis: Basis
    rule: str


def find_dates(parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon) -> list[DateMention]:
    """Every date of the text that can be resolved, left to right; events take the dates that belong to them."""
    finder = DateFinder(parse, numerals, published, lexicon)
    mentions = [mention for sentence in parse.sentences for mention in finder.find(sentence)]
    return date_events(parse.tokens, parse.sentences, mentions, lexicon)


class DateFinder:
    """Tries the forms of dates at each token."""

    def __init__(self, parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = parse.tokens.words
        self.published = published
        self.lexicon = lexicon
        self.dates = lexicon.dates
        self.numerals = {numeral.first: numeral for numeral in numerals}
        self.limit = 0
        self.start = 0
        self.has_words = False
        """Whether the sentence holds a word of the calendar: without one, only digits and years are tried."""
        self.starters = self.find_starters()

    def find_starters(self) -> frozenset[str]:
        """The words that a date may begin with, digits aside."""
        dates = self.dates
        tables = (dates.nights, dates.today, dates.days_from_today, dates.ago, dates.month_parts, dates.units)
        words = {phrase[0] for table in tables for phrase in table}
        return frozenset(words | set(dates.months) | set(dates.weekdays) | dates.last | dates.next | dates.this)

    def find(self, sentence: Sentence) -> list[DateMention]:
        """The dates of one sentence."""
        self.start, self.limit = sentence.first, sentence.last
        self.has_words = not self.starters.isdisjoint(self.words[sentence.first : sentence.last])
        mentions, index = [], sentence.first
        while index < sentence.last:
            found = self.read(index) if self.may_begin(index) else None
            if found:
                mentions.append(self.to_mention(index, found))
            index = found.last if found else index + 1
        return mentions

    def may_begin(self, index: int) -> bool:
        word = self.words[index]
        return word in self.starters or word.isdecimal() or index in self.numerals

    def to_mention(self, index: int, found: Found) -> DateMention:
        span = self.tokens.span(index, found.last)
        first, last = found.days
        return DateMention(
            start=span.start,
            end=span.end,
            first=index,
            last=found.last,
            date_start=first,
            date_end=last,
            precision=found.precision,
            basis=found.basis,
            rule=found.rule,
            is_since=self.is_since(index),
        )

    def is_since(self, index: int) -> bool:
        """Whether «depuis», "since" stands before the date: «depuis le début du mouvement le 17 novembre» too."""
        floor = max(self.start, index - WORDS_AFTER_SINCE)
        for stop in range(index, floor, -1):
            if self.dates.since.ending_at(self.words, stop, self.start):
                return True
            word = self.words[stop - 1]
            if not word[0].isalpha() or word in self.lexicon.verbs.table or word in self.lexicon.text.coordinators:
                return False
        return False

    def tense_at(self, index: int) -> Tense | None:
        """The tense of the nearest finite verb of the sentence."""
        index = min(index, self.limit - 1)
        finite = [group for group in self.parse.verbs_around(index) if group.is_finite]
        if not finite:
            return None
        return min(finite, key=lambda group: abs(group.head - index)).tense

    def read(self, index: int) -> Found | None:
        """The longest date that begins at a token."""
        found = self.numeric_date(index)
        if found or not self.has_words:
            return found or self.year(index)
        for form in (
            self.day_range,
            self.day_month,
            self.month_day,
            self.rest,
            self.month,
            self.weekday,
            self.near_day,
            self.relative_unit,
            self.ago,
            self.year,
        ):
            found = form(index)
            if found:
                return found
        return None

    def number_at(self, index: int) -> int | None:
        """The whole number written with digits at a token."""
        word = self.words[index] if index < self.limit else ""
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def day_at(self, index: int) -> tuple[int, int] | None:
        """A day of the month, «1er» and "3rd" included, and the token after it."""
        day = self.number_at(index)
        if day is None or not 1 <= day <= 31:
            return None
        after = index + 1
        if after < self.limit and self.words[after] in self.dates.day_ordinals and self.is_tight(after):
            after += 1
        return day, after

    def is_tight(self, index: int) -> bool:
        return self.tokens.starts[index] == self.tokens.ends[index - 1]

    def month_at(self, index: int) -> int | None:
        return self.dates.months.get(self.words[index]) if index < self.limit else None

    def past_genitive(self, index: int) -> int:
        """Past «de» between a day and its month: «9 de agosto», "9 of August"."""
        is_genitive = index < self.limit and self.words[index] in self.lexicon.text.genitives
        return index + 1 if is_genitive and self.month_at(index + 1) else index

    def past_period(self, index: int) -> int:
        """Past the full stop of a shortened month."""
        is_period = index < self.limit and self.words[index] == self.lexicon.signs.period and self.is_tight(index)
        return index + 1 if is_period and self.words[index - 1] in self.lexicon.text.abbreviations else index

    def year_at(self, index: int) -> tuple[int, int] | None:
        """A year, after a comma or «de», and the token after it."""
        for at in (index, index + 1):
            skipped = self.words[index] if index < self.limit else ""
            if at > index and skipped != self.lexicon.signs.comma and skipped not in self.lexicon.text.genitives:
                continue
            year = self.number_at(at)
            if year is not None and year in YEARS and len(self.words[at]) == 4 and not self.is_counting(at):
                return year, at + 1
        return None

    def is_counting(self, index: int) -> bool:
        """Whether digits go on after what looks like a year: «2020 300» is no date, «1 200» neither."""
        numeral = self.numerals.get(index)
        return numeral is None or numeral.last > index + 1

    def resolve(self, year: tuple[int, int] | None, month: int, day: int, after: int) -> tuple[date, int, Basis] | None:
        """A day with its year as written, or else the one that fits best."""
        if year:
            found = to_date(year[0], month, day)
            return (found, year[1], Basis.STATED) if found else None
        if self.published is None:
            return None
        guess = resolve_year(month, day, self.published, self.tense_at(after))
        found = to_date(guess, month, day) if guess else None
        return (found, after, Basis.RELATIVE) if found else None

    def numeric_date(self, index: int) -> Found | None:
        """12/08/2020, 12.08.2020, 2020-08-12."""
        if not self.words[index].isdecimal() or index + 4 >= self.limit:
            return None
        sign = self.words[index + 1]
        if sign not in self.lexicon.signs.slashes | self.lexicon.signs.dashes | {self.lexicon.signs.period}:
            return None
        parts = [self.number_at(index + offset) for offset in (0, 2, 4)]
        is_tight = all(self.is_tight(index + offset) for offset in range(1, 5))
        if not is_tight or self.words[index + 3] != sign or None in parts:
            return None
        day = self.to_numeric_day([part or 0 for part in parts], index)
        return Found(index + 5, single(day), Precision.DAY, Basis.STATED, "date.numeric") if day else None

    def to_numeric_day(self, parts: list[int], index: int) -> date | None:
        first, second, third = parts
        if len(self.words[index]) == 4:
            return to_date(first, second, third)
        if len(self.words[index + 4]) == 2:
            third += 2000 if third <= SHORT_YEAR_PIVOT else 1900
        elif len(self.words[index + 4]) != 4:
            return None
        if self.dates.day_first or first > 12:
            return to_date(third, second, first)
        return to_date(third, first, second)

    def day_range(self, index: int) -> Found | None:
        """«3 au 5 mars 2019», «entre le 3 et le 5 mars», "March 3-5" is read as a month and a day."""
        first = self.day_at(index)
        if not first or first[1] >= self.limit or self.words[first[1]] not in self.dates.range_links:
            return None
        after = first[1] + 1
        while after < self.limit and (
            self.words[after] in self.dates.day_articles or self.words[after] in self.dates.weekdays
        ):
            after += 1
        second = self.day_at(after)
        at = self.past_genitive(second[1]) if second else 0
        month = self.month_at(at) if second else None
        if not second or not month:
            return None
        resolved = self.resolve(self.year_at(at + 1), month, second[0], at + 1)
        if not resolved:
            return None
        end, last, basis = resolved
        begin = to_date(end.year, month, first[0])
        return Found(last, (begin, end), Precision.RANGE, basis, "date.day_range") if begin and begin <= end else None

    def day_month(self, index: int) -> Found | None:
        """«9 août», «1er avril 2019», "12 May 2016"."""
        day = self.day_at(index)
        at = self.past_genitive(day[1]) if day else 0
        month = self.month_at(at) if day else None
        if not day or not month:
            return None
        after = self.past_period(at + 1)
        resolved = self.resolve(self.year_at(after), month, day[0], after)
        if not resolved:
            return None
        return Found(resolved[1], single(resolved[0]), Precision.DAY, resolved[2], "date.day_month")

    def month_day(self, index: int) -> Found | None:
        """As in "March 3", "July 4, 2019"."""
        month = None if self.dates.day_first else self.month_at(index)
        day = self.day_at(self.past_period(index + 1)) if month else None
        if not month or not day or (self.is_counting(self.past_period(index + 1)) and day[1] == index + 2):
            return None
        resolved = self.resolve(self.year_at(day[1]), month, day[0], day[1])
        if not resolved:
            return None
        return Found(resolved[1], single(resolved[0]), Precision.DAY, resolved[2], "date.month_day")

    def rest(self, index: int) -> Found | None:
        """As in "the 9th of August 2020", "August the 9th": a day, a month and small words; dateparser reads them."""
        last = self.end_of_rest(index)
        if last is None:
            return None
        words = self.tokens.span(index, last).of(self.tokens.text)
        day = read_rest(words, self.lexicon.code, self.published)
        if day is None:
            return None
        years = [self.number_at(at) for at in range(index, last) if len(self.words[at]) == 4]
        year = next((number for number in years if number), None)
        resolved = self.resolve((year, last) if year else None, day.month, day.day, last)
        return Found(last, single(resolved[0]), Precision.DAY, resolved[2], "date.rest") if resolved else None

    def end_of_rest(self, index: int) -> int | None:
        """The token after a stretch of one day, one month and what may stand between them; None where it is no date."""
        days = months = 0
        last = index
        for at in range(index, min(self.limit, index + LONGEST_REST)):
            number = self.number_at(at)
            is_year = number is not None and len(self.words[at]) == 4
            if number is not None and not is_year:
                days += 1
            elif self.month_at(at):
                months += 1
            elif not is_year and not self.may_join(at):
                break
            if number is not None or self.month_at(at) or self.words[at] in self.dates.day_ordinals:
                last = at + 1
        return last if days == months == 1 and last > index + 2 and self.day_of_rest(index, last) else None

    def may_join(self, index: int) -> bool:
        """Whether a small word may stand inside a date: «de», "of", "the", an ordinal ending."""
        word, text = self.words[index], self.lexicon.text
        is_ordinal = word in self.dates.day_ordinals and self.is_tight(index)
        return is_ordinal or word in text.genitives or word in self.dates.day_articles

    def day_of_rest(self, index: int, last: int) -> bool:
        """Whether the number of the stretch can be a day of a month, and no counted noun follows it at its end."""
        numbers = [(at, self.number_at(at)) for at in range(index, last) if self.number_at(at) is not None]
        at, day = next((entry for entry in numbers if len(self.words[entry[0]]) <= 2), (0, None))
        is_closed = at + 1 < last or at + 1 >= self.limit or not self.words[at + 1][0].isalpha()
        return day is not None and 1 <= day <= 31 and is_closed

    def month_part(self, index: int) -> tuple[str | None, int]:
        """«début», «mi-», "late" before a month or a year, and the token after it."""
        match = self.dates.month_parts.at(self.words, index, self.limit)
        if not match:
            return None, index
        after = index + match[0]
        if after < self.limit and self.words[after] in self.lexicon.signs.dashes:
            after += 1
        return match[1], after

    def month(self, index: int) -> Found | None:
        """«en mai 2017», «mi-août», "late June"; a bare month only behind a preposition."""
        part, at = self.month_part(index)
        month = self.month_at(at)
        if not month:
            return None
        after = self.past_period(at + 1)
        year = self.year_at(after)
        is_led = (
            index > self.start and self.words[index - 1] in self.dates.year_prepositions | self.lexicon.text.genitives
        )
        if not year and not part and not is_led:
            return None
        resolved = self.resolve(year, month, 15 if not year else 1, after)
        if not resolved:
            return None
        day, last, basis = resolved
        return Found(
            last, month_days(day.year, month, part), Precision.RANGE if part else Precision.MONTH, basis, "date.month"
        )

    def year(self, index: int) -> Found | None:
        """«en 2012», «fin 2019», "in 2012": behind a preposition or a part of the year."""
        part, at = self.month_part(index)
        year = self.number_at(at)
        if year is None or year not in YEARS or len(self.words[at]) != 4 or self.is_counting(at):
            return None
        is_led = index > self.start and self.words[index - 1] in self.dates.year_prepositions
        if not part and not is_led:
            return None
        return Found(
            at + 1, year_days(year, part), Precision.RANGE if part else Precision.YEAR, Basis.STATED, "date.year"
        )

    def weekday(self, index: int) -> Found | None:
        """«mardi», «mardi dernier», "last Tuesday"; a date that follows the name is read with it."""
        direction, at = self.direction_before(index)
        weekday = self.dates.weekdays.get(self.words[at]) if at < self.limit else None
        if weekday is None or self.is_part_of_name(at):
            return None
        after = self.past_period(at + 1)
        full = self.date_after_weekday(after)
        if full:
            return full
        if direction is None and after < self.limit:
            direction = self.direction(self.words[after])
            after += direction is not None
        if self.published is None:
            return None
        day = resolve_weekday(weekday, self.published, direction, self.tense_at(at))
        second = self.next_weekday(after, weekday)
        if second:
            return Found(second, (day, day + timedelta(days=1)), Precision.RANGE, Basis.RELATIVE, "date.night")
        return Found(after, single(day), Precision.DAY, Basis.RELATIVE, "date.weekday")

    def is_part_of_name(self, index: int) -> bool:
        """Whether a capital makes a name of a weekday: «le Journal du Dimanche», unless all is in capitals."""
        if self.dates.names_are_capitalized or index == self.start or not self.tokens.is_capitalized(index):
            return False
        return not self.tokens.raw(index).isupper()

    def next_weekday(self, after: int, weekday: int) -> int | None:
        """The token after «à dimanche» in «dans la nuit de samedi à dimanche», where it names the next day."""
        if after + 1 >= self.limit or self.words[after] not in self.dates.range_links:
            return None
        following = self.dates.weekdays.get(self.words[after + 1])
        return after + 2 if following == (weekday + 1) % 7 else None

    def date_after_weekday(self, after: int) -> Found | None:
        """«mardi 9 août 2020», "Tuesday, March 3"."""
        if after < self.limit and self.words[after] == self.lexicon.signs.comma:
            after += 1
        if after >= self.limit:
            return None
        return self.day_range(after) or self.day_month(after) or self.month_day(after)

    def direction(self, word: str) -> str | None:
        return "last" if word in self.dates.last else "next" if word in self.dates.next else None

    def direction_before(self, index: int) -> tuple[str | None, int]:
        """As in "last", "next", «ce» before the name, and the token of the name."""
        word = self.words[index]
        if word in self.dates.this and index + 1 < self.limit:
            return None, index + 1
        direction = self.direction(word)
        return (direction, index + 1) if direction and index + 1 < self.limit else (None, index)

    def near_day(self, index: int) -> Found | None:
        """«hier», "today", «ce matin»."""
        if self.published is None:
            return None
        match = self.dates.days_from_today.at(self.words, index, self.limit)
        if match:
            day = self.published + timedelta(days=match[1])
            return Found(index + match[0], single(day), Precision.DAY, Basis.RELATIVE, "date.near_day")
        night = self.dates.nights.at(self.words, index, self.limit)
        if night:
            nights = (self.published - timedelta(days=1), self.published)
            return Found(index + night[0], nights, Precision.RANGE, Basis.RELATIVE, "date.night")
        today = self.dates.today.at(self.words, index, self.limit)
        if today:
            return Found(index + today[0], single(self.published), Precision.DAY, Basis.RELATIVE, "date.today")
        return None

    def relative_unit(self, index: int) -> Found | None:
        """«la semaine dernière», «ce mois», "last week"."""
        if self.published is None:
            return None
        direction, at = self.direction_before(index)
        match = self.dates.units.at(self.words, at, self.limit) if at < self.limit else None
        if not match:
            return None
        after, unit = at + match[0], match[1]
        if at == index:
            direction = self.direction(self.words[after]) if after < self.limit else None
            if direction is None:
                return None
            after += 1
        count = {"last": -1, "next": 1}.get(direction or "", 0)
        is_plural = to_singular(self.words[at], self.lexicon.text) != self.words[at]
        if unit == "day" or is_plural:
            return None
        days, precision = shift(self.published, unit, count)
        return Found(after, days, Precision(precision), Basis.RELATIVE, "date.relative_unit")

    def ago(self, index: int) -> Found | None:
        """«il y a trois jours», "three days ago", «trois jours plus tôt»."""
        if self.published is None:
            return None
        lead = self.dates.ago.at(self.words, index, self.limit)
        at = index + lead[0] if lead else index
        numeral = self.numerals.get(at)
        if not numeral or numeral.value is None or numeral.form in {NumeralForm.ORDINAL, NumeralForm.FRACTION}:
            return None
        match = self.dates.units.at(self.words, numeral.last, self.limit) if numeral.last < self.limit else None
        if not match:
            return None
        after, unit = numeral.last + match[0], match[1]
        tail = self.dates.ago_after.at(self.words, after, self.limit) if after < self.limit and not lead else None
        if not lead and not tail:
            return None
        try:
            days, precision = shift(self.published, unit, -int(numeral.value))
        except (ValueError, OverflowError):
            return None
        return Found(after + (tail[0] if tail else 0), days, Precision(precision), Basis.RELATIVE, "date.ago")
