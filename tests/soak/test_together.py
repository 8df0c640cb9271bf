"""Many at once: readers while an import writes, and two imports of one folder."""

import itertools
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store
from soak_news import DOCUMENTS, write_documents

READERS = 20


@dataclass
class Session:
    """What one reader saw; a page opens the store for every answer, and so does this."""

    path: Path
    end: float
    counts: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def read(self) -> None:
        while time.monotonic() < self.end:
            begun = time.monotonic()
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 whatever it is, it is a fault
                self.faults.append(f"{type(error).__name__}: {error}")
            self.seconds.append(time.monotonic() - begun)
            time.sleep(0.02)

    def look(self) -> None:
        everything = Selection(include_other=True)
        with Store.open(self.path, read_only=True) as store:
            facets = store.read_facets(everything, ("metric", "language", "status"))
            rows = store.read_series(Selection(metric="deaths"))
            store.read_figures(limit=5)
            store.search("explosion vessy", limit=3)
        sums = {sum(facet.count for facet in facets[name]) for name in facets}
        if len(sums) != 1:
            self.faults.append(f"facets of one state differ: {sums}")
        if rows.claims != int(rows.rows.claims.sum()):
            self.faults.append("a row of the chart was lost")
        self.counts.append(sums.pop())


def read_while_importing(tmp_path: Path, root: Path, seconds: float) -> list[Session]:
    """The sessions of twenty readers while imports go on all the time."""
    path = tmp_path / "figures.db"
    Store.open(path).close()
    end = time.monotonic() + seconds
    sessions = [Session(path, end) for _ in range(READERS)]
    threads = [threading.Thread(target=session.read) for session in sessions]
    for thread in threads:
        thread.start()
    start = 0
    while time.monotonic() < end - 1:
        news = write_documents(tmp_path, DOCUMENTS, start)
        command = [sys.executable, "-m", "dashboard", "add", str(news), "--store", str(path)]
        assert subprocess.run(command, cwd=root, capture_output=True, check=False).returncode == 0
        news.unlink()
        start += DOCUMENTS
    for thread in threads:
        thread.join()
    return sessions


def check(sessions: list[Session]) -> tuple[int, float]:
    """How many reads there were and the time that 95 of 100 stayed under, once nothing was wrong with any."""
    assert [fault for session in sessions for fault in session.faults] == []
    with Store.open(sessions[0].path) as store:
        claims = "SELECT count(*) FROM claim JOIN extraction ON extraction.id = extraction GROUP BY text ORDER BY text"
        # The states that there were: after each document, in the order in which they came.
        states = {0, *itertools.accumulate(count for (count,) in store.database.fetch(claims))}
    for session in sessions:
        assert session.counts == sorted(session.counts)
        assert set(session.counts) <= states
    seconds = sorted(each for session in sessions for each in session.seconds)
    return len(seconds), seconds[int(len(seconds) * 0.95)]


def test_twenty_readers_while_an_import_writes(tmp_path: Path, root: Path) -> None:
    reads, _ = check(read_while_importing(tmp_path, root, 6))

    assert reads > READERS


@pytest.mark.slow
def test_twenty_readers_for_five_minutes(tmp_path: Path, root: Path) -> None:
    reads, slowest = check(read_while_importing(tmp_path, root, 300))
    with Store.open(tmp_path / "figures.db") as store:
        claims = store.count_claims()

    print(f"{READERS} readers, 300 s, {reads} reads, p95 {slowest:.2f} s, {claims} claims at the end, 0 faults")


def test_two_imports_of_one_folder_at_once_make_what_one_makes(tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write_documents(folder)
    one, both = tmp_path / "one.db", tmp_path / "both.db"
    command = [sys.executable, "-m", "dashboard", "add", str(folder), "--store"]
    assert subprocess.run([*command, str(one)], cwd=root, capture_output=True, check=False).returncode == 0
    processes = [subprocess.Popen([*command, str(both)], cwd=root, stdout=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate() and process.returncode for process in processes] == [0, 0]

    with Store.open(one) as first, Store.open(both) as second:
        runs = second.read_runs()
        assert [read(first) for read in READS] == [read(second) for read in READS]
    assert sum(run.read for run in runs) == DOCUMENTS
    assert all(run.given == DOCUMENTS for run in runs)


def read_ids(store: Store) -> list[str]:
    return sorted(store.read_claims(Selection(include_other=True)).id)


def read_verdicts(store: Store) -> list[tuple[object, ...]]:
    figures, _ = store.read_figures(limit=10_000)
    return sorted(
        (each.metric, str(each.date_end), each.verdict, each.voices, each.publishers, each.claims) for each in figures
    )


READS = (read_ids, read_verdicts)
