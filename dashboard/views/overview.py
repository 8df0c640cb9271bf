"""The page that the app opens with: each figure's latest number and what its voices make of it."""

import streamlit as st

from dashboard.components.address import Address
from dashboard.components.markup import escape_text, show_controls
from dashboard.components.view import View
from dashboard.i18n.verdicts import name_figure, word_range, word_verdict

MOST_FIGURES = 24


def show_overview(view: View) -> None:
    """The figures with most voices, each with a link to the page that shows it whole."""
    figures, _ = view.source.read_figures(MOST_FIGURES)
    st.html(f'<h1 class="ft-title">{escape_text(view.words["page.overview"])}</h1>')
    for figure in figures:
        places = (figure.place,) if figure.place else ()
        address = Address(view.address.language, figure.metric, places=places)
        name = show_controls(name_figure(figure, view.words))
        st.page_link(view.pages["figures"], label=name, query_params=address.to_query())
        reading = f"{word_range(figure, view.words)} · {word_verdict(figure, view.words)}"
        st.html(f'<p class="ft-quiet">{escape_text(reading)}</p>')
