"""When two descriptions of where a text came out are the same, a fuller one, or two."""

import pytest

from dashboard.tracking.appearances import find_dating, settle_appearance, to_appearance, to_document
from dashboard.tracking.records import Appearance
from extract.model import Document, Flag


def told(**known: object) -> Appearance:
    return Appearance(document="a.txt", **known)


DATED = told(published="2020-08-18", source="/a.txt")

CASES = {
    "the very same": (DATED, DATED, "as it was"),
    "the same from another file": (DATED, told(published="2020-08-18", source="/copy.txt"), "as it was"),
    "less, from the same file: a date stays known": (DATED, told(source="/a.txt"), "as it was"),
    "less, from another file": (DATED, told(source="/copy.txt"), "as it was"),
    "more, from the same file": (told(source="/a.txt"), DATED, "as given"),
    "more, from another file": (told(source="/copy.txt"), DATED, "as given"),
    "a correction in the same file": (told(published="2020-08-17", source="/a.txt"), DATED, "as given"),
    "another outlet": (told(publisher="RTS"), told(publisher="Le Soir"), "a second one"),
    "another outlet's date": (told(published="2020-08-17", source="/b.txt"), DATED, "a second one"),
    "each knows something else": (told(publisher="RTS"), told(url="https://lesoir.example/1"), "a second one"),
}


@pytest.mark.parametrize(("known", "given", "outcome"), CASES.values(), ids=CASES)
def test_a_document_is_known_fuller_or_another(known: Appearance, given: Appearance, outcome: str) -> None:
    settled = settle_appearance([known], given)

    assert settled == {"as it was": (0, known), "as given": (0, given), "a second one": (None, given)}[outcome]


def test_a_correction_keeps_what_it_does_not_speak_of() -> None:
    old = told(publisher="RTS", published="2020-08-17", published_reason="«lundi»", source="/a.txt")
    given = told(title="Minsk", published="2020-08-18", source="/a.txt")

    _, settled = settle_appearance([old], given)

    assert settled == told(publisher="RTS", title="Minsk", published="2020-08-18", source="/a.txt")


def test_a_kept_date_keeps_its_reason() -> None:
    old = told(published="2020-08-17", published_basis="inferred", published_reason="«lundi»", source="/a.txt")

    _, settled = settle_appearance([old], told(title="Minsk", source="/a.txt"))

    assert (settled.published, settled.published_basis, settled.published_reason) == (
        "2020-08-17",
        "inferred",
        "«lundi»",
    )


def test_lines_that_moved_in_their_file_are_still_known() -> None:
    known = [told(publisher="RTS", source="/a.jsonl:1"), told(publisher="Le Soir", source="/a.jsonl:2")]

    settled = settle_appearance(known, told(publisher="RTS", source="/a.jsonl:2"))

    assert settled == (0, known[0])


def test_a_wrong_date_in_a_known_file_is_told() -> None:
    given = told(source="/a.txt", flags=(Flag.INVALID_PUBLICATION_DATE,))

    _, settled = settle_appearance([told(source="/a.txt")], given)

    assert settled.flags == (Flag.INVALID_PUBLICATION_DATE,)


def test_a_text_is_dated_by_the_first_that_brought_it_out() -> None:
    days = [None, "2020-08-19", "2020-08-18", "2020-08-18T07:00:00+02:00", "2020-08-18T09:00:00+02:00"]

    assert find_dating([told(published=day) for day in days]) == 3


def test_an_undated_appearance_dates_nothing_while_another_is_dated() -> None:
    assert find_dating([told(published=None), told(published="2020-08-19")]) == 1


def test_a_document_is_read_again_as_it_was_given() -> None:
    document = Document(
        id="a.txt",
        text="12 morts",
        title="Lomé",
        url="https://lesoir.example/1",
        language="fr",
        licence="CC BY 4.0",
        source="/a.txt",
        flags=(Flag.ENCODING_GUESSED, Flag.NO_PUBLICATION_DATE),
    )

    assert to_document(to_appearance(document), document.text) == document
