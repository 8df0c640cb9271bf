"""The invented briefs: read on request alone, kept apart, and called invented wherever their figures go."""

import csv
import io
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.tracking.background import find_state
from dashboard.tracking.examples import EXAMPLES, find_examples_store, has_examples, start_examples
from dashboard.tracking.export import FORMATS, to_csv
from dashboard.tracking.importing import import_documents
from dashboard.tracking.records import ImportRun
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract import Document, load_lexicons, read_documents

EVERYTHING = Selection(include_other=True)


@pytest.fixture(scope="module")
def examples() -> Store:
    store = Store.in_memory()
    import_documents(store, [EXAMPLES], load_lexicons())
    return store


def read_briefs() -> list[Document]:
    return [each for each in read_documents([EXAMPLES]) if isinstance(each, Document)]


def wait_for_end(path: Path, run: int) -> ImportRun:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with Store.open(path, read_only=True) as store:
            account = store.read_run(run)
        assert account is not None
        if account.ended_at is not None:
            return account
        time.sleep(0.1)
    pytest.fail("the import never ended")


def test_the_seeds_alone_are_added_from_their_folder(store: Store) -> None:
    account = import_documents(store, [EXAMPLES.parent], load_lexicons())

    assert account.given == account.read == 1


def test_the_briefs_are_of_four_months_two_languages_and_several_papers() -> None:
    briefs = read_briefs()
    days = [date.fromisoformat(str(each.published)) for each in briefs]

    assert has_examples()
    assert len(briefs) >= 25
    assert len(briefs) == len(list(EXAMPLES.glob("*.txt")))
    assert (max(days) - min(days)).days >= 110
    assert {each.language for each in briefs} == {"fr", "en"}
    assert len({each.publisher for each in briefs}) >= 5


def test_every_brief_says_that_it_is_invented() -> None:
    assert all("invented" in each.flags for each in read_briefs())
    assert all(each.url is None or ".example/" in each.url for each in read_briefs())


def test_every_document_and_every_exported_row_is_called_invented(examples: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(examples.read_claims(EVERYTHING)).decode())))

    assert len(rows) > 100
    assert all("invented" in row["flags"].split() for row in rows)
    assert all("invented" in each.flags for each in examples.read_documents())


@pytest.mark.parametrize("form", ["csv", "csv-fr", "jsonl", "parquet"])
def test_an_export_that_is_taken_back_is_still_invented(
    examples: Store, store: Store, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"figures.{form.partition('-')[0]}"
    with path.open("wb") as output:
        FORMATS[form](examples.iterate_claims(EVERYTHING), output)

    import_documents(store, [path], load_lexicons())

    assert store.count_claims() == examples.count_claims()
    assert all("invented" in flags for flags in store.read_claims(EVERYTHING)["flags"])
    assert all("invented" in each.flags for each in store.read_documents())


def test_the_same_text_found_elsewhere_stays_invented(store: Store, tmp_path: Path) -> None:
    brief = read_briefs()[0]
    record = {"id": "a", "text": brief.text, "publisher": "Another paper", "published": "2026-02-01"}
    (tmp_path / "found.jsonl").write_text(json.dumps(record), "utf-8")

    import_documents(store, [tmp_path / "found.jsonl", EXAMPLES], load_lexicons())
    import_documents(store, [tmp_path / "found.jsonl"], load_lexicons())

    assert all("invented" in each.flags for each in store.read_documents())
    assert all("invented" in flags for flags in store.read_claims(EVERYTHING)["flags"])


def test_a_figure_that_a_person_adds_to_a_brief_is_invented_too(
    store: Store, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    keep(store, build_document(flags=("invented",)), flags=("invented",))
    document_id = store.read_documents()[0].document_id
    store.decide("document", document_id, "add_claim", start=7, end=9, metric="deaths", value="12")

    assert list(store.read_claims(EVERYTHING)["flags"]) == ["by_hand invented"]


def test_the_examples_are_loaded_into_a_store_of_their_own(tmp_path: Path) -> None:
    own = tmp_path / "figures.db"

    run = start_examples(own)
    account = wait_for_end(find_examples_store(own), run)

    assert find_state(account) == "finished"
    assert account.read == len(read_briefs())
    assert not own.exists()
