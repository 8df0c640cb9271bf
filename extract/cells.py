"""Values as cells of a CSV: numbers with every digit, and no text that a spreadsheet runs as a formula.

The text of others goes into these cells. A spreadsheet runs a cell that begins with one of `= + - @`, even in
quotation marks, so such a cell gets a leading apostrophe (OWASP ASVS 1.2.10). A NUL, at which many readers of CSV
stop, is written as its picture ␀, and half a surrogate pair, which UTF-8 cannot hold, as �.
"""

import itertools
import re
import unicodedata
from decimal import Decimal

FORMULA_SIGNS = "=+-@＝＋－＠"
"""What begins a formula, in half and in full width."""

_NUL_PICTURE = "\N{SYMBOL FOR NULL}"
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def to_cell(value: object) -> str:
    """Any value of a claim as a cell: empty for None, a list's members joined by blanks."""
    if value is None:
        return ""
    if isinstance(value, Decimal | int | float):
        return to_digits(value)
    if isinstance(value, list | tuple):
        return to_safe_text(" ".join(str(each) for each in value))
    return to_safe_text(value)


def to_digits(number: Decimal | float) -> str:
    """The number in plain digits, 1000 and never 1E+3, none of them rounded."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    return format(exact, "f")


def to_safe_text(text: object) -> str:
    """The text as a cell that no spreadsheet runs and every reader of CSV takes whole."""
    cell = _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", str(text)).replace("\0", _NUL_PICTURE)
    return f"'{cell}" if _is_dangerous(cell) else cell


def to_text(cell: str) -> str:
    """The text that a cell made safe stands for."""
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell) else cell


def _is_dangerous(cell: str) -> bool:
    """Whether a formula sign comes first, behind apostrophes of our own and whatever cannot be seen."""
    if cell[:1].isalnum():
        return False  # nearly every cell
    body = cell.lstrip("'")
    if body.startswith(_NUL_PICTURE) or unicodedata.category(body[:1] or " ") == "Cc":
        return True
    return any(sign in FORMULA_SIGNS for sign in itertools.islice(filter(_is_visible, body), 1))


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZC"
