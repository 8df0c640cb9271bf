"""Small pictures of courses: what joins the numbers, what marks a contradiction, what they leave out."""

import math
import re
import xml.etree.ElementTree as ET

import pytest

from dashboard.charts.sparkline import HEIGHT, WIDTH, build_sparkline
from dashboard.tracking.overview import CoursePoint


def spot(
    day: int,
    value: float,
    *,
    low: float | None = None,
    high: float | None = None,
    against: bool = False,
    figure: int = 7,
) -> CoursePoint:
    ends = (value if low is None else low, value if high is None else high)
    return CoursePoint(day, *ends, value, against, figure)


def test_two_running_totals_of_one_place_are_not_joined() -> None:
    svg = build_sparkline(
        [spot(1, 5), spot(2, 1, figure=8), spot(3, 9), spot(4, 2, figure=8), spot(5, 4, figure=0)], "total"
    )

    assert len(re.findall(r'stroke-width="2"/>', svg)) == 2
    assert svg.count("<circle") == 5


def test_a_total_is_drawn_as_steps_and_an_event_as_bars_from_zero() -> None:
    spots = [spot(1, 5), spot(3, 9)]

    total, event, level = (build_sparkline(spots, kind) for kind in ("total", "event", "level"))

    assert re.search(r'd="M6\.0 [\d.]+H254\.0V6\.0"', total)
    assert re.search(r'd="M6\.0 42V[\d.]+M254\.0 42V6\.0"', event)
    assert level.count("<circle") == 2


def test_an_interval_is_a_band_and_an_open_end_is_not_drawn() -> None:
    closed = build_sparkline([spot(1, 5, low=2, high=9)], "level")
    opened = build_sparkline([spot(1, 5, high=math.nan)], "level")

    assert 'stroke-opacity=".35"' in closed
    assert 'stroke-opacity=".35"' not in opened


def test_a_contradicted_number_is_another_shape_and_not_only_another_colour() -> None:
    svg = build_sparkline([spot(1, 5, against=True), spot(2, 6)], "total")

    assert "l5 5l-5 5l-5-5z" in svg
    assert svg.count("<circle") == 1


@pytest.mark.parametrize("kind", ["total", "event", "level", None])
def test_every_number_stays_inside_the_picture(kind: str | None) -> None:
    svg = build_sparkline([spot(1, -5), spot(2, 0), spot(9, 1e12, low=1, high=2e12)], kind)

    assert all(0 <= float(each) <= WIDTH for each in re.findall(r"\bM(-?[\d.]+)", svg))
    assert all(0 <= float(each) <= HEIGHT for each in re.findall(r"V(-?[\d.]+)", svg))
    assert ET.fromstring(svg).tag.endswith("svg")  # noqa: S314 our own picture


def test_what_has_no_day_or_no_number_is_no_picture() -> None:
    assert build_sparkline([spot(0, 5)], "total") == ""
    assert build_sparkline([spot(3, math.nan)], "total") == ""
    assert build_sparkline([], "total") == ""
