"""An import that a page starts: a process of its own, which the store tells about and which a page can end."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from dashboard.tracking.records import ImportRun
from dashboard.tracking.store import Store

SILENT_SECONDS = 120
"""An import that gave no sign of life for so long has broken off, where its process cannot be asked."""

State = Literal["running", "finished", "stopped", "broke_off"]

_ROOT = Path(__file__).resolve().parents[2]
_CHILDREN: list["subprocess.Popen[bytes]"] = []


def start_import(
    path: Path, documents: Sequence[str | Path], *, published: str | None = None, language: str | None = None
) -> int:
    """Begin an import in a process of its own; its run, by which `Store.read_run` tells how far it is.

    It goes on when the page is closed, and ends by `Store.ask_to_stop`. Raises StoreError where the store cannot
    be written.
    """
    names = [str(Path(each).absolute()) for each in documents]
    with Store.open(path) as store:
        run = store.start_run(names)
    command = [sys.executable, "-m", "dashboard", "add", "--store", str(path.absolute()), "--run", str(run)]
    command += ["--published", published] if published else []
    command += ["--language", language] if language else []
    own_path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(  # noqa: S603 our own command
        [*command, "--", *names],
        env={**os.environ, "PYTHONPATH": own_path},
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _CHILDREN.append(child)
    with Store.open(path) as store:
        store.note_process(run, child.pid)
    return run


def find_state(run: ImportRun) -> State:
    """Whether an import goes on, and how it ended; one that was killed is told from one that goes on."""
    if run.ended_at is not None:
        return "stopped" if run.outcome == "stopped" else "finished"
    return "running" if _is_alive(run) else "broke_off"


def _is_alive(run: ImportRun) -> bool:
    """Whether the process of an import is there; where it cannot be asked, whether it was heard of lately."""
    for child in _CHILDREN:
        if child.pid == run.process:
            return child.poll() is None
    if run.process is not None and os.name == "posix":
        try:
            os.kill(run.process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
    seen = datetime.fromisoformat(run.seen_at or run.started_at)
    return (datetime.now(UTC) - seen).total_seconds() < SILENT_SECONDS
