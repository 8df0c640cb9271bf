"""Placed claims in, the domains and ticks of their axes out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.placing import DAY

HEADROOM = 0.2
"""Room above the highest figure for its arrow and label, as a share of the axis."""

STRIP = 0.16
"""The width of the strip, as a share of the time beside it."""

NO_DAY = pd.Timestamp("2000-01-01")
"""Where an axis without any day begins."""

WHOLE_UNITS = ("people", "seats", "votes")
"""What comes in whole pieces: no ticks between them."""


@dataclass(frozen=True)
class TimeFrame:
    """What the horizontal axis covers: the time from `first` to `last`, then the strip of undatable claims."""

    first: pd.Timestamp
    last: pd.Timestamp
    """The end of the time; `first` where no claim stands at a day."""
    end: pd.Timestamp
    """The end of the strip; `last` where there is none."""

    @property
    def has_time(self) -> bool:
        """Whether any claim stands at a day."""
        return self.last > self.first

    @property
    def has_strip(self) -> bool:
        """Whether any claim stands beside the time."""
        return self.end > self.last


def find_time_frame(placed: pd.DataFrame) -> TimeFrame:
    """The time of these claims with a margin, a single day with three days around it; and room for the strip."""
    is_timed = placed["standing"].isin(["dated", "undated"])
    has_strip = bool((placed["standing"] == "strip").any())
    if not is_timed.any():
        return TimeFrame(NO_DAY, NO_DAY, NO_DAY + DAY)
    timed = placed[is_timed]
    first = min(timed["day_start"].min(), timed["x"].min())
    last = max(timed["day_end"].max(), timed["x"].max())
    margin = max((last - first) * 0.06, 3 * DAY if last == first else DAY)
    first, last = first - margin, last + margin
    return TimeFrame(first, last, last + (last - first) * STRIP if has_strip else last)


def place_in_strip(placed: pd.DataFrame, frame: TimeFrame) -> pd.DataFrame:
    """The claims with the undatable ones spread evenly over the strip."""
    is_strip = placed["standing"] == "strip"
    if not is_strip.any():
        return placed
    places = [(number + 0.5) / is_strip.sum() for number in range(is_strip.sum())]
    moments = pd.Series(
        [frame.last + (frame.end - frame.last) * place for place in places], index=placed.index[is_strip]
    )
    return placed.assign(
        **{name: placed[name].where(~is_strip, moments) for name in ("x", "day", "day_start", "day_end")}
    )


def find_value_domain(placed: pd.DataFrame, unit: str | None) -> tuple[float, float]:
    """Lowest and highest value of the axis: from zero, but for three figures or more that differ by little."""
    lowest, highest = float(placed["y_low"].min()), float(placed["y_high"].max())
    if pd.isna(lowest):
        return 0.0, 1.0
    if unit == "percent" and lowest >= 0 and 50 < highest <= 100:
        return 0.0, 100.0
    is_narrow = len(placed) > 2 and lowest > 0 and 0 < highest - lowest < 0.1 * highest
    bottom = lowest - (highest - lowest) / 2 if is_narrow else min(lowest, 0.0)
    top = highest if is_narrow else max(highest, 0.0)
    return bottom, top + ((top - bottom) * HEADROOM or 1.0)


def find_log_domain(placed: pd.DataFrame) -> tuple[float, float]:
    """Lowest and highest value of a logarithmic axis, which begins at zero where a number does."""
    lowest, highest = float(placed["y_low"].min()), float(placed["y_high"].max())
    if pd.isna(lowest):
        return 1.0, 10.0
    top = highest * 10**HEADROOM if highest > 0 else 1.0
    return (min(lowest, 0.0) if lowest <= 0 else lowest / 2), max(top, lowest * 4, 1.0 if lowest <= 0 else 0.0)


def find_log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten within the ends; the twos and fives too where these are few."""
    first, last = math.floor(math.log10(low)) if low > 0 else 0, math.ceil(math.log10(max(high, 1e-9)))
    steps = (1, 2, 5) if last - first <= 3 else (1,)
    ticks = [step * 10.0**power for power in range(first, last + 1) for step in steps]
    return [*([0.0] if low <= 0 else []), *(tick for tick in ticks if low <= tick <= high)]


def find_heights(numbers: pd.Series, domain: Sequence[float], *, is_log: bool) -> pd.Series:
    """How high each number stands between the ends of its axis, as a share of it."""
    low, high = domain
    if is_log and low > 0:
        return (numbers.clip(lower=low) / low).map(math.log) / math.log(high / low)
    if is_log:
        return numbers.clip(lower=0).map(math.log1p) / math.log1p(high)
    return (numbers - low) / (high - low)


def find_time_ticks(frame: TimeFrame) -> tuple[str, dict[str, Any] | None]:
    """How fine the labels of the time axis are (`day`, `month`, `year`), and Vega's step between them."""
    days = (frame.last - frame.first) / DAY
    if days <= 100:
        return "day", {"interval": "day", "step": next(step for step in (1, 2, 3, 7, 14, 20) if days / step <= 8)}
    if days <= 366 * 4:
        return "month", {"interval": "month", "step": next(step for step in (1, 2, 3, 6) if days / 30 / step <= 8)}
    return "year", None
