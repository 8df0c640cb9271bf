"""Files and folders -> documents in the store with their figures, and the account of what became of each."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from dashboard.tracking.claims_files import FROM_FILE, PARTIAL_TEXT, Given, is_claims_file, read_claims_file
from dashboard.tracking.matching import Change, match_readings
from dashboard.tracking.refreshing import EVERY_DOCUMENTS, refresh_columns
from dashboard.tracking.rows import Outcome
from dashboard.tracking.store import Plan, Saved, Store
from extract import Claim, Document, Refusal, extract_document, read_documents
from extract.lexicon import Lexicon
from extract.model import Flag
from extract.readers.documents import to_defaults
from extract.readers.folders import find_files
from extract.readers.formats import RECORD_ENDINGS


@dataclass(slots=True)
class Account:
    """What became of everything that was given to an import: `given` is the sum, and nothing is left over."""

    read: int = 0
    """Documents that are new, or that have another date, source or rules than before."""
    known: int = 0
    empty: int = 0
    refused: int = 0
    claims: int = 0
    """Figures in the documents read."""
    copies: int = 0
    """Documents read that are near-copies of another one."""
    versions: int = 0
    """Documents read that are a new version of a page."""
    undated: int = 0
    first_undated: str | None = None
    expected: int | None = None
    """About how many documents there are; None where nobody can tell."""
    is_stopped: bool = False
    """Whether the user ended it; what was done by then stays."""

    @property
    def given(self) -> int:
        """Everything that was given."""
        return self.read + self.known + self.empty + self.refused

    def count(self, outcome: Outcome) -> None:
        """Add one document or refusal."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    def __str__(self) -> str:
        outcomes = f"read {self.read} + already known {self.known} + empty {self.empty} + refused {self.refused}"
        more = f"; near-copies among them: {self.copies}" if self.copies else ""
        more += f"; new versions of pages: {self.versions}" if self.versions else ""
        return f"given {self.given} = {outcomes}; figures in what was read: {self.claims}{more}"


Progress = Callable[[Account, str | None], None]
"""Told after every document: the account so far, and a line to show where there is something to say."""


def import_documents(
    store: Store,
    paths: Sequence[str | Path],
    lexicons: Mapping[str, Lexicon],
    *,
    published: str | None = None,
    language: str | None = None,
    progress: Progress = lambda account, line: None,  # noqa: ARG005 nobody listens
    run: int | None = None,
) -> Account:
    """Read the documents one by one, each wholly in the store before the next begins.

    `published` and `language` are for documents whose own metadata says nothing. Ctrl-C ends it between
    two documents, and so does `Store.ask_to_stop`, with `is_stopped`. `run` is that of `Store.start_run` where a page
    began the account already. Raises SettingError at once where one of them means nothing, and
    StoreError where the store cannot be used any more: what was done by then stays.
    """
    files = [path for path in paths if is_claims_file(Path(path))]
    others = [path for path in paths if path not in files]
    documents = read_documents(others, published=published, language=language)
    key = store.start_run([str(path) for path in paths]) if run is None else run
    importing = _Run(store, lexicons, key)
    try:
        importing.account.expected = count_documents(paths)
        store.take_run(key, importing.account.expected)
        for given in _chain(files, documents):
            progress(importing.account, importing.take(given))
            if importing.should_stop():
                importing.account.is_stopped = True
                break
        store.refresh()
    except KeyboardInterrupt:
        importing.account.is_stopped = True
    # A run that ends otherwise keeps an open end, as one that is killed does.
    store.end_run(key, "stopped" if importing.account.is_stopped else "finished")
    return importing.account


def count_documents(paths: Sequence[str | Path]) -> int | None:
    """About how many documents the paths hold: files, and lines of files of records; None where nobody can tell."""
    try:
        return sum(_count_file(file) for path in paths for file in _list_files(Path(path)))
    except (OSError, ValueError):
        return None


