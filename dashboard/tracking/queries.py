"""The SQL that more than one module needs; the words are this module's own, every value is bound."""

from collections.abc import Iterable

from dashboard.tracking.selection import CSV_COLUMNS, PLOTTING_COLUMNS

_ELSEWHERE = {"figure": "member.figure", "verdict": "(SELECT verdict FROM figure WHERE figure.id = member.figure)"}
_COLUMNS = ", ".join(_ELSEWHERE.get(name, f'current_claim."{name}"') for name in (*CSV_COLUMNS, *PLOTTING_COLUMNS))

CLAIM_ROWS = (
    f"SELECT {_COLUMNS}, key FROM current_claim LEFT JOIN member ON member.claim = key AND member.takes_part"
    " WHERE key IN (SELECT value FROM json_each(?))"
)
"""The rows of claims by their keys, the key behind them."""

DOCUMENT = len(CSV_COLUMNS) + PLOTTING_COLUMNS.index("document_id")
START = CSV_COLUMNS.index("start")
"""Where in such a row the document and the place in it stand."""

SUPERSEDED_BY = (
    "(SELECT newer.document_id FROM superseded JOIN appearance ON appearance.text = superseded.text"
    " JOIN version ON version.appearance = appearance.id"
    " JOIN appearance AS successor ON successor.id = version.successor"
    " JOIN text AS newer ON newer.id = successor.text WHERE superseded.text = text.id LIMIT 1) AS superseded_by"
)
"""The document that took the place of a text, NULL where the text still counts; a column of a query on `text`."""


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
