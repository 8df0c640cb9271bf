"""An appearance at an address that is known with another text -> a new version of that page, if it is one."""

from datetime import UTC, datetime

from rapidfuzz import fuzz

from dashboard.tracking.copies import SHORTEST_RUNS, VERSION_SHARE, find_runs, measure_share
from dashboard.tracking.database import Database, Row
from dashboard.tracking.rows import from_cell

LIKE_SHORT_TEXT = 60
"""Two short texts at one address are versions from this likeness on, in per cent."""

MOST_VERSIONS = 20
"""An address that stands for more texts than this, none of them a version of another, is no address of one page."""


def note_version(database: Database, appearance: int) -> list[tuple[int, int]]:
    """The pairs of texts (older, newer) that this appearance makes versions of one page.

    Only a text that shares something with the other, or its title, is a version of it: data sets that give
    one address to all their articles must not make every article vanish behind the next one.
    """
    given = _fetch(database, "appearance.id = ?", appearance)[0]
    if given["address"] is None:
        return []
    others = _fetch(
        database,
        "address = ? AND appearance.text <> ? AND appearance.id NOT IN (SELECT appearance FROM version)",
        given["address"],
        given["text"],
    )
    if len(others) > MOST_VERSIONS:
        return []
    pairs = []
    for other in others:
        if _is_version(given, other):
            older, newer = sorted((given, other), key=lambda row: (row["day"] or "", row["id"]))
            if not given["day"] or not other["day"]:
                older, newer = other, given
            _supersede(database, older, newer)
            pairs.append((older["text"], newer["text"]))
    return pairs


def note_partial(database: Database, appearance: int) -> list[tuple[int, int]]:
    """The pairs of texts (older, newer) of one document of which the older holds the sentences of figures alone."""
    given = _fetch(database, "appearance.id = ?", appearance)[0]
    others = _fetch(
        database,
        "document = ? AND appearance.text <> ? AND is_partial"
        " AND appearance.id NOT IN (SELECT appearance FROM version)",
        given["document"],
        given["text"],
    )
    for other in others:
        _supersede(database, other, given)
    return [(other["text"], given["text"]) for other in others]


def settle_again(database: Database, text: int) -> None:
    """A text that came out at another place counts again."""
    _settle_superseded(database, text)


def _supersede(database: Database, older: Row, newer: Row) -> None:
    database.execute(
        "INSERT OR REPLACE INTO version (appearance, successor, noticed_at) VALUES (?, ?, ?)",
        (older["id"], newer["id"], datetime.now(UTC).isoformat(timespec="seconds")),
    )
    _settle_superseded(database, older["text"])


def _settle_superseded(database: Database, text: int) -> None:
    """A text counts while some place where it came out still has it."""
    places = database.fetch_number("SELECT count(*) FROM appearance WHERE text = ?", text)
    left = database.fetch_number(
        "SELECT count(*) FROM appearance WHERE text = ? AND id IN (SELECT appearance FROM version)", text
    )
    if places == left:
        database.execute("INSERT OR IGNORE INTO superseded (text) VALUES (?)", (text,))
    else:
        database.execute("DELETE FROM superseded WHERE text = ?", (text,))


def _fetch(database: Database, condition: str, *values: int | str | bytes) -> list[Row]:
    return database.fetch_rows(
        "SELECT appearance.id, appearance.text, document, appearance.title, address, substr(published, 1, 25) AS day,"
        f" text.content FROM appearance JOIN text ON text.id = appearance.text WHERE {condition}",
        *values,
    )


def _is_version(one: Row, other: Row) -> bool:
    if one["title"] is not None and one["title"] == other["title"]:
        return True
    texts = [from_cell(row["content"]) for row in (one, other)]
    runs = [find_runs(text) for text in texts]
    if min(map(len, runs)) >= SHORTEST_RUNS:
        return measure_share(*runs) >= VERSION_SHARE
    return fuzz.ratio(*texts) >= LIKE_SHORT_TEXT
