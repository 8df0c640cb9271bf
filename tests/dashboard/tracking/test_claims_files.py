"""Claims that were made elsewhere come into the store as they are, with the text or without it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.tracking.claims_files import read_csv
from dashboard.tracking.export import to_csv, to_french_csv
from dashboard.tracking.importing import Account, import_documents
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract import Document, extract_document, load_lexicons, read_documents
from extract.cli import main as extract

ADD = Callable[[Path], Account]


@pytest.fixture
def add(store: Store) -> ADD:
    lexicons = load_lexicons()
    return lambda path: import_documents(store, [path], lexicons)


@pytest.fixture
def claims_file(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """The seed's claims as `python -m extract` writes them."""
    monkeypatch.chdir(root)

    def write(form: str) -> Path:
        path = tmp_path / f"claims.{form}"
        assert extract(["claims", "seeds", "--format", form, "-o", str(path)]) == 0
        return path

    return write


def read_seed(root: Path) -> list[tuple[str, object]]:
    documents = [each for each in read_documents([root / "seeds"]) if isinstance(each, Document)]
    _, claims = extract_document(documents[0], load_lexicons())
    return [(claim.quote, claim.value) for claim in claims]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_claims_file_is_taken_without_its_sources(
    add: ADD, store: Store, claims_file: Callable[[str], Path], root: Path, form: str
) -> None:
    account = add(claims_file(form))
    rows = store.read_claims(Selection(include_other=True))

    assert (account.given, account.read, account.refused) == (1, 1, 0)
    assert list(zip(rows.quote, rows.value, strict=True)) == read_seed(root)
    assert store.read_documents()[0].flags == ("partial_text", "no_publication_date")
    stored = store.read_claim(rows.id[0])
    assert stored is not None
    assert stored.text[stored.claim.start : stored.claim.end] == stored.claim.quote
    assert stored.claim.snippet in stored.text


def test_the_same_claims_file_twice_changes_nothing(add: ADD, claims_file: Callable[[str], Path]) -> None:
    path = claims_file("jsonl")
    add(path)

    account = add(path)

    assert (account.given, account.known) == (1, 1)


def test_the_whole_text_takes_the_place_of_its_sentences(
    add: ADD, store: Store, claims_file: Callable[[str], Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(claims_file("jsonl"))
    before = store.count_claims()
    monkeypatch.chdir(root)
    add(Path("seeds"))

    assert store.count_claims() == before == len(read_seed(root))


def test_claims_of_a_text_that_is_there_already_count_once(
    add: ADD, store: Store, claims_file: Callable[[str], Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    add(Path("seeds"))
    before = store.count_claims()

    account = add(claims_file("jsonl"))

    assert (account.known, store.count_claims()) == (1, before)


def test_a_file_may_hold_the_texts_too(add: ADD, store: Store, tmp_path: Path) -> None:
    text = "Mardi, 12 personnes sont mortes à Lomé."
    path = tmp_path / "claims.jsonl"
    claim = {"document": "lome", "start": 7, "end": 9, "quote": "12", "metric": "deaths", "low": 12, "high": 12}
    record = {"id": "lome", "text": text, "published": "2020-08-18", "lang": "fr", "publisher": "Le Phare"}
    claim |= {"value": 9007199254740993, "qualifier": "exact", "unit": "people"}
    path.write_text(json.dumps(claim) + "\n" + json.dumps(record) + "\n", "utf-8")

    add(path)

    [row] = store.read_claims(Selection()).itertuples()
    assert (str(row.value), row.publisher, row.published) == ("9007199254740993", "Le Phare", "2020-08-18")
    stored = store.read_claim(row.id)
    assert stored is not None
    assert stored.text == text


def test_what_is_no_claim_is_refused_with_its_line(add: ADD, store: Store, claims_file: Callable[[str], Path]) -> None:
    path = claims_file("jsonl")
    lines = path.read_text("utf-8").splitlines()
    lines[3] = '{"document": "x", "quote": '
    lines[4] = '{"document": "x", "quote": "5"}'
    path.write_text("\n".join(lines) + "\n", "utf-8")

    account = add(path)

    assert (account.given, account.read, account.refused) == (3, 1, 2)
    [first, second] = store.read_runs()[0].refusals
    assert f"{path}:4: no valid JSON" in first
    assert f"{path}:5: no claim: end, high, low" in second


def test_a_number_that_does_not_stand_where_it_says_is_refused(add: ADD, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    claim = {"document": "a", "start": 0, "end": 2, "quote": "12", "metric": "deaths", "low": 1, "high": 1, "value": 1}
    text = {"id": "a", "text": "Il y a eu 12 morts"}
    path.write_text(json.dumps({**claim, "unit": "people", "qualifier": "exact"}) + "\n" + json.dumps(text), "utf-8")

    account = add(path)

    assert (account.read, account.refused) == (0, 1)


@pytest.mark.parametrize("write", [to_csv, to_french_csv], ids=["plain", "french"])
def test_an_export_comes_back_with_every_digit_and_letter(
    add: ADD, store: Store, claims_file: Callable[[str], Path], write: Callable[..., bytes], tmp_path: Path
) -> None:
    add(claims_file("jsonl"))
    rows = store.read_claims(Selection(include_other=True))
    path = tmp_path / "figures.csv"
    path.write_bytes(write(rows))

    again = read_csv(path.read_bytes())
    with Store.in_memory() as other:
        account = import_documents(other, [path], load_lexicons())
        back = other.read_claims(Selection(include_other=True))

    assert [row["value"] for row in again] == list(rows.value)
    assert [row["snippet"] for row in again] == list(rows.snippet)
    assert account.read == 1
    assert list(back.value) == list(rows.value)
    assert list(back.attribution) == list(rows.attribution)


def test_a_csv_that_was_cut_off_is_refused(add: ADD, store: Store, claims_file: Callable[[str], Path]) -> None:
    path = claims_file("csv")
    path.write_bytes(path.read_bytes()[:-300])

    account = add(path)

    assert (account.read, account.refused) == (0, 1)
    assert store.count_claims() == 0
