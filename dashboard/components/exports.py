"""The menu of files: exactly the claims that the filters leave, made when they are asked for; how to cite them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.components.page_heading import word_selection
from dashboard.components.view import View
from dashboard.i18n.formats import write_count, write_day

FORMS = {
    "csv": ("csv", "text/csv"),
    "csv-fr": ("csv", "text/csv"),
    "jsonl": ("jsonl", "application/jsonl"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}
"""The forms of export with their ending and sort, the one that most people want first."""


def show_exports(view: View, claims: int) -> None:
    """The menu, with a line to cite the figures by."""
    words = view.words
    with st.popover(words["download.menu"], key="exports"):
        for form, (ending, sort) in FORMS.items():
            key = form.replace("-", "_")
            st.download_button(
                words[f"download.{key}"],
                data=_make_writer(view, form),
                file_name=f"{words[f'download.file_{key}']}.{ending}",
                mime=sort,
                on_click="ignore",
                help=words[f"download.{key}_help"],
                key=f"download_{key}",
                width="stretch",
            )
        st.caption(words["download.cite"])
        st.code(word_citation(view, claims), language=None, wrap_lines=True)


def _make_writer(view: View, form: str) -> Callable[[], Any]:
    """What writes the file when somebody clicks."""
    source, selection = view.source, view.selection
    return lambda: source.write_claims(selection, form)


def word_citation(view: View, claims: int) -> str:
    """What these figures are, by which filters, from when: for a footnote."""
    words = view.words
    citation = words.fill(
        "download.citation",
        selection=word_selection(view),
        figures=write_count("figures", claims, words),
        day=write_day(datetime.now(UTC).date(), words),
    )
    return f"{citation} {words['state.examples']}" if view.address.is_example else citation
