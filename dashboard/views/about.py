"""What a reader who prints these numbers has to know: how right they are, what the marks mean, what all this is."""

import streamlit as st

from dashboard.components.accuracy import build_accuracy_table, build_confidence, load_accuracy
from dashboard.components.colophon import build_licences, build_store, build_versions
from dashboard.components.mark_guide import build_card_guide, build_chart_guide, build_text_guide
from dashboard.components.markup import escape_text
from dashboard.components.view import View
from dashboard.i18n.formats import write_day, write_number
from dashboard.tracking.store import Store

WEAK_POINTS = ("days", "totals", "agent", "places", "persons", "other")
"""What the reading does not do well, in the order of the harm that it can do."""


def show_about(view: View) -> None:
    """Accuracy with its date, what is not done well, the marks, the store, versions and licences."""
    words = view.words
    st.html(f'<h1 class="ft-title">{escape_text(words["page.about"])}</h1>')
    st.html(f'<p class="ft-summary">{escape_text(words["about.intro"])}</p>')

    _show_accuracy(view)
    _show_part(view, "confidence", build_confidence(words))
    _show_part(view, "marks_chart", build_chart_guide(words))
    _show_part(view, "marks_text", build_text_guide(words))
    _show_part(view, "marks_card", build_card_guide(words))

    with Store.open(view.source.path, read_only=True) as store:
        stats = store.read_stats()
    _show_part(view, "store", build_store(view.source.path, stats, words))
    _show_part(view, "versions", build_versions(words))
    st.html(f'<h2 class="ft-subtitle">{escape_text(words["about.licences"])}</h2>')
    st.html(f'<p class="ft-quiet">{escape_text(words["about.licence_own"])}</p>')
    with st.expander(words["about.libraries"]):
        st.html(build_licences(words))


def _show_accuracy(view: View) -> None:
    words, accuracy = view.words, load_accuracy()
    told = words.fill(
        "accuracy.told", day=write_day(accuracy.measured, words), articles=write_number(accuracy.articles, words)
    )
    weak = "".join(f"<li>{escape_text(words[f'weak.{name}'])}</li>" for name in WEAK_POINTS)
    st.html(
        f'<h2 class="ft-subtitle">{escape_text(words["about.accuracy"])}</h2>'
        f"<p>{escape_text(told)}</p>{build_accuracy_table(accuracy, words)}"
        f'<p class="ft-quiet">{escape_text(words["accuracy.note"])}</p>'
        f'<h2 class="ft-subtitle">{escape_text(words["about.weak"])}</h2><ul class="ft-changes">{weak}</ul>'
    )


def _show_part(view: View, name: str, html: str) -> None:
    st.html(f'<h2 class="ft-subtitle">{escape_text(view.words[f"about.{name}"])}</h2>{html}')
