"""A claim in plain words."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.i18n.catalogue import LANGUAGES, load_words
from dashboard.i18n.wording import name_metric, name_unit, word_dates, word_figure, word_reading
from extract.model import Qualifier

FR, EN = load_words("fr"), load_words("en")
METRICS = Path(__file__).resolve().parent.parent.parent.parent / "extract" / "metrics" / "metrics.toml"


def word(qualifier: str, low: int | None, high: int | None, unit: str = "people", value: int | None = None) -> str:
    numbers = {"low": low, "high": high, "value": value}
    decimals = {name: Decimal(number) if number is not None else None for name, number in numbers.items()}
    return word_figure(FR, qualifier=qualifier, unit=unit, **decimals)


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "written"),
    [
        ("exact", 3, 3, "3"),
        ("at_least", 2, None, "au moins 2"),
        ("more_than", 6, None, "plus de 6"),
        ("at_most", None, 9, "au plus 9"),
        ("less_than", None, 9, "moins de 9"),
        ("nearly", None, 9, "près de 9"),
        ("about", 30, 30, "environ 30"),
        ("range", 200, 300, "de 200 à 300"),
        ("vague", 20, 99, "de l’ordre de 20 à 99"),
        ("invented", 3, 3, "3"),
        ("exact", None, None, "?"),
    ],
)
def test_the_qualifier_is_said_with_the_number(qualifier: str, low: int | None, high: int | None, written: str) -> None:
    assert word(qualifier, low, high) == written


@pytest.mark.parametrize("qualifier", list(Qualifier))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_qualifier_has_words(language: str, qualifier: str) -> None:
    assert f"qualifier.{qualifier}" in load_words(language)


def test_every_metric_that_can_be_tracked_has_a_name() -> None:
    ids = set(tomllib.loads(METRICS.read_text("utf-8")))

    assert ids
    assert {metric for metric in ids if f"metric.{metric}.name" not in FR} == set()


@pytest.mark.parametrize(
    ("figure", "metric", "number", "reading"),
    [
        ("1", "deaths", 1, "1 mort"),
        ("au moins 2", "deaths", 2, "au moins 2 morts"),
        ("80 %", "vote_share", 80, "80 % des voix"),
        ("26 ans", "years_in_power", 26, "26 ans au pouvoir"),
        ("3", "new_metric", 3, "3 new_metric"),
    ],
)
def test_a_figure_is_said_with_what_it_counts(figure: str, metric: str, number: int, reading: str) -> None:
    assert word_reading(figure, metric, None, Decimal(number), FR) == reading


def test_a_number_of_no_metric_is_said_with_its_noun() -> None:
    assert word_reading("plus de 300", "other", "médaille", Decimal(300), FR) == "plus de 300 (médaille)"


def test_what_has_no_date_says_what_stands_in_for_it() -> None:
    published = date(2020, 8, 18)

    dated = word_dates(FR, start=None, end=published, precision=None, published=None)
    undated = word_dates(FR, start=None, end=None, precision=None, published=published)
    unknown = word_dates(EN, start=None, end=None, precision=None, published=None)

    assert dated == "le 18 août 2020"
    assert undated == "non daté, placé au jour de parution (18 août 2020)"
    assert unknown == "undated, publication unknown"


def test_metrics_and_units_have_names() -> None:
    assert name_metric("deaths", FR) == "Morts"
    assert name_metric("new_metric", FR) == "new_metric"
    assert [name_unit(unit, FR) for unit in ("people", "EUR", "médaille", None)] == [
        "personnes",
        "EUR",
        "médaille",
        "sans unité",
    ]


@pytest.mark.parametrize(
    ("figure", "unit", "reading"),
    [("50%", "percent", "50%"), ("3 years", "years", "3 years"), ("€12", "EUR", "€12"), ("9", "school", "9 (school)")],
)
def test_another_number_names_its_unit_once(figure: str, unit: str, reading: str) -> None:
    assert word_reading(figure, "other", unit, Decimal(3), load_words("en")) == reading
