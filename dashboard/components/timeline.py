"""Rows of claims in, their charts over time on the page, one for each metric and unit."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from dashboard.charts.palette import COLOURS, SeriesScale
from dashboard.charts.placing import Panel, find_panels, place_claims
from dashboard.charts.timeline import HEIGHT, Heading, TimelineWords, build_timeline
from dashboard.components.chart_choices import LOG
from dashboard.components.drawing import Drawing
from dashboard.components.legends import show_mark_legend, show_series_legend
from dashboard.components.markup import show_controls
from dashboard.components.picking import make_key, watch
from dashboard.components.pictures import show_pictures
from dashboard.components.readings import name_series
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import to_vega_locale, write_count, write_days
from dashboard.i18n.wording import name_metric, name_unit

OPEN_PANELS, OPEN_PANELS_OF_MANY = 6, 4
"""Charts past this many wait in a drawer until they are asked for."""

SMALL_HEIGHT = 230
"""The height of a chart among several."""

# Altair would check each part of a chart against its schema as it is made, and the whole once more: half of the time of
# a page. The whole is enough.
disable_debug_mode()


@dataclass(frozen=True)
class _Style:
    """What all charts of a page share."""

    words: Words
    series: SeriesScale
    chosen: str | None
    height: int
    is_alone: bool
    is_log: bool


def show_timelines(view: View, drawing: Drawing) -> None:
    """The charts of these claims, one for each metric and unit, and how to read their marks."""
    found = find_panels(drawing.rows)
    most = OPEN_PANELS if drawing.by == "exact" else OPEN_PANELS_OF_MANY
    panels = [_place(panel, view) for panel in found[:most]]
    is_alone = len(panels) == 1
    series, height = _rank_series(view), HEIGHT if is_alone else SMALL_HEIGHT
    style = _Style(view.words, series, view.address.claim, height, is_alone, view.address.scale == LOG)
    show_series_legend(panels, style.series, view.words)
    _show_panels(panels, style)
    _show_drawer(found[most:], view, style)
    show_mark_legend(panels, view.words, is_log=style.is_log)
    show_pictures(view, panels, series, drawing.claims)
    _show_left_out(drawing, view.words)


def _place(panel: Panel, view: View) -> Panel:
    return Panel(panel.metric, panel.unit, place_claims(panel.rows, view.selection.period_by))


def _rank_series(view: View) -> SeriesScale:
    """Colours by the metric's whole stock of claims, so that filters do not recolour what they leave."""
    names = view.source.rank_series(view.unfiltered_selection, len(COLOURS) + 1)
    return SeriesScale(tuple(name_series(name, view.words) for name in names), view.words["series.rest"])


def _show_panels(panels: Sequence[Panel], style: _Style) -> None:
    """The charts in two columns, an odd last one over the whole width, and a line for the claims that none can hold."""
    drawn = [panel for panel in panels if not _find_unplaced(panel).all()]
    for at in range(0, len(drawn), 2):
        row = drawn[at : at + 2]
        for column, panel in zip(st.columns(len(row)), row, strict=True):
            with column:
                _show_panel(panel, style)
    unplaced = sum(int(_find_unplaced(panel).sum()) for panel in panels)
    if unplaced:
        st.caption(write_count("unplaced", unplaced, style.words))


def _find_unplaced(panel: Panel) -> pd.Series:
    """Which claims have no number to stand at."""
    return panel.rows["standing"] == "unplaced"


def _show_left_out(drawing: Drawing, words: Words) -> None:
    """How claims were drawn together, and how many have no mark for it."""
    if drawing.by == "exact":
        return
    told = [words.fill("chart.drawn_together", by=words[f"bucket.{drawing.by}"])]
    told += [write_count("undated_left_out", drawing.undated, words)] if drawing.undated else []
    told += [write_count("left_out", drawing.left_out, words)] if drawing.left_out else []
    st.caption(" ".join(told))


def _show_drawer(panels: Sequence[Panel], view: View, style: _Style) -> None:
    """The charts that there is no room for, made when the reader opens them."""
    if not panels:
        return
    drawer = st.expander(write_count("more_charts", len(panels), style.words), on_change="rerun", key="more_charts")
    with drawer:
        _show_panels([_place(panel, view) for panel in panels] if drawer.open else [], style)


def _show_panel(panel: Panel, style: _Style) -> None:
    placed = panel.rows.assign(series_label=panel.rows["series_name"].map(style.series.find_label))
    heading = Heading(_word_title(panel, style), style.chosen, style.height, style.is_log)
    chart = build_timeline(placed, _to_timeline_words(style.words), style.series, heading, unit=panel.unit)
    _show_chart(chart, _name_chart(panel), _word_alternative(panel, style.words))


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
