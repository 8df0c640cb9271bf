"""Dates that count from another day: «mardi», "last week", «il y a trois ans», «le lendemain», «ces trois jours»."""

from datetime import date, timedelta

from extract.dates.calendar import (
    MONTHS_OF_YEAR,
    Days,
    month_days,
    month_edge,
    period_up_to,
    reach_back,
    resolve_weekday,
    resolve_weekend,
    shift,
    single,
    week_days,
    year_days,
)
from extract.dates.reader import Found, Reader
from extract.dates.written import COUNTS, WrittenDates
from extract.lexicon import to_singular
from extract.lexicon.verbs import Form
from extract.model import Basis, Precision
from extract.text.verbs import Tense

HOUR = "hour"
HOURS_OF_DAY = 24
SPANS = frozenset({"day", "week"})
"""The units of «en trois jours»; «en un an» is a rate's."""
TODAY = "date.today"
"""The rule of «aujourd'hui»."""
OF_MONTHS = frozenset({"day", "week", "weekend"})
"""The units of which a month has first and last ones."""
MOST_DAYS = 31
WORDS_TO_INFINITIVE = 3
DAYS_BEFORE_WEEKEND = (3, 4)
"""Thursday and Friday, when «ce week-end» is the one to come."""
WEEKEND = "weekend"
YEAR = "year"
"""The unit that has its own days (languages/*/dates.toml)."""


