"""A real browser over the real server: the fixtures `chromium` and `open_tab`, and what such tests ask of a page.

Without Chromium such tests are skipped; with FIGURE_TRACKER_BROWSER_TESTS=required they fail instead.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
REMEDY = "no Chromium was found; install it (Debian: apt-get install chromium) and run the tests again"
PATIENCE_MS = 30_000

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        tell = pytest.fail if os.environ.get("FIGURE_TRACKER_BROWSER_TESTS") == "required" else pytest.skip
        tell(REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[Opener]:
    """A page on the dashboard; at the end no request may have left this machine and no script may have failed."""
    pages: list[Page] = []
    faults: list[str] = []

    def open_tab(
        address: str, *, width: int = 1280, scheme: str = "light", locale: str = "fr-FR", has_heading: bool = True
    ) -> Page:
        page = chromium.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            timezone_id="America/Los_Angeles",
        )
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        page.on("request", lambda request: faults.append(request.url) if leaves_machine(request.url) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text) if is_fault(told) else None)
        pages.append(page)
        page.goto(address)
        if has_heading:
            expect(page.locator("h1").first).to_be_visible()
        return page

    yield open_tab
    for page in pages:
        page.close()
    assert not faults, faults


def is_fault(told: ConsoleMessage) -> bool:
    """Whether the console tells of an error; Streamlit looks for its server beneath the path of a page first."""
    return told.type == "error" and "/_stcore/" not in told.location["url"]


def leaves_machine(url: str) -> bool:
    return not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob|about):", url)


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """The real server over a store, on a port that is free; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = min(probe.getsockname()[1], 65_000)
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", str(port), "--store", str(store)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            told = server.stdout.readline() if server.stdout else ""
            yield re.search(r"http://\S+", told).group()  # type: ignore[union-attr]
        finally:
            server.terminate()


def settle(page: Page) -> None:
    """Wait until the server has nothing more to say to this page."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def fits_in_width(page: Page) -> bool:
    """Whether nothing of the page has to be scrolled to sideways."""
    settle(page)
    main = page.locator('[data-testid="stMain"]').evaluate("main => main.scrollWidth - main.clientWidth")
    return bool(main <= 0 and page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0)
