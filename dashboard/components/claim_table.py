"""Rows of claims in, a table to tick one of them and the downloads of exactly these out."""

import hashlib
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.address import ALL_METRICS
from dashboard.components.markup import show_controls
from dashboard.components.picking import make_key, watch
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.wording import name_metric
from dashboard.tracking.export import to_csv, to_french_csv

WIDTHS = {"snippet": 520, "subject": 160, "place": 130, "attribution": 170, "title": 200, "dating": 220}
"""Of columns of words, in pixels; the rest is as wide as its words."""

_TEXT_COLUMNS = ("subject", "place", "attribution", "agent", "snippet", "title", "publisher")


def show_table(view: View, rows: pd.DataFrame) -> None:
    """The claims that the charts show, one a row; ticking one shows its sentence."""
    row_ids = [str(claim_id) for claim_id in rows["id"]]
    name = f"table-{hashlib.blake2b('|'.join(row_ids).encode(), digest_size=6).hexdigest()}"
    ticked = [row_ids.index(view.address.claim)] if view.address.claim in row_ids else []
    table = to_table(rows, view.words)
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


def show_downloads(view: View, rows: pd.DataFrame) -> None:
    """The same rows as files, made when they are asked for."""
    words = view.words
    with st.container(horizontal=True):
        st.download_button(
            words["download.csv"],
            data=lambda: to_csv(rows),
            file_name=f"{words['download.file']}.csv",
            mime="text/csv",
            on_click="ignore",
            help=words["download.csv_help"],
            key="download_csv",
        )
        st.download_button(
            words["download.french"],
            data=lambda: to_french_csv(rows),
            file_name=f"{words['download.file_french']}.csv",
            mime="text/csv",
            on_click="ignore",
            help=words["download.french_help"],
            key="download_french_csv",
        )


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
    figure = column.TextColumn(words["table.figure"], pinned=True)
    value = column.NumberColumn(words["table.value"], format="localized")
    return {**texts, **dates, "figure": figure, "value": value}
