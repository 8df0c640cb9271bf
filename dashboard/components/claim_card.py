"""The card of the chosen claim: its sentence with the evidence marked, where it is from, why it was read so."""

from dataclasses import replace

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.claim_markup import (
    build_background,
    build_facts,
    build_heading,
    build_permalink,
    build_sentence,
    build_source,
    build_trace,
)
from dashboard.components.contradictions import build_sides
from dashboard.components.corrections import show_corrections
from dashboard.components.drawing import Drawing
from dashboard.components.markup import escape_text
from dashboard.components.view import View
from dashboard.i18n.formats import write_count
from dashboard.tracking.records import StoredClaim


def show_chosen_claim(view: View, drawing: Drawing) -> None:
    """The chosen claim, whether the filters let it through or not; a hint how to choose one of these rows."""
    words = view.words
    if view.chosen is None:
        _show_nothing_chosen(view, drawing)
        return
    with st.container(border=True, key="claim_card"):
        _show_top(view)
        if not view.chosen.is_current:
            _show_note(words["card.not_current"])
        if not view.source.count_claims(replace(view.selection, claim=view.chosen.id)):
            _show_note(words["card.outside_selection"])
        st.html(build_source(view.chosen, words) + build_sentence(view.chosen, words))
        show_details(view, view.chosen)


def show_details(view: View, stored: StoredClaim) -> None:
    """What is the same on every card: the fields, why, the other words on the figure, the place in the article."""
    words, start = view.words, view.address.without_filters()
    st.html(build_facts(stored, words, start))
    with st.expander(words["card.why"], key=f"why_{stored.id}"):
        st.html(build_trace(stored, words) + build_background(stored, words))
    _show_figure(view, stored)
    with st.container(horizontal=True, vertical_alignment="center", key=f"links_{stored.id}"):
        _show_place(view, stored)
        show_corrections(view, stored)
        st.html(build_permalink(stored.id, words, start), width="content")


def _show_figure(view: View, stored: StoredClaim) -> None:
    """The other claims of its figure, and what the voices make of each other."""
    figure = view.source.read_figure_of(stored.id)
    if figure is None or len(figure.sayings) < 2:
        return
    with st.expander(write_count("sayings", len(figure.sayings), view.words), key=f"figure_{stored.id}"):
        st.html(build_sides(figure, view, stored.id))


def _show_place(view: View, stored: StoredClaim) -> None:
    """The way to the number in its whole text."""
    if "documents" in view.pages:
        there = replace(
            view.address.without_filters(), document=stored.document_id, at=str(stored.claim.start), claim=stored.id
        )
        st.page_link(view.pages["documents"], label=view.words["card.place"], query_params=there.to_query())


def _show_top(view: View) -> None:
    """The reading, and the button that closes the card."""
    if view.chosen is None:
        return
    heading, close = st.columns([6, 1])
    heading.html(build_heading(view.chosen, view.words))
    close.button(view.words["card.close"], on_click=_close, key="close_card", width="stretch")


def _show_nothing_chosen(view: View, drawing: Drawing) -> None:
    if view.address.claim:
        _show_note(view.words.fill("card.missing", id=view.address.claim))
    elif drawing.claims:
        _show_note(view.words["chart.hint"])


def _show_note(text: str) -> None:
    st.html(f'<p class="ft-note" role="status">{escape_text(text)}</p>')


def _close() -> None:
    write_address(replace(read_address(), claim=None))
