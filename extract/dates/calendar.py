"""Calendar arithmetic: days, weeks, months and years as pairs of first and last day, both included."""

from calendar import monthrange
from datetime import date, timedelta

from extract.text.verbs import Tense

Days = tuple[date, date]
WEEK = 7
PARTS_OF_MONTH = {"beginning": (1, 10), "middle": (11, 20), "end": (21, None)}
"""CLAIMS.md, Cases decided: «début» is 1-10, mid 11-20, «fin» 21 to the end."""
PARTS_OF_YEAR = {"beginning": (1, 3), "middle": (5, 8), "end": (10, 12)}
"""Months of a part of a year; CLAIMS.md leaves it open, a quarter either side and the middle third are taken."""


def single(day: date) -> Days:
    """One day as a period."""
    return day, day


def month_days(year: int, month: int, part: str | None = None) -> Days:
    """A month, or its beginning, middle or end."""
    first, last = PARTS_OF_MONTH.get(part or "", (1, None))
    return date(year, month, first), date(year, month, last or monthrange(year, month)[1])


def year_days(year: int, part: str | None = None) -> Days:
    """A year, or its beginning, middle or end."""
    first, last = PARTS_OF_YEAR.get(part or "", (1, 12))
    return date(year, first, 1), month_days(year, last)[1]


def week_days(day: date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=WEEK - 1)


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


def resolve_year(month: int, day: int, published: date, tense: Tense | None) -> int | None:
    """The year of a day and month without one: the occurrence nearest to publication that fits the tense."""
    candidates = [
        found
        for year in (published.year - 1, published.year, published.year + 1)
        if (found := to_date(year, month, day)) and fits(found, published, tense)
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda found: abs((found - published).days)).year


def fits(day: date, published: date, tense: Tense | None) -> bool:
    """Whether a day may be meant by a verb of that tense."""
    if tense is Tense.PAST:
        return day <= published
    if tense is Tense.FUTURE:
        return day >= published
    return True


def to_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(published: date, unit: str, count: int) -> tuple[Days, str]:
    """The period so many units away from a day, and its precision: «il y a trois ans» is a year."""
    if unit == "day":
        return single(published + timedelta(days=count)), "day"
    if unit in {"week", "weekend"}:
        there = published + timedelta(days=WEEK * count)
        return (week_days(there), "week") if unit == "week" else (weekend_days(there), "range")
    if unit == "month":
        there = add_months(published, count)
        return month_days(there.year, there.month), "month"
    return year_days(published.year + count), "year"
