"""The claims of a text before and after -> which stayed, changed, came and went.

A new reading of the same text is matched by place: the same or an overlapping stretch, then the same metric, then
the same subject. A new version of a page has other places, so there the metric, the subject and the likeness of the
sentence decide.
"""

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import fuzz

from extract.model import Claim, to_json_object

COMPARED = (
    "metric", "value", "low", "high", "qualifier", "unit", "subject", "agent", "place", "attribution",
    "date_start", "date_end", "kind", "modality",
)  # fmt: skip
"""The fields in which a change of a claim is told: what a reader would print."""

LIKE_SENTENCE = 55
"""Two sentences are versions of one from this likeness on, in per cent."""

MANY_CLAIMS = 300
"""In a page of more figures than this a figure is looked for near its old place only."""

Named = tuple[str, Claim]
"""A claim with its id in the store."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim; ids are None where there is no such side."""

    sort: Literal["new", "gone", "different", "same"]
    old: Named | None
    new: Named | None

    @property
    def fields(self) -> dict[str, list[Any]]:
        """The fields that differ, each with its old and new value, numbers with every digit."""
        if self.old is None or self.new is None:
            return {}
        before, after = to_json_object(self.old[1]), to_json_object(self.new[1])
        return {
            name: [_to_written(before[name]), _to_written(after[name])]
            for name in COMPARED
            if before[name] != after[name]
        }


def match_readings(old: Sequence[Named], new: Sequence[Named]) -> list[Change]:
    """The changes between two readings of one text."""
    return _match(old, new, _score_places, _pair_places)


def match_versions(old: Sequence[Named], new: Sequence[Named]) -> list[Change]:
    """The changes between two versions of a page."""
    return _match(old, new, _score_sentences, _pair_metrics)


Pairs = Iterator[tuple[int, int]]


def _pair_places(old: Sequence[Named], new: Sequence[Named]) -> Pairs:
    """The pairs that may overlap: a table of a thousand figures has a million pairs, and a thousand of these."""
    starts = sorted((claim.start, at) for at, (_, claim) in enumerate(new))
    longest = max((claim.end - claim.start for _, claim in new), default=0)
    for before, (_, claim) in enumerate(old):
        first = bisect_left(starts, (claim.start - longest, -1))
        for start, after in itertools.islice(starts, first, None):
            if start >= claim.end:
                break
            yield before, after


def _pair_metrics(old: Sequence[Named], new: Sequence[Named]) -> Pairs:
    """The pairs of one metric; of very many the ones that stand at about the same place in the order."""
    by_metric: dict[str, list[int]] = {}
    for after, (_, claim) in enumerate(new):
        by_metric.setdefault(claim.metric, []).append(after)
    for before, (_, claim) in enumerate(old):
        for after in by_metric.get(claim.metric, ()):
            if len(new) <= MANY_CLAIMS or abs(after - before) <= MANY_CLAIMS // 2:
                yield before, after


def _match(
    old: Sequence[Named],
    new: Sequence[Named],
    score: Callable[[Claim, Claim], float],
    pairs_of: Callable[[Sequence[Named], Sequence[Named]], Pairs],
) -> list[Change]:
    """Pairs by falling score, each claim once; the rest has come or gone."""
    scores = [
        (points, before, after)
        for before, after in pairs_of(old, new)
        if (points := score(old[before][1], new[after][1])) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, before, after in sorted(scores, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    changes = [_compare(each, new[pairs[at]] if at in pairs else None) for at, each in enumerate(old)]
    return changes + [Change("new", None, each) for at, each in enumerate(new) if at not in taken]


def _compare(old: Named, new: Named | None) -> Change:
    if new is None:
        return Change("gone", old, None)
    change = Change("different", old, new)
    return change if change.fields else Change("same", old, new)


def _score_places(one: Claim, other: Claim) -> float:
    """How well two claims of one text match; 0 where they stand at different places."""
    if one.end <= other.start or other.end <= one.start:
        return 0
    is_same_place = (one.start, one.end) == (other.start, other.end)
    return 1 + 4 * (one.metric == other.metric) + 2 * (one.subject == other.subject) + is_same_place


def _score_sentences(one: Claim, other: Claim) -> float:
    """How well two claims of two versions match; 0 where they count different things."""
    if one.metric != other.metric or one.unit != other.unit:
        return 0
    likeness = fuzz.ratio(one.snippet, other.snippet)
    if likeness < LIKE_SENTENCE:
        return 0
    return likeness + 50 * (one.subject == other.subject) + 20 * (one.value == other.value)


def _to_written(value: object) -> object:
    return format(value, "f") if hasattr(value, "as_tuple") else value
