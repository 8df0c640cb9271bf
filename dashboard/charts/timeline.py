"""Placed claims of one panel in, the chart over time with its strip of undatable claims out.

Every claim is one mark that can be clicked, drawn as what it is: an exact point, a point with an open
arrow, a bar for a range, a band for an order of magnitude; hollow where it is not dated.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.marks import Scene, build_halo, build_marks
from dashboard.charts.palette import SeriesScale
from dashboard.charts.scales import (
    WHOLE_UNITS,
    TimeFrame,
    find_heights,
    find_log_domain,
    find_log_ticks,
    find_time_frame,
    find_time_ticks,
    find_value_domain,
    place_in_strip,
)

PICK = "pick"
"""The name of the charts' selection: `event["selection"][PICK]` is a list of `{"id": …}`."""

HEIGHT = 320

MOST_LABELS = 12
"""With more claims than this on a chart, labels beside them would cover each other."""

LABEL_WIDTH, LABEL_HEIGHT, LABEL_SHIFT, MARK_WIDTH = 0.27, 0.11, 0.12, 0.1
"""The room that a label needs on a telephone, how far it stands from its mark, and how near another mark may be, as
shares of the chart."""

MOST_STRIP_LABELS = 1
"""The strip is narrow."""

EDGE = 0.3
"""Labels in the outer part of the time axis, this large a share of it, point inwards."""


BARE_AXIS = alt.Axis(title=None, labels=False, ticks=False, domain=False, grid=False, aria=False)
"""The axis of a chart without time; none at all (null) beside the strip's own would let Vega-Lite draw nothing."""


@dataclass(frozen=True)
class TimelineWords:
    """What a chart says, in the reader's language."""

    series: str
    figure: str
    when: str
    origin: str
    strip: str
    million: str
    billion: str
    percent: str
    axis_formats: Mapping[str, str]
    """The d3 time format for labels as fine as `day`, `month`, `year`."""
    vega_locale: Mapping[str, Any]


@dataclass(frozen=True)
class Heading:
    """What stands over a chart, which claim of it is set off, and how high its plot is."""

    title: str
    chosen: str | None = None
    height: int = HEIGHT
    is_log: bool = False
    has_legend: bool = False
    """A page shows one legend for all its charts; a picture of one chart needs its own."""


class Timeline(alt.LayerChart):
    """A chart that is not checked against the schema of Vega-Lite each time it is shown: the tests do that.

    The check would take half of the time of a page.
    """

    def to_dict(self, validate: bool = False, **options: Any) -> dict[str, Any]:  # noqa: ANN401, FBT001, FBT002 as in Altair
        """The chart in the terms of Vega-Lite."""
        written: dict[str, Any] = super().to_dict(validate=validate, **options)
        return written


def build_timeline(
    placed: pd.DataFrame, words: TimelineWords, series: SeriesScale, heading: Heading, *, unit: str | None
) -> alt.LayerChart:
    """The claims of one panel over time, and beside it the strip of those that nothing dates.

    `placed` comes from `place_claims`, with `marks.READER_COLUMNS` beside it.
    """
    drawable = placed[placed["standing"] != "unplaced"]
    frame = find_time_frame(drawable)
    shown = place_in_strip(drawable, frame)
    scale = _build_log_scale(shown) if heading.is_log else _build_linear_scale(shown, unit)
    shown = _choose_labels(shown, frame, scale).assign(y_foot=max(0.0, scale.domain[0]))
    framed, x = _build_time_channels(frame, words)
    y = _build_value_channel(scale, unit, words, heading.height)
    legend = words.series if heading.has_legend else None
    scene = Scene(shown, framed, x, y, series, _build_tooltip(words), legend, has_foot=not heading.is_log)
    halo, *halo_frame = build_halo(scene, heading.chosen)
    pick = alt.selection_point(name=PICK, fields=["id"], empty=False)
    layers = [*_build_strip_ground(frame, words), halo.add_params(pick), *halo_frame, *build_marks(scene)]
    title = alt.TitleParams(text=heading.title, anchor="start", fontSize=14, fontWeight="normal", offset=18, aria=False)
    # Altair copies a whole chart whenever something is added to it.
    config = alt.Config(locale=alt.Locale(**words.vega_locale))
    return Timeline(layer=layers, height=heading.height, title=title, config=config)


def _build_time_channels(frame: TimeFrame, words: TimelineWords) -> tuple[alt.X, alt.X]:
    """The time axis with its ends, for one layer, and without them, for all others."""
    ends = [_to_moment(frame.first), _to_moment(frame.end)]
    axis = _build_time_axis(frame, words) if frame.has_time else BARE_AXIS
    framed = alt.X("x:T", axis=axis, scale=alt.Scale(type="utc", domain=ends))
    return framed, alt.X("x:T", axis=axis, scale=alt.Scale(type="utc"))


def _build_time_axis(frame: TimeFrame, words: TimelineWords) -> alt.Axis:
    """Days, months or years; no labels under the strip."""
    fineness, step = find_time_ticks(frame)
    ticks: Any = step if step is not None else 8
    end = int(frame.last.tz_localize("UTC").timestamp() * 1000)
    return alt.Axis(
        title=None,
        format=words.axis_formats[fineness],
        tickCount=ticks,
        labelExpr=f"+datum.value <= {end} ? datum.label : ''",
        labelOverlap=True,
        labelSeparation=12,
        grid=False,
        aria=False,
    )


