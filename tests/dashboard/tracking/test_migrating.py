"""A store that an older version made: it is brought up to date, whole or not at all."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.tracking import database as database_module
from dashboard.tracking.database import SCHEMA
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from extract.model import Claim, Document

OLD_TABLES = ("text", "appearance", "extraction", "claim", "import_run", "refusal")
FIRST_SCRIPT = Path(database_module.__file__).parent / "schema" / "001_texts_and_claims.sql"


@pytest.fixture
def build_old(
    tmp_path: Path,
    build_document: Callable[..., Document],
    build_claim: Callable[..., Claim],
    keep: Callable[..., bool],
) -> Callable[[int], Path]:
    """A store of schema 1 with so many documents, its rows those of a store made today."""

    def build(documents: int) -> Path:
        new, old = tmp_path / "new.db", tmp_path / "old.db"
        with Store.open(new) as store:
            for number in range(documents):
                text = f"{number}: 12 personnes sont mortes à Lomé, selon la police"
                claim = build_claim(text=text, subject="Élèves", place="Lomé", attribution="police")
                keep(store, build_document(text, title=f"Titre {number}", publisher="Le Phare"), claim)
        with closing(sqlite3.connect(old)) as connection:
            connection.executescript(FIRST_SCRIPT.read_text("utf-8"))
            connection.execute("ATTACH ? AS new", (str(new),))
            for table in OLD_TABLES:
                columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
                connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
            connection.execute(f"PRAGMA application_id = {database_module.APPLICATION}")
            connection.execute("PRAGMA user_version = 1")
            connection.commit()
        return old

    return build


def read_schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(build_old: Callable[[int], Path]) -> None:
    old = build_old(5)

    with Store.open(old) as store:
        rows = store.read_claims(Selection(actors=("Élèves",)))
        store.refresh()
        again = store.read_claims(Selection(actors=("Élèves",)))
        hits, total = store.search("eleves OR mortes lome")
        found, _ = store.search("mortes lome")

    assert read_schema(old) == SCHEMA
    assert len(rows) == len(again) == 5
    assert list(rows.id) == list(again.id)
    assert (hits, total) == ([], 0)
    assert len(found) == 5


def test_a_page_that_meets_an_older_store_brings_it_up_to_date(build_old: Callable[[int], Path]) -> None:
    old = build_old(3)

    with Store.open(old, read_only=True) as store:
        assert len(store.read_claims(Selection(places=("Lomé",)))) == 3
    assert read_schema(old) == SCHEMA


def test_a_store_of_schema_2_gets_room_for_corrections(build_old: Callable[[int], Path]) -> None:
    path = build_old(2)
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TRIGGER claim_is_gone; DROP TABLE correction; DROP TABLE hand_claim")
        connection.execute("PRAGMA user_version = 2")

    with Store.open(path) as store:
        store.refresh()
        claim = str(store.read_claims(Selection()).id[0])
        store.decide("claim", claim, "correct", value="13")
        assert set(store.read_claims(Selection()).value) == {12, 13}
    assert read_schema(path) == SCHEMA


def test_a_migration_that_fails_leaves_the_older_store(
    build_old: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build_old(3)
    monkeypatch.setattr(database_module, "APPLICATION_NOTE", "PRAGMA no such thing (")

    with pytest.raises(ValueError, match="is damaged"):
        Store.open(old)

    assert read_schema(old) == 1
    monkeypatch.undo()
    with Store.open(old) as store:
        assert store.count_claims() == 3


def test_a_stop_within_a_function_of_a_migration_is_no_damage(
    build_old: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_words: str) -> str:
        raise KeyboardInterrupt

    old = build_old(3)
    monkeypatch.setattr(database_module, "fold_name", stop)

    with pytest.raises(KeyboardInterrupt):
        Store.open(old)

    assert read_schema(old) == 1
    monkeypatch.undo()
    with Store.open(old) as store:
        assert store.count_claims() == 3


def kill_migrations(old: Path, kills: int, seed: int) -> list[int]:
    """The schema after each of so many kills in the middle of the migration of a fresh copy."""
    moments = random.Random(seed)
    program = "import sys; from dashboard.tracking.store import Store; print(flush=True); Store.open(sys.argv[1])"
    schemas = []
    for number in range(kills):
        copy = old.with_name(f"copy{number}.db")
        copy.write_bytes(old.read_bytes())
        with subprocess.Popen([sys.executable, "-c", program, str(copy)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.12))
            process.send_signal(signal.SIGKILL)
        schemas.append(read_schema(copy))
        with Store.open(copy) as store:
            assert store.count_claims() == 800
        copy.unlink()
    return schemas


def test_a_kill_in_the_middle_of_a_migration_leaves_one_schema_or_the_other(build_old: Callable[[int], Path]) -> None:
    assert set(kill_migrations(build_old(800), 5, seed=1)) <= {1, SCHEMA}


@pytest.mark.slow
def test_twenty_kills_in_the_middle_of_a_migration(build_old: Callable[[int], Path]) -> None:
    schemas = kill_migrations(build_old(800), 20, seed=2)

    assert set(schemas) == {1, SCHEMA}
