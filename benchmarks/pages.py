"""Speed of the pages over many claims: CPU of the server for each change of a filter, memory over many of them.

    .venv/bin/python benchmarks/pages.py [--claims 100000] [--store FILE] [--interactions 200]

The store is that of benchmarks/store.py. The pages run as Streamlit runs them, but for the browser; what counts is the
time in the page's own thread. A first time is measured in a process that has nothing in its caches yet.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import streamlit.runtime.scriptrunner.script_runner as runner  # noqa: E402 the project is found only now
from store import fill  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402
from streamlit.util import calc_hash  # noqa: E402

from dashboard.tracking.location import STORE_VARIABLE  # noqa: E402
from dashboard.tracking.store import Store  # noqa: E402

FIRST_SECONDS, CHANGE_SECONDS = 2.0, 0.5
MOST_GROWTH_MB = 150
"""What the caches may fill themselves with over all interactions."""


class Clock:
    """How long the page's own thread has been at work since it was last asked."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._run = runner.exec_func_with_error_handling
        runner.exec_func_with_error_handling = self._measure

    def _measure(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 Streamlit's own
        begun = time.thread_time()
        try:
            return self._run(*given, **named)
        finally:
            self._seconds += time.thread_time() - begun

    def read(self) -> float:
        """The seconds, and nought from here on."""
        seconds, self._seconds = self._seconds, 0.0
        return seconds


def main() -> None:
    """Fill the store if need be, then use the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--interactions", type=int, default=200)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "figures.db"
        with Store.open(path) as store:
            fill(store, options.claims)
        os.environ[STORE_VARIABLE] = str(path)
        use(options.interactions)


def use(interactions: int) -> None:
    """Open the pages, change every filter, then go on for so many interactions."""
    clock = Clock()
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    app.context = {"locale": "fr-FR"}
    first = [turn(app, clock, page) for page in ("", "figures")]
    for page, seconds in zip(("overview", "figures"), first, strict=True):
        report(f"first page: {page}", seconds, FIRST_SECONDS)
    for name, change in make_changes(app).items():
        change()
        app.run()
        report(name, clock.read(), CHANGE_SECONDS)
    before = read_memory()
    metrics = ["arrests", "injured", "deaths", "missing"]
    for at in range(interactions):
        app.selectbox(key="metric").select(metrics[at % len(metrics)])
        app.run()
    growth = read_memory() - before
    verdict = "within" if growth <= MOST_GROWTH_MB else "OVER"
    print(f"memory over {interactions} interactions: {growth:+.0f} MB, {verdict} the limit of {MOST_GROWTH_MB}")


def turn(app: AppTest, clock: Clock, page: str) -> float:
    """Open a page; the seconds that it took."""
    app._page_hash = calc_hash(page)  # noqa: SLF001 AppTest has no word for pages that are functions
    app.run()
    app._page_hash = ""  # noqa: SLF001
    return clock.read()


def make_changes(app: AppTest) -> dict[str, Callable[[], Any]]:
    """One change of every filter, each on top of the ones before."""
    return {
        "metric arrests": lambda: app.selectbox(key="metric").select("arrests"),
        "metric deaths": lambda: app.selectbox(key="metric").select("deaths"),
        "a place": lambda: app.multiselect(key="place").set_value(["Laterubi"]),
        "a logarithmic scale": lambda: app.toggle(key="scale").set_value(True),
        "no place": lambda: app.multiselect(key="place").set_value([]),
        "an outlet": lambda: app.multiselect(key="publisher").set_value(["Outlet 2"]),
        "a language too": lambda: app.multiselect(key="language").set_value(["fr"]),
        "a qualifier too": lambda: app.multiselect(key="qualifier").set_value(["about"]),
        "by publication": lambda: app.get_by_key("by").set_value("published"),
        "all metrics": lambda: app.selectbox(key="metric").select("all"),
    }


def read_memory() -> float:
    """The most memory that the process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(name: str, seconds: float, limit: float) -> None:
    """One line, in milliseconds."""
    verdict = "within" if seconds <= limit else "OVER"
    print(f"{name:40} {seconds * 1000:6.0f} ms CPU, {verdict} the limit of {limit * 1000:.0f}", flush=True)


if __name__ == "__main__":
    main()
