"""Rows of claims in, the same rows out with what each is called in the reader's language."""

from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.components.markup import show_controls
from dashboard.i18n.catalogue import Words
from dashboard.i18n.wording import word_dates, word_figure, word_reading


def add_readings(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The rows with `label`, `reading`, `when`, `origin` and `series_name`, safe to show as plain text."""
    records = rows.to_dict("records")
    labels = [_word_label(record, words) for record in records]
    return rows.assign(
        label=labels,
        reading=[_word_reading(record, label, words) for record, label in zip(records, labels, strict=True)],
        when=[_word_when(record, words) for record in records],
        origin=[word_origin(record["title"], record["publisher"], words) for record in records],
        series_name=[name_series(record["series"], words) for record in records],
    )


def name_series(series: str | None, words: Words) -> str:
    """The series' name, or the words for a claim without subject and place."""
    return show_controls(series) if isinstance(series, str) and series else words["series.none"]


def word_origin(title: str | None, publisher: str | None, words: Words) -> str:
    """Where a claim comes from: title and publisher, what is unknown said so."""
    shown = show_controls(title) if title else words["card.unknown_title"]
    return f"{shown} · {show_controls(publisher) if publisher else words['card.unknown_publisher']}"


def to_date(text: object) -> date | None:
    """The local day of an ISO date or date-time; None for what is none."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _word_label(record: Mapping[Hashable, Any], words: Words) -> str:
    figure = word_figure(
        words,
        qualifier=str(record["qualifier"]),
        unit=_or_none(record["unit"]),
        value=_or_none(record["value"]),
        low=_or_none(record["low"]),
        high=_or_none(record["high"]),
    )
    return show_controls(figure)


def _word_reading(record: Mapping[Hashable, Any], label: str, words: Words) -> str:
    number: Decimal | None = _or_none(record["value"]) or _or_none(record["high"]) or _or_none(record["low"])
    reading = word_reading(label, str(record["metric"]), _or_none(record["unit"]), number, words)
    return f"{show_controls(reading)}, {_word_when(record, words)}"


def _word_when(record: Mapping[Hashable, Any], words: Words) -> str:
    return word_dates(
        words,
        start=to_date(record["date_start"]),
        end=to_date(record["date_end"]),
        precision=_or_none(record["date_precision"]),
        published=to_date(record["published"]),
    )


def _or_none(cell: Any) -> Any:  # noqa: ANN401 a cell of any column
    """The cell, None where pandas made something else of a missing one."""
    return None if cell is None or cell != cell else cell  # noqa: PLR0124 NaN alone differs from itself
