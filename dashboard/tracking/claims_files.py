"""A claims file of `python -m extract`, or a table of figures -> documents with claims that need no reading.

JSON lines may hold the documents too (`{"id", "text", …}`), anywhere in the file. Of a document whose text is not
there, only the sentences of its figures are known: they are laid out at their places, with line feeds between them, so
that every claim still stands where it says; such a text is marked partial and gives way to the whole one.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import simplejson

from extract.cells import to_text
from extract.model import CLAIM_FIELDS, Claim, Document, Flag, Refusal, from_json_object

CLAIM_KEYS = frozenset({"document", "start", "end", "quote", "metric", "low", "high", "value", "qualifier", "unit"})
"""What every claim of a file has."""

FROM_FILE = "from a file"
"""What stands for the rules of a claim that was not read here."""

PARTIAL_TEXT = "partial_text"
"""The flag of a document of which only the sentences of its figures are known."""

_MEND = "write it anew with: python -m extract claims"
_KNOWN = ("published", "title", "publisher", "url", "language", "licence")


@dataclass(frozen=True, slots=True)
class Given:
    """A document that comes with its claims."""

    document: Document
    claims: tuple[Claim, ...]
    is_partial: bool


def is_claims_file(path: Path) -> bool:
    """Whether the file holds claims, told from its first line; False for one that cannot be read."""
    try:
        with path.open("rb") as stream:
            first = stream.readline(1_000_000)
    except (OSError, ValueError):
        return False
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return _is_parquet_of_claims(path)
    if suffix == ".csv":
        return _find_delimiter(first) is not None
    if suffix not in (".jsonl", ".ndjson"):
        return False
    try:
        record = simplejson.loads(first)
    except ValueError:
        return False
    return isinstance(record, dict) and record.keys() >= CLAIM_KEYS


def read_claims_file(path: Path) -> Iterator[Given | Refusal]:
    """The documents of the file with their claims, in the order in which each is first named."""
    try:
        if path.suffix.lower() in (".csv", ".parquet"):
            yield from _read_table(path)
        else:
            yield from _read_lines(path)
    except OSError as error:
        yield Refusal(str(path), f"cannot be read ({error.strerror})", "allow it, or give another file")


def _read_lines(path: Path) -> Iterator[Given | Refusal]:
    """JSON lines, read twice: where the lines of each document stand, then each document's lines together."""
    texts: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    with path.open("rb") as stream:
        for number, at, record in _iterate_records(stream):
            source = f"{path}:{number}"
            if isinstance(record, str):
                yield Refusal(source, record, _MEND)
            elif "text" in record and "quote" not in record:
                texts[str(record.get("id"))] = at
            elif record.keys() >= CLAIM_KEYS:
                places.setdefault(str(record.get("document_hash") or record["document"]), []).append(at)
            else:
                missing = ", ".join(sorted(CLAIM_KEYS - record.keys()))
                yield Refusal(source, f"no claim: {missing} missing", _MEND)
        for offsets in places.values():
            records = [_record_at(stream, at) for at in offsets]
            name = str(records[0]["document"])
            text = _record_at(stream, texts[name]) if name in texts else None
            yield _to_given(path, name, records, text)
        for name in texts.keys() - places.keys():
            yield _to_given(path, name, [], _record_at(stream, texts[name]))


def _iterate_records(stream: BinaryIO) -> Iterator[tuple[int, int, dict[str, Any] | str]]:
    """The number and place of each line with what it holds, or why that is nothing."""
    number, at = 0, stream.tell()
    while line := stream.readline():
        number += 1
        if line.strip():
            try:
                record = simplejson.loads(line, use_decimal=True)
                yield number, at, record if isinstance(record, dict) else "JSON that is no object"
            except (ValueError, RecursionError):
                yield number, at, "no valid JSON"
        at = stream.tell()


def _record_at(stream: BinaryIO, at: int) -> dict[str, Any]:
    stream.seek(at)
    record: dict[str, Any] = simplejson.loads(stream.readline(), use_decimal=True)
    return record


def _to_given(
    path: Path, name: str, records: Sequence[Mapping[str, Any]], text: Mapping[str, Any] | None
) -> Given | Refusal:
    source = f"{path}: {name}"
    try:
        claims = tuple(from_json_object(_to_record(record, records)) for record in records)
    except (ArithmeticError, KeyError, LookupError, TypeError, ValueError) as error:
        return Refusal(source, f"a claim that cannot be read ({type(error).__name__}: {error})", _MEND)
    if text is not None:
        known = {**text, "language": text.get("lang") or text.get("language")}
        document = _with_metadata(Document(name, str(text["text"]), source=str(path.resolve())), known)
        is_partial = False
    else:
        document = _with_metadata(_lay_out(name, claims, str(path.resolve())), records[0])
        is_partial = True
    if any(Flag.INVENTED in claim.flags for claim in claims):
        document = replace(document, flags=(*document.flags, Flag.INVENTED))
    wrong = next((claim for claim in claims if document.text[claim.start : claim.end] != claim.quote), None)
    if wrong is not None:
        return Refusal(source, f"«{wrong.quote}» does not stand at {wrong.start} of the text", _MEND)
    return Given(document, claims, is_partial)


