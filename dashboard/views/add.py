"""Documents handed over: pasted or as files, read by a process of its own that a closed page does not end."""

import streamlit as st

from dashboard.components.adding import show_paste, show_upload
from dashboard.components.import_account import find_run, show_earlier_imports, show_import
from dashboard.components.markup import escape_text
from dashboard.components.view import View


def show_add(view: View) -> None:
    """The import that is shown or going on, the ways to begin another one, and the earlier ones."""
    words = view.words
    st.html(f'<h1 class="ft-title">{escape_text(words["add.heading"])}</h1>')
    if view.address.is_example:
        # What is real and what is invented never share a store.
        st.info(words["add.examples"])
        return
    st.html(f'<p class="ft-summary">{escape_text(words["add.intro"])}</p>')
    run = find_run(view)
    if run is not None:
        show_import(view, run)
    paste, upload = st.tabs([words["add.paste"], words["add.upload"]])
    with paste:
        show_paste(view)
    with upload:
        show_upload(view)
    show_earlier_imports(view, run)
