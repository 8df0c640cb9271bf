"""Selected claims -> a file: every number with every digit, and no cell of a CSV that runs as a formula.

JSON lines and Parquet hold texts as they are: no program runs these. Every one of the files is taken back by `add`.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.tracking.selection import CSV_COLUMNS
from extract.cells import to_digits, to_safe_text
from extract.writing import to_json_line

_NUMBER_COLUMNS = frozenset({"value", "low", "high", "confidence", "start", "end"})
_EXACT_COLUMNS = ("value", "low", "high")

_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(_EXACT_COLUMNS, pa.decimal256(76, 30)),
    "confidence": pa.float64(),
    "start": pa.int64(),
    "end": pa.int64(),
}
"""The columns of Parquet that are no text: 46 digits before the point and 30 behind it, as no printed number needs."""


def to_csv(rows: pd.DataFrame) -> bytes:
    """The rows of `Store.read_claims` as CSV (RFC 4180, UTF-8); an empty cell is what is not known."""
    return _write(rows, ",", to_digits, has_head=True).encode()


def to_french_csv(rows: pd.DataFrame) -> bytes:
    """The same for a French Excel: semicolons between cells, a comma in numbers, a mark for UTF-8 in front."""
    return _write(rows, ";", _to_french_digits, has_head=True).encode("utf-8-sig")


def write_figures(pages: Iterable[pd.DataFrame], output: BinaryIO, form: str) -> int:
    """Write the claims page by page in one of `FORMATS`; how many there were."""
    return FORMATS[form](pages, output)


def _write_csv(pages: Iterable[pd.DataFrame], output: BinaryIO) -> int:
    return _write_pages(pages, output, b"", ",", to_digits)


def _write_french_csv(pages: Iterable[pd.DataFrame], output: BinaryIO) -> int:
    return _write_pages(pages, output, b"\xef\xbb\xbf", ";", _to_french_digits)


def _write_pages(
    pages: Iterable[pd.DataFrame], output: BinaryIO, mark: bytes, delimiter: str, to_number: Callable[[Any], str]
) -> int:
    count = 0
    output.write(mark + _write(pd.DataFrame(columns=list(CSV_COLUMNS)), delimiter, to_number, has_head=True).encode())
    for rows in pages:
        output.write(_write(rows, delimiter, to_number, has_head=False).encode())
        count += len(rows)
    return count


def _write_json_lines(pages: Iterable[pd.DataFrame], output: BinaryIO) -> int:
    count = 0
    for rows in pages:
        for cells in zip(*(rows[name] for name in CSV_COLUMNS), strict=True):
            record = {name: None if _is_unknown(cell) else cell for name, cell in zip(CSV_COLUMNS, cells, strict=True)}
            record["flags"] = (record["flags"] or "").split()
            output.write(to_json_line(record).encode("utf-8", "replace") + b"\n")
        count += len(rows)
    return count


def _write_parquet(pages: Iterable[pd.DataFrame], output: BinaryIO) -> int:
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in CSV_COLUMNS])
    count = 0
    with pq.ParquetWriter(output, schema) as writer:
        for rows in pages:
            columns = [_to_array(rows[name], schema.field(name).type) for name in CSV_COLUMNS]
            writer.write_table(pa.table(columns, schema=schema))
            count += len(rows)
    return count


def _to_array(cells: Iterable[Any], kind: pa.DataType) -> pa.Array:
    known = [None if _is_unknown(cell) else cell for cell in cells]
    if pa.types.is_decimal(kind):
        return pa.array([None if cell is None else Decimal(f"{cell:f}") for cell in known], kind)
    if not pa.types.is_string(kind):
        return pa.array(known, kind)
    # Half of a surrogate pair has no UTF-8, here as in a CSV.
    return pa.array([None if cell is None else str(cell).encode("utf-8", "replace").decode() for cell in known], kind)


FORMATS: dict[str, Callable[[Iterable[pd.DataFrame], BinaryIO], int]] = {
    "csv": _write_csv,
    "csv-fr": _write_french_csv,
    "jsonl": _write_json_lines,
    "parquet": _write_parquet,
}
"""What figures can be written as, by the names of the command line."""


def _to_french_digits(number: Decimal | float) -> str:
    return to_digits(number).replace(".", ",")


def _write(rows: pd.DataFrame, delimiter: str, to_number: Callable[[Any], str], *, has_head: bool) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    if has_head:
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
