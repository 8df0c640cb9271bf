"""Placed claims in, one chart layer for each kind of mark out, each with its own claims and no others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.palette import COLOURS, SeriesScale

ARROW_UP = "M0,-0.5L0,-2.2M-0.5,-1.6L0,-2.2L0.5,-1.6"
ARROW_DOWN = "M0,0.5L0,2.2M-0.5,1.6L0,2.2L0.5,1.6"

CONTRADICTED = COLOURS[1]
"""The colour of what is contradicted; its shape is its own, the colour is not."""

MARK_SIZE = 130
HALO_SIZE = 900
BAND_HALF, BAR_HALF = 8, 3
"""Half the width in pixels of a band on a single day, and of a bar."""

DRAWN_COLUMNS = ["id", "x", "day_start", "day_end", "y", "y_low", "y_high"]
READER_COLUMNS = ["label", "reading", "when", "origin", "series_name", "series_label"]
"""What a claim is called, in the reader's language; longer texts such as its sentence stay on the server."""


@dataclass(frozen=True)
class Scene:
    """What the layers of one chart share."""

    shown: pd.DataFrame
    framed_x: alt.X
    """The horizontal axis with its first and last moment."""
    x: alt.X
    y: alt.Y
    series: SeriesScale
    tooltip: Sequence[alt.Tooltip]
    legend: str | None
    """The legend's heading; None for a chart that shares the legend of another."""
    has_foot: bool = True
    """Whether the axis begins where bars may stand; a logarithmic one begins nowhere."""


def build_halo(scene: Scene, chosen: str | None) -> list[alt.Chart]:
    """What sets off the chosen claim: a soft disc behind a point, a soft frame around a bar or band.

    The disc's layer is there even without a claim: it sets the ends of the time axis, which Vega-Lite joins
    badly where every layer does.
    """
    is_chosen, is_interval = scene.shown["id"] == chosen, scene.shown["drawn"].isin(["bar", "band"])
    disc = _layer(scene, "halo", is_chosen & ~is_interval).mark_point(
        filled=True, size=HALO_SIZE, opacity=0.25, aria=False
    )
    half = BAND_HALF + 3
    ends = {"x": _move(scene.x, "day_start"), "x2": "day_end", "y": _move(scene.y, "y_low"), "y2": "y_high"}
    style: dict[str, Any] = {"fillOpacity": 0.12, "strokeOpacity": 0.35, "strokeWidth": 6, "cornerRadius": 4}
    frames = [
        layer.mark_rect(**style, xOffset=-half, x2Offset=half, aria=False).encode(**ends, stroke=_stroke(scene))
        for layer in _layers(scene, "halo_frame", is_chosen & is_interval)
    ]
    return [disc.encode(x=scene.framed_x), *frames]


def build_marks(scene: Scene) -> list[alt.Chart]:
    """Every kind of mark that these claims need, from the back to the front."""
    return [
        *_build_stems(scene),
        *_build_threads(scene),
        *_build_spans(scene),
        *_build_intervals(scene, "band"),
        *_build_intervals(scene, "bar"),
        *_build_arrows(scene, "arrow_up", ARROW_UP),
        *_build_arrows(scene, "arrow_down", ARROW_DOWN),
        *_build_contradictions(scene),
        *_build_points(scene),
        *_build_labels(scene),
    ]


def find_stems(shown: pd.DataFrame) -> pd.Series:
    """Which claims are counts of an event: they stand on the foot of the chart."""
    return (shown["kind"] == "event") & ~shown["drawn"].isin(["bar", "band"])


def find_joined(shown: pd.DataFrame) -> pd.Series:
    """Which claims are joined with another one."""
    is_threaded = shown["thread"].notna() & shown["standing"].isin(["dated", "undated"])
    threads = shown["thread"].where(is_threaded)
    return is_threaded & (threads.map(threads.value_counts()) > 1)


def find_contradicted(shown: pd.DataFrame) -> pd.Series:
    """Which claims are of a figure on which voices contradict each other."""
    return shown["verdict"] == "contradict"


