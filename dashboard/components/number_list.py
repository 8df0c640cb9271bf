"""The numbers of a document beside its text: the one that is pointed at with its card, and all of them as a list."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.claim_card import show_details
from dashboard.components.claim_markup import build_heading
from dashboard.components.marked_text import Style, build_lines, find_in_part
from dashboard.components.markup import escape_text, show_controls
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count
from dashboard.i18n.wording import name_metric
from dashboard.tracking.documents import Fate, NumberMark, WholeDocument

LIST_KEY = "number_list"

_HERE = Path(__file__).parent
_SHOW_LIST = st.components.v2.component(
    "figure_tracker_number_list",
    html='<ol class="ft-numbers"></ol>\n',
    css=_HERE.joinpath("number_list.css").read_text("utf-8"),
    js=_HERE.joinpath("number_list.js").read_text("utf-8"),
)


def show_number_legend(whole: WholeDocument, styles: Mapping[str, Style], words: Words) -> None:
    """What the marks of this text mean, and how many there are of each."""
    metrics = [claim.metric for number in whole.numbers if number.fate is Fate.CLAIM for _, claim in number.claims]
    items = [
        _build_sample("claim", f"{name_metric(metric, words)} ({metrics.count(metric)})", styles.get(metric, Style()))
        for metric in sorted(set(metrics), key=lambda metric: -metrics.count(metric))
    ]
    fates = [number.fate for number in whole.numbers]
    items += [
        _build_sample(str(fate), f"{words[f'fate.{fate}']} ({fates.count(fate)})")
        for fate in (Fate.OTHER, Fate.NOTHING, Fate.UNREAD)
        if fate in fates
    ]
    st.html(f'<ul class="ft-legend" aria-label="{escape_text(words["mark.heading"])}">{"".join(items)}</ul>')


def show_number(view: View, whole: WholeDocument, number: NumberMark) -> None:
    """What became of one number: the card of each claim, or why it is none."""
    words = view.words
    with st.container(border=True, key="number_card"):
        for at, (claim_id, _) in enumerate(number.claims):
            stored = view.source.read_claim(claim_id)
            if stored is None:
                continue
            _show_top(build_heading(stored, words), words, is_first=at == 0)
            show_details(view, stored)
        if not number.claims:
            (_, what), *more = build_lines(number, whole, words)
            _show_top(f'<h3 class="ft-reading">{escape_text(what)}</h3>', words, is_first=True)
            st.html("".join(f"<p>{escape_text(text)}</p>" for _, text in more) or "<p></p>")


def _show_top(heading: str, words: Words, *, is_first: bool) -> None:
    """The heading of a card, beside it the button that closes all of them."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        st.html(heading, width="stretch")
        if is_first:
            st.button(words["card.close"], on_click=_close, key="close_number", width="content")


def show_number_list(
    whole: WholeDocument, part: tuple[int, int], picked: str | None, styles: Mapping[str, Style], words: Words
) -> None:
    """Every number of this part of the text in its order; a click leads to its place."""
    numbers = find_in_part(whole, part)
    key = "numbers_of_text" if len(numbers) == len(whole.numbers) else "numbers_of_part"
    heading = write_count(key, len(numbers), words)
    st.html(f'<h2 class="ft-subtitle">{escape_text(heading)}</h2>')
    if not whole.is_explained:
        st.html(f'<p class="ft-quiet">{escape_text(words["document.not_explained"])}</p>')
    if numbers:
        rows = [build_row(number, whole, styles, words) for number in numbers]
        data = {"heading": heading, "rows": rows, "picked": picked}
        _SHOW_LIST(key=LIST_KEY, data=data, on_picked_change=_follow_row)


def build_row(number: NumberMark, whole: WholeDocument, styles: Mapping[str, Style], words: Words) -> dict[str, str]:
    """One number as the list shows it: its words, what became of it, what it was read as or why not."""
    metrics = dict.fromkeys(claim.metric for _, claim in number.claims)
    names = [name_metric(metric, words) for metric in metrics]
    lines = [text for _, text in build_lines(number, whole, words)]
    return {
        "at": str(number.start),
        "fate": str(number.fate),
        "quote": show_controls(whole.document.text[number.start : number.end]),
        "became": " · ".join(names) if number.fate is Fate.CLAIM else words[f"fate.{number.fate}"],
        "reading": lines[0] if number.claims else lines[-1],
        **vars(styles.get(next(iter(metrics), ""), Style())),
    }


def find_number(whole: WholeDocument, at: str | None, claim: str | None) -> NumberMark | None:
    """The number that the address points at: by its place, else as the one of a claim."""
    if at is not None:
        return next((number for number in whole.numbers if str(number.start) == at), None)
    return next((number for number in whole.numbers for claim_id, _ in number.claims if claim_id == claim), None)


def _follow_row() -> None:
    state = st.session_state.get(LIST_KEY)
    if state and state.get("picked") is not None:
        write_address(replace(read_address(), at=str(state["picked"]), claim=None))


def _close() -> None:
    write_address(replace(read_address(), at=None, claim=None))


def _build_sample(fate: str, label: str, sample: Style | None = None) -> str:
    style = f' style="--ft: {sample.colour}; border-bottom-style: {sample.line}"' if sample else ""
    return f'<li><span class="ft-sample ft-sample-{fate}"{style}>12</span>{escape_text(label)}</li>'
