"""An import that is killed or stopped at any moment and run again leaves the same store as one that was left alone."""

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

from soak_news import DOCUMENTS, write_documents

MANY = 1500
"""More documents than an import reads before a signal reaches it."""

FIGURES = """
SELECT figure.kind, figure.date_start, figure.date_end, figure.verdict, figure.voices, figure.publishers, figure.low,
    figure.high, (SELECT group_concat(id) FROM (SELECT claim.id FROM member JOIN claim ON claim.key = member.claim
        WHERE member.figure = figure.id ORDER BY claim.id))
FROM figure ORDER BY 9
"""


def start_import(path: Path, store: Path, root: Path, **streams: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "dashboard", "add", str(path), "--store", str(store)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=root, **{**quiet, **streams})


def read_signature(store: Path) -> tuple[object, ...]:
    """Everything that a reader of the store could see, but for when it was made."""
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM stale_family").fetchone() == (0,)
        assert connection.execute(
            "SELECT count(*) FROM import_run WHERE given <> read + known + empty + refused"
        ).fetchone() == (0,)
        claims = connection.execute(
            "SELECT id, metric, value, start, subject, place, attribution, date_start, date_end, kind, title, publisher"
            " FROM current_claim ORDER BY id"
        ).fetchall()
        texts = connection.execute("SELECT hash, content FROM text ORDER BY hash").fetchall()
        return claims, texts, connection.execute(FIGURES).fetchall()


def kill_and_finish(tmp_path: Path, root: Path, kills: int, seed: int) -> int:
    """How many of the killed imports had kept something by then; fails where the end is not as undisturbed."""
    path = write_documents(tmp_path)
    undisturbed, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    begun = time.monotonic()
    assert start_import(path, undisturbed, root).wait() == 0
    seconds = time.monotonic() - begun
    moments = random.Random(seed)
    seen = []
    for _ in range(kills):
        process = start_import(path, killed, root)
        time.sleep(moments.uniform(0.3, 1) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.append(count_texts(killed))
        if seen[-1] == DOCUMENTS:
            killed.unlink()
            for end in ("-wal", "-shm"):
                killed.with_name(killed.name + end).unlink(missing_ok=True)
    assert start_import(path, killed, root).wait() == 0

    assert read_signature(killed) == read_signature(undisturbed)
    assert count_texts(killed) == DOCUMENTS
    return sum(count > 0 for count in seen)


def count_texts(store: Path) -> int:
    if not store.exists():
        return 0
    with closing(sqlite3.connect(store)) as connection:
        has_table = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'text'").fetchone()
        return int(connection.execute("SELECT count(*) FROM text").fetchone()[0]) if has_table else 0


def test_ten_killed_imports_lose_nothing_and_double_nothing(tmp_path: Path, root: Path) -> None:
    assert kill_and_finish(tmp_path, root, 10, seed=2020) > 0


@pytest.mark.slow
def test_a_hundred_killed_imports_lose_nothing_and_double_nothing(tmp_path: Path, root: Path) -> None:
    hit = kill_and_finish(tmp_path, root, 100, seed=1809)

    print(f"100 kills, {hit} of them after something was kept: 0 lost, 0 doubled")
    assert hit > 50


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_a_stopped_import_says_so_without_a_traceback_and_goes_on(tmp_path: Path, root: Path, sign: int) -> None:
    path, store = write_documents(tmp_path, MANY), tmp_path / "figures.db"
    process = start_import(path, store, root, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    wait_for(lambda: count_texts(store) > 5)
    process.send_signal(sign)
    out, err = (stream.decode() for stream in process.communicate())
    kept = count_texts(store)
    assert start_import(path, store, root).wait() == 0

    assert process.returncode == 130
    assert "Traceback" not in err
    assert "Stopped; what was read is kept, and the same command goes on from there." in err
    assert "given " in out
    assert 5 < kept < MANY
    assert count_texts(store) == MANY


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
