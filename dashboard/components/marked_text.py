"""A document with its numbers in, the text with every number marked by what became of it out.

The text is put on the page by a component of our own (marked_text.js), letter by letter as text: nothing in it can be
markup. A click on a number shows why it was read so without asking the server, and then tells the page of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.charts.palette import COLOURS, REST_COLOUR
from dashboard.components.address import Address
from dashboard.components.markup import show_controls
from dashboard.i18n.catalogue import Words
from dashboard.i18n.wording import name_metric, word_dates, word_figure, word_reading
from dashboard.tracking.claims_files import PARTIAL_TEXT
from dashboard.tracking.documents import Fate, NumberMark, WholeDocument
from extract.explaining import explain_reason
from extract.model import Claim

LINES = ("solid", "double")
"""The sorts of lines under the figures of a metric; dashed and dotted ones are for numbers that are no figures."""

PART_CHARACTERS = 40_000
"""So much of a long text stands on one page."""

SHORT_CHARACTERS = 24
"""A number of so many characters stays on one line: «1 120» is no 1 and no 120."""

_HERE = Path(__file__).parent
_SHOW = st.components.v2.component(
    "figure_tracker_marked_text",
    html='<div class="ft-page"></div>\n',
    css=_HERE.joinpath("marked_text.css").read_text("utf-8"),
    js=_HERE.joinpath("marked_text.js").read_text("utf-8"),
)

# The sentences of a text of which no more is known are parted by line feeds, as many as letters are missing.
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one sort: `plain`, `control` (a character that hides, by its name), `cut` (a gap)."""

    text: str
    sort: str = "plain"
    mark: int | None = None
    """Which of the marks it belongs to."""


@dataclass(frozen=True)
class Style:
    """How the figures of a metric are marked; the name of the metric stands beside each in any case."""

    colour: str = REST_COLOUR
    line: str = "solid"


def style_metrics(metrics: Sequence[str]) -> dict[str, Style]:
    """A colour and a line for each metric, the most frequent first: one round of colours for each sort of line.

    All that come after are grey.
    """
    styles = (Style(colour, line) for line in LINES for colour in COLOURS)
    return {metric: next(styles, Style()) for metric in metrics}


