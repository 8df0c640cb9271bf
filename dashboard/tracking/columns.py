"""The claims once more, column by column: what a filter, a facet or a chart over a million claims reads.

A question about a million claims touches five of their forty fields. In the table of claims it would read them all, row
by row (seconds); a roll-up by metric and month answers only the questions foreseen. So the fields that filters ask
for are kept as arrays in blocks of 4096 claims, and any filter and every count is exact and a few passes over numbers.
What is said in the same transaction as a claim is which block it makes stale; a reader makes such a block anew for
itself, so that what is read is always one state of the store, and whoever writes next keeps it.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dashboard.tracking.database import Database
from dashboard.tracking.statements import NEVER_COMPARED

Array = npt.NDArray[Any]

BLOCK_CLAIMS: Final = 4096
"""Claims of a block; schema/002 knows the number too."""

NO_DAY: Final = 0
"""The day of a claim without a date; day 1 is 1 January of the year 1, as in `date.toordinal`."""

GRAVEST = ("contradict", "agree", "compatible", "single", "beside")
"""The verdicts of figures, the gravest first; a claim's column has the place of its figure's, or what follows."""

_NAMES = ("metric", "unit", "kind", "modality", "qualifier", "subject", "agent", "place", "attribution")
_DAY = "CAST(round(julianday({0}) - 1721424.5) AS INTEGER)"

FIELDS: Mapping[str, str] = {
    "key": "i4",
    "text": "i4",
    "is_current": "i1",
    **dict.fromkeys(_NAMES, "i4"),
    "publisher": "i4",
    "language": "i4",
    "leader": "i4",
    "voice_publisher": "i4",
    "start_day": "i4",
    "end_day": "i4",
    "published_day": "i4",
    "published": "f8",
    "value": "f8",
    "low": "f8",
    "high": "f8",
    "confidence": "f4",
    "is_part": "i1",
    "figure": "i4",
    "verdict": "i1",
}
"""Each column with the sort of its cells. Names are ids of the table `name`, 0 for none; numbers are NaN for none."""

_SELECT = f"""
SELECT claim.key, extraction.text,
    extraction.is_current AND extraction.text NOT IN (SELECT text FROM superseded),
    {", ".join(f"ifnull((SELECT id FROM name WHERE words = claim.{name}), 0)" for name in _NAMES)},
    ifnull((SELECT id FROM name WHERE words = appearance.publisher), 0),
    ifnull((SELECT id FROM name WHERE words = extraction.language), 0),
    ifnull(likeness.leader, extraction.text), 0,
    ifnull({_DAY.format("claim.date_start")}, 0), ifnull({_DAY.format("claim.date_end")}, 0),
    ifnull({_DAY.format("substr(extraction.published, 1, 10)")}, 0), julianday(extraction.published),
    claim.value_real, claim.low_real, claim.high_real, claim.confidence,
    claim.part_of_span IS NOT NULL, ifnull(member.figure, 0),
    CASE figure.verdict {" ".join(f"WHEN '{verdict}' THEN {at}" for at, verdict in enumerate(GRAVEST))}
        ELSE {len(GRAVEST)} END
