"""Text of others in, HTML out in which nothing runs and nothing hides; the only place that makes HTML of data.

`escape_text` is the one function through which every word from a document goes on its way to `st.html`.
"""

import html
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

_BIDI_AND_INVISIBLE = frozenset(
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_KEPT_CONTROLS = frozenset("\n\t\r")
_TAG_CHARACTERS = range(0xE0000, 0xE0080)
_HALVES = range(0xD800, 0xE000)
_C0_AND_C1 = [*range(0x20), *range(0x7F, 0xA0)]
_CONTROLS = re.compile(
    "["
    + "".join(
        re.escape(chr(code)) for code in (*_C0_AND_C1, *_HALVES, *_TAG_CHARACTERS) if chr(code) not in _KEPT_CONTROLS
    )
    + "".join(_BIDI_AND_INVISIBLE)
    + "]"
)
"""What is not to be seen but changes what is: most texts hold none of it, and one look tells."""


@dataclass(frozen=True)
class Mark:
    """A stretch of a text to mark, with the style's name and the words of its label."""

    start: int
    end: int
    role: str
    label: str


def show_controls(text: str) -> str:
    """The text with every character that steers or hides written out, as plain text: `[U+202E]`."""
    if not _CONTROLS.search(text):
        return text
    return "".join(_name_control(character) if _is_control(character) else character for character in text)


def escape_text(text: str) -> str:
    """The text as HTML that shows exactly it, with control characters as visible marks."""
    if not _CONTROLS.search(text):
        return html.escape(text, quote=True)
    return "".join(_escape_character(character) for character in text)


def escape_markdown(text: str) -> str:
    """The text for a label that Streamlit reads as Markdown: one line, every sign as itself."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(show_controls(text).split()))


def escape_link(url: str | None) -> str | None:
    """The address for an href, if it leads to a web page and nowhere else; None otherwise."""
    if url is None or any(_is_control(character) or character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return html.escape(url, quote=True) if parts.scheme in {"http", "https"} and parts.netloc else None


def mark_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """`text[start:end]` as HTML with the marks in it; where marks overlap, each stretch shows all of them."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = sorted({start, end, *(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)})
    return "".join(_mark_piece(text, first, last, inside) for first, last in itertools.pairwise(edges))


def _mark_piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """A stretch that lies in the same marks from end to end; the first mark's style, and all that end here named."""
    words = escape_text(text[start:end])
    here = [mark for mark in marks if mark.start <= start and mark.end >= end]
    if not here:
        return words
    labels = " · ".join(dict.fromkeys(mark.label for mark in here if mark.end == end))
    named = f"<small>{escape_text(labels)}</small>" if labels else ""
    return f'<mark class="ft-{escape_text(here[0].role)}"><span>{words}</span>{named}</mark>'


def _escape_character(character: str) -> str:
    if not _is_control(character):
        return html.escape(character, quote=True)
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return f'<span class="ft-control" title="{html.escape(name, quote=True)}">{_name_control(character)}</span>'


def _name_control(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _is_control(character: str) -> bool:
    """Whether a character is not to be seen but changes what is: controls, directions, halves of pairs."""
    return _CONTROLS.match(character) is not None
