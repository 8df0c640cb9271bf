"""Families of claims that are stale -> their figures in the store, judged anew."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from dashboard.tracking.columns import BLOCK_CLAIMS, Array, Columns, bump_version
from dashboard.tracking.database import Database, Row
from dashboard.tracking.queries import to_insert
from dashboard.tracking.reconcile import Figure, Reason, reconcile, reconcile_bond
from dashboard.tracking.rows import from_cell, to_sortable
from dashboard.tracking.statements import NEVER_COMPARED, Part, Statement
from extract.lexicon.loading import load_metric_definitions

CLAIMS_AT_ONCE = 5000
"""How many claims are judged and written in one transaction."""

Family = tuple[int, int, int, int, int]
"""Metric, unit, subject and place as ids, 0 for none; the text of a claim without a place, minus the bond of a bond."""

_MIXED = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)


@dataclass(frozen=True, slots=True)
class _Stale:
    """The families to do, at one state of the store."""

    version: int
    families: list[Family]


def refresh_figures(database: Database) -> int:
    """Judge every stale family anew; how many there were."""
    with database.reading():
        version = database.fetch_number("SELECT version FROM content")
        families = [tuple(row) for row in database.fetch("SELECT metric, unit, subject, place, text FROM stale_family")]
        if not families:
            return 0
        columns = Columns(database)
        rows = _find_rows(columns, _find_uncompared(database), _find_bonds(database), families)
        for name in _READ:
            columns[name]
        voices = columns.voices()
    stale = _Stale(version, families)
    for batch in _to_batches(stale.families, rows):
        with database.transaction():
            statements = _read_statements(database, columns, voices, batch)
            for family in batch:
                _save_family(database, family, statements.get(family, []))
                database.execute(
                    "DELETE FROM stale_family WHERE metric = ? AND unit = ? AND subject = ? AND place = ? AND text = ?"
                    " AND since <= ?",
                    (*family, stale.version),
                )
            bump_version(database)
    return len(families)


_READ = (
    "key", "text", "kind", "qualifier", "modality", "attribution", "start_day", "end_day", "published_day",
    "published", "is_part", "subject",
)  # fmt: skip


def _find_rows(
    columns: Columns, uncompared: frozenset[int], bonds: Mapping[int, int], families: Sequence[Family]
) -> dict[Family, Array]:
    """Where in the columns the claims of each family stand."""
    parts = [columns["metric"], columns["unit"], columns.actors("subject"), columns.actors("place")]
    parts.append(np.where(parts[3] == 0, columns["text"], 0))
    is_bound = np.isin(columns["key"], list(bonds))
    takes_part = columns["is_current"].astype(bool) & ~np.isin(columns["key"], list(uncompared)) & ~is_bound
    wanted = {_mix_one(family): family for family in families}
    mixed = _mix(parts)
    at = np.flatnonzero(takes_part & np.isin(mixed, np.array(list(wanted), dtype="u8")))
    order = at[np.argsort(mixed[at], kind="stable")]
    cuts = np.flatnonzero(np.diff(mixed[order])) + 1
    rows = {wanted[int(mixed[group[0]])]: group for group in np.split(order, cuts) if len(group)}
    for place in np.flatnonzero(is_bound & columns["is_current"].astype(bool)):
        family = (0, 0, 0, 0, -bonds[int(columns["key"][place])])
        rows[family] = np.append(rows.get(family, np.empty(0, dtype="i8")), place)
    return rows


def _mix(parts: Sequence[Array]) -> Array:
    """One number for each row of several: two rows share it when they are equal, and by chance never."""
    mixed = np.zeros(len(parts[0]), dtype="u8")
    for part, factor in zip(parts, _MIXED, strict=True):
        mixed ^= part.astype("i8").view("u8") * np.uint64(factor)
        mixed = (mixed << np.uint64(13)) | (mixed >> np.uint64(51))
    return mixed


def _mix_one(family: Family) -> int:
    return int(_mix([np.array([each]) for each in family])[0])


def _find_uncompared(database: Database) -> frozenset[int]:
    """The keys of claims that a person rejected; those of metrics that are never compared make no family anyway."""
    rows = database.fetch("SELECT key FROM claim_status JOIN claim ON claim.id = claim_status.claim"
                          " WHERE status = 'reject'")  # fmt: skip
    return frozenset(key for (key,) in rows)


def _find_bonds(database: Database) -> dict[int, int]:
    """The claims that a person said to be of one figure, by their keys."""
    return dict(database.fetch("SELECT key, bond FROM same_figure JOIN claim ON claim.id = same_figure.claim"))


def _to_batches(families: Sequence[Family], rows: Mapping[Family, Array]) -> Iterator[dict[Family, Array]]:
    """Families together until they hold enough claims for one transaction."""
    batch: dict[Family, Array] = {}
    claims = 0
    for family in families:
        batch[family] = rows.get(family, np.empty(0, dtype="i8"))
        claims += len(batch[family]) + 1
        if claims >= CLAIMS_AT_ONCE:
            yield batch
            batch, claims = {}, 0
    if batch:
        yield batch


def _read_statements(
    database: Database, columns: Columns, voices: Array, batch: Mapping[Family, Array]
) -> dict[Family, list[Statement]]:
    """The claims of some families with their exact numbers."""
    keys = [int(columns["key"][at]) for rows in batch.values() for at in rows]
    exact = {
        row[0]: row[1:]
        for row in database.fetch(
            "SELECT key, id, value, low, high, start FROM claim WHERE key IN (SELECT value FROM json_each(?))",
            (str(keys),),
        )
    }
    ids = {
        int(each)
        for name in ("kind", "qualifier", "modality")
        for rows in batch.values()
        for each in columns[name][rows]
    }
    words = find_words_of(database, ids)
    found = {}
    for family, rows in batch.items():
        metric = find_words_of(database, [family[0]]).get(family[0], "")
        if metric in NEVER_COMPARED:
            continue  # a bond has no metric of its own
        found[family] = [
            _to_statement(columns, voices, int(at), exact[int(columns["key"][at])], words, metric)
            for at in rows
            if int(columns["key"][at]) in exact
        ]
    return found


def _to_statement(
    columns: Columns, voices: Array, at: int, exact: tuple[Any, ...], words: Mapping[int, str], metric: str
) -> Statement:
    claim, value, low, high, position = exact
    published = float(columns["published"][at])
    day = int(columns["published_day"][at])
    is_known = published == published  # noqa: PLR0124 only NaN differs from itself
    return Statement(
        key=int(columns["key"][at]),
        claim=claim,
        text=int(columns["text"][at]),
        voice=int(voices[at]),
        is_attributed=bool(columns["attribution"][at]),
        kind=words.get(int(columns["kind"][at]), ""),
        qualifier=words.get(int(columns["qualifier"][at]), ""),
        modality=words.get(int(columns["modality"][at]), "asserted"),
        value=_to_decimal(value),
        low=_to_decimal(low),
        high=_to_decimal(high),
        start=int(columns["start_day"][at]),
        end=int(columns["end_day"][at]),
        published=published if is_known else 0.0,
        # A bare day is midnight: ordinal 1 is the Julian day 1721425.5.
        has_time=is_known and published != day + 1721424.5,
        position=position,
        part=_to_part(columns, at),
        is_toll=is_toll(metric),
        about=find_width(metric),
    )


def _to_part(columns: Columns, at: int) -> Part:
    if not columns["is_part"][at]:
        return Part.NONE
    return Part.NAMED if columns["subject"][at] else Part.LOOSE


def _to_decimal(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)


def find_width(metric: str) -> Decimal:
    """The share by which «environ» may be off for a metric; a tenth for one without a definition."""
    known = load_metric_definitions().get(metric)
    return known.about_width if known else Decimal("0.1")


def is_toll(metric: str) -> bool:
    """Whether a running total of the metric rises."""
    known = load_metric_definitions().get(metric)
    return known is not None and known.is_toll


def find_words_of(database: Database, ids: Iterable[int]) -> dict[int, str]:
    """The words of ids of `name`, as they stand there."""
    keys = str(sorted({int(each) for each in ids}))
    rows = database.fetch("SELECT id, words FROM name WHERE id IN (SELECT value FROM json_each(?))", (keys,))
    return {key: from_cell(words) for key, words in rows}


def find_ids_of(database: Database, words: Iterable[str]) -> list[int]:
    """The ids of words in `name`; those that no claim has are left out."""
    cells = json.dumps(list(words))
    return [key for (key,) in database.fetch(
        "SELECT id FROM name WHERE words IN (SELECT value FROM json_each(?))", (cells,))]  # fmt: skip


# Writing:


def _save_family(database: Database, family: Family, statements: Sequence[Statement]) -> None:
    """The figures of a family in place of those that it had; a figure keeps its id as long as most of its claims."""
    condition = "metric = ? AND unit = ? AND subject = ? AND place = ? AND text = ?"
    held = database.fetch(
        f"SELECT claim, figure, verdict FROM member JOIN figure ON figure.id = member.figure WHERE {condition}", family
    )
    old = {claim: figure for claim, figure, _ in held}
    seen = {claim: (figure, verdict) for claim, figure, verdict in held}
    database.execute(f"DELETE FROM member WHERE figure IN (SELECT id FROM figure WHERE {condition})", family)
    database.execute(f"DELETE FROM figure WHERE {condition}", family)
    figures = reconcile_bond(statements) if family[4] < 0 else reconcile(statements)
    publishers = _find_publishers(database, statements)
    now: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for figure in sorted(figures, key=lambda each: -len(each.members)):
        key = _save_figure(database, family, figure, publishers, _find_old_key(figure, old, taken))
        taken.add(key)
        now |= {member.key: (key, str(figure.verdict.judgement)) for member in figure.members}
    changed = {key // BLOCK_CLAIMS for key in seen.keys() | now.keys() if seen.get(key) != now.get(key)}
    database.execute_many("INSERT OR IGNORE INTO stale_block (number) VALUES (?)", [(number,) for number in changed])


def _find_old_key(figure: Figure, old: Mapping[int, int], taken: set[int]) -> int | None:
    """The id that most of the figure's claims had before; None where it is taken or there was none."""
    keys = [old[member.key] for member in figure.members if member.key in old]
    most = max(set(keys), key=lambda key: (keys.count(key), -key), default=None)
    return None if most in taken else most


