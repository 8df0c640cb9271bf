"""Selected claims -> what is said of each metric of each subject or place: its latest word, its course, its voices.

A course is what one line of a chart would be: the claims of one metric, unit and kind with one subject, else one place.
Without either it is the claims of one text, as in the comparison of voices (reconcile.py). All of them are counted over
the columns; only those that are shown are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from dashboard.tracking.columns import GRAVEST, Array, Columns
from dashboard.tracking.database import Database
from dashboard.tracking.figure_reading import read_figures_of, read_sayings
from dashboard.tracking.figures import find_ids_of, find_words_of
from dashboard.tracking.filtering import find_labels
from dashboard.tracking.records import Saying, StoredFigure
from dashboard.tracking.series import count_distinct, number_rows
from extract.model import Modality

Order = Literal["voices", "fresh", "contradictions"]
ORDERS: tuple[Order, ...] = get_args(Order)

MOST_POINTS = 60
"""A small line has room for so many points; of more, the latest."""

_CONTRADICTED = GRAVEST.index("contradict")


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One number of a course; its ends are NaN where they are open."""

    day: int
    """As in `date.toordinal`."""
    low: float
    high: float
    value: float
    is_contradicted: bool
    figure: int
    """The figure that it is said of, 0 for none: one place may have several running counts."""


