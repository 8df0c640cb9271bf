"""Calendar arithmetic: days, weeks, months and years as pairs of first and last day, both included."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from extract.lexicon.words import Holiday
from extract.text.verbs import Tense

Days = tuple[date, date]
WEEK = 7
THURSDAY, SATURDAY = 3, 5
DECEMBER = 12
MONTHS_OF_YEAR = 12
WEEKS_OF_YEAR = 52
PARTS_OF_MONTH = {"beginning": (1, 10), "middle": (11, 20), "end": (21, None)}
"""CLAIMS.md, Cases decided: «début» is 1-10, mid 11-20, «fin» 21 to the end."""
PARTS_OF_YEAR = {"beginning": (1, 3), "middle": (5, 8), "end": (10, 12)}
"""Months of a part of a year; CLAIMS.md leaves it open, a quarter either side and the middle third are taken."""
PARTS_OF_WEEK = {"beginning": (0, 1), "middle": (2, 3), "end": (4, 6)}
"""Days of a part of a week, Monday 0."""
PARTS_OF_DECADE = {"beginning": (0, 3), "middle": (4, 6), "end": (7, 9)}
"""Years of a part of a decade."""


def single(day: date) -> Days:
    """One day as a period."""
    return day, day


def month_days(year: int, month: int, part: str | None = None) -> Days:
    """A month, or its beginning, middle or end."""
    first, last = PARTS_OF_MONTH.get(part or "", (1, None))
    return date(year, month, first), date(year, month, last or monthrange(year, month)[1])


def months_days(year: int, first: int, last: int) -> Days:
    """Some months of a year; where the last comes before the first, it is of the next year: a winter."""
    return date(year, first, 1), month_days(year + (last < first), last)[1]


def month_edge(month: Days, unit: str, count: int, *, is_last: bool) -> Days:
    """The first or last days, weeks or weekends of a month; a week is of the month that holds its Thursday."""
    weekday = {"week": THURSDAY, "weekend": SATURDAY}.get(unit)
    days = [month[0] + timedelta(days=step) for step in range((month[1] - month[0]).days + 1)]
    days = [day for day in days if weekday is None or day.weekday() == weekday]
    chosen = days[-count:] if is_last else days[:count]
    first, last = chosen[0], chosen[-1]
    if unit == "week":
        return week_days(first)[0], week_days(last)[1]
    return first, weekend_days(last)[1] if unit == "weekend" else last


def year_days(year: int, part: str | None = None) -> Days:
    """A year, or its beginning, middle or end."""
    first, last = PARTS_OF_YEAR.get(part or "", (1, DECEMBER))
    return months_days(year, first, last)


def decade_days(year: int, part: str | None = None) -> Days:
    """The ten years from a year on, or their beginning, middle or end."""
    first, last = PARTS_OF_DECADE.get(part or "", (0, 9))
    return date(year + first, 1, 1), date(year + last, DECEMBER, 31)


def week_days(day: date, part: str | None = None) -> Days:
    """The week of a day, Monday to Sunday, or its beginning, middle or end."""
    first, last = PARTS_OF_WEEK.get(part or "", (0, WEEK - 1))
    monday = day - timedelta(days=day.weekday())
    return monday + timedelta(days=first), monday + timedelta(days=last)


def weekend_days(day: date) -> Days:
    """Saturday and Sunday of a day's week."""
    monday = week_days(day)[0]
    return monday + timedelta(days=5), monday + timedelta(days=6)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last one."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def resolve_weekday(weekday: int, published: date, direction: str | None, tense: Tense | None) -> date:
    """The day that a weekday's name means (CLAIMS.md, When).

    `direction` is `last` (strictly before), `next` (strictly after) or None: then the verb's tense tells, and the
    publication date itself counts.
    """
    back = (published.weekday() - weekday) % WEEK
    ahead = (weekday - published.weekday()) % WEEK
    if direction == "last":
        return published - timedelta(days=back or WEEK)
    if direction == "next":
        return published + timedelta(days=ahead or WEEK)
    if tense is Tense.FUTURE:
        return published + timedelta(days=ahead)
    return published - timedelta(days=back)


def resolve_weekend(published: date, direction: str | None, tense: Tense | None) -> Days:
    """The weekend that is meant: as for a weekday, and one that has begun may be this one."""
    this = weekend_days(published)
    has_begun = this[0] <= published
    if direction == "last" or (direction is None and tense is Tense.PAST and not has_begun):
        return weekend_days(published - timedelta(days=WEEK))
    return weekend_days(published + timedelta(days=WEEK)) if direction == "next" and has_begun else this


def choose_period(candidates: Iterable[Days], published: date, direction: str | None, tense: Tense | None) -> Days:
    """Of the same day, month or season in several years, the one that is meant.

    `last` is the latest that is over, `next` the first that has not begun; else the nearest that fits the tense.
    """
    periods = sorted(candidates)
    if direction == "last":
        return max((days for days in periods if days[1] < published), default=periods[0])
    if direction == "next":
        return min((days for days in periods if days[0] > published), default=periods[-1])
    fitting = [days for days in periods if fits(days, published, tense)]
    return min(fitting or periods, key=lambda days: distance(days, published))


