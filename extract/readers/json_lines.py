"""A file of JSON lines -> a Document or a Refusal a line, read one by one, so that a file may be of any size."""

import codecs
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from extract.model import Document, Refusal
from extract.readers.decoding import SAMPLE_BYTES, Decoded, decode, find_binary, find_wide_encoding, without_surrogates
from extract.readers.documents import (
    LARGEST_DOCUMENT_BYTES,
    SPLIT_IT,
    TOO_LARGE,
    Defaults,
    Metadata,
    refuse_empty,
    to_document,
)
from extract.readers.opening import refuse_unreadable
from extract.readers.shown import to_line, to_name, to_shown

WHITE_SPACE = b" \t\r\n"

KEYS = frozenset({"id", "text", "published", "title", "lang", "language", "publisher", "url", "licence", "invented"})
"""The keys that are read; of these none may stand twice in a record."""


class RecordError(ValueError):
    """A line is no record; says what is wrong and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class _Record(dict[str, Any]):
    """A JSON object that knows which of its keys stood twice."""

    repeated: str | None = None


def read_json_lines(path: Path, metadata: Metadata, defaults: Defaults) -> Iterator[Document | Refusal]:
    """Every record of the file in order; `metadata` speaks where a record says nothing."""
    name = to_name(path)
    try:
        with path.open("rb") as stream:
            refusal = _refuse_whole(stream, to_line(name))
            if refusal is None:
                yield from _read_records(stream, name, metadata, defaults)
            else:
                yield refusal
    except OSError as error:
        yield refuse_unreadable(path, error)


def _refuse_whole(stream: IO[bytes], source: str) -> Refusal | None:
    """The one refusal of a file that holds no JSON lines at all, told from its first bytes."""
    sample = stream.read(SAMPLE_BYTES)
    stream.seek(0)
    if find_wide_encoding(sample) is not None:
        return Refusal(source, "JSON lines that are not UTF-8", "save it as UTF-8")
    return find_binary(sample, source)


def _read_records(stream: IO[bytes], name: str, metadata: Metadata, defaults: Defaults) -> Iterator[Document | Refusal]:
    is_empty = True
    for number, line in enumerate(_split_lines(stream), start=1):
        if line is not None and not line.removeprefix(codecs.BOM_UTF8).strip(WHITE_SPACE):
            continue
        is_empty = False
        yield _read_record(line, f"{name}:{number}", metadata, defaults)
    if is_empty:
        yield refuse_empty(name, "empty file")


def _split_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines, cut at line feeds alone (a JSON string may hold U+2028); None for one that is too long to hold."""
    while line := stream.readline(LARGEST_DOCUMENT_BYTES):
        if len(line) < LARGEST_DOCUMENT_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_DOCUMENT_BYTES)
        yield None


def _read_record(line: bytes | None, source: str, metadata: Metadata, defaults: Defaults) -> Document | Refusal:
    if line is None:
        return Refusal(to_line(source), TOO_LARGE, SPLIT_IT)
    decoded = decode(line, to_line(source))
    if isinstance(decoded, Refusal):
        return decoded
    try:
        record = _to_record(decoded.text)
        text = _text_of(record)
    except RecordError as error:
        return Refusal(to_line(source), error.reason, error.remedy)
    return to_document(
        Decoded(text.text, tuple(dict.fromkeys((*decoded.flags, *text.flags)))),
        Metadata.of(record).or_else(metadata),
        defaults,
        identifier=_identifier_of(record) or source,
        source=source,
    )


def _to_record(line: str) -> _Record:
    """The object that the line writes. Raises RecordError."""
    try:
        # strict=False: a raw tab or NUL inside a string is kept as text instead of costing the record.
        record = json.loads(line, object_pairs_hook=_to_object, strict=False)
    except json.JSONDecodeError as error:
        raise RecordError(f"no valid JSON ({error.msg}, column {error.colno})", "write one object a line") from error
    except RecursionError as error:
        raise RecordError("JSON that is nested too deeply", "write text and metadata as plain strings") from error
    except ValueError as error:
        raise RecordError("JSON with a number that is too long to read", "write it as a string") from error
    if not isinstance(record, _Record):
        raise RecordError("JSON that is no object", 'write {"id": …, "text": …} on each line')
    if record.repeated is not None:
        raise RecordError(f"the key {to_shown(record.repeated)} stands twice", "keep the right one")
    return record


def _to_object(pairs: Sequence[tuple[str, Any]]) -> _Record:
    record = _Record()
    for key, value in pairs:
        if key in record and key in KEYS:
            record.repeated = key
        record[key] = value
    return record


def _text_of(record: _Record) -> Decoded:
    """The record's text, storable. Raises RecordError."""
    if "text" not in record:
        keys = ", ".join(to_shown(key) for key in list(record)[:5]) or "none"
        raise RecordError(f'no key "text" (keys: {keys})', 'put the article under "text"')
    text = record["text"]
    if not isinstance(text, str):
        raise RecordError(f'"text" is {_sort_of(text)}', "write it as a string")
    return without_surrogates(text)


def _sort_of(value: object) -> str:
    """What JSON calls a value that is no string."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else "a number"


def _identifier_of(record: _Record) -> str | None:
    """The record's own id as a string; None where it has none that could stand for it."""
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | float):
        return None
    return without_surrogates(str(identifier)).text.strip() or None
