"""The Streamlit app: page title, navigation and the filters that all pages share.

Run it with `python -m dashboard serve`; the store is the one that FIGURE_TRACKER_STORE names, else the user's own.
"""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.components.address import read_address
from dashboard.components.filters import show_filters, show_language_choice
from dashboard.components.picking import follow_picks
from dashboard.components.source import open_source
from dashboard.components.states import stop_if_empty, telling_store_errors
from dashboard.components.view import build_view, choose_words
from dashboard.tracking.location import find_store_path
from dashboard.views.figures import show_figures

COMPONENTS = Path(__file__).parent / "components"

follow_picks()
address = read_address()
words = choose_words(address)
st.set_page_config(page_title=words["app.name"], page_icon=str(COMPONENTS / "icon.svg"), layout="wide")
st.logo(str(COMPONENTS / "wordmark.svg"), icon_image=str(COMPONENTS / "icon.svg"), size="large")
st.html(COMPONENTS / "style.css")

with st.sidebar:
    show_language_choice(words)

with telling_store_errors(words):
    source = open_source(str(find_store_path()))
    stop_if_empty(source, words)
    view = build_view(words, address, source)
    with st.sidebar:
        show_filters(view)
    figures = partial(show_figures, view)
    pages = [st.Page(figures, title=words["page.figures"], help=words["page.figures_help"], url_path="figures")]
    st.navigation(pages).run()
