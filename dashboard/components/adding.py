"""The ways to hand documents over: a pasted text, or files with or without a manifest; each begins an import."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.markup import show_controls
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_language
from dashboard.tracking.background import start_import
from dashboard.tracking.errors import StoreError
from dashboard.tracking.uploads import Pasted, save_files, save_pasted
from extract import load_lexicons

FOUND = ""
"""Stands for a language that is to be found."""

_BEGUN = "imports_begun"

EARLIEST_DAY, LATEST_DAY = date(1600, 1, 1), date(2199, 12, 31)


def show_paste(view: View) -> None:
    """A text and what is known of it; what is not known may stay open."""
    words, number = view.words, st.session_state.get(_BEGUN, 0)
    with st.form(f"paste_{number}", border=False):
        text = st.text_area(words["add.text"], height=260, key=f"paste_text_{number}")
        title = st.text_input(words["add.title"], key=f"paste_title_{number}")
        first, second = st.columns(2)
        publisher = first.text_input(words["add.publisher"], key=f"paste_publisher_{number}")
        url = second.text_input(words["add.url"], key=f"paste_url_{number}")
        published, language = _show_date_and_language("paste", number, words)
        is_given = st.form_submit_button(words["add.read_text"], type="primary")
    if not is_given:
        return
    if not text.strip():
        st.warning(words["add.no_text"])
        return
    told = [word.strip() or None for word in (title, publisher, url)]
    pasted = Pasted(text, told[0], told[1], told[2], published, language)
    _begin(view, lambda store: start_import(store, save_pasted(store, pasted)))


def show_upload(view: View) -> None:
    """Files, and what holds for those that say nothing of themselves."""
    words, number = view.words, st.session_state.get(_BEGUN, 0)
    with st.form(f"upload_{number}", border=False):
        files = st.file_uploader(
            words["add.files"], accept_multiple_files=True, key=f"upload_files_{number}", help=words["add.files_help"]
        )
        published, language = _show_date_and_language("upload", number, words)
        is_given = st.form_submit_button(words["add.read_files"], type="primary")
    if not is_given:
        return
    if not files:
        st.warning(words["add.no_files"])
        return
    given = [(file.name, file.getvalue()) for file in files]
    _begin(
        view,
        lambda store: start_import(store, save_files(store, given), published=published, language=language),
    )


def _show_date_and_language(form: str, number: int, words: Words) -> tuple[str | None, str | None]:
    """The day of publication and the language, as far as they are known."""
    first, second = st.columns(2)
    day = first.date_input(
        words[f"add.{form}_published"],
        value=None,
        key=f"{form}_published_{number}",
        format=words["documents.date_format"],
        min_value=EARLIEST_DAY,
        max_value=LATEST_DAY,
        help=words["add.published_help"],
    )
    languages: Sequence[str] = [FOUND, *load_lexicons()]
    language = second.selectbox(
        words[f"add.{form}_language"],
        languages,
        format_func=lambda code: write_language(code, words) if code else words["add.language_found"],
        key=f"{form}_language_{number}",
    )
    return (day.isoformat() if isinstance(day, date) else None), language or None


def _begin(view: View, start: Callable[[Path], int]) -> None:
    """Start the import and show it; what the store refuses is one line here."""
    try:
        run = start(Path(view.source.path))
    except StoreError as error:
        st.error(show_controls(str(error)))
        return
    # What was given is on its way: the forms begin anew. Until here nothing that was typed is lost.
    st.session_state[_BEGUN] = st.session_state.get(_BEGUN, 0) + 1
    write_address(replace(read_address(), run=str(run)))
    st.rerun()
