"""One document of the store -> its text, every number of it with what became of it, and what is known around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.tracking.matching import Change, Named, match_versions
from dashboard.tracking.records import Appearance, Relative, StoredDocument
from dashboard.tracking.store import Store
from extract.claims import Reading
from extract.lexicon import Lexicon
from extract.model import OTHER, Document, Outcome
from extract.pipeline import read_numbers

LONGEST_EXPLAINED = 300_000
"""In a longer text, in characters, the numbers that became no claim are not gone through: a page would wait."""


class Fate(StrEnum):
    """What became of a number of a text."""

    CLAIM = "claim"
    OTHER = "other"
    NOTHING = "nothing"
    UNREAD = "unread"
    """The rules of today read a figure here that the store does not have: it was read with others."""


@dataclass(frozen=True, slots=True)
class NumberMark:
    """One stretch of a text with a number in it, and what became of that."""

    start: int
    end: int
    fate: Fate
    claims: tuple[Named, ...] = ()
    """The claims it became, with their ids; two where one number counts two things."""
    reason: str | None = None
    """The id of the rule that says why it counts nothing."""


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A text with all that a page tells of it."""

    stored: StoredDocument
    document: Document
    """With the date and the language that it was read with."""
    appearances: tuple[Appearance, ...]
    numbers: tuple[NumberMark, ...]
    """From left to right, without overlaps."""
    is_explained: bool
    """Whether the numbers that became no claim are among them."""
    relatives: tuple[Relative, ...]


def read_whole_document(store: Store, lexicons: Mapping[str, Lexicon], document_id: str) -> WholeDocument | None:
    """The document of that number; None where the store has no such text."""
    found = store.read_documents(document_id)
    if not found:
        return None
    stored = found[0]
    given, claims = store.read_document(document_id)
    document = replace(given, published=stored.published, language=stored.language)
    lexicon = lexicons.get(stored.language or "")
    is_explained = lexicon is not None and len(document.text) <= LONGEST_EXPLAINED
    readings = read_numbers(document, lexicon).readings if lexicon is not None and is_explained else []
    return WholeDocument(
        stored,
        document,
        tuple(store.read_appearances(document_id)),
        tuple(find_numbers(claims, readings)),
        is_explained,
        tuple(store.read_relatives(document_id)),
    )


def find_numbers(claims: Sequence[Named], readings: Sequence[Reading]) -> list[NumberMark]:
    """The numbers of a text from left to right: the claims of the store, and why all others became none.

    What overlaps is one mark, so that a text can be cut at them.
    """
    marks = [*_mark_claims(claims), *_mark_readings(readings)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    joined: list[NumberMark] = []
    for mark in marks:
        if joined and mark.start < joined[-1].end:
            joined[-1] = _join(joined[-1], mark)
        else:
            joined.append(mark)
    return joined


def compare_versions(store: Store, older: str, newer: str) -> list[Change]:
    """What a newer version of a page changed about the figures of the older one."""
    changes = match_versions(store.read_document(older)[1], store.read_document(newer)[1])
    return [change for change in changes if change.sort in ("new", "gone") or _is_told(change)]


def _is_told(change: Change) -> bool:
    """Whether the number itself differs; that a new version is of another day changes days by itself."""
    return change.sort == "different" and bool({"value", "low", "high", "metric", "qualifier"} & change.fields.keys())


def _mark_claims(claims: Sequence[Named]) -> Iterator[NumberMark]:
    for claim_id, claim in claims:
        fate = Fate.OTHER if claim.metric == OTHER else Fate.CLAIM
        yield NumberMark(claim.start, claim.end, fate, ((claim_id, claim),))


def _mark_readings(readings: Sequence[Reading]) -> Iterator[NumberMark]:
    for reading in readings:
        quantity = reading.quantity
        if reading.outcome is Outcome.COUNTS_NOTHING:
            yield NumberMark(quantity.start, quantity.end, Fate.NOTHING, reason=reading.reason)
        elif reading.claim is not None:
            yield NumberMark(reading.claim.start, reading.claim.end, Fate.UNREAD)


def _join(one: NumberMark, other: NumberMark) -> NumberMark:
    """One mark for two that overlap: what stands in the store tells before what only a reading says."""
    fates = {one.fate, other.fate}
    fate = next(each for each in Fate if each in fates)
    reason = None if one.claims or other.claims else one.reason or other.reason
    return NumberMark(min(one.start, other.start), max(one.end, other.end), fate, (*one.claims, *other.claims), reason)
