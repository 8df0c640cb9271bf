"""What people corrected or added -> the claims of the current readings, and back to what the rules read.

A corrected claim is changed where it stands, so that figures, series, filters and exports need not know of it; the
cells that the rules made are kept beside it, and every change is taken back before a text is read anew or any
decision on claims changes. What holds then is put in its place again.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DecimalException
from typing import Any

from dashboard.tracking.columns import BLOCK_CLAIMS
from dashboard.tracking.database import Database
from dashboard.tracking.errors import DecisionError
from dashboard.tracking.identity import make_hand_claim_id
from dashboard.tracking.naming import save_names
from dashboard.tracking.queries import to_insert
from dashboard.tracking.rows import Cell, claim_from_row, claim_to_row, from_cell, to_cell
from extract.lexicon.loading import load_metric_definitions
from extract.model import OTHER, Claim, Flag, Kind, Modality, Qualifier, from_json_object, to_json_object

CORRECTED = "corrected"
"""The flag of a claim that a person corrected."""
BY_HAND = "by_hand"
"""The flag of a claim that a person added."""

CORRECTABLE = (
    "metric", "value", "low", "high", "qualifier", "unit", "kind", "modality", "subject", "agent", "place",
    "attribution", "date_start", "date_end",
)  # fmt: skip
"""The fields that a person can set."""

NAMED_FIELDS = ("metric", "unit", "kind", "modality", "qualifier", "subject", "agent", "place", "attribution")

_NUMBERS = ("value", "low", "high")
_NUMBER_FIELDS = (*_NUMBERS, "qualifier")
_DAYS = ("date_start", "date_end")
_ALLOWED = {"qualifier": tuple(Qualifier), "kind": tuple(Kind), "modality": tuple(Modality)}


def settle_correction(claim: Claim, fields: Mapping[str, Any]) -> dict[str, Any]:
    """All that is decided when a person sets these fields, as JSON.

    With a value go its qualifier and interval, with a day both days, so that it means the same whatever is read later.
    Raises DecisionError for what no claim can hold.
    """
    unknown = sorted(set(fields) - set(CORRECTABLE))
    if unknown or not fields:
        raise DecisionError(f"nobody can correct {', '.join(unknown) or 'nothing'}; name of: {', '.join(CORRECTABLE)}")
    for name, allowed in {**_ALLOWED, "metric": (*load_metric_definitions(), OTHER)}.items():
        if name in fields and fields[name] not in allowed:
            raise DecisionError(f"«{fields[name]}» is no {name}; these are: {', '.join(allowed)}")
    try:
        corrected = with_fields(claim, fields)
    except (TypeError, ValueError, DecimalException) as error:
        raise DecisionError("a number or a date cannot be read; write 6700 or 12.5, and 2020-08-18") from error
    corrected = _with_ends(corrected, fields)
    _check_interval(corrected)
    names = set(fields)
    for together in (_NUMBER_FIELDS, _DAYS):
        names |= set(together) if names & set(together) else set()
    record = to_json_object(corrected)
    return {name: _to_written(record[name]) for name in CORRECTABLE if name in names}


def with_fields(claim: Claim, fields: Mapping[str, Any]) -> Claim:
    """The claim with these fields; the words that dated it go when its days are others."""
    corrected = from_json_object({**to_json_object(claim), **fields})
    if not set(_DAYS) & set(fields) or (claim.date_start, claim.date_end) == (corrected.date_start, corrected.date_end):
        return corrected
    return replace(corrected, date_text=None, date_precision=None, date_basis=None, date_reach=None)


def _to_written(each: object) -> object:
    return format(each, "f") if isinstance(each, Decimal) else each


def _with_ends(claim: Claim, fields: Mapping[str, Any]) -> Claim:
    """The claim with the interval that its qualifier makes of its value (CLAIMS.md)."""
    if not {"value", "qualifier"} & set(fields):
        return claim
    if claim.qualifier in (Qualifier.RANGE, Qualifier.VAGUE):
        if not {"low", "high"} <= set(fields):
            raise DecisionError(f"a number that is {claim.qualifier} has two ends; give low and high")
        return claim
    has_low = claim.qualifier not in (Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY)
    has_high = claim.qualifier not in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    low = claim.low if "low" in fields else claim.value if has_low else None
    high = claim.high if "high" in fields else claim.value if has_high else None
    return replace(claim, low=low, high=high)


def _check_interval(claim: Claim) -> None:
    ends = [each for each in (claim.low, claim.value, claim.high) if each is not None]
    if not ends or not all(each.is_finite() for each in ends) or ends != sorted(ends):
        raise DecisionError("low, value and high must be numbers in this order, and one of them known")
    if claim.date_start and claim.date_end and claim.date_start > claim.date_end:
        raise DecisionError("the first day comes after the last; give date_start and date_end in order")


def settle_hand_claim(text: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """All that is decided when a person reads a figure at `start` to `end` of a text, as JSON.

    Raises DecisionError for what no claim can hold.
    """
    start, end = details.get("start"), details.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise DecisionError(f"give where the number stands: start and end between 0 and {len(text)}")
    fields = {name: each for name, each in details.items() if name not in ("start", "end")}
    if "metric" not in fields or not {"value", "low", "high"} & set(fields):
        raise DecisionError("a figure needs its metric and its value, or low and high")
    return {"start": start, "end": end, **settle_correction(_read_at(text, start, end), fields)}


def _read_at(text: str, start: int, end: int) -> Claim:
    """A claim of which only the place is known; its snippet is the line that it stands in."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return Claim(
        "", start, end, text[start:end], OTHER, None, None, None, Qualifier.EXACT, None,
        modality=Modality.ASSERTED, flags=(BY_HAND,), snippet=text[first : last if last >= 0 else len(text)],
        snippet_start=first,
    )  # fmt: skip


