"""Figures on which voices contradict each other in, who said what when side by side out."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.markup import escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count, write_day
from dashboard.i18n.verdicts import name_figure, word_notes, word_verdict
from dashboard.i18n.wording import word_dates, word_figure
from dashboard.tracking.records import Saying, StoredFigure

SHOWN = 5
"""So many figures with a contradiction are told in full."""
MOST_SAYINGS = 16
"""So many words of the voices at most; of more, those that contradict each other and the latest."""


def show_contradictions(view: View) -> None:
    """What voices contradict each other on among these claims, most voices first."""
    figures, total = view.source.read_contradictions(view.selection, SHOWN)
    if not figures:
        return
    with st.expander(write_count("contradicted", total, view.words), key="contradictions"):
        for figure in figures:
            st.html(build_sides(figure, view))
        if total > len(figures):
            st.caption(write_count("more_contradicted", total - len(figures), view.words))


def build_sides(figure: StoredFigure, view: View, chosen: str | None = None) -> str:
    """One figure as a table: who, what, for when, where it stands; the claim that the reader comes from set off."""
    words = view.words
    told = "".join(f'<p class="ft-quiet">{escape_text(note)}</p>' for note in word_notes(figure, words))
    heads = "".join(f"<th>{escape_text(words[f'sides.{name}'])}</th>" for name in ("voice", "figure", "when", "where"))
    sayings = _choose_sayings(figure)
    rows = "".join(_build_row(each, figure, view, is_chosen=each.claim == chosen) for each in sayings)
    left = len(figure.sayings) - len(sayings)
    more = f'<p class="ft-quiet">{escape_text(write_count("more_sayings", left, words))}</p>' if left else ""
    return (
        f'<section class="ft-sides"><h4 dir="auto">{escape_text(name_figure(figure, words))}</h4>'
        f"<p>{escape_text(word_verdict(figure, words))}</p>{told}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}</section>"
    )


def _choose_sayings(figure: StoredFigure) -> Sequence[Saying]:
    """The two sides of the contradiction and the latest of the rest, in their course."""
    if len(figure.sayings) <= MOST_SAYINGS:
        return figure.sayings
    sides = _find_sides(figure)
    kept = {each.claim for each in figure.sayings[-(MOST_SAYINGS - len(sides)) :]} | sides
    return [each for each in figure.sayings if each.claim in kept]


def _find_sides(figure: StoredFigure) -> set[str]:
    """The claims of the two statements that the verdict rests on."""
    return {each.claim for each in (figure.reason.one, figure.reason.other) if each}


def _build_row(saying: Saying, figure: StoredFigure, view: View, *, is_chosen: bool) -> str:
    words, is_side = view.words, figure.verdict == "contradict" and saying.claim in _find_sides(figure)
    number = word_figure(
        words, qualifier=saying.qualifier, unit=saying.unit, value=saying.value, low=saying.low, high=saying.high
    )
    when = word_dates(
        words,
        start=to_date(saying.date_start),
        end=to_date(saying.date_end),
        precision=None,
        published=to_date(saying.published),
    )
    mark = '<span aria-hidden="true">≠ </span>' if is_side else ""
    cells = [
        f'<td dir="auto">{mark}{escape_text(saying.voice or words["saying.voice_unknown"])}</td>',
        f"<td><strong>{escape_text(number)}</strong>{_build_modality(saying, words)}</td>",
        f"<td>{escape_text(when)}</td>",
        f'<td dir="auto">{_link(saying, view)}</td>',
    ]
    current = ' aria-current="true"' if is_chosen else ""
    return f'<tr class="{"ft-side" if is_side else "ft-beside"}"{current}>{"".join(cells)}</tr>'


def _build_modality(saying: Saying, words: Words) -> str:
    """What is not simply asserted is said to be so."""
    if saying.modality in (None, "asserted"):
        return ""
    return f" <small>({escape_text(words.name('modality', saying.modality))})</small>"


def _link(saying: Saying, view: View) -> str:
    """The outlet and its day, as a link to the claim."""
    published = to_date(saying.published)
    day = write_day(published, view.words) if published else view.words["card.unknown_date"]
    where = f"{saying.publisher or view.words['card.unknown_publisher']}, {day}"
    start = replace(view.address.without_filters(), language=view.words.language, claim=saying.claim)
    return f'<a href="figures?{escape_text(urlencode(start.to_query()))}" target="_self">{escape_text(where)}</a>'
