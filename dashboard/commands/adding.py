"""`add` and `rebuild`: documents into the store, and all of them read anew after a change of the rules."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dashboard.commands.parsing import add_command, add_json, print_json, store_path
from dashboard.tracking.importing import Account, Progress, import_documents
from dashboard.tracking.rebuilding import rebuild_documents
from dashboard.tracking.records import StoredChange
from dashboard.tracking.store import Store
from extract import load_lexicons, read_documents

STOPPED = 130
"""What a shell expects of a program that Ctrl-C ended."""

SHOWN_CHANGES = 20
"""So many changed figures a rebuild names on a screen."""


def add_add(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `add`."""
    add = add_command(
        commands,
        "add",
        "put documents and their figures into the store",
        "python -m dashboard add seeds/\n"
        "python -m dashboard add article.txt --published 2020-08-18 --language fr\n"
        "python -m dashboard add claims.jsonl\n\n"
        "A folder may hold a manifest.toml that gives title, publisher and date of its files; claims.jsonl is\n"
        "what `python -m extract claims` wrote. The same document twice changes nothing; with a date that was\n"
        "unknown before, it is read anew. Stopped or killed at any moment, the same command goes on.",
    )
    add.add_argument(
        "paths", nargs="+", metavar="PATH", help="a text file, a file of JSON lines or of claims, or a folder"
    )
    add.add_argument("--published", metavar="DATE", help="publication date of documents that have none: 2020-08-18")
    add.add_argument("--language", metavar="CODE", help="language of documents that do not say theirs: fr")
    add.add_argument("--run", type=int, help=argparse.SUPPRESS)
    add_json(add)
    add.set_defaults(run_command=_run_add)


def add_rebuild(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `rebuild`."""
    rebuild = add_command(
        commands,
        "rebuild",
        "read every stored text anew with the rules of today, and say what changed",
        "python -m dashboard rebuild\n"
        "python -m dashboard rebuild --changes 3 --json\n\n"
        "What people decided holds on: for the figure that stands there now, or for the old one, which stays.",
    )
    rebuild.add_argument("--changes", type=int, metavar="RUN", help="only name what an earlier rebuild or add changed")
    add_json(rebuild)
    rebuild.set_defaults(run_command=_run_rebuild)


def _run_add(options: argparse.Namespace) -> int:
    # A wrong date or language is said before a store is made.
    read_documents([], published=options.published, language=options.language)
    account = add_documents(
        store_path(options),
        options.paths,
        published=options.published,
        language=options.language,
        run=options.run,
        is_json=options.json,
    )
    return STOPPED if account.is_stopped else int(account.refused > 0)


def add_documents(
    path: Path,
    documents: Sequence[str],
    *,
    published: str | None = None,
    language: str | None = None,
    run: int | None = None,
    is_json: bool = False,
) -> Account:
    """Import the documents and say what became of them."""
    with Store.open(path) as store, tqdm(unit=" documents", disable=None, leave=False) as bar:
        account = import_documents(
            store,
            documents,
            load_lexicons(),
            published=published,
            language=language,
            progress=_to_progress(bar),
            run=run,
        )
    if is_json:
        print_json({**asdict(account), "given": account.given, "store": str(path)})
        return account
    print(account)
    if account.first_undated:
        print(_say_how_to_date(account))
    print(f"The figures are in {path}", flush=True)
    if account.is_stopped:
        print("Stopped; what was read is kept, and the same command goes on from there.", file=sys.stderr)
    return account


def _to_progress(bar: "tqdm[Any]") -> Progress:
    """A listener that moves the bar and prints lines above it; the bar shows on a terminal alone."""

    def progress(account: Account, line: str | None) -> None:
        if line is not None:
            bar.clear()
            print(line, file=sys.stderr)
        bar.total = max(account.expected or 0, account.given)
        bar.update(account.given - bar.n)

    return progress


def _say_how_to_date(account: Account) -> str:
    others = account.undated - 1
    more = f" and {others} more document{'s' * (others > 1)}" if others else ""
    return (
        f"No publication date is known of {account.first_undated}{more}, so that words such as «mardi» stay undated:"
        " write published = 2020-08-18 into manifest.toml, or give --published 2020-08-18, and add it again"
    )


def _run_rebuild(options: argparse.Namespace) -> int:
    path = store_path(options)
    with Store.open(path, read_only=True) as store:
        if options.changes is not None:
            _print_changes(store.read_changes(options.changes), options, sys.maxsize)
            return 0
    with Store.open(path) as store, tqdm(unit=" documents", disable=None, leave=False) as bar:
        rebuild = rebuild_documents(store, load_lexicons(), progress=_to_progress(bar))
        changes = store.read_changes(rebuild.run)
    if options.json:
        _print_changes(changes, options, len(changes))
        print_json({**asdict(rebuild), "given": rebuild.account.given})
    else:
        done = rebuild.account
        print(f"given {done.given} = read {done.read} + already known {done.known} + refused {done.refused}")
        counts = f"{rebuild.new} new, {rebuild.gone} gone, {rebuild.different} different, {rebuild.same} the same"
        print(f"figures: {counts}")
        _print_changes(changes, options, SHOWN_CHANGES)
        if len(changes) > SHOWN_CHANGES:
            print(f"  … {len(changes)} in all: python -m dashboard rebuild --changes {rebuild.run} names them")
    return STOPPED if rebuild.account.is_stopped else int(rebuild.account.refused > 0)


def _print_changes(changes: Sequence[StoredChange], options: argparse.Namespace, most: int) -> None:
    for change in changes[:most]:
        print_json(asdict(change)) if options.json else print(f"  {change}")