def fits(days: Days, published: date, tense: Tense | None) -> bool:
    """Whether a period may be meant by a verb of that tense."""
    if tense is Tense.PAST:
        return days[0] <= published
    if tense is Tense.FUTURE:
        return days[1] >= published
    return True


def distance(days: Days, published: date) -> int:
    """Days between a period and the publication date, 0 where it lies within."""
    return max(0, (days[0] - published).days, (published - days[1]).days)


def resolve_year(
    month: int, day: int, published: date, direction: str | None, tense: Tense | None, weekday: int | None = None
) -> date | None:
    """A day and month without a year: the occurrence nearest to publication that fits the tense; None: no such day.

    Where its weekday is told, only the years in which it falls on that one are looked at, unless the day is one of
    this week: then the weekday is a slip.
    """
    years = range(max(1, published.year - 4), published.year + 5)
    days = [single(found) for year in years if (found := to_date(year, month, day))]
    near = [each for each in days if distance(each, published) < WEEK]
    days = [each for each in days if each[0].weekday() == weekday] or days
    if weekday is not None and near and direction is None and near[0] not in days:
        return near[0][0]
    return choose_period(days, published, direction, tense)[0] if days else None


def resolve_month(month: int, published: date, direction: str | None, tense: Tense | None) -> int:
    """The year of a month without one; the month of publication itself has begun."""
    months = [month_days(year, month) for year in (published.year - 1, published.year, published.year + 1)]
    return choose_period(months, published, direction, tense)[0].year


def holiday_in(year: int, holiday: Holiday) -> date:
    """The day of a holiday in a year."""
    if holiday.easter is not None:
        day = easter(year) + timedelta(days=holiday.easter)
    elif holiday.nth is None:
        day = date(year, holiday.month, holiday.day)
    else:
        day = nth_weekday(year, holiday.month, holiday.weekday, holiday.nth)
    return day + timedelta(days=holiday.plus)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second, … or, where `nth` is negative, the last such weekday of a month."""
    if nth < 0:
        last = month_days(year, month)[1]
        return last - timedelta(days=(last.weekday() - weekday) % WEEK)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Nature printed in 1876."""
    golden, century, of_century = year % 19, year // 100, year % 100
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift_back = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift_back + 114, 31)
    return date(year, month, day + 1)


def to_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, unit: str, count: int) -> tuple[Days, str]:
    """The period so many units away from a day, and its precision: «il y a trois ans» is a year."""
    if unit == "hour":
        return single(day + timedelta(days=count // 24 if count >= 0 else -(-count // 24))), "day"
    if unit == "day":
        return single(day + timedelta(days=count)), "day"
    if unit in {"week", "weekend"}:
        there = day + timedelta(days=WEEK * count)
        return (week_days(there), "week") if unit == "week" else (weekend_days(there), "range")
    if unit == "fortnight":
        return week_days(day + timedelta(days=2 * WEEK * count)), "week"
    if unit == "month":
        there = add_months(day, count)
        return month_days(there.year, there.month), "month"
    if unit == "quarter":
        there = add_months(day, 3 * count)
        first = 3 * ((there.month - 1) // 3) + 1
        return months_days(there.year, first, first + 2), "range"
    return year_days(day.year + (10 * count if unit == "decade" else count)), "year"


def in_year(days: Days, year: int) -> Days:
    """The same days or months of another year; 29 February becomes the 28th."""
    first, last = days
    is_month = first.day == 1 and last == month_days(last.year, last.month)[1]
    begin = add_months(first, MONTHS_OF_YEAR * (year - last.year))
    end = add_months(last, MONTHS_OF_YEAR * (year - last.year))
    return begin, month_days(end.year, end.month)[1] if is_month else end


def same_week(days: Days, year: int) -> Days:
    """The same weekdays so many times 52 weeks before: "the same weekend last year"."""
    back = timedelta(weeks=WEEKS_OF_YEAR * (days[1].year - year))
    return days[0] - back, days[1] - back


def period_up_to(day: date, unit: str, count: int) -> Days | None:
    """So many units that end on a day; months up to a month's end are whole ones. None: before the calendar begins."""
    is_month = day == month_days(day.year, day.month)[1]
    try:
        first, _ = reach_back(date(day.year, day.month, 1) if is_month else day, unit, count)
        if unit not in {"month", "quarter", "year", "decade"}:
            first = reach_back(day, unit, count)[0] + timedelta(days=1)
        else:
            first = add_months(first, 1) if is_month else first + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return first, day


def reach_back(day: date, unit: str, count: int) -> Days:
    """The days from so many units ago up to a day: "in the past three weeks"."""
    if unit in {"month", "quarter", "year", "decade"}:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        return add_months(day, -months * count), day
    length = {"hour": 1 / 24, "week": WEEK, "weekend": WEEK, "fortnight": 2 * WEEK}.get(unit, 1)
    return day - timedelta(days=max(1, round(length * count))), day
