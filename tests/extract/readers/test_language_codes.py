"""Language codes as metadata have them."""

import pytest

from extract.readers.language_codes import to_language


@pytest.mark.parametrize("code", ["fr", "FR", "fr-FR", "fr_CH", "fr-Latn-FR", "fra", "fre", " fr "])
def test_every_way_of_writing_a_code_gives_its_language(code: str) -> None:
    assert to_language(code) == "fr"


def test_a_language_without_a_two_letter_code_keeps_its_three() -> None:
    assert to_language("ast") == "ast"


@pytest.mark.parametrize("code", ["", "xx", "french", "f", "fr FR", "12", "ﬁ"])
def test_a_code_that_no_language_has_gives_none(code: str) -> None:
    assert to_language(code) is None
