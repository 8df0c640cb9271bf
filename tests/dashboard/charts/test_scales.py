"""Legible axes, from one claim to many."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.placing import place_claims
from dashboard.charts.scales import (
    TimeFrame,
    find_heights,
    find_log_ticks,
    find_time_frame,
    find_time_ticks,
    find_value_domain,
    place_in_strip,
)

Builder = Callable[..., pd.DataFrame]

UNDATABLE = {"date_start": None, "date_end": None, "published": None}


def test_a_single_day_gets_three_days_around_it(build_rows: Builder) -> None:
    frame = find_time_frame(place_claims(build_rows({})))

    assert (frame.first, frame.last) == (pd.Timestamp("2026-02-28"), pd.Timestamp("2026-03-06"))
    assert not frame.has_strip


def test_undatable_claims_get_a_strip_after_the_time(build_rows: Builder) -> None:
    placed = place_claims(build_rows({}, UNDATABLE, UNDATABLE))
    frame = find_time_frame(placed)

    strip = place_in_strip(placed, frame)[1:]

    assert frame.has_strip
    assert (strip["x"] > frame.last).all()
    assert (strip["x"] < frame.end).all()
    assert strip["x"].nunique() == 2


def test_without_any_day_there_is_the_strip_alone(build_rows: Builder) -> None:
    frame = find_time_frame(place_claims(build_rows(UNDATABLE)))

    assert not frame.has_time
    assert frame.has_strip


@pytest.mark.parametrize(
    ("claims", "unit", "bottom", "lowest_top"),
    [
        ([{"value": 3.0}], "people", 0, 3),
        ([{"value": 0.0}], "people", 0, 1),
        ([{"value": 80.0}], "percent", 0, 100),
        ([{"value": 7.5}], "percent", 0, 7.5),
        ([{"value": -2.0}], "percent", -2, 0),
        ([{"value": 6700.0}, {"value": 6710.0}], "people", 0, 6710),
        ([{"value": 6700.0}, {"value": 6710.0}, {"value": 6720.0}], "people", 6690, 6720),
        ([{"qualifier": "vague", "value": None, "low": 20.0, "high": 99.0}], "people", 0, 99),
        ([{"value": None}], "people", 0, 1),
    ],
    ids=["one", "zero", "a large share", "a rate", "negative", "two", "three near each other", "vague", "no number"],
)
def test_the_value_axis_begins_at_zero_where_that_makes_sense(
    build_rows: Builder, claims: list[dict[str, Any]], unit: str, bottom: float, lowest_top: float
) -> None:
    low, high = find_value_domain(place_claims(build_rows(*claims)), unit)

    assert low == bottom
    assert high >= lowest_top
    assert high > low


@pytest.mark.parametrize(
    ("days", "fineness"), [(6, "day"), (30, "day"), (100, "day"), (150, "month"), (1400, "month"), (9000, "year")]
)
def test_labels_are_as_fine_as_the_time_allows(days: int, fineness: str) -> None:
    first = pd.Timestamp("2026-01-01")
    last = first + pd.Timedelta(days=days)

    assert find_time_ticks(TimeFrame(first, last, last))[0] == fineness


def test_equal_ratios_stand_equally_far_apart_on_a_logarithmic_axis() -> None:
    numbers = pd.Series([10.0, 100.0, 1000.0])

    assert find_heights(numbers, (10.0, 1000.0), is_log=True).tolist() == pytest.approx([0, 0.5, 1])
    assert find_heights(numbers, (0.0, 1000.0), is_log=False).tolist() == pytest.approx([0.01, 0.1, 1])


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(4, 40_000, [10, 100, 1000, 10_000]), (15, 150, [20, 50, 100]), (0, 30, [0, 1, 2, 5, 10, 20])],
    ids=["four powers", "one power", "from zero"],
)
def test_ticks_of_a_logarithmic_axis_are_round(low: float, high: float, ticks: list[float]) -> None:
    assert find_log_ticks(low, high) == pytest.approx(ticks)
