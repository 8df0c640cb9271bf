"""What a page says when there is nothing to show yet, or no store to read it from."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.components.markup import escape_text, show_controls
from dashboard.components.source import Source
from dashboard.i18n.catalogue import Words
from dashboard.tracking.errors import MissingStoreError, StoreError
from dashboard.tracking.selection import Selection

ADD_COMMAND = "python -m dashboard add seeds/"


@contextmanager
def telling_store_errors(words: Words) -> Iterator[None]:
    """Whatever the store refuses while a page is made is one line on that page, and its end."""
    try:
        yield
    except MissingStoreError:
        _show_first_step(words, words["state.missing_title"])
        st.stop()
    except StoreError as error:
        st.error(words["state.broken_title"])
        st.code(show_controls(str(error)), language=None, wrap_lines=True)
        st.stop()


def stop_if_empty(source: Source, words: Words) -> None:
    """Where no figure is stored yet the page says how to add a document, and ends."""
    if not source.read_metrics(Selection(include_other=True)):
        _show_first_step(words, words["state.empty_title"])
        st.stop()


def show_no_rows(words: Words) -> None:
    """The filters leave nothing: say so, and how to get something back."""
    st.info(words["chart.no_rows_hint"], title=words["chart.no_rows"])


def _show_first_step(words: Words, title: str) -> None:
    """How to add the first document."""
    st.subheader(title)
    st.markdown(words["state.empty"])
    st.code(ADD_COMMAND, language="shell")
    st.html(f'<p class="ft-quiet">{escape_text(words["state.empty_after"])}</p>')
