"""What a page is about: its metric, how many figures from how many documents, and which filters are on."""

import pandas as pd
import streamlit as st

from dashboard.components.address import ALL_METRICS
from dashboard.components.markup import escape_text
from dashboard.components.view import View
from dashboard.i18n.formats import write_count
from dashboard.i18n.wording import name_metric


def show_heading(view: View, rows: pd.DataFrame) -> None:
    """The metric's name over the count of what is shown."""
    words = view.words
    name = words["filter.all_metrics"] if view.metric == ALL_METRICS else name_metric(view.metric, words)
    summary = " · ".join([_word_counts(view, rows), *_word_filters(view)])
    st.html(f'<h1 class="ft-title">{escape_text(name)}</h1><p class="ft-summary">{escape_text(summary)}</p>')


def _word_counts(view: View, rows: pd.DataFrame) -> str:
    figures = write_count("figures", len(rows), view.words)
    documents = write_count("documents", rows["document_id"].nunique(), view.words)
    return view.words.fill("summary.from_documents", figures=figures, documents=documents)


def _word_filters(view: View) -> list[str]:
    """The filters that are on, in words; on a narrow screen they are folded away."""
    words, address = view.words, view.address
    role = view.selection.role if address.actors else None
    return [
        *([words.fill("summary.actors", names=", ".join(address.actors))] if address.actors else []),
        *([words.fill("summary.role", name=words[f"role_choice.{role}"])] if role else []),
        *([words.fill("summary.places", names=", ".join(address.places))] if address.places else []),
        *([words["summary.other"]] if address.includes_other else []),
    ]
