"""One document as its page reads it: cached until the store changes."""

import streamlit as st

from dashboard.components.source import Source
from dashboard.tracking.documents import WholeDocument, read_whole_document
from dashboard.tracking.store import Store
from extract import load_lexicons

KEPT_DOCUMENTS = 16
"""How many documents are kept in memory."""


def read_whole(source: Source, document_id: str) -> WholeDocument | None:
    """The document with every number of it; None where the store has no such text."""
    return _read_whole(source.path, source.version, document_id)


# A resource is shared without a copy: nothing of it can be changed.
@st.cache_resource(max_entries=KEPT_DOCUMENTS, show_spinner=False)
def _read_whole(path: str, version: str, document_id: str) -> WholeDocument | None:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return read_whole_document(store, load_lexicons(), document_id)
