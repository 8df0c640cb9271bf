"""Bytes -> the text, exactly as written, with a flag for what had to be guessed or was broken.

A text comes out unchanged: no normalised form, no other line ends, nothing stripped. Only the byte
order mark goes, because it belongs to the encoding. Where the encoding cannot be told, refusing is
right and guessing is not: a wrong letter is a wrong name, and a wrong space cuts 6 700 into 6 and 700.
"""

import codecs
import re
from dataclasses import dataclass
from unicodedata import category

from extract.model import Flag, Refusal
from extract.readers.formats import find_binary_kind, refuse_binary

WIDE_BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE_BYTES = 65_536
"""How much of a text is looked at to tell UTF-16 by its NULs, or to judge whether letters are plausible."""

NUL_SHARE_OF_UTF16 = 0.6
"""In UTF-16 text of the Latin alphabet nearly every second byte is NUL …"""
NUL_SHARE_ELSEWHERE = 0.05
"""… and nearly none of the others."""

FEWEST_UNITS_OF_UTF16 = 8
"""In fewer two-byte units a stray NUL could make the pattern."""

CONTROL_BYTES = bytes({*range(1, 32), 127} - {*b"\b\t\n\v\f\r\x1b"})
MOST_CONTROLS = 0.02
"""A text holds hardly any control character; random bytes hold one in ten."""
MOST_NULS = 0.25
"""Padding and damage put NULs into real texts, so more of them are borne."""
MOST_NOISE = 0.05
FEWEST_NOISE = 3
"""Unassigned, private and replaced characters in a UTF-16 or UTF-32 text."""

CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
MOST_BROKEN_BYTES = 2
"""For each whole character beyond ASCII a damaged UTF-8 text may hold so many broken bytes."""

