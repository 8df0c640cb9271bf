"""A text file -> its one Document, or a Refusal."""

from pathlib import Path

from extract.model import Document, Refusal
from extract.readers.decoding import decode
from extract.readers.documents import Defaults, Metadata, refuse_empty, to_document
from extract.readers.opening import read_bytes
from extract.readers.shown import to_line, to_name


def read_text_file(path: Path, metadata: Metadata, defaults: Defaults) -> Document | Refusal:
    """The file's text as one document, whose id is the path."""
    content = read_bytes(path)
    if isinstance(content, Refusal):
        return content
    name = to_name(path)
    decoded = decode(content, to_line(name))
    if isinstance(decoded, Refusal):
        return decoded
    if not decoded.text.strip():
        return refuse_empty(name, "empty file")
    return to_document(decoded, metadata, defaults, identifier=name, source=name)
