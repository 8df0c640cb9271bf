"""Names of the store -> pairs that may be one actor, for a person to decide; nothing is joined by this.

Four reasons to propose a pair, each with a share of likeness: one is the initials of the other, one is the other's
last word or words («Loukachenko»), both have the same words in another order, or the letters are nearly the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz import fuzz, process

from dashboard.tracking.columns import Columns
from dashboard.tracking.database import Database
from dashboard.tracking.decisions import find_standing
from dashboard.tracking.filtering import find_labels
from dashboard.tracking.names import COUNTRY_MARK, fold_letters
from dashboard.tracking.rows import from_cell
from dashboard.tracking.selection import ROLES

MOST_NAMES = 3000
"""Proposals are looked for among so many actors, those with most claims: the rest changes no chart."""
LIKE_LETTERS = 90
"""Nearly the same letters from this share on, in per cent."""
LONGEST_INITIALS = 6

Why = Literal["initials", "last_name", "word_order", "letters"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one; `keep` is the one with more claims."""

    keep: str
    other: str
    why: Why
    """A sentence for it stands in the catalogues (`proposal.<why>`)."""
    likeness: float
    claims: int
    """How many claims would change hands."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor with the names it goes by."""

    label: str
    names: tuple[str, ...]
    claims: int
    """Of how many claims it is subject, agent, place or source."""


def list_actors(database: Database, limit: int) -> list[KnownActor]:
    """The actors with most claims, most first."""
    counts = count_claims_of_actors(database)
    most = sorted(counts, key=lambda actor: (-counts[actor], actor))[:limit]
    labels = find_labels(database, most)
    names = defaultdict(list)
    rows = database.fetch(
        "SELECT ifnull(alias.actor, name.id), words FROM name LEFT JOIN alias ON alias.name = name.id"
        " WHERE ifnull(alias.actor, name.id) IN (SELECT value FROM json_each(?)) ORDER BY name.id",
        (str(most),),
    )
    for actor, words in rows:
        names[actor].append(from_cell(words))
    return [KnownActor(labels[actor], tuple(names[actor]), counts[actor]) for actor in most if actor in labels]


def propose_merges(database: Database, limit: int = 100) -> list[Proposal]:
    """Pairs that may be one actor, those that change most claims first; none that a person keeps apart."""
    actors = list_actors(database, MOST_NAMES)
    apart = {
        frozenset((decision.target_id, name))
        for decision in find_standing(database, "actor")
        if decision.action == "apart"
        for name in decision.details["names"]
    }
    proposals: dict[frozenset[str], Proposal] = {}
    for one, other, why, likeness in _find_pairs(actors):
        pair = frozenset((one.label, other.label))
        is_apart = any(frozenset((a, b)) in apart for a in one.names for b in other.names)
        if len(pair) == 2 and not is_apart and pair not in proposals:
            keep, less = (one, other) if one.claims >= other.claims else (other, one)
            proposals[pair] = Proposal(keep.label, less.label, why, likeness, less.claims)
    return sorted(proposals.values(), key=lambda each: (-each.claims, -each.likeness, each.keep, each.other))[:limit]


def _find_pairs(actors: Sequence[KnownActor]) -> Iterator[tuple[KnownActor, KnownActor, Why, float]]:
    folded = {actor.label: fold_letters(actor.label) for actor in actors}
    named = [actor for actor in actors if not folded[actor.label].startswith(COUNTRY_MARK)]
    yield from _find_initials(named, folded)
    yield from _find_last_names(named, folded)
    yield from _find_orders(named, folded)
    yield from _find_letters(named, folded)


def _find_initials(
    actors: Sequence[KnownActor], folded: Mapping[str, str]
) -> Iterator[tuple[KnownActor, KnownActor, Why, float]]:
    """«ONU» and «Organisation des Nations unies»: the initials of the longer words, or of all."""
    short = {folded[actor.label]: actor for actor in actors if actor.label.isupper() and " " not in actor.label}
    for actor in actors:
        words = folded[actor.label].split()
        for initials in {"".join(word[0] for word in group) for group in (words, _long(words)) if len(group) > 1}:
            if initials in short and len(initials) <= LONGEST_INITIALS:
                yield short[initials], actor, "initials", 0.8


def _long(words: Iterable[str]) -> list[str]:
    """The words that a name is known by: articles and prepositions have three letters at most."""
    return [word for word in words if len(word) > 3]


def _find_last_names(
    actors: Sequence[KnownActor], folded: Mapping[str, str]
) -> Iterator[tuple[KnownActor, KnownActor, Why, float]]:
    """«Loukachenko» and «Alexandre Loukachenko», where only one longer name ends so."""
    longer = defaultdict(list)
    for actor in actors:
        words = folded[actor.label].split()
        for at in range(1, len(words)):
            if actor.label.split()[-1][:1].isupper():
                longer[" ".join(words[at:])].append(actor)
    for actor in actors:
        found = longer.get(folded[actor.label], [])
        if len(found) == 1 and actor.label[:1].isupper():
            yield actor, found[0], "last_name", 0.7


def _find_orders(
    actors: Sequence[KnownActor], folded: Mapping[str, str]
) -> Iterator[tuple[KnownActor, KnownActor, Why, float]]:
    seen: dict[tuple[str, ...], KnownActor] = {}
    for actor in actors:
        words = tuple(sorted(folded[actor.label].split()))
        if words in seen and len(words) > 1:
            yield seen[words], actor, "word_order", 1.0
        seen.setdefault(words, actor)


def _find_letters(
    actors: Sequence[KnownActor], folded: Mapping[str, str]
) -> Iterator[tuple[KnownActor, KnownActor, Why, float]]:
    """Names of nearly the same letters; numbers in them must be the same: «G7» is not «G8»."""
    words = [folded[actor.label] for actor in actors]
    scores = process.cdist(words, words, scorer=fuzz.ratio, score_cutoff=LIKE_LETTERS, dtype=np.uint8)
    for one, other in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
        digits = ["".join(filter(str.isdigit, words[at])) for at in (one, other)]
        if digits[0] == digits[1] and min(len(words[one]), len(words[other])) > 4:
            yield actors[one], actors[other], "letters", float(scores[one, other]) / 100


def count_claims_of_actors(database: Database) -> dict[int, int]:
    """Of how many current claims each actor is part, in any role."""
    columns = Columns(database)
    current = columns["is_current"].astype(bool)
    counts: dict[int, int] = defaultdict(int)
    for role in (*ROLES, "place"):
        actors, found = np.unique(columns.actors(role)[current], return_counts=True)
        for actor, count in zip(actors.tolist(), found.tolist(), strict=True):
            if actor:
                counts[actor] += count
    return dict(counts)
