"""One document with its claims -> the rows of the store, all within one transaction of the caller."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dashboard.tracking.addresses import fold_address
from dashboard.tracking.appearances import find_dating
from dashboard.tracking.claims_files import PARTIAL_TEXT
from dashboard.tracking.columns import bump_version, mark_stale
from dashboard.tracking.copies import join_copies
from dashboard.tracking.corrections import NAMED_FIELDS, withdraw
from dashboard.tracking.database import Database, Row
from dashboard.tracking.decisions import find_wanted, put_decided
from dashboard.tracking.identity import find_wholes, hash_folded, make_claim_ids, make_document_id
from dashboard.tracking.matching import Change, Named, match_readings, match_versions
from dashboard.tracking.naming import save_names
from dashboard.tracking.queries import to_insert, to_update
from dashboard.tracking.records import Appearance
from dashboard.tracking.rows import appearance_from_row, appearance_to_row, claim_from_row, claim_to_row, to_cell
from dashboard.tracking.versions import note_partial, note_version, settle_again
from extract.model import Claim, Document

KEPT_BY_DECISION = "kept_by_decision"
"""The flag of a claim that no rule reads any more, and that stays because a person decided on it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What keeping a document would change: found before it is read for figures, checked again when it is saved."""

    hash: str
    known: tuple[tuple[int, Appearance], ...]
    """The appearances of its text so far, each with its key."""
    index: int | None
    """Which of them the document is; None for a new one."""
    appearance: Appearance
    """What that appearance becomes."""
    to_read: Document | None
    """The text as it is to be read for figures; None when nothing changes."""
    published: str | None
    """The date that the text has then."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What keeping a document did beside adding it."""

    copy_of: str | None
    """The `document_id` of the text that it copies most."""
    version_of: str | None
    """The `document_id` of the older text of the same page."""
    changes: tuple[Change, ...]
    """What its new reading, or the new version of its page, did to claims; unchanged ones are left out."""


def save_document(
    database: Database,
    plan: Plan,
    text: str,
    reading: Document,
    claims: Sequence[Claim],
    *,
    rules_version: str,
    run: int,
) -> Saved:
    """Keep a document as planned, and note everything that it makes stale."""
    bump_version(database)
    key, is_new = _save_text(database, text, plan.hash, is_partial=PARTIAL_TEXT in reading.flags)
    keys, appearances = _save_appearance(database, key, plan)
    save_names(database, [each.publisher for each in appearances])
    dating = keys[find_dating(appearances)]
    changes = _save_extraction(database, key, dating, plan.hash, reading, claims, rules_version)
    stale = {key}
    copy_of = None
    if is_new:
        stale |= set(join_copies(database, key, text, hash_folded(text)))
        copy_of = _find_copied(database, key)
    place = keys[plan.index] if plan.index is not None else keys[-1]
    pairs = note_version(database, place) or note_partial(database, place)
    settle_again(database, key)
    stale |= {each for pair in pairs for each in pair}
    stale |= {other for (other,) in database.fetch("SELECT text FROM likeness WHERE leader = "
              "(SELECT leader FROM likeness WHERE text = ?)", (key,))}  # fmt: skip
    mark_stale(database, stale)
    _save_changes(database, run, make_document_id(plan.hash), "reading", changes)
    version_of = None
    for older, newer in pairs:
        version_changes = match_versions(read_named(database, older), read_named(database, newer))
        changes += version_changes
        version_of = _document_id(database, older)
        _save_changes(database, run, _document_id(database, newer), "version", version_changes)
    return Saved(copy_of, version_of, tuple(change for change in changes if change.sort != "same"))


def read_named(database: Database, text: int) -> list[Named]:
    """The claims of the current reading of a text with their ids, in their order."""
    rows = database.fetch_rows(
        "SELECT claim.*, appearance.document FROM claim"
        " JOIN extraction ON extraction.id = claim.extraction AND is_current"
        " JOIN appearance ON appearance.id = extraction.appearance"
        " WHERE extraction.text = ? ORDER BY position",
        text,
    )
    return [(row["id"], claim_from_row(row, row["document"])) for row in rows]


def find_appearances(database: Database, text: int) -> list[tuple[int, Appearance]]:
    """Where a text came out, each with its key, in the order in which it was learnt."""
    rows = database.fetch_rows("SELECT * FROM appearance WHERE text = ? ORDER BY id", text)
    return [(row["id"], appearance_from_row(row)) for row in rows]


def with_appearance(appearance: Appearance, known: Sequence[Appearance], index: int | None) -> list[Appearance]:
    """The appearances of a text once one of them is replaced, or a new one added at the end."""
    if index is None:
        return [*known, appearance]
    return [*known[:index], appearance, *known[index + 1 :]]


def _save_text(database: Database, text: str, text_hash: str, *, is_partial: bool) -> tuple[int, bool]:
    """The key of the text, which is kept once however often it came out, and whether it is new."""
    row = database.fetch_row("SELECT id FROM text WHERE hash = ?", text_hash)
    if row is not None:
        return int(row["id"]), False
    cells = (make_document_id(text_hash), text_hash, hash_folded(text), to_cell(text), is_partial)
    key = database.execute(
        "INSERT INTO text (document_id, hash, folded_hash, content, is_partial) VALUES (?, ?, ?, ?, ?)", cells
    )
    return key, True


