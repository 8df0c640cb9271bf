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
from dashboard.components.drawing import Drawing
from dashboard.components.markup import escape_text
from dashboard.components.view import View


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
        st.html(build_source(view.chosen, words) + build_sentence(view.chosen, words) + build_facts(view.chosen, words))
        with st.expander(words["card.why"]):
            st.html(build_trace(view.chosen, words) + build_background(view.chosen, words))
        st.html(build_permalink(view.chosen.id, words))


def _show_top(view: View) -> None:
    """The reading, and the button that closes the card."""
    if view.chosen is None:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(build_heading(view.chosen, view.words), width="stretch")
        st.button(view.words["card.close"], on_click=_close, key="close_card", width="content")


def _show_nothing_chosen(view: View, drawing: Drawing) -> None:
    if view.address.claim:
        _show_note(view.words.fill("card.missing", id=view.address.claim))
    elif drawing.claims:
        _show_note(view.words["chart.hint"])


def _show_note(text: str) -> None:
    st.html(f'<p class="ft-note" role="status">{escape_text(text)}</p>')


def _close() -> None:
    write_address(replace(read_address(), claim=None))
