"""One SQLite file, opened here and nowhere else: its connection, its schema, its transactions.

Readers and a writer work at the same time (WAL); a writer waits its turn for `WAITING_SECONDS`. `synchronous` is
NORMAL: a killed program loses nothing; after a power cut the last documents may be missing, whole, and the
same `add` brings them back.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from dashboard.tracking.addresses import fold_address
from dashboard.tracking.errors import BusyStoreError, MissingStoreError, NewerStoreError, StoreError, UnusableStoreError
from dashboard.tracking.names import fold_name
from dashboard.tracking.rows import Cell, from_cell

MIGRATIONS = ("001_texts_and_claims.sql", "002_figures_and_decisions.sql", "003_corrections.sql")
"""The scripts of `schema/` in order: a new store runs them all, an older one those that it lacks."""

SCHEMA = len(MIGRATIONS)
"""The number of the tables' layout, which the file notes as its `user_version`."""

APPLICATION = 0x46494754
"""«FIGT» in the file's head tells a store of figures from the database of another program."""

APPLICATION_NOTE = f"PRAGMA application_id = {APPLICATION}"

WAITING_SECONDS = 5.0
"""How long to wait while another program writes."""

Row = dict[str, Any]


class Database:
    """The connection to one store, safe to share between threads; whatever SQLite refuses is a `StoreError`."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self._connection = connection
        self.place = place
        self._lock = threading.RLock()
        self._depth = 0

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> "Database":
        """The database at `path`, made new where there is none, brought up to date where it is older."""
        place = Path(path)
        with _in_one_line(str(place)):
            connection = _open_for_reading(place) if read_only else _open_for_writing(place)
        return cls(connection, str(place))

    @classmethod
    def in_memory(cls) -> "Database":
        """A database that is gone when it is closed, for tests."""
        return cls(_make_ready(_connect(":memory:"), ":memory:"), ":memory:")

    def close(self) -> None:
        """Give the file back."""
        with self._lock, _in_one_line(self.place):
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the store throughout; rows that are not as they were written are said in one line."""
        with self.transaction("DEFERRED"):
            try:
                yield
            except StoreError:
                raise
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:
                raise _damaged(self.place, error) from error

    @contextmanager
    def transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"] = "IMMEDIATE") -> Iterator[None]:
        """All or nothing; one that is begun within another is a part of it."""
        with self._lock, _in_one_line(self.place):
            if self._depth:
                yield
                return
            try:
                # Within the `try`: Ctrl-C may come when the wait for the lock ends.
                self._connection.execute(f"BEGIN {kind}")
                self._depth = 1
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def execute(self, sql: str, values: Sequence[Cell] | Row = ()) -> int:
        """Run one statement; the key of the row that it added last."""
        return int(self._connection.execute(sql, values).lastrowid or 0)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Cell]] | Sequence[Row]) -> None:
        """Run one statement for every row of values."""
        self._connection.executemany(sql, rows)

    def fetch(self, sql: str, values: Sequence[Cell] | Row = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql, values).fetchall()

    def fetch_rows(self, sql: str, *values: Cell) -> list[Row]:
        """Every row of the answer, its cells by the names of their columns."""
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, cells, strict=True)) for cells in cursor]

    def fetch_row(self, sql: str, *values: Cell) -> Row | None:
        """The first row of the answer; None where there is none."""
        rows = self.fetch_rows(sql, *values)
        return rows[0] if rows else None

    def fetch_number(self, sql: str, *values: Cell) -> int:
        """The one whole number that the answer holds; 0 for an empty one."""
        row = self._connection.execute(sql, values).fetchone()
        return int(row[0] or 0) if row else 0

    def fetch_words(self, sql: str, *values: Cell) -> list[str]:
        """The first column of the answer as words."""
        return [from_cell(row[0]) for row in self._connection.execute(sql, values)]


def _open_for_reading(place: Path) -> sqlite3.Connection:
    """A connection that cannot write, also where the folder cannot be written to."""
    if not place.exists():
        raise MissingStoreError(f"{place}: there is no store yet; make one with: python -m dashboard add PATH")
    _refuse_other_than_file(place)
    address = place.absolute().as_uri()
    try:
        connection = _checked(_connect(f"{address}?mode=ro"), str(place))
        if _pragma(connection, "user_version") == SCHEMA:
            return connection
        # A page that meets an older store brings it up to date, as any import would.
        connection.close()
        _open_for_writing(place).close()
        return _checked(_connect(f"{address}?mode=ro"), str(place))
    except sqlite3.OperationalError:
        # SQLite wants to lay its index of changes beside the file, and may not: then nobody else writes either,
        # and without changes that wait there it can do without the index.
        if place.with_name(place.name + "-wal").exists():
            raise
        return _checked(_connect(f"{address}?immutable=1"), str(place))


