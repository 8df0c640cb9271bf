"""Selected claims -> the rows of a chart: never more than it draws, each with its interval, verdict and voices.

A row is what is said of one figure for one time: claims of equal number and days are one row, however many papers
print them. Where that is still more than a chart can hold, rows are drawn together by day, week, month or year: a row
then has the range of the figures in it, and a value only where there is one figure, such as the last state of a running
count. Events are never added up: nobody said that sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
import pandas as pd

from dashboard.tracking.columns import GRAVEST, Array, Columns
from dashboard.tracking.database import Database
from dashboard.tracking.figures import find_words_of
from dashboard.tracking.filtering import find_labels

Bucket = Literal["exact", "day", "week", "month", "year"]
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)

MOST_ROWS = 5000
"""More points than this no chart shows (LIBRARIES.md)."""
MOST_SERIES = 200
"""So many subjects or places at most have rows of their own; the rest are drawn together without a name."""
LONGEST_TABLE = 8_000_000

SERIES_COLUMNS = (
    "metric", "unit", "kind", "series", "start", "end", "value", "low", "high", "is_open_low", "is_open_high",
    "qualifier", "modality", "figure", "verdict", "figures", "voices", "claims", "claim",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a chart, and by what they were drawn together."""

    rows: pd.DataFrame
    """`SERIES_COLUMNS`: days as ISO strings (None where undated), numbers as floats (exact ones stand in the claim),
    `verdict` the gravest of the row's figures, `claim` the id of the claim to show for it."""
    by: Bucket
    claims: int
    """How many claims the rows stand for."""
    undated: int
    """How many of these no day is known for; in `exact` rows they have no dates, otherwise they are left out."""
    rest: int
    """How many subjects or places are drawn together for want of room."""
    left_out: int
    """How many claims stand in rows that even so had no room: to be told beside the chart."""


@dataclass(slots=True)
class _Chosen:
    """The claims of a selection, by their places in the columns, each with the row that it stands in."""

    columns: Columns
    places: Array
    series: Array
    labels: Array
    count: int
    bucket: Bucket

    def take(self, name: str) -> Array:
        """A column of the claims."""
        return self.columns[name][self.places]

    def keep(self, is_kept: Array) -> "_Chosen":
        """The claims of some of the rows, these numbered anew."""
        numbers = np.cumsum(is_kept) - 1
        chosen = is_kept[self.labels]
        return _Chosen(
            self.columns,
            self.places[chosen],
            self.series[chosen],
            numbers[self.labels[chosen]],
            int(numbers[-1]) + 1,
            self.bucket,
        )


def rank_series(database: Database, columns: Columns, mask: Array, limit: int) -> list[str | None]:
    """The subjects or places with most claims under a mask, most first; None for claims without either."""
    series, _ = _to_series(columns, np.flatnonzero(mask), len(columns) + 1)
    counts = np.bincount(series) if len(series) else np.zeros(1, dtype="i8")
    first = [key for key in np.argsort(-counts, kind="stable")[:limit].tolist() if counts[key]]
    labels = find_labels(database, first)
    return [labels.get(key) for key in first]


def read_series(
    database: Database,
    columns: Columns,
    mask: Array,
    *,
    by: Bucket | None,
    most_rows: int = MOST_ROWS,
    most_series: int = MOST_SERIES,
) -> Series:
    """The rows for the claims of a mask; without `by` the finest way that fits into `most_rows`."""
    at = np.flatnonzero(mask)
    series, rest = _to_series(columns, at, most_series)
    undated = int(np.count_nonzero(columns["end_day"][at] == 0))
    chosen = _choose_bucket(columns, at, series, by, most_rows)
    if chosen.count > most_rows:
        claims = np.bincount(chosen.labels, minlength=chosen.count)
        is_kept = np.zeros(chosen.count, dtype=bool)
        is_kept[np.argsort(-claims, kind="stable")[:most_rows]] = True
        chosen = chosen.keep(is_kept)
    frame = _to_frame(database, chosen)
    left_out = len(at) - len(chosen.places) - (0 if chosen.bucket == "exact" else undated)
    return Series(frame, chosen.bucket, len(at), undated, rest, left_out)


def _to_series(columns: Columns, at: Array, most: int) -> tuple[Array, int]:
    """The series of each claim, the subject or else the place, and how many got none for want of room."""
    subject = columns.actors("subject")[at]
    series = np.where(subject > 0, subject, columns.actors("place")[at])
    counts = np.bincount(series) if len(series) else np.zeros(1, dtype="i8")
    found = int(np.count_nonzero(counts))
    if found <= most:
        return series, 0
    is_kept = np.zeros(len(counts), dtype=bool)
    is_kept[np.argsort(-counts, kind="stable")[:most]] = True
    return np.where(is_kept[series], series, 0), found - most


