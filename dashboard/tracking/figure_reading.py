"""Figures of the store -> values with everything that a sentence about them needs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from dashboard.tracking.columns import Array, Columns
from dashboard.tracking.database import Database, Row
from dashboard.tracking.filtering import find_labels
from dashboard.tracking.records import FigureReason, Saying, StoredFigure
from dashboard.tracking.rows import from_cell

_SAYINGS = """
SELECT claim.key, claim.id, text.document_id, claim.attribution, extraction.published, claim.qualifier, claim.unit,
    claim.value, claim.low, claim.high, claim.date_start, claim.date_end, claim.modality,
    ifnull(member.takes_part, 0) AS takes_part, claim.quote, claim.snippet
FROM claim
JOIN extraction ON extraction.id = claim.extraction
JOIN text ON text.id = extraction.text
LEFT JOIN member ON member.claim = claim.key
WHERE claim.key IN (SELECT value FROM json_each(?))
"""

LISTED_NOTES = 3
"""So many notes come with a figure of a list; one figure comes with all of them."""
MOST_SORTED = 20_000
"""Of more figures than this the order is read from its index."""


def read_figure_page(
    database: Database, keys: Array | None, verdicts: Sequence[str], limit: int, offset: int
) -> tuple[list[StoredFigure], int]:
    """The figures among `keys`, None for all: most voices first; and how many there are in all."""
    condition = "TRUE"
    if verdicts:
        condition = f"verdict IN ({', '.join('?' * len(verdicts))})"
    if keys is not None and len(keys) <= MOST_SORTED:
        condition += f" AND id IN ({', '.join(map(str, keys.tolist())) or 'NULL'})"
        keys = None
    order = "ORDER BY voices DESC, claims DESC, id"
    if keys is None:
        total = database.fetch_number(f"SELECT count(*) FROM figure WHERE {condition}", *verdicts)
        rows = database.fetch_rows(
            f"SELECT * FROM figure WHERE {condition} {order} LIMIT ? OFFSET ?", *verdicts, limit, offset
        )
        return to_figures(database, rows), total
    ordered = database.fetch(f"SELECT id FROM figure WHERE {condition} {order}", verdicts)
    ids = np.array([key for (key,) in ordered], dtype="i4")
    chosen = ids[np.isin(ids, keys)]
    page = chosen[offset : offset + limit].tolist()
    rows = database.fetch_rows(f"SELECT * FROM figure WHERE id IN (SELECT value FROM json_each(?)) {order}", str(page))
    return to_figures(database, rows), len(chosen)


def read_one_figure(database: Database, figure: int) -> StoredFigure | None:
    """A figure with all of its claims; None for an id that no figure has now."""
    rows = database.fetch_rows("SELECT * FROM figure WHERE id = ?", figure)
    members = [key for (key,) in database.fetch("SELECT claim FROM member WHERE figure = ?", (figure,))]
    figures = to_figures(database, rows, {figure: members})
    return figures[0] if figures else None


def read_figures_of(database: Database, keys: Iterable[int]) -> dict[int, StoredFigure]:
    """Figures by their ids, without their claims."""
    wanted = str(sorted({int(key) for key in keys}))
    rows = database.fetch_rows("SELECT * FROM figure WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {figure.id: figure for figure in to_figures(database, rows)}


def to_figures(
    database: Database, rows: Sequence[Row], members: Mapping[int, Sequence[int]] | None = None
) -> list[StoredFigure]:
    """The rows as values; `members` are the keys of the claims to tell with each."""
    most_notes = None if members else LISTED_NOTES
    reasons = [[json.loads(row["reason"]), *json.loads(row["notes"])[:most_notes]] for row in rows]
    named = {each[side] for group in reasons for each in group for side in ("one", "other") if each[side]}
    keys = {row["latest"] for row in rows if row["latest"]} | {key for own in (members or {}).values() for key in own}
    by_id = dict(
        database.fetch(
            "SELECT claim.id, max(claim.key) FROM claim JOIN extraction ON extraction.id = claim.extraction"
            " AND is_current WHERE claim.id IN (SELECT value FROM json_each(?)) GROUP BY claim.id",
            (json.dumps(sorted(named)),),
        )
    )
    sayings = read_sayings(database, keys | set(by_id.values()))
    words = find_labels(database, {row[name] for row in rows for name in ("metric", "unit", "subject", "place")})
    plain = {key: from_cell(cell) for key, cell in database.fetch(
        "SELECT id, words FROM name WHERE id IN (SELECT value FROM json_each(?))",
        (str(sorted({row[name] for row in rows for name in ("metric", "unit")})),))}  # fmt: skip
    documents = find_labels(database, {-row["text"] for row in rows if row["text"] > 0})
    told = {claim: sayings[key] for claim, key in by_id.items() if key in sayings}
    figures = []
    for row, (reason, *notes) in zip(rows, reasons, strict=True):
        own = [sayings[key] for key in (members or {}).get(row["id"], ()) if key in sayings]
        figures.append(
            StoredFigure(
                **{name: row[name] for name in _PLAIN},
                metric=plain.get(row["metric"], ""),
                unit=plain.get(row["unit"]),
                subject=words.get(row["subject"]),
                place=words.get(row["place"]),
                document_id=documents.get(-row["text"]),
                reason=_to_reason(reason, told),
                notes=tuple(_to_reason(note, told) for note in notes),
                latest=sayings.get(row["latest"]),
                value=_to_decimal(row["value"]),
                low=_to_decimal(row["low"]),
                high=_to_decimal(row["high"]),
                is_open_low=bool(row["is_open_low"]),
                is_open_high=bool(row["is_open_high"]),
                sayings=tuple(sorted(own, key=_by_course)),
            )
        )
    return figures


_PLAIN = ("id", "kind", "date_start", "date_end", "starts", "verdict", "voices", "publishers", "claims")


def read_sayings(database: Database, keys: Iterable[int]) -> dict[int, Saying]:
    """Claims as they are told beside others, by their keys."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    columns = Columns(database)
    at = np.flatnonzero(np.isin(columns["key"], wanted))
    voices = dict(zip(columns["key"][at].tolist(), columns.voices()[at].tolist(), strict=True))
    publishers = dict(zip(columns["key"][at].tolist(), columns.actors("publisher")[at].tolist(), strict=True))
    labels = find_labels(database, {*voices.values(), *publishers.values()} - {0})
    sayings = {}
    for row in database.fetch_rows(_SAYINGS, str(wanted)):
        voice = voices.get(row["key"], 0)
        sayings[row["key"]] = Saying(
            claim=row["id"],
            document_id=row["document_id"],
            voice=labels.get(voice) if voice > 0 else None,
            is_attributed=row["attribution"] is not None,
            publisher=labels.get(publishers.get(row["key"], 0)),
            takes_part=bool(row["takes_part"]),
            **{name: from_cell(row[name]) for name in _SAYING_WORDS},
            value=_to_decimal(row["value"]),
            low=_to_decimal(row["low"]),
            high=_to_decimal(row["high"]),
        )
    return sayings


_SAYING_WORDS = ("published", "qualifier", "unit", "date_start", "date_end", "modality", "quote", "snippet")


def _to_reason(record: Mapping[str, Any], told: Mapping[str, Saying]) -> FigureReason:
    return FigureReason(
        rule=record["rule"],
        one=told.get(record["one"]),
        other=told.get(record["other"]),
        width=_to_decimal(record["width"]),
        count=record["count"],
        number=_to_decimal(record["number"]),
    )


def _to_decimal(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)


def _by_course(saying: Saying) -> tuple[str, str, Decimal]:
    numbers = (saying.value, saying.low, saying.high)
    number = next((each for each in numbers if each is not None), Decimal(0))
    return saying.date_end or saying.date_start or "", saying.published or "", number