def _open_for_writing(place: Path) -> sqlite3.Connection:
    """A connection to the file, which is made, for its user's eyes alone, where there is none."""
    try:
        _refuse_other_than_file(place)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
    except (OSError, ValueError) as error:
        if isinstance(error, StoreError):
            raise
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnusableStoreError(f"{place}: cannot be written ({reason}); {_ELSEWHERE}") from error
    return _make_ready(_connect(f"{place.absolute().as_uri()}?mode=rw"), str(place))


def _refuse_other_than_file(place: Path) -> None:
    if place.is_dir():
        raise UnusableStoreError(f"{place}: is a folder; name a file in it with --store {place / 'figures.db'}")
    if place.exists() and not place.is_file():
        raise UnusableStoreError(f"{place}: is no regular file; {_ELSEWHERE}")


def _connect(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address,
        timeout=WAITING_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=address.startswith("file:"),
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _make_ready(connection: sqlite3.Connection, place: str) -> sqlite3.Connection:
    """The connection to a store that can be written, its tables made where there are none."""
    try:
        _make_tables(connection, place)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection, place: str) -> None:
    """Bring the file to this schema in one transaction; whoever comes second finds it done."""
    if not _is_empty(connection):
        _check_schema(connection, place)
    if _pragma(connection, "user_version") == SCHEMA:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        is_new = _is_empty(connection)
        with _functions_of_migrations(connection):
            for name in MIGRATIONS[0 if is_new else _pragma(connection, "user_version") :]:
                for statement in _statements(files(__package__).joinpath("schema", name).read_text("utf-8")):
                    connection.execute(statement)
        connection.execute(APPLICATION_NOTE)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _functions_of_migrations(connection: sqlite3.Connection) -> Iterator[None]:
    """The functions that a migration's SQL calls; SQLite would tell a Ctrl-C within one as a fault of the store."""
    stops: list[KeyboardInterrupt] = []

    def add(name: str, fold: Callable[[str], str | None]) -> None:
        def call(cell: Cell) -> str | None:
            try:
                return fold(from_cell(cell))
            except KeyboardInterrupt as stop:
                stops.append(stop)
                raise

        connection.create_function(name, 1, call, deterministic=True)

    add("fold_name", fold_name)
    add("fold_address", fold_address)
    try:
        yield
    except sqlite3.Error as error:
        if stops:
            raise stops[0] from error
        raise


def _checked(connection: sqlite3.Connection, place: str) -> sqlite3.Connection:
    """The connection, if a store of this schema is behind it."""
    try:
        _check_schema(connection, place)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection, place: str) -> None:
    """Refuse another program's database and a newer program's store."""
    if _pragma(connection, "application_id") != APPLICATION:
        raise UnusableStoreError(f"{place}: is a database, but no store of figures; {_ELSEWHERE}")
    schema = _pragma(connection, "user_version")
    if schema > SCHEMA:
        raise NewerStoreError(
            f"{place}: was made by a newer version of Figure Tracker (schema {schema}, this one knows {SCHEMA});"
            f" update the program, or {_ELSEWHERE}"
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    has_table = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    return has_table is None and _pragma(connection, "application_id") in (0, APPLICATION)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they can share a transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


_ELSEWHERE = "name another file with --store FILE"

_REASONS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (BusyStoreError, "another program keeps it to itself; try again when that has ended"),
    sqlite3.SQLITE_LOCKED: (BusyStoreError, "another program keeps it to itself; try again when that has ended"),
    sqlite3.SQLITE_NOTADB: (UnusableStoreError, f"is no store of figures; {_ELSEWHERE}"),
    sqlite3.SQLITE_READONLY: (UnusableStoreError, f"cannot be written; allow it, or {_ELSEWHERE}"),
    sqlite3.SQLITE_CANTOPEN: (UnusableStoreError, f"cannot be opened; allow it, or {_ELSEWHERE}"),
    sqlite3.SQLITE_PERM: (UnusableStoreError, f"cannot be opened; allow it, or {_ELSEWHERE}"),
    sqlite3.SQLITE_FULL: (UnusableStoreError, "the disk is full; make room and run the same command again"),
    sqlite3.SQLITE_IOERR: (UnusableStoreError, "the disk is full or failing; make room and run the same command again"),
}


@contextmanager
def _in_one_line(place: str) -> Iterator[None]:
    """Whatever SQLite refuses as a `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        # The lower byte is the sort of error, the rest its details; text that is no UTF-8 has no code at all.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code not in _REASONS:
            raise _damaged(place, error) from error
        kind, reason = _REASONS[code]
        raise kind(f"{place}: {reason}") from error


def _damaged(place: str, error: Exception) -> UnusableStoreError:
    details = " ".join(str(error).split())
    return UnusableStoreError(
        f"{place}: is damaged ({details}); put back a copy of it, or move it away and run add again"
    )
