"""A text of the store -> the other versions of its page, and its near-copies."""

from typing import Literal

from dashboard.tracking.database import Database
from dashboard.tracking.records import Relative
from dashboard.tracking.rows import from_cell

_TOLD = (
    "SELECT text.document_id, appearance.title, appearance.publisher, extraction.published, {share}"
    " FROM text JOIN extraction ON extraction.text = text.id AND is_current"
    " JOIN appearance ON appearance.id = extraction.appearance {where}"
    " ORDER BY extraction.published IS NULL, extraction.published, text.id"
)

_COPIES = _TOLD.format(
    share="(SELECT max(share) FROM likeness WHERE text IN (text.id, ?1) AND nearest IN (text.id, ?1)) AS share",
    where=(
        "WHERE text.id <> ?1 AND text.id IN (SELECT text FROM likeness WHERE leader ="
        " (SELECT leader FROM likeness WHERE text = ?1))"
    ),
)
_OLDER = _TOLD.format(
    share="NULL AS share",
    where=(
        "WHERE text.id IN (SELECT one.text FROM version JOIN appearance AS one ON one.id = version.appearance"
        " JOIN appearance AS other ON other.id = version.successor WHERE other.text = ?1)"
    ),
)
_NEWER = _TOLD.format(
    share="NULL AS share",
    where=(
        "WHERE text.id IN (SELECT other.text FROM version JOIN appearance AS one ON one.id = version.appearance"
        " JOIN appearance AS other ON other.id = version.successor WHERE one.text = ?1)"
    ),
)


def find_relatives(database: Database, text: int) -> list[Relative]:
    """The older and the newer version next to it, then the texts of its family of copies that are no versions."""
    versions = [*_find(database, _OLDER, text, "older"), *_find(database, _NEWER, text, "newer")]
    known = {each.document_id for each in versions}
    return [*versions, *(each for each in _find(database, _COPIES, text, "copy") if each.document_id not in known)]


def _find(database: Database, statement: str, text: int, relation: Literal["copy", "older", "newer"]) -> list[Relative]:
    return [
        Relative(relation=relation, **{name: from_cell(cell) for name, cell in row.items()})
        for row in database.fetch_rows(statement, text)
    ]