def _list_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [each for each in find_files(path) if isinstance(each, Path)]


def _count_file(path: Path) -> int:
    if path.suffix.lower() not in RECORD_ENDINGS:
        return 1
    with path.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b"")) or 1


def _chain(
    files: Sequence[str | Path], documents: Iterator[Document | Refusal]
) -> Iterator[Document | Refusal | Given]:
    for path in files:
        yield from read_claims_file(Path(path))
    yield from documents


@dataclass(slots=True)
class _Run:
    """One import under way."""

    store: Store
    lexicons: Mapping[str, Lexicon]
    key: int
    account: Account = field(default_factory=Account)
    looked_at: float = field(default_factory=monotonic)

    def take(self, given: Document | Refusal | Given) -> str | None:
        """Put one thing that was given where it belongs; the line to show, if any."""
        if isinstance(given, Refusal):
            return self._refuse(given)
        document = _with_whole_path(self._find_whole(given) if isinstance(given, Given) else given)
        rules = FROM_FILE if isinstance(given, Given) else None
        while True:
            plan = self.store.plan(document, rules_version=rules)
            if plan.to_read is None:
                self.store.save_known(self.key)
                self._count("known", document, plan)
                return None
            read = self._read(given, plan.to_read)
            if isinstance(read, Refusal):
                return self._refuse(read)
            reading, claims = read
            saved = self.store.save_document(document, plan, reading, claims, self.key, rules_version=rules)
            if saved is not None:
                self._count("read", document, plan)
                self._count_saved(saved, len(claims))
                return _find_remark(document.id, reading, saved)
            # Another import was faster with the same text: look again what is left to do.

    def should_stop(self) -> bool:
        """Whether somebody asked for the end; asked once a second, as this is where an import looks up."""
        if self.account.read and self.account.read % EVERY_DOCUMENTS == 0:
            refresh_columns(self.store.database)
        if monotonic() - self.looked_at < 1:
            return False
        self.looked_at = monotonic()
        return self.store.is_to_stop(self.key)

    def _find_whole(self, given: Given) -> Document:
        """The document with its whole text where the store has that already, so that it counts once."""
        for text in self.store.find_texts(given.document.id) if given.is_partial else ():
            if all(text[claim.start : claim.end] == claim.quote for claim in given.claims):
                flags = tuple(flag for flag in given.document.flags if flag != PARTIAL_TEXT)
                return replace(given.document, text=text, flags=flags, source=None)
        return given.document

    def _read(self, given: Document | Given, to_read: Document) -> tuple[Document, Sequence[Claim]] | Refusal:
        if isinstance(given, Given):
            return to_read, given.claims
        return read_figures(to_read, self.lexicons)

    def _refuse(self, refusal: Refusal) -> str:
        self.store.save_refusal(refusal, self.key)
        self.account.count("empty" if refusal.is_empty else "refused")
        return str(refusal)

    def _count(self, outcome: Outcome, document: Document, plan: Plan) -> None:
        self.account.count(outcome)
        if plan.published is None:
            self.account.undated += 1
            self.account.first_undated = self.account.first_undated or document.id

    def _count_saved(self, saved: Saved, claims: int) -> None:
        self.account.claims += claims
        self.account.copies += saved.copy_of is not None
        self.account.versions += saved.version_of is not None


def read_figures(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]] | Refusal:
    """The document with its figures; a fault of ours in reading one must not keep the others out."""
    try:
        return extract_document(document, lexicons)
    except Exception as error:  # noqa: BLE001 no fault is expected, so none can be named
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return Refusal(document.id, f"a fault of Figure Tracker ({fault})", "please report it with this document")


def _with_whole_path(document: Document) -> Document:
    """The document with its file named from the root, so that the same file is known from every folder."""
    return replace(document, source=str(Path(document.source).resolve())) if document.source else document