def _choose_bucket(columns: Columns, at: Array, series: Array, by: Bucket | None, most_rows: int) -> _Chosen:
    """The claims in rows of the stretch of time asked for, or of the shortest one that leaves few enough rows."""
    if by == "exact" or (by is None and _count_figures(columns, at) <= most_rows):
        labels, count = _label_exact(columns, at, series)
        if by == "exact" or count <= most_rows:
            return _Chosen(columns, at, series, labels, count, "exact")
    end = columns["end_day"][at]
    is_dated = end > 0
    at, series, end = at[is_dated], series[is_dated], end[is_dated]
    line, lines = number_rows((columns["metric"][at], columns["unit"][at], columns["kind"][at], series))
    buckets = BUCKETS[1:] if by is None else (by,)
    for bucket in buckets:
        if lines > most_rows and bucket != buckets[-1]:
            continue
        labels, count = number_rows((line, _to_periods(end, bucket)))
        if count <= most_rows:
            break
    return _Chosen(columns, at, series, labels, count, bucket)


def _count_figures(columns: Columns, at: Array) -> int:
    """How many rows there are at least when every figure has its own; a claim of no figure counts as one."""
    figures = columns["figure"][at]
    return int(np.count_nonzero(np.bincount(figures)[1:])) + int(np.count_nonzero(figures == 0)) if len(at) else 0


def _label_exact(columns: Columns, at: Array, series: Array) -> tuple[Array, int]:
    """For each claim the number of its row: claims of one figure with equal number and days share it."""
    names = ("metric", "unit", "kind", "start_day", "end_day", "qualifier", "modality")
    figure = _figure_or_claim(columns, at)
    numbers = [_to_bits(columns[name][at]) for name in ("low", "high", "value")]
    return number_rows((series, figure, *(columns[name][at] for name in names), *numbers))


def _figure_or_claim(columns: Columns, at: Array) -> Array:
    """The figure of each claim; of a claim of none minus its key."""
    figures = columns["figure"][at]
    return np.where(figures > 0, figures, -columns["key"][at])


def _to_bits(column: Array) -> Array:
    """A column of floats as whole numbers that are equal where those are, NaN included."""
    return np.nan_to_num(column, nan=-1.2345e300).view("i8")


def number_rows(parts: Sequence[Array]) -> tuple[Array, int]:
    """Equal numbers for rows that are equal in every part, counted from 0, and how many there are."""
    labels, count = _factorize(parts[0])
    for part in parts[1:]:
        own, found = _factorize(part)
        if found > 1:
            # Half the bytes are half the time, where the numbers fit.
            wide = labels if count * found < np.iinfo("i4").max else labels.astype("i8")
            labels, count = _factorize(wide * wide.dtype.type(found) + own)
    return labels, count


def _factorize(values: Array) -> tuple[Array, int]:
    """The same for one part: by a table where its numbers are near each other, which is ten times as fast."""
    if not len(values):
        return values.astype("i4"), 0
    least, most = int(values.min()), int(values.max())
    if most - least < LONGEST_TABLE:
        shifted = values - least if least else values
        is_there = np.zeros(most - least + 1, dtype=bool)
        is_there[shifted] = True
        numbers = np.cumsum(is_there, dtype="i4") - 1
        return numbers[shifted], int(numbers[-1]) + 1
    labels, found = pd.factorize(values)
    return labels.astype("i4"), len(found)


def _to_periods(days: Array, bucket: Bucket) -> Array:
    """The first day of each day's period, as ordinals; 0 for no day."""
    if bucket == "day":
        return days
    if bucket == "week":
        # 1 January of the year 1 was a Monday.
        return np.where(days > 0, days - (days - 1) % 7, 0)
    unit = "M8[M]" if bucket == "month" else "M8[Y]"
    epoch = date(1970, 1, 1).toordinal()
    moments = (days.astype("i8") - epoch).astype("M8[D]")
    firsts = moments.astype(unit).astype("M8[D]").astype("i8") + epoch
    return np.where(days > 0, firsts, 0)


def _end_of(first: Array, bucket: Bucket) -> Array:
    """The last day of each period that begins on these days."""
    if bucket == "day":
        return first
    if bucket == "week":
        return first + 6
    unit = "M8[M]" if bucket == "month" else "M8[Y]"
    epoch = date(1970, 1, 1).toordinal()
    following = (first - epoch).astype("M8[D]").astype(unit) + 1
    return following.astype("M8[D]").astype("i8") + epoch - 1


