"""Nothing of a document's text runs on the page, and nothing of it hides."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.markup import Mark, escape_link, escape_text, mark_text, show_controls

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "&lt;b&gt; &#60;script&#62;",
    "<!--",
    "javascript:alert(1)",
    "![x](http://evil.test/x.png)",
    "</blockquote></style><style>*{display:none}",
]

any_text = st.text(st.characters(exclude_categories=[]), max_size=60)


def strip_markup(markup: str) -> str:
    """The text that a browser shows."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_is_shown_and_not_run(text: str) -> None:
    escaped = escape_text(text)

    assert not re.search("[<>\"']", escaped)
    assert html.unescape(escaped) == text


@given(any_text)
def test_any_text_is_shown_as_it_is_with_its_controls_written_out(text: str) -> None:
    assert strip_markup(escape_text(text)) == show_controls(text)


@given(any_text)
def test_what_is_shown_can_be_sent_to_a_browser(text: str) -> None:
    show_controls(text).encode()
    escape_text(text).encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202e7 000\u202c", "[U+202E]7 000[U+202C]"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("\x00\x1b[0m", "[U+0000][U+001B][0m"),
        ("\udc80", "[U+DC80]"),
        ("\U000e0041", "[U+E0041]"),
        ("un\u00a0espace, un\u202fautre\nligne\tcolonne", "un\u00a0espace, un\u202fautre\nligne\tcolonne"),
        ("می‌خواهم 👩‍🚒 é", "می‌خواهم 👩‍🚒 é"),
    ],
    ids=["direction", "no width", "controls", "half a pair", "tag", "blanks", "joiners of other scripts"],
)
def test_characters_that_steer_or_hide_are_written_out(text: str, shown: str) -> None:
    assert show_controls(text) == shown


def test_a_control_says_its_name_to_who_asks() -> None:
    assert 'title="RIGHT-TO-LEFT OVERRIDE"' in escape_text("\u202e")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\u202ehttps://example.org", None),
        ("data:text/html,<script>", None),
        ("//example.org", None),
        ("https:///nowhere", None),
        ("http://[bad", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert escape_link(url) == link


def test_a_mark_carries_its_role_and_its_label() -> None:
    assert mark_text("plus de 6700 arrestations", 0, 25, [Mark(8, 12, "number", "nombre")]) == (
        'plus de <mark class="ft-number"><span>6700</span><small>nombre</small></mark> arrestations'
    )


def test_marks_that_overlap_are_cut_and_all_named_where_they_end() -> None:
    marks = [Mark(0, 3, "number", "nombre"), Mark(2, 5, "unit", "unité"), Mark(0, 3, "kind", "type")]

    assert mark_text("80 % des", 0, 8, marks) == (
        '<mark class="ft-number"><span>80</span></mark>'
        '<mark class="ft-number"><span> </span><small>nombre · type</small></mark>'
        '<mark class="ft-unit"><span>% </span><small>unité</small></mark>des'
    )


def test_a_mark_that_reaches_out_of_the_passage_is_cut_at_its_edge() -> None:
    assert (
        mark_text("un deux trois", 3, 7, [Mark(0, 13, "date", "date")])
        == '<mark class="ft-date"><span>deux</span></mark>'
    )


@given(any_text, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_marking_changes_no_word_of_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(span), min(max(span), len(text)), "number", "n") for span in spans]

    marked = mark_text(text, 0, len(text), marks)

    assert strip_markup(re.sub("<small>.*?</small>", "", marked)) == show_controls(text)
