"""Numbers and days in, text in the reader's format out."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_decimal_symbol, get_group_symbol, list_currencies

from dashboard.i18n.catalogue import Words

KEPT_WORDS = 20_000
"""How many numbers and days are kept as written."""

WEEK_FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)
"""Vega counts weekdays from Sunday, Babel from Monday."""


def write_number(number: Decimal | int, words: Words) -> str:
    """Every digit of the number, with the language's separators: `6 700`, `12,5`."""
    return _format_number(number, words.language)


def write_amount(number: Decimal, unit: str | None, words: Words) -> str:
    """The number with its unit, where the unit belongs to the number: `80 %`, `26 ans`, `3 000 000 $US`."""
    if unit is not None and is_currency(unit):
        return _write_money(number, unit, words)
    written = write_number(number, words)
    if f"unit.{unit}" in words:
        return words.fill(f"unit.{unit}", n=written)
    if f"unit.{unit}.other" in words:
        return words.fill(words.plural_key(f"unit.{unit}", float(number)), n=written)
    return written


def write_count(key: str, number: int, words: Words) -> str:
    """A count in words: `2 chiffres`."""
    return words.fill(words.plural_key(f"count.{key}", number), n=write_number(number, words))


def write_percent(share: float, words: Words) -> str:
    """A share between 0 and 1 in whole per cent: `92 %`."""
    return words.fill("unit.percent", n=write_number(round(share * 100), words))


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit in _currencies()


def write_day(day: date, words: Words) -> str:
    """A day without the words around it: `18 août 2020`, `1er août 2020`."""
    return _write_date(day, "date.pattern", words)


def write_days(first: date, last: date, words: Words, *, precision: str | None = None) -> str:
    """A stretch of days as one says it: `du 9 au 18 août 2020`, `en août 2020`, `le 18 août 2020`."""
    if precision == "year" and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return words.fill("date.year", year=str(first.year))
    if precision == "month" and (first, last) == _find_month(first):
        return words.fill("date.month", month=_write_date(first, "date.pattern_month", words))
    if first == last:
        return words.fill("date.day", day=write_day(first, words))
    return words.fill("date.days", first=_write_first_of_two(first, last, words), last=write_day(last, words))


def to_vega_locale(words: Words) -> dict[str, Any]:
    """The language's number and date formats as Vega's `locale` configuration takes them."""
    locale = Locale.parse(words.language)
    days, months = locale.days["format"], locale.months["format"]
    return {
        "number": {
            "decimal": get_decimal_symbol(locale),
            "thousands": get_group_symbol(locale),
            "grouping": [3],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%A %e %B %Y %X",
            "date": "%d/%m/%Y",
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": [days["wide"][day] for day in WEEK_FROM_SUNDAY],
            "shortDays": [days["abbreviated"][day] for day in WEEK_FROM_SUNDAY],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        },
    }


def write_language(code: str, words: Words) -> str:
    """The name of a language in the reader's: `français`; the code itself where it is unknown."""
    try:
        return Locale.parse(code).get_display_name(words.language) or code
    except (UnknownLocaleError, ValueError):
        return code


def _write_money(number: Decimal, currency: str, words: Words) -> str:
    """An amount with its currency's sign and no more decimals than it has: `1 700 €`."""
    pattern = Locale.parse(words.language).currency_formats["standard"].pattern.replace("0.00", "0")
    return format_currency(number, currency, pattern, words.language, currency_digits=False, decimal_quantization=False)


def _write_date(day: date, pattern: str, words: Words) -> str:
    """A day by a pattern of the catalogue; French writes the first of a month «1er»."""
    if day.day == 1 and f"{pattern}_first" in words:
        pattern = f"{pattern}_first"
    return _format_day(day, words[pattern], words.language)


def _find_month(day: date) -> tuple[date, date]:
    """The first and last day of the day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _write_first_of_two(first: date, last: date, words: Words) -> str:
    """The first day of a stretch without what it shares with the last."""
    if first.year != last.year:
        return write_day(first, words)
    if first.month != last.month:
        return _write_date(first, "date.pattern_month_day", words)
    return _write_date(first, "date.pattern_day", words)


# A page words a thousand claims at every click, and most of their numbers and days again and again.
@lru_cache(maxsize=KEPT_WORDS)
def _format_number(number: Decimal | int, language: str) -> str:
    return str(format_decimal(number, locale=language, decimal_quantization=False))


@lru_cache(maxsize=KEPT_WORDS)
def _format_day(day: date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=language))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())