@dataclass(frozen=True, slots=True)
class Course:
    """What is said of one metric of one subject or place over time."""

    metric: str
    unit: str | None
    kind: str | None
    series: str | None
    """The subject, else the place; None where neither is known."""
    is_subject: bool
    """Whether `series` is a subject."""
    document_id: str | None
    """The only text of a course without subject and place."""
    voices: int
    claims: int
    fresh: int
    """How many of the claims were read in since the moment asked for."""
    contradictions: int
    """On how many of its figures voices contradict each other."""
    latest: Saying | None
    """What was said last and asserted, for the latest day."""
    figure: StoredFigure | None
    """The figure that this is said of."""
    points: tuple[CoursePoint, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The courses of a selection, those asked for, and what all of them amount to."""

    courses: tuple[Course, ...]
    total: int
    claims: int
    voices: int
    documents: int
    fresh_claims: int
    fresh_documents: int
    contradictions: int


@dataclass(slots=True)
class _Grouped:
    """The claims of a selection by their places in the columns, each with its series and the number of its course."""

    columns: Columns
    places: Array
    series: Array
    """The actor that a claim is of, else minus its text."""
    labels: Array
    count: int

    def take(self, name: str) -> Array:
        """A column of the claims."""
        return self.columns[name][self.places]

    def count_where(self, is_in: Array) -> Array:
        """How many of the claims that are in stand in each course."""
        return np.bincount(self.labels[is_in], minlength=self.count)


def read_overview(
    database: Database, columns: Columns, mask: Array, *, since: str, order: Order, limit: int
) -> Overview:
    """The courses of the claims of a mask, at most `limit`; fresh is what was read in since that moment."""
    grouped = _group(columns, np.flatnonzero(mask))
    texts, voices = grouped.take("text"), columns.voices()[grouped.places]
    is_fresh = np.isin(texts, _find_fresh(database, since))
    counts = {
        "voices": count_distinct(grouped.labels, voices, grouped.count),
        "claims": grouped.count_where(np.ones(len(texts), dtype=bool)),
        "fresh": grouped.count_where(is_fresh),
        "contradictions": _count_contradictions(grouped),
    }
    ranked = np.lexsort((-counts["claims"], -counts["voices"], -counts[order]))[:limit]
    return Overview(
        courses=tuple(_read_courses(database, grouped, ranked, counts)),
        total=grouped.count,
        claims=len(texts),
        voices=len(np.unique(voices)),
        documents=len(np.unique(texts)),
        fresh_claims=int(np.count_nonzero(is_fresh)),
        fresh_documents=len(np.unique(texts[is_fresh])),
        contradictions=int(counts["contradictions"].sum()),
    )


def _group(columns: Columns, places: Array) -> _Grouped:
    subject, place = (columns.actors(name)[places] for name in ("subject", "place"))
    series = np.where(subject > 0, subject, np.where(place > 0, place, -columns["text"][places]))
    labels, count = number_rows((series, *(columns[name][places] for name in ("metric", "unit", "kind"))))
    return _Grouped(columns, places, series, labels, count)


def _find_fresh(database: Database, since: str) -> Array:
    """The texts that were read in since a moment, in whatever outlet."""
    texts = database.fetch("SELECT DISTINCT text FROM appearance WHERE read_at >= ?", (since,))
    return np.array([text for (text,) in texts], dtype="i4")


def _count_contradictions(grouped: _Grouped) -> Array:
    """On how many figures of each course voices contradict each other."""
    is_contradicted = grouped.take("verdict") == _CONTRADICTED
    pairs = np.stack((grouped.labels, grouped.take("figure")))[:, is_contradicted]
    return np.bincount(np.unique(pairs, axis=1)[0], minlength=grouped.count)


def _read_courses(
    database: Database, grouped: _Grouped, ranked: Array, counts: Mapping[str, Array]
) -> Iterator[Course]:
    """The courses of these numbers, in their order."""
    columns = grouped.columns
    members = [np.flatnonzero(grouped.labels == number) for number in ranked]
    told = [_find_told(database, columns, grouped.places[own]) for own in members]
    last = {number: int(own[-1]) for number, own in enumerate(told) if len(own)}
    sayings = read_sayings(database, columns["key"][list(last.values())].tolist())
    figures = read_figures_of(database, columns["figure"][list(last.values())].tolist())
    firsts = grouped.places[[own[0] for own in members]]
    words = find_words_of(database, {0}.union(*(columns[name][firsts].tolist() for name in ("metric", "unit", "kind"))))
    labels = find_labels(database, [int(grouped.series[own[0]]) for own in members])
    for number, (course, own) in enumerate(zip(ranked.tolist(), members, strict=True)):
        series, first, latest = int(grouped.series[own[0]]), firsts[number], last.get(number)
        yield Course(
            metric=words.get(int(columns["metric"][first]), ""),
            unit=words.get(int(columns["unit"][first])),
            kind=words.get(int(columns["kind"][first])),
            series=labels.get(series) if series > 0 else None,
            is_subject=int(columns["subject"][first]) > 0,
            document_id=labels.get(series) if series < 0 else None,
            latest=None if latest is None else sayings.get(int(columns["key"][latest])),
            figure=None if latest is None else figures.get(int(columns["figure"][latest])),
            points=tuple(_to_points(columns, told[number][-MOST_POINTS:])),
            **{name: int(column[course]) for name, column in counts.items()},
        )


def _find_told(database: Database, columns: Columns, places: Array) -> Array:
    """The claims of a course that somebody asserts, in the order of their days; undated ones by publication."""
    told = [*find_ids_of(database, (Modality.ASSERTED, Modality.UNCONFIRMED)), 0]
    places = places[np.isin(columns["modality"][places], told) & (columns["is_part"][places] == 0)]
    names = ("key", "published")
    return places[np.lexsort([*(np.nan_to_num(columns[name][places]) for name in names), _find_days(columns, places)])]


def _find_days(columns: Columns, places: Array) -> Array:
    end, published = columns["end_day"][places], columns["published_day"][places]
    return np.where(end > 0, end, published)


def _to_points(columns: Columns, places: Array) -> Iterator[CoursePoint]:
    names = ("low", "high", "value")
    numbers = zip(*(columns[name][places].tolist() for name in names), strict=True)
    is_contradicted = (columns["verdict"][places] == _CONTRADICTED).tolist()
    days, figures = _find_days(columns, places).tolist(), columns["figure"][places].tolist()
    for day, own, mark, figure in zip(days, numbers, is_contradicted, figures, strict=True):
        yield CoursePoint(day, own[0], own[1], own[2], mark, figure)
