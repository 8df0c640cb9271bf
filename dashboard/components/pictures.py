"""The charts of a page as a picture, PNG or SVG: made in the reader's browser from what is drawn there."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.charts.palette import SeriesScale
from dashboard.charts.placing import Panel
from dashboard.components.exports import word_citation
from dashboard.components.markup import show_controls
from dashboard.components.page_heading import word_selection
from dashboard.components.view import View

_SAVE = st.components.v2.component(
    "figure_tracker_pictures",
    html='<div class="ft-pictures"><button type="button"></button><button type="button"></button></div>\n',
    css=Path(__file__).with_name("pictures.css").read_text("utf-8"),
    js=Path(__file__).with_name("pictures.js").read_text("utf-8"),
)


def show_pictures(view: View, panels: Sequence[Panel], series: SeriesScale, claims: int) -> None:
    """The two buttons; the picture says what it shows, by which filters, and where invented that it is."""
    words = view.words
    present = {series.find_label(name) for panel in panels for name in panel.rows["series_name"]}
    keys = zip(series.domain, series.colours, series.symbols, strict=True)
    told = {
        "png": words["picture.png"],
        "svg": words["picture.svg"],
        "file": words["picture.file"],
        "title": show_controls(word_selection(view)),
        "notice": words["state.examples"] if view.address.is_example else "",
        "source": show_controls(word_citation(view, claims)),
        "series": [
            {"label": label, "colour": colour, "symbol": symbol} for label, colour, symbol in keys if label in present
        ],
    }
    _SAVE(key="pictures", data=told)
