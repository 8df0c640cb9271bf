"""What the commands' options have in common: the store, the filters, JSON for scripts."""

import argparse
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import simplejson

from dashboard.i18n.catalogue import LANGUAGES, Words, load_words
from dashboard.tracking.location import STORE_VARIABLE, find_store_path
from dashboard.tracking.selection import ROLES, Selection
from extract.errors import SettingError

_SEVERAL = {
    "--actor": ("actors", "only claims with this name, in any role or in --role"),
    "--place": ("places", "only claims of this place"),
    "--voice": ("voices", "only what this source or outlet says"),
    "--publisher": ("publishers", "only what came out in this outlet"),
    "--text-language": ("languages", "only texts in this language, such as fr"),
    "--qualifier": ("qualifiers", "only numbers of this sort: exact, at_least, more_than …"),
    "--modality": ("modalities", "only what is asserted, unconfirmed, forecast, denied or hypothetical"),
    "--kind": ("kinds", "only totals (total), events (event) or levels (level)"),
    "--status": ("statuses", "only what was decided so: undecided, accept, reject"),
}


def add_command(commands: Any, name: str, summary: str, examples: str) -> argparse.ArgumentParser:  # noqa: ANN401
    """A command with its help, an example in it, and the option that names the store."""
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


def add_json(command: argparse.ArgumentParser) -> None:
    """The option by which a command prints JSON lines for scripts."""
    command.add_argument("--json", action="store_true", help="one JSON object a line, for scripts")


def add_language(command: argparse.ArgumentParser) -> None:
    """The option for the language of sentences."""
    command.add_argument("--language", choices=LANGUAGES, default="en", help="the language of sentences (default: en)")


def add_filters(command: argparse.ArgumentParser) -> None:
    """The options that narrow which claims are meant; one that is given twice means either."""
    command.add_argument("--metric", help="only this metric, such as deaths")
    for option, (field, meaning) in _SEVERAL.items():
        name = option[2:].upper().replace("-", "_")
        command.add_argument(option, dest=field, action="append", default=[], metavar=name, help=meaning)
    command.add_argument("--role", choices=ROLES, help="the role that --actor must have")
    command.add_argument("--from", dest="period_start", metavar="DAY", help="only from this day on: 2020-08-09")
    command.add_argument("--to", dest="period_end", metavar="DAY", help="only up to this day")
    command.add_argument("--by-publication", action="store_true", help="--from and --to mean days of publication")
    command.add_argument("--words", help="only claims whose sentence or document holds these words")
    command.add_argument("--all", action="store_true", help="numbers of no tracked metric (metric «other») too")


def to_selection(options: argparse.Namespace) -> Selection:
    """The selection that the options of `add_filters` ask for. Raises SettingError for a day that is none."""
    asked: dict[str, Any] = {field: tuple(getattr(options, field)) for field, _ in _SEVERAL.values()}
    asked |= {name: getattr(options, name) for name in ("metric", "role", "period_start", "period_end", "words")}
    asked["period_by"] = "published" if options.by_publication else "event"
    try:
        return Selection(include_other=options.all, **asked)
    except ValueError as error:
        raise SettingError(f"--from and --to: {error}; write a day as 2020-08-18") from error


def store_path(options: argparse.Namespace) -> Path:
    """The store that a command is to use."""
    named: Path | None = options.store
    return named or find_store_path()


def words_of(options: argparse.Namespace) -> Words:
    """The catalogue that a command's sentences come from."""
    return load_words(options.language)


def print_json(record: dict[str, Any]) -> None:
    """One object as one line, every digit kept."""
    sys.stdout.write(simplejson.dumps(_to_plain(record), ensure_ascii=False, use_decimal=True) + "\n")


def _to_plain(value: Any) -> Any:  # noqa: ANN401 any JSON
    if isinstance(value, Decimal):
        return Decimal(f"{value:f}")
    if isinstance(value, dict):
        return {key: _to_plain(each) for key, each in value.items()}
    return [_to_plain(each) for each in value] if isinstance(value, list | tuple) else value
