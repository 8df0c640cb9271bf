"""The numbers of a course in, a small picture of them out: SVG without axes, in colours that fit light and dark."""

import math
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.charts.palette import COLOURS

WIDTH, HEIGHT = 260, 48
MARGIN = 6

LINE, CONTRADICTED = COLOURS[0], COLOURS[1]


class Spot(Protocol):
    """One number of a course at its day; ends that are open are NaN."""

    @property
    def day(self) -> int: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def value(self) -> float: ...
    @property
    def is_contradicted(self) -> bool: ...
    @property
    def figure(self) -> int: ...


@dataclass(frozen=True)
class _Dot:
    """One number by its place in the picture."""

    x: float
    y: float
    top: float
    bottom: float
    is_contradicted: bool
    figure: int


def build_sparkline(spots: Sequence[Spot], kind: str | None) -> str:
    """The course as SVG: totals as steps, events as bars from zero, levels as points; `""` without a day or number."""
    dots = _place([spot for spot in spots if spot.day > 0 and not math.isnan(_find_middle(spot))])
    if not dots:
        return ""
    drawn = "".join([*_draw_course(dots, kind), *map(_draw_interval, dots), *_draw_marks(dots, kind)])
    base = f'<path d="M0 {HEIGHT - MARGIN}H{WIDTH}" stroke="#8886" stroke-width="1"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' fill="none" stroke-linecap="round" stroke-linejoin="round">{base}{drawn}</svg>'
    )


def to_image_address(svg: str) -> str:
    """The picture as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _find_middle(spot: Spot) -> float:
    """The number that a spot stands at: its value, else the middle of its interval, else the end that is known."""
    if not math.isnan(spot.value):
        return spot.value
    ends = [end for end in (spot.low, spot.high) if not math.isnan(end)]
    return sum(ends) / len(ends) if ends else math.nan


def _place(spots: Sequence[Spot]) -> list[_Dot]:
    """The spots in the picture, its foot at zero or at what is less."""
    if not spots:
        return []
    numbers = [(_find_middle(spot), *_find_ends(spot)) for spot in spots]
    top, foot = max(max(each) for each in numbers), min(0.0, *(min(each) for each in numbers))
    first, last = spots[0].day, spots[-1].day
    height, width = (HEIGHT - 2 * MARGIN) / ((top - foot) or 1.0), (WIDTH - 2 * MARGIN) / ((last - first) or 1)
    ys = [[HEIGHT - MARGIN - (number - foot) * height for number in each] for each in numbers]
    xs = [MARGIN + (spot.day - first) * width if last > first else WIDTH / 2 for spot in spots]
    return [
        _Dot(x, y, up, down, spot.is_contradicted, spot.figure)
        for spot, x, (y, down, up) in zip(spots, xs, ys, strict=True)
    ]


def _find_ends(spot: Spot) -> tuple[float, float]:
    """The ends of a spot's interval; an open one is no further than its number."""
    middle = _find_middle(spot)
    return (middle if math.isnan(spot.low) else spot.low, middle if math.isnan(spot.high) else spot.high)


def _draw_course(dots: Sequence[_Dot], kind: str | None) -> Iterator[str]:
    """What joins the numbers: steps for each running total, feet for events, nothing for levels."""
    for figure in dict.fromkeys(dot.figure for dot in dots) if kind == "total" else ():
        own = [dot for dot in dots if dot.figure == figure]
        if figure and len(own) > 1:
            steps = "".join(f"H{dot.x:.1f}V{dot.y:.1f}" for dot in own[1:])
            yield f'<path d="M{own[0].x:.1f} {own[0].y:.1f}{steps}" stroke="{LINE}" stroke-width="2"/>'
    if kind == "event":
        feet = "".join(f"M{dot.x:.1f} {HEIGHT - MARGIN}V{dot.y:.1f}" for dot in dots)
        yield f'<path d="{feet}" stroke="{LINE}" stroke-width="2.5" stroke-linecap="butt"/>'


def _draw_interval(dot: _Dot) -> str:
    if abs(dot.top - dot.bottom) < 1:
        return ""
    return (
        f'<path d="M{dot.x:.1f} {dot.top:.1f}V{dot.bottom:.1f}" stroke="{LINE}" stroke-opacity=".35"'
        ' stroke-width="6" stroke-linecap="butt"/>'
    )


def _draw_marks(dots: Sequence[_Dot], kind: str | None) -> Iterator[str]:
    """A small disc for each level, a diamond for what is contradicted, a large disc for the latest number."""
    for dot in dots[:-1]:
        if dot.is_contradicted:
            yield _draw_diamond(dot)
        elif kind != "event":
            yield f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="2.2" fill="{LINE}"/>'
    last = dots[-1]
    yield (
        _draw_diamond(last)
        if last.is_contradicted
        else (f'<circle cx="{last.x:.1f}" cy="{last.y:.1f}" r="4" fill="{LINE}"/>')
    )


def _draw_diamond(dot: _Dot) -> str:
    return f'<path d="M{dot.x:.1f} {dot.y - 5:.1f}l5 5l-5 5l-5-5z" fill="{CONTRADICTED}"/>'