def find_parts(text: str) -> list[tuple[int, int]]:
    """Where the parts of a text begin and end that each fit a page; cut at a line, else at a blank."""
    parts, start = [], 0
    while len(text) - start > PART_CHARACTERS:
        limit = start + PART_CHARACTERS
        cut = max(text.rfind("\n", start + PART_CHARACTERS // 2, limit), 0) or text.rfind(" ", start + 1, limit)
        end = cut + 1 if cut > start else limit
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def find_part(parts: Sequence[tuple[int, int]], at: int) -> int:
    """The part in which a place of the text stands."""
    return next((number for number, (_, end) in enumerate(parts) if at < end), len(parts) - 1)


def find_in_part(whole: WholeDocument, part: tuple[int, int]) -> list[NumberMark]:
    """The numbers that stand in a part of the text."""
    return [number for number in whole.numbers if number.start < part[1] and number.end > part[0]]


def show_marked_text(
    whole: WholeDocument,
    part: tuple[int, int],
    picked: str | None,
    styles: Mapping[str, Style],
    words: Words,
    base: Address,
    on_pick: Callable[[], None],
) -> None:
    """The part of the text with its marks; `on_pick` is called when one was clicked (`read_pick` tells which)."""
    numbers = find_in_part(whole, part)
    _SHOW(
        key=PICK_KEY,
        data={
            "key": f"{whole.stored.document_id}-{part[0]}-{words.language}-{whole.stored.published}-{len(numbers)}",
            "lang": whole.stored.language,
            "pieces": [vars(each) for each in build_pieces(whole, part, numbers)],
            "marks": [build_mark(number, whole, styles, words, base) for number in numbers],
            "picked": picked,
        },
        on_picked_change=on_pick,
    )


PICK_KEY = "marked_text"


def read_pick() -> str | None:
    """Where the number stands that was clicked last."""
    state = st.session_state.get(PICK_KEY)
    picked = state.get("picked") if state else None
    return str(picked) if picked is not None else None


def build_pieces(whole: WholeDocument, part: tuple[int, int], numbers: Sequence[NumberMark]) -> list[Piece]:
    """The stretches of a part of a text one after the other; together they are that part, letter for letter.

    Of a text of which only the sentences of its figures are known, the gaps are marked as such.
    """
    text = whole.document.text
    gaps = _GAP if PARTIAL_TEXT in whole.stored.flags else None
    pieces: list[Piece] = []
    at, end = part
    for index, number in enumerate(numbers):
        first, last = max(number.start, at), min(number.end, end)
        pieces += _cut(text[at:first], gaps)
        pieces += _cut_controls(text[first:last], index)
        at = last
    return [*pieces, *_cut(text[at:end], gaps)]


def build_mark(
    number: NumberMark, whole: WholeDocument, styles: Mapping[str, Style], words: Words, base: Address
) -> dict[str, Any]:
    """What the component has to know of one number: its style, its label, the lines and links of its note."""
    metrics = list(dict.fromkeys(claim.metric for _, claim in number.claims))
    label = " · ".join(name_metric(metric, words) for metric in metrics) if number.fate is Fate.CLAIM else ""
    lines = build_lines(number, whole, words)
    return {
        "at": str(number.start),
        "fate": str(number.fate),
        "label": label,
        "isShort": number.end - number.start <= SHORT_CHARACTERS,
        **vars(styles.get(metrics[0], Style()) if metrics else Style()),
        "lines": [{"style": style, "text": text} for style, text in lines],
        "links": [_build_link(claim_id, words, base) for claim_id, _ in number.claims],
        "spoken": ". ".join(text for _, text in lines),
    }


def build_lines(number: NumberMark, whole: WholeDocument, words: Words) -> list[tuple[str, str]]:
    """The note of a number, line by line, each with its style: what became of it, and why."""
    quote = show_controls(whole.document.text[number.start : number.end])
    if number.claims:
        lines = [line for _, claim in number.claims for line in _word_claim(claim, whole, words)]
        return [*lines, ("", words["number.other"])] if number.fate is Fate.OTHER else lines
    what = words.fill(f"number.{number.fate}", number=quote)
    reason = explain_reason(number.reason, words.language) if number.reason else ""
    return [("ft-what", what), *([("", _start_large(reason))] if reason else [])]


def word_claim_briefly(claim: Claim, published: date | None, words: Words) -> str:
    """The claim in plain words: `Plus de 6 700 arrestations, du 9 au 18 août 2020`."""
    figure = word_figure(
        words, qualifier=claim.qualifier, unit=claim.unit, value=claim.value, low=claim.low, high=claim.high
    )
    number = next((each for each in (claim.value, claim.high, claim.low) if each is not None), None)
    reading = word_reading(figure, claim.metric, claim.unit, number, words)
    dates = word_dates(
        words, start=claim.date_start, end=claim.date_end, precision=claim.date_precision, published=published
    )
    return show_controls(_start_large(f"{reading}, {dates}"))


def _word_claim(claim: Claim, whole: WholeDocument, words: Words) -> Iterator[tuple[str, str]]:
    yield "ft-what", word_claim_briefly(claim, whole.document.published_day, words)
    known = {"subject": claim.subject, "agent": claim.agent, "place": claim.place, "attribution": claim.attribution}
    told = [
        words.fill("number.fact", name=words[f"fact.{name}"], value=value) for name, value in known.items() if value
    ]
    if told:
        yield "", show_controls(" · ".join(told))
    if claim.modality and claim.modality != "asserted":
        yield "", words.name("modality", claim.modality)


def _build_link(claim_id: str, words: Words, base: Address) -> dict[str, str]:
    query = urlencode(replace(base, language=words.language, claim=claim_id).to_query(), doseq=True)
    return {"text": words["number.to_card"], "href": f"figures?{query}"}


def _start_large(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _cut(text: str, gaps: re.Pattern[str] | None) -> Iterator[Piece]:
    """A stretch without numbers: what stands there, and what is missing."""
    at = 0
    for gap in gaps.finditer(text) if gaps else ():
        yield from _cut_controls(text[at : gap.start()], None)
        yield Piece("\n[…]\n", "cut")
        at = gap.end()
    yield from _cut_controls(text[at:], None)


def _cut_controls(text: str, mark: int | None) -> Iterator[Piece]:
    """A stretch with every character that hides, or steers the others, as a piece of its own."""
    if show_controls(text) == text:
        yield from [Piece(text, "plain", mark)] if text else []
        return
    for is_plain, group in groupby(text, key=lambda character: show_controls(character) == character):
        stretch = "".join(group)
        yield Piece(stretch, "plain", mark) if is_plain else Piece(show_controls(stretch), "control", mark)
