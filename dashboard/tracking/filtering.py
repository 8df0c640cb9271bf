"""A selection and the columns of all claims -> which claims it leaves, and how many each other choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce

import numpy as np

from dashboard.tracking.columns import Array, Columns
from dashboard.tracking.database import Database
from dashboard.tracking.rows import from_cell, to_cell
from dashboard.tracking.searching import find_claims
from dashboard.tracking.selection import (
    CONFIDENCE_BANDS,
    FACETS,
    REJECTED,
    ROLES,
    UNDECIDED,
    UNMEASURED,
    Facet,
    Selection,
)
from extract.model import OTHER

LONGEST_FACET = 2000
"""More names than this no filter shows; names that are chosen stay in any case."""

_PLAIN = {"language": "languages", "qualifier": "qualifiers", "modality": "modalities", "kind": "kinds"}
"""Facets that are a column of ids, each with the field of the selection that chooses among them."""


class Filter:
    """The claims at one state of the store under one selection; use it within one reading transaction."""

    def __init__(self, database: Database, columns: Columns, selection: Selection) -> None:
        self._database = database
        self._columns = columns
        self._selection = selection
        self._statuses: dict[int, str] | None = None
        self._current = columns["is_current"].astype(bool)
        self._masks = dict(self._make_masks())

    def find_mask(self, *, without: str | None = None) -> Array:
        """Which claims all filters leave, or all but those on one facet."""
        masks = [mask for name, mask in self._masks.items() if name != without]
        return reduce(np.logical_and, masks, self._current)

    def find_keys(self) -> Array:
        """The keys of the claims that all filters leave, ascending."""
        keys: Array = self._columns["key"][self.find_mask()]
        return keys

    def find_ordered_keys(self) -> list[int]:
        """The same by publication, undated ones last, then by text and by place in it."""
        at = np.flatnonzero(self.find_mask())
        names = ("key", "text", "published")
        order = np.lexsort([self._columns[name][at] for name in names])
        return [int(key) for key in self._columns["key"][at[order]].tolist()]

    def count_facets(self, names: Iterable[str] = FACETS) -> dict[str, list[Facet]]:
        """For each facet its values, most claims first, counted under all the other filters."""
        counters: Mapping[str, Callable[[Array], dict[str, int]]] = {
            "metric": lambda mask: self._count_words(self._columns["metric"], mask, is_whole=True),
            "actor": self._count_actors,
            "place": lambda mask: self._count_words(self._columns.actors("place"), mask),
            "voice": lambda mask: self._count_words(self._columns.voices(), mask),
            "publisher": lambda mask: self._count_words(self._columns.actors("publisher"), mask),
            "status": self._count_statuses,
            "confidence": self._count_bands,
            "period": self._count_months,
        }
        chosen = self._chosen()
        facets = {}
        for name in names:
            mask = self.find_mask(without=name)
            count = counters.get(name)
            counts = count(mask) if count else self._count_words(self._columns[name], mask)
            counts |= {each: 0 for each in chosen.get(name, ()) if each not in counts}
            facets[name] = [Facet(*pair) for pair in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
        return facets

    def _chosen(self) -> dict[str, tuple[str, ...]]:
        """The values of each facet that stay in its list whatever the other filters leave."""
        selection = self._selection
        return {
            "metric": (selection.metric,) if selection.metric else (),
            "actor": selection.actors,
            "place": selection.places,
            "voice": selection.voices,
            "publisher": selection.publishers,
            "status": selection.statuses,
            "confidence": selection.confidences,
        } | {name: getattr(selection, field) for name, field in _PLAIN.items()}

    # Which claims each filter leaves:

    def _make_masks(self) -> Iterable[tuple[str, Array]]:
        columns, selection = self._columns, self._selection
        if selection.metric is not None:
            yield "metric", np.isin(columns["metric"], self._ids([selection.metric]))
        elif not selection.include_other:
            yield "metric", ~np.isin(columns["metric"], self._ids([OTHER]))
        if selection.actors:
            actors = self._actors(selection.actors)
            roles = ROLES if selection.role is None else (selection.role,)
            yield "actor", reduce(np.logical_or, (np.isin(columns.actors(role), actors) for role in roles))
        if selection.places:
            yield "place", np.isin(columns.actors("place"), self._actors(selection.places))
        if selection.voices:
            yield "voice", np.isin(columns.voices(), [*self._actors(selection.voices), *self._leaders()])
        if selection.publishers:
            yield "publisher", np.isin(columns.actors("publisher"), self._actors(selection.publishers))
        for name, field in _PLAIN.items():
            if getattr(selection, field):
                yield name, np.isin(columns[name], self._ids(getattr(selection, field)))
        yield from self._make_other_masks()

    def _make_other_masks(self) -> Iterable[tuple[str, Array]]:
        columns, selection = self._columns, self._selection
        if selection.statuses:
            yield "status", self._mask_statuses(selection.statuses)
        elif REJECTED in self._find_statuses().values():
            yield "status", ~self._mask_statuses((REJECTED,))
        if selection.confidences:
            bands = _find_bands(columns["confidence"])
            yield "confidence", np.isin(bands, [_BANDS.index(each) for each in selection.confidences if each in _BANDS])
        if selection.period_start or selection.period_end:
            yield "period", self._mask_period()
        if selection.words:
            yield "words", np.isin(columns["key"], find_claims(self._database, selection.words))
        if selection.figure is not None:
            members = self._database.fetch("SELECT claim FROM member WHERE figure = ?", (selection.figure,))
            yield "figure", np.isin(columns["key"], [key for (key,) in members])
        if selection.claim is not None:
            named = self._database.fetch("SELECT key FROM claim WHERE id = ?", (to_cell(selection.claim),))
            yield "claim", np.isin(columns["key"], [key for (key,) in named])
        if selection.document is not None:
            text = self._database.fetch_number("SELECT id FROM text WHERE document_id = ?", to_cell(selection.document))
            yield "document", columns["text"] == text

    def _mask_statuses(self, statuses: Sequence[str]) -> Array:
        decided = self._find_statuses()
        wanted = [key for key, status in decided.items() if status in statuses]
        mask = np.isin(self._columns["key"], wanted)
        if UNDECIDED in statuses:
            mask |= ~np.isin(self._columns["key"], list(decided))
        return mask

    def _mask_period(self) -> Array:
        columns, selection = self._columns, self._selection
        if selection.period_by == "published":
            first = last = columns["published_day"]
        else:
            first = np.where(columns["start_day"] > 0, columns["start_day"], columns["end_day"])
            last = np.where(columns["end_day"] > 0, columns["end_day"], columns["start_day"])
        start = date.fromisoformat(selection.period_start).toordinal() if selection.period_start else 1
        end = date.fromisoformat(selection.period_end).toordinal() if selection.period_end else date.max.toordinal()
        mask: Array = (first > 0) & (last >= start) & (first <= end)
        return mask

    # How many claims each value would leave:

    def _count_words(self, column: Array, mask: Array, *, is_whole: bool = False) -> dict[str, int]:
        """The words of a column of ids with their claims; `is_whole` keeps those that the mask leaves without any."""
        counts = _count(column, mask)
        if is_whole:
            every = np.unique(column[self._current])
            counts |= {int(each): 0 for each in every if int(each) not in counts}
        return self._name(counts)

    def _count_actors(self, mask: Array) -> dict[str, int]:
        """A name that one claim has in two roles counts once."""
        roles = ROLES if self._selection.role is None else (self._selection.role,)
        seen: list[Array] = []
        total: dict[int, int] = {}
        for role in roles:
            column = self._columns.actors(role)
            fresh = reduce(np.logical_and, (column != other for other in seen), mask)
            for actor, count in _count(column, fresh).items():
                total[actor] = total.get(actor, 0) + count
            seen.append(column)
        return self._name(total)

    def _count_statuses(self, mask: Array) -> dict[str, int]:
        decided = self._find_statuses()
        keys = self._columns["key"]
        counts = {UNDECIDED: int(np.count_nonzero(mask))}
        for status in sorted(set(decided.values())):
            chosen = np.isin(keys, [key for key, each in decided.items() if each == status])
            counts[status] = int(np.count_nonzero(mask & chosen))
            counts[UNDECIDED] -= counts[status]
        return counts

    def _count_bands(self, mask: Array) -> dict[str, int]:
        counts = np.bincount(_find_bands(self._columns["confidence"][mask]), minlength=len(_BANDS))
        return {band: int(count) for band, count in zip(_BANDS, counts, strict=True) if count}

    def _count_months(self, mask: Array) -> dict[str, int]:
        """Claims by the month of their last day, `2020-08`, or of publication where the period goes by that."""
        field = "published_day" if self._selection.period_by == "published" else "end_day"
        months: dict[str, int] = {}
        for day, count in _count(self._columns[field], mask).items():
            month = date.fromordinal(day).isoformat()[:7]
            months[month] = months.get(month, 0) + count
        return months

    # Words and their ids:

    def _ids(self, words: Sequence[str]) -> list[int]:
        rows = [self._database.fetch("SELECT id FROM name WHERE words = ?", (to_cell(word),)) for word in words]
        return [key for found in rows for (key,) in found]

    def _actors(self, labels: Sequence[str]) -> list[int]:
        """The actors of these labels, or of any of their names."""
        actors = [int(self._columns.actor_of_name[key]) for key in self._ids(labels)]
        for label in labels:
            actors += [
                key for (key,) in self._database.fetch("SELECT id FROM actor WHERE label = ?", (to_cell(label),))
            ]
        return actors

    def _leaders(self) -> list[int]:
        """The voices without a name among those chosen, which go by the document id of their first text."""
        marks = ", ".join("?" * len(self._selection.voices))
        cells = [to_cell(voice) for voice in self._selection.voices]
        return [-key for (key,) in self._database.fetch(f"SELECT id FROM text WHERE document_id IN ({marks})", cells)]

    def _name(self, counts: Mapping[int, int]) -> dict[str, int]:
        """The same with words for the ids; the most frequent ones only, of a long list."""
        most = sorted(((count, key) for key, count in counts.items() if key), reverse=True)[:LONGEST_FACET]
        words = find_labels(self._database, [key for _, key in most])
        return {words[key]: count for count, key in most if key in words}

    def _find_statuses(self) -> dict[int, str]:
        """What was decided about claims, by their keys."""
        if self._statuses is None:
            self._statuses = dict(
                self._database.fetch("SELECT key, status FROM claim_status JOIN claim ON claim.id = claim_status.claim")
            )
        return self._statuses


_BANDS = (*CONFIDENCE_BANDS, UNMEASURED)


def find_labels(database: Database, actors: Iterable[int]) -> dict[int, str]:
    """The words for ids of actors, and the document ids for voices that have no other name."""
    keys = [int(each) for each in actors]
    named = database.fetch(
        "SELECT id, label FROM named WHERE id IN (SELECT value FROM json_each(?))", (str([k for k in keys if k > 0]),)
    )
    unnamed = database.fetch(
        "SELECT -id, document_id FROM text WHERE id IN (SELECT value FROM json_each(?))",
        (str([-k for k in keys if k < 0]),),
    )
    return {key: from_cell(words) for key, words in (*named, *unnamed)}


def _count(column: Array, mask: Array) -> dict[int, int]:
    """How often each id stands in the part of the column; 0 stands for none and is left out."""
    cells = column[mask]
    if not len(cells):
        return {}
    least = int(cells.min())
    counts = np.bincount(cells - least)
    found = np.flatnonzero(counts)
    return {int(at) + least: int(counts[at]) for at in found if at + least != 0}


def _find_bands(confidence: Array) -> Array:
    """The place of each confidence in `_BANDS`."""
    bands: Array = np.full(len(confidence), _BANDS.index(UNMEASURED), dtype="i1")
    for band, least in reversed(CONFIDENCE_BANDS.items()):
        bands[confidence >= least] = _BANDS.index(band)
    return bands