def withdraw(database: Database, text: int | None = None) -> None:
    """Leave the claims of a text, or of all, as the rules read them; a part of the caller's transaction."""
    of_text = (
        " WHERE ?1 IS NULL OR claim IN (SELECT key FROM claim JOIN extraction ON extraction.id = claim.extraction"
        " WHERE extraction.text = ?1)"
    )
    for key, machine in database.fetch(f"SELECT claim, machine FROM correction{of_text}", (text,)):
        _write(database, key, {name: to_cell_of(each) for name, each in json.loads(machine).items()})
    database.execute(f"DELETE FROM correction{of_text}", (text,))
    for (key,) in database.fetch(f"SELECT claim FROM hand_claim{of_text}", (text,)):
        database.execute("DELETE FROM hand_claim WHERE claim = ?", (key,))
        database.execute("DELETE FROM member WHERE claim = ?", (key,))
        database.execute("DELETE FROM claim WHERE key = ?", (key,))
        database.execute("INSERT OR IGNORE INTO stale_block (number) VALUES (?)", (key // BLOCK_CLAIMS,))


def put_correction(database: Database, claim_id: str, decision: int, fields: Mapping[str, Any]) -> None:
    """Let a correction hold for the current claim of that id; a later one adds to an earlier one."""
    found = _find_current(database, claim_id)
    if found is None:
        return
    key, row = found
    corrected = with_fields(claim_from_row(row, ""), fields)
    flags = tuple(dict.fromkeys((*corrected.flags, CORRECTED)))
    cells = claim_to_row(replace(corrected, flags=flags))
    changed = {name: cell for name, cell in cells.items() if row[name] != cell}
    before = database.fetch("SELECT machine FROM correction WHERE claim = ?", (key,))
    # What the rules read is what stood there before the first correction.
    machine = {name: from_cell(row[name]) for name in changed} | (json.loads(before[0][0]) if before else {})
    database.execute(
        "INSERT OR REPLACE INTO correction (claim, decision, machine) VALUES (?, ?, ?)",
        (key, decision, json.dumps(machine)),
    )
    _write(database, key, changed)
    save_names(database, [getattr(corrected, name) for name in NAMED_FIELDS])


def put_hand_claim(database: Database, document_id: str, decision: int, details: Mapping[str, Any]) -> None:
    """Let a claim that a person added stand in the current reading of its text."""
    row = database.fetch_row(
        "SELECT extraction.id, extraction.flags, hash, content, (SELECT ifnull(max(position), -1) + 1 FROM claim"
        " WHERE claim.extraction = extraction.id) AS position"
        " FROM extraction JOIN text ON text.id = extraction.text WHERE document_id = ? AND is_current",
        to_cell(document_id),
    )
    if row is None:
        return
    fields = {name: each for name, each in details.items() if name in CORRECTABLE}
    claim = with_fields(_read_at(from_cell(row["content"]), details["start"], details["end"]), fields)
    if Flag.INVENTED in json.loads(row["flags"]):
        claim = replace(claim, flags=(*claim.flags, Flag.INVENTED))
    cells: dict[str, Cell] = {
        **claim_to_row(claim),
        "extraction": row["id"],
        "id": make_hand_claim_id(row["hash"], decision),
        "position": row["position"],
        "part_of": None,
    }
    key = database.execute(to_insert("claim", cells), cells)
    database.execute("INSERT INTO hand_claim (claim, decision) VALUES (?, ?)", (key, decision))
    save_names(database, [getattr(claim, name) for name in NAMED_FIELDS])


def read_machine_fields(database: Database, claim_id: str) -> dict[str, Any] | None:
    """What the rules read where a person corrected a claim, by column; None where nobody did."""
    found = _find_current(database, claim_id)
    rows = database.fetch("SELECT machine FROM correction WHERE claim = ?", (found[0],)) if found else []
    if not rows:
        return None
    machine = json.loads(rows[0][0])
    numbers = {name: Decimal(machine[name]) for name in _NUMBERS if machine.get(name) is not None}
    return {name: machine[name] for name in CORRECTABLE if name in machine} | numbers


def find_claim(database: Database, claim_id: str) -> Claim | None:
    """The current claim of an id as it stands; None where no current reading makes it."""
    found = _find_current(database, claim_id)
    return claim_from_row(found[1], "") if found else None


def _find_current(database: Database, claim_id: str) -> tuple[int, dict[str, Any]] | None:
    row = database.fetch_row(
        "SELECT claim.* FROM claim JOIN extraction ON extraction.id = claim.extraction AND is_current"
        " WHERE claim.id = ?",
        to_cell(claim_id),
    )
    return (int(row["key"]), row) if row else None


def to_cell_of(each: Any) -> Cell:  # noqa: ANN401 a cell holds what its column holds
    """A cell that JSON kept, as SQLite takes it."""
    return to_cell(each) if isinstance(each, str) else each


def _write(database: Database, key: int, cells: Mapping[str, Cell]) -> None:
    if cells:
        changes = ", ".join(f'"{name}" = :{name}' for name in cells)
        database.execute(f"UPDATE claim SET {changes} WHERE key = :key", {**cells, "key": key})
