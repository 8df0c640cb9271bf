"""How the charts are drawn: a logarithmic scale, the days of the figures or of publication; kept in the address."""

from dataclasses import replace

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.view import View
from dashboard.tracking.selection import PeriodBy

LOG = "log"
TIMES: tuple[PeriodBy, ...] = ("event", "published")


def show_chart_choices(view: View) -> None:
    """The days to draw by, and the scale."""
    words = view.words
    st.session_state["by"] = view.selection.period_by
    st.segmented_control(
        words["chart.by"],
        TIMES,
        format_func=lambda time: words[f"chart_by.{time}"],
        key="by",
        required=True,
        on_change=_keep_time,
        label_visibility="collapsed",
    )
    st.session_state["scale"] = view.address.scale == LOG
    st.toggle(words["chart.log"], key="scale", on_change=_keep_scale)


def _keep_time() -> None:
    time = st.session_state["by"]
    write_address(replace(read_address(), period_by=None if time == TIMES[0] else time))


def _keep_scale() -> None:
    write_address(replace(read_address(), scale=LOG if st.session_state["scale"] else None))
