"""What a person typed into a card in, the fields that are to change out."""

import pytest

from dashboard.components.corrections import find_changes, to_plain_digits

BEFORE = {"value": "6700", "low": "", "high": "", "subject": "[U+202E]zuL", "place": "Lutz"}


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("6 700", "6700"), ("6\N{NARROW NO-BREAK SPACE}700", "6700"), ("12,5", "12.5"), ("12.5", "12.5")],
    ids=["blank", "narrow blank", "comma", "point"],
)
def test_numbers_may_be_typed_as_french_or_english_writes_them(typed: str, digits: str) -> None:
    assert to_plain_digits(typed) == digits


def test_what_is_left_alone_is_no_change() -> None:
    assert find_changes(BEFORE, {**BEFORE, "value": "6 700", "place": " Lutz "}) == {}


def test_an_emptied_field_becomes_unknown_and_another_is_as_typed() -> None:
    assert find_changes(BEFORE, {**BEFORE, "place": "", "value": "7000"}) == {"value": "7000", "place": None}
