"""Claims and appearances <-> the cells of their tables, with nothing lost on the way."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, Literal, get_args

from dashboard.tracking.records import Appearance, ImportRun, StoredClaim, StoredDocument
from extract.model import CLAIM_FIELDS, Claim, Refusal, from_json_object, to_json_object

Outcome = Literal["read", "known", "empty", "refused"]
"""What can become of a document that is given to an import."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Cell = str | bytes | int | float | None

_RUN_FIELDS = (
    "id", "sort", "started_at", "ended_at", "outcome", "expected", "seen_at", "process", "claims", "copies", "versions",
)  # fmt: skip
_JSON_FIELDS = ("flags", "evidence", "trace")
_NUMBERS = ("low", "high", "value")
_APPEARANCE_WORDS = tuple(each.name for each in fields(Appearance) if each.name != "flags")


def to_cell(word: str | None) -> str | bytes | None:
    """The word as SQLite takes it: as text, or as bytes where it holds half of a surrogate pair."""
    if word is None:
        return None
    try:
        word.encode()
    except UnicodeEncodeError:
        return word.encode("utf-8", "surrogatepass")
    return word


def from_cell(cell: Any) -> Any:  # noqa: ANN401 a cell holds what its column holds
    """What `to_cell` was given, or the number that the cell holds."""
    return cell.decode("utf-8", "surrogatepass") if isinstance(cell, bytes) else cell


def to_sortable(number: Decimal | None) -> float | None:
    """The nearest float, to sort and to draw by; None where none is near."""
    if number is None:
        return None
    nearest = float(number)
    return nearest if abs(nearest) != float("inf") else None


def claim_to_row(claim: Claim) -> dict[str, Cell]:
    """The fields of a claim as the columns of the table; its ids and its place in order are the store's."""
    record = to_json_object(claim)
    row: dict[str, Cell] = {
        name: to_cell(each) if isinstance(each, str) else each
        for name, each in record.items()
        if name not in ("document", "part_of", *_JSON_FIELDS, *_NUMBERS)
    }
    for name in _JSON_FIELDS:
        row[name] = json.dumps(record[name])
    for name in _NUMBERS:
        number = getattr(claim, name)
        row[name] = None if number is None else str(number)
        row[f"{name}_real"] = to_sortable(number)
    row["part_of_span"] = json.dumps(record["part_of"]) if claim.part_of else None
    return row


def claim_from_row(row: Mapping[str, Any], document: str) -> Claim:
    """The claim that `claim_to_row` wrote, in the document of that name."""
    record = {name: from_cell(row[name]) for name in CLAIM_FIELDS if name not in ("document", "part_of")}
    for name in _JSON_FIELDS:
        record[name] = json.loads(record[name])
    part_of = row["part_of_span"]
    return from_json_object({**record, "document": document, "part_of": json.loads(part_of) if part_of else None})


def appearance_to_row(appearance: Appearance) -> dict[str, Cell]:
    """The fields of an appearance as the columns of its table."""
    row: dict[str, Cell] = {name: to_cell(getattr(appearance, name)) for name in _APPEARANCE_WORDS}
    return {**row, "flags": json.dumps(appearance.flags)}


def appearance_from_row(row: Mapping[str, Any]) -> Appearance:
    """The appearance that `appearance_to_row` wrote."""
    words = {name: from_cell(row[name]) for name in _APPEARANCE_WORDS}
    return Appearance(**words, flags=tuple(json.loads(row["flags"])))


def to_stored_claim(
    row: Mapping[str, Any], text: Mapping[str, Any], appearances: Sequence[tuple[int, Appearance]]
) -> StoredClaim:
    """A claim with its text and where that came out; the row holds the claim's columns and its reading's."""
    by_key = dict(appearances)
    dating = by_key.pop(row["appearance"])
    return StoredClaim(
        id=from_cell(row["id"]),
        claim=claim_from_row(row, dating.document),
        part_of=row["part_of"],
        is_current=bool(row["is_current"]),
        document_id=from_cell(text["document_id"]),
        text=from_cell(text["content"]),
        hash=text["hash"],
        language=from_cell(row["language"]),
        flags=tuple(json.loads(row["document_flags"])),
        title=dating.title,
        publisher=dating.publisher,
        url=dating.url,
        published=row["published"],
        published_basis=dating.published_basis,
        published_reason=dating.published_reason,
        licence=dating.licence,
        source=dating.source,
        appearances=(dating, *by_key.values()),
        superseded_by=text["superseded_by"],
    )


def to_stored_document(row: Mapping[str, Any]) -> StoredDocument:
    """A text without its words; the row holds the columns of its dating appearance and the reading's."""
    return StoredDocument(
        document_id=from_cell(row["document_id"]),
        hash=row["hash"],
        appearance=appearance_from_row(row),
        appearances=row["appearances"],
        language=from_cell(row["settled_language"]),
        flags=tuple(json.loads(row["document_flags"])),
        claims=row["claims"],
        read_at=row["read_at"],
        copy_of=row["copy_of"],
        superseded_by=row["superseded_by"],
        published=row["settled_published"],
    )


def to_import_run(row: Mapping[str, Any], refusals: Sequence[Mapping[str, Any]]) -> ImportRun:
    """The account of an import with what it refused."""
    counts = {name: row[name] for name in (*_RUN_FIELDS, *OUTCOMES, "given")}
    told = tuple(Refusal(*(from_cell(each[name]) for name in ("source", "reason", "remedy"))) for each in refusals)
    lines = tuple(map(str, told))
    current = from_cell(row["current"])
    return ImportRun(**counts, current=current, paths=tuple(json.loads(row["paths"])), refusals=lines, told=told)
