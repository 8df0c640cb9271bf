"""Files and folders -> documents in the store with their figures, and the account of what became of each."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.tracking.rows import Outcome
from dashboard.tracking.store import Plan, Store
from extract import Claim, Document, Refusal, extract_document, read_documents
from extract.lexicon import Lexicon
from extract.model import Flag


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
    undated: int = 0
    first_undated: str | None = None
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
        return f"given {self.given} = {outcomes}; figures in what was read: {self.claims}"


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
) -> Account:
    """Read the documents one by one, each wholly in the store before the next begins.

    `published` and `language` are for documents whose own metadata says nothing. Ctrl-C ends it between
    two documents, with `is_stopped`. Raises SettingError at once where one of them means nothing, and
    StoreError where the store cannot be used any more: what was done by then stays.
    """
    documents = read_documents(paths, published=published, language=language)
    run = _Run(store, lexicons, store.start_run([str(path) for path in paths]))
    try:
        for given in documents:
            line = run.take(given)
            progress(run.account, line)
    except KeyboardInterrupt:
        run.account.is_stopped = True
    # A run that ends otherwise keeps an open end, as one that is killed does.
    store.end_run(run.key, "stopped" if run.account.is_stopped else "finished")
    return run.account


@dataclass(slots=True)
class _Run:
    """One import under way."""

    store: Store
    lexicons: Mapping[str, Lexicon]
    key: int
    account: Account = field(default_factory=Account)

    def take(self, given: Document | Refusal) -> str | None:
        """Put one thing that was given where it belongs; the line to show, if any."""
        if isinstance(given, Refusal):
            return self._refuse(given)
        document = _with_whole_path(given)
        while True:
            plan = self.store.plan(document)
            if plan.to_read is None:
                self.store.save_known(self.key)
                self._count("known", document, plan)
                return None
            read = _read(plan.to_read, self.lexicons)
            if isinstance(read, Refusal):
                return self._refuse(read)
            reading, claims = read
            if self.store.save_document(document, plan, reading, claims, self.key):
                self._count("read", document, plan)
                self.account.claims += len(claims)
                return _find_remark(document.id, reading)
            # Another import was faster with the same text: look again what is left to do.

    def _refuse(self, refusal: Refusal) -> str:
        self.store.save_refusal(refusal, self.key)
        self.account.count("empty" if refusal.is_empty else "refused")
        return str(refusal)

    def _count(self, outcome: Outcome, document: Document, plan: Plan) -> None:
        self.account.count(outcome)
        if plan.published is None:
            self.account.undated += 1
            self.account.first_undated = self.account.first_undated or document.id


def _read(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]] | Refusal:
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


def _find_remark(name: str, reading: Document) -> str | None:
    """What somebody who adds a document has to know of it; None when there is nothing."""
    if Flag.LANGUAGE_UNSUPPORTED in reading.flags:
        language = reading.language or "unknown"
        return f"{name}: its language ({language}) is not supported yet; the text is kept, without figures"
    if Flag.INVALID_PUBLICATION_DATE in reading.flags:
        return f"{name}: what is given as its publication date is none; write it as 2020-08-18, and add it again"
    return None
