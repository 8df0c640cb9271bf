"""`figures`, `conflicts` and `actors`: what the voices say, where they contradict each other, and who is who."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dashboard.commands.parsing import (
    add_command,
    add_filters,
    add_json,
    add_language,
    print_json,
    store_path,
    to_selection,
    words_of,
)
from dashboard.i18n.catalogue import Words
from dashboard.i18n.verdicts import name_figure, word_notes, word_range, word_saying, word_verdict
from dashboard.tracking.actors import list_actors, propose_merges
from dashboard.tracking.decisions import ACTOR_ACTIONS
from dashboard.tracking.reconcile import Judgement
from dashboard.tracking.records import StoredFigure
from dashboard.tracking.store import Store


def add_figures(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `figures`."""
    figures = add_command(
        commands,
        "figures",
        "list figures: the latest value of each with its range, its voices and its course",
        "python -m dashboard figures --metric arrests\n"
        "python -m dashboard figures --place Biélorussie --language fr --limit 5",
    )
    _add_list_options(figures)
    figures.set_defaults(run_command=_run_figures, verdicts=())


def add_conflicts(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `conflicts`."""
    conflicts = add_command(
        commands,
        "conflicts",
        "list the figures on which voices contradict each other, and why",
        "python -m dashboard conflicts\npython -m dashboard conflicts --metric deaths --from 2020-08-09 --language fr",
    )
    _add_list_options(conflicts)
    conflicts.set_defaults(run_command=_run_figures, verdicts=(str(Judgement.CONTRADICT),))


def _add_list_options(command: argparse.ArgumentParser) -> None:
    add_filters(command)
    command.add_argument("--limit", type=int, default=20, help="how many to list (default: 20)")
    add_language(command)
    add_json(command)


def _run_figures(options: argparse.Namespace) -> int:
    selection, words = to_selection(options), words_of(options)
    with Store.open(store_path(options), read_only=True) as store:
        figures, total = store.read_figures(selection, verdicts=options.verdicts, limit=options.limit)
        stale = store.read_stats().stale
        stories = [story for figure in figures if (story := store.read_figure(figure.id))]
    for story in stories:
        if options.json:
            print_json(to_record(story, words))
        else:
            print("\n".join(to_lines(story, words)), end="\n\n")
    if not options.json:
        shown = f", {len(stories)} shown; --limit shows more" if len(stories) < total else ""
        print(f"{total} figure{'s' * (total != 1)}{shown}")
    if stale:
        print(f"{stale} more are still to be compared; python -m dashboard rebuild does it", file=sys.stderr)
    return 0


def to_lines(figure: StoredFigure, words: Words) -> list[str]:
    """A figure for a terminal: what it is of, where it stands, what its voices make of each other, its course."""
    sources = f"{figure.voices} voice{'s' * (figure.voices != 1)} in {figure.publishers} outlet"
    judgement = words[f"judgement.{figure.verdict}"]
    lines = [
        f"{name_figure(figure, words)}: {word_range(figure, words)}",
        f"  {sources}{'s' * (figure.publishers != 1)}; {judgement}; number {figure.id}",
        f"  {word_verdict(figure, words)}",
        *(f"  {note}" for note in word_notes(figure, words)),
    ]
    for saying in figure.sayings:
        beside = "" if saying.takes_part else f" [{saying.modality}]"
        lines.append(f"    {word_saying(saying, words)}{beside} — {saying.claim}")
    return lines


def to_record(figure: StoredFigure, words: Words) -> dict[str, Any]:
    """A figure as JSON, its sentences included."""
    return {
        **asdict(figure),
        "name": name_figure(figure, words),
        "range": word_range(figure, words),
        "sentence": word_verdict(figure, words),
        "note_sentences": word_notes(figure, words),
    }


def add_actors(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `actors`."""
    actors = add_command(
        commands,
        "actors",
        "list actors under their names, propose which are one, and decide it",
        "python -m dashboard actors\n"
        "python -m dashboard actors propose\n"
        'python -m dashboard actors merge "Alexandre Loukachenko" Loukachenko --reason "same man"\n'
        'python -m dashboard actors rename MVD "ministère de l\'Intérieur"\n'
        "python -m dashboard actors undo 3",
    )
    actors.add_argument(
        "action", nargs="?", default="list", choices=("list", "propose", "log", "undo", *ACTOR_ACTIONS),
        help="list (default); propose pairs; merge NAME OTHER…; split NAME; rename NAME LABEL; apart NAME OTHER;"
        " undo NUMBER; log of what was decided",
    )  # fmt: skip
    actors.add_argument("names", nargs="*", metavar="NAME")
    actors.add_argument("--by", dest="made_by", help="who decides")
    actors.add_argument("--reason", help="why")
    actors.add_argument("--limit", type=int, default=50, help="how many to list (default: 50)")
    add_language(actors)
    add_json(actors)
    actors.set_defaults(run_command=_run_actors, fail=actors.error)


def _run_actors(options: argparse.Namespace) -> int:
    readers = {"list": _list_actors, "propose": _propose, "log": _log}
    is_reading = options.action in readers
    with Store.open(store_path(options), read_only=is_reading) as store:
        if is_reading:
            for record, line in readers[options.action](store, options):
                _show(record, line, options)
            return 0
        number = _decide(store, options)
    record = {"decision": number, "action": options.action, "names": options.names}
    _show(record, f"Noted as decision {number}; take it back with: actors undo {number}", options)
    return 0


def _show(record: dict[str, Any], line: str, options: argparse.Namespace) -> None:
    if options.json:
        print_json(record)
    else:
        print(line)


def _decide(store: Store, options: argparse.Namespace) -> int:
    """Take the decision that the options ask for; its number."""
    names: Sequence[str] = options.names
    told = {"made_by": options.made_by, "reason": options.reason}
    fewest = {"undo": 1, "split": 1, "rename": 2, "merge": 2, "apart": 2}[options.action]
    if len(names) < fewest or (options.action in ("undo", "split", "rename") and len(names) > fewest):
        options.fail(f"actors {options.action} takes {fewest} name{'s' * (fewest > 1)}; see --help")
    if options.action == "undo":
        if not names[0].isdecimal():
            options.fail(f"«{names[0]}» is no number of a decision; list them with: actors log")
        return store.undo(int(names[0]), **told)
    if options.action == "rename":
        return store.decide("actor", names[0], "rename", label=names[1], **told)
    if options.action == "split":
        return store.decide("actor", names[0], "split", **told)
    return store.decide("actor", names[0], options.action, names=list(names[1:]), **told)


def _list_actors(store: Store, options: argparse.Namespace) -> list[tuple[dict[str, Any], str]]:
    with store.database.reading():
        actors = list_actors(store.database, options.limit)
    return [(asdict(actor), f"{actor.claims:>8}  {actor.label}" + _also(actor.label, actor.names)) for actor in actors]


def _also(label: str, names: Sequence[str]) -> str:
    others = [name for name in names if name != label]
    return f" (also {', '.join(others)})" if others else ""


def _propose(store: Store, options: argparse.Namespace) -> list[tuple[dict[str, Any], str]]:
    words = words_of(options)
    with store.database.reading():
        proposals = propose_merges(store.database, options.limit)
    lines = []
    for each in proposals:
        question = f"{each.keep} = {each.other}? {words.name('proposal', each.why)}; claims: {each.claims}"
        command = f'    python -m dashboard actors merge "{each.keep}" "{each.other}"'
        lines.append((asdict(each), f"{question}\n{command}"))
    return lines


def _log(store: Store, _options: argparse.Namespace) -> list[tuple[dict[str, Any], str]]:
    lines = []
    for each in store.read_decisions("actor"):
        state = "undoes" if each.undoes else "undone" if each.is_undone else "holds"
        told = f"{each.id}  {each.made_at}  {state}  {each.action} {each.target_id} {dict(each.details)}"
        who = f" by {each.made_by}" * bool(each.made_by) + f": {each.reason}" * bool(each.reason)
        lines.append((asdict(each), told + who))
    return lines
