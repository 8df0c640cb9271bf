"""An import that a page starts goes on by itself, tells how far it is, and ends when it is asked to."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.tracking.background import find_state, start_import
from dashboard.tracking.records import ImportRun
from dashboard.tracking.store import Store
from soak_news import write_documents


def wait_for(path: Path, run: int, condition: Callable[[ImportRun], bool]) -> ImportRun:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with Store.open(path, read_only=True) as store:
            account = store.read_run(run)
        assert account is not None
        if condition(account):
            return account
        time.sleep(0.05)
    pytest.fail("the import never got there")


def test_an_import_started_by_a_page_is_followed_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "figures.db"
    run = start_import(path, [write_documents(tmp_path, 20)], language="fr")

    account = wait_for(path, run, lambda account: account.ended_at is not None)

    assert (account.given, account.read, account.expected) == (20, 20, 20)
    assert account.claims >= 40
    assert find_state(account) == "finished"


def test_an_import_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    path = tmp_path / "figures.db"
    run = start_import(path, [write_documents(tmp_path, 3000)])
    wait_for(path, run, lambda account: account.given > 5)
    with Store.open(path) as store:
        store.ask_to_stop(run)

    account = wait_for(path, run, lambda account: account.ended_at is not None)

    assert find_state(account) == "stopped"
    assert 5 < account.given < 3000


@pytest.mark.skipif(os.name != "posix", reason="processes are asked in another way elsewhere")
def test_an_import_that_was_killed_is_told_from_one_that_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "figures.db"
    run = start_import(path, [write_documents(tmp_path, 3000)])
    account = wait_for(path, run, lambda account: account.given > 5)
    assert find_state(account) == "running"
    assert account.process is not None
    os.kill(account.process, signal.SIGKILL)

    account = wait_for(path, run, lambda account: find_state(account) != "running")

    assert find_state(account) == "broke_off"
