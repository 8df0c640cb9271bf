"""A number keeps every digit from the claim through the store, every export and back."""

import io
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.tracking.claims_files import read_csv
from dashboard.tracking.export import FORMATS, write_figures
from dashboard.tracking.importing import import_documents
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

NUMBERS = 10_000
KNOWN = (
    "9007199254740993",
    "0.1",
    "12345678901234567890123",
    "0.30000000000000000004",
    "-0.00000001",
    "1000",
    "0",
    "-3.5",
)
ENDINGS = {"csv": "csv", "csv-fr": "csv", "jsonl": "jsonl", "parquet": "parquet"}


def make_numbers() -> list[Decimal]:
    chance = random.Random(23)
    numbers = [Decimal(number) for number in KNOWN]
    while len(numbers) < NUMBERS:
        digits = chance.randrange(10 ** chance.randrange(1, 24))
        numbers.append(Decimal(digits).scaleb(-chance.randrange(12)) * chance.choice((1, 1, 1, -1)))
    return numbers


@pytest.fixture
def filled(store: Store, build_document: Callable[..., Document]) -> Store:
    """A store with one document and a claim for each number; its text is a number a line."""
    numbers = make_numbers()
    text = "\n".join(f"{number:f}" for number in numbers)
    claims, at = [], 0
    for number in numbers:
        quote = f"{number:f}"
        claims.append(
            Claim(
                "numbers", at, at + len(quote), quote, "deaths", number, number, number, "exact", "people",
                snippet=quote, snippet_start=at,
            )
        )  # fmt: skip
        at += len(quote) + 1
    document = build_document(text)
    assert store.save_document(document, store.plan(document), document, claims, store.start_run([]))
    return store


def test_every_number_comes_out_of_the_store_as_it_went_in(filled: Store) -> None:
    rows = filled.read_claims(Selection())

    assert list(rows.value) == make_numbers()
    assert [str(each) for each in rows.low] == [str(each) for each in make_numbers()]


def test_numbers_sort_by_their_nearest_float(filled: Store) -> None:
    rows = filled.read_claims(Selection())

    assert list(rows.value_real) == [float(number) for number in make_numbers()]


@pytest.mark.parametrize("form", FORMATS)
def test_every_number_comes_back_from_every_export(filled: Store, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"figures.{ENDINGS[form]}"
    with path.open("wb") as output:
        assert write_figures(filled.iterate_claims(Selection(), page=3000), output, form) == NUMBERS

    with Store.in_memory() as other:
        account = import_documents(other, [path], {})
        back = other.read_claims(Selection())

    assert (account.read, account.refused) == (1, 0)
    assert list(back.value) == make_numbers()
    assert list(back.high) == make_numbers()
    assert list(back.quote) == [f"{number:f}" for number in make_numbers()]


FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "'=1", "''=1", "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x")', "\0=1", "-2+3", "«=1»", "1 250", "", "l'État", "'tis",
)  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "csv-fr"])
@pytest.mark.parametrize("words", FORMULAS, ids=[str(number) for number in range(len(FORMULAS))])
def test_no_text_runs_as_a_formula_and_it_comes_back_as_it_was(
    store: Store, build_document: Callable[..., Document], build_claim: Callable[..., Claim], form: str, words: str
) -> None:
    text = f"{words} 12 morts"
    document = build_document(text, title=words or None)
    claim = build_claim("12", text=text, subject=words or None, value=Decimal("-3.5"))
    assert store.save_document(document, store.plan(document), document, [claim], store.start_run([]))
    output = io.BytesIO()
    write_figures(store.iterate_claims(Selection()), output, form)

    [row] = read_csv(output.getvalue())
    cells = output.getvalue().decode("utf-8-sig").replace('"', "").replace("\r\n", ",").replace(";", ",").split(",")
    running = [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r", "＝") or cell[:2] == "-1"]

    assert running == []
    assert row["subject"] == (words.replace("\0", "␀") or None)
    assert row["snippet"] == text.replace("\0", "␀")
    assert row["value"] == Decimal("-3.5")


def test_a_csv_keeps_numbers_as_numbers(filled: Store) -> None:
    output = io.BytesIO()
    write_figures(filled.iterate_claims(Selection()), output, "csv")

    assert b",-0.00000001,-0.00000001,-0.00000001," in output.getvalue()
