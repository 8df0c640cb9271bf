"""`decide`: what a person says of figures, who says so and why, and how it is taken back."""

import argparse
from dataclasses import asdict
from typing import Any

from dashboard.commands.parsing import add_command, add_json, print_json, store_path
from dashboard.tracking.decisions import Decision
from dashboard.tracking.store import Store

_ACTIONS = ("accept", "reject", "same-figure", "correct", "add", "undo", "log")
_PLACES = ("start", "end")


def add_decide(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `decide`."""
    decide = add_command(
        commands,
        "decide",
        "decide on figures: right, wrong, the same, another value or metric, one that no rule read",
        "python -m dashboard decide reject cpqhx3vmt2kd7ae --by Ana --reason 'a street number'\n"
        "python -m dashboard decide same-figure cpqhx3vmt2kd7ae cb4nzt6wfy2ol5u\n"
        "python -m dashboard decide correct cpqhx3vmt2kd7ae value=12 qualifier=at_least metric=injured subject=\n"
        "python -m dashboard decide add dx7k2mqzt4hvna5 start=120 end=124 metric=deaths value=12 kind=total\n"
        "python -m dashboard decide undo 3",
    )
    decide.add_argument(
        "action", choices=_ACTIONS,
        help="accept, reject or correct CLAIM; same-figure CLAIM OTHER…; add DOCUMENT; undo NUMBER; log",
    )  # fmt: skip
    decide.add_argument("target", nargs="?", help="the id of a claim or document, or the number of a decision")
    decide.add_argument("words", nargs="*", metavar="CLAIM|FIELD=VALUE", help="nothing behind = for what is not known")
    decide.add_argument("--by", dest="made_by", help="who decides")
    decide.add_argument("--reason", help="why")
    add_json(decide)
    decide.set_defaults(run_command=_run_decide, fail=decide.error)


def _run_decide(options: argparse.Namespace) -> int:
    if options.action == "log":
        with Store.open(store_path(options), read_only=True) as store:
            for decision in store.read_decisions():
                if decision.target != "actor":
                    _print_decision(decision, options)
        return 0
    if options.target is None:
        options.fail(f"decide {options.action} needs to know of what; see --help")
    with Store.open(store_path(options)) as store:
        number = _decide(store, options)
        machine = store.read_machine_fields(options.target) if options.action == "correct" else None
    if options.json:
        print_json({"decision": number, "action": options.action, "target": options.target, "machine": machine})
        return 0
    if machine:
        print("The rules read: " + ", ".join(f"{name}={each}" for name, each in machine.items()))
    print(f"Noted as decision {number}; take it back with: decide undo {number}")
    return 0


def _decide(store: Store, options: argparse.Namespace) -> int:
    """Take the decision that the options ask for; its number."""
    told = {"made_by": options.made_by, "reason": options.reason}
    target, words = options.target, options.words
    if options.action == "undo":
        if not target.isdecimal():
            options.fail(f"«{target}» is no number of a decision; list them with: decide log")
        return store.undo(int(target), **told)
    if options.action == "same-figure":
        if not words:
            options.fail("decide same-figure takes two claims or more; see --help")
        return store.decide("claim", target, "same_figure", claims=list(words), **told)
    fields = _to_fields(options)
    if options.action == "add":
        return store.decide("document", target, "add_claim", **fields, **told)
    return store.decide("claim", target, options.action, **fields, **told)


def _to_fields(options: argparse.Namespace) -> dict[str, Any]:
    """The fields that the words set; None where nothing stands behind the sign."""
    fields: dict[str, Any] = {}
    for word in options.words:
        name, sign, each = word.partition("=")
        is_place = name in _PLACES
        if not sign or options.action not in ("correct", "add") or (is_place and not each.isdecimal()):
            options.fail(f"«{word}» does not fit; write FIELD=VALUE, such as value=12, behind correct or add")
        fields[name] = int(each) if is_place else each or None
    return fields


def _print_decision(decision: Decision, options: argparse.Namespace) -> None:
    if options.json:
        print_json(asdict(decision))
        return
    state = f"undoes {decision.undoes}" if decision.undoes else "undone" if decision.is_undone else "holds"
    told = f"{decision.id}  {decision.made_at}  {state}  {decision.action} {decision.target_id}"
    details = "".join(f" {name}={each}" for name, each in decision.details.items())
    who = f" by {decision.made_by}" * bool(decision.made_by) + f": {decision.reason}" * bool(decision.reason)
    print(told + details + who)
