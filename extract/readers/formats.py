"""What a file is, told by its ending, its first bytes or its markup; data, and the look-ups in it."""

import re
from pathlib import PurePath

from extract.model import Refusal

TEXT_ENDINGS = frozenset({".txt", ".text"})
"""Files of a folder that are read as one text each."""

RECORD_ENDINGS = frozenset({".jsonl", ".ndjson"})
"""Files that hold one record a line."""

MANIFEST_NAME = "manifest.toml"
"""The file of a folder that says where its documents come from."""

PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".mhtml"})

UNREAD_ENDINGS = {
    ".csv": "a table",
    ".doc": "a word processor's document",
    ".docx": "a word processor's document",
    ".eml": "an e-mail",
    ".epub": "an e-book",
    ".gz": "a compressed file",
    ".json": "JSON that is not one record a line",
    ".mbox": "a mailbox",
    ".odt": "a word processor's document",
    ".parquet": "a Parquet table",
    ".pdf": "a PDF",
    ".rss": "a feed",
    ".rtf": "a word processor's document",
    ".tsv": "a table",
    ".warc": "a web archive",
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".xml": "XML",
    ".zip": "a zip archive",
}
"""Documents that no reader reads yet: named in a refusal, also in a folder, never passed over in silence."""

SIGNATURES = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "a word processor's document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ\x00": "a compressed file",
    b"7z\xbc\xaf\x27\x1c": "a compressed file",
    b"\x28\xb5\x2f\xfd": "a compressed file",
    b"PAR1": "a Parquet table",
    b"SQLite format 3\x00": "a database",
    b"\x89PNG\r\n\x1a\n": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
}
"""The first bytes of files that are no text, and what such a file is."""

TAR_SIGNATURE = b"ustar"
TAR_SIGNATURE_OFFSET = 257

PAGE_STARTS = ("<!doctype", "<html", "<head", "<body", "<?xml", "<rss", "<feed", "<svg", "<!--")
PAGE_SAMPLE = 20_000
"""Characters at the start of a text in which markup is looked for."""

FEWEST_CLOSING_TAGS = 3
"""So many closing tags make a page of a text that begins with words; an article may quote one or two."""

CLOSING_TAG = re.compile(
    r"</(?:html|body|article|section|div|span|p|table|tr|td|ul|li|h[1-6]|a|b|script)\s*>", re.IGNORECASE
)
OPENING_TAG = re.compile(r"<[a-z][a-z0-9]*[\s>]", re.IGNORECASE)


def find_binary_kind(content: bytes) -> str | None:
    """What sort of binary file begins so; None where nothing says that it is one."""
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            return kind
    if content.startswith(TAR_SIGNATURE, TAR_SIGNATURE_OFFSET):
        return "an archive"
    return None


def is_page(text: str) -> bool:
    """Whether the text is markup: figures of a page's attributes are not the article's."""
    sample = text[:PAGE_SAMPLE]
    start = sample.lstrip("\ufeff \t\r\n\f\v\0")[:20].lower()
    if start.startswith(PAGE_STARTS):
        return True
    closing = len(CLOSING_TAG.findall(sample))
    if OPENING_TAG.match(start):
        return closing > 0
    return closing >= FEWEST_CLOSING_TAGS


def refuse_page(source: str) -> Refusal:
    """The refusal of a web page, whatever its ending."""
    return Refusal(source, "a web page, which no reader reads yet", "save the article's text alone as a .txt file")


def refuse_binary(source: str, kind: str | None = None) -> Refusal:
    """The refusal of bytes that are no text."""
    reason = f"not a text file ({kind})" if kind else "not a text file"
    return Refusal(source, reason, "save its text as a .txt file in UTF-8")


def refuse_by_ending(path: PurePath, source: str) -> Refusal | None:
    """The refusal of a file whose ending names a format that no reader reads yet; None for all others."""
    ending = path.suffix.lower()
    if ending in PAGE_ENDINGS:
        return refuse_page(source)
    if ending in UNREAD_ENDINGS:
        reason = f"{UNREAD_ENDINGS[ending]}, which no reader reads yet"
        return Refusal(source, reason, "save its text as a .txt file, or as JSON lines with id and text")
    return None
