"""The file of the store: who may read it, and what is said when it cannot be used."""

import os
import random
import resource
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest

from dashboard.tracking import database as database_module
from dashboard.tracking.errors import (
    BusyStoreError,
    MissingStoreError,
    NewerStoreError,
    StoreError,
    UnusableStoreError,
)
from dashboard.tracking.location import STORE_VARIABLE, find_store_path
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

NOBODY = 65_534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "figures.db"


@pytest.fixture
def filled(
    path: Path,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
) -> Path:
    """A store with thirty documents and their claims, closed."""
    with Store.open(path) as store:
        for number in range(30):
            text = f"{number}: 12 personnes sont mortes"
            keep(store, build_document(text), build_claim(text=text))
    return path


def refusal(path: Path, *, read_only: bool = False) -> StoreError:
    """The one line that opening the store ends with."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, read_only=read_only).close()
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return caught.value


def test_what_is_kept_is_there_when_the_store_is_opened_again(filled: Path) -> None:
    with Store.open(filled, read_only=True) as store:
        assert store.count_claims() == 30


def test_the_files_are_for_their_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "figures.db"
    with Store.open(path) as store:
        store.start_run(["a path"])
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}

    assert modes == {"figures.db": 0o600, "figures.db-wal": 0o600, "figures.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_store_opened_to_read_cannot_be_written(filled: Path) -> None:
    with Store.open(filled, read_only=True) as store, pytest.raises(UnusableStoreError, match="cannot be written"):
        store.start_run(["a path"])


def test_reading_makes_no_store_and_says_how_to_make_one(path: Path) -> None:
    error = refusal(path, read_only=True)

    assert isinstance(error, MissingStoreError)
    assert "python -m dashboard add PATH" in str(error)
    assert not path.exists()


def test_a_newer_store_is_refused_and_left_alone(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = filled.read_bytes()

    for read_only in (True, False):
        error = refusal(filled, read_only=read_only)
        assert isinstance(error, NewerStoreError)
        assert f"schema 99, this one knows {database_module.SCHEMA}" in str(error)
    assert filled.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("12 personnes sont mortes à Lomé. " * 100)
    before = path.read_bytes()

    for read_only in (True, False):
        assert "is no store of figures" in str(refusal(path, read_only=read_only))
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()

    for read_only in (True, False):
        assert "is a database, but no store of figures" in str(refusal(path, read_only=read_only))
    assert path.read_bytes() == before


def test_a_folder_is_refused_with_a_name_to_use_instead(tmp_path: Path) -> None:
    for read_only in (True, False):
        assert f"--store {tmp_path / 'figures.db'}" in str(refusal(tmp_path, read_only=read_only))


def test_a_pipe_is_refused_without_waiting_for_it(path: Path) -> None:
    os.mkfifo(path)

    assert "is no regular file" in str(refusal(path))


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "cannot be written" in str(refusal(tmp_path / "file" / "figures.db"))


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.count_claims() == 0


@contextmanager
def ordinary_user() -> Iterator[None]:
    """A user to whom the modes of files mean something; root may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that everybody can see and nobody can write to."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(locked: Path) -> None:
    with ordinary_user():
        error = refusal(locked / "figures.db")

    assert "cannot be written (Permission denied); name another file with --store FILE" in str(error)


def test_a_store_that_cannot_be_written_is_refused_in_one_line(locked: Path, filled: Path) -> None:
    path = Path(copy(filled, locked))
    path.chmod(0o444)

    with ordinary_user():
        error = refusal(path)

    assert "cannot be written" in str(error)


def test_a_store_in_a_folder_that_cannot_be_written_can_be_read(locked: Path, filled: Path) -> None:
    path = Path(copy(filled, locked))
    path.chmod(0o444)

    with ordinary_user(), Store.open(path, read_only=True) as store:
        assert store.count_claims() == 30


def test_a_store_that_may_not_be_read_is_refused_in_one_line(locked: Path, filled: Path) -> None:
    path = Path(copy(filled, locked))
    path.chmod(0o000)

    with ordinary_user():
        assert "cannot be opened" in str(refusal(path, read_only=True))


# Several at once


