"""The claims that the filters leave in, a table to tick one of them out."""

import hashlib
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.address import ALL_METRICS, read_address, write_address
from dashboard.components.drawing import MOST_DRAWN, Drawing
from dashboard.components.markup import show_controls
from dashboard.components.picking import make_key, watch
from dashboard.components.readings import add_readings, to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_number
from dashboard.i18n.wording import name_metric

WIDTHS = {"snippet": 520, "subject": 160, "place": 130, "attribution": 170, "title": 200, "dating": 220}
"""Of columns of words, in pixels; the rest is as wide as its words."""

FIGURE_WIDTH = 150

PAGE = 200
"""Rows of a page of the table, where there are more claims than charts draw one by one."""

_TEXT_COLUMNS = ("subject", "place", "attribution", "agent", "snippet", "title", "publisher")


def show_table(view: View, drawing: Drawing) -> None:
    """The claims that the charts show, one a row, a page of them at a time; ticking one shows its sentence."""
    rows = _read_page(view, drawing)
    row_ids = [str(claim_id) for claim_id in rows["id"]]
    name = f"table-{hashlib.blake2b('|'.join(row_ids).encode(), digest_size=6).hexdigest()}"
    ticked = [row_ids.index(view.address.claim)] if view.address.claim in row_ids else []
    table = to_table(rows, view.words)
    _show_pages(view, drawing)
    st.dataframe(
        table,
        column_config=_configure_columns(view.words),
        column_order=[str(name) for name in table if name != "metric" or view.metric == ALL_METRICS],
        hide_index=True,
        placeholder="",
        key=make_key(name),
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": ticked}},
        alt=view.words["table.alt"],
    )
    watch(name, row_ids)


def _read_page(view: View, drawing: Drawing) -> pd.DataFrame:
    """The worded claims of the page that the address asks for; all of them where every claim has a mark."""
    if drawing.by == "exact" and drawing.claims <= MOST_DRAWN:
        return drawing.rows
    page = min(view.address.rows, (drawing.claims - 1) // PAGE)
    return add_readings(view.source.read_claims(view.selection, PAGE, page * PAGE), view.words)


def _show_pages(view: View, drawing: Drawing) -> None:
    """Where the table has more claims than a page: which of them are shown, and the way to the others."""
    if drawing.claims <= MOST_DRAWN:
        return
    pages = (drawing.claims - 1) // PAGE + 1
    st.session_state["rows"] = min(view.address.rows + 1, pages)
    label = view.words.fill("table.page", pages=write_number(pages, view.words))
    st.number_input(label, min_value=1, max_value=pages, step=1, key="rows", on_change=_keep_page, width=220)


def _keep_page() -> None:
    write_address(replace(read_address(), rows=int(st.session_state["rows"]) - 1))


def to_table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The worded rows as a reader wants them: figure first, hidden characters made visible."""
    columns: dict[str, Any] = {
        "figure": rows["label"],
        "metric": [name_metric(metric, words) for metric in rows["metric"]],
        "value": rows["value_real"],
        "from": [to_date(day) for day in rows["date_start"]],
        "to": [to_date(day) for day in rows["date_end"]],
        **{name: [show_controls(text) if text else None for text in rows[name]] for name in _TEXT_COLUMNS},
        "published": [to_date(day) for day in rows["published"]],
        "dating": rows["when"],
        "kind": [words.name("kind", kind) for kind in rows["kind"]],
        "modality": [words.name("modality", modality) for modality in rows["modality"]],
    }
    return pd.DataFrame(columns)


def _configure_columns(words: Words) -> dict[str, Any]:
    day = words["table.date_format"]
    column = st.column_config
    dates = {name: column.DateColumn(words[f"table.{name}"], format=day) for name in ("from", "to", "published")}
    texts = {
        name: column.TextColumn(words[f"table.{name}"], width=WIDTHS.get(name))
        for name in ("metric", "dating", *_TEXT_COLUMNS, "kind", "modality")
    }
    figure = column.TextColumn(words["table.figure"], width=FIGURE_WIDTH)
    value = column.NumberColumn(words["table.value"], format="localized")
    return {**texts, **dates, "figure": figure, "value": value}
