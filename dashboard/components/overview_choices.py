"""What the overview shows first, of which metric and how much of it; kept in the page's address."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import streamlit as st

from dashboard.components.address import Address, read_address, write_address
from dashboard.components.markup import escape_markdown
from dashboard.components.view import View
from dashboard.i18n.formats import write_number
from dashboard.i18n.wording import name_metric
from dashboard.tracking.overview import ORDERS, Order, Overview
from dashboard.tracking.selection import Selection
from extract.model import OTHER

FRESH_DAYS = 7
CARDS = 24
"""So many cards at first, and so many more at each asking."""
MOST_METRICS = 12


def read_since() -> str:
    """The moment since which what was read in is fresh, at a full hour so that answers can be kept."""
    return (datetime.now(UTC) - timedelta(days=FRESH_DAYS)).replace(minute=0, second=0, microsecond=0).isoformat()


def to_order(address: Address) -> Order:
    """What the address asks to begin with, else most voices."""
    return next((order for order in ORDERS if order == address.order), ORDERS[0])


def find_limit(address: Address) -> int:
    """How many cards the address asks for."""
    return CARDS * (address.rows + 1)


def show_choices(view: View) -> None:
    """The order of the cards, and the metrics with most claims to see one of them alone."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _show_order(view)
        _show_metrics(view)


def show_more(view: View, overview: Overview) -> None:
    """The button that adds cards, where there are more."""
    if overview.total > len(overview.courses):
        st.button(view.words["overview.more"], key="more_courses", on_click=_add_cards)


def _show_order(view: View) -> None:
    st.session_state["order"] = to_order(view.address)
    st.segmented_control(
        view.words["overview.order"],
        ORDERS,
        format_func=lambda order: view.words[f"overview_order.{order}"],
        key="order",
        required=True,
        on_change=_keep_order,
        wrap=True,
    )


def _show_metrics(view: View) -> None:
    facets = [facet for facet in view.source.read_metrics(Selection()) if facet.name != OTHER and facet.count]
    counts = {facet.name: facet.count for facet in facets[:MOST_METRICS]}
    chosen = view.address.metric if view.address.metric in counts else None
    st.session_state["overview_metric"] = chosen
    st.pills(
        view.words["overview.metrics"],
        list(counts),
        format_func=lambda metric: _write_option(view, metric, counts.get(metric, 0)),
        key="overview_metric",
        on_change=_keep_metric,
        wrap=True,
    )


def _write_option(view: View, metric: str, count: int) -> str:
    name = escape_markdown(name_metric(metric, view.words))
    return view.words.fill("filter.option", name=name, n=write_number(count, view.words))


def _keep_order() -> None:
    order = st.session_state["order"]
    write_address(replace(read_address(), order=None if order == ORDERS[0] else order, rows=0))


def _keep_metric() -> None:
    write_address(replace(read_address(), metric=st.session_state["overview_metric"], rows=0))


def _add_cards() -> None:
    address = read_address()
    write_address(replace(address, rows=address.rows + 1))
