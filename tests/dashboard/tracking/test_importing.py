"""What becomes of everything that is given to an import, and the account of it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.tracking import importing
from dashboard.tracking.importing import Account, import_documents
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract import Claim, Document
from extract.errors import SettingError
from extract.lexicon import Lexicon
from extract.model import Flag


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every number is taken for a number of deaths: what is read well is not the matter here."""

    def extract_document(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]]:
        assert lexicons == {}
        if document.language == "hu":
            return replace(document, flags=(*document.flags, Flag.LANGUAGE_UNSUPPORTED)), []
        claims = [
            Claim(document.id, *match.span(), match[0], "deaths", None, None, Decimal(match[0]), "exact", "people")
            for match in re.finditer(r"\d+", document.text)
        ]
        return replace(document, language=document.language or "fr"), claims

    monkeypatch.setattr(importing, "extract_document", extract_document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two dated documents, an undated one, an empty one and two that cannot be read."""
    (tmp_path / "lome.txt").write_text("Mardi, 12 personnes sont mortes à Lomé.")
    (tmp_path / "minsk.jsonl").write_text('{"id": "minsk", "text": "3 morts", "published": "2020-08-18"}\n{"text"\n')
    (tmp_path / "undated.txt").write_text("Il y a 7 morts, dont 2 enfants.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "lome.txt"\npublished = 2020-08-18\n')
    return tmp_path


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def add(store: Store, told: list[str]) -> Callable[..., Account]:
    """Import into the store, and note what is shown while it goes on."""

    def note(_account: Account, line: str | None) -> None:
        if line is not None:
            told.append(line)

    return lambda *paths, **settings: import_documents(store, paths, {}, progress=note, **settings)


def test_everything_given_is_read_known_empty_or_refused(
    add: Callable[..., Account], folder: Path, store: Store
) -> None:
    account = add(folder)

    assert (account.read, account.known, account.empty, account.refused) == (3, 0, 1, 2)
    assert str(account) == "given 6 = read 3 + already known 0 + empty 1 + refused 2; figures in what was read: 4"
    assert store.count_claims() == 4


def test_the_same_again_is_known_and_changes_nothing(add: Callable[..., Account], folder: Path, store: Store) -> None:
    add(folder)
    before = store.data_version()

    account = add(folder)

    assert str(account) == "given 6 = read 0 + already known 3 + empty 1 + refused 2; figures in what was read: 0"
    assert store.data_version() == before


def test_the_same_file_named_from_another_folder_is_known(
    add: Callable[..., Account], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(folder)
    monkeypatch.chdir(folder)

    assert add("lome.txt", "minsk.jsonl", "undated.txt").known == 3


def test_each_refusal_is_told_at_once_in_one_line_and_kept(
    add: Callable[..., Account], folder: Path, store: Store, told: list[str]
) -> None:
    add(folder)
    [run] = store.read_runs()

    assert len(told) == 3
    assert [line.split(":")[0] for line in told] == [
        str(folder / "empty.txt"),
        str(folder / "minsk.jsonl"),
        str(folder / "picture.txt"),
    ]
    assert run.refusals == tuple(told)


def test_the_run_is_kept_with_its_account(add: Callable[..., Account], folder: Path, store: Store) -> None:
    add(folder)
    [run] = store.read_runs()

    assert (run.given, run.read, run.known, run.empty, run.refused) == (6, 3, 0, 1, 2)
    assert run.paths == (str(folder),)
    assert run.outcome == "finished"
    assert run.ended_at is not None


def test_an_undated_document_is_kept_and_named(add: Callable[..., Account], folder: Path, store: Store) -> None:
    first, again = add(folder), add(folder)
    undated = store.read_documents()[-1]

    assert first.undated == again.undated == 1
    assert first.first_undated == str(folder / "undated.txt")
    assert (undated.appearance.published, undated.claims) == (None, 2)


def test_a_date_in_the_manifest_dates_what_was_undated(add: Callable[..., Account], folder: Path, store: Store) -> None:
    add(folder)
    (folder / "manifest.toml").write_text(
        '[[document]]\nfile = "lome.txt"\npublished = 2020-08-18\n'
        '[[document]]\nfile = "undated.txt"\npublished = 2021-01-01\n'
    )

    account = add(folder)

    assert (account.read, account.known, account.undated) == (1, 2, 0)
    assert set(store.read_claims(Selection()).published) == {"2020-08-18", "2021-01-01"}
    assert store.count_claims() == 4


def test_a_date_given_once_on_the_command_line_stays(add: Callable[..., Account], folder: Path, store: Store) -> None:
    add(folder / "undated.txt", published="2021-01-01")

    account = add(folder / "undated.txt")

    assert (account.known, account.undated) == (1, 0)
    assert store.read_documents()[0].appearance.published == "2021-01-01"


def test_a_text_in_an_unsupported_language_is_kept_and_told(
    add: Callable[..., Account], tmp_path: Path, store: Store, told: list[str]
) -> None:
    path = tmp_path / "pest.txt"
    path.write_text("12 halott Pesten")

    account = add(path, language="hu")
    [document] = store.read_documents()

    assert account.read == 1
    assert told == [f"{path}: its language (hu) is not supported yet; the text is kept, without figures"]
    assert (document.claims, Flag.LANGUAGE_UNSUPPORTED in document.flags) == (0, True)


def test_a_wrong_date_in_the_metadata_is_told_and_the_figures_stay(
    add: Callable[..., Account], tmp_path: Path, store: Store, told: list[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "12 morts", "published": "2020-13-45"}\n')

    account = add(path)

    assert account.undated == 1
    assert told == ["a: what is given as its publication date is none; write it as 2020-08-18, and add it again"]
    assert store.count_claims() == 1


def test_a_wrong_date_is_refused_before_anything_is_read(
    add: Callable[..., Account], folder: Path, store: Store
) -> None:
    with pytest.raises(SettingError, match="yesterday"):
        add(folder, published="yesterday")

    assert store.read_runs() == []


def test_a_fault_in_reading_one_document_is_told_and_the_others_are_read(
    add: Callable[..., Account], folder: Path, store: Store, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = importing.extract_document

    def stumble(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]]:
        if "Lomé" in document.text:
            raise RecursionError
        return read(document, lexicons)

    monkeypatch.setattr(importing, "extract_document", stumble)
    account = add(folder)

    assert (account.read, account.refused) == (2, 3)
    assert re.search(r"lome.txt: a fault of Figure Tracker \(RecursionError in test_importing.py, line \d+\);", told[1])
    assert len(store.read_documents()) == 2


def test_ctrl_c_keeps_what_was_done_and_says_so(store: Store, folder: Path) -> None:
    def stop_after_two(account: Account, _line: str | None) -> None:
        if account.given == 2:
            raise KeyboardInterrupt

    account = import_documents(store, [folder], {}, progress=stop_after_two)
    [run] = store.read_runs()

    assert account.is_stopped
    assert (run.given, run.outcome) == (account.given, "stopped") == (2, "stopped")
    assert len(store.read_documents()) == account.read


def test_an_import_overtaken_by_another_keeps_nothing_twice(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lome.txt"
    path.write_text("12 morts")
    read = importing.extract_document
    overtakers: Iterator[Callable[[], Account]] = iter([lambda: import_documents(store, [path], {})])

    def overtaken(document: Document, lexicons: Mapping[str, Lexicon]) -> tuple[Document, list[Claim]]:
        for overtake in overtakers:
            overtake()
        return read(document, lexicons)

    monkeypatch.setattr(importing, "extract_document", overtaken)
    account = import_documents(store, [path], {})

    assert (account.read, account.known) == (0, 1)
    assert (store.count_claims(), len(store.read_documents())) == (1, 1)


KILLED = """
import os, signal, sys
from dashboard.tracking.importing import import_documents
from dashboard.tracking.store import Store
from extract import load_lexicons

def die(account, line):
    if account.given == 7:
        os.kill(os.getpid(), signal.SIGKILL)

import_documents(Store.open(sys.argv[1]), [sys.argv[2]], load_lexicons(), progress=die)
"""


def test_a_killed_import_leaves_whole_documents_and_the_next_one_the_rest(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        (texts / f"{number:02}.txt").write_text(f"Mardi, {number + 100} personnes sont mortes à Lomé.")
    path = tmp_path / "figures.db"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, path, texts], check=False, env=environment)

    with Store.open(path) as store:
        after_kill = store.count_claims(), len(store.read_documents())
        account = import_documents(store, [texts], {})
        after_all = store.count_claims(), len(store.read_documents())
        killed, finished = store.read_runs()

    assert done.returncode == -9
    assert after_kill[1] == killed.given == 7
    assert killed.ended_at is None
    assert (account.read, account.known) == (5, 7)
    assert after_all == (after_kill[0] + 5, 12)
    assert finished.outcome == "finished"
