"""Rows of claims in, their charts over time on the page, one for each metric and unit."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts.palette import SeriesScale, rank_series
from dashboard.charts.placing import Panel, find_panels, place_claims
from dashboard.charts.timeline import HEIGHT, Heading, TimelineWords, build_timeline
from dashboard.components.legends import show_mark_legend, show_series_legend
from dashboard.components.markup import show_controls
from dashboard.components.picking import make_key, watch
from dashboard.components.readings import name_series
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import to_vega_locale, write_count, write_days
from dashboard.i18n.wording import name_metric, name_unit

OPEN_PANELS = 8
"""Charts past this many wait in a drawer until they are asked for."""

SMALL_HEIGHT = 230
"""The height of a chart among several."""


@dataclass(frozen=True)
class _Style:
    """What all charts of a page share."""

    words: Words
    series: SeriesScale
    chosen: str | None
    height: int
    is_alone: bool


def show_timelines(view: View, rows: pd.DataFrame) -> None:
    """The charts of these claims, one for each metric and unit, and how to read their marks."""
    panels = [_place(panel) for panel in find_panels(rows)]
    is_alone = len(panels) == 1
    style = _Style(view.words, _rank_series(view), view.address.claim, HEIGHT if is_alone else SMALL_HEIGHT, is_alone)
    show_series_legend(panels, style.series, view.words)
    for panel in panels[:OPEN_PANELS]:
        _show_panel(panel, style)
    _show_drawer(panels[OPEN_PANELS:], style)
    show_mark_legend(panels, view.words)


def _place(panel: Panel) -> Panel:
    return Panel(panel.metric, panel.unit, place_claims(panel.rows))


def _rank_series(view: View) -> SeriesScale:
    """Colours by the metric's whole stock of claims, so that filters do not recolour what they leave."""
    stock = view.source.read_claims(view.unfiltered_selection)
    labels = [name_series(series, view.words) for series in stock["series"]]
    return rank_series(labels, view.words["series.rest"])


def _show_drawer(panels: Sequence[Panel], style: _Style) -> None:
    """The charts that there is no room for, made when the reader opens them."""
    if not panels:
        return
    drawer = st.expander(write_count("more_charts", len(panels), style.words), on_change="rerun", key="more_charts")
    with drawer:
        for panel in panels if drawer.open else []:
            _show_panel(panel, style)


def _show_panel(panel: Panel, style: _Style) -> None:
    """One chart, and a line for the claims that no chart can hold."""
    placed = panel.rows.assign(series_label=panel.rows["series_name"].map(style.series.find_label))
    unplaced = int((placed["standing"] == "unplaced").sum())
    if unplaced < len(placed):
        heading = Heading(_word_title(panel, style), style.chosen, style.height)
        words = _to_timeline_words(style.words)
        chart = build_timeline(placed, words, style.series, heading, unit=panel.unit)
        _show_chart(chart, _name_chart(panel), _word_alternative(panel, style.words))
    if unplaced:
        st.caption(write_count("unplaced", unplaced, style.words))


def _show_chart(chart: alt.LayerChart, name: str, alternative: str) -> None:
    """A chart whose marks can be clicked."""
    st.altair_chart(chart, key=make_key(name), on_select="rerun", alt=alternative)
    watch(name)


def _name_chart(panel: Panel) -> str:
    """A name that stays with metric and unit; a unit may be any word of a document, a key may not."""
    return f"chart-{panel.metric}-{zlib.crc32((panel.unit or '').encode(errors='replace')):08x}"


def _word_title(panel: Panel, style: _Style) -> str:
    """What the axis measures; the metric too, where the page's heading does not say it already."""
    unit = show_controls(name_unit(panel.unit, style.words))
    return unit if style.is_alone else f"{name_metric(panel.metric, style.words)} ({unit})"


def _word_alternative(panel: Panel, words: Words) -> str:
    """The chart for those who do not see it: what, how many, when; the table says the rest."""
    timed = panel.rows[panel.rows["standing"].isin(["dated", "undated"])]
    metric, counted = name_metric(panel.metric, words), write_count("figures", len(panel.rows), words)
    if timed.empty:
        return words.fill("chart.alt_undated", metric=metric, figures=counted)
    period = write_days(timed["day_start"].min().date(), timed["day_end"].max().date(), words)
    return words.fill("chart.alt", metric=metric, figures=counted, period=period)


def _to_timeline_words(words: Words) -> TimelineWords:
    return TimelineWords(
        series=words["series.heading"],
        figure=words["chart.figure"],
        when=words["chart.when"],
        origin=words["chart.title_of"],
        strip=words["chart.strip"],
        million=words["chart.million"],
        billion=words["chart.billion"],
        percent=words["chart.percent"],
        axis_formats={fineness: words[f"date.axis_{fineness}"] for fineness in ("day", "month", "year")},
        vega_locale=to_vega_locale(words),
    )
