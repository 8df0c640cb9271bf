"""Selected claims -> the CSV of figures, every number with every digit, and no cell that runs as a formula."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from dashboard.tracking.selection import CSV_COLUMNS
from extract.cells import to_digits, to_safe_text

_NUMBER_COLUMNS = frozenset({"value", "low", "high", "confidence", "start", "end"})


def to_csv(rows: pd.DataFrame) -> bytes:
    """The rows of `Store.read_claims` as CSV (RFC 4180, UTF-8); an empty cell is what is not known."""
    return _write(rows, ",", to_digits).encode()


def to_french_csv(rows: pd.DataFrame) -> bytes:
    """The same for a French Excel: semicolons between cells, a comma in numbers, a mark for UTF-8 in front."""
    return _write(rows, ";", lambda number: to_digits(number).replace(".", ",")).encode("utf-8-sig")


def _write(rows: pd.DataFrame, delimiter: str, to_number: Callable[[Any], str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_to_cells(rows, to_number))
    return text.getvalue()


def _to_cells(rows: pd.DataFrame, to_number: Callable[[Any], str]) -> Iterator[Sequence[str]]:
    """The cells of each row, column by column made into words."""
    columns = []
    for name in CSV_COLUMNS:
        to_word = to_number if name in _NUMBER_COLUMNS else to_safe_text
        columns.append(["" if _is_unknown(cell) else to_word(cell) for cell in rows[name]])
    return zip(*columns, strict=True)


def _is_unknown(cell: object) -> bool:
    # A page may have turned None into NaN or NA on the way.
    return cell is None or cell is pd.NA or cell != cell  # noqa: PLR0124 only NaN differs from itself
