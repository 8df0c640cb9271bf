"""The page that the app opens with: the latest number of each figure, its course, and what its voices make of it."""

import streamlit as st

from dashboard.components.course_card import show_course
from dashboard.components.markup import escape_text
from dashboard.components.overview_choices import find_limit, read_since, show_choices, show_more, to_order
from dashboard.components.view import View
from dashboard.i18n.formats import write_count
from dashboard.tracking.overview import Overview
from dashboard.tracking.selection import Selection

COLUMNS = 3


def show_overview(view: View) -> None:
    """The courses of figures as cards, most voices first or as the reader chose."""
    selection = Selection(view.address.metric)
    overview = view.source.read_overview(selection, read_since(), to_order(view.address), find_limit(view.address))

    _show_heading(view, overview)
    show_choices(view)
    _show_cards(view, overview)
    show_more(view, overview)


def _show_heading(view: View, overview: Overview) -> None:
    """What the store holds, and what came in during the last days."""
    words = view.words
    counts = {name: write_count(name, number, words) for name, number in (
        ("courses", overview.total), ("documents", overview.documents), ("voices", overview.voices))}  # fmt: skip
    fresh = words["overview.nothing_fresh"]
    if overview.fresh_documents:
        documents, figures = (
            write_count(name, number, words)
            for name, number in (("documents", overview.fresh_documents), ("figures", overview.fresh_claims))
        )
        fresh = words.fill("overview.fresh", documents=documents, figures=figures)
    st.html(
        f'<h1 class="ft-title">{escape_text(words["page.overview"])}</h1>'
        f'<p class="ft-summary">{escape_text(words.fill("overview.summary", **counts))}</p>'
        f'<p class="ft-summary">{escape_text(fresh)}</p>'
    )


def _show_cards(view: View, overview: Overview) -> None:
    """The cards row by row, so that they keep their order where the columns become one."""
    for at in range(0, len(overview.courses), COLUMNS):
        cells = st.columns(COLUMNS)
        for cell, course in zip(cells, overview.courses[at : at + COLUMNS], strict=False):
            with cell, st.container(border=True, height="stretch"):
                show_course(view, course)
    st.html(f'<p class="ft-quiet">{escape_text(view.words["overview.reading"])}</p>')