FROM claim
JOIN extraction ON extraction.id = claim.extraction
JOIN appearance ON appearance.id = extraction.appearance
LEFT JOIN likeness ON likeness.text = extraction.text
LEFT JOIN member ON member.claim = claim.key
LEFT JOIN figure ON figure.id = member.figure
WHERE claim.key BETWEEN ? AND ? ORDER BY claim.key
"""

# The voice of a text that names no source is the outlet that had it first, for all its copies.
_FIRST_PUBLISHERS = """
SELECT likeness.leader, name.id FROM likeness
JOIN extraction ON extraction.text = likeness.text AND extraction.is_current
JOIN appearance ON appearance.id = extraction.appearance
JOIN name ON name.words = appearance.publisher
WHERE likeness.leader IN (SELECT value FROM json_each(?))
ORDER BY extraction.published IS NOT NULL, extraction.published DESC, likeness.text DESC
"""


class Columns:
    """The claims at one state of the store, each column read when it is first asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shared = _share(read_version(database))
        self._stale: list[int] | None = None

    @property
    def _arrays(self) -> dict[str, Array]:
        return self._shared.arrays

    def __getitem__(self, name: str) -> Array:
        if name not in self._arrays:
            with self._shared.lock:
                if name not in self._arrays:
                    self._arrays[name] = self._read(name)
        return self._arrays[name]

    def __len__(self) -> int:
        return len(self["key"])

    @property
    def bytes_held(self) -> int:
        """How much memory the columns read so far take."""
        return sum(array.nbytes for array in self._arrays.values())

    def actors(self, name: str) -> Array:
        """A column of names, each as the actor that it stands for."""
        return self.actor_of_name[self[name]]

    @property
    def actor_of_name(self) -> Array:
        """For every id of a name the id of its actor."""
        if "actor" not in self._arrays:
            last = self._database.fetch_number("SELECT max(id) FROM name")
            actors = np.arange(last + 1, dtype="i4")
            for name, actor in self._database.fetch("SELECT name, actor FROM alias"):
                actors[name] = actor
            self._arrays["actor"] = actors
        return self._arrays["actor"]

    def voices(self) -> Array:
        """The voice of each claim: its source, else its publisher, as actors; without either minus its text."""
        if "voice" not in self._arrays:
            source = np.where(self["attribution"] > 0, self["attribution"], self["voice_publisher"])
            self._arrays["voice"] = np.where(source > 0, self.actor_of_name[source], -self["leader"]).astype("i4")
        return self._arrays["voice"]

    def _read(self, name: str) -> Array:
        fresh = {number: self._make_fresh(number) for number in self._find_stale()}
        kept = dict(self._database.fetch("SELECT number, cells FROM block WHERE field = ?", (name,)))
        parts = [
            fresh[number][name] if number in fresh else np.frombuffer(kept[number], dtype=FIELDS[name])
            for number in _find_numbers(self._database)
        ]
        return np.concatenate(parts) if parts else np.empty(0, dtype=FIELDS[name])

    def _find_stale(self) -> list[int]:
        """The stale blocks as this reader's own state of the file has them: they may be kept without a new version."""
        if self._stale is None:
            self._stale = find_stale_blocks(self._database)
        return self._stale

    def _make_fresh(self, number: int) -> dict[str, Array]:
        """A stale block made for reading; what is in it depends on the version alone, so readers share it."""
        if number not in self._shared.fresh:
            self._shared.fresh[number] = make_block(self._database, number)
        return self._shared.fresh[number]


