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

from dashboard.tracking.columns import Array, Columns
from dashboard.tracking.database import Database
from dashboard.tracking.figures import find_words_of
from dashboard.tracking.filtering import find_labels

Bucket = Literal["exact", "day", "week", "month", "year"]
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)

MOST_ROWS = 5000
"""More points than this no chart shows (LIBRARIES.md)."""
MOST_SERIES = 200
"""So many subjects or places at most have rows of their own; the rest are drawn together without a name."""

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


@dataclass(slots=True)
class _Rows:
    """Arrays of equal length, one cell a claim."""

    key: Array
    group: Array
    series: Array
    start: Array
    end: Array
    low: Array
    high: Array
    value: Array
    figure: Array
    voice: Array
    published: Array
    qualifier: Array
    modality: Array


def read_series(
    database: Database, columns: Columns, mask: Array, *, by: Bucket | None, most_rows: int = MOST_ROWS
) -> Series:
    """The rows for the claims of a mask; without `by` the finest way that fits into `most_rows`."""
    at = np.flatnonzero(mask)
    undated = int(np.count_nonzero(columns["end_day"][at] == 0))
    kinds = (columns["metric"][at], columns["unit"][at], columns["kind"][at])
    group = _number(kinds)
    series, rest = _to_series(columns, at)
    rows = _Rows(
        columns["key"][at], group, series, columns["start_day"][at], columns["end_day"][at],
        columns["low"][at], columns["high"][at], columns["value"][at], columns["figure"][at],
        columns.voices()[at], np.nan_to_num(columns["published"][at]), columns["qualifier"][at],
        columns["modality"][at],
    )  # fmt: skip
    for bucket in BUCKETS if by is None else (by,):
        labels, count = _label_rows(rows, bucket)
        if count <= most_rows or bucket == BUCKETS[-1] or by is not None:
            break
    frame = _to_frame(database, rows, kinds, labels, count, bucket, most_rows)
    return Series(frame, bucket, len(at), undated, rest)


def _to_series(columns: Columns, at: Array) -> tuple[Array, int]:
    """The series of each claim, the subject or else the place, and how many got none for want of room."""
    subject = columns.actors("subject")[at]
    series = np.where(subject > 0, subject, columns.actors("place")[at])
    names, where, counts = np.unique(series, return_inverse=True, return_counts=True)
    if len(names) <= MOST_SERIES:
        return series, 0
    is_kept = np.zeros(len(names), dtype=bool)
    is_kept[np.argsort(-counts, kind="stable")[:MOST_SERIES]] = True
    return np.where(is_kept[where], series, 0), int(len(names) - MOST_SERIES)


def _label_rows(rows: _Rows, bucket: Bucket) -> tuple[Array, int]:
    """For each claim the number of its row, -1 for none, and how many rows there are."""
    if bucket == "exact":
        figure = np.where(rows.figure > 0, rows.figure, -rows.key)
        numbers = map(_to_bits, (rows.low, rows.high, rows.value))
        days = (rows.start, rows.end)
        labels = _number((rows.group, rows.series, figure, *days, *numbers, rows.qualifier, rows.modality))
        return labels, int(labels.max()) + 1 if len(labels) else 0
    period = _to_periods(rows.end, bucket)
    labels = _number((rows.group, rows.series, period))
    labels = np.where(period == 0, -1, labels)
    found, labels = np.unique(labels, return_inverse=True)
    if len(found) and found[0] == -1:
        labels = labels - 1
        return labels, len(found) - 1
    return labels, len(found)


def _to_bits(column: Array) -> Array:
    """A column of floats as whole numbers that are equal where those are, NaN included."""
    return np.nan_to_num(column, nan=-1.2345e300).view("i8")


def _number(parts: Sequence[Array]) -> Array:
    """Equal numbers for rows that are equal in every part, counted from 0."""
    labels = np.zeros(len(parts[0]), dtype="i8")
    for part in parts:
        _, own = np.unique(part, return_inverse=True)
        count = int(own.max()) + 1 if len(own) else 1
        _, labels = np.unique(labels * count + own, return_inverse=True)
    return labels


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