SINGLE_BYTE_ENCODING = "cp1252"
"""What Windows wrote in western Europe and America; it holds all letters of latin-1 at the same places."""
MOST_ACCENTED_LETTERS = 0.4
"""Accented letters among all letters: under 0.1 in western languages, nearly 1 where it is Arabic or Russian."""
FEWEST_ACCENTED_LETTERS = 4
"""Under so many accented letters their share says nothing: «Été» has two of three."""
MOST_ODD_CHARACTERS = 0.1
INSIDE_WORDS = frozenset("’‘´·–—…\N{SOFT HYPHEN}\N{NO-BREAK SPACE}")
"""Signs that may stand between two letters of a word or of two words."""

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
BROKEN_BYTES = re.compile("[\udc80-\udcff]+")
SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what a reader should know of how it was decoded."""

    text: str
    flags: tuple[str, ...] = ()


def decode(content: bytes, source: str) -> Decoded | Refusal:
    """The text of the bytes; `source` is only named where they are refused."""
    wide = find_wide_encoding(content)
    if wide is not None:
        encoding, start = wide
        decoded = _decode_wide(content[start:], encoding)
        return refuse_binary(source) if _is_noise(decoded.text) else decoded
    refusal = find_binary(content, source)
    if refusal is not None:
        return refusal
    content = content.removeprefix(codecs.BOM_UTF8)
    return _decode_utf8(content) or _decode_single_bytes(content) or _refuse_encoding(source)


def find_wide_encoding(content: bytes) -> tuple[str, int] | None:
    """UTF-16 or UTF-32, told by its byte order mark or its NULs, and where the text begins; None for all others."""
    for mark, encoding in WIDE_BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    encoding_without_mark = _find_utf16(content[:SAMPLE_BYTES])
    return None if encoding_without_mark is None else (encoding_without_mark, 0)


def find_binary(content: bytes, source: str) -> Refusal | None:
    """The refusal of bytes that are no text in any encoding of single bytes or UTF-8; None where they may be."""
    kind = find_binary_kind(content)
    controls = len(content) - len(content.translate(None, CONTROL_BYTES))
    is_noise = controls > MOST_CONTROLS * len(content) or content.count(0) > MOST_NULS * len(content)
    return refuse_binary(source, kind) if kind is not None or is_noise else None


def without_surrogates(text: str) -> Decoded:
    """The text with U+FFFD for each lone surrogate, which no file and no store can hold."""
    cleaned, count = SURROGATE.subn(REPLACEMENT, text)
    return Decoded(cleaned, (Flag.UNDECODABLE_CHARACTERS,)) if count else Decoded(text)


def _find_utf16(sample: bytes) -> str | None:
    half = len(sample) // 2
    if half < FEWEST_UNITS_OF_UTF16 or b"\x00" not in sample:
        return None
    even = sample[::2].count(0) / half
    odd = sample[1::2].count(0) / half
    if odd >= NUL_SHARE_OF_UTF16 and even <= NUL_SHARE_ELSEWHERE:
        return "utf-16-le"
    if even >= NUL_SHARE_OF_UTF16 and odd <= NUL_SHARE_ELSEWHERE:
        return "utf-16-be"
    return None


def _is_noise(text: str) -> bool:
    """Whether a decoded text holds too many characters that nobody writes."""
    sample = text[:SAMPLE_BYTES]
    noise = sum(each == REPLACEMENT or category(each) in {"Cn", "Co"} for each in sample)
    return noise >= FEWEST_NOISE and noise > MOST_NOISE * len(sample)


def _decode_wide(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, errors="replace"), (Flag.UNDECODABLE_CHARACTERS,))


def _decode_utf8(content: bytes) -> Decoded | None:
    """The text where the bytes are UTF-8, or UTF-8 with a few broken bytes; None where they are something else."""
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError as error:
        # The bytes around the first fault tell; to count those of a whole file would take a gigabyte.
        start = max(0, error.start - SAMPLE_BYTES)
        nearby = content[start : error.start + SAMPLE_BYTES]
    if not _is_damaged_utf8(nearby.lstrip(CONTINUATION_BYTES) if start else nearby):
        return None
    return Decoded(content.decode(errors="replace"), (Flag.UNDECODABLE_CHARACTERS,))


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether whole characters outweigh the broken bytes."""
    marked = content.decode(errors="surrogateescape")
    intact, places = BROKEN_BYTES.subn("", marked)
    broken = len(marked) - len(intact)
    whole = len(intact) - len(intact.encode("ascii", errors="ignore"))
    # In cp1252 «É » alone looks like UTF-8 and all other accents are broken; in Chinese every second sign is.
    return places <= whole and broken <= MOST_BROKEN_BYTES * whole


def _decode_single_bytes(content: bytes) -> Decoded | None:
    """The text read as cp1252, flagged as a guess; None where the letters that come out are no western text."""
    try:
        text = content.decode(SINGLE_BYTE_ENCODING)
    except UnicodeDecodeError:
        return None
    return Decoded(text, (Flag.ENCODING_GUESSED,)) if _is_western(text[:SAMPLE_BYTES]) else None


def _is_western(text: str) -> bool:
    """Whether accents stand where a western language has them: few among the letters, and inside words."""
    beyond = [match.start() for match in BEYOND_ASCII.finditer(text)]
    accented = sum(text[position].isalpha() for position in beyond)
    letters = sum(map(str.isalpha, text))
    if accented >= FEWEST_ACCENTED_LETTERS and accented > MOST_ACCENTED_LETTERS * letters:
        return False
    odd = sum(_is_odd(text, position) for position in beyond)
    return odd <= MOST_ODD_CHARACTERS * len(beyond)


def _is_odd(text: str, position: int) -> bool:
    """Whether the character stands where no writer puts it: «pr‚fecture», «cafÃ», «6Ê700»."""
    character = text[position]
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    if character.isalpha():
        return (character.isupper() and before.islower()) or (before.isdigit() and after.isdigit())
    return before.isalpha() and after.isalpha() and character not in INSIDE_WORDS


def _refuse_encoding(source: str) -> Refusal:
    reason = "its encoding cannot be told (neither UTF-8, UTF-16 nor western European)"
    return Refusal(source, reason, "save it as UTF-8")
