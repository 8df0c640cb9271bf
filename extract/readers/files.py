"""Paths of files and folders -> Documents and Refusals, one by one, in the order given."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.model import Document, Refusal
from extract.readers.documents import Defaults, Metadata, to_defaults
from extract.readers.folders import find_files, refuse_link_out
from extract.readers.formats import MANIFEST_NAME, RECORD_ENDINGS, refuse_by_ending
from extract.readers.json_lines import read_json_lines
from extract.readers.manifest import read_manifest
from extract.readers.opening import refuse_missing, refuse_unreadable, to_mode
from extract.readers.shown import to_line, to_name, to_shown
from extract.readers.text_file import read_text_file


def read_documents(
    paths: Iterable[Path | str], *, published: str | None = None, language: str | None = None
) -> Iterator[Document | Refusal]:
    """A Document, or a Refusal that says why there is none, for everything the paths hold.

    A path is a text file, a file of JSON lines, or a folder with or without a `manifest.toml`; the
    manifest itself stands for its folder. `published` and `language` are for documents whose own
    metadata says nothing, or gives a date that is none; where metadata speaks, it wins. In a folder
    hidden files are left out, links that leave it are refused, and a folder within it is read
    unless it has a manifest of its own: such a one is a collection apart, added by its own path.

    Raises SettingError at once where `published` is no date. A `language` that does not exist refuses each document
    that would have taken it.
    """
    defaults = to_defaults(published, language)
    return _read_all([paths] if isinstance(paths, str | Path) else paths, defaults)


def _read_all(paths: Iterable[Path | str], defaults: Defaults) -> Iterator[Document | Refusal]:
    for path in paths:
        if str(path):
            yield from _read_path(Path(path), defaults)
        else:
            # Path("") would be the folder that the program happens to run in.
            yield refuse_missing(to_shown(path))


def _read_path(path: Path, defaults: Defaults) -> Iterator[Document | Refusal]:
    """The documents of one given path; a link is followed here, since the caller named it."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield refuse_unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(path, defaults)
    elif path.name == MANIFEST_NAME and stat.S_ISREG(mode):
        yield from _read_folder(path.parent, defaults)
    else:
        yield from _read_file(path, Metadata(), defaults)


def _read_folder(folder: Path, defaults: Defaults) -> Iterator[Document | Refusal]:
    """The folder's files in sorted order, then those that only its manifest names."""
    manifest = read_manifest(folder)
    yield from manifest.refusals
    unmet = dict(manifest.entries)
    for path in find_files(folder):
        if isinstance(path, Refusal):
            yield path
            continue
        entry = unmet.pop(path.relative_to(folder).as_posix(), None)
        yield from _read_member(path, folder, entry.metadata if entry else Metadata(), defaults)
    for file, entry in unmet.items():
        path = folder / file
        if to_mode(path):
            yield from _read_member(path, folder, entry.metadata, defaults)
        else:
            yield Refusal(entry.source, f"{to_shown(file)} is missing", "put the file there, or take the entry out")


def _read_member(path: Path, folder: Path, metadata: Metadata, defaults: Defaults) -> Iterator[Document | Refusal]:
    """The documents of one file of a folder, unless it is a link that leads out of it."""
    refusal = refuse_link_out(path, folder)
    if refusal is None:
        yield from _read_file(path, metadata, defaults)
    else:
        yield refusal


def _read_file(path: Path, metadata: Metadata, defaults: Defaults) -> Iterator[Document | Refusal]:
    """The documents of one file, told apart by its ending."""
    refusal = _refuse_special(path) or refuse_by_ending(path, to_line(to_name(path)))
    if refusal is not None:
        yield refusal
    elif path.suffix.lower() in RECORD_ENDINGS:
        yield from read_json_lines(path, metadata, defaults)
    else:
        yield read_text_file(path, metadata, defaults)


def _refuse_special(path: Path) -> Refusal | None:
    """The refusal of what would never end or never answer: a pipe, a device, a socket; None for a plain file."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return refuse_unreadable(path, error)
    if stat.S_ISREG(mode):
        return None
    return Refusal(to_line(to_name(path)), "neither a file nor a folder", "give a file")
