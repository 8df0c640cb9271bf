"""A page that stays open all day: it is made anew when the store changes, and tells of an import that goes on."""

import streamlit as st

from dashboard.components.source import Source, open_source
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_number
from dashboard.tracking.background import find_state
from dashboard.tracking.errors import StoreError
from dashboard.tracking.records import ImportRun

LOOK_SECONDS = 15
"""How often an open page looks whether the store has changed."""
LOOK_SECONDS_IMPORTING = 2


def follow_store(source: Source, words: Words) -> bool:
    """Look at the store from time to time while the page is open; whether an import goes on, which it tells of."""
    is_importing = _find_import(source) is not None
    look = st.fragment(_look, run_every=LOOK_SECONDS_IMPORTING if is_importing else LOOK_SECONDS)
    look(source, words, is_importing=is_importing)
    return is_importing


def _look(source: Source, words: Words, *, is_importing: bool) -> None:
    """Make the page anew where it shows what is no longer so; at most the progress changes otherwise."""
    try:
        version = open_source(source.path).version
    except StoreError:
        # The next run of the page says what is wrong with the store.
        return
    run = _find_import(source)
    if (run is not None) != is_importing or (run is None and version != source.version):
        st.rerun()
    if run is not None:
        st.progress(_find_share(run), text=_word_progress(run, words))


def _find_import(source: Source) -> ImportRun | None:
    """The import that goes on now."""
    run = source.read_last_run()
    return run if run is not None and find_state(run) == "running" else None


def _find_share(run: ImportRun) -> float:
    return min(run.given / run.expected, 1.0) if run.expected else 0.0


def _word_progress(run: ImportRun, words: Words) -> str:
    done = write_number(run.given, words)
    if run.expected is None:
        return words.fill("state.importing", done=done)
    return words.fill("state.importing_of", done=done, expected=write_number(run.expected, words))
