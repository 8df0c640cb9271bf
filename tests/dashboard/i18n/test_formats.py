"""Numbers and days in the reader's format, every digit kept."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.i18n.catalogue import load_words
from dashboard.i18n.formats import to_vega_locale, write_amount, write_count, write_days, write_number

FR, EN = load_words("fr"), load_words("en")
THIN, HARD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        ("6700", f"6{THIN}700", "6,700"),
        ("12.5", "12,5", "12.5"),
        ("-3.5", "-3,5", "-3.5"),
        ("9007199254740993.123456789", f"9{THIN}007{THIN}199{THIN}254{THIN}740{THIN}993,123456789", None),
    ],
)
def test_a_number_keeps_every_digit(number: str, french: str, english: str | None) -> None:
    assert write_number(Decimal(number), FR) == french
    assert english is None or write_number(Decimal(number), EN) == english


@pytest.mark.parametrize(
    ("number", "unit", "french", "english"),
    [
        ("80", "percent", f"80{HARD}%", "80%"),
        ("1", "years", "1 an", "1 year"),
        ("26", "years", "26 ans", "26 years"),
        ("6700", "people", f"6{THIN}700", "6,700"),
        ("1700", "EUR", f"1{THIN}700{HARD}€", "€1,700"),
        ("2.5", "USD", f"2,5{HARD}$US", "$2.5"),
        ("3", "conversation", "3", "3"),
        ("3", None, "3", "3"),
    ],
)
def test_a_unit_that_belongs_to_the_number_is_written_with_it(
    number: str, unit: str | None, french: str, english: str
) -> None:
    assert write_amount(Decimal(number), unit, FR) == french
    assert write_amount(Decimal(number), unit, EN) == english


@pytest.mark.parametrize(
    ("first", "last", "precision", "french", "english"),
    [
        ("2020-08-18", "2020-08-18", "day", "le 18 août 2020", "18 August 2020"),
        ("2020-08-01", "2020-08-01", None, "le 1er août 2020", "1 August 2020"),
        ("2020-08-09", "2020-08-18", "range", "du 9 au 18 août 2020", "9 to 18 August 2020"),
        ("2020-07-01", "2020-08-18", None, "du 1er juillet au 18 août 2020", "1 July to 18 August 2020"),
        (
            "2019-12-31",
            "2020-01-01",
            None,
            "du 31 décembre 2019 au 1er janvier 2020",
            "31 December 2019 to 1 January 2020",
        ),
        ("2020-08-01", "2020-08-31", "month", "en août 2020", "August 2020"),
        ("2020-01-01", "2020-12-31", "year", "en 2020", "2020"),
        ("2020-08-01", "2020-08-10", "month", "du 1er au 10 août 2020", "1 to 10 August 2020"),
    ],
)
def test_days_are_written_as_one_says_them(
    first: str, last: str, precision: str | None, french: str, english: str
) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))

    assert write_days(*days, FR, precision=precision) == french
    assert write_days(*days, EN, precision=precision) == english


def test_a_count_agrees_with_its_noun() -> None:
    assert write_count("figures", 1, FR) == "1 chiffre"
    assert write_count("figures", 1200, FR) == f"1{THIN}200 chiffres"


def test_vega_gets_the_language_s_months_and_separators() -> None:
    locale = to_vega_locale(FR)

    assert locale["time"]["shortMonths"][7] == "août"
    assert locale["time"]["days"][0] == "dimanche"
    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", THIN)
