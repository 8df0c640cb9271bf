"""What a page says when there is nothing to show yet, no store to read it from, or when what it shows is invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.address import Address, read_address, write_address
from dashboard.components.markup import escape_text, show_controls
from dashboard.components.source import Source
from dashboard.i18n.catalogue import Words
from dashboard.tracking.errors import MissingStoreError, StoreError
from dashboard.tracking.examples import find_examples_store, has_examples, start_examples
from dashboard.tracking.location import find_store_path
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


def stop_if_empty(source: Source, words: Words, *, is_importing: bool) -> None:
    """Where no figure is stored yet the page says how to add a document, or waits for an import, and ends."""
    if source.read_metrics(Selection(include_other=True)):
        return
    if is_importing:
        st.html(f'<h1 class="ft-title">{escape_text(words["state.waiting"])}</h1>')
    else:
        _show_first_step(words, words["state.empty_title"])
    st.stop()


def show_no_rows(words: Words) -> None:
    """The filters leave nothing: say so, and how to get something back."""
    st.info(words["chart.no_rows_hint"], title=words["chart.no_rows"])


def _show_first_step(words: Words, title: str) -> None:
    """How to add the first document."""
    query, label = urlencode(read_address().without_filters().to_query()), escape_text(words["add.heading"])
    link = f'<a class="ft-permalink" href="add?{escape_text(query)}" target="_self">{label}</a>'
    st.html(f'<h1 class="ft-title">{escape_text(title)}</h1><p class="ft-lead">{link}</p>')
    st.markdown(words["state.empty"])
    st.code(ADD_COMMAND, language="shell")
    st.html(f'<p class="ft-quiet">{escape_text(words["state.empty_after"])}</p>')
    _show_examples_choice(words)


def find_path(address: Address) -> Path:
    """The store that the pages are over: the reader's own, or that of the examples."""
    path = find_store_path()
    return find_examples_store(path) if address.is_example else path


def show_invention(words: Words, address: Address) -> None:
    """Over every page on the examples: that they are invented, and the way back."""
    if address.is_example:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="invented"):
            st.html(f'<p class="ft-invented" role="note">{escape_text(words["state.examples"])}</p>', width="stretch")
            st.button(words["state.leave_examples"], key="leave_examples", on_click=_leave_examples, width="content")


def _show_examples_choice(words: Words) -> None:
    """The button that loads the examples, where they came with the installation."""
    if has_examples():
        st.html(f'<p class="ft-quiet">{escape_text(words["state.empty_examples"])}</p>')
        st.button(words["state.load_examples"], key="load_examples", type="primary", on_click=_load_examples)


def _load_examples() -> None:
    start_examples(find_store_path())
    write_address(replace(read_address().without_filters(), is_example=True))


def _leave_examples() -> None:
    write_address(replace(read_address().without_filters(), is_example=False))
