"""The SQL that more than one module needs; the words are this module's own, every value is bound."""

from collections.abc import Iterable

from dashboard.tracking.selection import CSV_COLUMNS, PLOTTING_COLUMNS

_COLUMNS = ", ".join(f'"{name}"' for name in (*CSV_COLUMNS, *PLOTTING_COLUMNS))

CLAIM_ROWS = (
    f"SELECT {_COLUMNS} FROM current_claim WHERE key IN (SELECT value FROM json_each(?))"
    " ORDER BY published IS NULL, published, document_id, start, position LIMIT ? OFFSET ?"
)
"""The rows of claims by their keys, by publication, document and place in the text, or a page of them."""

CLAIM_ORDER = (
    "SELECT key FROM current_claim WHERE key IN (SELECT value FROM json_each(?))"
    " ORDER BY published IS NULL, published, document_id, start, position"
)
"""The keys of claims in the order of `CLAIM_ROWS`."""


def to_insert(table: str, columns: Iterable[str]) -> str:
    """The statement that adds a row, its values bound by the names of the columns."""
    names = list(columns)
    marks = ", ".join(f":{name}" for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({marks})"


def to_update(table: str, columns: Iterable[str]) -> str:
    """The statement that changes the row of an `id`, its values bound by the names of the columns."""
    changes = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"UPDATE {table} SET {changes} WHERE id = :id"
