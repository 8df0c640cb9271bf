"""Words -> rows of `name`: each word once, and a spelling of an older name under that one's actor."""

from collections.abc import Sequence

from dashboard.tracking.database import Database
from dashboard.tracking.names import fold_name
from dashboard.tracking.rows import to_cell


def save_names(database: Database, words: Sequence[str | None]) -> None:
    """Give every word an id; a spelling that folds like an older name stands for that one's actor."""
    for word in dict.fromkeys(each for each in words if each is not None):
        cell = to_cell(word)
        if database.fetch("SELECT 1 FROM name WHERE words = ?", (cell,)):
            continue
        folded = to_cell(fold_name(word))
        first = database.fetch("SELECT id FROM name WHERE folded = ? ORDER BY id LIMIT 1", (folded,))
        key = database.execute("INSERT INTO name (words, folded) VALUES (?, ?)", (cell, folded))
        if first:
            actor = database.fetch_number("SELECT actor FROM alias WHERE name = ?", first[0][0]) or first[0][0]
            database.execute("INSERT INTO alias (name, actor) VALUES (?, ?)", (key, actor))
