"""`python -m extract`: claims of files as JSON lines or CSV, and what became of every number."""

import argparse
import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extract.cells import to_cell
from extract.errors import SettingError
from extract.explaining import to_lines, to_records
from extract.lexicon import Lexicon, load_lexicons
from extract.model import CLAIM_FIELDS, Claim, Document, Flag, Refusal, to_json_object
from extract.pipeline import extract_claims, read_numbers, settle
from extract.readers import read_documents
from extract.writing import to_claim_line, to_json_line

CSV_FIELDS = tuple(name for name in CLAIM_FIELDS if name not in {"evidence", "trace"})
"""The columns of `claims --format csv`: every field but the nested ones, which JSON lines hold."""

EXAMPLES = """examples:
  python -m extract claims article.txt --published 2020-08-18
  python -m extract claims articles.jsonl -o claims.jsonl
  python -m extract explain article.txt
"""


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="python -m extract", description="Text in, claims out.", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", required=True)
    claims = commands.add_parser("claims", help="the claims of files, one a line", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    claims.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    explain = commands.add_parser("explain", help="what became of every number of a file", epilog=EXAMPLES,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    explain.add_argument("--format", choices=("text", "jsonl"), default="text")
    for command in (claims, explain):
        command.add_argument("files", nargs="+", metavar="FILE", help="a text, JSON lines, or a folder of them")
        command.add_argument("-o", "--output", metavar="OUT", help="write there instead of to the screen")
        command.add_argument(
            "--published", metavar="DATE", help="publication date where the file tells none (2020-08-18)"
        )
        command.add_argument("--language", metavar="CODE", help="language where the file tells none (fr, en)")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all was read, 1 when something was refused, 2 for a wrong call."""
    arguments = build_parser().parse_args(argv)
    try:
        lexicons = load_lexicons()
        documents = read_documents(arguments.files, published=arguments.published, language=arguments.language)
        with open_output(arguments.output) as output:
            write = write_claims if arguments.command == "claims" else write_explanations
            return write(documents, lexicons, arguments.format, output)
    except SettingError as error:
        print(f"python -m extract: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{arguments.output or 'output'}: {error.strerror}; choose another place with -o", file=sys.stderr)
        return 1


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """The file to write to, or the screen; text is UTF-8 whatever the locale."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    with Path(path).open("w", encoding="utf-8", newline="") as output:
        yield output


def read_supported(
    documents: Iterator[Document | Refusal], lexicons: Mapping[str, Lexicon], failures: list[str]
) -> Iterator[tuple[Document, Lexicon]]:
    """The documents that can be read, each with its lexicon; the others get their line on the error stream.

    What fails is added to `failures`; an empty file and a language without a folder are told, and fail nothing
    unless the caller asked for that language.
    """
    for document in documents:
        if isinstance(document, Refusal):
            print(document, file=sys.stderr)
            if not document.is_empty:
                failures.append(document.source)
            continue
        settled = settle(document, lexicons)
        if Flag.LANGUAGE_UNSUPPORTED in settled.flags:
            print(unsupported_line(settled, lexicons), file=sys.stderr)
            if document.language is not None:
                failures.append(document.id)
            continue
        yield settled, lexicons[settled.language or ""]


def unsupported_line(document: Document, lexicons: Mapping[str, Lexicon]) -> str:
    """The one line for a document whose language has no folder."""
    known = ", ".join(lexicons)
    return (
        f"{document.source or document.id}: no figures read, its language «{document.language}» is not supported; "
        f"name one of {known} with --language if that is wrong"
    )


def write_claims(
    documents: Iterator[Document | Refusal], lexicons: Mapping[str, Lexicon], form: str, output: TextIO
) -> int:
    """One claim a line, as they are found."""
    failures: list[str] = []
    writer = csv.writer(output, lineterminator="\r\n")
    if form == "csv":
        writer.writerow(CSV_FIELDS)
    for document, lexicon in read_supported(documents, lexicons, failures):
        for claim in extract_claims(document, lexicon):
            if form == "csv":
                writer.writerow(to_row(claim))
            else:
                output.write(to_claim_line(claim) + "\n")
    return 1 if failures else 0


def to_row(claim: Claim) -> list[str]:
    """A claim as the cells of `CSV_FIELDS`; a cell is empty where a field is unknown."""
    record = to_json_object(claim)
    return [to_cell(record[name]) for name in CSV_FIELDS]


def write_explanations(
    documents: Iterator[Document | Refusal], lexicons: Mapping[str, Lexicon], form: str, output: TextIO
) -> int:
    """Every number of every document, in words or one record a line."""
    failures: list[str] = []
    for document, lexicon in read_supported(documents, lexicons, failures):
        account = read_numbers(document, lexicon)
        if form == "jsonl":
            output.writelines(to_json_line(record) + "\n" for record in to_records(account))
        else:
            output.writelines(line + "\n" for line in [*to_lines(account), ""])
    return 1 if failures else 0