def _save_figure(
    database: Database, family: Family, figure: Figure, publishers: Mapping[int, set[int]], key: int | None
) -> int:
    members = figure.members
    judged = figure.statements or members
    latest = figure.latest
    finals = [each for each in figure.finals if each.interval]
    ends = [end for each in finals for end in (each.low, each.high, each.value) if end is not None]
    days = [day for each in judged for day in (each.start, each.end) if day]
    low, high = min(ends, default=None), max(ends, default=None)
    row: Row = {
        **dict(zip(("metric", "unit", "subject", "place", "text"), family, strict=True)),
        "kind": figure.kind,
        "date_start": to_day(min(days, default=0)),
        "date_end": to_day(max(days, default=0)),
        "starts": to_day(figure.starts),
        "verdict": str(figure.verdict.judgement),
        "reason": json.dumps(_to_record(figure.verdict.reason)),
        "notes": json.dumps([_to_record(note) for note in figure.notes]),
        "voices": len({each.voice for each in judged}),
        "publishers": len(set().union(*(publishers[each.text] for each in judged))),
        "claims": len(members),
        "latest": latest.key if latest else None,
        "value": _to_digits(latest.value if latest else None),
        "value_real": to_sortable(latest.value if latest else None),
        "low": _to_digits(low),
        "low_real": to_sortable(low),
        "high": _to_digits(high),
        "high_real": to_sortable(high),
        "is_open_low": int(any(each.low is None for each in finals)),
        "is_open_high": int(any(each.high is None for each in finals)),
    }
    if key is not None:
        row["id"] = key
    saved = database.execute(to_insert("figure", row), row)
    database.execute_many(
        "INSERT OR REPLACE INTO member (claim, figure, takes_part) VALUES (?, ?, ?)",
        [(each.key, saved, int(each.takes_part)) for each in members],
    )
    return saved


