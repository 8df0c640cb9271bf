"""The months of the claims in, the choice of a period out: two days, by what they are for or by publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.address import read_address, write_address
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.formats import write_number
from dashboard.tracking.selection import Facet

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


def show_period(view: View, months: Sequence[Facet]) -> None:
    """The first and last day, and in how many claims of which time there is something to choose from."""
    words = view.words
    columns = st.columns(2)
    for column, end in zip(columns, ("from", "to"), strict=True):
        field = "period_start" if end == "from" else "period_end"
        st.session_state[end] = to_date(getattr(view.selection, field))
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
        names = sorted(month.name for month in months)
        count = write_number(sum(month.count for month in months), words)
        st.caption(
            words.fill("filter.period_known", first=_write_month(names[0]), last=_write_month(names[-1]), n=count)
        )


def _write_month(month: str) -> str:
    year, number = month.split("-")
    return f"{number}/{year}"


def _keep_day(field: str, key: str) -> None:
    day = st.session_state[key]
    changes: dict[str, Any] = {field: day.isoformat() if day else None}
    write_address(replace(read_address(), claim=None, rows=0, **changes))
