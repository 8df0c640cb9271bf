"""Days that the calendar gives by rules: Easter, nth weekdays, quarters, seasons, parts of a month."""

from datetime import date

import pytest

from extract.dates.calendar import (
    choose_period,
    easter,
    holiday_in,
    month_days,
    months_days,
    nth_weekday,
    reach_back,
    resolve_weekend,
    shift,
    single,
    week_days,
    year_days,
)
from extract.lexicon import load_lexicon
from extract.lexicon.words import Holiday
from extract.text.verbs import Tense

EASTER_SUNDAYS = "1961-04-02 1988-04-03 2000-04-23 2008-03-23 2016-03-27 2019-04-21 2020-04-12 2021-04-04 2038-04-25"


@pytest.mark.parametrize("day", EASTER_SUNDAYS.split())
def test_easter_is_on_its_sunday(day: str) -> None:
    expected = date.fromisoformat(day)

    assert easter(expected.year) == expected


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("labor day", "2020-09-07"),
        ("memorial day", "2020-05-25"),
        ("thanksgiving", "2020-11-26"),
        ("black friday", "2020-11-27"),
        ("election day", "2020-11-03"),
        ("martin luther king day", "2020-01-20"),
        ("presidents' day", "2020-02-17"),
        ("columbus day", "2020-10-12"),
        ("remembrance sunday", "2020-11-08"),
        ("good friday", "2020-04-10"),
        ("christmas eve", "2020-12-24"),
    ],
)
def test_a_holiday_of_the_table_falls_on_its_day(name: str, day: str) -> None:
    assert holidays("en")[name] == date.fromisoformat(day)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_holiday_has_a_day_in_every_year(code: str) -> None:
    for year in (1988, 2000, 2024, 2100):
        assert all(day.year in {year, year + 1} for day in holidays(code, year).values())


def holidays(code: str, year: int = 2020) -> dict[str, date]:
    """The days of a language's table of holidays in a year."""
    table = load_lexicon(code).dates.holidays
    entries: dict[str, Holiday] = {}
    for phrase in table:
        found = table.at(phrase, 0, len(phrase))
        assert found
        entries[" ".join(phrase).replace(" 's", "'s").replace("s '", "s'")] = found[1]
    return {name: holiday_in(year, holiday) for name, holiday in entries.items()}


def test_the_last_weekday_of_a_month_is_counted_from_its_end() -> None:
    assert nth_weekday(2021, 5, 0, -1) == date(2021, 5, 31)
    assert nth_weekday(2021, 5, 0, 1) == date(2021, 5, 3)


def test_a_month_is_parted_as_claims_md_says() -> None:
    assert month_days(2020, 2, "beginning") == (date(2020, 2, 1), date(2020, 2, 10))
    assert month_days(2020, 2, "middle") == (date(2020, 2, 11), date(2020, 2, 20))
    assert month_days(2020, 2, "end") == (date(2020, 2, 21), date(2020, 2, 29))


def test_a_winter_ends_in_the_next_year() -> None:
    assert months_days(2019, 12, 2) == (date(2019, 12, 1), date(2020, 2, 29))


@pytest.mark.parametrize(
    ("unit", "count", "first", "last", "precision"),
    [
        ("day", -3, "2020-08-15", "2020-08-15", "day"),
        ("hour", -48, "2020-08-16", "2020-08-16", "day"),
        ("hour", -5, "2020-08-18", "2020-08-18", "day"),
        ("week", -1, "2020-08-10", "2020-08-16", "week"),
        ("fortnight", -1, "2020-08-03", "2020-08-09", "week"),
        ("month", -2, "2020-06-01", "2020-06-30", "month"),
        ("quarter", -1, "2020-04-01", "2020-06-30", "range"),
        ("year", -3, "2017-01-01", "2017-12-31", "year"),
        ("decade", -1, "2010-01-01", "2010-12-31", "year"),
    ],
)
def test_so_many_units_away_is_as_fine_as_the_unit(
    unit: str, count: int, first: str, last: str, precision: str
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)

    assert shift(date(2020, 8, 18), unit, count) == (days, precision)


def test_the_past_so_many_units_end_on_the_day_itself() -> None:
    day = date(2020, 3, 31)

    assert reach_back(day, "day", 3) == (date(2020, 3, 28), day)
    assert reach_back(day, "hour", 24) == (date(2020, 3, 30), day)
    assert reach_back(day, "month", 1) == (date(2020, 2, 29), day)


def test_a_weekend_that_has_begun_is_this_one_and_one_to_come_is_not_past() -> None:
    saturday, tuesday = date(2020, 8, 22), date(2020, 8, 18)

    assert resolve_weekend(saturday, None, Tense.PAST) == (saturday, date(2020, 8, 23))
    assert resolve_weekend(tuesday, None, Tense.PAST) == (date(2020, 8, 15), date(2020, 8, 16))
    assert resolve_weekend(tuesday, "next", None) == (saturday, date(2020, 8, 23))


def test_a_period_without_a_tense_is_the_nearest() -> None:
    years = [single(date(year, 1, 9)) for year in (2019, 2020, 2021)]

    assert choose_period(years, date(2020, 3, 1), None, Tense.PAST)[0].year == 2020
    assert choose_period(years, date(2020, 3, 1), None, Tense.FUTURE)[0].year == 2021
    assert choose_period(years, date(2020, 12, 1), None, None)[0].year == 2021
    assert choose_period(years, date(2020, 3, 1), "last", None)[0].year == 2020


def test_a_week_begins_on_monday_and_a_year_has_parts() -> None:
    assert week_days(date(2020, 8, 18)) == (date(2020, 8, 17), date(2020, 8, 23))
    assert year_days(2020, "end") == (date(2020, 10, 1), date(2020, 12, 31))
