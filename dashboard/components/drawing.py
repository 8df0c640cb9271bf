"""The claims that the filters leave in, the rows that the charts draw out: one a claim, or many drawn together.

More marks than a browser keeps readable are drawn together by day, week, month or year: each then tells from which to
which number its figures reach, and stands for the latest of its claims.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.charts.palette import COLOURS
from dashboard.components.markup import show_controls
from dashboard.components.readings import add_readings, name_series, to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count, write_days
from dashboard.i18n.wording import word_figure, word_reading
from dashboard.tracking.series import Bucket, Series

MOST_DRAWN = 1200
"""So many claims at most have a mark of their own; over 2 000 marks a chart is no longer read out."""


@dataclass(frozen=True)
class Drawing:
    """What the charts of a page show."""

    rows: pd.DataFrame
    """Worded rows, one a mark."""
    claims: int
    by: Bucket
    """`exact` where every claim has a mark of its own."""
    undated: int
    """Claims without a day, which have no mark where claims are drawn together."""
    left_out: int
    """Claims for which there was no room even so."""


def read_drawing(view: View) -> Drawing:
    """The rows of the charts for the claims that the filters leave."""
    claims = view.source.count_claims(view.selection)
    if claims <= MOST_DRAWN:
        rows = add_readings(view.source.read_claims(view.selection, MOST_DRAWN), view.words)
        return Drawing(rows, claims, "exact", 0, 0)
    series = view.source.read_series(view.selection, MOST_DRAWN, len(COLOURS))
    rows = _to_rows(series, view.words)
    return Drawing(rows, claims, series.by, 0 if series.by == "exact" else series.undated, series.left_out)


def _to_rows(series: Series, words: Words) -> pd.DataFrame:
    """The rows of a series of the store as charts take them."""
    rows = series.rows if series.by == "exact" else _to_middles(series.rows)
    is_range = (rows["figures"] > 1) | rows["value"].isna()
    worded = [_word_row(record, words) for record in series.rows.assign(is_range=is_range).to_dict("records")]
    rest = words["series.rest"] if series.rest else words["series.none"]
    return pd.DataFrame(
        {
            **{name: rows[name] for name in ("metric", "unit", "kind", "modality", "series")},
            # Of many figures some are always contradicted: that marks nothing.
            "verdict": rows["verdict"].where(rows["figures"] == 1, None),
            "id": rows["claim"],
            "qualifier": rows["qualifier"].where(~is_range, "range"),
            "value_real": rows["value"].astype("float64"),
            "low_real": rows["low"].where(is_range | ~rows["is_open_low"]).astype("float64"),
            "high_real": rows["high"].where(is_range | ~rows["is_open_high"]).astype("float64"),
            "date_start": rows["start"],
            "date_end": rows["end"],
            "published": None,
            "attribution": None,
            "figure": rows["figure"].where(~is_range & (rows["figure"] > 0)),
            "series_name": [name_series(each, words) if each else rest for each in rows["series"]],
            **{name: [each[name] for each in worded] for name in ("label", "reading", "when", "origin")},
        }
    )


def _to_middles(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows at the middle of their stretch of time, over which nothing was counted."""
    start, end = (pd.to_datetime(rows[name]) for name in ("start", "end"))
    middle = (start + (end - start) / 2).dt.strftime("%Y-%m-%d")
    return rows.assign(start=middle, end=middle)


def _word_row(record: Mapping[Hashable, Any], words: Words) -> dict[str, str]:
    """What a row is called: its number or range, its days, and for how many figures and voices it stands."""
    low, high, value = (_to_decimal(record[name]) for name in ("low", "high", "value"))
    qualifier = "range" if record["is_range"] else str(record["qualifier"])
    if not record["is_range"]:
        low, high = None, None
    figure = word_figure(words, qualifier=qualifier, unit=record["unit"], value=value, low=low, high=high)
    label = show_controls(figure)
    start, end = to_date(record["start"]), to_date(record["end"])
    when = write_days(start, end, words) if start and end else words["chart.strip"]
    reading = word_reading(label, str(record["metric"]), record["unit"], high or value, words)
    counted = [
        write_count("mentions", int(record["claims"]), words),
        write_count("voices", int(record["voices"]), words),
    ]
    return {
        "label": label,
        "when": when,
        "reading": f"{show_controls(reading)}, {when}",
        "origin": " · ".join(counted),
    }


def _to_decimal(number: float | None) -> Decimal | None:
    return None if number is None or number != number else Decimal(repr(float(number))).normalize()  # noqa: PLR0124
