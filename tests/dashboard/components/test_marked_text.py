"""A text with its numbers marked: letter for letter what is stored, whatever somebody wrote into it."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.charts.palette import COLOURS, REST_COLOUR
from dashboard.components.address import Address
from dashboard.components.marked_text import (
    PART_CHARACTERS,
    Style,
    build_mark,
    build_pieces,
    find_part,
    find_parts,
    style_metrics,
    word_claim_briefly,
)
from dashboard.components.markup import show_controls
from dashboard.i18n.catalogue import load_words
from dashboard.tracking.documents import Fate, NumberMark, WholeDocument
from dashboard.tracking.records import Appearance, StoredDocument
from extract.model import Claim, Document
from hostile.cases import Case, read_cases

WORDS = load_words("en")
TEXT = "On Tuesday 12 people died."


def build_whole(text: str, *numbers: NumberMark, flags: tuple[str, ...] = ()) -> WholeDocument:
    stored = StoredDocument("d1", "hash", Appearance("a.txt"), 1, "en", flags, len(numbers), "2026-03-03")
    return WholeDocument(stored, Document("a.txt", text, "2026-03-03", "en"), (Appearance("a.txt"),), numbers, True, ())  # noqa: FBT003


def build_claim(text: str, quote: str, **told: object) -> Claim:
    start, value = text.index(quote), Decimal(12)
    usual: dict[str, object] = {"metric": "deaths", "qualifier": "exact", "unit": "people"}
    numbers = {"low": value, "high": value, "value": value}
    return Claim("a.txt", start, start + len(quote), quote, **{**usual, **numbers, **told})


def mark_words(text: str, quote: str, fate: Fate = Fate.NOTHING, reason: str | None = None) -> NumberMark:
    return NumberMark(text.index(quote), text.index(quote) + len(quote), fate, reason=reason)


@pytest.mark.parametrize("case", read_cases("html", "formula", "unicode"), ids=str)
def test_the_pieces_of_a_hostile_text_are_the_text(case: Case) -> None:
    text = case.text or ""
    numbers = [mark_words(text, text[at]) for at in (len(text) // 2,) if at < len(text)]
    pieces = build_pieces(build_whole(text, *numbers), (0, len(text)), numbers)

    assert "".join(piece.text for piece in pieces) == show_controls(text)
    assert all(show_controls(piece.text) == piece.text for piece in pieces)
    assert all(piece.sort in ("plain", "control") for piece in pieces)


def test_half_of_a_surrogate_pair_can_be_sent_to_the_page() -> None:
    pieces = build_pieces(build_whole("12 \ud800 morts"), (0, 10), [])

    assert "".join(piece.text for piece in pieces).encode() == b"12 [U+D800] morts"


def test_a_number_is_a_piece_of_its_own() -> None:
    number = mark_words(TEXT, "12")
    pieces = build_pieces(build_whole(TEXT, number), (0, len(TEXT)), [number])

    assert [(piece.text, piece.mark) for piece in pieces] == [("On Tuesday ", None), ("12", 0), (" people died.", None)]


def test_blank_lines_stay_unless_the_text_is_known_in_part() -> None:
    text = "One.\n\n\n\nTwo."

    assert [each.text for each in build_pieces(build_whole(text), (0, len(text)), [])] == [text]
    partial = build_whole(text, flags=("partial_text",))
    assert [each.text for each in build_pieces(partial, (0, len(text)), [])] == ["One.", "\n[…]\n", "Two."]


@pytest.mark.parametrize("unit", ["word ", "line\n", "x"])
def test_a_long_text_is_cut_into_parts_that_are_the_whole(unit: str) -> None:
    text = unit * (3 * PART_CHARACTERS // len(unit))
    parts = find_parts(text)

    assert "".join(text[start:end] for start, end in parts) == text
    assert all(0 < end - start <= PART_CHARACTERS for start, end in parts)
    assert find_part(parts, 0) == 0
    assert find_part(parts, len(text) - 1) == len(parts) - 1


def test_the_note_of_a_claim_says_what_it_was_read_as() -> None:
    claim = build_claim(TEXT, "12", date_start=date(2026, 3, 3), date_end=date(2026, 3, 3), attribution="police")
    number = NumberMark(11, 13, Fate.CLAIM, (("c1", claim),))
    mark = build_mark(
        number, build_whole(TEXT, number), {"deaths": Style("#123456", "double")}, WORDS, Address(is_example=True)
    )

    assert [line["text"] for line in mark["lines"]] == ["12 deaths, 3 March 2026", "According to: police"]
    assert (mark["label"], mark["colour"], mark["line"], mark["at"]) == ("Deaths", "#123456", "double", "11")
    assert [link["href"] for link in mark["links"]] == ["figures?lang=en&claim=c1&examples=1"]


def test_the_note_of_a_number_that_counts_nothing_says_why() -> None:
    number = mark_words(TEXT, "12", reason="age")
    mark = build_mark(number, build_whole(TEXT, number), {}, WORDS, Address())

    assert mark["lines"][0]["text"] == "“12” counts nothing"
    assert "age" in mark["lines"][1]["text"].casefold()
    assert mark["links"] == []


def test_the_note_of_another_number_says_that_no_metric_follows_it() -> None:
    number = NumberMark(11, 13, Fate.OTHER, (("c1", build_claim(TEXT, "12", metric="other", unit="bus")),))
    mark = build_mark(number, build_whole(TEXT, number), {}, WORDS, Address())

    assert mark["lines"][-1]["text"] == WORDS["number.other"]
    assert mark["label"] == ""


def test_hostile_words_of_a_claim_reach_the_page_as_text() -> None:
    attack = "<img src=x onerror=alert(1)>\u202e"
    number = NumberMark(11, 13, Fate.CLAIM, (("c1", build_claim(TEXT, "12", subject=attack)),))
    mark = build_mark(number, build_whole(TEXT, number), {}, WORDS, Address())

    assert "<img src=x onerror=alert(1)>[U+202E]" in mark["lines"][1]["text"]
    assert json.dumps(mark).encode()


def test_no_two_frequent_metrics_are_marked_alike() -> None:
    metrics = [f"m{number}" for number in range(16)]
    styles = style_metrics(metrics)

    assert [styles[metric].colour for metric in metrics] == [*COLOURS, *COLOURS, *[REST_COLOUR] * 4]
    assert len({styles[metric] for metric in metrics}) == 13


def test_a_claim_without_days_says_so() -> None:
    claim = replace(build_claim(TEXT, "12"), subject="people")

    assert word_claim_briefly(claim, None, WORDS) == "12 deaths, undated, publication unknown"