def _to_frame(database: Database, chosen: _Chosen) -> pd.DataFrame:
    """The rows in order of time."""
    if not chosen.count:
        return pd.DataFrame({name: pd.Series([], dtype="object") for name in SERIES_COLUMNS})
    columns, labels, count = chosen.columns, chosen.labels, chosen.count
    last = chosen.places[_find_last(chosen)]
    end = columns["end_day"][last]
    start = columns["start_day"][last] if chosen.bucket == "exact" else _to_periods(end, chosen.bucket)
    names = ("metric", "unit", "kind", "qualifier", "modality")
    words = find_words_of(database, np.unique(np.concatenate([columns[name][last] for name in names])).tolist())
    series = np.zeros(count, dtype=chosen.series.dtype)
    series[labels] = chosen.series
    low, high, value = (chosen.take(name) for name in ("low", "high", "value"))
    figures = count_distinct(labels, _figure_or_claim(columns, chosen.places), count)
    frame = pd.DataFrame(
        {
            **{name: _words(columns[name][last], words) for name in names},
            "series": _words(series, find_labels(database, np.unique(series).tolist())),
            "start": _days(start),
            "end": _days(end if chosen.bucket == "exact" else _end_of(start, chosen.bucket)),
            # A running count is one figure, and its last state stands for the time; of several figures none does.
            "value": np.where((figures == 1) | (chosen.bucket == "exact"), columns["value"][last], np.nan),
            "low": _reduce(np.minimum, np.fmin(np.fmin(low, high), value), labels, count),
            "high": _reduce(np.maximum, np.fmax(np.fmax(low, high), value), labels, count),
            "is_open_low": np.bincount(labels[np.isnan(low)], minlength=count) > 0,
            "is_open_high": np.bincount(labels[np.isnan(high)], minlength=count) > 0,
            "figure": columns["figure"][last],
            "figures": figures,
            "verdict": _find_verdicts(chosen),
            "voices": count_distinct(labels, columns.voices()[chosen.places], count),
            "claims": np.bincount(labels, minlength=count),
            "claim": _find_ids(database, columns["key"][last].tolist()),
        }
    )
    frame = frame.sort_values(["end", "start", "value"], na_position="last", kind="stable")
    return frame.reset_index(drop=True)[list(SERIES_COLUMNS)]


def _find_last(chosen: _Chosen) -> Array:
    """Which claim stands for each row: of the latest day, of these published last, of these kept last."""
    candidates, labels = np.arange(len(chosen.places)), chosen.labels
    for name in ("end_day", "published", "key"):
        moments = chosen.columns[name][chosen.places[candidates]]
        if name == "published":
            moments = np.nan_to_num(moments)
        best = np.full(chosen.count, -1, dtype=moments.dtype)
        np.maximum.at(best, labels, moments)
        is_best = moments == best[labels]
        candidates, labels = candidates[is_best], labels[is_best]
    last = np.empty(chosen.count, dtype="i8")
    last[labels] = candidates
    return last


def _reduce(function: np.ufunc, numbers: Array, labels: Array, count: int) -> Array:
    """The least or the greatest number of each row; NaN for a row without any."""
    worst = np.inf if function is np.minimum else -np.inf
    found = np.full(count, worst)
    function.at(found, labels, np.nan_to_num(numbers, nan=worst, posinf=np.inf, neginf=-np.inf))
    return np.where(np.isinf(found), np.nan, found)


def _words(ids: Array, words: dict[int, str]) -> list[str | None]:
    return [words.get(key) for key in ids.tolist()]


def _days(ordinals: Array) -> list[str | None]:
    return [date.fromordinal(day).isoformat() if day > 0 else None for day in ordinals.tolist()]


def count_distinct(labels: Array, values: Array, count: int) -> Array:
    """How many different values stand in each row."""
    numbers, found = _factorize(values)
    wide = np.dtype("u4" if count * found < np.iinfo("u4").max else "i8")
    width = np.array(max(found, 1), dtype=wide)
    pairs = pd.unique(labels.astype(wide) * width + numbers.astype(wide))
    return np.bincount(pairs // width, minlength=count)


def _find_verdicts(chosen: _Chosen) -> list[str | None]:
    """The gravest verdict among the figures of each row; None where its claims make no figure."""
    gravest = np.full(chosen.count, len(GRAVEST), dtype="i1")
    np.minimum.at(gravest, chosen.labels, chosen.take("verdict"))
    return [GRAVEST[each] if each < len(GRAVEST) else None for each in gravest.tolist()]


def _find_ids(database: Database, keys: Sequence[int]) -> list[str]:
    ids = dict(
        database.fetch("SELECT key, id FROM claim WHERE key IN (SELECT value FROM json_each(?))", (str(list(keys)),))
    )
    return [ids[key] for key in keys]
