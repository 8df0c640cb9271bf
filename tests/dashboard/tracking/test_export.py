"""The CSV of figures: every digit, every row, and nothing that runs."""

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tracking.export import to_csv, to_french_csv
from dashboard.tracking.selection import CSV_COLUMNS, Selection
from dashboard.tracking.store import Store
from extract.cells import to_text
from extract.model import Claim, Document

FORMULAS = [
    '=HYPERLINK("http://evil.test";"click")',
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "'=1+1",
]

HARMLESS = [
    "12 morts",
    "l’armée",
    "'t Hooft",
    "a=b",
    "",
    "Lomé; Kpalimé, «Togo»",
    '"cité"',
    "un\ndeux\r\ntrois\rquatre",
]


def read(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.fixture
def export(
    store: Store,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
) -> Callable[..., pd.DataFrame]:
    """The rows of a store that holds one claim with these fields."""

    def export(**known: object) -> pd.DataFrame:
        keep(store, build_document(title=known.pop("title", None)), build_claim(**known))
        return store.read_claims(Selection())

    return export


def test_the_columns_stand_in_the_order_of_the_design(store: Store) -> None:
    design = (
        "id, metric, value, low, high, qualifier, unit, subject, agent, place, attribution, date_start, date_end,"
        " date_text, date_precision, date_basis, date_reach, kind, part_of, modality, confidence, flags, status, quote,"
        " snippet, locator, document, document_hash, title, publisher, url, published, language, start, end"
    )

    assert to_csv(store.read_claims(Selection())).decode() == design.replace(" ", "") + "\r\n"


@pytest.mark.parametrize("digits", [str(2**53 + 1), "0.1", "0.10", "12345678901234567890123", "-3.5", "1E+3", "1E-24"])
def test_a_number_is_written_plainly_with_every_digit(export: Callable[..., pd.DataFrame], digits: str) -> None:
    [row] = read(to_csv(export(value=Decimal(digits), low=Decimal(digits))))

    assert re.fullmatch(r"-?\d+(\.\d+)?", row["value"])
    assert Decimal(row["value"]) == Decimal(row["low"]) == Decimal(digits)


def test_what_is_not_known_is_an_empty_cell(export: Callable[..., pd.DataFrame]) -> None:
    [row] = read(to_csv(export(value=None, high=None, unit=None)))

    assert {row[name] for name in ("value", "high", "unit", "date_end", "confidence", "flags", "status")} == {""}


def test_what_a_page_turned_into_nan_is_an_empty_cell_too(export: Callable[..., pd.DataFrame]) -> None:
    rows = export().assign(value=float("nan"), subject=float("nan"))

    [row] = read(to_csv(rows))

    assert (row["value"], row["subject"]) == ("", "")


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
@pytest.mark.parametrize(("write", "delimiter"), [(to_csv, ","), (to_french_csv, ";")], ids=["csv", "csv-fr"])
def test_no_cell_runs_as_a_formula(
    export: Callable[..., pd.DataFrame], formula: str, write: Callable[[pd.DataFrame], bytes], delimiter: str
) -> None:
    [row] = read(write(export(subject=formula, title=formula)), delimiter)

    assert row["subject"].startswith("'")
    assert row["title"].startswith("'")
    assert to_text(row["subject"]) == formula.replace("\0", "␀")


@pytest.mark.parametrize("text", HARMLESS, ids=ascii)
def test_all_other_text_is_written_as_it_is(export: Callable[..., pd.DataFrame], text: str) -> None:
    [row] = read(to_csv(export(subject=text)))

    assert row["subject"] == text == to_text(row["subject"])


def test_a_negative_number_stays_a_number(export: Callable[..., pd.DataFrame]) -> None:
    [row] = read(to_csv(export(value=Decimal("-3.5"))))

    assert row["value"] == "-3.5"


@pytest.mark.parametrize("odd", ["\0", "\n", "\r", "\r\n", "\u2028", "\x85", '"', ";", "\ud83d"], ids=ascii)
def test_odd_characters_make_no_row_more_or_less(export: Callable[..., pd.DataFrame], odd: str) -> None:
    rows = export(snippet=f"12{odd}morts{odd}")

    assert len(read(to_csv(rows))) == len(read(to_french_csv(rows), ";")) == 1
    assert b"\0" not in to_csv(rows)


@given(texts=st.lists(st.text(), min_size=1), number=st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_any_text_and_any_number_come_back(texts: list[str], number: Decimal) -> None:
    rows = pd.DataFrame({name: pd.Series([None] * len(texts), dtype="object") for name in CSV_COLUMNS})
    rows["subject"] = pd.Series(texts, dtype="object")
    rows["value"] = pd.Series([number] * len(texts), dtype="object")

    came_back = read(to_csv(rows))

    assert [to_text(row["subject"]) for row in came_back] == [text.replace("\0", "␀") for text in texts]
    assert {Decimal(row["value"]) for row in came_back} == {number}


def test_the_french_file_has_semicolons_decimal_commas_and_a_mark_for_utf_8(
    export: Callable[..., pd.DataFrame],
) -> None:
    content = to_french_csv(export(value=Decimal("12.5"), confidence=0.25, subject="Élysée; Paris 1.5"))
    [row] = read(content, ";")

    assert content.startswith(b"\xef\xbb\xbfid;metric;value;")
    assert (row["value"], row["confidence"], row["subject"]) == ("12,5", "0,25", "Élysée; Paris 1.5")
    assert tuple(row) == CSV_COLUMNS
