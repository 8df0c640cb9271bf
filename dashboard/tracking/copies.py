"""A text -> the texts that it copies or that copy it, however cut or slightly edited.

A text is the set of its runs of five words. Of these a sample is kept in the store: every run whose hash is a multiple
of 16, and the smallest hashes of short texts, so that a text cut from a longer one shares some whatever their lengths
(MinHash compares wholes and misses a third of a long text; sampling by value measures what is contained). Texts that
share some are compared run by run: a copy is a text of which most runs stand in the other. The hash is CRC-32: stored
samples have to mean the same under every version of every library.
"""

import heapq
import re
import zlib
from collections import Counter
from dataclasses import dataclass

from dashboard.tracking.database import Database
from dashboard.tracking.rows import from_cell

RUN_WORDS = 5
SAMPLED = 16
"""One run in so many is kept."""
FEWEST_SAMPLES = 24
SHORTEST_RUNS = 20
"""Shorter texts are copies only when they are the same but for white space."""
COPY_SHARE = 0.6
"""How much of the shorter text stands in a copy: half of a page that quotes a statement at length is no copy."""
VERSION_SHARE = 0.2
"""How much a page and its new version share at least."""
COMMON = 300
"""A run that stands in so many texts is a formula and tells nothing."""
MOST_COMPARED = 8

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text is most like: the nearest other text and how much of the shorter stands in the longer."""

    nearest: int
    share: float


def find_runs(text: str) -> set[int]:
    """The hashes of the text's runs of five words."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    return {zlib.crc32(b" ".join(words[at : at + RUN_WORDS])) for at in range(len(words) - RUN_WORDS + 1)}


def sample_runs(runs: set[int]) -> set[int]:
    """The hashes by which the text is found again."""
    return {run for run in runs if run % SAMPLED == 0} | set(heapq.nsmallest(FEWEST_SAMPLES, runs))


def measure_share(one: set[int], other: set[int]) -> float:
    """How much of the shorter text stands in the longer, 0 to 1; 0 where one is too short to tell."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= SHORTEST_RUNS else 0.0


def find_likenesses(database: Database, text: int, content: str, folded_hash: str) -> list[Likeness]:
    """The texts of the store that this one is a near-copy of, the nearest first."""
    same = database.fetch("SELECT id FROM text WHERE folded_hash = ? AND id <> ?", (folded_hash, text))
    found = [Likeness(key, 1.0) for (key,) in same]
    runs = find_runs(content)
    if len(runs) >= SHORTEST_RUNS:
        for other in _find_candidates(database, text, runs):
            row = database.fetch("SELECT content FROM text WHERE id = ?", (other,))
            share = measure_share(runs, find_runs(from_cell(row[0][0])))
            if share >= COPY_SHARE:
                found.append(Likeness(other, share))
    return sorted(found, key=lambda likeness: (-likeness.share, likeness.nearest))


def _find_candidates(database: Database, text: int, runs: set[int]) -> list[int]:
    """The few texts that share most of the sampled runs."""
    shared: Counter[int] = Counter()
    for run in sample_runs(runs):
        texts = [key for (key,) in database.fetch("SELECT text FROM shingle WHERE hash = ? LIMIT ?", (run, COMMON))]
        if len(texts) < COMMON:
            shared.update(texts)
    shared.pop(text, None)
    return [key for key, _ in shared.most_common(MOST_COMPARED)]


def join_copies(database: Database, text: int, content: str, folded_hash: str) -> list[int]:
    """Note what the text is a copy of; the texts whose family became another one by it, without the text itself."""
    likenesses = find_likenesses(database, text, content, folded_hash)
    rows = [(run, text) for run in sample_runs(find_runs(content))]
    database.execute_many("INSERT OR IGNORE INTO shingle (hash, text) VALUES (?, ?)", rows)
    if not likenesses:
        database.execute("INSERT OR REPLACE INTO likeness (text, leader) VALUES (?, ?)", (text, text))
        return []
    leaders = {
        database.fetch_number("SELECT leader FROM likeness WHERE text = ?", each.nearest) or each.nearest
        for each in likenesses
    }
    leader = min(*leaders, text)
    nearest = likenesses[0]
    database.execute(
        "INSERT OR REPLACE INTO likeness (text, leader, nearest, share) VALUES (?, ?, ?, ?)",
        (text, leader, nearest.nearest, nearest.share),
    )
    changed = [
        key for other in leaders for (key,) in database.fetch("SELECT text FROM likeness WHERE leader = ?", (other,))
    ]
    for other in leaders - {leader}:
        database.execute("UPDATE likeness SET leader = ? WHERE leader = ?", (leader, other))
    return [key for key in changed if key != text]