def _to_frame(
    database: Database,
    rows: _Rows,
    kinds: tuple[Array, Array, Array],
    labels: Array,
    count: int,
    bucket: Bucket,
    most_rows: int,
) -> pd.DataFrame:
    """The rows in order of time, those with most claims where there is no room for all."""
    if not count:
        return pd.DataFrame({name: pd.Series([], dtype="object") for name in SERIES_COLUMNS})
    # In each row the last claim stands for it: the latest day, then the latest publication.
    order = np.lexsort((rows.key, rows.published, rows.end, labels))
    order = order[labels[order] >= 0]
    own = labels[order]
    firsts = np.flatnonzero(np.diff(own, prepend=-1))
    lasts = np.append(firsts[1:], len(own)) - 1
    last = order[lasts]
    named_low, named_high = _named_ends(rows, order)
    claims = np.diff(np.append(firsts, len(own)))
    is_exact = bucket == "exact"
    start = rows.start[last] if is_exact else _to_periods(rows.end[last], bucket)
    end = rows.end[last] if is_exact else _end_of(start, bucket)
    named = (*kinds, rows.qualifier, rows.modality)
    words = find_words_of(database, np.unique(np.concatenate([ids[last] for ids in named])).tolist())
    figures = np.where(rows.figure[order] > 0, rows.figure[order], -rows.key[order])
    frame = pd.DataFrame(
        {
            "metric": _words(kinds[0][last], words),
            "unit": _words(kinds[1][last], words),
            "kind": _words(kinds[2][last], words),
            "series": _words(rows.series[last], find_labels(database, np.unique(rows.series[last]).tolist())),
            "start": _days(start),
            "end": _days(end),
            "value": rows.value[last],
            "low": np.fmin.reduceat(named_low, firsts),
            "high": np.fmax.reduceat(named_high, firsts),
            "is_open_low": np.logical_or.reduceat(np.isnan(rows.low[order]), firsts),
            "is_open_high": np.logical_or.reduceat(np.isnan(rows.high[order]), firsts),
            "figure": rows.figure[last],
            "figures": _count_distinct(own, figures, count),
            "voices": _count_distinct(own, rows.voice[order], count),
            "claims": claims,
            "qualifier": _words(
                rows.qualifier[last], find_words_of(database, np.unique(rows.qualifier[last]).tolist())
            ),
            "modality": _words(rows.modality[last], find_words_of(database, np.unique(rows.modality[last]).tolist())),
        }
    )
    if not is_exact:
        # A running count is one figure, and its last state stands for the time; of several figures none does.
        frame["value"] = frame["value"].where(frame["figures"] == 1)
    frame["verdict"] = _find_verdicts(database, own, figures, count)
    frame["key"] = rows.key[last]
    if len(frame) > most_rows:
        frame = frame.nlargest(most_rows, "claims", keep="first")
    frame["claim"] = _find_ids(database, frame["key"].tolist())
    frame = frame.sort_values(["end", "start", "value"], na_position="last", kind="stable")
    return frame.reset_index(drop=True)[list(SERIES_COLUMNS)]


def _named_ends(rows: _Rows, order: Array) -> tuple[Array, Array]:
    """The least and the most number that each claim names, its open ends aside."""
    ends = (rows.low[order], rows.high[order], rows.value[order])
    return np.fmin.reduce(ends), np.fmax.reduce(ends)


def _words(ids: Array, words: dict[int, str]) -> list[str | None]:
    return [words.get(key) for key in ids.tolist()]


def _days(ordinals: Array) -> list[str | None]:
    return [date.fromordinal(day).isoformat() if day > 0 else None for day in ordinals.tolist()]


def _count_distinct(labels: Array, values: Array, count: int) -> Array:
    """How many different values stand in each row."""
    _, numbers = np.unique(values, return_inverse=True)
    width = int(numbers.max()) + 1 if len(numbers) else 1
    pairs = np.unique(labels * width + numbers)
    return np.bincount(pairs // width, minlength=count)


GRAVEST = ("contradict", "agree", "compatible", "single", "beside")
"""Verdicts as they weigh in a row of several figures."""


def _find_verdicts(database: Database, labels: Array, figures: Array, count: int) -> list[str | None]:
    """The gravest verdict among the figures of each row; None where its claims make no figure."""
    known = np.unique(figures[figures > 0])
    if len(known) > MOST_ROWS * 4:
        rows = database.fetch("SELECT id, verdict FROM figure WHERE verdict <> 'single'")
    else:
        rows = database.fetch(
            "SELECT id, verdict FROM figure WHERE id IN (SELECT value FROM json_each(?))", (str(known.tolist()),)
        )
    weight = np.full(int(known.max()) + 1 if len(known) else 1, GRAVEST.index("single"), dtype="i1")
    for figure, verdict in rows:
        if figure < len(weight):
            weight[figure] = GRAVEST.index(verdict)
    none = len(GRAVEST)
    weights = np.where(figures > 0, weight[np.maximum(figures, 0)], none)
    gravest = np.full(count, none, dtype="i8")
    np.minimum.at(gravest, labels, weights)
    return [GRAVEST[each] if each < none else None for each in gravest.tolist()]


def _find_ids(database: Database, keys: Sequence[int]) -> list[str]:
    ids = dict(
        database.fetch("SELECT key, id FROM claim WHERE key IN (SELECT value FROM json_each(?))", (str(list(keys)),))
    )
    return [ids[key] for key in keys]
