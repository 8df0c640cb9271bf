"""What is stale in a store -> made anew, in short transactions.

An end at any moment leaves the rest stale, for whoever opens the store to write next.
"""

from dashboard.tracking.columns import bump_version, keep_blocks, mark_stale
from dashboard.tracking.copies import join_copies
from dashboard.tracking.database import Database
from dashboard.tracking.figures import refresh_figures
from dashboard.tracking.rows import from_cell

EVERY_DOCUMENTS = 400
"""After so many documents an import keeps the columns of what it has read."""


def refresh_derived(database: Database) -> None:
    """Make everything anew that is stale: families of copies, figures, columns."""
    _join_unread_texts(database)
    refresh_figures(database)
    keep_blocks(database)


def refresh_columns(database: Database) -> None:
    """Keep the columns of full blocks, in the middle of an import."""
    keep_blocks(database, is_last_kept=False)


def _join_unread_texts(database: Database) -> None:
    """Find the copies among texts that an older store had."""
    while rows := database.fetch(
        "SELECT id, content, folded_hash FROM text WHERE id NOT IN (SELECT text FROM likeness) LIMIT 50"
    ):
        for text, content, folded_hash in rows:
            with database.transaction():
                bump_version(database)
                changed = join_copies(database, text, from_cell(content), folded_hash)
                mark_stale(database, [text, *changed])
