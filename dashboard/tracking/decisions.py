"""What people decide -> rows that are never changed, and what follows from all of them that still hold.

Undoing is a row too. What follows (which names are one actor, what a claim's status is, which claims are one figure) is
worked out again from the whole log, so that it never depends on the order in which decisions were undone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from dashboard.tracking.columns import Columns, bump_version, mark_stale
from dashboard.tracking.corrections import (
    find_claim,
    put_correction,
    put_hand_claim,
    settle_correction,
    settle_hand_claim,
    withdraw,
)
from dashboard.tracking.database import Database
from dashboard.tracking.errors import DecisionError
from dashboard.tracking.queries import to_insert
from dashboard.tracking.rows import from_cell, to_cell

ACTOR_ACTIONS = ("merge", "split", "rename", "apart")
"""Two actors are one; a name is none of its actor's; an actor gets another label; two actors stay two."""
CLAIM_ACTIONS = ("accept", "reject", "same_figure", "correct")
"""A claim is right; it is wrong and counts no more; several claims are of one figure; fields of it are others."""
DOCUMENT_ACTIONS = ("date", "add_claim")
"""A document came out on a day that a person knows; it holds a figure that no rule read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it was taken."""

    id: int
    target: str
    target_id: str
    action: str
    details: Mapping[str, Any]
    made_by: str | None
    made_at: str
    reason: str | None
    undoes: int | None
    is_undone: bool


def read_decisions(database: Database, target: str | None = None) -> list[Decision]:
    """Every decision, or those on one sort of thing, the oldest first, undone ones and undoings included."""
    rows = database.fetch_rows(
        "SELECT decision.*, undoing.id IS NOT NULL AS is_undone FROM decision"
        " LEFT JOIN decision AS undoing ON undoing.undoes = decision.id"
        " WHERE ?1 IS NULL OR decision.target = ?1 ORDER BY decision.id",
        target,
    )
    return [_to_decision(row) for row in rows]


def find_standing(database: Database, target: str, action: str | None = None) -> list[Decision]:
    """The decisions that hold, or those of one action, the oldest first."""
    return [
        each
        for each in read_decisions(database, target)
        if not each.is_undone and each.undoes is None and action in (None, each.action)
    ]


def decide(
    database: Database,
    target: str,
    target_id: str,
    action: str,
    details: Mapping[str, Any],
    *,
    made_by: str | None = None,
    reason: str | None = None,
) -> int:
    """Note a decision and let it hold; its number."""
    _check(database, target, target_id, action, details)
    details = _settle(database, target_id, action, details)
    return _write(
        database,
        {
            "target": target,
            "target_id": target_id,
            "action": action,
            "details": json.dumps(details),
            "made_by": made_by,
            "reason": reason,
        },
    )


def undo(database: Database, decision: int, *, made_by: str | None = None, reason: str | None = None) -> int:
    """Take a decision back; the number of the row that does so."""
    row = database.fetch_row("SELECT * FROM decision WHERE id = ?", decision)
    if row is None:
        raise DecisionError(f"no decision has the number {decision}; list them with: python -m dashboard actors --log")
    if row["undoes"] is not None or database.fetch("SELECT 1 FROM decision WHERE undoes = ?", (decision,)):
        raise DecisionError(f"decision {decision} is undone already, or is an undoing; decide anew instead")
    copied = {name: row[name] for name in ("target", "target_id", "action", "details")}
    return _write(database, {**copied, "undoes": decision, "made_by": made_by, "reason": reason})


