"""The chart over time, judged by what it would draw."""

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.palette import SeriesScale
from dashboard.charts.placing import place_claims
from dashboard.charts.timeline import PICK, Heading, TimelineWords, build_timeline

Builder = Callable[..., pd.DataFrame]

UNDATED = {"date_start": None, "date_end": None}
UNDATABLE = {**UNDATED, "published": None}
VAGUE = {"qualifier": "vague", "value": None, "low": 20.0, "high": 99.0}


@pytest.fixture
def build_chart(build_rows: Builder, words: TimelineWords) -> Callable[..., alt.LayerChart]:
    def build(*claims: dict[str, Any], chosen: str | None = None, has_legend: bool = False) -> alt.LayerChart:
        rows = build_rows(*claims)
        series = SeriesScale(tuple(dict.fromkeys(rows["series_label"])), "autres")
        heading = Heading("personnes", chosen, has_legend=has_legend)
        return build_timeline(place_claims(rows), words, series, heading, unit="people")

    return build


Charter = Callable[..., alt.LayerChart]


def read_layers(chart: alt.LayerChart) -> dict[str, list[str]]:
    """The claims of each layer by the layer's name."""
    return {layer.name: list(layer.data["id"]) for layer in chart.layer if "id" in layer.data}


def find_layer(chart: alt.LayerChart, name: str) -> dict[str, Any]:
    return next(layer for layer in chart.to_dict()["layer"] if layer.get("name") == name)


@pytest.mark.parametrize(
    ("qualifier", "ends", "layer"),
    [
        ("at_least", {"high": None}, "arrow_up"),
        ("more_than", {"high": None}, "arrow_up"),
        ("at_most", {"low": None}, "arrow_down"),
        ("less_than", {"low": None}, "arrow_down"),
        ("nearly", {"low": None}, "arrow_down"),
    ],
)
def test_an_open_figure_has_an_arrow_towards_its_open_side(
    build_chart: Charter, qualifier: str, ends: dict[str, None], layer: str
) -> None:
    layers = read_layers(build_chart({"qualifier": qualifier, **ends}, {"value": 99.0}))

    assert layers[layer] == ["c0"]
    assert layers["points_dated"] == ["c0", "c1"]


def test_an_exact_figure_is_a_filled_point_alone(build_chart: Charter) -> None:
    chart = build_chart({"kind": "level"})

    assert read_layers(chart) == {"halo": [], "points_dated": ["c0"], "labels_over": ["c0"]}
    assert find_layer(chart, "points_dated")["mark"]["filled"] is True


def test_the_count_of_an_event_stands_on_the_foot_of_the_chart(build_chart: Charter) -> None:
    layers = read_layers(build_chart({"kind": "event"}, {"kind": "total"}, {"kind": "event", "qualifier": "vague"}))

    assert layers["stems"] == ["c0"]


def test_only_the_totals_of_one_running_count_are_joined_as_steps(build_chart: Charter) -> None:
    total, day = {"kind": "total", "figure": 7.0}, {"date_start": "2026-03-09", "date_end": "2026-03-09"}

    layers = read_layers(build_chart(total, {**total, **day}, {**total, "figure": 8.0}, {"figure": 7.0}))

    assert layers["steps"] == ["c0", "c1"]
    assert "lines" not in layers


def test_polls_are_joined_within_one_pollers_series_and_no_further(build_chart: Charter) -> None:
    poll = {"metric": "poll_share", "unit": "percent", "kind": "level", "attribution": "Institut de Lutz"}

    layers = read_layers(build_chart(poll, poll, {**poll, "attribution": "Baromètre"}, {**poll, "attribution": None}))

    assert layers["lines"] == ["c0", "c1"]
    assert "steps" not in layers


def test_a_contradicted_number_has_a_diamond_around_it(build_chart: Charter) -> None:
    layers = read_layers(build_chart({"verdict": "contradict"}, {"verdict": "agree"}))

    assert layers["contradicted"] == ["c0"]