def _with_metadata(document: Document, known: Mapping[str, Any]) -> Document:
    """The document with what a record or a row says of where it came out."""
    told = {key: str(known[key]) for key in _KNOWN if known.get(key)}
    return Document(document.id, document.text, source=document.source, flags=document.flags, **told)


def _lay_out(name: str, claims: Sequence[Claim], source: str) -> Document:
    """A document that holds the sentences of the claims at their places, and line feeds elsewhere."""
    length = max((max(claim.end, claim.snippet_start + len(claim.snippet)) for claim in claims), default=0)
    letters = ["\n"] * length
    for claim in claims:
        inside = claim.start - claim.snippet_start
        # The snippet of a cell of a table is its row with its heads, which stands nowhere in the text.
        if claim.snippet[inside : inside + len(claim.quote)] == claim.quote and inside >= 0:
            letters[claim.snippet_start : claim.snippet_start + len(claim.snippet)] = claim.snippet
    for claim in claims:
        letters[claim.start : claim.end] = claim.quote
    return Document(name, "".join(letters), source=source, flags=(PARTIAL_TEXT,))


# A table of figures, ours or that of `python -m extract claims --format csv`:


def _find_delimiter(first_line: bytes) -> str | None:
    """What parts the cells of a CSV of figures; None where the first line is not its head."""
    head = first_line.decode("utf-8-sig", "replace").strip()
    for delimiter in (",", ";"):
        names = next(csv.reader([head], delimiter=delimiter), [])
        if frozenset(names) >= CLAIM_KEYS:
            return delimiter
    return None


def read_csv(content: bytes) -> list[dict[str, Any]]:
    """The rows of a CSV of figures, plain or French: numbers exact, texts as they were, None for an empty cell.

    Raises ValueError where it is none, or is cut off.
    """
    text = content.decode("utf-8-sig")
    delimiter = _find_delimiter(text.partition("\n")[0].encode())
    if delimiter is None:
        raise ValueError("no CSV of figures: its first line does not name the columns")
    rows = []
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(f"line {reader.line_num}: more or fewer cells than columns")
        rows.append({name: _to_value(name, cell, delimiter) for name, cell in row.items()})
    return rows


def _to_value(name: str, cell: str, delimiter: str) -> object:
    if not cell:
        return None
    if name in ("value", "low", "high"):
        return Decimal(cell.replace(",", ".") if delimiter == ";" else cell)
    if name in ("start", "end", "snippet_start"):
        return int(cell)
    if name == "confidence":
        return float(cell.replace(",", "."))
    if name == "flags":
        return cell.split()
    return to_text(cell)


def _is_parquet_of_claims(path: Path) -> bool:
    try:
        return frozenset(pq.read_schema(path).names) >= CLAIM_KEYS
    except (pa.ArrowException, OSError):
        return False


def _read_parquet(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    for row in rows:
        for name in ("value", "low", "high"):
            if row[name] is not None:
                row[name] = row[name].normalize()
        row["flags"] = (row.get("flags") or "").split()
    return rows


def _read_table(path: Path) -> Iterator[Given | Refusal]:
    try:
        rows = _read_parquet(path) if path.suffix.lower() == ".parquet" else read_csv(path.read_bytes())
    except (csv.Error, pa.ArrowException, DecimalException, ValueError) as error:
        yield Refusal(str(path), f"no table of figures that can be read ({error})", _MEND)
        return
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_document.setdefault(str(row.get("document_hash") or row["document"]), []).append(row)
    for members in by_document.values():
        yield _to_given(path, str(members[0]["document"]), members, None)


def _to_record(row: Mapping[str, Any], members: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A row of a table, or of our own JSON lines, as `python -m extract` writes it."""
    record: dict[str, Any] = {name: row.get(name) for name in CLAIM_FIELDS}
    for name in ("flags", "evidence", "trace"):
        record[name] = row.get(name) or []
    record["snippet"] = row.get("snippet") or ""
    if row.get("snippet_start") is None:
        # Our own files have no column for it; the sentence is laid out where its number stands.
        is_plain = record["snippet"].count(str(row["quote"])) == 1
        inside = record["snippet"].find(str(row["quote"])) if is_plain else 0
        record["snippet_start"] = max(0, row["start"] - inside)
    part_of = row.get("part_of")
    if isinstance(part_of, str):
        whole = next((each for each in members if each.get("id") == part_of), None)
        record["part_of"] = [whole["start"], whole["end"]] if whole else _to_span(part_of)
    return record


def _to_span(cell: str) -> list[int] | None:
    numbers = cell.split()
    return [int(each) for each in numbers] if len(numbers) == 2 and all(map(str.isdigit, numbers)) else None
