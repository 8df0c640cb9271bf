"""Tokens in, date mentions out: every form is tried at each token that may begin a date, the longest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from extract.dates.calendar import (
    MONTHS_OF_YEAR,
    WEEK,
    Days,
    in_year,
    month_days,
    resolve_weekend,
    same_week,
    single,
    to_date,
    week_days,
    year_days,
)
from extract.dates.events import RECORD, date_events
from extract.dates.reader import Found, Reader
from extract.dates.relative import RelativeDates
from extract.dates.written import WrittenDates
from extract.lexicon import Lexicon
from extract.lexicon.phrases import Phrases, first_words
from extract.lexicon.words import DateWords, NumberWords
from extract.model import Basis, DateMention, Numeral, Precision, Sentence
from extract.text.parse import Parse
from extract.text.verbs import Tense

WORDS_OF_SINCE_CLAUSE = 14
"""Words between "since" and the date of its clause: "since the coup deposed the government on Feb. 1"."""
WORDS_OF_RECORD = 8
"""Words between "the deadliest" and "since"."""
NIGHT = "date.night"
FROM_ANCHOR = "date.from_day_before"
DAY, MONTH, PERIOD, WEEK_UNIT, WEEKEND = "day", "month", "range", "week", "weekend"
"""What «la même date», "the same month" repeat (languages/*/dates.toml)."""
Form = Callable[[int], Found | None]
WORDS_AFTER_SINCE = 12
"""Words that may stand between «depuis» and its date."""
ORDER = (
    "fixed", "numeric", "day_list", "day_month", "month_day", "rest", "short_day", "fraction", "named_day", "month",
    "of_week", "near_day", "from_anchor", "period_to", "month_edge", "span_back", "unit", "weekend", "other_unit",
    "long_ago", "since_long", "of_season", "decade", "year",
)  # fmt: skip
"""Every form, in the order in which they are tried: the first that fits is taken."""
OF_DIGITS = (
    "fixed", "numeric", "day_list", "day_month", "rest", "short_day", "fraction", "period_to", "month_edge",
    "span_back", "long_ago", "decade", "year",
)  # fmt: skip
"""The forms that may begin with digits."""
OF_NUMBER = ("day_list", "day_month", "fraction", "period_to", "month_edge", "span_back", "long_ago")
"""The forms that may begin with a number in words."""
OF_MONTH = frozenset({"day_list", "day_month", "rest", "month_edge"})
OF_FRACTION = frozenset({"fraction"})
OF_UNIT = frozenset({"span_back", "long_ago", "period_to"})
"""Of those, the ones that need the name of a month, of a unit of time in their sentence."""


def find_dates(parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon) -> list[DateMention]:
    """Every date of the text that can be resolved, left to right; events take the dates that belong to them."""
    return find_dates_and_names(parse, numerals, published, lexicon)[0]


def find_dates_and_names(
    parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon
) -> tuple[list[DateMention], frozenset[int]]:
    """The dates of a text, and the tokens of days that are only part of a name: "the April 19 Movement"."""
    finder = DateFinder(parse, numerals, published, lexicon)
    mentions = [mention for sentence in parse.sentences for mention in finder.find(sentence)]
    return date_events(parse, mentions, published, lexicon), frozenset(finder.in_names)


class DateFinder:
    """Tries the forms of dates at each token."""

    def __init__(self, parse: Parse, numerals: list[Numeral], published: date | None, lexicon: Lexicon) -> None:
        self.reader = Reader(parse, numerals, published, lexicon)
        self.tokens = parse.tokens
        self.words = parse.tokens.words
        self.lexicon = lexicon
        self.dates = lexicon.dates
        self.written = written = WrittenDates(self.reader)
        self.relative = relative = RelativeDates(self.reader, written)
        self.forms: dict[str, Form] = {
            "fixed": written.fixed, "numeric": written.numeric, "day_list": written.day_list,
            "day_month": written.day_month, "month_day": written.month_day, "rest": written.rest,
            "short_day": written.short_day, "fraction": written.fraction_of_year, "named_day": written.holiday,
            "month": written.month, "of_week": relative.weekday, "near_day": relative.near_day,
            "from_anchor": relative.days_from_anchor, "month_edge": relative.month_edge,
            "span_back": relative.span_back, "unit": relative.unit,
            "period_to": relative.period_to,
            "weekend": relative.weekend, "other_unit": relative.other_unit, "long_ago": relative.ago,
            "since_long": relative.since_long, "of_season": written.season, "decade": written.decade,
            "year": written.year,
        }  # fmt: skip
        self.names_of_word = find_starters(lexicon.dates, lexicon.numbers)
        """The names of the forms that may begin with a word."""
        self.skippable = find_skippable(lexicon.dates)
        self.leads = find_leads(lexicon.dates, lexicon.numbers)
        """The words that only longer phrases begin with, and what may follow: "in" before "recent"."""
        self.starters = find_all_starters(lexicon.dates, lexicon.numbers)
        self.forms_of_word: dict[str, tuple[Form, ...]] = {}
        """The forms that may begin with a word, of the words met so far."""
        self.forms_without: dict[frozenset[str], tuple[tuple[Form, ...], tuple[Form, ...]]] = {}
        """The forms that digits, and that numbers in words may begin, by the names of those left out."""
        self.forms_of_digits: tuple[Form, ...] = ()
        self.forms_of_number: tuple[Form, ...] = ()
        self.year_forms = (written.numeric, written.decade, written.year)
        self.sign_forms = (written.numeric, written.short_day)
        self.last_found: Found | None = None
        """The date before, of any length."""
        self.last_period: Found | None = None
        """The last week, month, year or other period, or the time since a day."""
        self.counted_to: date | None = None
        """The last day that a sum was told as of."""
        self.of_fractions = find_fraction_words(lexicon.dates)
        """The words of a quarter or of the first months of a year."""
        self.in_names: set[int] = set()
        """The tokens of days in names."""
        self.has_words = False
        """Whether the sentence holds a word of the calendar: without one, only digits and years are tried."""

    def find(self, sentence: Sentence) -> list[DateMention]:
        """The dates of one sentence."""
        self.reader.enter(sentence)
        self.choose_forms(self.reader.parse.vocabulary(self.tokens.sentences[sentence.first]))
        mentions, reached = [], sentence.first
        for index in self.beginnings(sentence):
            if index < reached:
                continue
            skipped = self.skip(index, sentence.last) if self.has_words and self.words[index] in self.skippable else 0
            if skipped:
                reached = index + skipped
                continue
            found = self.read(index)
            found = self.extend(index, found) or found if found else None
            if found and self.is_name(index, found):
                reached = found.last
                self.in_names.update(range(index, reached))
            elif found:
                found = self.at_same_time(index, found)
                mention = self.to_mention(index, found)
                reached = found.last
                if mention.is_since and self.is_of_record(mention.first):
                    mention = replace(mention, is_since=False, rule=RECORD)
                mentions.append(mention)
                if mention.rule == RECORD:
                    self.last_found = found  # «le trimestre précédent» does not count from a record
                else:
                    self.set_anchor(index, found, is_since=mention.is_since)
        return mentions

    def is_name(self, index: int, found: Found) -> bool:
        """Whether a day is only part of a name: "the April 19 Movement", «avenue du 8 mai 1945»."""
        reader, nouns = self.reader, self.dates.named_by_days
        if found.precision is not Precision.DAY or found.basis is Basis.INFERRED:
            return False
        at = index - 1
        while reader.word(at) in self.lexicon.text.genitives:
            at -= 1
        if not self.lexicon.text.noun_head_is_last:
            return reader.word(at) in nouns and self.words[index][0].isdecimal()
        at = found.last + (reader.word(found.last + 1) in nouns)
        is_noun = reader.word(at) in nouns and reader.is_capitalized(at)
        is_day = self.words[found.last - 1].isdecimal() or self.words[found.last - 1] in self.dates.day_ordinals
        return is_noun and is_day

    def choose_forms(self, vocabulary: frozenset[str]) -> None:
        """Try from now on only forms whose words stand here: no day without a month, no span without a unit."""
        self.has_words = not self.names_of_word.keys().isdisjoint(vocabulary)
        if not self.has_words:
            return
        left_out = OF_MONTH if self.dates.months.keys().isdisjoint(vocabulary) else frozenset()
        if not self.dates.units.may_stand_in(vocabulary):
            left_out |= OF_UNIT
        if not self.of_fractions & vocabulary:
            left_out |= OF_FRACTION
        if left_out not in self.forms_without:
            self.forms_without[left_out] = (
                tuple(self.forms[name] for name in OF_DIGITS if name not in left_out),
                tuple(self.forms[name] for name in OF_NUMBER if name not in left_out),
            )
        self.forms_of_digits, self.forms_of_number = self.forms_without[left_out]

    def skip(self, index: int, limit: int) -> int:
        """How many words belong to a name («marché de Noël») or repeat the last day («ce soir-là»), read elsewhere."""
        for table in (self.dates.no_dates, self.dates.event_day, self.dates.day_times):
            match = table.at(self.words, index, limit)
            if match:
                return match[0]
        return 0

    def beginnings(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence at which a form may fit, by themselves."""
        words, numerals = self.words, self.reader.numerals
        here = enumerate(words[sentence.first : sentence.last], sentence.first)
        if not self.has_words:
            return [index for index, word in here if word.isdecimal()]
        starters, leads, last = self.starters, self.leads, len(words) - 1
        return [
            index
            for index, word in here
            if word in starters
            or word.isdecimal()
            or index in numerals
            or (word in leads and index < last and words[index + 1] in leads[word])
        ]

    def set_anchor(self, index: int, found: Found, *, is_since: bool) -> None:
        """Count from this date what comes next: «le lendemain», «l'année suivante», but not from a look back."""
        first, last = found.days
        anchor = self.reader.anchor or self.reader.published
        if found.rule == FROM_ANCHOR and anchor is not None and (anchor - last).days == 1:
            return
        published = self.reader.published
        self.last_found = found
        if is_since and published is not None and first <= published:
            self.last_found = replace(found, days=(first, published), precision=Precision.RANGE)
        self.reader.period_anchor = first
        self.reader.period_end = last
        if (found.precision is not Precision.DAY or is_since) and found.rule != FROM_ANCHOR:
            self.last_period = self.last_found
        elif self.dates.as_of.ending_at(self.words, index, self.reader.start) is not None:
            self.counted_to = last
        if (last - first).days < WEEK:
            self.reader.anchor = last
            if published is not None and 0 <= (published - last).days <= WEEK and found.rule != NIGHT:
                self.reader.recent_day = last

    def at_same_time(self, index: int, found: Found) -> Found:
        """«à la même date l'an dernier», "the same month last year": the last date in that year."""
        if found.precision is not Precision.YEAR:
            return found
        reader, last = self.reader, self.last_found
        at = index
        while at > reader.start and self.is_step_to_time(at - 1):
            at -= 1
        match = self.dates.same_times.ending_at(self.words, at, reader.start) if at > reader.start else None
        if match is None:
            return found
        if match[1] in {WEEK_UNIT, WEEKEND}:
            return self.in_same_week(found, is_weekend=match[1] == WEEKEND)
        if match[1] == DAY:
            last = None
        if match[1] == PERIOD:
            last = self.period_before() or last
        is_period = last is not None and (match[1] == PERIOD or last.precision is not Precision.YEAR)
        days = last.days if last is not None and is_period else self.day_before()
        if days is None:
            return found
        if match[1] == MONTH:
            days = month_days(days[0].year, days[0].month)
        precision = last.precision if last is not None and last.days == days else Precision.DAY
        precision = Precision.MONTH if match[1] == MONTH else precision
        moved = in_year(days, found.days[1].year)
        return replace(found, days=moved, precision=precision, basis=Basis.INFERRED, rule="date.same_time")

    def in_same_week(self, found: Found, *, is_weekend: bool) -> Found:
        """As in "the same weekend last year": the last week or weekend, so many times 52 weeks before."""
        last, published = self.last_period, self.reader.published
        if published is None:
            return found
        days = resolve_weekend(published, None, Tense.PAST) if is_weekend else week_days(published)
        if last is not None and 0 < (last.days[1] - last.days[0]).days < WEEK:
            days = last.days
        precision = Precision.RANGE if is_weekend else Precision.WEEK
        moved = same_week(days, found.days[1].year)
        return replace(found, days=moved, precision=precision, basis=Basis.INFERRED, rule="date.same_time")

    def period_before(self) -> Found | None:
        """The last period that the text named; of the year of publication what of it was over by then."""
        found, published = self.last_period, self.reader.published
        if found is None or published is None or found.precision is not Precision.YEAR:
            return found
        first, last = found.days
        if not first <= published <= last:
            return found
        counted = self.counted_to if self.counted_to and first <= self.counted_to <= published else published
        return replace(found, days=(first, counted), precision=Precision.RANGE)

    def is_step_to_time(self, index: int) -> bool:
        """Whether a word may stand between «la même date» and its year."""
        word, text = self.words[index], self.lexicon.text
        tables = (self.dates.day_articles, self.dates.year_prepositions, text.genitives, self.dates.previous)
        return any(word in table for table in tables)

    def day_before(self) -> Days | None:
        """The last day that the text named, else that of publication."""
        day = self.reader.anchor or self.reader.published
        return single(day) if day else None

    def read(self, index: int, *, is_led: bool = False) -> Found | None:
        """The first form that fits at a token; `is_led` where a link to another date stands before it."""
        for form in self.forms_at(index):
            found = form(index)
            if found:
                return found
        return (self.written.month(index, is_led=True) or self.written.year(index, is_led=True)) if is_led else None

    def forms_at(self, index: int) -> tuple[Form, ...]:
        """The forms that may begin with a token, in the order in which they are tried."""
        word = self.words[index]
        if word.isdecimal():
            return self.forms_of_digits if self.has_words else self.plain_forms_at(index)
        if not self.has_words:
            return ()
        forms = self.forms_of_word.get(word)
        if forms is None:
            forms = self.forms_of_word[word] = tuple(self.forms[name] for name in self.names_of_word.get(word, ()))
        return (*forms, *self.forms_of_number) if index in self.reader.numerals else forms

    def plain_forms_at(self, index: int) -> tuple[Form, ...]:
        """The forms of digits in a sentence without a word of the calendar: 12/08/2020, 2012, the 80s."""
        if len(self.words[index]) == 4:
            return self.year_forms
        following = self.words[index + 1] if index + 1 < self.reader.limit else ""
        if following in self.written.numeric_signs:
            return self.sign_forms
        return (self.written.decade,) if following in self.dates.decade_endings else ()

    def extend(self, index: int, found: Found) -> Found | None:
        """«entre lundi et mercredi», "from May to July 2018", «2015-2017»: one period from one date to another."""
        reader = self.reader
        at = reader.past_day_part(found.last)
        link = reader.word(at)
        if link not in self.dates.range_links or found.precision is Precision.RANGE:
            return None
        lead = reader.before(index, self.dates.day_articles, reader.weekdays)
        is_listed = link in self.lexicon.text.coordinators
        is_dash = link in self.lexicon.signs.dashes
        if is_dash and not (reader.is_tight(at) and reader.word(at + 1) and reader.is_tight(at + 1)):
            return None
        after = reader.past(at + 1, self.dates.day_articles, self.dates.this)
        second = self.read(after, is_led=True) if reader.word(after) else None
        if second is None or second.precision is not found.precision:
            return None
        period = join(found, second)
        is_next = is_next_day(period) or (after == at + 1 and is_next_month(found, second))
        is_period = lead in self.dates.between or not is_listed or is_next
        return period if is_period else None

    def to_mention(self, index: int, found: Found) -> DateMention:
        span = self.tokens.span(index, found.last)
        first, last = found.days
        return DateMention(
            start=span.start,
            end=span.end,
            first=found.held if found.held is not None else index,
            last=found.held + 1 if found.held is not None else found.last,
            date_start=first,
            date_end=last,
            precision=found.precision,
            basis=found.basis,
            rule=found.rule,
            is_since=self.is_since(index, found),
        )

    def is_since(self, index: int, found: Found) -> bool:
        """Whether «depuis», "since" stands before the date: «depuis le début du mouvement le 17 novembre» too."""
        start = self.reader.start
        if found.held is not None and self.dates.since_long.at(self.words, index, found.last):
            return True
        if found.rule == "date.range" and self.dates.since.ending_at(self.words, index, start):
            return False  # "from Monday to Wednesday" has its end
        if self.owns_number(found.last):
            return False  # "up from Wednesday's 63"
        floor = max(start, index - WORDS_AFTER_SINCE)
        for stop in range(index, floor, -1):
            if self.dates.since.ending_at(self.words, stop, start):
                return True
            word = self.words[stop - 1]
            is_counted = word.isdecimal() and self.dates.since.ending_at(self.words, stop - 1, start)
            is_passed = (word[0].isalnum() and not is_counted) or word in self.lexicon.signs.quotes
            is_noun = self.words[stop - 2] in self.dates.definites if stop - 2 >= start else False
            is_verb = word in self.lexicon.verbs.table and not is_noun
            if not is_passed or is_verb or word in self.lexicon.text.coordinators:
                break
        return self.since_clause_before(index) is not None

    def since_clause_before(self, index: int) -> int | None:
        """The token of a «depuis que», "since" whose clause a date stands in: "since the unrest began in March"."""
        start, text = self.reader.start, self.lexicon.text
        for stop in range(index, max(start, index - WORDS_OF_SINCE_CLAUSE), -1):
            match = self.dates.since_clause.ending_at(self.words, stop, start)
            if match:
                return stop - match[0]
            word = self.words[stop - 1]
            is_hyphen = word in self.lexicon.signs.dashes and self.reader.is_tight(stop - 1)
            if (not word[0].isalnum() and not is_hyphen) or word in text.relatives or word in text.subordinators:
                return None
        return None

    def is_of_record(self, index: int) -> bool:
        """Whether a period is only that of a record: "the deadliest since 2004", «le plus faible depuis mars»."""
        start = self.reader.start
        first = self.since_clause_before(index)
        stop = index
        while first is None and stop > max(start, index - WORDS_AFTER_SINCE):
            match = self.dates.since.ending_at(self.words, stop, start)
            first = stop - match[0] if match else None
            stop -= 1
        if first is None:
            return False
        records = self.dates.records.find(self.words, max(start, first - WORDS_OF_RECORD), first)
        return bool(records) and all(word[0].isalnum() for word in self.words[records[-1][0] : first])

    def owns_number(self, index: int) -> bool:
        """Whether a possessive ending stands at a token and a number behind it."""
        reader = self.reader
        is_possessive = reader.word(index) in self.lexicon.text.possessive_endings
        return is_possessive and (reader.word(index + 1).isdecimal() or index + 1 in reader.numerals)


@cache
def find_starters(dates: DateWords, numbers: NumberWords) -> Mapping[str, tuple[str, ...]]:
    """The words that a date may begin with, digits aside, and the forms that begin so, in their order."""
    names: dict[str, set[str]] = defaultdict(set)
    directed = {"fraction", "month_edge", "of_week", "unit", "of_season", "named_day", "month", "span_back"}
    tables: tuple[tuple[set[str], Iterable[str]], ...] = (
        ({"fixed"}, first_words(dates.fixed_days)),
        ({"month_day", "rest", "month"}, dates.months),
        ({"of_week"}, dates.weekdays),
        ({"near_day"}, first_words(dates.nights, dates.day_nights, dates.today, dates.recently, dates.days_from_today)),
        ({"from_anchor"}, first_words(dates.days_from_anchor)),
        ({"long_ago"}, first_words(dates.ago)),
        ({"since_long"}, first_words(dates.since_long)),
        ({"month", "unit", "year", "decade"}, first_words(dates.month_parts)),
        ({"unit", "weekend", "other_unit", "period_to"}, first_words(dates.units)),
        ({"fraction"}, dates.firsts | (dates.last | dates.closing if dates.year_fractions else frozenset())),
        ({"named_day"}, first_words(dates.holidays)),
        ({"decade"}, first_words(dates.decade_before)),
        ({"of_season"}, dates.seasons),
        ({"fraction"}, dates.fraction_signs),
        ({"fraction"} if dates.year_fractions else set(), numbers.ordinals),
        (directed, dates.last | dates.next | dates.this),
        ({"other_unit"}, dates.previous | dates.following),
    )
    for forms, words in tables:
        for word in words:
            names[word] |= forms
    return {word: tuple(name for name in ORDER if name in forms) for word, forms in names.items() if forms}


@cache
def find_all_starters(dates: DateWords, numbers: NumberWords) -> frozenset[str]:
    """The words that a date, or a phrase that is none, may begin with, by themselves."""
    return find_skippable(dates).union(find_starters(dates, numbers)) - find_leads(dates, numbers).keys()


@cache
def find_leads(dates: DateWords, numbers: NumberWords) -> Mapping[str, frozenset[str]]:
    """The words that only phrases of several words begin with, and the second words of these."""
    tables: tuple[Phrases[Any], ...] = (
        dates.nights, dates.day_nights, dates.today, dates.recently, dates.days_from_today, dates.days_from_anchor,
        dates.ago, dates.since_long, dates.month_parts, dates.units, dates.holidays, dates.decade_before,
        dates.fixed_days, dates.no_dates, dates.event_day, dates.day_times,
    )  # fmt: skip
    words = (
        dates.months, dates.weekdays, dates.seasons, dates.fraction_signs, dates.last, dates.next, dates.this,
        dates.previous, dates.following, dates.firsts, numbers.ordinals,
    )  # fmt: skip
    alone = {word for table in words for word in table} | {
        phrase[0] for table in tables for phrase in table if len(phrase) == 1
    }
    seconds: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for phrase in table:
            if phrase[0] not in alone and not phrase[0].isdecimal():
                seconds[phrase[0]].add(phrase[1])
    return {word: frozenset(following) for word, following in seconds.items()}


@cache
def find_fraction_words(dates: DateWords) -> frozenset[str]:
    """The words of which a quarter, a half or the first months of a year hold one."""
    return frozenset((*dates.year_fractions, *dates.firsts, *dates.last, *dates.closing, *dates.fraction_signs))


@cache
def find_skippable(dates: DateWords) -> frozenset[str]:
    """The words that a phrase may begin with that looks like a date and is none."""
    return frozenset(first_words(dates.no_dates, dates.event_day, dates.day_times))


def join(first: Found, second: Found) -> Found:
    """The period from one date to another; the first takes the year of the second where it has none of its own."""
    begin, end = first.days[0], second.days[1]
    if second.has_year and not first.has_year:
        begin = with_year(first, end)
    if begin > end:
        begin = before(begin, end) if first.rule == "date.weekday" else with_year(first, end)
    basis = Basis.STATED if second.basis is Basis.STATED else Basis.RELATIVE
    return Found(second.last, (min(begin, end), end), Precision.RANGE, basis, "date.range", second.has_year)


def before(day: date, end: date) -> date:
    """The same weekday in the week up to another day."""
    return end - timedelta(days=(end.weekday() - day.weekday()) % WEEK)


def with_year(found: Found, end: date) -> date:
    """The first day of a date in the year of another day, or in the one before it."""
    begin = found.days[0]
    for year in (end.year, end.year - 1):
        if found.precision is Precision.MONTH:
            moved: date | None = month_days(year, begin.month)[0]
        elif found.precision is Precision.YEAR:
            moved = year_days(begin.year)[0]
        else:
            moved = to_date(year, begin.month, begin.day)
        if moved and moved <= end:
            return moved
    return begin


def is_next_day(found: Found) -> bool:
    """Whether a period is of two days: «samedi et dimanche» are one."""
    return (found.days[1] - found.days[0]).days == 1


def is_next_month(first: Found, second: Found) -> bool:
    """Whether a month follows another: «en juin et juillet» is one period."""
    if first.precision is not Precision.MONTH or second.precision is not Precision.MONTH:
        return False
    return second.days[0].month == first.days[0].month % MONTHS_OF_YEAR + 1
