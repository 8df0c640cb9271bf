"""One page of the list of documents: for each its title as a link, where and when it came out, what to know of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.document_filters import name_state
from dashboard.components.document_list import ON_A_PAGE, DocumentList, Row
from dashboard.components.markup import escape_markdown, escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_count, write_day, write_language
from dashboard.tracking.searching import MARKS
from extract.model import Flag

NAME_CHARACTERS = 80
"""So much of the reader's name for a document stands for an unknown title."""

_FOUND = re.compile(f"[{''.join(MARKS)}]")


def show_rows(view: View, listed: DocumentList) -> None:
    """The page of the list that the address asks for, and the way to the others."""
    pages = max(1, -(-len(listed.rows) // ON_A_PAGE))
    number = min(view.address.rows, pages - 1)
    for row in listed.rows[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]:
        _show_row(view, row)
    if pages > 1:
        key = f"documents_page_{number}"
        st.pagination(pages, default=number + 1, key=key, on_change=_turn, args=(key,))


def name_document(title: str | None, name: str | None, words: Words) -> str:
    """The title; where it is unknown, that it is, with the file that it was read from."""
    if title:
        return title
    file = (name or "").replace("\\", "/").rsplit("/", 1)[-1][:NAME_CHARACTERS]
    return words.fill("documents.untitled", file=file) if file else words["card.unknown_title"]


def build_meta(row: Row, words: Words) -> str:
    """Publisher, date, language and how many numbers were read, as HTML; what is unknown is said so."""
    stored = row.stored
    publisher = stored.appearance.publisher
    day = to_date(stored.published)
    parts = [
        escape_text(publisher) if publisher else f"<em>{escape_text(words['card.unknown_publisher'])}</em>",
        escape_text(write_day(day, words)) if day else f"<em>{escape_text(words['card.unknown_date'])}</em>",
        escape_text(write_language(stored.language, words) if stored.language else words["documents.language_unknown"]),
        escape_text(write_count("numbers", stored.claims, words)),
    ]
    if stored.appearances > 1:
        parts.append(escape_text(write_count("appearances", stored.appearances, words)))
    meta = f'<p class="ft-quiet ft-meta">{" · ".join(parts)}</p>'
    return f'<div class="ft-row-told">{meta}{build_states(row.states, words)}</div>{_build_excerpt(row)}'


def build_states(states: Sequence[str], words: Words) -> str:
    """What is to be known of a document, as a row of labels; that it is invented stands out."""
    items = "".join(
        f'<li class="ft-state ft-{_style(each)}">{escape_text(name_state(each, words))}</li>' for each in states
    )
    return f'<ul class="ft-states">{items}</ul>' if items else ""


def _show_row(view: View, row: Row) -> None:
    stored = row.stored
    title = name_document(stored.appearance.title, stored.appearance.document, view.words)
    address = replace(view.address.without_filters(), document=stored.document_id)
    with st.container(key=f"document_row_{stored.document_id}", gap=None):
        st.page_link(view.pages["documents"], label=escape_markdown(title), query_params=address.to_query())
        st.html(build_meta(row, view.words))


def _build_excerpt(row: Row) -> str:
    """The stretch of the text where the words stand, these marked."""
    if row.hit is None or not row.hit.excerpt:
        return ""
    html = "".join(_mark_found(piece, at) for at, piece in enumerate(_FOUND.split(row.hit.excerpt)))
    return f'<p class="ft-excerpt" dir="auto">{html}</p>'


def _mark_found(piece: str, at: int) -> str:
    """Every second piece of an excerpt is what was looked for."""
    return f'<mark class="ft-found">{escape_text(piece)}</mark>' if at % 2 else escape_text(piece)


def _style(state: str) -> str:
    return "state-invented" if state == Flag.INVENTED else "state-known"


def _turn(key: str) -> None:
    write_address(replace(read_address(), rows=int(st.session_state[key]) - 1))
