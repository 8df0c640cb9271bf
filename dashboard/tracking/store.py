"""The figures on disk: one SQLite file, opened here and nowhere else.

Readers and a writer work at the same time (WAL); a writer waits its turn for five seconds. Everything
that belongs to one document is one short transaction, so a killed import leaves whole documents only.
`synchronous` is NORMAL: a killed program loses nothing; after a power cut the last documents may be
missing, whole, and the same `add` brings them back.
"""

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import pandas as pd

from dashboard.tracking.appearances import find_dating, settle_appearance, to_appearance, to_document
from dashboard.tracking.errors import BusyStoreError, MissingStoreError, NewerStoreError, StoreError, UnusableStoreError
from dashboard.tracking.frames import to_frame
from dashboard.tracking.identity import find_wholes, hash_folded, hash_text, make_claim_ids, make_document_id
from dashboard.tracking.queries import (
    Query,
    roles_of,
    to_claims_query,
    to_insert,
    to_metrics_query,
    to_names_query,
    to_update,
)
from dashboard.tracking.records import Appearance, Extraction, ImportRun, StoredClaim, StoredDocument
from dashboard.tracking.rows import (
    OUTCOMES,
    Cell,
    Outcome,
    appearance_from_row,
    appearance_to_row,
    claim_to_row,
    from_cell,
    to_cell,
    to_import_run,
    to_stored_claim,
    to_stored_document,
)
from dashboard.tracking.selection import Facet, Selection
from extract.model import Claim, Document, Refusal
from extract.version import RULES_VERSION

SCHEMA = 1
"""The number of the tables' layout; it rises with every change of schema.sql."""

APPLICATION = 0x46494754
"""«FIGT» in the file's head tells a store of figures from the database of another program."""

WAITING_SECONDS = 5.0
"""How long to wait while another program writes."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What keeping a document would change: found before it is read for figures, checked again when it is saved."""

    hash: str
    known: tuple[tuple[int, Appearance], ...]
    """The appearances of its text so far, each with its key."""
    index: int | None
    """Which of them the document is; None for a new one."""
    appearance: Appearance
    """What that appearance becomes."""
    to_read: Document | None
    """The text as it is to be read for figures; None when nothing changes."""
    published: str | None
    """The date that the text has then."""


