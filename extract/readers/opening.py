"""A path -> its bytes, or a Refusal that says what stands in the way."""

import errno
from pathlib import Path

from extract.model import Refusal
from extract.readers.documents import LARGEST_DOCUMENT_BYTES, SPLIT_IT, TOO_LARGE
from extract.readers.shown import to_line, to_name

REMEDIES = {
    errno.EACCES: "give yourself the right to read it",
    errno.EPERM: "give yourself the right to read it",
    errno.ELOOP: "the link leads back to itself; give the file it should lead to",
    errno.ENAMETOOLONG: "give it a shorter name",
}


def read_bytes(path: Path) -> bytes | Refusal:
    """All bytes of a file that is no larger than one document may be."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_DOCUMENT_BYTES + 1)
    except OSError as error:
        return refuse_unreadable(path, error)
    if len(content) > LARGEST_DOCUMENT_BYTES:
        return Refusal(to_line(to_name(path)), TOO_LARGE, SPLIT_IT)
    return content


def to_mode(path: Path) -> int:
    """What the path leads to, as `stat` tells it; 0 where nothing is or where one may not look."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def refuse_unreadable(path: Path, error: OSError | ValueError) -> Refusal:
    """The refusal of a path that the system does not open."""
    source = to_line(to_name(path))
    if isinstance(error, FileNotFoundError):
        return refuse_missing(source)
    if isinstance(error, OSError):
        return Refusal(source, f"cannot be read ({error.strerror})", REMEDIES.get(error.errno or 0, "check the disk"))
    return Refusal(source, "no path that the system knows", "check the path")


def refuse_missing(source: str) -> Refusal:
    """The refusal of a path where nothing is."""
    return Refusal(source, "no such file or folder", "check the path")
