"""The day on which a document came out: asked for where it is unknown, and what it would change shown first."""

from datetime import date

import streamlit as st

from dashboard.components.document_heading import build_changes
from dashboard.components.markup import escape_text, show_controls
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.formats import write_count, write_day
from dashboard.tracking.documents import WholeDocument
from dashboard.tracking.errors import StoreError
from dashboard.tracking.importing import decide_date, preview_date, undo_date
from dashboard.tracking.store import Store
from extract import load_lexicons

EARLIEST_DAY, LATEST_DAY = date(1600, 1, 1), date(2199, 12, 31)


def show_dating(view: View, whole: WholeDocument) -> None:
    """Ask for a missing day, or let a known one be changed; nothing is kept before its changes were seen."""
    words, published = view.words, to_date(whole.stored.published)
    if published is None:
        with st.container(border=True, key="dating"):
            st.html(f'<p class="ft-lead">{escape_text(words["dating.ask"])}</p>')
            _show_form(view, whole)
        return
    with st.expander(words.fill("dating.change", day=write_day(published, words)), key="dating"):
        _show_form(view, whole)
        _show_undo(view, whole)


def _show_form(view: View, whole: WholeDocument) -> None:
    words, document_id = view.words, whole.stored.document_id
    day = st.date_input(
        words["dating.day"],
        value=None,
        key=f"dating_day_{document_id}",
        format=words["documents.date_format"],
        min_value=EARLIEST_DAY,
        max_value=LATEST_DAY,
        width=220,
    )
    if not isinstance(day, date):
        return
    with st.spinner(words["dating.reading"]), Store.open(view.source.path, read_only=True) as store:
        changes = preview_date(store, load_lexicons(), document_id, day.isoformat())
    st.html(f'<p class="ft-lead">{escape_text(write_count("changes", len(changes), words))}</p>')
    if changes:
        st.html(build_changes(changes, whole.stored.published, day.isoformat(), words))
    reason = st.text_input(words["dating.reason"], key=f"dating_reason_{document_id}")
    label = words.fill("dating.apply", day=write_day(day, words))
    if st.button(label, type="primary", key="dating_apply"):
        _decide(view, document_id, day, reason.strip() or None)


def _decide(view: View, document_id: str, day: date, reason: str | None) -> None:
    """Keep the day and show the document as it is read with it; what the store refuses is said here."""
    try:
        with Store.open(view.source.path) as store:
            decide_date(store, load_lexicons(), document_id, day.isoformat(), reason=reason)
    except StoreError as error:
        st.error(show_controls(str(error)))
        return
    st.session_state.pop(f"dating_day_{document_id}", None)
    st.rerun()


def _show_undo(view: View, whole: WholeDocument) -> None:
    """The way back, where a person gave the day."""
    with Store.open(view.source.path, read_only=True) as store:
        decisions = store.read_decisions("document")
    undone = {each.undoes for each in decisions}
    given = [
        each
        for each in decisions
        if each.target_id == whole.stored.document_id and each.action == "date" and each.undoes is None
        and each.id not in undone
    ]  # fmt: skip
    if not given or not st.button(view.words["dating.undo"], key="dating_undo"):
        return
    try:
        with Store.open(view.source.path) as store:
            undo_date(store, load_lexicons(), given[-1].id)
    except StoreError as error:
        st.error(show_controls(str(error)))
        return
    st.rerun()