def _find_publishers(database: Database, statements: Sequence[Statement]) -> dict[int, set[int]]:
    """The outlets in which each text came out; a text of an unknown outlet counts as one of its own."""
    texts = {statement.text for statement in statements}
    rows = database.fetch(
        "SELECT DISTINCT appearance.text, ifnull(alias.actor, name.id) FROM appearance"
        " LEFT JOIN name ON name.words = publisher LEFT JOIN alias ON alias.name = name.id"
        " WHERE appearance.text IN (SELECT value FROM json_each(?))",
        (str(sorted(texts)),),
    )
    found: dict[int, set[int]] = {text: set() for text in texts}
    for text, publisher in rows:
        found[text].add(-text if publisher is None else publisher)
    return found


def _to_record(reason: Reason) -> dict[str, Any]:
    """A reason as JSON: claims by their ids, numbers with every digit."""
    return {
        "rule": reason.rule,
        "one": reason.one.claim if reason.one else None,
        "other": reason.other.claim if reason.other else None,
        "width": _to_digits(reason.width),
        "count": reason.count,
        "number": _to_digits(reason.number),
    }


def _to_digits(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def to_day(ordinal: int) -> str | None:
    """An ordinal as an ISO day; None for none."""
    return date.fromordinal(ordinal).isoformat() if ordinal else None
