"""Dates by the calendar: «9 août», "March 3-5", «mi-mai 2017», "the first quarter of 2019", in digits too."""

from collections import Counter
from datetime import date
from functools import cached_property

from babel import Locale, UnknownLocaleError

from extract.dates.calendar import (
    MONTHS_OF_YEAR,
    WEEK,
    Days,
    choose_period,
    decade_days,
    holiday_in,
    month_days,
    months_days,
    resolve_month,
    resolve_year,
    single,
    to_date,
    year_days,
)
from extract.dates.reader import Found, Reader
from extract.dates.rest import read_rest
from extract.lexicon.words import Holiday
from extract.model import Basis, NumeralForm, Precision

YEARS = range(1000, 2201)
"""Numbers of four digits that may be years in news."""
LONGEST_REST = 7
"""Words of a date that is left to dateparser."""
SHORT_YEAR_PIVOT = 30
"""Of two digits, 31 to 99 are 19xx, the rest 20xx."""
DAYS_IN_LIST = 4
"""Days of one month in a list: «les 5, 6 et 7 mars»."""
COUNTS = {"last": -1, "next": 1}
"""How many units from the present one a direction leads."""
MONTH, YEAR = "month", "year"
"""Units (languages/*/dates.toml)."""
Day = tuple[int, int]
"""A number and the token after it."""