def _find_remark(name: str, reading: Document, saved: Saved) -> str | None:
    """What somebody who adds a document has to know of it; None when there is nothing."""
    if Flag.LANGUAGE_UNSUPPORTED in reading.flags:
        language = reading.language or "unknown"
        return f"{name}: its language ({language}) is not supported yet; the text is kept, without figures"
    if Flag.INVALID_PUBLICATION_DATE in reading.flags:
        return f"{name}: what is given as its publication date is none; write it as 2020-08-18, and add it again"
    if saved.version_of is not None:
        return f"{name}: a new version of {saved.version_of}; {write_changes(saved.changes)}"
    return None


def write_changes(changes: Sequence[Change]) -> str:
    """What became of the figures, in a line: `1 new, 1 gone, 1 different (deaths 12 -> 14)`."""
    counts = [f"{len(found)} {sort}" for sort in ("new", "gone", "different") if (found := _of_sort(changes, sort))]
    if not counts:
        return "no figure changed"
    details = [_write_change(change) for change in changes[:SHOWN_CHANGES]]
    more = f", and {len(changes) - SHOWN_CHANGES} more" if len(changes) > SHOWN_CHANGES else ""
    return f"figures: {', '.join(counts)} ({'; '.join(details)}{more})"


SHOWN_CHANGES = 5
"""So many changes are named in a line."""


def _of_sort(changes: Sequence[Change], sort: str) -> list[Change]:
    return [change for change in changes if change.sort == sort]


def _write_change(change: Change) -> str:
    old = f"{change.old[1].metric} «{change.old[1].quote}»" if change.old else None
    new = f"{change.new[1].metric} «{change.new[1].quote}»" if change.new else None
    if old and new:
        others = [name for name in change.fields if name not in ("value", "low", "high")]
        return f"{old} -> {new}" + (f" ({', '.join(others)})" if others else "")
    return f"+ {new}" if new else f"- {old}"


def preview_date(store: Store, lexicons: Mapping[str, Lexicon], document_id: str, published: str) -> list[Change]:
    """What would change about a document's figures if it came out on that day; nothing is kept.

    Raises SettingError where that is no date, LookupError where there is no such document.
    """
    document, before = store.read_document(document_id)
    read = read_figures(replace(document, published=check_date(published)), lexicons)
    after = [] if isinstance(read, Refusal) else [("", claim) for claim in read[1]]
    return [change for change in match_readings(before, after) if change.sort != "same"]


def decide_date(
    store: Store,
    lexicons: Mapping[str, Lexicon],
    document_id: str,
    published: str,
    *,
    made_by: str | None = None,
    reason: str | None = None,
) -> int:
    """Note the day on which a document came out, and read it anew with it; the number of the decision."""
    day = check_date(published)
    store.read_document(document_id)
    decision = store.decide("document", document_id, "date", made_by=made_by, reason=reason, published=day)
    read_anew(store, lexicons, document_id)
    return decision


def undo_date(store: Store, lexicons: Mapping[str, Lexicon], decision: int) -> int:
    """Take the day of a document back, and read it anew without it; the number of the row that does so."""
    document_id = next(each.target_id for each in store.read_decisions("document") if each.id == decision)
    undoing = store.undo(decision)
    read_anew(store, lexicons, document_id)
    return undoing


def read_anew(store: Store, lexicons: Mapping[str, Lexicon], document_id: str) -> None:
    """Read one document anew with the day that it has now."""
    document, _ = store.read_document(document_id)
    run = store.start_run([f"document {document_id}"], sort="rebuild")
    plan = store.plan(document)
    if plan.to_read is not None:
        read = read_figures(plan.to_read, lexicons)
        if isinstance(read, Refusal):
            store.save_refusal(read, run)
        else:
            store.save_document(document, plan, *read, run)
    store.end_run(run, "finished")
    store.refresh()


def check_date(published: str) -> str:
    """The date as the store keeps it. Raises SettingError where it is none."""
    iso = to_defaults(published, None).published
    return iso or published