def _build_strip_ground(frame: TimeFrame, words: TimelineWords) -> list[alt.Chart]:
    """The strip's ground and its name, which stands over it."""
    if not frame.has_strip:
        return []
    ends = [(moment.tz_localize("UTC"),) for moment in (frame.last, frame.end)]
    ground = pd.DataFrame({"from": ends[0], "to": ends[1], "middle": ends[0][0] + (ends[1][0] - ends[0][0]) / 2})
    x = alt.X("from:T", scale=alt.Scale(type="utc"))
    rect = alt.Chart(ground, name="strip").mark_rect(color="currentColor", opacity=0.06, aria=False)
    name = alt.Chart(ground, name="strip_name").mark_text(
        text=words.strip, color="currentColor", baseline="bottom", dy=-5, fontSize=12, aria=False
    )
    return [rect.encode(x=x, x2="to"), name.encode(x=alt.X("middle:T", scale=alt.Scale(type="utc")), y=alt.value(0))]


def _build_linear_scale(shown: pd.DataFrame, unit: str | None) -> alt.Scale:
    return alt.Scale(domain=list(find_value_domain(shown, unit)), nice=False)


def _build_log_scale(shown: pd.DataFrame) -> alt.Scale:
    """Equal steps for equal ratios; where a number is zero or less, a scale that has room for it too."""
    low, high = find_log_domain(shown)
    return alt.Scale(domain=[low, high], nice=False, type="log" if low > 0 else "symlog")


def _build_value_channel(scale: alt.Scale, unit: str | None, words: TimelineWords, height: int) -> alt.Y:
    """The value axis: whole ticks for what is counted in whole pieces, large numbers in millions."""
    low, high = scale.domain
    is_log = _is_log(scale)
    sizes = ((1e9, words.billion), (1e6, words.million))
    # Over many powers of ten each label has its own size.
    labels = [_build_label(size, word) for size, word in sizes] if is_log else []
    size, suffix = next(((size, word) for size, word in sizes if high >= size and not is_log), (1, ""))
    label = _build_label(size, words.percent if unit == "percent" else suffix)
    cases = "".join(f"datum.value >= {each:.0f} ? {own} : " for (each, _), own in zip(sizes, labels, strict=False))
    axis = alt.Axis(
        title=None,
        aria=False,
        minExtent=42,
        labelFlush=False,
        values=find_log_ticks(low, high) if is_log else alt.Undefined,
        tickCount=max(2, height // 55),
        tickMinStep=1 if unit in WHOLE_UNITS and not is_log else alt.Undefined,
        labelExpr=f"datum.value == 0 ? '0' : {cases}{label}",
    )
    return alt.Y("y:Q", axis=axis, scale=scale)


def _build_label(size: float, suffix: str) -> str:
    """A tick in pieces of that size, as an expression of Vega."""
    return f"format(datum.value / {size:.0f}, ',.2~f') + {json.dumps(suffix)}"


def _build_tooltip(words: TimelineWords) -> list[alt.Tooltip]:
    titles = {"reading": words.figure, "when": words.when, "series_name": words.series, "origin": words.origin}
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def _choose_labels(shown: pd.DataFrame, frame: TimeFrame, scale: alt.Scale) -> pd.DataFrame:
    """`label` only where there is room, and `label_align` so that none leaves the chart on the left or right."""
    share = (shown["x"] - frame.first) / (frame.end - frame.first)
    align = share.map(lambda place: "left" if place < EDGE else "right" if place > 1 - EDGE else "center")
    is_crowded = (shown["standing"] == "strip") & ((shown["standing"] == "strip").sum() > MOST_STRIP_LABELS)
    is_few = len(shown) <= MOST_LABELS
    has_room = _find_room(shown, share, scale) if is_few else pd.Series(data=False, index=shown.index)
    return shown.assign(label=shown["label"].where(has_room & ~is_crowded, ""), label_align=align)


def _find_room(shown: pd.DataFrame, share: pd.Series, scale: alt.Scale) -> pd.Series:
    """Which labels cover no mark and no label before them, on a narrow screen either; the latest and highest first."""
    # A label stands over its mark, or under it where an arrow points up.
    shift = shown["drawn"].map(lambda drawn: -LABEL_SHIFT if drawn == "arrow_up" else LABEL_SHIFT)
    marks = find_heights(shown["y_high"].fillna(shown["y"]).fillna(0), scale.domain, is_log=_is_log(scale))
    heights = marks + shift
    order = sorted(shown.index, key=lambda at: (share[at], heights[at]), reverse=True)
    kept: list[Any] = []
    for at in order:
        near = (abs(share[at] - share[other]) <= LABEL_WIDTH and abs(heights[at] - heights[other]) <= LABEL_HEIGHT
                for other in kept)  # fmt: skip
        over = (abs(share[at] - share[other]) <= MARK_WIDTH and abs(heights[at] - marks[other]) <= LABEL_HEIGHT / 2
                for other in shown.index if other != at)  # fmt: skip
        if not any(near) and not any(over):
            kept.append(at)
    return pd.Series(shown.index.isin(kept), index=shown.index)


def _is_log(scale: alt.Scale) -> bool:
    return scale.type is not alt.Undefined


def _to_moment(moment: pd.Timestamp) -> alt.DateTime:
    """A moment for a scale's domain; Streamlit's Vega takes no milliseconds there."""
    return alt.DateTime(year=moment.year, month=moment.month, date=moment.day, hours=moment.hour, utc=True)
