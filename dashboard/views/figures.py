"""The main page: the figures of one metric over time, the sentence behind each, the voices, the table, the files."""

import streamlit as st

from dashboard.components.chart_choices import show_chart_choices
from dashboard.components.claim_card import show_chosen_claim
from dashboard.components.claim_table import show_table
from dashboard.components.contradictions import show_contradictions
from dashboard.components.drawing import read_drawing
from dashboard.components.exports import show_exports
from dashboard.components.page_heading import show_heading
from dashboard.components.states import show_no_rows
from dashboard.components.timeline import show_timelines
from dashboard.components.view import View


def show_figures(view: View) -> None:
    """The claims that the filters let through, as charts, as sentences and as a table; always the same ones."""
    drawing = read_drawing(view)
    show_heading(view, drawing.claims)
    with st.container(horizontal=True, vertical_alignment="center"):
        show_chart_choices(view)
        show_exports(view, drawing.claims)

    if not drawing.claims:
        show_no_rows(view.words)
        show_chosen_claim(view, drawing)
        return

    show_timelines(view, drawing)
    show_chosen_claim(view, drawing)
    show_contradictions(view)
    show_table(view, drawing)
