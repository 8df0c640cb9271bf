"""A decoded text with what is known of where it comes from -> one Document, or a Refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from extract.errors import SettingError
from extract.model import Document, Flag, Refusal
from extract.readers.decoding import Decoded, without_surrogates
from extract.readers.formats import is_page, refuse_page
from extract.readers.language_codes import UNSAID, to_language
from extract.readers.published import settle_published, to_published
from extract.readers.shown import to_line, to_shown

LARGEST_DOCUMENT_BYTES = 50_000_000
"""No article, report or book is longer, and a text of this size takes about 300 MB while it is decoded."""

TOO_LARGE = f"larger than {LARGEST_DOCUMENT_BYTES // 1_000_000} MB, the limit for one document"
SPLIT_IT = "split it into its articles, or write them as JSON lines"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of documents whose own metadata says nothing."""

    published: str | None = None
    language: str | None = None
    """As given: a code that no language has is told with each document that would have taken it."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a record or a manifest's entry says of a document, as written there; None where it says nothing."""

    published: str | None = None
    published_basis: str | None = None
    published_reason: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    invented: bool = False
    """Whether it says that the text is made up."""

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Self:
        """The metadata among the keys of a record or an entry; other keys are left alone."""
        return cls(
            published=_to_written(values.get("published")),
            published_basis=_to_words(values.get("published_basis")),
            published_reason=_to_words(values.get("published_reason")),
            title=_to_words(values.get("title")),
            publisher=_to_words(values.get("publisher")),
            url=_to_words(values.get("url")),
            language=_to_written(values.get("lang")) or _to_written(values.get("language")),
            licence=_to_words(values.get("licence")),
            invented=values.get("invented") is True,
        )

    def or_else(self, other: "Metadata") -> "Metadata":
        """Its own values, and where it says nothing the other's; a date keeps its own basis and reason."""
        dated = self if self.published else other
        return Metadata(
            published=dated.published,
            published_basis=dated.published_basis,
            published_reason=dated.published_reason,
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
            language=self.language or other.language,
            licence=self.licence or other.licence,
            invented=self.invented or other.invented,
        )


def to_defaults(published: str | None, language: str | None) -> Defaults:
    """The caller's date, checked, and language. Raises SettingError."""
    iso = None
    if published is not None:
        iso = to_published(published)
        if iso is None:
            raise SettingError(f"published: {to_shown(published)} is no date; write it as 2020-08-18")
    return Defaults(iso, language)


def to_document(
    decoded: Decoded, metadata: Metadata, defaults: Defaults, *, identifier: str, source: str
) -> Document | Refusal:
    """The document of a text, or why it is none: no text in it, a web page, a language that does not exist."""
    if not decoded.text.strip():
        return refuse_empty(source, "empty text")
    if is_page(decoded.text):
        return refuse_page(to_line(source))
    written = find_language(metadata, defaults)
    language = None if written is None else to_language(written)
    if written is not None and (language is None or language in UNSAID):
        return _refuse_language(written, source)
    published, date_flags = settle_published(metadata.published, defaults.published)
    invented = (Flag.INVENTED,) if metadata.invented else ()
    return Document(
        id=identifier,
        text=decoded.text,
        published=published,
        language=language,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        licence=metadata.licence,
        source=source,
        published_basis=metadata.published_basis,
        published_reason=metadata.published_reason,
        flags=(*decoded.flags, *invented, *date_flags),
    )


def find_language(metadata: Metadata, defaults: Defaults) -> str | None:
    """The language that is said, as it is written: the document's own word before the caller's, `und` left out."""
    if metadata.language and to_language(metadata.language) not in UNSAID:
        return metadata.language
    return defaults.language


def refuse_empty(source: str, reason: str) -> Refusal:
    """The refusal of what holds no text: nothing was lost."""
    return Refusal(to_line(source), reason, "give it a text, or leave it out", is_empty=True)


def _refuse_language(language: str, source: str) -> Refusal:
    reason = f"the language {to_shown(language)} does not exist"
    return Refusal(to_line(source), reason, "write a code such as fr or en, or leave it out to have it found")


def _to_words(value: object) -> str | None:
    """A value that words or a number can stand for; None for lists and the like."""
    return _to_written(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _to_written(value: object) -> str | None:
    """A value of any sort as text, storable, so that a wrong date or language can be named; None for an empty one."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return "a list or a table"
    return without_surrogates(str(value)).text