def _write(database: Database, row: dict[str, Any]) -> int:
    cells = {name: to_cell(each) if isinstance(each, str) else each for name, each in row.items()}
    with database.transaction():
        bump_version(database)
        made = {**cells, "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
        key = database.execute(to_insert("decision", made), made)
        apply = {"actor": _apply_actors, "claim": _apply_claims, "document": _apply_claims}.get(str(row["target"]))
        if apply:
            apply(database)
        return key


def _check(database: Database, target: str, target_id: str, action: str, details: Mapping[str, Any]) -> None:
    """Refuse what could not hold, so that nothing is noted that does nothing."""
    actions = {"actor": ACTOR_ACTIONS, "claim": CLAIM_ACTIONS, "document": DOCUMENT_ACTIONS}.get(target, ())
    if action not in actions:
        raise DecisionError(f"nobody can {action} a {target}; what can be decided: {', '.join(actions) or 'nothing'}")
    names = [target_id, *details.get("names", ())] if target == "actor" else []
    for name in names:
        if not database.fetch("SELECT 1 FROM name WHERE words = ?", (to_cell(name),)):
            raise DecisionError(f"no figure names «{name}»; find names with: python -m dashboard actors")
    claims = [target_id, *details.get("claims", ())] if target == "claim" else []
    for claim in claims:
        if not database.fetch("SELECT 1 FROM claim WHERE id = ?", (to_cell(claim),)):
            raise DecisionError(f"no figure has the number {claim}; numbers are the column id of an export")
    if action == "rename" and not str(details.get("label", "")).strip():
        raise DecisionError("the new name is empty; give it a word")


def _settle(database: Database, target_id: str, action: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
    """The full values that a correction, or a claim by hand, decides on; the details of any other decision."""
    if action == "correct":
        claim = find_claim(database, target_id)
        if claim is None:
            raise DecisionError(f"the figure {target_id} is history; correct the one that stands there now")
        return settle_correction(claim, details)
    if action == "add_claim":
        text = database.fetch("SELECT content FROM text WHERE document_id = ?", (to_cell(target_id),))
        if not text:
            raise DecisionError(f"no document has the number {target_id}; list them with: python -m dashboard search")
        return settle_hand_claim(from_cell(text[0][0]), details)
    return details


# Actors


def _apply_actors(database: Database) -> None:
    """Which name stands for which actor, from the spellings and from every decision that holds."""
    before = dict(database.fetch("SELECT name, actor FROM alias"))
    rows = database.fetch("SELECT id, words, folded FROM name ORDER BY id")
    first: dict[Any, int] = {}
    actors = {key: first.setdefault(folded, key) for key, _, folded in rows}
    keys = {from_cell(words): key for key, words, _ in rows}
    members: dict[int, set[int]] = defaultdict(set)
    for name, actor in actors.items():
        members[actor].add(name)
    labels: dict[int, tuple[str, int]] = {}
    decided: dict[int, int] = {}
    for decision in find_standing(database, "actor"):
        target = keys.get(decision.target_id)
        if target is None:
            continue
        if decision.action == "merge":
            joined = {actors[keys[name]] for name in decision.details["names"] if name in keys} - {actors[target]}
            for name in [each for actor in joined for each in members[actor]]:
                members[actors[name]].discard(name)
                actors[name], decided[name] = actors[target], decision.id
                members[actors[target]].add(name)
        elif decision.action == "split":
            _split(actors, members, target)
            decided[target] = decision.id
        elif decision.action == "rename":
            labels[actors[target]] = (str(decision.details["label"]), decision.id)
    after = {name: actor for name, actor in actors.items() if name != actor}
    database.execute("DELETE FROM alias")
    database.execute_many(
        "INSERT INTO alias (name, actor, decision) VALUES (?, ?, ?)",
        [(name, actor, decided.get(name)) for name, actor in after.items()],
    )
    database.execute("DELETE FROM actor")
    database.execute_many(
        "INSERT INTO actor (id, label, decision) VALUES (?, ?, ?)",
        [(actor, to_cell(label), decision) for actor, (label, decision) in labels.items()],
    )
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    changed |= {before[name] for name in changed if name in before} | {after[name] for name in changed if name in after}
    _mark_named(database, changed)


def _split(actors: dict[int, int], members: dict[int, set[int]], name: int) -> None:
    """Take a name out of its actor; where the actor went by that very name, the others keep together without it."""
    others = members[actors[name]] - {name}
    if actors[name] == name and others:
        first = min(others)
        members[first] = others
        for each in others:
            actors[each] = first
    else:
        members[actors[name]].discard(name)
    actors[name] = name
    members[name] = {name}


def _mark_named(database: Database, names: Iterable[int]) -> None:
    """Note that all figures with these names are to be judged anew."""
    names = sorted(names)
    if not names:
        return
    columns = Columns(database)
    roles = ("subject", "agent", "place", "attribution", "voice_publisher")
    is_named = np.zeros(len(columns), dtype=bool)
    for role in roles:
        is_named |= np.isin(columns[role], names)
    mark_stale(database, np.unique(columns["text"][is_named]).tolist())
    database.execute(
        "INSERT OR REPLACE INTO stale_family (metric, unit, subject, place, text, since)"
        " SELECT DISTINCT metric, unit, subject, place, text, (SELECT version FROM content) FROM figure"
        " WHERE subject IN (SELECT value FROM json_each(?1)) OR place IN (SELECT value FROM json_each(?1))",
        (str(names),),
    )


# Claims


def _apply_claims(database: Database) -> None:
    """What the status of each claim is, which claims are of one figure, and what people corrected or added."""
    moved = dict(database.fetch("SELECT old_claim, new_claim FROM succession"))
    statuses: dict[str, tuple[str, int]] = {}
    bonds: dict[str, int] = {}
    corrected: set[str] = set()
    for decision in find_standing(database, "claim"):
        if decision.action == "same_figure":
            for claim in (decision.target_id, *decision.details["claims"]):
                bonds[_follow(claim, moved)] = decision.id
        elif decision.action == "correct":
            corrected.add(_follow(decision.target_id, moved))
        else:
            statuses[_follow(decision.target_id, moved)] = (decision.action, decision.id)
    before = set(database.fetch("SELECT claim, status FROM claim_status")) | set(
        database.fetch("SELECT claim, bond FROM same_figure")
    )
    old_bonds = {bond for (bond,) in database.fetch("SELECT DISTINCT bond FROM same_figure")}
    database.execute("DELETE FROM claim_status")
    database.execute("DELETE FROM same_figure")
    database.execute_many(
        "INSERT INTO claim_status (claim, status, decision) VALUES (?, ?, ?)",
        [(claim, status, decision) for claim, (status, decision) in statuses.items()],
    )
    database.execute_many("INSERT INTO same_figure (claim, bond) VALUES (?, ?)", list(bonds.items()))
    after = {(claim, status) for claim, (status, _) in statuses.items()} | set(bonds.items())
    claims = sorted({str(claim) for claim, _ in before ^ after} | corrected)
    texts = database.fetch(
        "SELECT DISTINCT extraction.text FROM claim JOIN extraction ON extraction.id = claim.extraction"
        " WHERE claim.id IN (SELECT value FROM json_each(?))",
        (json.dumps(claims),),
    )
    changed = {text for (text,) in texts} | _find_changed_texts(database)
    # The families that claims leave are stale as well as those that they come to.
    mark_stale(database, changed)
    withdraw(database)
    put_decided(database)
    mark_stale(database, changed | _find_changed_texts(database))
    version = database.fetch_number("SELECT version FROM content")
    database.execute_many(
        "INSERT OR REPLACE INTO stale_family (metric, unit, subject, place, text, since) VALUES (0, 0, 0, 0, ?, ?)",
        [(-bond, version) for bond in old_bonds],
    )


def _find_changed_texts(database: Database) -> set[int]:
    """The texts with claims that people corrected or added."""
    rows = database.fetch(
        "SELECT DISTINCT extraction.text FROM extraction JOIN claim ON claim.extraction = extraction.id"
        " WHERE claim.key IN (SELECT claim FROM correction UNION SELECT claim FROM hand_claim)"
    )
    return {text for (text,) in rows}


def put_decided(database: Database, text: int | None = None) -> None:
    """Let corrections and claims by hand hold in the current reading of a text, or of all, after `withdraw`."""
    of_text = (
        "SELECT 1 FROM claim JOIN extraction ON extraction.id = claim.extraction AND is_current"
        " WHERE claim.id = ?1 AND (?2 IS NULL OR extraction.text = ?2)"
    )
    for decision in find_standing(database, "document", "add_claim"):
        is_meant = text is None or database.fetch(
            "SELECT 1 FROM text WHERE document_id = ? AND id = ?", (to_cell(decision.target_id), text)
        )
        if is_meant:
            put_hand_claim(database, decision.target_id, decision.id, decision.details)
    corrections = find_standing(database, "claim", "correct")
    moved = dict(database.fetch("SELECT old_claim, new_claim FROM succession")) if corrections else {}
    for decision in corrections:
        claim = _follow(decision.target_id, moved)
        if database.fetch(of_text, (claim, text)):
            put_correction(database, claim, decision.id, decision.details)


def find_wanted(database: Database) -> frozenset[str]:
    """The ids of the claims that a person wants to be there: accepted, corrected, or bound to others."""
    moved = dict(database.fetch("SELECT old_claim, new_claim FROM succession"))
    wanted = {
        _follow(claim, moved)
        for decision in find_standing(database, "claim")
        if decision.action != "reject"
        for claim in (decision.target_id, *decision.details.get("claims", ()))
    }
    rejected = {claim for (claim,) in database.fetch("SELECT claim FROM claim_status WHERE status = 'reject'")}
    bound = {claim for (claim,) in database.fetch("SELECT claim FROM same_figure")}
    return frozenset((wanted - rejected) | bound)


def _follow(claim: str, moved: Mapping[str, str]) -> str:
    """The id that a claim goes by now."""
    seen: set[str] = set()
    while claim in moved and claim not in seen:
        seen.add(claim)
        claim = moved[claim]
    return claim


def find_decided_date(database: Database, document_id: str) -> Decision | None:
    """The day that a person gave a document, if anybody did and it holds."""
    return next(
        (each for each in reversed(find_standing(database, "document", "date")) if each.target_id == document_id), None
    )


def _to_decision(row: Mapping[str, Any]) -> Decision:
    words: Sequence[str] = ("target_id", "made_by", "reason")
    return Decision(
        **{name: row[name] for name in ("id", "target", "action", "made_at", "undoes")},
        **{name: from_cell(row[name]) for name in words},
        details=json.loads(row["details"]),
        is_undone=bool(row["is_undone"]),
    )
