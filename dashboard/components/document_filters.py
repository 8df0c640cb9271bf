"""The filters of the list of documents, each with the documents it would leave, kept in the page's address."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.address import Address, read_address, write_address
from dashboard.components.document_list import ORDERS, DocumentList
from dashboard.components.markup import escape_markdown, show_controls
from dashboard.components.readings import to_date
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_language, write_number

BEST = "best"
"""The order of a search: what fits best first."""

MOST_PILLS = 8
"""So many values of a filter are always in sight."""

EARLIEST_DAY, LATEST_DAY = date(1600, 1, 1), date(2199, 12, 31)


def show_document_filters(listed: DocumentList, address: Address, words: Words) -> None:
    """Words to look for, the order, publisher, language, what is to be known, and the period of publication."""
    state = st.session_state
    state["documents_words"] = address.words or ""
    st.text_input(
        words["documents.search"],
        key="documents_words",
        placeholder=words["documents.search_placeholder"],
        on_change=_keep,
    )
    for name in ("publishers", "languages", "states"):
        _show_choice(name, listed.counts[name], getattr(address, name), words)
    _show_period(address, words)
    is_filtered = address != replace(address.without_filters(), order=address.order)
    st.button(
        words["documents.reset"], key="documents_reset", on_click=_reset, disabled=not is_filtered, width="stretch"
    )


def show_order(address: Address, words: Words) -> None:
    """What the list begins with."""
    options = [*([BEST] if address.words else []), *ORDERS]
    st.session_state["documents_order"] = address.order if address.order in ORDERS else options[0]
    st.selectbox(
        words["documents.order"],
        options,
        format_func=lambda order: words[f"documents.order_{order}"],
        key="documents_order",
        on_change=_keep,
        label_visibility="collapsed",
        width=240,
    )


def name_value(facet: str, value: str, words: Words) -> str:
    """What a value of a filter is called."""
    if facet == "publishers":
        return show_controls(value) if value else words["card.unknown_publisher"]
    if facet == "languages":
        return write_language(value, words) if value else words["documents.language_unknown"]
    return name_state(value, words)


def name_state(state: str, words: Words) -> str:
    """What is to be known of a document, in words."""
    return words.name("document_state" if f"document_state.{state}" in words else "flag", state)


def _show_choice(name: str, counts: Mapping[str, int], chosen: tuple[str, ...], words: Words) -> None:
    """The values of a filter, few ones always in sight with their counts, many in a list that opens."""
    st.session_state[f"documents_{name}"] = list(chosen)
    label, key, options = words[f"documents.{name}"], f"documents_{name}", list(counts)

    def write(value: str) -> str:
        called = name_value(name, value, words)
        return words.fill("filter.option", name=called, n=write_number(counts.get(value, 0), words))

    if name != "publishers" and len(options) <= MOST_PILLS:
        st.pills(
            label,
            options,
            selection_mode="multi",
            format_func=lambda value: escape_markdown(write(value)),
            key=key,
            on_change=_keep,
        )
        return
    st.multiselect(
        label,
        options,
        format_func=write,
        key=key,
        on_change=_keep,
        placeholder=words["documents.all"],
        select_all=False,
    )


def _show_period(address: Address, words: Words) -> None:
    st.session_state["documents_since"] = to_date(address.period_start)
    st.session_state["documents_until"] = to_date(address.period_end)
    first, last = st.columns(2)
    for column, key in ((first, "since"), (last, "until")):
        column.date_input(
            words[f"documents.{key}"],
            key=f"documents_{key}",
            on_change=_keep,
            format=words["documents.date_format"],
            min_value=EARLIEST_DAY,
            max_value=LATEST_DAY,
        )


def _keep() -> None:
    """Write the filters into the address; the list begins anew."""
    state, address = st.session_state, read_address()
    since, until = state.get("documents_since"), state.get("documents_until")
    order = state.get("documents_order")
    write_address(
        replace(
            address,
            words=str(state["documents_words"]).strip() or None,
            publishers=tuple(state["documents_publishers"]),
            languages=tuple(state["documents_languages"]),
            states=tuple(state["documents_states"]),
            period_start=since.isoformat() if since else None,
            period_end=until.isoformat() if until else None,
            order=order if order in ORDERS and order != ORDERS[0] else None,
            rows=0,
        )
    )


def _reset() -> None:
    write_address(read_address().without_filters())