class RelativeDates:
    """The forms that count from the publication date, or from the last day that the text names."""

    def __init__(self, reader: Reader, written: WrittenDates) -> None:
        self.reader = reader
        self.written = written
        self.words = reader.words
        self.dates = reader.dates

    def weekday(self, index: int) -> Found | None:
        """«mardi», «mardi dernier», "last Tuesday"; a date that follows the name is read with it."""
        reader = self.reader
        direction, at = reader.direction_before(index)
        weekday = reader.weekday_at(at)
        if weekday is None:
            return None
        after = reader.past_period(at + 1)
        full = self.date_after_weekday(after, weekday)
        if full:
            return full
        if direction is None:
            direction, after = reader.direction_after(after)
        if reader.published is None or (at == index and self.is_habit(index)):
            return None
        step, base = self.step_at(after), reader.anchor or reader.published
        if direction is None and step:
            day = resolve_weekday(weekday, base, "last" if step < 0 else "next", None)
            return Found(after + 1, single(day), Precision.DAY, Basis.INFERRED, "date.weekday")
        week = self.week_after(after)
        if week:
            day = week[1][0] + timedelta(days=weekday)
            return Found(week[0], single(day), Precision.DAY, Basis.RELATIVE, "date.weekday")
        tense = Tense.PAST if self.is_from_past(index) else reader.tense_at(at)
        day = resolve_weekday(weekday, reader.published, direction, tense)
        return Found(after, single(day), Precision.DAY, Basis.RELATIVE, "date.weekday")

    def is_from_past(self, index: int) -> bool:
        """«depuis dimanche», "since Sunday": never of a day to come, as "from Sunday" may be."""
        tables = (self.dates.since_clause, self.dates.since_long)
        return any(table.ending_at(self.words, index, self.reader.start) is not None for table in tables)

    def is_habit(self, index: int) -> bool:
        """«tous les samedis», "every Saturday": no day at all."""
        return self.reader.before(index, self.dates.day_articles) in self.dates.every

    def date_after_weekday(self, after: int, weekday: int) -> Found | None:
        """«mardi 9 août 2020», "Tuesday, March 3", with a part of the day or an article between."""
        reader = self.reader
        after = reader.past_day_part(after)
        if reader.word(after) == reader.lexicon.signs.comma:
            after += 1
        after = reader.past(after, self.dates.day_articles)
        if not reader.word(after):
            return None
        self.written.weekday = weekday
        found = self.written.day_list(after) or self.written.day_month(after) or self.written.month_day(after)
        self.written.weekday = None
        return found

    def week_after(self, after: int) -> tuple[int, Days] | None:
        """«mardi de la semaine dernière», "Tuesday of last week": the token after it, and the week."""
        reader = self.reader
        if reader.word(after) not in reader.lexicon.text.genitives:
            return None
        at = reader.past(after + 1, self.dates.day_articles)
        found = self.unit(at)
        return (found.last, found.days) if found and found.precision is Precision.WEEK else None

    def near_day(self, index: int) -> Found | None:
        """«hier», "today", «ce matin», «cette nuit», «récemment»; the weekday that says it again is read with it."""
        reader = self.reader
        if reader.published is None:
            return None
        match = self.dates.days_from_today.at(self.words, index, reader.limit)
        if match:
            day = reader.published + timedelta(days=match[1])
            other = self.weekday_added(index + match[0], day)
            if other:
                return other
            last = self.past_same_day(index + match[0], day)
            return Found(last, single(day), Precision.DAY, Basis.RELATIVE, "date.near_day")
        night = self.night_at(index)
        if night:
            return night if self.is_undated_night(night.last) else None
        for table, rule in ((self.dates.today, TODAY), (self.dates.recently, "date.recently")):
            today = table.at(self.words, index, reader.limit)
            if today:
                other = self.weekday_added(index + today[0], reader.published) if rule == TODAY else None
                if other:
                    return other
                last = self.past_same_day(index + today[0], reader.published)
                return Found(last, single(reader.published), Precision.DAY, Basis.RELATIVE, rule)
        return None

    def night_at(self, index: int) -> Found | None:
        """«cette nuit», "overnight": up to publication; «dans la nuit»: of the day that the text named last."""
        reader = self.reader
        last = reader.published
        night = self.dates.nights.at(self.words, index, reader.limit)
        if last is not None and not night:
            night = self.dates.day_nights.at(self.words, index, reader.limit)
            day = reader.recent_day
            last = min(last, day + timedelta(days=1)) if day else last
        if last is None or not night:
            return None
        nights = (last - timedelta(days=1), last)
        return Found(index + night[0], nights, Precision.RANGE, Basis.RELATIVE, "date.night")

    def is_undated_night(self, after: int) -> bool:
        """Whether no date follows a night, as in «dans la nuit de lundi»."""
        reader = self.reader
        is_of_date = reader.word(after) in reader.lexicon.text.genitives
        return not (is_of_date and reader.word(after + 1)[:1].isalnum())

    def weekday_added(self, index: int, day: date) -> Found | None:
        """«aujourd'hui (vendredi)», "today, Friday" in a text of another day: the weekday tells when it was said."""
        reader, signs = self.reader, self.reader.lexicon.signs
        at = index + 1 if reader.word(index) in signs.open_bracket | {signs.comma} else 0
        weekday = reader.weekday_at(at) if at else None
        following = reader.word(at + 1)
        is_closed = not following or not following[0].isalnum()
        if weekday is None or weekday == day.weekday() or not is_closed or reader.published is None:
            return None
        said = resolve_weekday(weekday, reader.published, None, Tense.PAST)
        return Found(at + 1, single(said), Precision.DAY, Basis.RELATIVE, "date.weekday")

    def past_same_day(self, index: int, day: date) -> int:
        """Past the weekday in «hier dimanche», "today, Monday"."""
        reader = self.reader
        at = index + (reader.word(index) == reader.lexicon.signs.comma)
        return at + 1 if reader.weekday_at(at) == day.weekday() else index

    def days_from_anchor(self, index: int) -> Found | None:
        """«la veille», «le lendemain», "the day before": from the last day that the text named."""
        reader = self.reader
        match = self.dates.days_from_anchor.at(self.words, index, reader.limit)
        if not match:
            return None
        after = index + match[0]
        base = reader.anchor or (reader.published if match[1] < 0 else None)
        is_open = self.ends_with_preposition(after) and not reader.is_closed(after)
        if base is None or is_open or self.is_of_noun(after):
            return None
        day = base + timedelta(days=match[1])
        return Found(after, single(day), Precision.DAY, Basis.INFERRED, "date.from_day_before")

    def ends_with_preposition(self, after: int) -> bool:
        """Whether the phrase before a token may go on with a noun: "the day after"."""
        tables = (self.dates.before_anchor, self.dates.after_anchor)
        return any(table.ending_at(self.words, after, after - 1) is not None for table in tables)

    def is_of_noun(self, index: int) -> bool:
        """«la veille du scrutin», "the day after the vote": counted from what follows, not from the last day."""
        return self.reader.word(index) in self.reader.lexicon.text.genitives

    def unit(self, index: int) -> Found | None:
        """«la semaine dernière», «ce mois-ci», "last week", "earlier this year", «en début de semaine»."""
        reader = self.reader
        if reader.published is None:
            return None
        part, begin = self.written.part(index, frozenset())
        direction, at = reader.direction_before(begin)
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        if not match or self.is_plural(at):
            return None
        after, name = at + match[0], match[1]
        articles, genitives = self.dates.day_articles, reader.lexicon.text.genitives
        is_whole = reader.before(begin, articles, genitives) in self.dates.wholes  # «l'ensemble de l'année»
        is_this = (at > begin or is_whole) and direction is None
        if at == begin and not self.leads_unit(after):
            direction, after = reader.direction_after(after)
        so_far = self.dates.so_far.at(self.words, after, reader.limit) if reader.word(after) else None
        if so_far and at == begin and direction is None and reader.word(begin - 1) in self.dates.day_articles:
            part, after = "until_today", after + so_far[0]  # "for the year so far"
        is_of_year = part is not None and self.written.year_at(after) is not None
        if name in {"day", "hour"} or is_of_year or not (direction or is_this or part):
            return None
        if direction == "last" and at > begin and self.is_rolling(begin):
            days = reach_back(reader.published, name, 1)
            return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.reach_back")
        if name == WEEKEND:
            is_near = reader.published.weekday() in DAYS_BEFORE_WEEKEND and is_this and self.is_of_infinitive(begin)
            tense = Tense.FUTURE if is_near else reader.tense_at(at)  # «appelés vendredi à défiler ce week-end»
            days = resolve_weekend(reader.published, direction, tense)
            return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.relative_unit")
        days, precision = shift(reader.published, name, COUNTS.get(direction or "", 0))
        if part:
            days, precision = self.part_of(days, name, part), "range"
        return Found(after, days, Precision(precision), Basis.RELATIVE, "date.relative_unit")

    def is_of_infinitive(self, index: int) -> bool:
        """Whether an infinitive stands right before a token: «à défiler ce week-end»."""
        verbs = [verb for verb in self.reader.parse.verbs_around(index) if verb.last <= index]
        return bool(verbs) and verbs[-1].form is Form.INFINITIVE and index - verbs[-1].last <= WORDS_TO_INFINITIVE

    def leads_unit(self, index: int) -> bool:
        """Whether "last" at a token is of the unit behind it: "the same quarter last year"."""
        reader = self.reader
        return reader.direction(index) is not None and bool(
            reader.word(index + 1) and self.dates.units.at(self.words, index + 1, reader.limit)
        )

    def month_edge(self, index: int) -> Found | None:
        """«la dernière semaine d'août», «les 15 derniers jours de mai», "the first two weeks of March 2020"."""
        reader = self.reader
        number = reader.small_number_at(index)
        at = number[1] if number else index
        is_last = reader.word(at) in self.dates.last
        if not is_last and reader.word(at) not in self.dates.firsts:
            return None
        at += 1
        if number is None and (number := reader.small_number_at(at)):
            at = number[1]
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        after = at + match[0] if match else at
        if not match or match[1] not in OF_MONTHS or reader.word(after) not in reader.lexicon.text.genitives:
            return None
        after = reader.past(after, reader.lexicon.text.genitives, self.dates.day_articles, self.dates.month_nouns)
        month = self.written.month(after, is_led=True) if reader.word(after) else None
        if month is None or month.precision is not Precision.MONTH or (number and not 0 < number[0] <= MOST_DAYS):
            return None
        days = month_edge(month.days, match[1], number[0] if number else 1, is_last=is_last)
        return Found(month.last, days, Precision.RANGE, month.basis, "date.month_edge", month.has_year, held=at)

    def is_plural(self, index: int) -> bool:
        return to_singular(self.words[index], self.reader.lexicon.text) != self.words[index]

    def is_rolling(self, index: int) -> bool:
        """Whether "last", "past" before a unit counts back from today: "over the last week", "in the past year"."""
        if self.words[index] in self.dates.rolling:
            return True
        return self.reader.word(index - 1) in self.dates.day_articles

    def part_of(self, days: Days, name: str, part: str) -> Days:
        """The beginning, middle or end of a period, or what of it lies before or after the publication date."""
        published = self.reader.published or days[1]
        if part == "until_today":
            return days[0], min(published, days[1])
        if part == "from_today":
            return max(published, days[0]), days[1]
        if name == "month":
            return month_days(days[0].year, days[0].month, part)
        return week_days(days[0], part) if name == "week" else year_days(days[0].year, part)

    def weekend(self, index: int) -> Found | None:
        """«le week-end du 14 juillet», "over the weekend": a weekend named by an article or by its date."""
        reader = self.reader
        match = self.dates.units.at(self.words, index, reader.limit)
        if not match or match[1] != WEEKEND or reader.published is None or self.is_plural(index):
            return None
        if reader.word(index - 1) not in self.dates.day_articles or self.is_habit(index):
            return None
        after = index + match[0]
        if reader.word(after) in reader.lexicon.text.genitives:
            at = reader.past(after + 1, self.dates.day_articles)
            day = self.written.day_list(at) or self.written.day_month(at) or self.written.month_day(at)
            if day:
                monday = week_days(day.days[0])[0]
                days = (min(day.days[0], monday + timedelta(days=5)), max(day.days[1], monday + timedelta(days=6)))
                return Found(day.last, days, Precision.RANGE, day.basis, "date.relative_unit", day.has_year)
        tense = reader.tense_at(index)
        days = resolve_weekend(reader.published, None, tense if tense is Tense.FUTURE else Tense.PAST)
        return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.relative_unit")

    def other_unit(self, index: int) -> Found | None:
        """«la semaine précédente», "the following year", "the week before": from the last day that the text named."""
        reader = self.reader
        count, at = self.step_at(index), index
        if count:
            at = index + 1
            if count < 0 and (several := self.several_before(at)):
                return several
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        if not match or self.is_plural(at):
            return None
        after = at + match[0]
        if not count:
            count = self.step_at(after)
            tail = 1 if count else 0
            if not count and reader.word(index - 1) in self.dates.day_articles:
                count, tail = self.anchored(after)
            after += tail
        base = reader.anchor_for(match[1]) or (reader.published if count < 0 else None)
        if count > 0 and match[1] == YEAR and reader.period_end is not None:
            base = reader.period_end
        if not count or base is None or self.is_of_noun(after):
            return None
        days, precision = shift(base, match[1], count)
        return Found(after, days, Precision(precision), Basis.INFERRED, "date.from_day_before")

    def several_before(self, index: int) -> Found | None:
        """Of "the previous three months" from its number on: so many units up to the last date that the text named."""
        reader = self.reader
        number = reader.small_number_at(index) if reader.word(index) else None
        match = self.dates.units.at(self.words, number[1], reader.limit) if number else None
        base = reader.anchor_for(match[1]) or reader.published if match else None
        if not number or not match or base is None:
            return None
        try:
            first, last = reach_back(base, match[1], number[0])
        except (ValueError, OverflowError):
            return None
        days = (first, max(first, last - timedelta(days=1)))
        after = number[1] + match[0]
        return Found(after, days, Precision.RANGE, Basis.INFERRED, "date.from_day_before", held=number[1])

    def period_to(self, index: int) -> Found | None:
        """As in "the three months to September", "the year ended June 30", "the week to 13 July"."""
        reader = self.reader
        number = reader.small_number_at(index)
        at = number[1] if number else index
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        link = self.dates.period_links.at(self.words, at + match[0], reader.limit) if match else None
        if not match or not link or (not number and reader.word(index - 1) not in self.dates.day_articles):
            return None
        after = reader.past(at + match[0] + link[0], self.dates.day_articles)
        if not reader.word(after):
            return None
        end = self.written.month_day(after) or self.written.day_month(after) or self.written.month(after, is_led=True)
        if end is None:
            return None
        days = period_up_to(end.days[1], match[1], number[0] if number else 1)
        return Found(end.last, days, Precision.RANGE, end.basis, "date.range", end.has_year) if days else None

    def step_at(self, index: int) -> int:
        """-1 for «précédent», "previous", 1 for «suivant», "following", else 0."""
        word = self.reader.word(index)
        return -1 if word in self.dates.previous else 1 if word in self.dates.following else 0

    def anchored(self, index: int) -> tuple[int, int]:
        """-1 or 1 for «plus tôt», "from_today" at a token, and how many words that is; zeros where there is none."""
        for table, count in ((self.dates.before_anchor, -1), (self.dates.after_anchor, 1)):
            match = table.at(self.words, index, self.reader.limit) if self.reader.word(index) else None
            if match and self.reader.is_closed(index + match[0]):
                return count, match[0]
        return 0, 0

    def ago(self, index: int) -> Found | None:
        """«il y a trois jours», "three days ago", «trois jours plus tôt», "a year and a half ago"."""
        reader = self.reader
        lead = self.dates.ago.at(self.words, index, reader.limit)
        number = reader.small_number_at(index + lead[0] if lead else index)
        match = self.dates.units.at(self.words, number[1], reader.limit) if number else None
        if not number or not match:
            return None
        count, unit, after = number[0], match[1], number[1] + match[0]
        half = reader.lexicon.numbers.halves.at(self.words, after, reader.limit)
        after += half[0] if half else 0
        if lead:
            is_of_noun = reader.word(after) in reader.lexicon.text.genitives
            return None if is_of_noun else self.from_day(reader.published, unit, -count, after, half is not None)
        tail = self.dates.ago_after.at(self.words, after, reader.limit)
        if tail:
            return self.from_day(reader.published, unit, -count, after + tail[0], half is not None)
        step, length = self.anchored(after)
        base = reader.anchor_for(unit) or (reader.published if step < 0 else None)
        return self.from_day(base, unit, step * count, after + length, half is not None) if step else None

    def from_day(self, base: date | None, unit: str, count: int, after: int, has_half: bool) -> Found | None:  # noqa: FBT001
        """The period so many units before or after a day; with a half more, the month or the day that gives."""
        if base is None:
            return None
        if has_half and unit in {"year", "month"}:
            sign = -1 if count < 0 else 1
            unit, count = (
                ("month", MONTHS_OF_YEAR * count + 6 * sign) if unit == "year" else ("day", 30 * count + 15 * sign)
            )
        try:
            days, precision = shift(base, unit, count)
        except (ValueError, OverflowError):
            return None
        rule = "date.ago" if base == self.reader.published else "date.from_day_before"
        return Found(after, days, Precision(precision), Basis.RELATIVE, rule)

    def span_back(self, index: int) -> Found | None:
        """«les dix dernières années», "in the past three days", «les dernières 24 heures»: up to publication.

        Its number may be a claim's («au pouvoir depuis les 26 dernières années»), so only the unit is held.
        """
        reader = self.reader
        if reader.published is None:
            return None
        is_led = reader.word(index) in self.dates.last
        number = reader.small_number_at(index + is_led)
        if not number:
            return None
        at = number[1]
        is_between = reader.word(at) in self.dates.last
        if not (is_led or is_between):
            return self.hours_within(index, number)
        at += is_between
        if is_between and reader.lexicon.text.noun_head_is_last and not self.is_plural(at):
            return None  # "injured 72 last month"
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        if not match:
            return None
        return self.reach(at, at + match[0], match[1], number[0])

    def hours_within(self, index: int, number: tuple[int, int]) -> Found | None:
        """«en 24 heures», «en trois jours»: up to publication; fewer hours tell how long something took."""
        reader, (count, at) = self.reader, number
        if not self.is_within(index):
            return None
        match = self.dates.units.at(self.words, at, reader.limit) if reader.word(at) else None
        if not match or (match[1] == HOUR and count < HOURS_OF_DAY):
            return None
        if match[1] != HOUR and (match[1] not in SPANS or reader.tense_at(index) is not Tense.PAST):
            return None  # "the vote is in three days"
        return self.reach(at, at + match[0], match[1], count)

    def is_within(self, index: int) -> bool:
        """Whether «en», «en moins de», «en l'espace de» stands before a length of time."""
        return self.dates.within.ending_at(self.words, index, self.reader.start) is not None

    def reach(self, at: int, after: int, unit: str, count: int) -> Found | None:
        published = self.reader.published
        if published is None:
            return None
        try:
            days = reach_back(published, unit, count)
        except (ValueError, OverflowError):
            return None
        return Found(after, days, Precision.RANGE, Basis.RELATIVE, "date.reach_back", held=at)

    def since_long(self, index: int) -> Found | None:
        """«depuis trois semaines»: so long up to publication."""
        reader = self.reader
        lead = self.dates.since_long.at(self.words, index, reader.limit)
        number = reader.small_number_at(index + lead[0]) if lead else None
        match = self.dates.units.at(self.words, number[1], reader.limit) if number else None
        if not number or not match:
            return None
        return self.reach(number[1], number[1] + match[0], match[1], number[0])
