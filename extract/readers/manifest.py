"""A folder's manifest.toml -> what it says of each file, and a Refusal for each thing it says wrongly."""

import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract.model import Refusal
from extract.readers.documents import Metadata
from extract.readers.formats import MANIFEST_NAME
from extract.readers.opening import read_bytes, to_mode
from extract.readers.shown import to_line, to_name, to_shown

ENTRY_HEAD = re.compile(r"\s*\[\[\s*document\s*\]\]")
LINE_IN_MESSAGE = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One [[document]] table: where it stands, and what it says."""

    source: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by file name, relative to the folder, and what was wrong."""

    entries: dict[str, Entry] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the folder; an empty one where there is none."""
    path = folder / MANIFEST_NAME
    if not stat.S_ISREG(to_mode(path)):
        return Manifest()
    source = to_line(to_name(path))
    content = read_bytes(path)
    if isinstance(content, Refusal):
        return Manifest(refusals=(content,))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Manifest(refusals=(Refusal(f"{source}:{line}", "not UTF-8", "save it as UTF-8"),))
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Manifest(refusals=(_refuse_toml(source, error),))
    return _to_manifest(values.get("document", []), source, _lines_of_entries(text))


def _refuse_toml(source: str, error: Exception) -> Refusal:
    """The refusal of text that is no TOML, with the line and without tomllib's own way of naming it."""
    message = str(error)
    place = LINE_IN_MESSAGE.search(message)
    at = f"{source}:{place[1]}" if place else source
    said = message[: place.start()] if place else message
    return Refusal(at, f"no valid TOML ({to_line(said)})", "mend the line; until then its entries count for nothing")


def _lines_of_entries(text: str) -> list[int]:
    """The line on which each [[document]] stands."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if ENTRY_HEAD.match(line)]


def _to_manifest(tables: object, source: str, lines: list[int]) -> Manifest:
    if not isinstance(tables, list):
        return Manifest(refusals=(Refusal(source, '"document" is no list of tables', "write [[document]]"),))
    entries: dict[str, Entry] = {}
    refusals: list[Refusal] = []
    for index, table in enumerate(tables):
        at = f"{source}:{lines[index]}" if len(lines) == len(tables) else source
        file, problem = _to_file(table)
        if file is None:
            refusals.append(Refusal(at, problem, 'write file = "name.txt", relative to it'))
        elif file in entries:
            refusals.append(Refusal(at, f"a second entry for {to_shown(file)}", "keep one; the first one was taken"))
        else:
            entries[file] = Entry(at, Metadata.of(table))
    return Manifest(entries, tuple(refusals))


def _to_file(table: object) -> tuple[str | None, str]:
    """The file that an entry names, or None and what is wrong with it."""
    if not isinstance(table, Mapping):
        return None, "an entry that is no table"
    file = table.get("file")
    if not isinstance(file, str) or not file.strip():
        return None, "an entry without file"
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\0" in file:
        return None, f"{to_shown(file)} is not in the manifest's folder"
    return str(path), ""
