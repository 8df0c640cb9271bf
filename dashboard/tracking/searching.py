"""Words as a reader types them -> the documents and sentences that hold them, accents and case aside."""

import re
from dataclasses import dataclass

import numpy as np

from dashboard.tracking.columns import Array
from dashboard.tracking.database import Database
from dashboard.tracking.rows import from_cell

_PART = re.compile(r'"([^"]*)"|(\S+)')

MARKS = ("\N{START OF HEADING}", "\N{START OF TEXT}")
"""What stands before and behind a found word in an excerpt: no text that people read holds them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that holds the words, with the stretch of it where they stand."""

    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    excerpt: str
    """A stretch of the text with the found words between `MARKS`."""
    claims: tuple[str, ...]
    """The ids of the claims whose sentence holds the words."""


def to_match(words: str) -> str | None:
    """The words as FTS5 reads them: all of them, a phrase in quotation marks, the last word maybe unfinished.

    None where there is nothing to look for. Nothing that is typed can be an operator.
    """
    # Half of a surrogate pair and NUL stand in no text that can be searched.
    plain = words.encode("utf-8", "replace").decode().replace("\0", " ")
    parts = [phrase or word for phrase, word in _PART.findall(plain)]
    quoted = ['"' + part.replace('"', '""') + '"' for part in parts if re.search(r"\w", part)]
    if not quoted:
        return None
    is_open = not plain.rstrip().endswith('"')
    return " AND ".join(quoted) + ("*" if is_open else "")


def find_claims(database: Database, words: str) -> Array:
    """The keys of the claims whose sentence, title or text holds the words."""
    match = to_match(words)
    if match is None:
        return np.empty(0, dtype="i4")
    rows = database.fetch(
        "SELECT rowid FROM snippet_search WHERE snippet_search MATCH :match"
        " UNION SELECT claim.key FROM claim JOIN extraction ON extraction.id = claim.extraction AND is_current"
        " WHERE extraction.text IN (SELECT rowid FROM text_search WHERE text_search MATCH :match"
        "  UNION SELECT text FROM appearance WHERE id IN"
        "   (SELECT rowid FROM title_search WHERE title_search MATCH :match))",
        {"match": match},
    )
    return np.array([key for (key,) in rows], dtype="i4")


def find_hits(database: Database, words: str, limit: int) -> tuple[list[Hit], int]:
    """The documents that hold the words, best first, at most `limit`, and how many there are in all."""
    match = to_match(words)
    if match is None:
        return [], 0
    texts = (
        "WITH found AS (SELECT rowid AS text, rank FROM text_search WHERE text_search MATCH :match"
        " UNION ALL SELECT text, 0 FROM appearance JOIN title_search ON title_search.rowid = appearance.id"
        "  WHERE title_search MATCH :match AND text NOT IN"
        "  (SELECT rowid FROM text_search WHERE text_search MATCH :match))"
    )
    total = database.fetch(f"{texts} SELECT count(DISTINCT text) FROM found", {"match": match})[0][0]
    rows = database.fetch(
        f"{texts} SELECT text.id, document_id, title, publisher, extraction.published, min(found.rank)"
        " FROM found JOIN text ON text.id = found.text"
        " JOIN extraction ON extraction.text = text.id AND is_current"
        " JOIN appearance ON appearance.id = extraction.appearance"
        " GROUP BY text.id ORDER BY min(found.rank), extraction.published DESC, text.id LIMIT :limit",
        {"match": match, "limit": limit},
    )
    return [_to_hit(database, match, row) for row in rows], int(total)


def _to_hit(database: Database, match: str, row: tuple[object, ...]) -> Hit:
    text, document_id, title, publisher, published, _ = row
    excerpt = database.fetch(
        "SELECT snippet(text_search, 0, ?, ?, '…', 32) FROM text_search WHERE text_search MATCH ? AND rowid = ?",
        (*MARKS, match, int(str(text))),
    )
    claims = database.fetch(
        "SELECT claim.id FROM snippet_search JOIN claim ON claim.key = snippet_search.rowid"
        " JOIN extraction ON extraction.id = claim.extraction AND is_current"
        " WHERE snippet_search MATCH ? AND extraction.text = ? ORDER BY claim.start",
        (match, int(str(text))),
    )
    words = [None if cell is None else str(from_cell(cell)) for cell in (title, publisher, published)]
    return Hit(
        str(document_id), words[0], words[1], words[2],
        from_cell(excerpt[0][0]) if excerpt else "", tuple(str(key) for (key,) in claims),
    )  # fmt: skip
