"""The documents: all of them with filters, or one with every number of its text marked by what became of it."""

from dataclasses import replace

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.dating import show_dating
from dashboard.components.document_filters import show_document_filters, show_order
from dashboard.components.document_heading import show_document_heading, show_relatives
from dashboard.components.document_list import read_document_list
from dashboard.components.document_rows import show_rows
from dashboard.components.document_source import read_whole
from dashboard.components.marked_text import find_part, find_parts, read_pick, show_marked_text, style_metrics
from dashboard.components.markup import escape_text
from dashboard.components.number_list import find_number, show_number, show_number_legend, show_number_list
from dashboard.components.view import View
from dashboard.i18n.formats import write_count, write_number
from dashboard.tracking.documents import NumberMark, WholeDocument
from dashboard.tracking.selection import Selection
from extract.model import OTHER


def show_documents(view: View) -> None:
    """The document of the address, else the list."""
    if view.address.document is None:
        show_document_list(view)
        return
    with st.spinner(view.words["document.reading"]):
        whole = read_whole(view.source, view.address.document)
    if whole is None:
        st.info(view.words.fill("document.missing", id=view.address.document))
        show_document_list(view)
        return
    show_document(view, whole)


def show_document_list(view: View) -> None:
    """The documents that the filters let through, a page at a time."""
    words = view.words
    listed = read_document_list(view.source, view.address)
    with st.sidebar:
        show_document_filters(listed, view.address, words)
    st.html(f'<h1 class="ft-title">{escape_text(words["page.documents"])}</h1>')
    if not listed.total:
        st.info(words["documents.none"])
        base = view.address.without_filters()
        st.page_link(view.pages["add"], label=words["documents.add"], query_params=base.to_query() or None)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        total = write_count("documents", listed.total, words)
        shown = words.fill("documents.shown", n=write_number(len(listed.rows), words), total=total)
        st.html(f'<p class="ft-summary">{escape_text(shown)}</p>', width="content")
        show_order(view.address, words)
    if not listed.rows:
        st.info(words["chart.no_rows_hint"], title=words["documents.no_rows"])
    show_rows(view, listed)


def show_document(view: View, whole: WholeDocument) -> None:
    """One document: what is known of it, its text with every number marked, and the numbers beside it."""
    number = find_number(whole, view.address.at, view.address.claim)
    picked = str(number.start) if number else None
    styles = style_metrics([each.name for each in view.source.read_metrics(Selection()) if each.name != OTHER])

    show_document_heading(view, whole)
    if whole.stored.published is None:
        show_dating(view, whole)
    show_relatives(view, whole)
    show_number_legend(whole, styles, view.words)
    text, side = st.columns([5, 3], gap="large")
    with text:
        part = _choose_part(view, whole, number)
        base = view.address.without_filters()
        show_marked_text(whole, part, picked, styles, view.words, base, _follow_pick)
        if whole.stored.published is not None:
            show_dating(view, whole)
    with side, st.container(key="document_side"):
        if number is not None:
            show_number(view, whole, number)
        show_number_list(whole, part, picked, styles, view.words)


def _choose_part(view: View, whole: WholeDocument, number: NumberMark | None) -> tuple[int, int]:
    """The part of a long text that is shown: the reader's, and that of a number that was just pointed at."""
    parts = find_parts(whole.document.text)
    if len(parts) == 1:
        return parts[0]
    at = find_part(parts, number.start) if number else min(view.address.rows, len(parts) - 1)
    st.html(f'<p class="ft-quiet">{escape_text(write_count("parts", len(parts), view.words))}</p>')
    key = f"document_part_{at}"
    st.pagination(len(parts), default=at + 1, key=key, on_change=_turn, args=(key,))
    return parts[at]


def _turn(key: str) -> None:
    write_address(replace(read_address(), rows=int(st.session_state[key]) - 1, at=None, claim=None))


def _follow_pick() -> None:
    write_address(replace(read_address(), at=read_pick(), claim=None))
