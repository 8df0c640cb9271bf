"""A document given now, beside the known appearances of its text -> known, fuller, or another outlet.

Of two descriptions of where a text came out, the one that says all that the other says stands for both.
What is unknown contradicts nothing and takes nothing away: a file added once with its date and once
without keeps its date. Only two descriptions that each know something else are two appearances, unless
they come from the same place of the same file: then the later one is a correction.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.tracking.records import Appearance
from extract.model import Document, Flag

_TOLD = (
    "publisher",
    "title",
    "url",
    "published",
    "published_basis",
    "published_reason",
    "language",
    "licence",
)
"""What a description may tell; the reader's name for the document and the file it lay in tell nothing."""


def to_appearance(document: Document) -> Appearance:
    """What a document says of where it came out."""
    told = {name: getattr(document, name) or None for name in _TOLD}
    # That there is no date is told by the date; as a flag it would outlive the day when one is given.
    flags = tuple(flag for flag in document.flags if flag != Flag.NO_PUBLICATION_DATE)
    return Appearance(document=document.id, source=document.source, flags=flags, **told)


def settle_appearance(known: Sequence[Appearance], given: Appearance) -> tuple[int | None, Appearance]:
    """Which of the known ones the given one stands for, and what that becomes; None for a new one."""
    for index, old in enumerate(known):
        # What its reader says of the same file can change: a wrong date in the manifest is told once it is there.
        if _says_all(old, given) and (old.source != given.source or old.flags == given.flags):
            return index, old
    for index, old in enumerate(known):
        if old.source is not None and old.source == given.source:
            return index, _corrected(old, given)
    for index, old in enumerate(known):
        if _says_all(given, old):
            return index, given
    return None, given


def find_dating(appearances: Sequence[Appearance]) -> int:
    """Which appearance dates the text: the first to come out, since the text was written for that day."""
    return min(range(len(appearances)), key=lambda index: (*_by_publication(appearances[index]), index))


def to_document(appearance: Appearance, text: str) -> Document:
    """The text as it came out there, ready to be read for its figures."""
    told = {name: getattr(appearance, name) for name in _TOLD}
    undated = () if appearance.published else (Flag.NO_PUBLICATION_DATE,)
    flags = (*appearance.flags, *undated)
    return Document(id=appearance.document, text=text, source=appearance.source, flags=flags, **told)


def _says_all(fuller: Appearance, other: Appearance) -> bool:
    """Whether everything that `other` knows is known to `fuller`, and the same there."""
    if Flag.INVENTED in other.flags and Flag.INVENTED not in fuller.flags:
        return False
    return all(getattr(other, name) in (None, getattr(fuller, name)) for name in _TOLD)


def _corrected(old: Appearance, given: Appearance) -> Appearance:
    """The given one, with what only the old one knows; a date keeps the reason that belongs to it."""
    kept = {name: getattr(old, name) for name in _TOLD if getattr(given, name) is None}
    if given.published is not None:
        kept.pop("published_basis", None)
        kept.pop("published_reason", None)
    return replace(given, **kept)


def _by_publication(appearance: Appearance) -> tuple[bool, str, bool, str]:
    """Dated before undated, earlier before later days, with a time before without on the same day."""
    published = appearance.published or ""
    return (not published, published[:10], "T" not in published, published)
