"""Rows of the store -> the table that pages and exports take, every number exact."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.tracking.rows import from_cell
from dashboard.tracking.selection import CSV_COLUMNS, PLOTTING_COLUMNS

EXACT_COLUMNS = ("value", "low", "high")
"""Columns of Decimal numbers."""

_FLOAT_COLUMNS = ("value_real", "low_real", "high_real")


def to_frame(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """The rows of `to_claims_query` as a table; None, never NaN, where a CSV column knows nothing."""
    names = (*CSV_COLUMNS, *PLOTTING_COLUMNS)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame({name: _to_series(name, column) for name, column in zip(names, columns, strict=True)})


def _to_series(name: str, cells: Sequence[Any]) -> "pd.Series[Any]":
    """One column; of dtype object, so that pandas keeps None, Decimal and odd characters as they are."""
    if name in _FLOAT_COLUMNS:
        return pd.Series(cells, dtype="float64")
    if name in EXACT_COLUMNS:
        return pd.Series([None if cell is None else Decimal(cell) for cell in cells], dtype="object")
    if name == "flags":
        return pd.Series([" ".join(json.loads(cell)) or None for cell in cells], dtype="object")
    return pd.Series([from_cell(cell) for cell in cells], dtype="object")
