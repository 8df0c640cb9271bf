"""A folder -> the paths of its documents in sorted order, never leaving it and never going in circles."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.model import Refusal
from extract.readers.formats import MANIFEST_NAME, PAGE_ENDINGS, RECORD_ENDINGS, TEXT_ENDINGS, UNREAD_ENDINGS
from extract.readers.opening import refuse_unreadable, to_mode
from extract.readers.shown import to_line, to_name

FOLDER_ENDINGS = TEXT_ENDINGS | RECORD_ENDINGS | PAGE_ENDINGS | frozenset(UNREAD_ENDINGS)
"""What is taken from a folder: documents, those that no reader reads yet among them; README.md and pictures stay."""


def find_files(folder: Path) -> Iterator[Path | Refusal]:
    """Every document of the folder and of the folders within it that have no manifest of their own."""
    # A stack instead of recursion: folders may be nested deeper than Python calls.
    waiting = [*_list_folder(folder)]
    while waiting:
        path = waiting.pop()
        if isinstance(path, Refusal):
            yield path
        elif stat.S_ISDIR(to_mode(path)):
            if path.is_symlink():
                yield _refuse_linked_folder(path)
            elif not to_mode(path / MANIFEST_NAME):
                waiting.extend(_list_folder(path))
        elif path.suffix.lower() in FOLDER_ENDINGS:
            yield path


def refuse_link_out(path: Path, folder: Path) -> Refusal | None:
    """The refusal of a link whose target lies outside the folder; None for all other paths."""
    target = Path(os.path.realpath(path))
    if target.is_relative_to(os.path.realpath(folder)):
        return None
    return Refusal(
        to_line(to_name(path)), "a link that leads out of its folder", "give the file it leads to by its path"
    )


def _list_folder(folder: Path) -> Sequence[Path | Refusal]:
    """What the folder holds, hidden things left out, last name first."""
    try:
        members = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        return [refuse_unreadable(folder, error)]
    return sorted(members, key=lambda path: path.name, reverse=True)


def _refuse_linked_folder(path: Path) -> Refusal:
    """The refusal of a link to a folder: following it could go in circles."""
    return Refusal(to_line(to_name(path)), "a link to a folder, which is not followed", "give that folder by its path")