def test_a_logarithmic_axis_has_room_for_zero(build_rows: Callable[..., pd.DataFrame], words: TimelineWords) -> None:
    def read_scale(*values: float) -> dict[str, Any]:
        placed = place_claims(build_rows(*({"value": value} for value in values)))
        series = SeriesScale(tuple(dict.fromkeys(placed["series_label"])), "autres")
        chart = build_timeline(placed, words, series, Heading("", is_log=True), unit="people").to_dict()
        assert "stems" not in [layer.get("name") for layer in chart["layer"]]
        channels = next(layer for layer in chart["layer"] if layer["name"] == "points_dated")["encoding"]["y"]
        return {"type": channels["scale"]["type"], "ticks": channels["axis"]["values"]}

    assert read_scale(3, 40000) == {"type": "log", "ticks": [10, 100, 1000, 10000]}
    assert read_scale(0, 40000)["type"] == "symlog"
    assert read_scale(0, 40000)["ticks"][:3] == [0, 1, 10]


def test_labels_that_would_cover_each_other_are_left_out(build_chart: Charter) -> None:
    near = [{"value": value, "kind": "level"} for value in (100.0, 101.0, 10.0)]

    layers = read_layers(build_chart(*near))

    assert layers["labels_over"] == ["c1", "c2"]


def test_a_vague_figure_is_a_band_and_no_exact_point(build_chart: Charter) -> None:
    layers = read_layers(build_chart(VAGUE))

    assert layers["band_dated"] == ["c0"]
    assert not any(name.startswith("points") for name in layers)


def test_a_range_is_a_bar_and_no_exact_point(build_chart: Charter) -> None:
    layers = read_layers(build_chart({"qualifier": "range", "value": 250.0, "low": 200.0, "high": 300.0}))

    assert layers["bar_dated"] == ["c0"]
    assert not any(name.startswith("points") for name in layers)


def test_days_counted_are_drawn_as_a_line_through_the_figure(build_chart: Charter) -> None:
    layers = read_layers(build_chart({"date_start": "2026-03-01"}, {}))

    assert layers["spans"] == ["c0"]


def test_an_undated_figure_is_hollow(build_chart: Charter) -> None:
    chart = build_chart(UNDATED, {**VAGUE, **UNDATED}, {})

    assert read_layers(chart)["points_undated"] == ["c0"]
    assert find_layer(chart, "points_undated")["mark"]["filled"] is False
    assert find_layer(chart, "band_undated")["mark"]["strokeDash"] == [4, 3]


def test_an_undatable_figure_stands_in_the_strip_and_is_hollow(build_chart: Charter) -> None:
    chart = build_chart({}, UNDATABLE)

    assert read_layers(chart)["points_undated"] == ["c1"]
    assert find_layer(chart, "strip_name")["mark"]["text"] == "sans date"


def test_every_claim_with_a_number_has_a_mark(build_chart: Charter) -> None:
    chart = build_chart({}, UNDATED, UNDATABLE, VAGUE, {**VAGUE, **UNDATABLE}, {"value": None})
    marks = ("points_dated", "points_undated", "band_dated", "band_undated")

    drawn = [claim for name, claims in read_layers(chart).items() if name in marks for claim in claims]

    assert sorted(drawn) == ["c0", "c1", "c2", "c3", "c4"]


def test_only_undatable_figures_make_a_chart_without_a_time_axis(build_chart: Charter) -> None:
    chart = build_chart(UNDATABLE)

    axis = find_layer(chart, "points_undated")["encoding"]["x"]["axis"]
    assert [axis[part] for part in ("labels", "ticks", "domain")] == [False, False, False]


