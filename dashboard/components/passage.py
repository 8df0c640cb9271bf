"""A stretch of a text in, the sentence around it out, for words that stand outside a claim's own sentence."""

import re

LONGEST = 600
"""No passage reaches further than half of this on either side, in code points."""

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*(?=\s)|\n")
_BLANKS = re.compile(r"\s*")


def find_passage(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `text[start:end]` begins and ends, by its marks alone; long ones are cut at a word."""
    floor, ceiling = max(0, start - LONGEST // 2), min(len(text), end + LONGEST // 2)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, start)]
    first = ends[-1] if ends else _skip_to_word(text, floor, start)
    after = _SENTENCE_END.search(text, end, ceiling)
    last = after.end() if after else _stop_at_word(text, end, ceiling)
    return _skip_blanks(text, first, start), max(end, first + len(text[first:last].rstrip()))


def is_cut(text: str, end: int) -> bool:
    """Whether a passage that ends here goes on in the text."""
    return end < len(text) and not _SENTENCE_END.search(text[max(0, end - 3) : end + 1])


def _skip_blanks(text: str, first: int, start: int) -> int:
    blanks = _BLANKS.match(text, first, start)
    return blanks.end() if blanks else first


def _skip_to_word(text: str, floor: int, start: int) -> int:
    """The beginning of the first whole word after a cut; the beginning of the text is none."""
    blank = text.find(" ", floor, start) if floor else -1
    return blank + 1 if blank >= 0 else floor


def _stop_at_word(text: str, end: int, ceiling: int) -> int:
    """The end of the last whole word before a cut; the end of the text is none."""
    blank = text.rfind(" ", end, ceiling) if ceiling < len(text) else -1
    return blank if blank >= 0 else ceiling
