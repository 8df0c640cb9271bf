"""A selection -> the SQL that reads it; the words are this module's own, every value is bound."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.tracking.rows import Cell, to_cell
from dashboard.tracking.selection import CSV_COLUMNS, PLOTTING_COLUMNS, ROLES, Selection
from extract.model import OTHER

_COLUMNS = ", ".join(f'"{name}"' for name in (*CSV_COLUMNS, *PLOTTING_COLUMNS))


@dataclass(frozen=True, slots=True)
class Query:
    """One statement and the values that are bound to it."""

    sql: str
    values: tuple[Cell, ...]


def to_claims_query(selection: Selection) -> Query:
    """The rows of the claims that are selected, by publication, document and place in the text."""
    condition = _to_condition(selection)
    return Query(
        f"SELECT {_COLUMNS} FROM current_claim WHERE {condition.sql}"  # noqa: S608 no word comes from outside
        " ORDER BY published IS NULL, published, document_id, start, position",
        condition.values,
    )


def to_metrics_query(selection: Selection) -> Query:
    """Every metric there is, with the number of its claims under the selection."""
    condition = _to_condition(selection)
    return Query(
        "SELECT name, count(key) FROM (SELECT DISTINCT metric AS name FROM current_claim)"  # noqa: S608
        f" LEFT JOIN (SELECT metric AS name, key FROM current_claim WHERE {condition.sql}) USING (name)"
        " GROUP BY name ORDER BY count(key) DESC, name",
        condition.values,
    )


def to_names_query(columns: tuple[str, ...], selection: Selection) -> Query:
    """Every name in one of the columns, with the number of claims under the selection that have it there."""
    condition = _to_condition(selection)
    # UNION, not UNION ALL: a name that one claim has in two roles counts once.
    names = " UNION ".join(f"SELECT key, {column} AS name FROM chosen" for column in columns)  # noqa: S608
    return Query(
        f"WITH chosen AS (SELECT key, {', '.join(columns)} FROM current_claim WHERE {condition.sql})"  # noqa: S608
        f" SELECT name, count(*) FROM ({names}) WHERE name IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name",
        condition.values,
    )


def roles_of(selection: Selection) -> tuple[str, ...]:
    """The roles in which the selection looks for its actors."""
    return ROLES if selection.role is None else (selection.role,)


def _to_condition(selection: Selection) -> Query:
    """The part after WHERE; true for every claim where the selection does not narrow."""
    parts: list[Query] = []
    if selection.metric is not None:
        parts.append(Query("metric = ?", (to_cell(selection.metric),)))
    elif not selection.include_other:
        parts.append(Query("metric <> ?", (OTHER,)))
    if selection.actors:
        parts.append(_among(roles_of(selection), selection.actors))
    if selection.places:
        parts.append(_among(("place",), selection.places))
    sql = " AND ".join(part.sql for part in parts)
    return Query(sql or "TRUE", tuple(value for part in parts for value in part.values))


def _among(columns: tuple[str, ...], names: tuple[str, ...]) -> Query:
    """Whether one of the columns holds one of the names."""
    marks = ", ".join("?" * len(names))
    sql = " OR ".join(f"{column} IN ({marks})" for column in columns)
    return Query(f"({sql})", tuple(to_cell(name) for name in names) * len(columns))


def to_insert(table: str, columns: Iterable[str]) -> str:
    """The statement that adds a row, its values bound by the names of the columns."""
    names = list(columns)
    marks = ", ".join(f":{name}" for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({marks})"  # noqa: S608 tables and columns of schema.sql


def to_update(table: str, columns: Iterable[str]) -> str:
    """The statement that changes the row of an `id`, its values bound by the names of the columns."""
    changes = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"UPDATE {table} SET {changes} WHERE id = :id"  # noqa: S608 tables and columns of schema.sql
