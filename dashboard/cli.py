"""`python -m dashboard COMMAND`: the commands put together, how they end, and what stops them.

Exit codes: 0; 1 when something was refused or the store cannot be used, and all the rest is done; 2 for
a wrong command line; 130 when the user stopped it.
"""

import argparse
import io
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from dashboard.commands.adding import STOPPED, add_add, add_documents, add_rebuild
from dashboard.commands.comparing import add_actors, add_conflicts, add_figures
from dashboard.commands.deciding import add_decide
from dashboard.commands.exporting import add_export
from dashboard.commands.finding import add_search, add_stats
from dashboard.commands.parsing import add_command, store_path
from dashboard.serving import fail, has_display, serve_at
from dashboard.tracking.errors import StoreError, UnusableStoreError
from dashboard.tracking.store import Store
from extract import ExtractError
from extract.errors import SettingError

FIRST_PORT = 8501
PORTS_TRIED = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _never_fail_to_print()
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        with _stoppable():
            return int(options.run_command(options))
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
    add_add(commands)
    add_rebuild(commands)
    add_export(commands)
    add_figures(commands)
    add_conflicts(commands)
    add_actors(commands)
    add_decide(commands)
    add_search(commands)
    add_stats(commands)
    _add_serve(commands)
    return parser


def _add_serve(commands: Any) -> None:  # noqa: ANN401 argparse keeps the class to itself
    serve = add_command(
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
    serve.set_defaults(run_command=_run_serve)


def _run_serve(options: argparse.Namespace) -> int:
    path = store_path(options)
    if options.load:
        if add_documents(path, options.load).is_stopped:
            return STOPPED
    elif not path.exists():
        Store.open(path).close()
    _finish_work(path)
    # Whatever is wrong with the store is said here, not on a page.
    Store.open(path, read_only=True).close()
    for port in range(options.port, options.port + PORTS_TRIED):
        code = serve_at(path, port, opens_browser=not options.no_browser and has_display())
        if code is not None:
            return code
    last = options.port + PORTS_TRIED - 1
    return fail(f"no port from {options.port} to {last} is free; name another with --port")


def _finish_work(path: Path) -> None:
    """Work out what a killed import, or an older program's store, left undone; nothing where it cannot be written."""
    with suppress(UnusableStoreError), Store.open(path) as store:
        store.refresh()


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
