"""The invented examples -> a store of their own, beside the reader's and never mixed with it."""

from pathlib import Path

from dashboard.tracking.background import start_import

EXAMPLES = Path(__file__).resolve().parents[2] / "seeds" / "examples"
"""The folder of the invented briefs, with the manifest that says so."""

STORE_NAME = "examples.db"


def has_examples() -> bool:
    """Whether the briefs came with this installation."""
    return EXAMPLES.is_dir()


def find_examples_store(path: Path) -> Path:
    """The store of the examples: a file beside the reader's own store at `path`."""
    return path.with_name(STORE_NAME)


def start_examples(path: Path) -> int:
    """Begin to load the examples into their own store beside the one at `path`; the run, as of `start_import`.

    Loading them again changes nothing. Raises StoreError where the file cannot be written.
    """
    return start_import(find_examples_store(path), [EXAMPLES])