def _build_stems(scene: Scene) -> list[alt.Chart]:
    """The counts of events as bars that stand on the foot of the chart: nobody adds them up."""
    ends = {"y": _move(scene.y, "y_low"), "y2": "y_foot"}
    is_stem = find_stems(scene.shown) & scene.has_foot
    return [
        layer.mark_rule(strokeWidth=5, opacity=0.3, cursor="pointer", aria=False).encode(**ends)
        for layer in _layers(scene, "stems", is_stem, more=("y_foot",))
    ]


def _build_threads(scene: Scene) -> list[alt.Chart]:
    """Running totals joined as steps, the shares of one vote and of one poller by lines."""
    is_joined, is_total = find_joined(scene.shown), scene.shown["kind"] == "total"
    style: dict[str, Any] = {"strokeWidth": 2, "opacity": 0.55, "aria": False}
    steps = _layers(scene, "steps", is_joined & is_total, more=("thread",))
    lines = _layers(scene, "lines", is_joined & ~is_total, more=("thread",))
    return [
        *(layer.mark_line(**style, interpolate="step-after").encode(detail="thread:N", order="x:T") for layer in steps),
        *(layer.mark_line(**style).encode(detail="thread:N", order="x:T") for layer in lines),
    ]


def _build_contradictions(scene: Scene) -> list[alt.Chart]:
    """A diamond around each number that another voice contradicts."""
    style: dict[str, Any] = {"shape": "diamond", "filled": False, "size": MARK_SIZE * 4, "strokeWidth": 2}
    return [
        layer.mark_point(**style, stroke=CONTRADICTED, opacity=1, aria=False)
        for layer in _layers(scene, "contradicted", find_contradicted(scene.shown), has_colour=False)
    ]


def _build_spans(scene: Scene) -> list[alt.Chart]:
    """The days that a figure counts, as a line through it."""
    is_span = (scene.shown["day_end"] > scene.shown["day_start"]) & (scene.shown["drawn"] != "band")
    return [
        layer.mark_rule(strokeWidth=2, opacity=0.55, cursor="pointer", aria=False).encode(
            x=_move(scene.x, "day_start"), x2="day_end"
        )
        for layer in _layers(scene, "spans", is_span)
    ]


def _build_intervals(scene: Scene, drawn: str) -> list[alt.Chart]:
    """Bands over the days that they count, bars at their day; those of undated claims hollow and dashed."""
    half, first, last = (BAND_HALF, "day_start", "day_end") if drawn == "band" else (BAR_HALF, "x", "x")
    layers: list[alt.Chart] = []
    for standing in ("dated", "undated"):
        is_here = (scene.shown["drawn"] == drawn) & _is_hollow(scene, hollow=standing == "undated")
        for layer in _layers(scene, f"{drawn}_{standing}", is_here):
            marked = layer.mark_rect(
                xOffset=-half,
                x2Offset=half,
                fillOpacity=0.02 if standing == "undated" else 0.25 if drawn == "band" else 0.8,
                strokeDash=[4, 3] if standing == "undated" else [1, 0],
                strokeWidth=1.5,
                cornerRadius=2,
                cursor="pointer",
            )
            channels = {"x": _move(scene.x, first), "x2": last, "y": _move(scene.y, "y_low"), "y2": "y_high"}
            layers.append(marked.encode(**channels, stroke=_stroke(scene)))
    return layers


def _build_arrows(scene: Scene, drawn: str, path: str) -> list[alt.Chart]:
    """An arrow from each figure that is open on one side, towards that side."""
    return [
        layer.mark_point(
            shape=path, filled=False, size=MARK_SIZE * 2, strokeWidth=2.2, opacity=1, cursor="pointer", aria=False
        )
        for layer in _layers(scene, drawn, scene.shown["drawn"] == drawn)
    ]