def test_series_differ_in_colour_and_in_shape(build_chart: Charter) -> None:
    chart = build_chart({"series_label": "Lutz"}, {"series_label": "Nebelsbad", "value": 99.0})
    encoding = find_layer(chart, "points_dated")["encoding"]

    assert encoding["color"]["scale"]["domain"] == encoding["shape"]["scale"]["domain"] == ["Lutz", "Nebelsbad"]
    assert len(set(encoding["color"]["scale"]["range"])) == len(set(encoding["shape"]["scale"]["range"])) == 2


def test_the_chosen_claim_has_a_halo(build_chart: Charter) -> None:
    assert read_layers(build_chart({}, {"value": 99.0}, chosen="c1"))["halo"] == ["c1"]
    assert read_layers(build_chart({}, VAGUE, chosen="c1"))["halo_frame"] == ["c1"]


def test_a_click_gives_the_claim_s_id(build_chart: Charter) -> None:
    (parameter,) = build_chart({}).to_dict()["params"]

    assert parameter["name"] == PICK
    assert parameter["select"] == {"type": "point", "fields": ["id"]}


def test_every_mark_is_read_out_as_its_figure(build_chart: Charter) -> None:
    layer = find_layer(build_chart({}), "points_dated")

    assert layer["encoding"]["description"]["field"] == "reading"


def test_many_figures_have_no_labels_beside_them(build_chart: Charter) -> None:
    layers = read_layers(build_chart(*({"value": float(number)} for number in range(13))))

    assert len(layers["points_dated"]) == 13
    assert "labels_over" not in layers


def test_labels_at_the_edges_point_inwards(build_chart: Charter) -> None:
    chart = build_chart({"date_start": "2026-03-01", "date_end": "2026-03-01"}, {"value": 50.0})
    labels = next(layer.data for layer in chart.layer if layer.name == "labels_over")

    assert list(labels["label_align"]) == ["left", "right"]


def test_moments_carry_their_zone_so_that_no_reader_sees_another_day(build_chart: Charter) -> None:
    points = next(layer.data for layer in build_chart({}).layer if layer.name == "points_dated")

    assert str(points["x"].dt.tz) == "UTC"


def test_axes_and_numbers_follow_the_language(build_chart: Charter) -> None:
    chart = build_chart({}).to_dict()

    assert chart["config"]["locale"]["number"]["decimal"] == ","
    assert find_layer(build_chart({}), "points_dated")["encoding"]["x"]["axis"]["format"] == "%-d %b"


def test_large_numbers_are_labelled_in_millions(build_chart: Charter) -> None:
    axis = find_layer(build_chart({"value": 3e6}), "points_dated")["encoding"]["y"]["axis"]

    assert "datum.value / 1000000" in axis["labelExpr"]
    assert '" M"' in axis["labelExpr"]


def test_a_picture_of_one_chart_can_carry_its_legend(build_chart: Charter) -> None:
    on_page = find_layer(build_chart({}), "points_dated")["encoding"]["color"]
    in_picture = find_layer(build_chart({}, has_legend=True), "points_dated")["encoding"]["color"]

    assert on_page["legend"] is None
    assert in_picture["legend"]["values"] == ["Lutz"]


def test_the_sentence_and_other_long_texts_stay_on_the_server(build_chart: Charter) -> None:
    sent = {column for layer in build_chart({"snippet": "Une phrase."}).layer for column in layer.data.columns}

    assert "snippet" not in sent


def test_every_kind_of_mark_is_right_by_the_schema_of_vega_lite(build_chart: Charter) -> None:
    poll = {"metric": "poll_share", "kind": "level", "attribution": "Institut de Lutz"}
    total = {"kind": "total", "figure": 7.0, "date_start": "2026-03-01"}
    chart = build_chart(
        {}, {"verdict": "contradict"}, total, total, poll, poll, VAGUE, UNDATED, UNDATABLE, {**VAGUE, **UNDATED},
        {"qualifier": "range", "low": 1.0}, {"qualifier": "at_least", "high": None},
        {"qualifier": "at_most", "low": None}, chosen="c0", has_legend=True,
    )  # fmt: skip

    assert chart.to_dict(validate=True)["layer"]
