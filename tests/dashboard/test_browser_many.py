"""The dashboard in a real browser over a hundred thousand claims: what opens, narrows and is taken away."""

import csv
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import ROOT, Opener, fits_in_width, serve, settle
from dashboard.tracking.export import to_csv
from dashboard.tracking.selection import Selection
from dashboard.tracking.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CLAIMS = 100_000
METRIC = "deaths"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, chromium: object) -> Iterator[tuple[str, Path]]:
    """The address of a dashboard over the store of the benchmarks, and the store; none is filled without a browser."""
    assert chromium
    spec = importlib.util.spec_from_file_location("many_claims", ROOT / "benchmarks" / "store.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    path = tmp_path_factory.mktemp("many") / "figures.db"
    with Store.open(path) as store:
        benchmark.fill(store, CLAIMS)
    with serve(path) as address:
        yield address, path


def read_total(page: Page) -> int:
    """The number of figures that the page says it shows."""
    settle(page)
    told = re.search(r"[\d\s,.\u202f\u00a0]*\d", page.locator(".ft-summary").first.inner_text())
    assert told is not None
    return int(re.sub(r"\D", "", told.group()))


@pytest.mark.parametrize(("locale", "heading"), [("fr-FR", "Vue d’ensemble"), ("en-GB", "Overview")])
def test_the_overview_opens_and_leads_to_a_figure(
    open_tab: Opener, many: tuple[str, Path], locale: str, heading: str
) -> None:
    page = open_tab(f"{many[0]}/", locale=locale)
    expect(page.locator("h1")).to_have_text(heading)
    assert fits_in_width(page)

    page.locator('a[href*="figures?"]').first.click()

    expect(page).to_have_url(re.compile("/figures[?]"))
    expect(page.locator("h1")).not_to_have_text(heading)
    assert read_total(page) > 0


@pytest.mark.parametrize(("locale", "export"), [("fr-FR", "Exporter"), ("en-GB", "Export")])
def test_what_is_shown_counted_and_written_is_what_the_store_holds(
    open_tab: Opener, many: tuple[str, Path], locale: str, export: str
) -> None:
    address, path = many
    with Store.open(path, read_only=True) as store:
        claims = store.read_claims(Selection(METRIC))
        place = claims["place"].value_counts().index[20]
        expected = store.read_claims(Selection(METRIC, places=(place,)))
    page = open_tab(f"{address}/figures?metric={METRIC}", locale=locale)
    assert read_total(page) == len(claims) > 1_200

    page.goto(f"{address}/figures?metric={METRIC}&place={place}")
    expect(page.locator(".ft-summary").first).to_contain_text(place)
    assert read_total(page) == len(expected)
    page.get_by_role("button", name=export).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    written = Path(waiting.value.path()).read_bytes()

    assert written == to_csv(expected)
    assert len(list(csv.DictReader(written.decode().splitlines()))) == len(expected)