@contextmanager
def another_program(path: Path) -> Iterator[sqlite3.Connection]:
    """One that writes to the store and has not finished yet; it keeps what it wrote in the end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")


def test_a_reader_is_not_kept_waiting_by_a_writer_and_sees_what_was_there_before(filled: Path) -> None:
    with Store.open(filled, read_only=True) as reader:
        with another_program(filled) as writer:
            writer.execute("DELETE FROM claim")
            during = reader.count_claims()
        after = reader.count_claims()

    assert (during, after) == (30, 0)


def test_a_writer_that_waits_too_long_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "WAITING_SECONDS", 0.05)

    with (
        Store.open(filled) as store,
        another_program(filled),
        pytest.raises(BusyStoreError, match="another program keeps it to itself"),
    ):
        store.start_run(["a path"])


def test_many_can_make_the_same_store_at_once(path: Path) -> None:
    def make(_number: int) -> str:
        with Store.open(path) as store:
            return store.data_version()

    with ThreadPoolExecutor(8) as pool:
        versions = list(pool.map(make, range(16)))

    assert len(set(versions)) == 1


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """A disk on which no file grows beyond that size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_the_document_fits_once_there_is_room(
    filled: Path, build_document: Callable[..., Document], keep: Callable[..., bool]
) -> None:
    document = build_document("12 personnes sont mortes. " * 20_000)
    with Store.open(filled) as store:
        with no_file_beyond(100_000), pytest.raises(UnusableStoreError, match="the disk is full or failing; make room"):
            keep(store, document)
        after_failure = len(store.read_documents())
        keep(store, document)

    with Store.open(filled, read_only=True) as store:
        assert (after_failure, len(store.read_documents())) == (30, 31)


# Damage


def read_all(path: Path) -> None:
    """Everything that a page would read."""
    with Store.open(path, read_only=True) as store:
        for claim_id in store.read_claims(Selection(include_other=True)).id:
            store.read_claim(claim_id)
        store.read_metrics()
        store.read_actors(Selection())
        store.read_places(Selection())
        for document in store.read_documents():
            store.read_history(document.document_id)
        store.read_runs()


def test_a_damaged_store_is_read_or_refused_in_one_line(filled: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(0)
    refused = []
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        filled.write_bytes(damaged)
        try:
            read_all(filled)
        except StoreError as error:
            refused.append(str(error))

    assert 0 < len(refused) < 60
    assert all("\n" not in each for each in refused)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_store_that_was_cut_off_is_refused_as_damaged(filled: Path, share: float) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(UnusableStoreError, match=r"is damaged \(.*\); put back a copy of it"):
        read_all(filled)


# Where it lies


def test_the_store_is_where_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STORE_VARIABLE, "here/figures.db")

    assert find_store_path() == Path("here/figures.db")


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is a rule of Linux")
@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/data", "/data/figure-tracker/figures.db"),
        ("", "/home/ada/.local/share/figure-tracker/figures.db"),
        ("relative", "/home/ada/.local/share/figure-tracker/figures.db"),
    ],
)
def test_the_store_is_in_the_data_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, folder: str, place: str) -> None:
    monkeypatch.delenv(STORE_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", folder)
    monkeypatch.setenv("HOME", "/home/ada")

    assert find_store_path() == Path(place)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere HOME is not asked")
def test_without_any_home_a_name_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (STORE_VARIABLE, "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "")

    with pytest.raises(UnusableStoreError, match="name a file with --store FILE"):
        find_store_path()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere HOME is not asked")
def test_without_a_variable_for_home_the_list_of_users_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (STORE_VARIABLE, "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)

    assert find_store_path().name == "figures.db"


@pytest.mark.parametrize("moment", ["BEGIN IMMEDIATE", "COMMIT"])
def test_ctrl_c_as_a_transaction_begins_or_ends_leaves_none_open(path: Path, moment: str) -> None:
    """A signal is heard when SQLite returns from the statement that it waited in."""

    class Interrupted(sqlite3.Connection):
        is_due = False

        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
            cursor = super().execute(sql, *values)  # type: ignore[arg-type]
            if self.is_due and sql == moment:
                self.is_due = False
                raise KeyboardInterrupt
            return cursor

    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None, factory=Interrupted)) as connection:
        connection.is_due = True
        database = database_module.Database(connection, str(path))
        with pytest.raises(KeyboardInterrupt), database.transaction():
            pass

        with database.transaction():
            assert database.fetch_number("SELECT count(*) FROM claim") == 0
