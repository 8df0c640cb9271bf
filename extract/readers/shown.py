"""Paths and foreign strings as they can be stored, and as they stand in a message on one line."""

import os
from pathlib import PurePath

LONGEST_SHOWN = 60
"""Of a string from a file a message shows so many characters."""


def to_name(path: PurePath) -> str:
    r"""The path with slashes, whole; bytes that are no UTF-8 as `\xff`, since no store holds them as they are."""
    return os.fsencode(path.as_posix()).decode(errors="backslashreplace")


def to_line(name: str) -> str:
    r"""The name on one line: line ends and invisible signs as `\n`, `\u202e`."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)


def to_shown(value: object) -> str:
    """A value from a file, on one line and cut to a length that a message bears."""
    shown = str(value)
    cut = shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
    return f"«{to_line(cut)}»"
