"""A claim's fields in, its reading in plain words out: `plus de 6 700 arrestations, du 9 au 18 août 2020`."""

from datetime import date
from decimal import Decimal

from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import is_currency, write_amount, write_day, write_days
from extract.model import OTHER


def word_figure(
    words: Words,
    *,
    qualifier: str,
    unit: str | None,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
) -> str:
    """The number with its qualifier and unit: `plus de 6 700`, `de 20 à 99 environ`, `80 %`."""
    if low is not None and high is not None and low != high:
        between = "vague" if qualifier == "vague" else "range"
        return words.fill(
            f"qualifier.{between}", low=write_amount(low, unit, words), high=write_amount(high, unit, words)
        )
    number = next((each for each in (value, low, high) if each is not None), None)
    if number is None:
        return "?"
    key = f"qualifier.{qualifier}" if qualifier not in {"range", "vague"} else "qualifier.exact"
    return words.fill(key if key in words else "qualifier.exact", n=write_amount(number, unit, words))


def word_reading(figure: str, metric: str, unit: str | None, number: Decimal | None, words: Words) -> str:
    """The figure with what it counts: `plus de 6 700 arrestations`, `80 % des voix`."""
    key = words.plural_key(f"metric.{metric}", float(2 if number is None else number))
    if key not in words:
        return f"{figure} {metric}"
    if metric == OTHER and _carries_unit(unit, words):
        return figure
    return words.fill(key, figure=figure, unit=name_unit(unit, words))


def word_dates(
    words: Words, *, start: date | None, end: date | None, precision: str | None, published: date | None
) -> str:
    """The days a figure is for, or what stands in for them: `du 9 au 18 août 2020`, `non daté, …`."""
    first, last = start or end, end or start
    if first is not None and last is not None:
        return write_days(first, last, words, precision=precision)
    if published is not None:
        return words.fill("date.undated_published", day=write_day(published, words))
    return words["date.undated_unknown"]


def name_metric(metric: str, words: Words) -> str:
    """The metric's name in lists and headings; its id where the catalogue does not know it."""
    return words.entries.get(f"metric.{metric}.name", metric)


def name_unit(unit: str | None, words: Words) -> str:
    """What the numbers of an axis are: `personnes`, `%`, `EUR`, else the counted noun of the text."""
    if unit is None:
        return words["unit_name.none"]
    return unit if is_currency(unit) else words.name("unit_name", unit)


def _carries_unit(unit: str | None, words: Words) -> bool:
    """Whether a number is never written without this unit: `50 %`, `3 ans`."""
    one = Decimal(1)
    return write_amount(one, unit, words) != write_amount(one, None, words)
