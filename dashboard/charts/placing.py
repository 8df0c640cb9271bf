"""Rows of claims in, the same rows out with where and how each is drawn; none is ever left out."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.tracking.selection import PeriodBy
from extract.model import OTHER

POLLS, VOTES = ("poll_share",), ("vote_share", "votes", "seats", "turnout")
"""Metrics whose numbers may be joined within one poller's series, within one vote."""

CELLS_ACROSS, CELLS_UP = 40, 16
"""Two points in one cell of this grid over the chart would hide each other."""

OFFSET, WIDEST = 0.036, 0.2
"""How far apart such points are set, and how far all of them may spread, as shares of the time shown."""

DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Panel:
    """The claims of one metric in one unit: what one axis may hold."""

    metric: str
    unit: str | None
    rows: pd.DataFrame


def find_panels(rows: pd.DataFrame) -> list[Panel]:
    """The rows parted by metric and unit, numbers of no metric last: units and currencies are never mixed."""
    units = rows["unit"].where(rows["unit"].notna(), "")
    groups = rows.groupby([rows["metric"], units], sort=True, dropna=False)
    panels = [Panel(str(metric), str(unit) or None, part) for (metric, unit), part in groups]
    return sorted(panels, key=lambda panel: (panel.metric == OTHER, -len(panel.rows)))


def place_claims(rows: pd.DataFrame, by: PeriodBy = "event") -> pd.DataFrame:
    """The rows of one panel with `standing`, `drawn`, `thread`, the days and numbers of their marks, and `x`.

    `standing` is `dated` by its own date, `undated` at its publication date, `strip` beside the chart without
    either, `unplaced` without a number to stand at. `drawn` is `point`, `arrow_up` and `arrow_down` (open above,
    open below), `bar` (a range) or `band` (an order of magnitude). `x` is `day`, set aside a little where claims
    would hide each other. `thread` names what a line may join: one running count, one vote, one poller's series.
    By publication every claim stands at the day that its text came out.
    """
    placed = rows.reset_index(drop=True)
    placed = placed.assign(drawn=_find_drawn(placed), thread=_find_threads(placed))
    placed = _place_on_values(placed)
    placed = _place_on_days(placed, by)
    placed["x"] = _set_apart(placed)
    return placed


def _find_drawn(rows: pd.DataFrame) -> list[str]:
    """How each row is drawn, by its qualifier and by which ends of its interval are open."""
    ends = zip(rows["qualifier"], rows["low_real"].notna(), rows["high_real"].notna(), strict=True)
    return [_choose_drawn(str(qualifier), has_low=low, has_high=high) for qualifier, low, high in ends]


def _choose_drawn(qualifier: str, *, has_low: bool, has_high: bool) -> str:
    if has_low and not has_high:
        return "arrow_up"
    if has_high and not has_low:
        return "arrow_down"
    return {"vague": "band", "range": "bar"}.get(qualifier, "point")


def _place_on_values(rows: pd.DataFrame) -> pd.DataFrame:
    """`y_low`, `y_high` from the interval, `y` from the value, else the middle of the interval."""
    value, low, high = rows["value_real"], rows["low_real"], rows["high_real"]
    low = low.fillna(value).fillna(high)
    high = high.fillna(value).fillna(low)
    interval = rows["drawn"].isin(["bar", "band"])
    middle = (low + high) / 2
    return rows.assign(y=value.where(value.notna() & ~interval, middle), y_low=low, y_high=high)


def _find_threads(rows: pd.DataFrame) -> pd.Series:
    """What each row may be joined with: rows of the same name, one after the other."""
    names = ("metric", "kind", "figure", "series", "attribution")
    threads = [_name_thread(*cells) for cells in zip(*(rows[name] for name in names), strict=True)]
    return pd.Series(threads, index=rows.index, dtype="object")


def _name_thread(
    metric: str, kind: str, figure: float | None, series: str | None, attribution: str | None
) -> str | None:
    """A running count and a vote are figures of the store; the polls of one poller of one subject are a series."""
    if metric in POLLS and attribution and series:
        return f"{series} ({attribution})"
    is_figure = figure is not None and figure == figure  # noqa: PLR0124 NaN alone differs from itself
    return str(int(figure or 0)) if is_figure and (kind == "total" or metric in VOTES) else None


def _place_on_days(rows: pd.DataFrame, by: PeriodBy) -> pd.DataFrame:
    """The days each row stands for; a running total stands at its last day, all others in the middle."""
    start, end, published = (_to_days(rows[name]) for name in ("date_start", "date_end", "published"))
    start, end = start.fillna(end), end.fillna(start)
    is_dated, is_drawable = start.notna(), rows["y"].notna()
    if by == "published":
        start, end, is_dated = published, published, is_dated & published.notna()
    standing = np.select([~is_drawable, is_dated, published.notna()], ["unplaced", "dated", "undated"], "strip")
    start, end = start.fillna(published), end.fillna(published)
    day = end.where(rows["kind"] == "total", start + (end - start) / 2)
    return rows.assign(standing=standing, day_start=start, day_end=end, day=day)


def _to_days(texts: pd.Series) -> pd.Series:
    """ISO dates or date-times as local days; what is no date becomes NaT."""
    days = texts.astype("object").where(texts.notna(), None).map(lambda text: str(text)[:10], na_action="ignore")
    return pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").astype("datetime64[ms]")


def _set_apart(rows: pd.DataFrame) -> pd.Series:
    """`day`, moved sideways in even steps for claims that share a cell of the chart; the same every time."""
    shown = rows[rows["standing"].isin(["dated", "undated"])]
    if shown.empty:
        return rows["day"]
    width = max(shown["day_end"].max() - shown["day_start"].min(), 4 * DAY)
    height = max(shown["y_high"].max() - min(shown["y_low"].min(), 0.0), 1e-9)
    columns = ((shown["day"] - shown["day"].min()) / width * CELLS_ACROSS).round()
    lines = (shown["y"] / height * CELLS_UP).round()
    cells = shown.groupby([columns, lines], sort=False)["y"]
    sizes = cells.transform("size")
    shares = (cells.cumcount() - (sizes - 1) / 2) * (WIDEST / sizes).clip(upper=OFFSET)
    moved = shown["day"] + (shares * width.total_seconds()).map(lambda seconds: pd.Timedelta(seconds=seconds))
    return rows["day"].where(~rows.index.isin(moved.index), moved.reindex(rows.index))
