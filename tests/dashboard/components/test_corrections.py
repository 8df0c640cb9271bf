"""What a person typed into a card in, the fields that are to change out."""

import pytest

from dashboard.components.corrections import AmbiguousNumberError, find_changes, to_plain_digits

BEFORE = {"value": "6700", "low": "", "high": "", "subject": "[U+202E]zuL", "place": "Lutz"}


@pytest.mark.parametrize(
    ("language", "typed", "digits"),
    [
        ("fr", "6 700", "6700"),
        ("fr", "6\N{NARROW NO-BREAK SPACE}700,25", "6700.25"),
        ("fr", "12,5", "12.5"),
        ("fr", "12.5", "12.5"),
        ("en", "7,000", "7000"),
        ("en", "1,234,567.5", "1234567.5"),
        ("en", "12.5", "12.5"),
        ("en", "6.125", "6.125"),
        ("en", "-3", "-3"),
        ("en", "demain", "demain"),
    ],
)
def test_numbers_may_be_typed_as_the_reader_writes_them(language: str, typed: str, digits: str) -> None:
    assert to_plain_digits(typed, language) == digits


@pytest.mark.parametrize(("language", "typed"), [("fr", "6.700"), ("fr", "6,700"), ("en", "7,5"), ("en", "70,00")])
def test_a_number_with_two_readings_is_never_guessed(language: str, typed: str) -> None:
    with pytest.raises(AmbiguousNumberError, match=typed):
        to_plain_digits(typed, language)


def test_what_is_left_alone_is_no_change() -> None:
    assert find_changes(BEFORE, {**BEFORE, "value": "6 700", "place": " Lutz "}, "fr") == {}


def test_an_emptied_field_becomes_unknown_and_another_is_as_typed() -> None:
    changes = find_changes(BEFORE, {**BEFORE, "place": "", "value": "7,000"}, "en")

    assert changes == {"value": "7000", "place": None}
