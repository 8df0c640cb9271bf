"""An import that is killed at any moment and run again leaves the same store as one that was left alone."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

DOCUMENTS = 200
KILLS = 30
TEXT = "Mardi, l'explosion numéro {0} a fait au moins {0} morts et {1} blessés à Minsk, selon la police."


def write_documents(folder: Path) -> Path:
    path = folder / "news.jsonl"
    records = [
        {"id": f"d{n}", "text": TEXT.format(n + 2, n + 3), "published": "2020-08-18", "lang": "fr"}
        for n in range(DOCUMENTS)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def start_import(path: Path, store: Path, root: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "dashboard", "add", str(path), "--store", str(store)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_signature(store: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(store)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT id, metric, value, start FROM current_claim ORDER BY id").fetchall()
    finally:
        connection.close()


@pytest.mark.slow
def test_killed_imports_lose_nothing_and_double_nothing(tmp_path: Path, root: Path) -> None:
    path = write_documents(tmp_path)
    undisturbed, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert start_import(path, undisturbed, root).wait() == 0
    moments = random.Random(2020)

    for _ in range(KILLS):
        process = start_import(path, killed, root)
        time.sleep(moments.uniform(0.6, 2.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert start_import(path, killed, root).wait() == 0

    assert read_signature(killed) == read_signature(undisturbed)
    assert len(read_signature(killed)) == 2 * DOCUMENTS
