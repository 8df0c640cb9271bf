"""The charts of a page in, what their colours, shapes and marks mean out; once for all of them."""

from collections.abc import Sequence

import streamlit as st

from dashboard.charts.marks import find_contradicted, find_joined, find_stems
from dashboard.charts.palette import SeriesScale
from dashboard.charts.placing import Panel
from dashboard.components.markup import escape_text
from dashboard.i18n.catalogue import Words

KINDS = ("point", "arrow_up", "arrow_down", "bar", "band", "span", "stem", "step", "joined", "hollow", "contradicted")
"""Every kind of mark: its words are `mark.<kind>`, its small drawing the style `ft-glyph-<kind>`."""


def show_series_legend(panels: Sequence[Panel], series: SeriesScale, words: Words) -> None:
    """The colour and shape of each series that is on the page, and only of those."""
    present = {series.find_label(name) for panel in panels for name in panel.rows["series_name"]}
    keys = zip(series.domain, series.colours, series.symbols, strict=True)
    items = "".join(_build_key(*key) for key in keys if key[0] in present)
    heading = escape_text(words["series.heading"])
    st.html(f'<ul class="ft-legend" aria-label="{heading}"><li class="ft-legend-title">{heading}</li>{items}</ul>')


def show_mark_legend(panels: Sequence[Panel], words: Words, *, is_log: bool) -> None:
    """How to read the marks that are on the page, and only those; nothing stands on the foot of a logarithmic axis."""
    items = "".join(
        f'<li><span class="ft-glyph ft-glyph-{kind}"></span>{escape_text(words[f"mark.{kind}"])}</li>'
        for kind in _find_kinds(panels)
        if not (is_log and kind == "stem")
    )
    if items:
        st.html(f'<ul class="ft-legend" aria-label="{escape_text(words["mark.heading"])}">{items}</ul>')


def _build_key(label: str, colour: str, symbol: str) -> str:
    glyph = f'<span class="ft-glyph ft-glyph-{symbol}" style="color: {colour}"></span>'
    return f'<li dir="auto">{glyph}{escape_text(label)}</li>'


def _find_kinds(panels: Sequence[Panel]) -> list[str]:
    """The kinds of marks on these charts, in the order of the legend."""
    drawn: set[str] = set()
    for panel in panels:
        shown = panel.rows[panel.rows["standing"] != "unplaced"]
        drawn.update(shown["drawn"])
        is_span = (shown["standing"] == "dated") & (shown["day_end"] > shown["day_start"]) & (shown["drawn"] != "band")
        drawn.update(["span"] if is_span.any() else [])
        is_joined, is_total = find_joined(shown), shown["kind"] == "total"
        others = {
            "hollow": shown["standing"] != "dated",
            "stem": find_stems(shown),
            "step": is_joined & is_total,
            "joined": is_joined & ~is_total,
            "contradicted": find_contradicted(shown),
        }
        drawn.update(kind for kind, is_there in others.items() if is_there.any())
    return [kind for kind in KINDS if kind in drawn]
