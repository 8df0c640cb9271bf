"""What a page is about: its metric, how many figures from how many documents, and which filters are on."""

import streamlit as st

from dashboard.components.address import ALL_METRICS, LISTS
from dashboard.components.facet_names import name_facet
from dashboard.components.markup import escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.formats import write_count, write_day
from dashboard.i18n.wording import name_metric


def show_heading(view: View, claims: int) -> None:
    """The metric's name over the count of what is shown."""
    words = view.words
    figures = write_count("figures", claims, words)
    documents = write_count("documents", view.source.count_documents(view.selection), words)
    counts = words.fill("summary.from_documents", figures=figures, documents=documents)
    summary = " · ".join([counts, *word_filters(view)])
    st.html(
        f'<h1 class="ft-title">{escape_text(_name_metric(view))}</h1><p class="ft-summary">{escape_text(summary)}</p>'
    )


def word_selection(view: View) -> str:
    """The metric with the filters: `Morts · lieux : Lutz`."""
    return " · ".join([_name_metric(view), *word_filters(view)])


def word_filters(view: View) -> list[str]:
    """The filters that are on, in words; on a narrow screen they are folded away."""
    words, address = view.words, view.address
    role = view.selection.role if address.actors else None
    lists = {name: [name_facet(LISTS[name], each, words) for each in getattr(address, name)] for name in LISTS}
    return [
        *([words.fill("summary.words", words=address.words)] if address.words else []),
        *(words.fill(f"summary.{name}", names=", ".join(names)) for name, names in lists.items() if names),
        *([words.fill("summary.role", name=words[f"role_choice.{role}"])] if role else []),
        *_word_period(view),
        *([words["summary.document"]] if address.document else []),
        *([words["summary.other"]] if address.includes_other else []),
    ]


def _name_metric(view: View) -> str:
    return view.words["filter.all_metrics"] if view.metric == ALL_METRICS else name_metric(view.metric, view.words)


def _word_period(view: View) -> list[str]:
    """The days that the claims are narrowed to."""
    days = {"from": to_date(view.selection.period_start), "to": to_date(view.selection.period_end)}
    return [view.words.fill(f"summary.{end}", day=write_day(day, view.words)) for end, day in days.items() if day]
