"""What a reader of the dashboard hands over -> files of their own beside the store, ready to be imported.

A name that somebody gave a file is never used as a path: of it only its last part is kept, and of that only letters,
digits and a few signs. Files and folders are for their user's eyes alone, as the store is.
"""

import json
import os
import re
import secrets
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePath

from dashboard.tracking.claims_files import is_claims_file
from dashboard.tracking.errors import UnusableStoreError
from extract.readers.folders import FOLDER_ENDINGS
from extract.readers.formats import MANIFEST_NAME

LONGEST_NAME = 80
"""So many characters of a name are kept, and its ending."""

_UNSAFE = re.compile(r"[^\w.-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that somebody typed or pasted, with what they know of it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def save_pasted(store: Path, pasted: Pasted) -> list[Path]:
    """The file of a pasted text, exactly as it was pasted. Raises UnusableStoreError."""
    folder = _make_folder(store)
    told = {name: value for name in Pasted.__slots__ if (value := getattr(pasted, name))}
    record = {"id": f"{folder.name}-pasted", **told, "text": pasted.text}
    return [_write(folder / "pasted.jsonl", json.dumps(record).encode() + b"\n")]


def save_files(store: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """What to import of files that were handed over under these names. Raises UnusableStoreError.

    With a manifest among them those that a folder may hold are one, and the manifest says where they come from; each
    other file is given by its own path, so that what cannot be read is refused and not passed over.
    """
    folder = _make_folder(store)
    manifest = next((content for name, content in files if _last_part(name) == MANIFEST_NAME), None)
    named = _name_files([name for name, _ in files])
    paths = [
        _write(folder / own, content)
        for (name, content), own in zip(files, named, strict=True)
        if _last_part(name) != MANIFEST_NAME
    ]
    if manifest is None:
        return paths
    collection = _make(folder / "collection")
    members = [path for path in paths if path.suffix.lower() in FOLDER_ENDINGS and not is_claims_file(path)]
    for path in members:
        path.rename(collection / path.name)
    own_names = {_last_part(name): own for (name, _), own in zip(reversed(files), reversed(named), strict=True)}
    _write(collection / MANIFEST_NAME, _with_own_names(manifest, own_names))
    return [collection, *(path for path in paths if path not in members)]


def _name_files(names: Iterable[str]) -> list[str]:
    """A name of our own for each, made from its last part; no two the same."""
    taken: set[str] = set()
    own_names = []
    for name in names:
        safe = PurePath(_to_safe_name(name))
        own, number = safe.name, 1
        while own.casefold() in taken:
            number += 1
            own = f"{safe.stem}-{number}{safe.suffix}"
        taken.add(own.casefold())
        own_names.append(own)
    return own_names


def _to_safe_name(name: str) -> str:
    """Letters, digits, points and hyphens of a name; never hidden, never a device's, never the manifest's."""
    given = PurePath(_UNSAFE.sub("_", _last_part(name)).lstrip("._") or "file")
    safe = f"{given.stem[:LONGEST_NAME]}{given.suffix[:LONGEST_NAME]}"
    return f"file_{safe}" if _DEVICES.match(safe) or safe.casefold() == MANIFEST_NAME else safe


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _with_own_names(manifest: bytes, own_names: Mapping[str, str]) -> bytes:
    """The manifest with the files under our names; one that is no TOML as it is, so that its fault is told."""
    try:
        tables = tomllib.loads(manifest.decode("utf-8-sig"))["document"]
        entries = [dict(table) for table in tables]
    except (KeyError, TypeError, ValueError, RecursionError):
        return manifest
    for entry in entries:
        if isinstance(entry.get("file"), str):
            entry["file"] = own_names.get(_last_part(entry["file"]), entry["file"])
    return "\n".join(_write_entry(entry) for entry in entries).encode("utf-8", "replace")


def _write_entry(entry: Mapping[str, object]) -> str:
    lines = (f"{_quote(key)} = {_write_value(value)}\n" for key, value in entry.items())
    return "[[document]]\n" + "".join(lines)


def _write_value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    # What is no plain value stays one: the reader tells that a date or title is none.
    return _quote(value) if isinstance(value, str) else "[]"


def _quote(text: str) -> str:
    """A TOML string; JSON writes it the same way but for the sign of deletion."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _make_folder(store: Path) -> Path:
    """A new folder in the one that the store has for what is handed over."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
    return _make(store.with_name(f"{store.stem}-uploads") / f"{moment}-{secrets.token_hex(3)}")


def _make(folder: Path) -> Path:
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _write(path: Path, content: bytes) -> Path:
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as output:
            output.write(content)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> UnusableStoreError:
    return UnusableStoreError(f"{path}: cannot be written ({error.strerror}); make room, or name another store")
