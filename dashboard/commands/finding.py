"""`search` and `stats`: where words stand, and what the store holds."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.commands.parsing import add_command, add_json, print_json, store_path
from dashboard.tracking.searching import MARKS
from dashboard.tracking.store import Store

FOUND = ("»", "«")
"""How a found word is marked on a terminal."""


def add_search(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `search`."""
    search = add_command(
        commands,
        "search",
        "find documents and figures by their words, accents and case aside",
        'python -m dashboard search "biélorussie arrestations"\n'
        "python -m dashboard search '\"un troisième décès\"' --json",
    )
    search.add_argument("words", nargs="+", help="all of them must be there; a phrase in quotation marks")
    search.add_argument("--limit", type=int, default=20, help="how many documents to list (default: 20)")
    add_json(search)
    search.set_defaults(run_command=_run_search)


def _run_search(options: argparse.Namespace) -> int:
    with Store.open(store_path(options), read_only=True) as store:
        hits, total = store.search(" ".join(options.words), options.limit)
    for hit in hits:
        if options.json:
            print_json(asdict(hit))
            continue
        excerpt = " ".join(hit.excerpt.split()).replace(MARKS[0], FOUND[0]).replace(MARKS[1], FOUND[1])
        about = [part for part in (hit.title, hit.publisher, hit.published) if part]
        print(f"{hit.document_id}  {' · '.join(about) or 'unknown title'}\n    {excerpt}")
        if hit.claims:
            print(f"    figures: {', '.join(hit.claims)}")
    if not options.json:
        shown = f", {len(hits)} shown; --limit shows more" if len(hits) < total else ""
        print(f"{total} document{'s' * (total != 1)}{shown}")
    return 0


def add_stats(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `stats`."""
    stats = add_command(
        commands,
        "stats",
        "say what the store holds, and how its imports went",
        "python -m dashboard stats\npython -m dashboard stats --json",
    )
    add_json(stats)
    stats.set_defaults(run_command=_run_stats)


def _run_stats(options: argparse.Namespace) -> int:
    path = store_path(options)
    with Store.open(path, read_only=True) as store:
        stats = store.read_stats()
        runs = store.read_runs()
    if options.json:
        print_json({"store": str(path), **asdict(stats), "runs": [asdict(run) for run in runs]})
        return 0
    print(f"{path} (schema {stats.schema}, {stats.megabytes:.1f} MB)")
    print(f"documents {stats.documents}, near-copies {stats.copies}, replaced by newer versions {stats.superseded}")
    print(f"figures stated {stats.claims}: {_write_counts(stats.metrics)}")
    print(f"figures compared {stats.figures}: {_write_counts(stats.verdicts)}")
    print(f"actors {stats.actors}, decisions {stats.decisions}, read with other rules {stats.outdated}")
    if stats.stale:
        print(f"to be worked out anew: {stats.stale}; the next add or rebuild does it")
    for run in runs[-5:]:
        state = run.outcome or "broke off, or still goes on"
        print(f"{run.sort} {run.id} of {run.started_at}: {state}; given {run.given} = read {run.read} +"
              f" already known {run.known} + empty {run.empty} + refused {run.refused}")  # fmt: skip
    return 0


def _write_counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
