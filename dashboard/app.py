"""The Streamlit app: page title, navigation, and what stands beside every page.

Run it with `python -m dashboard serve`; the store is the one that FIGURE_TRACKER_STORE names, else the user's own.
To add a page, add its line to `CHAPTERS` and its words, `page.<name>` and `page.<name>_help`, to the catalogues.
"""

from pathlib import Path

import streamlit as st

from dashboard.components.address import read_address
from dashboard.components.filters import show_filters, show_language_choice
from dashboard.components.invention import show_invented_documents
from dashboard.components.navigation import Chapter, build_pages, show_links
from dashboard.components.picking import follow_picks
from dashboard.components.refreshing import follow_store
from dashboard.components.source import open_source
from dashboard.components.states import find_path, show_invention, stop_if_empty, telling_store_errors
from dashboard.components.view import build_view, choose_words
from dashboard.views.about import show_about
from dashboard.views.add import show_add
from dashboard.views.documents import show_documents
from dashboard.views.figures import show_figures
from dashboard.views.overview import show_overview

COMPONENTS = Path(__file__).parent / "components"

CHAPTERS = (
    Chapter("overview", show_overview),
    Chapter("figures", show_figures, has_filters=True),
    Chapter("documents", show_documents, needs_claims=False),
    Chapter("add", show_add, needs_claims=False),
    Chapter("about", show_about, needs_claims=False),
)


def show_chapter(chapter: Chapter) -> None:
    """One page over the store as it is now, with the filters beside it where it has any."""
    with telling_store_errors(words):
        show_invention(words, address)
        source = open_source(str(find_path(address)))
        is_importing = follow_store(source, words)
        if chapter.needs_claims:
            stop_if_empty(source, words, is_importing=is_importing)
        view = build_view(words, address, source, pages)
        show_invented_documents(view)
        if chapter.has_filters:
            with st.sidebar:
                show_filters(view)
        chapter.show(view)


follow_picks()
address = read_address()
words = choose_words(address)
st.set_page_config(page_title=words["app.name"], page_icon=str(COMPONENTS / "icon.svg"), layout="wide")
st.logo(str(COMPONENTS / "wordmark.svg"), icon_image=str(COMPONENTS / "icon.svg"), size="large")
st.html(COMPONENTS / "style.css")

pages = build_pages(CHAPTERS, words, show_chapter)
# Streamlit's own links would forget the language of the page.
chosen = st.navigation(list(pages.values()), position="hidden")
with st.sidebar:
    show_links(pages.values(), address)
    show_language_choice(words)
chosen.run()
