"""The months of the claims in, the choice of a period out: two days, by what they are for or by publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.charts.sparkline import build_sparkline, to_image_address
from dashboard.components.address import read_address, write_address
from dashboard.components.markup import escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_number
from dashboard.tracking.overview import CoursePoint
from dashboard.tracking.selection import Facet

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


def show_period(view: View, months: Sequence[Facet]) -> None:
    """The first and last day, and in how many claims of which time there is something to choose from."""
    words = view.words
    columns = st.columns(2)
    for column, end in zip(columns, ("from", "to"), strict=True):
        field = "period_start" if end == "from" else "period_end"
        day = to_date(getattr(view.selection, field))
        if end not in st.session_state or st.session_state[end] != day:
            st.session_state[end] = day
        column.date_input(
            words[f"filter.{end}"],
            key=end,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format=words["filter.date_format"],
            on_change=_keep_day,
            args=(field, end),
        )
    if months:
        st.html(_build_months(months, words))


def _build_months(months: Sequence[Facet], words: Words) -> str:
    """How many claims there are to choose from, from when to when, and a small picture of their months."""
    names = sorted(month.name for month in months)
    count = write_number(sum(month.count for month in months), words)
    known = words.fill("filter.period_known", first=_write_month(names[0]), last=_write_month(names[-1]), n=count)
    most = max(months, key=lambda month: (month.count, month.name))
    told = escape_text(
        words.fill("filter.period_most", month=_write_month(most.name), n=write_number(most.count, words))
    )
    svg = build_sparkline(sorted(map(_to_bar, months), key=lambda bar: bar.day), "event")
    picture = f'<img class="ft-spark" src="{to_image_address(svg)}" alt="{told}" title="{told}">'
    return f'<p class="ft-quiet">{escape_text(known)}</p>{picture}'


def _to_bar(month: Facet) -> CoursePoint:
    """The claims of a month as a bar at its first day."""
    day = date.fromisoformat(f"{month.name}-01").toordinal()
    return CoursePoint(day, month.count, month.count, month.count, is_contradicted=False, figure=0)


def _write_month(month: str) -> str:
    year, number = month.split("-")
    return f"{number}/{year}"


def _keep_day(field: str, key: str) -> None:
    day = st.session_state[key]
    changes: dict[str, Any] = {field: day.isoformat() if day else None}
    write_address(replace(read_address(), claim=None, rows=0, **changes))
