"""`python -m dashboard add | export | serve`: words of a command line -> the store, a CSV, the pages.

Exit codes: 0; 1 when something was refused or the store cannot be used, and all the rest is done; 2 for
a wrong command line; 130 when the user stopped it.
"""

import argparse
import io
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from dashboard.serving import fail, has_display, serve_at
from dashboard.tracking.errors import StoreError
from dashboard.tracking.export import to_csv, to_french_csv
from dashboard.tracking.importing import Account, import_documents
from dashboard.tracking.location import STORE_VARIABLE, find_store_path
from dashboard.tracking.selection import ROLES, Selection
from dashboard.tracking.store import Store
from extract import ExtractError, load_lexicons, read_documents
from extract.errors import SettingError

STOPPED = 130
"""What a shell expects of a program that Ctrl-C ended."""

FIRST_PORT = 8501
PORTS_TRIED = 20

_FORMATS = {"csv": to_csv, "csv-fr": to_french_csv}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _never_fail_to_print()
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        with _stoppable():
            return int(options.run(options))
    except SettingError as error:
        parser.error(str(error))
    except (StoreError, ExtractError) as error:
        return fail(error)
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return STOPPED


def build_parser() -> argparse.ArgumentParser:
    """The command line with its help."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Follow the numbers that news gives.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_add(commands)
    _add_export(commands)
    _add_serve(commands)
    return parser


def _add_add(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    add = _add_command(
        commands,
        "add",
        "put documents and their figures into the store",
        "python -m dashboard add seeds/\n"
        "python -m dashboard add article.txt --published 2020-08-18 --language fr\n\n"
        "A folder may hold a manifest.toml that gives title, publisher and date of its files.\n"
        "The same document twice changes nothing; with a date that was unknown before, it is read anew.",
    )
    add.add_argument("paths", nargs="+", metavar="PATH", help="a text file, a file of JSON lines, or a folder")
    add.add_argument("--published", metavar="DATE", help="publication date of documents that have none: 2020-08-18")
    add.add_argument("--language", metavar="CODE", help="language of documents that do not say theirs: fr")
    add.set_defaults(run=_run_add)


def _add_export(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    export = _add_command(
        commands,
        "export",
        "write figures as CSV",
        "python -m dashboard export -o figures.csv\n"
        "python -m dashboard export -o arrests.csv --metric arrests --place Biélorussie --actor police\n\n"
        "Several --actor, or several --place, mean one of them. Numbers that count nothing that is\n"
        "tracked (metric «other») come only with --all.",
    )
    export.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the file to write; - for standard output"
    )
    export.add_argument("--metric", help="only this metric, such as deaths")
    export.add_argument("--actor", action="append", default=[], help="only claims with this name; may be repeated")
    export.add_argument("--role", choices=ROLES, help="the role that --actor must have")
    export.add_argument("--place", action="append", default=[], help="only claims of this place; may be repeated")
    export.add_argument("--all", action="store_true", help="the metric «other» too")
    export.add_argument(
        "--format",
        choices=tuple(_FORMATS),
        default="csv",
        help="csv, or csv-fr for a French Excel (; and decimal comma)",
    )
    export.set_defaults(run=_run_export)


def _add_serve(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    serve = _add_command(
        commands,
        "serve",
        "show the figures in the browser",
        "python -m dashboard serve --load seeds/\n\nThe dashboard answers on this machine only. Ctrl-C ends it.",
    )
    serve.add_argument("--load", nargs="+", default=[], metavar="PATH", help="documents to add first")
    serve.add_argument(
        "--port", type=_to_port, default=FIRST_PORT, help=f"the port, or the next free one (default: {FIRST_PORT})"
    )
    serve.add_argument("--no-browser", action="store_true", help="print the address without opening it")
    serve.set_defaults(run=_run_serve)


def _add_command(commands: Any, name: str, summary: str, examples: str) -> argparse.ArgumentParser:  # noqa: ANN401
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--store",
        type=Path,
        metavar="FILE",
        help=f"the store (default: {STORE_VARIABLE}, else a file in your data folder)",
    )
    return command


def _run_add(options: argparse.Namespace) -> int:
    # A wrong date or language is said before a store is made.
    read_documents([], published=options.published, language=options.language)
    account = _add(_store_path(options), options.paths, published=options.published, language=options.language)
    return STOPPED if account.is_stopped else int(account.refused > 0)


def _add(path: Path, documents: Sequence[str], *, published: str | None = None, language: str | None = None) -> Account:
    """Import the documents and say what became of them."""
    with Store.open(path) as store:
        account = import_documents(
            store, documents, load_lexicons(), published=published, language=language, progress=_show_progress
        )
    print(account)
    if account.first_undated:
        print(_say_how_to_date(account))
    print(f"The figures are in {path}", flush=True)
    if account.is_stopped:
        print("Stopped; what was read is kept, and the same command goes on from there.", file=sys.stderr)
    return account


def _show_progress(account: Account, line: str | None) -> None:
    """The line, and on a terminal how far the import is."""
    if line is not None:
        print(line, file=sys.stderr)
    elif sys.stderr.isatty():
        print(f"{account.given} done", end="\r", file=sys.stderr, flush=True)


def _say_how_to_date(account: Account) -> str:
    others = account.undated - 1
    more = f" and {others} more document{'s' * (others > 1)}" if others else ""
    return (
        f"No publication date is known of {account.first_undated}{more}, so that words such as «mardi» stay undated:"
        " write published = 2020-08-18 into manifest.toml, or give --published 2020-08-18, and add it again"
    )


def _run_export(options: argparse.Namespace) -> int:
    selection = Selection(
        metric=options.metric,
        actors=tuple(options.actor),
        role=options.role,
        places=tuple(options.place),
        include_other=options.all,
    )
    with Store.open(_store_path(options), read_only=True) as store:
        rows = store.read_claims(selection)
    content = _FORMATS[options.format](rows)
    try:
        if options.output == "-":
            sys.stdout.buffer.write(content)
            sys.stdout.flush()
        else:
            Path(options.output).write_bytes(content)
    except (OSError, ValueError) as error:
        return fail(f"{options.output}: cannot be written ({error}); name another file with -o")
    where = "standard output" if options.output == "-" else options.output
    print(f"{where}: {len(rows)} figure{'s' * (len(rows) != 1)}", file=sys.stderr)
    return 0


def _run_serve(options: argparse.Namespace) -> int:
    path = _store_path(options)
    if options.load:
        if _add(path, options.load).is_stopped:
            return STOPPED
    elif not path.exists():
        Store.open(path).close()
    # Whatever is wrong with the store is said here, not on a page.
    Store.open(path, read_only=True).close()
    for port in range(options.port, options.port + PORTS_TRIED):
        code = serve_at(path, port, opens_browser=not options.no_browser and has_display())
        if code is not None:
            return code
    last = options.port + PORTS_TRIED - 1
    return fail(f"no port from {options.port} to {last} is free; name another with --port")


def _store_path(options: argparse.Namespace) -> Path:
    return options.store or find_store_path()


def _to_port(word: str) -> int:
    if word.isascii() and word.isdigit() and 0 < int(word) <= 65_535 - PORTS_TRIED:
        return int(word)
    raise argparse.ArgumentTypeError(f"«{word}» is no port; give a number such as {FIRST_PORT}")


def _never_fail_to_print() -> None:
    """A letter that the terminal does not have is printed as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM ends a command as Ctrl-C does: between two documents, with a message."""

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
