"""Rows as the store gives them, of which a test states only what matters to it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.timeline import TimelineWords

USUAL: dict[str, Any] = {
    "metric": "deaths",
    "unit": "people",
    "qualifier": "exact",
    "kind": "event",
    "date_start": "2026-03-03",
    "date_end": "2026-03-03",
    "published": "2026-03-05",
    "label": "12",
    "reading": "12 morts, le 3 mars 2026",
    "when": "le 3 mars 2026",
    "origin": "Journal de Lutz",
    "series": "Lutz",
    "attribution": None,
    "figure": None,
    "verdict": None,
    "series_name": "Lutz",
    "series_label": "Lutz",
}

UNDATED = {"date_start": None, "date_end": None}
UNDATABLE = {**UNDATED, "published": None}


@pytest.fixture
def build_rows() -> Callable[..., pd.DataFrame]:
    """Rows of claims, each told by its value, or by its interval, and by what is unusual in it."""

    def build(*told: dict[str, Any]) -> pd.DataFrame:
        rows = []
        for number, each in enumerate(told):
            value = each.get("value", 12.0)
            numbers = {"value_real": value, "low_real": each.get("low", value), "high_real": each.get("high", value)}
            rows.append({**USUAL, "id": f"c{number}", **numbers, **each})
        frame = pd.DataFrame(rows).drop(columns=["value", "low", "high"], errors="ignore")
        return frame.astype(dict.fromkeys(("value_real", "low_real", "high_real"), "float64"))

    return build


@pytest.fixture
def words() -> TimelineWords:
    return TimelineWords(
        series="Sujet",
        figure="Chiffre",
        when="Date",
        origin="Article",
        strip="sans date",
        million=" M",
        billion=" Md",
        percent=" %",
        axis_formats={"day": "%-d %b", "month": "%b %Y", "year": "%Y"},
        vega_locale={"number": {"decimal": ",", "thousands": " ", "grouping": [3], "currency": ["", ""]}},
    )