@dataclass(slots=True)
class _Shared:
    """What every reader of one state of a store may use."""

    arrays: dict[str, Array] = field(default_factory=dict)
    fresh: dict[int, dict[str, Array]] = field(default_factory=dict)
    """Blocks that were stale for some reader, made for reading."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    """Of many readers of one state one does the work, and the others wait for it: all at once they take turns
    at every row, and each takes as long as all together."""


_STATES: dict[str, _Shared] = {}
_MOST_STATES = 2
"""How many states of stores are kept in memory: the last one, and the one that another page still shows."""


def _share(version: str) -> _Shared:
    if version not in _STATES:
        for old in list(_STATES)[: len(_STATES) + 1 - _MOST_STATES]:
            _STATES.pop(old, None)
    return _STATES.setdefault(version, _Shared())


def forget_states() -> None:
    """Free the memory that answers left behind: the next question is asked as by a new process."""
    _STATES.clear()


def read_version(database: Database) -> str:
    """A word that changes whenever something that a reader could see does, and that no other store ever has."""
    return str(database.fetch("SELECT store || '-' || version FROM content")[0][0])


def bump_version(database: Database) -> None:
    """Say that readers see something else from here on; a part of the transaction that changes it."""
    database.execute("UPDATE content SET version = version + 1")


def find_stale_blocks(database: Database) -> list[int]:
    """The blocks whose columns are not kept, or no longer true."""
    stale = {number for (number,) in database.fetch("SELECT number FROM stale_block")}
    # A column that came with a newer program is made for blocks that were kept without it.
    kept = {number for (number,) in database.fetch("SELECT number FROM block WHERE field = ?", (list(FIELDS)[-1],))}
    return [number for number in _find_numbers(database) if number in stale or number not in kept]


def make_block(database: Database, number: int) -> dict[str, Array]:
    """The columns of one block of claims, from the claims themselves."""
    rows = database.fetch(_SELECT, (number * BLOCK_CLAIMS, (number + 1) * BLOCK_CLAIMS - 1))
    cells: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(FIELDS)
    block = {name: np.array(column, dtype=sort) for (name, sort), column in zip(FIELDS.items(), cells, strict=True)}
    leaders = np.unique(block["leader"])
    publishers = dict(database.fetch(_FIRST_PUBLISHERS, (str(leaders.tolist()),)))
    named = np.array([publishers.get(int(leader), 0) for leader in leaders], dtype="i4")
    block["voice_publisher"] = named[np.searchsorted(leaders, block["leader"])] if len(leaders) else named
    return block


def keep_blocks(database: Database, *, is_last_kept: bool = True) -> int:
    """Keep the columns of every stale block, each in a transaction of its own; how many.

    In the middle of an import the last one is left out: it is still growing.
    """
    stale = find_stale_blocks(database)
    if not is_last_kept:
        stale = stale[:-1]
    for number in stale:
        with database.transaction():
            rows = [(number, name, array.tobytes()) for name, array in make_block(database, number).items()]
            database.execute_many("INSERT OR REPLACE INTO block (number, field, cells) VALUES (?, ?, ?)", rows)
            database.execute("DELETE FROM stale_block WHERE number = ?", (number,))
    return len(stale)


def _find_numbers(database: Database) -> list[int]:
    """The numbers of the blocks that hold claims; keys are given without gaps but for taken-back transactions."""
    last = database.fetch_number("SELECT max(key) FROM claim")
    return list(range(last // BLOCK_CLAIMS + 1)) if last else []


def mark_stale(database: Database, texts: Iterable[int]) -> None:
    """Note that the claims of these texts are to be compared, and their columns made, anew."""
    keys = str(sorted(set(texts)))
    of_texts = (
        "FROM claim JOIN extraction ON extraction.id = claim.extraction"
        " WHERE extraction.text IN (SELECT value FROM json_each(?))"
    )
    database.execute(
        f"INSERT OR IGNORE INTO stale_block SELECT DISTINCT claim.key / {BLOCK_CLAIMS} {of_texts}", (keys,)
    )
    ids = {name: f"ifnull((SELECT id FROM name WHERE words = claim.{name}), 0)" for name in _NAMES}
    actors = {name: f"ifnull((SELECT actor FROM alias WHERE name = {ids[name]}), {ids[name]})" for name in ids}
    database.execute(
        "INSERT OR REPLACE INTO stale_family (metric, unit, subject, place, text, since)"
        f" SELECT DISTINCT {ids['metric']}, {ids['unit']}, {actors['subject']}, {actors['place']},"
        " CASE WHEN claim.place IS NULL THEN extraction.text ELSE 0 END,"
        f" (SELECT version FROM content) {of_texts} AND claim.metric NOT IN {NEVER_COMPARED}",
        (keys,),
    )
    database.execute(
        "INSERT OR REPLACE INTO stale_family (metric, unit, subject, place, text, since)"
        " SELECT DISTINCT 0, 0, 0, 0, -same_figure.bond, (SELECT version FROM content)"
        " FROM same_figure JOIN claim ON claim.id = same_figure.claim"
        " JOIN extraction ON extraction.id = claim.extraction"
        " WHERE extraction.text IN (SELECT value FROM json_each(?))",
        (keys,),
    )