def _build_points(scene: Scene) -> list[alt.Chart]:
    """The figures that have one number to stand at, in the shape of their series; hollow where undated."""
    layers: list[alt.Chart] = []
    for standing in ("dated", "undated"):
        is_here = ~scene.shown["drawn"].isin(["bar", "band"]) & _is_hollow(scene, hollow=standing == "undated")
        for layer in _layers(scene, f"points_{standing}", is_here):
            scale = alt.Scale(domain=scene.series.domain, range=scene.series.symbols)
            marked = layer.mark_point(
                filled=standing == "dated", size=MARK_SIZE, strokeWidth=2, opacity=1, cursor="pointer"
            )
            layers.append(marked.encode(shape=alt.Shape("series_label:N", scale=scale, legend=_legend(scene))))
    return layers


def _build_labels(scene: Scene) -> list[alt.Chart]:
    """Each figure that has a label in words over its mark, or under it where an arrow points up."""
    has_label, is_up = scene.shown["label"] != "", scene.shown["drawn"] == "arrow_up"
    style: dict[str, Any] = {"align": alt.ExprRef("datum.label_align"), "fontSize": 12, "aria": False}
    # The page's own text colour, in the light theme and in the dark one.
    style["color"] = "currentColor"
    over = _layers(scene, "labels_over", has_label & ~is_up, has_colour=False)
    under = _layers(scene, "labels_under", has_label & is_up, has_colour=False)
    return [
        *(
            layer.mark_text(**style, baseline="bottom", dy=-11).encode(y=_move(scene.y, "y_high"), text="label:N")
            for layer in over
        ),
        *(layer.mark_text(**style, baseline="top", dy=11).encode(text="label:N") for layer in under),
    ]


def _layers(
    scene: Scene, name: str, is_in: pd.Series, *, has_colour: bool = True, more: Sequence[str] = ()
) -> list[alt.Chart]:
    """A layer of that name with the claims that are in it, without a mark yet; none without claims."""
    return [_layer(scene, name, is_in, has_colour=has_colour, more=more)] if is_in.any() else []


def _layer(
    scene: Scene, name: str, is_in: pd.Series, *, has_colour: bool = True, more: Sequence[str] = ()
) -> alt.Chart:
    """The same, also without claims."""
    columns = [*DRAWN_COLUMNS, *READER_COLUMNS, "label_align", *more]
    rows = scene.shown.loc[is_in, columns].reset_index(drop=True)
    # A moment without a zone would stand at another day west of Greenwich.
    moments = rows.select_dtypes("datetime").columns
    rows = rows.assign(**{moment: rows[moment].dt.tz_localize("UTC") for moment in moments})
    layer: alt.Chart = alt.Chart(rows, name=name).encode(
        x=scene.x, y=scene.y, tooltip=list(scene.tooltip), description=alt.Description("reading:N")
    )
    return layer.encode(color=_colour(scene)) if has_colour else layer


def _is_hollow(scene: Scene, *, hollow: bool) -> pd.Series:
    """Which claims have, or have not, a date of their own."""
    return (scene.shown["standing"] != "dated") == hollow


def _colour(scene: Scene) -> alt.Color:
    return alt.Color("series_label:N", scale=_colour_scale(scene), legend=_legend(scene))


def _stroke(scene: Scene) -> alt.Stroke:
    return alt.Stroke("series_label:N", scale=_colour_scale(scene), legend=_legend(scene))


def _colour_scale(scene: Scene) -> alt.Scale:
    return alt.Scale(domain=scene.series.domain, range=scene.series.colours)


def _legend(scene: Scene) -> alt.Legend | None:
    if scene.legend is None:
        return None
    present = [label for label in scene.series.domain if label in set(scene.shown["series_label"])]
    return alt.Legend(
        title=scene.legend,
        titleOrient="left",
        orient="top",
        columns=2,
        labelLimit=220,
        symbolOpacity=1,
        symbolSize=110,
        values=present,
    )


def _move(channel: alt.X | alt.Y, field: str) -> Any:  # noqa: ANN401 the same kind of channel as given
    """The same axis and scale for another column."""
    moved = channel.copy()
    moved.shorthand = f"{field}:{channel.shorthand.split(':')[1]}"
    return moved
