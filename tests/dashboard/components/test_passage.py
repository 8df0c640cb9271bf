"""The sentence around words that stand outside a claim's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.passage import LONGEST, find_passage, is_cut

TEXT = "Au début. Depuis l'élection du 9 août, la pression monte. Ensuite !\nUn titre\nLa fin"


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("9 août", "Depuis l'élection du 9 août, la pression monte."),
        ("Au", "Au début."),
        ("Ensuite", "Ensuite !"),
        ("titre", "Un titre"),
        ("fin", "La fin"),
    ],
)
def test_a_passage_is_the_sentence_or_the_line(words: str, passage: str) -> None:
    start = TEXT.index(words)

    first, last = find_passage(TEXT, start, start + len(words))

    assert TEXT[first:last] == passage
    assert not is_cut(TEXT, last)


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "mot " * 500
    first, last = find_passage(text, 1000, 1003)

    assert last - first <= LONGEST + 3
    assert text[first:last].split() == ["mot"] * len(text[first:last].split())
    assert is_cut(text, last)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_passage_holds_its_words(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = find_passage(text, start, end)

    assert 0 <= first <= start <= end <= last <= len(text)
