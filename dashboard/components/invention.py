"""Invented documents among the reader's own: told over every page, as over the store of the examples."""

from dataclasses import replace

import streamlit as st

from dashboard.components.markup import escape_text
from dashboard.components.source import KEPT_ANSWERS
from dashboard.components.view import View
from dashboard.i18n.formats import write_count
from dashboard.tracking.store import Store
from extract.model import Flag


def show_invented_documents(view: View) -> None:
    """How many documents of the store are invented, and the way to them; nothing where there are none."""
    count = 0 if view.address.is_example else _count_invented(view.source.path, view.source.version)
    if not count:
        return
    words, found = view.words, replace(view.address.without_filters(), states=(Flag.INVENTED,))
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="invented_documents"):
        told = write_count("invented_documents", count, words)
        st.html(f'<p class="ft-invented" role="note">{escape_text(told)}</p>', width="stretch")
        st.page_link(
            view.pages["documents"],
            label=words["documents.show_invented"],
            query_params=found.to_query(),
            width="content",
        )


@st.cache_data(max_entries=KEPT_ANSWERS, show_spinner=False)
def _count_invented(path: str, version: str) -> int:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return store.count_flagged(Flag.INVENTED)