def _save_appearance(database: Database, text: int, plan: Plan) -> tuple[list[int], list[Appearance]]:
    """Every appearance of the text with its key, after the planned one is written."""
    keys = [key for key, _ in plan.known]
    url = plan.appearance.url
    row: Row = {
        **appearance_to_row(plan.appearance),
        "text": text,
        "read_at": now(),
        "address": to_cell(fold_address(url)) if url else None,
    }
    if plan.index is not None:
        database.execute(to_update("appearance", row), {**row, "id": keys[plan.index]})
    else:
        keys.append(database.execute(to_insert("appearance", row), row))
    return keys, with_appearance(plan.appearance, [each for _, each in plan.known], plan.index)


def _save_extraction(
    database: Database,
    text: int,
    appearance: int,
    text_hash: str,
    reading: Document,
    claims: Sequence[Claim],
    rules_version: str,
) -> list[Change]:
    """Make this reading of the text the current one, unless it is what the current one says; what it changed."""
    made_from: Row = {
        "published": reading.published,
        "language": to_cell(reading.language),
        "rules_version": rules_version,
        "flags": json.dumps(list(reading.flags)),
    }
    current = database.fetch_row("SELECT * FROM extraction WHERE text = ? AND is_current = 1", text)
    if current and made_from.items() <= current.items():
        database.execute("UPDATE extraction SET appearance = ? WHERE id = ?", (appearance, current["id"]))
        return []
    withdraw(database, text)
    before = read_named(database, text) if current else []
    database.execute("UPDATE extraction SET is_current = 0 WHERE text = ?", (text,))
    row: Row = {**made_from, "text": text, "appearance": appearance, "made_at": now(), "is_current": 1}
    extraction = database.execute(to_insert("extraction", row), row)
    ids = _save_claims(database, extraction, text_hash, claims)
    save_names(database, [reading.language])
    changes = match_readings(before, list(zip(ids, claims, strict=True))) if current else []
    changes = _carry_decisions(database, extraction, changes, len(claims))
    put_decided(database, text)
    return changes


def _save_claims(database: Database, extraction: int, text_hash: str, claims: Sequence[Claim]) -> list[str]:
    """The ids of the claims, once they are written."""
    ids = make_claim_ids(text_hash, claims)
    for position, (claim, claim_id, whole) in enumerate(zip(claims, ids, find_wholes(claims, ids), strict=True)):
        own = {"extraction": extraction, "id": claim_id, "position": position, "part_of": whole}
        row: Row = {**claim_to_row(claim), **own}
        database.execute(to_insert("claim", row), row)
    save_names(database, [getattr(claim, name) for claim in claims for name in NAMED_FIELDS])
    return ids


def _carry_decisions(database: Database, extraction: int, changes: Sequence[Change], count: int) -> list[Change]:
    """Let what was decided on old claims hold for their successors; keep those that have none."""
    kept = []
    wanted = find_wanted(database) if any(change.new is None for change in changes) else frozenset()
    for change in changes:
        if change.old is None:
            continue
        old = change.old[0]
        if change.new is not None and change.new[0] != old:
            new = change.new[0]
            database.execute("INSERT OR REPLACE INTO succession (old_claim, new_claim) VALUES (?, ?)", (old, new))
            _move_decisions(database, old, new)
        elif change.new is None and old in wanted:
            kept.append(change.old)
    for position, (claim_id, claim) in enumerate(kept, start=count):
        flags = tuple(dict.fromkeys((*claim.flags, KEPT_BY_DECISION)))
        own = {"extraction": extraction, "id": claim_id, "position": position, "part_of": None}
        row: Row = {**claim_to_row(replace(claim, flags=flags)), **own}
        database.execute(to_insert("claim", row), row)
    names = {claim_id for claim_id, _ in kept}
    return [change for change in changes if change.old is None or change.old[0] not in names]


def _move_decisions(database: Database, old: str, new: str) -> None:
    for table in ("claim_status", "same_figure"):
        database.execute(f"UPDATE OR IGNORE {table} SET claim = ? WHERE claim = ?", (new, old))


def _save_changes(database: Database, run: int, document_id: str, cause: str, changes: Sequence[Change]) -> None:
    rows: list[Mapping[str, object]] = [
        {
            "run": run,
            "document_id": document_id,
            "sort": change.sort,
            "cause": cause,
            "old_claim": change.old[0] if change.old else None,
            "new_claim": change.new[0] if change.new else None,
            "fields": json.dumps(change.fields),
        }
        for change in changes
        if change.sort != "same"
    ]
    for row in rows:
        database.execute(to_insert("change", row), dict(row))


def _find_copied(database: Database, text: int) -> str | None:
    """The document that the text copies most; None where it stands alone."""
    nearest = database.fetch_number("SELECT nearest FROM likeness WHERE text = ?", text)
    return _document_id(database, nearest) if nearest else None


def _document_id(database: Database, text: int) -> str:
    return str(database.fetch("SELECT document_id FROM text WHERE id = ?", (text,))[0][0])


def now() -> str:
    """The moment as the store notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
