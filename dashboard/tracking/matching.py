"""The claims of a text before and after -> which stayed, changed, came and went.

A new reading of the same text is matched by place: the same or an overlapping stretch, then the same metric, then
the same subject. A new version of a page has other places, so there the metric, the subject and the likeness of the
sentence decide.
"""

from collections.abc import Callable, Sequence
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
    return _match(old, new, _score_places)


def match_versions(old: Sequence[Named], new: Sequence[Named]) -> list[Change]:
    """The changes between two versions of a page."""
    return _match(old, new, _score_sentences)


def _match(old: Sequence[Named], new: Sequence[Named], score: Callable[[Claim, Claim], float]) -> list[Change]:
    """Pairs by falling score, each claim once; the rest has come or gone."""
    scores = [
        (points, before, after)
        for before, (_, one) in enumerate(old)
        for after, (_, other) in enumerate(new)
        if (points := score(one, other)) > 0
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
