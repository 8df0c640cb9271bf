"""`export`: the figures of a selection as CSV, as CSV for a French Excel, as JSON lines or as Parquet."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.commands.parsing import add_command, add_filters, store_path, to_selection
from dashboard.serving import fail
from dashboard.tracking.export import FORMATS, write_figures
from dashboard.tracking.selection import REJECTED
from dashboard.tracking.store import Store


def add_export(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    """Declare `export`."""
    export = add_command(
        commands,
        "export",
        "write figures to a file",
        "python -m dashboard export -o figures.csv\n"
        "python -m dashboard export -o arrests.csv --metric arrests --place Biélorussie --actor police\n"
        "python -m dashboard export -o figures.parquet --format parquet --from 2020-08-09\n\n"
        "An option that is given several times means any of its values. Numbers that count nothing that is\n"
        "tracked (metric «other») come only with --all. `add` takes every one of these files back.",
    )
    export.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the file to write; - for standard output"
    )
    add_filters(export)
    export.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="csv",
        help="csv; csv-fr for a French Excel (; and decimal comma); jsonl for JSON lines; parquet",
    )
    export.set_defaults(run_command=_run_export)


def _run_export(options: argparse.Namespace) -> int:
    selection = to_selection(options)
    with Store.open(store_path(options), read_only=True) as store:
        rejected = 0 if selection.statuses else store.count_selected(replace(selection, statuses=(REJECTED,)))
        pages = store.iterate_claims(selection)
        try:
            if options.output == "-":
                count = write_figures(pages, sys.stdout.buffer, options.format)
                sys.stdout.flush()
            else:
                with Path(options.output).open("wb") as output:
                    count = write_figures(pages, output, options.format)
        except OSError as error:
            return fail(f"{options.output}: cannot be written ({error}); name another file with -o")
    left_out = f"; {rejected} rejected left out, --status reject writes them" if rejected else ""
    where = "standard output" if options.output == "-" else options.output
    print(f"{where}: {count} figure{'s' * (count != 1)}{left_out}", file=sys.stderr)
    return 0
