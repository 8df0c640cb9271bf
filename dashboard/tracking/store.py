"""The figures on disk, as pages, exports and imports see them.

Everything that belongs to one document is one short transaction, so a killed import leaves whole documents only.
What is worked out from all of them (figures, columns) is marked stale in that same transaction, and made again by
whoever next has the store open to write; until then readers work around what is stale.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import numpy as np
import pandas as pd

from dashboard.tracking import decisions
from dashboard.tracking.actors import count_claims_of_actors
from dashboard.tracking.appearances import find_dating, settle_appearance, to_appearance, to_document
from dashboard.tracking.columns import Columns, read_version
from dashboard.tracking.corrections import read_machine_fields
from dashboard.tracking.database import Database
from dashboard.tracking.decisions import Decision
from dashboard.tracking.figure_reading import read_figure_page, read_one_figure
from dashboard.tracking.filtering import Filter
from dashboard.tracking.frames import to_frame
from dashboard.tracking.identity import hash_text, make_document_id
from dashboard.tracking.keeping import Plan, Saved, find_appearances, now, read_named, save_document, with_appearance
from dashboard.tracking.matching import Named
from dashboard.tracking.overview import Order, Overview, read_overview
from dashboard.tracking.queries import CLAIM_ROWS, DOCUMENT, START, SUPERSEDED_BY
from dashboard.tracking.records import (
    Appearance,
    Extraction,
    ImportRun,
    Relative,
    Stats,
    StoredChange,
    StoredClaim,
    StoredDocument,
    StoredFigure,
)
from dashboard.tracking.refreshing import refresh_derived
from dashboard.tracking.relatives import find_relatives
from dashboard.tracking.rows import (
    OUTCOMES,
    Outcome,
    from_cell,
    to_cell,
    to_import_run,
    to_stored_claim,
    to_stored_document,
)
from dashboard.tracking.searching import Hit, find_hits
from dashboard.tracking.selection import FACETS, Facet, Selection
from dashboard.tracking.series import MOST_ROWS, MOST_SERIES, Bucket, Series, rank_series, read_series
from extract.model import Claim, Document, Flag, Refusal
from extract.version import RULES_VERSION

__all__ = ["Plan", "Saved", "Store"]


class Store:
    """A store of figures; a context manager, and safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> "Store":
        """The store at `path`, made new where there is none; pages open it `read_only`.

        Raises `StoreError` (one line to show): missing (read_only), no store, damaged, newer, unwritable.
        """
        return cls(Database.open(path, read_only=read_only))

    @classmethod
    def in_memory(cls) -> "Store":
        """A store that is gone when it is closed, for tests."""
        return cls(Database.in_memory())

    def close(self) -> None:
        """Give the file back."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Pages and exports read:

    def read_claims(self, selection: Selection, *, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """One row a claim: `CSV_COLUMNS` in their order, then `PLOTTING_COLUMNS`; None where nothing is known.

        CSV columns are of dtype object: `value`, `low`, `high` are Decimal, dates ISO strings, `start` and
        `end` int, `confidence` float, `flags` names joined by blanks, `part_of` the other claim's id, `status`
        what was decided. `value_real`, `low_real`, `high_real` are float64 (NaN for none), `series` is
        the subject, else the place, else None; `figure` and its `verdict` are those of a claim that is compared
        with others, None for what is denied, forecast or a part. Names are those of the actors that were decided on.
        Sorted by publication, text and place in it; `limit` and `offset` cut a page out of that.
        """
        with self.database.reading():
            keys = self._filter(selection).find_ordered_keys()
            return to_frame(self._fetch_claims(keys[offset : None if limit is None else offset + limit]))

    def iterate_claims(self, selection: Selection, *, page: int = 20_000) -> Iterator[pd.DataFrame]:
        """The rows of `read_claims` in tables of so many, for exports of any size; all of one state of the store."""
        with self.database.reading():
            ordered = self._filter(selection).find_ordered_keys()
            for at in range(0, len(ordered), page):
                yield to_frame(self._fetch_claims(ordered[at : at + page]))

    def count_selected(self, selection: Selection) -> int:
        """How many claims `read_claims` would give."""
        with self.database.reading():
            return len(self._filter(selection).find_keys())

    def count_documents(self, selection: Selection) -> int:
        """How many texts the selected claims stand in."""
        with self.database.reading():
            columns = Columns(self.database)
            return len(np.unique(columns["text"][Filter(self.database, columns, selection).find_mask()]))

    def read_facets(self, selection: Selection, names: Iterable[str] = FACETS) -> dict[str, list[Facet]]:
        """For each of `FACETS` its values, most claims first, counted under all the other filters.

        A value that is chosen already stays in its list, with 0 where the other filters leave it nothing. Months
        of `period` are written `2020-08`.
        """
        with self.database.reading():
            return self._filter(selection).count_facets(names)

    def read_metrics(self, selection: Selection | None = None) -> list[Facet]:
        """Every metric of the store, `other` included, with its claims under the other filters of `selection`."""
        wide = replace(selection or Selection(), metric=None, include_other=True)
        return self.read_facets(wide, ("metric",))["metric"]

    def read_actors(self, selection: Selection) -> list[Facet]:
        """Names in the roles asked for, most claims first, counted under the other filters."""
        return self.read_facets(selection, ("actor",))["actor"]

    def read_places(self, selection: Selection) -> list[Facet]:
        """Places, most claims first, counted under the other filters; chosen ones stay in the list."""
        return self.read_facets(selection, ("place",))["place"]

    def read_series(
        self,
        selection: Selection,
        *,
        by: Bucket | None = None,
        most_rows: int = MOST_ROWS,
        most_series: int = MOST_SERIES,
    ) -> Series:
        """The rows of a chart for a selection, by claim, day, week, month or year: the finest that fits."""
        with self.database.reading():
            columns = Columns(self.database)
            mask = Filter(self.database, columns, selection).find_mask()
            return read_series(self.database, columns, mask, by=by, most_rows=most_rows, most_series=most_series)

    def rank_series(self, selection: Selection, limit: int) -> list[str | None]:
        """The subjects or places with most claims, at most `limit`; None stands for claims without either."""
        with self.database.reading():
            columns = Columns(self.database)
            mask = Filter(self.database, columns, selection).find_mask()
            return rank_series(self.database, columns, mask, limit)

    def read_overview(self, selection: Selection, *, since: str, order: Order = "voices", limit: int = 24) -> Overview:
        """What is said of each metric of each subject or place, at most `limit`, and what all of it amounts to.

        Most voices first, or what `order` names; what was read in since the moment `since` (ISO, UTC) is fresh.
        """
        with self.database.reading():
            columns = Columns(self.database)
            mask = Filter(self.database, columns, selection).find_mask()
            return read_overview(self.database, columns, mask, since=since, order=order, limit=limit)

    def read_figures(
        self, selection: Selection | None = None, *, verdicts: Sequence[str] = (), limit: int = 100, offset: int = 0
    ) -> tuple[list[StoredFigure], int]:
        """The figures that a selected claim belongs to, most voices first, at most `limit`, and how many in all.

        `verdicts` are those of reconcile.py: `contradict` alone gives what voices contradict each other on.
        """
        with self.database.reading():
            keys = None
            if selection is not None:
                columns = Columns(self.database)
                figures = columns["figure"][Filter(self.database, columns, selection).find_mask()]
                keys = np.flatnonzero(np.bincount(figures, minlength=1)[1:]) + 1
            return read_figure_page(self.database, keys, verdicts, limit, offset)

    def read_figure(self, figure: int) -> StoredFigure | None:
        """One figure with every claim of it in its course; None for an id that no figure has now."""
        with self.database.reading():
            return read_one_figure(self.database, figure)

    def find_figure(self, claim_id: str) -> int | None:
        """The figure that a claim belongs to; None where it belongs to none."""
        with self.database.reading():
            return (
                self.database.fetch_number(
                    "SELECT figure FROM member JOIN claim ON claim.key = member.claim WHERE claim.id = ?"
                    " ORDER BY claim.key DESC LIMIT 1",
                    to_cell(claim_id),
                )
                or None
            )

    def search(self, words: str, limit: int = 50) -> tuple[list[Hit], int]:
        """The documents that hold the words, best first, at most `limit`, and how many there are in all."""
        with self.database.reading():
            return find_hits(self.database, words, limit)

    def read_claim(self, claim_id: str) -> StoredClaim | None:
        """The claim with its text and source; None when no reading of any text ever made it.

        An id that a new reading of the text replaced leads to the claim that stands there now.
        """
        with self.database.reading():
            row = self.database.fetch_row(
                "SELECT claim.*, extraction.text, appearance, published, language, is_current,"
                " extraction.flags AS document_flags"
                " FROM claim JOIN extraction ON extraction.id = claim.extraction"
                " WHERE claim.id IN (?1, (SELECT new_claim FROM succession WHERE old_claim = ?1))"
                " ORDER BY is_current DESC, extraction DESC LIMIT 1",
                to_cell(claim_id),
            )
            if row is None:
                return None
            text = self.database.fetch_row(
                f"SELECT document_id, hash, content, {SUPERSEDED_BY} FROM text WHERE id = ?", row["text"]
            )
            return to_stored_claim(row, text or {}, find_appearances(self.database, row["text"]))

    def read_machine_fields(self, claim_id: str) -> dict[str, Any] | None:
        """What the rules read in the fields of a claim that a person changed; None for a claim left as it is."""
        with self.database.reading():
            return read_machine_fields(self.database, claim_id)

    def read_documents(self, document_id: str | None = None) -> list[StoredDocument]:
        """Every text, latest publication first, undated ones last; or the one of that number, if there is one."""
        with self.database.reading():
            rows = self.database.fetch_rows(
                "SELECT appearance.*, text.document_id, text.hash, extraction.language AS settled_language,"
                " extraction.published AS settled_published,"
                " extraction.flags AS document_flags,"
                " (SELECT count(*) FROM appearance WHERE appearance.text = text.id) AS appearances,"
                " (SELECT count(*) FROM claim WHERE claim.extraction = extraction.id) AS claims,"
                " (SELECT document_id FROM text AS near WHERE near.id ="
                "  (SELECT nearest FROM likeness WHERE likeness.text = text.id)) AS copy_of,"
                f" {SUPERSEDED_BY}"
                " FROM text JOIN extraction ON extraction.text = text.id AND is_current = 1"
                " JOIN appearance ON appearance.id = extraction.appearance"
                " WHERE ?1 IS NULL OR text.document_id = ?1"
                " ORDER BY extraction.published IS NULL, extraction.published DESC, text.id",
                to_cell(document_id),
            )
            return [to_stored_document(row) for row in rows]

    def read_document(self, document_id: str) -> tuple[Document, list[Named]]:
        """A text as it came out, a day that a person gave it left aside, and its current claims with their ids.

        Raises LookupError where the store has no such text.
        """
        with self.database.transaction("DEFERRED"):
            text = self.database.fetch_row("SELECT id, content FROM text WHERE document_id = ?", to_cell(document_id))
            if text is None:
                raise LookupError(f"no document has the number {document_id}")
            appearances = [each for _, each in find_appearances(self.database, text["id"])]
            dating = appearances[find_dating(appearances)]
            return to_document(dating, from_cell(text["content"])), read_named(self.database, text["id"])

    def count_flagged(self, flag: str) -> int:
        """How many documents have a flag."""
        with self.database.reading():
            return self.database.fetch_number(
                "SELECT count(*) FROM extraction WHERE is_current"
                " AND EXISTS (SELECT 1 FROM json_each(extraction.flags) WHERE value = ?)",
                flag,
            )

    def read_appearances(self, document_id: str) -> list[Appearance]:
        """Every place where a text came out, the one that dates it first."""
        with self.database.reading():
            key = self.database.fetch_number("SELECT id FROM text WHERE document_id = ?", to_cell(document_id))
            appearances = [each for _, each in find_appearances(self.database, key)]
            first = find_dating(appearances) if appearances else 0
            return [*appearances[first : first + 1], *appearances[:first], *appearances[first + 1 :]]

    def read_relatives(self, document_id: str) -> list[Relative]:
        """The versions of the same page that stand next to a text, then its near-copies."""
        with self.database.reading():
            key = self.database.fetch_number("SELECT id FROM text WHERE document_id = ?", to_cell(document_id))
            return find_relatives(self.database, key)

    def list_outdated(self) -> list[str]:
        """The `document_id` of every text that was read with other rules than those of today."""
        with self.database.reading():
            return self.database.fetch_words(
                "SELECT document_id FROM text JOIN extraction ON extraction.text = text.id AND is_current"
                " WHERE rules_version <> ? AND NOT is_partial ORDER BY text.id",
                RULES_VERSION,
            )

    def read_changes(self, run: int) -> list[StoredChange]:
        """What an import or a rebuild did to claims that were there before, in the order in which it did so."""
        with self.database.reading():
            rows = self.database.fetch_rows(
                "SELECT change.document_id, sort, cause, old_claim, new_claim, fields, metric, quote, snippet"
                " FROM change"
                " JOIN claim ON claim.key = (SELECT max(key) FROM claim WHERE id = ifnull(new_claim, old_claim))"
                " WHERE run = ? ORDER BY change.id",
                run,
            )
            words = ("metric", "quote", "snippet")
            return [
                StoredChange(
                    **{**row, **{name: from_cell(row[name]) for name in words}, "fields": json.loads(row["fields"])}
                )
                for row in rows
            ]

    def read_stats(self) -> Stats:
        """What the store holds, counted."""
        count = self.database.fetch_number
        with self.database.reading():
            size = count("PRAGMA page_count") * count("PRAGMA page_size")
            metrics = self._filter(Selection(include_other=True)).count_facets(("metric",))["metric"]
            return Stats(
                schema=count("PRAGMA user_version"),
                megabytes=size / 1e6,
                documents=count("SELECT count(*) FROM text"),
                copies=count("SELECT count(*) FROM likeness WHERE nearest IS NOT NULL"),
                superseded=count("SELECT count(*) FROM superseded"),
                outdated=count(
                    "SELECT count(*) FROM extraction JOIN text ON text.id = extraction.text"
                    " WHERE is_current AND NOT is_partial AND rules_version <> ?",
                    RULES_VERSION,
                ),
                claims=sum(facet.count for facet in metrics),
                metrics={facet.name: facet.count for facet in metrics},
                figures=count("SELECT count(*) FROM figure"),
                verdicts=dict(self.database.fetch("SELECT verdict, count(*) FROM figure GROUP BY verdict")),
                actors=len(count_claims_of_actors(self.database)),
                decisions=count("SELECT count(*) FROM decision"),
                stale=count("SELECT count(*) FROM stale_family")
                + count("SELECT count(*) FROM text WHERE id NOT IN (SELECT text FROM likeness)"),
            )

    def read_history(self, document_id: str) -> list[Extraction]:
        """Every reading of a text, the oldest first; exactly one is current."""
        with self.database.reading():
            rows = self.database.fetch_rows(
                "SELECT published, language, rules_version, made_at, is_current,"
                " (SELECT count(*) FROM claim WHERE claim.extraction = extraction.id) AS claims"
                " FROM extraction JOIN text ON text.id = extraction.text WHERE document_id = ? ORDER BY extraction.id",
                to_cell(document_id),
            )
            return [Extraction(**{**row, "is_current": bool(row["is_current"])}) for row in rows]

    def read_runs(self) -> list[ImportRun]:
        """The account of every import, the oldest first."""
        with self.database.reading():
            return [self._to_run(row) for row in self.database.fetch_rows("SELECT * FROM import_run ORDER BY id")]

    def read_last_run(self) -> ImportRun | None:
        """The account of the latest import as it stands now; None before the first."""
        with self.database.reading():
            row = self.database.fetch_row("SELECT * FROM import_run ORDER BY id DESC LIMIT 1")
            return self._to_run(row) if row else None

    def read_run(self, run: int) -> ImportRun | None:
        """The account of one import as it stands now; None for an unknown one."""
        with self.database.reading():
            row = self.database.fetch_row("SELECT * FROM import_run WHERE id = ?", run)
            return self._to_run(row) if row else None

    def count_claims(self) -> int:
        """How many claims the current readings hold, `other` included."""
        with self.database.reading():
            return self.database.fetch_number("SELECT count(*) FROM current_claim")

    def data_version(self) -> str:
        """A word that changes whenever claims or documents change: the key for a page's cache."""
        with self.database.reading():
            return read_version(self.database)

    # An import writes, one document after the other:

    def start_run(self, paths: Sequence[str], *, sort: Literal["add", "rebuild"] = "add") -> int:
        """Begin the account of an import; every outcome is counted in it as it comes."""
        with self.database.transaction():
            return self.database.execute(
                "INSERT INTO import_run (paths, rules_version, started_at, sort, process, seen_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (json.dumps(list(paths)), RULES_VERSION, now(), sort, os.getpid(), now()),
            )

    def note_process(self, run: int, process: int) -> None:
        """Say which process is to do a run that another one began."""
        with self.database.transaction():
            self.database.execute("UPDATE import_run SET process = ? WHERE id = ?", (process, run))

    def take_run(self, run: int, expected: int | None) -> None:
        """Say that this process does the run from here on, and how many documents it expects."""
        with self.database.transaction():
            self.database.execute(
                "UPDATE import_run SET process = ?, expected = ?, seen_at = ? WHERE id = ?",
                (os.getpid(), expected, now(), run),
            )

    def end_run(self, run: int, outcome: Literal["finished", "stopped"]) -> None:
        """Close the account of an import."""
        with self.database.transaction():
            self.database.execute(
                "UPDATE import_run SET ended_at = ?, outcome = ?, current = NULL WHERE id = ?", (now(), outcome, run)
            )

    def ask_to_stop(self, run: int) -> None:
        """Ask the process of an import to end after the document that it is at."""
        with self.database.transaction():
            self.database.execute("UPDATE import_run SET is_to_stop = 1 WHERE id = ?", (run,))

    def is_to_stop(self, run: int) -> bool:
        """Whether somebody asked this import to end."""
        with self.database.reading():
            return bool(self.database.fetch_number("SELECT is_to_stop FROM import_run WHERE id = ?", run))

    def plan(self, document: Document, *, rules_version: str | None = None) -> Plan:
        """What keeping the document would change; its `to_read` is None when that is nothing.

        `rules_version` stands for claims that were not read here (claims_files.py).
        """
        text_hash = hash_text(document.text)
        with self.database.reading():
            return self._plan(text_hash, document, rules_version)

    def find_texts(self, name: str) -> list[str]:
        """The whole texts that a reader gave this name."""
        with self.database.reading():
            return self.database.fetch_words(
                "SELECT DISTINCT content FROM text JOIN appearance ON appearance.text = text.id"
                " WHERE document = ? AND NOT is_partial",
                to_cell(name),
            )

    def save_known(self, run: int) -> None:
        """Count a document that changed nothing."""
        with self.database.transaction():
            self._count(run, "known")

    def save_refusal(self, refusal: Refusal, run: int) -> None:
        """Keep what was given and became no document, with the reason."""
        with self.database.transaction():
            words = (to_cell(refusal.source), to_cell(refusal.reason), to_cell(refusal.remedy))
            self.database.execute(
                "INSERT INTO refusal (run, source, reason, remedy, is_empty) VALUES (?, ?, ?, ?, ?)",
                (run, *words, refusal.is_empty),
            )
            self._count(run, "empty" if refusal.is_empty else "refused")

    def save_document(
        self,
        document: Document,
        plan: Plan,
        reading: Document,
        claims: Sequence[Claim],
        run: int,
        *,
        rules_version: str | None = None,
    ) -> Saved | None:
        """Keep a document as planned, with the figures of `plan.to_read`; all of it or nothing.

        `reading` is that text with its language settled and its flags. None, and nothing kept, when another
        import changed the plan in the meantime: plan again.
        """
        with self.database.transaction():
            if self._plan(plan.hash, document, rules_version) != plan:
                return None
            saved = save_document(
                self.database, plan, document.text, reading, claims,
                rules_version=rules_version or RULES_VERSION, run=run,
            )  # fmt: skip
            self._count(run, "read", document.id, len(claims), saved)
        return saved

    # People decide; what follows from it is made anew at once:

    def decide(
        self,
        target: str,
        target_id: str,
        action: str,
        *,
        made_by: str | None = None,
        reason: str | None = None,
        **details: object,
    ) -> int:
        """Note a decision (decisions.py) and let it hold; its number, by which `undo` takes it back.

        Actors: `decide("actor", "police", "merge", names=["la police minskoise"])`, `"split"`, `"rename", label=…`,
        `"apart", names=[…]`. Claims: `decide("claim", id, "accept" | "reject")`, `"same_figure", claims=[…]`,
        `"correct", value="12", metric="injured"`. Documents: `decide("document", id, "add_claim", start=…, end=…,
        metric="deaths", value="3")`.
        """
        key = decisions.decide(self.database, target, target_id, action, details, made_by=made_by, reason=reason)
        refresh_derived(self.database)
        return key

    def undo(self, decision: int, *, made_by: str | None = None, reason: str | None = None) -> int:
        """Take a decision back; the number of the row that does so."""
        key = decisions.undo(self.database, decision, made_by=made_by, reason=reason)
        refresh_derived(self.database)
        return key

    def read_decisions(self, target: str | None = None) -> list[Decision]:
        """Every decision, or those on one sort of thing, the oldest first."""
        with self.database.reading():
            return decisions.read_decisions(self.database, target)

    def refresh(self) -> None:
        """Make everything anew that is stale: families of copies, figures, columns."""
        refresh_derived(self.database)

    def _plan(self, text_hash: str, document: Document, rules_version: str | None) -> Plan:
        text = self.database.fetch_row("SELECT id FROM text WHERE hash = ?", text_hash)
        known = tuple(find_appearances(self.database, text["id"])) if text else ()
        index, appearance = settle_appearance([each for _, each in known], to_appearance(document))
        after = with_appearance(appearance, [each for _, each in known], index)
        written = after[find_dating(after)]
        dating = self._with_decided_date(make_document_id(text_hash), written)
        is_same = index is not None and known[index][1] == appearance
        current = self.database.fetch_row(
            "SELECT rules_version, extraction.published FROM extraction JOIN text ON text.id = extraction.text"
            " WHERE hash = ? AND is_current = 1",
            text_hash,
        ) or {"rules_version": None, "published": None}
        is_read = current["rules_version"] in (rules_version or RULES_VERSION, RULES_VERSION)
        is_redated = current["published"] != dating.published and (
            dating is not written or self._was_date_decided(make_document_id(text_hash))
        )
        if is_same and is_read and not is_redated:
            return Plan(text_hash, known, index, appearance, None, dating.published)
        to_read = to_document(dating, document.text)
        if any(Flag.INVENTED in each.flags for each in after):
            to_read = replace(to_read, flags=tuple(dict.fromkeys((*to_read.flags, Flag.INVENTED))))
        return Plan(text_hash, known, index, appearance, to_read, dating.published)

    def _with_decided_date(self, document_id: str, appearance: Appearance) -> Appearance:
        """The appearance that dates a text, with the day that a person gave the text, if anybody did."""
        decided = decisions.find_decided_date(self.database, document_id)
        if decided is None:
            return appearance
        day = str(decided.details["published"])
        return replace(appearance, published=day, published_basis="decided", published_reason=decided.reason)

    def _was_date_decided(self, document_id: str) -> bool:
        """Whether anybody ever gave the text a day, also if that was taken back."""
        return bool(
            self.database.fetch(
                "SELECT 1 FROM decision WHERE target = 'document' AND action = 'date' AND target_id = ?",
                (to_cell(document_id),),
            )
        )

    def _count(
        self, run: int, outcome: Outcome, current: str | None = None, claims: int = 0, saved: Saved | None = None
    ) -> None:
        """Add one to the outcome, and to what was given, in the account of the run."""
        self.database.execute(
            "UPDATE import_run SET given = given + 1, read = read + :read, known = known + :known,"
            " empty = empty + :empty, refused = refused + :refused, claims = claims + :claims,"
            " copies = copies + :copies, versions = versions + :versions,"
            " current = ifnull(:current, current), seen_at = :now WHERE id = :run",
            {
                "run": run,
                "current": to_cell(current),
                "claims": claims,
                "copies": int(saved is not None and saved.copy_of is not None),
                "versions": int(saved is not None and saved.version_of is not None),
                "now": now(),
            }
            | {each: int(each == outcome) for each in OUTCOMES},
        )

    def _fetch_claims(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows of claims in the order of their keys here, those of one text by their places in it."""
        places = {key: at for at, key in enumerate(keys)}
        rows = self.database.fetch(CLAIM_ROWS, (str(list(keys)),))
        rows.sort(key=lambda row: places[row[-1]])
        firsts: dict[Any, int] = {}
        for at, row in enumerate(rows):
            firsts.setdefault(row[DOCUMENT], at)
        return [row[:-1] for row in sorted(rows, key=lambda row: (firsts[row[DOCUMENT]], row[START]))]

    def _filter(self, selection: Selection) -> Filter:
        return Filter(self.database, Columns(self.database), selection)

    def _to_run(self, row: dict[str, object]) -> ImportRun:
        refusals = self.database.fetch_rows("SELECT * FROM refusal WHERE run = ? ORDER BY id", int(str(row["id"])))
        return to_import_run(row, refusals)