class Store:
    """A store of figures; a context manager, and safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self._connection = connection
        self._place = place
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> "Store":
        """The store at `path`, made new where there is none; pages open it `read_only`.

        Raises `StoreError` (one line to show): missing (read_only), no store, damaged, newer, unwritable.
        """
        place = Path(path)
        with _in_one_line(str(place)):
            connection = _open_for_reading(place) if read_only else _open_for_writing(place)
        return cls(connection, str(place))

    @classmethod
    def in_memory(cls) -> "Store":
        """A store that is gone when it is closed, for tests."""
        return cls(_make_ready(_connect(":memory:"), ":memory:"), ":memory:")

    def close(self) -> None:
        """Give the file back."""
        with self._lock, _in_one_line(self._place):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Pages and exports read:

    def read_claims(self, selection: Selection) -> pd.DataFrame:
        """One row a claim: `CSV_COLUMNS` in their order, then `PLOTTING_COLUMNS`; None where nothing is known.

        CSV columns are of dtype object: `value`, `low`, `high` are Decimal, dates ISO strings, `start` and
        `end` int, `confidence` float, `flags` names joined by blanks, `part_of` the other claim's id, `status`
        None until somebody decides. `value_real`, `low_real`, `high_real` are float64 (NaN for none), `series` is
        the subject, else the place, else None. Sorted by publication, document and place in the text.
        """
        with self._reading():
            return to_frame(self._fetch(to_claims_query(selection)))

    def read_metrics(self, selection: Selection | None = None) -> list[Facet]:
        """Every metric of the store, `other` included, with its claims under the other filters of `selection`."""
        wide = replace(selection or Selection(), metric=None, include_other=True)
        return self._read_facets(to_metrics_query(wide), ())

    def read_actors(self, selection: Selection) -> list[Facet]:
        """Names in the roles asked for, most claims first, counted under the other filters.

        A name that is chosen already stays in the list, with 0 where the other filters leave it nothing.
        """
        query = to_names_query(roles_of(selection), replace(selection, actors=()))
        return self._read_facets(query, selection.actors)

    def read_places(self, selection: Selection) -> list[Facet]:
        """Places, most claims first, counted under the other filters; chosen ones stay in the list."""
        return self._read_facets(to_names_query(("place",), replace(selection, places=())), selection.places)

    def read_claim(self, claim_id: str) -> StoredClaim | None:
        """The claim with its text and source; None when no reading of any text ever made it."""
        with self._reading():
            row = self._fetch_row(
                "SELECT claim.*, extraction.text, appearance, published, language, is_current,"
                " extraction.flags AS document_flags"
                " FROM claim JOIN extraction ON extraction.id = claim.extraction WHERE claim.id = ?"
                " ORDER BY is_current DESC, extraction DESC LIMIT 1",
                to_cell(claim_id),
            )
            if row is None:
                return None
            text = self._fetch_row("SELECT document_id, hash, content FROM text WHERE id = ?", row["text"])
            return to_stored_claim(row, text or {}, self._find_appearances(row["text"]))

    def read_documents(self) -> list[StoredDocument]:
        """Every text, latest publication first, undated ones last."""
        with self._reading():
            rows = self._fetch_rows(
                "SELECT appearance.*, text.document_id, text.hash, extraction.language AS settled_language,"
                " extraction.flags AS document_flags,"
                " (SELECT count(*) FROM appearance WHERE appearance.text = text.id) AS appearances,"
                " (SELECT count(*) FROM claim WHERE claim.extraction = extraction.id) AS claims"
                " FROM text JOIN extraction ON extraction.text = text.id AND is_current = 1"
                " JOIN appearance ON appearance.id = extraction.appearance"
                " ORDER BY extraction.published IS NULL, extraction.published DESC, text.id"
            )
            return [to_stored_document(row) for row in rows]

    def read_history(self, document_id: str) -> list[Extraction]:
        """Every reading of a text, the oldest first; exactly one is current."""
        with self._reading():
            rows = self._fetch_rows(
                "SELECT published, language, rules_version, made_at, is_current,"
                " (SELECT count(*) FROM claim WHERE claim.extraction = extraction.id) AS claims"
                " FROM extraction JOIN text ON text.id = extraction.text WHERE document_id = ? ORDER BY extraction.id",
                to_cell(document_id),
            )
            return [Extraction(**{**row, "is_current": bool(row["is_current"])}) for row in rows]

    def read_runs(self) -> list[ImportRun]:
        """The account of every import, the oldest first."""
        with self._reading():
            return [
                to_import_run(row, self._fetch_rows("SELECT * FROM refusal WHERE run = ? ORDER BY id", row["id"]))
                for row in self._fetch_rows("SELECT * FROM import_run ORDER BY id")
            ]

    def count_claims(self) -> int:
        """How many claims the current readings hold, `other` included."""
        with self._reading():
            row = self._fetch_row("SELECT count(*) AS claims FROM current_claim")
            return int(row["claims"]) if row else 0

    def data_version(self) -> str:
        """A word that changes whenever claims or documents change: the key for a page's cache."""
        with self._reading():
            row = self._fetch_row("SELECT store || '-' || version AS word FROM content") or {}
            return str(row["word"])

    # An import writes, one document after the other:

    def start_run(self, paths: Sequence[str]) -> int:
        """Begin the account of an import; every outcome is counted in it as it comes."""
        with self._transaction("IMMEDIATE") as connection:
            cursor = connection.execute(
                "INSERT INTO import_run (paths, rules_version, started_at) VALUES (?, ?, ?)",
                (json.dumps(list(paths)), RULES_VERSION, _now()),
            )
            return int(cursor.lastrowid or 0)

    def end_run(self, run: int, outcome: Literal["finished", "stopped"]) -> None:
        """Close the account of an import."""
        with self._transaction("IMMEDIATE") as connection:
            connection.execute("UPDATE import_run SET ended_at = ?, outcome = ? WHERE id = ?", (_now(), outcome, run))

    def plan(self, document: Document) -> Plan:
        """What keeping the document would change; its `to_read` is None when that is nothing."""
        text_hash = hash_text(document.text)
        with self._reading():
            return self._plan(text_hash, document)

    def save_known(self, run: int) -> None:
        """Count a document that changed nothing."""
        with self._transaction("IMMEDIATE"):
            self._count(run, "known")

    def save_refusal(self, refusal: Refusal, run: int) -> None:
        """Keep what was given and became no document, with the reason."""
        with self._transaction("IMMEDIATE") as connection:
            words = (to_cell(refusal.source), to_cell(refusal.reason), to_cell(refusal.remedy))
            connection.execute(
                "INSERT INTO refusal (run, source, reason, remedy, is_empty) VALUES (?, ?, ?, ?, ?)",
                (run, *words, refusal.is_empty),
            )
            self._count(run, "empty" if refusal.is_empty else "refused")

    def save_document(
        self, document: Document, plan: Plan, reading: Document, claims: Sequence[Claim], run: int
    ) -> bool:
        """Keep a document as planned, with the figures of `plan.to_read`; all of it or nothing.

        `reading` is that text with its language settled and its flags. False, and nothing kept, when another
        import changed the plan in the meantime: plan again.
        """
        with self._transaction("IMMEDIATE"):
            if self._plan(plan.hash, document) != plan:
                return False
            text = self._save_text(document.text, plan.hash)
            keys, appearances = self._save_appearance(text, plan)
            self._save_extraction(text, keys[find_dating(appearances)], plan.hash, reading, claims)
            self._connection.execute("UPDATE content SET version = version + 1")
            self._count(run, "read")
        return True

    def _plan(self, text_hash: str, document: Document) -> Plan:
        text = self._fetch_row("SELECT id FROM text WHERE hash = ?", text_hash)
        known = tuple(self._find_appearances(text["id"])) if text else ()
        index, appearance = settle_appearance([each for _, each in known], to_appearance(document))
        after = _with(appearance, [each for _, each in known], index)
        dating = after[find_dating(after)]
        is_same = index is not None and known[index][1] == appearance
        if is_same and self._find_rules_version(text_hash) == RULES_VERSION:
            return Plan(text_hash, known, index, appearance, None, dating.published)
        return Plan(text_hash, known, index, appearance, to_document(dating, document.text), dating.published)

    def _find_rules_version(self, text_hash: str) -> str | None:
        """The rules that the text's current figures were read with; None for an unknown text."""
        row = self._fetch_row(
            "SELECT rules_version FROM extraction JOIN text ON text.id = extraction.text"
            " WHERE hash = ? AND is_current = 1",
            text_hash,
        )
        return row["rules_version"] if row else None

    def _find_appearances(self, text: int) -> list[tuple[int, Appearance]]:
        rows = self._fetch_rows("SELECT * FROM appearance WHERE text = ? ORDER BY id", text)
        return [(row["id"], appearance_from_row(row)) for row in rows]

    def _save_text(self, text: str, text_hash: str) -> int:
        """The key of the text, which is kept once however often it came out."""
        self._connection.execute(
            "INSERT INTO text (document_id, hash, folded_hash, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (make_document_id(text_hash), text_hash, hash_folded(text), to_cell(text)),
        )
        row = self._fetch_row("SELECT id FROM text WHERE hash = ?", text_hash) or {}
        return int(row["id"])

    def _save_appearance(self, text: int, plan: Plan) -> tuple[list[int], list[Appearance]]:
        """Every appearance of the text with its key, after the planned one is written."""
        keys = [key for key, _ in plan.known]
        row = {**appearance_to_row(plan.appearance), "text": text, "read_at": _now()}
        if plan.index is not None:
            self._connection.execute(to_update("appearance", row), {**row, "id": keys[plan.index]})
        else:
            keys.append(int(self._connection.execute(to_insert("appearance", row), row).lastrowid or 0))
        return keys, _with(plan.appearance, [each for _, each in plan.known], plan.index)

    def _save_extraction(
        self, text: int, appearance: int, text_hash: str, reading: Document, claims: Sequence[Claim]
    ) -> None:
        """Make this reading of the text the current one, unless it is what the current one says."""
        made_from: Row = {
            "published": reading.published,
            "language": to_cell(reading.language),
            "rules_version": RULES_VERSION,
            "flags": json.dumps(list(reading.flags)),
        }
        current = self._fetch_row("SELECT * FROM extraction WHERE text = ? AND is_current = 1", text)
        if current and made_from.items() <= current.items():
            self._connection.execute("UPDATE extraction SET appearance = ? WHERE id = ?", (appearance, current["id"]))
            return
        self._connection.execute("UPDATE extraction SET is_current = 0 WHERE text = ?", (text,))
        row: Row = {**made_from, "text": text, "appearance": appearance, "made_at": _now(), "is_current": 1}
        cursor = self._connection.execute(to_insert("extraction", row), row)
        self._save_claims(int(cursor.lastrowid or 0), text_hash, claims)

    def _save_claims(self, extraction: int, text_hash: str, claims: Sequence[Claim]) -> None:
        ids = make_claim_ids(text_hash, claims)
        for position, (claim, claim_id, whole) in enumerate(zip(claims, ids, find_wholes(claims, ids), strict=True)):
            own = {"extraction": extraction, "id": claim_id, "position": position, "part_of": whole}
            row: Row = {**claim_to_row(claim), **own}
            self._connection.execute(to_insert("claim", row), row)

    def _count(self, run: int, outcome: Outcome) -> None:
        """Add one to the outcome, and to what was given, in the account of the run."""
        self._connection.execute(
            "UPDATE import_run SET given = given + 1, read = read + :read, known = known + :known,"
            " empty = empty + :empty, refused = refused + :refused WHERE id = :run",
            {"run": run} | {each: int(each == outcome) for each in OUTCOMES},
        )

    # Both go through these:

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One state of the store throughout; rows that are not as they were written are said in one line."""
        with self._transaction("DEFERRED"):
            try:
                yield
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:
                raise _damaged(self._place, error) from error

    @contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """All or nothing; what SQLite refuses is said in one line."""
        with self._lock, _in_one_line(self._place):
            self._connection.execute(f"BEGIN {kind}")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _fetch(self, query: Query) -> list[tuple[Any, ...]]:
        return self._connection.execute(query.sql, query.values).fetchall()

    def _fetch_rows(self, sql: str, *values: Cell) -> list[Row]:
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, cells, strict=True)) for cells in cursor]

    def _fetch_row(self, sql: str, *values: Cell) -> Row | None:
        rows = self._fetch_rows(sql, *values)
        return rows[0] if rows else None

    def _read_facets(self, query: Query, chosen: Iterable[str]) -> list[Facet]:
        with self._reading():
            facets = [Facet(from_cell(name), count) for name, count in self._fetch(query)]
        listed = {facet.name for facet in facets}
        return [*facets, *(Facet(name, 0) for name in chosen if name not in listed)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _with(appearance: Appearance, known: Sequence[Appearance], index: int | None) -> list[Appearance]:
    """The appearances of a text once one of them is replaced, or a new one added at the end."""
    if index is None:
        return [*known, appearance]
    return [*known[:index], appearance, *known[index + 1 :]]


def _open_for_reading(place: Path) -> sqlite3.Connection:
    """A connection that cannot write, also where the folder cannot be written to."""
    if not place.exists():
        raise MissingStoreError(f"{place}: there is no store yet; make one with: python -m dashboard add PATH")
    _refuse_other_than_file(place)
    address = place.absolute().as_uri()
    try:
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
    """Lay out an empty file; whoever comes second finds it done."""
    if not _is_empty(connection):
        _check_schema(connection, place)
        return
    connection.execute("BEGIN IMMEDIATE")
    if _is_empty(connection):
        for statement in _statements(files(__package__).joinpath("schema.sql").read_text("utf-8")):
            connection.execute(statement)
        connection.execute("INSERT INTO content VALUES (1, lower(hex(randomblob(8))), 0)")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")


def _checked(connection: sqlite3.Connection, place: str) -> sqlite3.Connection:
    """The connection, if a store of this schema is behind it."""
    try:
        _check_schema(connection, place)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection, place: str) -> None:
    """Refuse another program's database and a newer program's store; a later schema brings older ones up here."""
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