class WrittenDates:
    """The forms that name a day, month, season or year by the calendar."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.words = reader.words
        self.dates = reader.dates
        signs = reader.lexicon.signs
        self.numeric_signs = signs.slashes | signs.dashes | {signs.period}
        self.year_links = {signs.comma, *signs.dashes} | reader.lexicon.text.genitives
        self.counted = (reader.lexicon.metrics.nouns, reader.lexicon.claims.documents)
        """Tables of nouns of which a year may be told: «les 29 morts de 2016», «le bilan de 2016»."""
        self.weekday: int | None = None
        """The weekday that stands before the date being read."""

    def day_at(self, index: int) -> Day | None:
        """A day of the month, «1er», "3rd" and «premier» included, and the token after it."""
        reader = self.reader
        day, after = reader.number_at(index), index + 1
        if day is None:
            day, after = self.day_in_words(index) or (0, after)
        if not 1 <= day <= 31:
            return None
        if reader.word(after) in self.dates.day_ordinals and reader.is_tight(after):
            after += 1
        return day, after

    def day_in_words(self, index: int) -> Day | None:
        """«premier mai», «trois mars», "the ninth of August": only right before its month."""
        numeral = self.reader.numerals.get(index)
        if numeral is None or numeral.value is None or numeral.form not in {NumeralForm.WORDS, NumeralForm.ORDINAL}:
            return None
        return (int(numeral.value), numeral.last) if self.reader.month_at(self.to_month(numeral.last)) else None

    def to_month(self, index: int) -> int:
        """Past «de» or a tight hyphen to the month: «14-Juillet»."""
        reader = self.reader
        at = reader.past_genitive(index)
        is_dash = reader.word(at) in reader.lexicon.signs.dashes and reader.is_tight(at)
        return at + 1 if is_dash and reader.month_at(at + 1) and reader.is_tight(at + 1) else at

    def year_at(self, index: int) -> Day | None:
        """A year, after a comma, «de» or a hyphen, and the token after it; of two digits only at a sign: «NOV 89)»."""
        reader = self.reader
        for at in (index, index + 1):
            if at > index and reader.word(index) not in self.year_links:
                continue
            year = reader.number_at(at)
            if year is None or reader.is_counting(at):
                continue
            if year in YEARS and len(self.words[at]) == 4:
                return year, at + 1
            if len(self.words[at]) == 2 and at == index and year > 31 and not reader.word(at + 1).isalnum():
                return to_century(year), at + 1
        return None

    def resolve(self, month: int, day: int, after: int) -> tuple[date, int, bool] | None:
        """A day with its year as written, or else the one that fits best, the token after it, and whether it stood.

        The weekday that stands before it decides of itself: «mercredi 19 août» is in a year where that is a Wednesday.
        """
        reader = self.reader
        year = self.year_at(after) or self.counted_year_at(after)
        if year:
            found = to_date(year[0], month, day)
            return (found, year[1], True) if found else None
        direction, after = reader.direction_after(after)
        if reader.published is None:
            return None
        tense = reader.tense_at(after - 1)
        found = resolve_year(month, day, reader.published, direction, tense, self.weekday)
        return (found, after, False) if found else None

    def to_day(self, resolved: tuple[date, int, bool] | None, rule: str) -> Found | None:
        if resolved is None:
            return None
        day, last, has_year = resolved
        return Found(last, single(day), Precision.DAY, to_basis(is_stated=has_year), rule, has_year)

    def fixed(self, index: int) -> Found | None:
        """Days that are names: «le 11-Septembre», "9/11"."""
        match = self.dates.fixed_days.at(self.words, index, self.reader.limit)
        if not match:
            return None
        return Found(index + match[0], single(match[1]), Precision.DAY, Basis.INFERRED, "date.named_day")

    def numeric(self, index: int) -> Found | None:
        """12/08/2020, 12.08.2020, 2020-08-12."""
        reader = self.reader
        sign = reader.word(index + 1)
        if sign not in self.numeric_signs or reader.word(index + 3) != sign or not reader.word(index + 4):
            return None
        if len(self.words[index]) != 4 and len(self.words[index + 4]) not in {2, 4}:
            return None
        parts = [number for offset in (0, 2, 4) if (number := reader.number_at(index + offset)) is not None]
        if len(parts) < 3 or not all(reader.is_tight(index + offset) for offset in range(1, 5)):
            return None
        day = self.to_numeric_day(parts, index)
        return Found(index + 5, single(day), Precision.DAY, Basis.STATED, "date.numeric") if day else None

    def to_numeric_day(self, parts: list[int], index: int) -> date | None:
        first, second, third = parts
        if len(self.words[index]) == 4:
            return to_date(first, second, third)
        if len(self.words[index + 4]) == 2:
            third = to_century(third)
        elif len(self.words[index + 4]) != 4:
            return None
        if first > 12 or (second <= 12 and self.is_day_first):
            return to_date(third, second, first)
        return to_date(third, first, second)

    @cached_property
    def is_day_first(self) -> bool:
        """Whether the country that the text names most writes the day before the month (CLDR's short date)."""
        reader = self.reader
        if self.dates.day_first:
            return True
        actors = reader.lexicon.actors
        named = Counter(
            place.country for _, _, place in actors.countries.find(self.words, 0, len(self.words))
        )  # fmt: skip
        for _, _, countries in actors.demonyms.find(self.words, 0, len(self.words)):
            named.update(countries)
        for country, _ in named.most_common():
            try:
                pattern = Locale(reader.lexicon.code, country).date_formats["short"].pattern
            except UnknownLocaleError:
                continue
            return not pattern.startswith("M")
        return False

    def day_list(self, index: int) -> Found | None:
        """«3 au 5 mars 2019», «les 16 et 17 juin», «jeudi 9 au vendredi 10 mai»: days of one month."""
        reader = self.reader
        days, at = self.days_at(index)
        if len(days) < 2:
            return None
        month = reader.month_at(at)
        if month and self.weekday is not None:
            self.weekday = (self.weekday + days[-1][0] - days[0][0]) % WEEK
        resolved = self.resolve(month, days[-1][0], reader.past_period(at + 1)) if month else None
        if not month or not resolved:
            return None
        end, last, has_year = resolved
        begin = to_date(end.year, month, days[0][0])
        if not begin or begin > end:
            return None
        link = self.words[days[0][1]] if days[0][1] < reader.limit else ""
        if is_apart(days) and (link in reader.lexicon.text.coordinators or link == reader.lexicon.signs.comma):
            if reader.before(index, self.dates.day_articles) in self.dates.between:
                return Found(last, (begin, end), Precision.RANGE, to_basis(is_stated=has_year), "date.range", has_year)
            return Found(days[0][1], single(begin), Precision.DAY, to_basis(is_stated=has_year), "date.day_month")
        return Found(last, (begin, end), Precision.RANGE, to_basis(is_stated=has_year), "date.range", has_year)

    def days_at(self, index: int) -> tuple[list[Day], int]:
        """Days of a month with links, articles and weekdays between them, and the token of the month."""
        reader, at = self.reader, index
        days: list[Day] = []
        while len(days) < DAYS_IN_LIST:
            day = self.day_at(at)
            if not day:
                break
            days.append(day)
            at = self.to_month(day[1])
            if reader.month_at(at):
                return days, at
            after = reader.past_day_part(day[1])
            if reader.word(after) not in self.dates.range_links and reader.word(after) != reader.lexicon.signs.comma:
                break
            at = reader.past(after + 1, self.dates.day_articles, reader.weekdays, self.dates.range_links)
        return [], index

    def day_month(self, index: int) -> Found | None:
        """«9 août», «1er avril 2019», "12 May 2016", «14-Juillet»."""
        reader = self.reader
        day = self.day_at(index)
        at = self.to_month(day[1]) if day else 0
        month = reader.month_at(at) if day else None
        if not day or not month:
            return None
        return self.to_day(self.resolve(month, day[0], reader.past_period(at + 1)), "date.day_month")

    def month_day(self, index: int) -> Found | None:
        """As in "March 3", "July 4, 2019", "March 3-5", "June 16 and 17"."""
        reader = self.reader
        month = None if self.dates.day_first else reader.month_at(index)
        at = reader.past_period(index + 1)
        day = self.day_at(at) if month else None
        if not month or not day or (reader.is_counting(at) and day[1] == at + 1 and not self.links_days(day)):
            return None
        second = self.second_day(day, is_between=reader.before(index) in self.dates.between)
        last = second or day
        resolved = self.resolve(month, last[0], last[1])
        begin = to_date(resolved[0].year, month, day[0]) if resolved and second else None
        if resolved and begin:
            days = (begin, resolved[0])
            basis = to_basis(is_stated=resolved[2])
            return Found(resolved[1], days, Precision.RANGE, basis, "date.range", resolved[2])
        return self.to_day(resolved, "date.month_day")

    def links_days(self, day: Day) -> bool:
        return self.reader.word(day[1]) in self.dates.range_links

    def second_day(self, day: Day, *, is_between: bool) -> Day | None:
        """The second day of "March 3-5", "June 16 and 17": no number that counts what follows it."""
        reader = self.reader
        if not self.links_days(day):
            return None
        second = self.day_at(day[1] + 1)
        is_dash = self.words[day[1]] in reader.lexicon.signs.dashes
        if not second or second[0] <= day[0] or not (is_dash or reader.is_closed(second[1])):
            return None
        is_listed = self.words[day[1]] in reader.lexicon.text.coordinators
        return None if is_listed and not is_between and second[0] != day[0] + 1 else second

    def short_day(self, index: int) -> Found | None:
        """«le 12/08»: a day and a month in digits behind an article, where the language writes the day first."""
        reader = self.reader
        if not self.dates.day_first or reader.word(index - 1) not in self.dates.day_articles:
            return None
        if reader.word(index + 1) not in reader.lexicon.signs.slashes or not reader.word(index + 2):
            return None
        day, month = reader.number_at(index), reader.number_at(index + 2)
        if day is None or month is None or not 1 <= month <= 12 or reader.published is None:
            return None
        if not (reader.is_tight(index + 1) and reader.is_tight(index + 2)) or reader.is_counting(index + 2):
            return None
        found = resolve_year(month, day, reader.published, None, reader.tense_at(index))
        return self.to_day((found, index + 3, False) if found else None, "date.numeric")

    def rest(self, index: int) -> Found | None:
        """As in "August the 9th", "the 9th day of August": a day, a month and small words; dateparser reads them."""
        reader = self.reader
        last = self.end_of_rest(index)
        if last is None:
            return None
        words = reader.tokens.span(index, last).of(reader.tokens.text)
        day = read_rest(words, reader.lexicon.code, reader.published)
        return self.to_day(self.resolve(day.month, day.day, last), "date.rest") if day else None

    def end_of_rest(self, index: int) -> int | None:
        """The token after a stretch of one day, one month and what may stand between them; None where it is no date."""
        reader = self.reader
        if reader.number_at(index) is None and not reader.month_at(index):
            return None
        days = months = 0
        last = index
        for at in range(index, min(reader.limit, index + LONGEST_REST)):
            number = reader.number_at(at)
            if number is not None and len(self.words[at]) <= 2:
                days += 1
            elif reader.month_at(at):
                months += 1
            elif not self.may_join(at):
                break
            if number is not None or reader.month_at(at) or self.words[at] in self.dates.day_ordinals:
                last = at + 1
        return last if days == months == 1 and last > index + 2 and self.day_of_rest(index, last) else None

    def may_join(self, index: int) -> bool:
        """Whether a small word may stand inside a date: «de», "of", "the", an ordinal ending."""
        word = self.words[index]
        is_ordinal = word in self.dates.day_ordinals and self.reader.is_tight(index)
        return is_ordinal or word in self.reader.lexicon.text.genitives or word in self.dates.day_articles

    def day_of_rest(self, index: int, last: int) -> bool:
        """Whether the number of the stretch can be a day of a month, and no counted noun follows it at its end."""
        reader = self.reader
        at = next((at for at in range(index, last) if reader.number_at(at) is not None), index)
        is_closed = at + 1 < last or not reader.word(at + 1) or not self.words[at + 1][0].isalpha()
        return 1 <= (reader.number_at(at) or 0) <= 31 and is_closed

    def part(self, index: int, nouns: frozenset[str] | None = None) -> tuple[str | None, int]:
        """«début», «mi-», "late" before a month or a year, and the token after it, its «de» and its «mois»."""
        reader = self.reader
        match = self.dates.month_parts.at(self.words, index, reader.limit)
        if not match:
            return None, index
        after = index + match[0]
        if reader.word(after) in reader.lexicon.signs.dashes:
            after += 1
        nouns = self.dates.month_nouns if nouns is None else nouns
        return match[1], reader.past(after, reader.lexicon.text.genitives, self.dates.day_articles, nouns)

    def is_led(self, index: int) -> bool:
        """Whether a preposition before a month or a year shows that it is a date."""
        return self.reader.word(index - 1) in self.dates.year_prepositions

    def month(self, index: int, *, is_led: bool = False) -> Found | None:
        """«en mai 2017», «mi-août», "late June", «mars dernier»; a bare month only behind a preposition."""
        reader = self.reader
        part, at = self.part(index)
        direction, at = reader.direction_before(at)
        month = reader.month_at(at)
        if not month:
            return None
        after = reader.past_period(at + 1)
        year = self.year_at(after) or self.counted_year_at(after)
        if year:
            days = month_days(year[0], month, part)
            precision = Precision.RANGE if part else Precision.MONTH
            return Found(year[1], days, precision, Basis.STATED, "date.month")
        if self.is_name(at) or self.is_short(at) or (at in reader.numerals and not part):
            return None  # «à l'encontre de sept accusés»
        is_this = reader.word(at - 1) in self.dates.this
        if direction is None:
            direction, after = reader.direction_after(after)
        is_led = is_led or self.is_led(index) or reader.word(index - 1) in reader.lexicon.text.genitives
        is_led = is_led or self.begins_months(after)
        if reader.published is None or not (part or direction or is_this or is_led):
            return None
        guess = resolve_month(month, reader.published, direction, reader.tense_at(at))
        precision = Precision.RANGE if part else Precision.MONTH
        has_year = direction is not None
        return Found(after, month_days(guess, month, part), precision, Basis.RELATIVE, "date.month", has_year)

    def begins_months(self, index: int) -> bool:
        """Whether another month follows behind a link: "the April-June quarter", «avril à juin»."""
        reader = self.reader
        link = reader.word(index)
        if link not in self.dates.range_links - reader.lexicon.text.coordinators or not reader.month_at(index + 1):
            return False
        return link not in reader.lexicon.signs.dashes or (reader.is_tight(index) and reader.is_tight(index + 1))

    def is_short(self, index: int) -> bool:
        """Whether a month without a day or a year is a short form that may be another word: «en el mar.», «sept»."""
        is_cased = self.dates.names_are_capitalized
        return not is_cased and self.words[index] in self.reader.lexicon.text.abbreviations

    def is_name(self, index: int) -> bool:
        """Whether a month is a part of a name: «Julio Andrade», where months have no capital."""
        tokens, after = self.reader.tokens, index + 1
        if self.dates.names_are_capitalized or not tokens.is_capitalized(index) or after >= self.reader.limit:
            return False
        return tokens.words[after][0].isalpha() and tokens.is_capitalized(after)

    def year(self, index: int, *, is_led: bool = False) -> Found | None:
        """«en 2012», «fin 2019», "in 2012", «la présidentielle de 2017», "the 2016 election"."""
        reader = self.reader
        if len(self.words[index]) != 4 and self.words[index].isdecimal():
            return None
        part, at = self.part(index)
        year = reader.number_at(at)
        if year is None or year not in YEARS or len(self.words[at]) != 4 or reader.is_counting(at):
            return None
        is_led = is_led or self.is_led(index) or self.is_told_of(at)
        if not (part or is_led or self.is_of_event(at) or self.begins_period(at)):
            return None
        if not (part or self.may_end(at + 1)):
            return None
        if reader.word(at - 1) in self.dates.day_articles and self.is_of_event(at):
            part = None  # "at the end of the 2017 election campaign"
        precision = Precision.RANGE if part else Precision.YEAR
        return Found(at + 1, year_days(year, part), precision, Basis.STATED, "date.year")

    def may_end(self, index: int) -> bool:
        """Whether a year may end before a token: no sign of a measure and, as "for 2000 people", no counted noun."""
        reader, word = self.reader, self.reader.word(index)
        signs = reader.lexicon.signs
        if word and not word[0].isalnum():
            is_measure = word in signs.percent or word in signs.currencies
            is_unknown = word not in signs.terminals | signs.breaks | signs.closers | signs.openers | signs.quotes
            return not is_measure and not (is_unknown and word != signs.comma and word not in signs.close_bracket)
        is_weak = reader.word(index - 2) in self.dates.weak_prepositions
        return not is_weak or reader.is_closed(index)

    def is_told_of(self, index: int) -> bool:
        """Whether a year is named by itself: "in whole 2018", "the year 2018", "2020 saw 396 killings"."""
        reader, dates = self.reader, self.dates
        before = index - 1
        if reader.word(before) in dates.month_nouns | dates.wholes:
            return True
        if reader.word(before) in reader.lexicon.text.genitives and reader.word(before - 1) in dates.wholes:
            return True
        joining = reader.lexicon.text.coordinators | {reader.lexicon.signs.comma}
        if reader.word(before) in joining and self.is_year_of_list(before - 1):
            return reader.is_closed(index + 1)
        is_subject = reader.word(index + 1) in dates.year_subjects
        return is_subject and not reader.word(before)[:1].isdecimal()

    def is_year_of_list(self, index: int) -> bool:
        """Whether another year stands at a token, behind its preposition: "in 2014 and 2019"."""
        year = self.reader.number_at(index)
        return year is not None and year in YEARS and len(self.words[index]) == 4 and self.is_led(index)

    def begins_period(self, index: int) -> bool:
        """Whether another year follows behind a link: «de 2015 à 2017»."""
        reader = self.reader
        is_linked = reader.word(index + 1) in self.dates.range_links - reader.lexicon.text.coordinators
        second = reader.number_at(index + 2) if is_linked else None
        is_led = reader.word(index - 1) in reader.lexicon.text.prepositions
        return second is not None and second in YEARS and len(self.words[index + 2]) == 4 and is_led

    def is_of_event(self, index: int) -> bool:
        """Whether a year belongs to a named event: «la présidentielle de 2017», "the 2016 election"."""
        reader, events = self.reader, self.dates.events
        if reader.lexicon.text.noun_head_is_last:
            first = reader.word(index - 1)
            if first in reader.lexicon.text.genitives:
                is_repeated = self.dates.same_times.ending_at(self.words, index - 1, reader.start) is not None
                return is_repeated or any(reader.word(at) in events for at in range(index - 3, index))
            is_noun = first in self.dates.day_articles or first in reader.lexicon.text.possessives
            return is_noun and any(reader.word(at) in events for at in range(index + 1, index + 4))
        is_genitive = reader.word(index - 1) in reader.lexicon.text.genitives
        if not is_genitive and not reader.is_closed(index + 1):
            return False
        if is_genitive and self.dates.same_times.ending_at(self.words, index - 1, reader.start) is not None:
            return True
        is_counted = (
            is_genitive
            and reader.is_closed(index + 1)
            and any(reader.word(index - 2) in table for table in self.counted)
        )
        return is_counted or any(reader.word(at) in events for at in range(index - 3, index))

    def decade(self, index: int) -> Found | None:
        """«les années 1990», «années 90», "the 1990s", "the mid-1980s"."""
        reader = self.reader
        if reader.word(index - 1) in reader.lexicon.text.possessives:
            return None  # "a woman in her 80s"
        if self.words[index][-1:].isdecimal() and reader.word(index + 1) not in self.dates.decade_endings:
            return None
        part, at = self.part(index)
        lead = self.dates.decade_before.at(self.words, at, reader.limit) if reader.word(at) else None
        number = self.number_of_decade(at + lead[0]) if lead else self.number_of_decade(at)
        if not number or number[0] % 10:
            return None
        year, after = number
        if not lead:
            if reader.word(after) not in self.dates.decade_endings or not reader.is_tight(after):
                return None
            after += 1
        year = year if year >= 100 else 1900 + year
        precision = Precision.RANGE
        return Found(after, decade_days(year, part), precision, Basis.STATED, "date.decade")

    def number_of_decade(self, index: int) -> Day | None:
        """1990 or 90, in digits or words, and the token after it."""
        number = self.reader.number_at(index)
        if number is not None:
            is_plain = len(self.words[index]) in {2, 4} and (number in YEARS or 10 <= number < 100)
            return (number, index + 1) if is_plain else None
        found = self.reader.small_number_at(index)
        return found if found and 20 <= found[0] < 100 else None

    def season(self, index: int) -> Found | None:
        """«cet été», «l'hiver dernier», "in the summer of 2019"."""
        reader = self.reader
        direction, at = reader.direction_before(index)
        months = self.dates.seasons.get(reader.word(at))
        if months is None:
            return None
        year = self.year_at(at + 1)
        if year:
            days = months_days(year[0], *months)
            return Found(year[1], days, Precision.RANGE, Basis.STATED, "date.season")
        is_this = at > index
        direction, after = (direction, at + 1) if direction else reader.direction_after(at + 1)
        if reader.published is None or not (direction or is_this):
            return None
        years = range(reader.published.year - 2, reader.published.year + 3)
        candidates = [months_days(each, *months) for each in years]
        days = choose_period(candidates, reader.published, direction, reader.tense_at(at))
        return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.season")

    def fraction_of_year(self, index: int) -> Found | None:
        """«premier trimestre 2020», "the third quarter of 2019", "Q3", "the first half of the year"."""
        reader = self.reader
        found = self.fraction_at(index) or self.last_fraction_at(index)
        if not found:
            return None
        number, length, after = found
        if not 1 <= number <= 12 // length:
            return None
        first, last = length * (number - 1) + 1, length * number
        year = self.year_at(after) or self.counted_year_at(after)
        if year:
            return Found(year[1], months_days(year[0], first, last), Precision.RANGE, Basis.STATED, "date.fraction")
        if reader.published is None:
            return None
        years = range(reader.published.year - 2, reader.published.year + 3)
        candidates = [months_days(each, first, last) for each in years]
        days = choose_period(candidates, reader.published, None, reader.tense_at(index))
        return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.fraction")

    def counted_year_at(self, index: int) -> Day | None:
        """The year of "of this year", «de l'année dernière», and the token after it; None where it is not so told."""
        reader = self.reader
        at = reader.past(index, reader.lexicon.text.genitives, self.dates.day_articles)
        direction, noun = reader.direction_before(at)
        match = self.dates.units.at(self.words, noun, reader.limit) if reader.word(noun) else None
        if not match or match[1] != YEAR or reader.published is None:
            return None
        is_this, after = noun > at and direction is None, noun + match[0]
        if noun == at:
            direction, after = reader.direction_after(after)
        return (reader.published.year + COUNTS.get(direction or "", 0), after) if direction or is_this else None

    def is_of_year(self, index: int) -> bool:
        """Whether «de l'année», "of the year" stands at a token."""
        reader = self.reader
        at = reader.past(index, reader.lexicon.text.genitives, self.dates.day_articles)
        match = self.dates.units.at(self.words, at, reader.limit) if at > index and reader.word(at) else None
        return match is not None and match[1] == YEAR

    def first_months_at(self, index: int) -> tuple[int, int] | None:
        """How many months "the first six months of 2019", «les neuf premiers mois de l'année» are, and what follows."""
        reader = self.reader
        is_led = reader.word(index) in self.dates.firsts
        number = reader.small_number_at(index + is_led)
        if not number:
            return None
        at = number[1]
        if not is_led and reader.word(at) not in self.dates.firsts:
            return None
        at += not is_led
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        if not match or match[1] != MONTH:
            return None
        after = at + match[0]
        is_of_year = self.year_at(after) or self.counted_year_at(after) or self.is_of_year(after)
        return (number[0], after) if is_of_year else None

    def fraction_at(self, index: int) -> tuple[int, int, int] | None:
        """Which quarter or half, how many months it has, and the token after it."""
        reader = self.reader
        months = self.first_months_at(index)
        if months:
            return 1, *months
        sign = self.dates.fraction_signs.get(reader.word(index))
        if sign and reader.is_capitalized(index) and reader.number_at(index + 1) and reader.is_tight(index + 1):
            return reader.number_at(index + 1) or 0, sign, index + 2
        behind = self.dates.fraction_signs.get(reader.word(index + 1))
        if behind and reader.is_capitalized(index + 1) and reader.number_at(index) and reader.is_tight(index + 1):
            return reader.number_at(index) or 0, behind, index + 2  # «4T 2024»
        after = index + 1
        number = reader.lexicon.numbers.ordinals.get(reader.word(index))
        if number is None:
            number = reader.number_at(index)
            if number is None or reader.word(after) not in reader.lexicon.numbers.ordinal_suffixes:
                return None
            after += 1
        length = self.dates.year_fractions.get(reader.word(after))
        return (number, length, after + 1) if length else None

    def last_fraction_at(self, index: int) -> tuple[int, int, int] | None:
        """As `fraction_at`, of «le dernier trimestre 2023», "the final three months of 2019": only of a year told."""
        reader = self.reader
        closing = self.dates.last | self.dates.closing
        number = reader.small_number_at(index + (reader.word(index) in closing))
        if number:
            is_led = reader.word(index) in closing
            at = number[1] + (not is_led)
            match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
            is_last = is_led or reader.word(number[1]) in closing
            if not is_last or not match or match[1] != MONTH or MONTHS_OF_YEAR % number[0]:
                return None
            length, after = number[0], at + match[0]
        else:
            length, after = self.dates.year_fractions.get(reader.word(index + 1), 0), index + 2
            if reader.word(index) not in closing or not length:
                return None
        is_of_year = self.year_at(after) or self.counted_year_at(after)
        return (MONTHS_OF_YEAR // length, length, after) if is_of_year else None

    def holiday(self, index: int) -> Found | None:
        """«Noël», "Christmas Eve", "last Thanksgiving", «Pâques 2019»."""
        reader = self.reader
        direction, at = reader.direction_before(index)
        match = self.dates.holidays.at(self.words, at, reader.limit) if reader.word(at) else None
        is_name = match is not None and any(
            reader.is_capitalized(each) or self.words[each] in self.dates.weekdays for each in range(at, at + match[0])
        )
        if not match or not is_name:
            return None
        after, holiday = at + match[0], match[1]
        year = self.year_at(after)
        if year:
            return Found(year[1], single(holiday_in(year[0], holiday)), Precision.DAY, Basis.INFERRED, "date.named_day")
        direction, after = (direction, after) if direction else reader.direction_after(after)
        if reader.published is None:
            return None
        day = nearest_holiday(holiday, reader, direction, at)
        return Found(after, single(day), Precision.DAY, Basis.INFERRED, "date.named_day")


def nearest_holiday(holiday: Holiday, reader: Reader, direction: str | None, index: int) -> date:
    """The holiday that is meant, by the words beside it, else by the tense."""
    published = reader.published or date.min
    years = range(published.year - 2, published.year + 3)
    candidates: list[Days] = [single(holiday_in(year, holiday)) for year in years]
    return choose_period(candidates, published, direction, reader.tense_at(index))[0]


def is_apart(days: list[Day]) -> bool:
    """Whether days of a list do not follow each other."""
    numbers = [day for day, _ in days]
    return numbers != list(range(numbers[0], numbers[0] + len(numbers)))


def to_century(year: int) -> int:
    """A year of two digits in full."""
    return year + (2000 if year <= SHORT_YEAR_PIVOT else 1900)


def to_basis(*, is_stated: bool) -> Basis:
    """A full date is stated, one whose year is guessed is relative."""
    return Basis.STATED if is_stated else Basis.RELATIVE
