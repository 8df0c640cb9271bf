"""The dashboard in a real browser: Debian's Chromium, the real server, the seed article read by the real reader.

Without Chromium these tests are skipped; with FIGURE_TRACKER_BROWSER_TESTS=required they fail instead.
"""

import csv
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Opener, serve, settle
from dashboard.tracking.export import to_csv
from dashboard.tracking.selection import CSV_COLUMNS, Selection
from dashboard.tracking.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that the command line filled from seeds/."""
    path = tmp_path_factory.mktemp("browser") / "figures.db"
    subprocess.run(
        [sys.executable, "-m", "dashboard", "add", "seeds/", "--store", str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return path


@pytest.fixture(scope="module")
def seed_address(seed_store: Path) -> Iterator[str]:
    with serve(seed_store) as address:
        yield address


def choose_metric(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Mesure").click()
    page.get_by_role("option", name=name).click()


def click_mark(page: Page, reading: str) -> None:
    """A real click of the mouse in the middle of the mark that is read out so."""
    settle(page)
    page.locator(f'[role="graphics-symbol"][aria-label^="{reading}"]').click()


def tick_row(page: Page, row: int) -> None:
    """A real click of the mouse into the box before a row of the table."""
    settle(page)
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 36 + 35 * row + 17})


def download(page: Page, button: str) -> bytes:
    settle(page)
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def test_from_the_filters_to_the_sentence_to_the_file(open_tab: Opener, seed_address: str, seed_store: Path) -> None:
    page = open_tab(f"{seed_address}/figures")
    expect(page.locator("h1")).to_have_text("Morts")

    page.get_by_role("combobox", name="Acteurs").click()
    page.get_by_role("option", name="police (1)").click()
    expect(page.locator(".ft-summary")).to_have_text(re.compile("1 chiffre dans 1 document.*police"))
    page.keyboard.press("Escape")
    choose_metric(page, "Arrestations (1)")
    expect(page.locator("h1")).to_have_text("Arrestations")
    expect(page).to_have_url(re.compile(r"actor=police&.*metric=arrests|metric=arrests&.*actor=police"))

    click_mark(page, "plus de 6")
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("6700")
    expect(page.locator(".ft-sentence")).to_contain_text("matées par la force par la police")
    expect(page.locator(".ft-reading")).to_contain_text("du 9 au 18 août 2020")
    expect(page.locator(".ft-origin")).to_contain_text("titre inconnu · éditeur inconnu · paru le 18 août 2020")

    written = download(page, "CSV")
    with Store.open(seed_store, read_only=True) as store:
        assert written == to_csv(store.read_claims(Selection("arrests", actors=("police",))))
    (row,) = csv.DictReader(written.decode().splitlines())
    assert tuple(row) == CSV_COLUMNS
    assert (row["value"], row["low"], row["high"], row["agent"]) == ("6700", "6700", "", "police")
    assert f"claim={row['id']}" in page.url


def test_a_link_opens_the_same_view_and_back_leads_to_the_one_before(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=deaths")
    click_mark(page, "3 morts")
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")
    link = page.url

    page.go_back()
    expect(page.locator(".ft-sentence")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")
    again = open_tab(link)

    expect(again.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")


def test_a_point_can_be_left_for_another_and_taken_again(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=deaths")

    for reading, number in (("3 morts", "troisième"), ("au moins 2", "deux"), ("3 morts", "troisième")):
        click_mark(page, reading)
        expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text(number)
    page.get_by_role("button", name="Fermer").click()
    expect(page.locator(".ft-sentence")).to_have_count(0)
    click_mark(page, "3 morts")

    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "heading"), [("fr-FR", "Morts"), ("en-GB", "Deaths")])
def test_the_page_fits_a_telephone(open_tab: Opener, seed_address: str, scheme: str, locale: str, heading: str) -> None:
    page = open_tab(f"{seed_address}/figures", width=390, scheme=scheme, locale=locale)
    click_mark(page, "3 ")
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")

    expect(page.locator("h1")).to_have_text(heading)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator('[data-testid="stMain"]').evaluate("main => main.scrollWidth - main.clientWidth") <= 0


def test_a_ticked_row_and_a_clicked_point_follow_each_other(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=deaths")
    click_mark(page, "3 morts")
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")

    tick_row(page, 0)
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("deux")
    click_mark(page, "3 morts")
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("troisième")
    tick_row(page, 1)

    expect(page.locator(".ft-sentence")).to_have_count(0)


def test_days_are_the_same_wherever_the_reader_is(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=vote_share")
    labels = page.locator(".vega-embed .role-axis-label text")

    expect(labels.filter(has_text="9 août")).to_have_count(1)
    tick = labels.filter(has_text="9 août").bounding_box()
    mark = page.locator('[role="graphics-symbol"][aria-label^="80"]').bounding_box()
    assert tick is not None
    assert mark is not None
    assert abs(tick["x"] + tick["width"] / 2 - mark["x"] - mark["width"] / 2) < 4


def test_figures_that_nothing_dates_are_drawn_where_no_other_is(
    open_tab: Opener, make_store: Callable[..., Path]
) -> None:
    undated = {"quote": "12", "value": Decimal(12), "date_start": None, "date_end": None}
    with serve(make_store({"text": "12 morts.", "published": None, "claims": [undated]})) as address:
        page = open_tab(f"{address}/figures")
        click_mark(page, "12 morts")

        expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("12")
        page.close()


def test_nothing_of_a_document_runs_or_hides(open_tab: Opener, make_store: Callable[..., Path]) -> None:
    attack = '<img src="http://evil.test/x" onerror="window.__pwned = 1">'
    hostile = {
        "text": f"12 {attack} \u202e15\u202c morts.",
        "title": f"{attack}<script>window.__pwned = 1</script>",
        "publisher": "![x](http://evil.test/y)",
        "url": "javascript:window.__pwned = 1",
        "published": "2026-03-03",
        "claims": [
            {
                "quote": "12",
                "value": Decimal(12),
                "unit": attack,
                "subject": f"{attack}[x](http://evil.test)",
                "place": "\u202ezuL",
                "attribution": "$\\href{http://evil.test}{x}$",
            }
        ],
    }
    with serve(make_store(hostile)) as address:
        page = open_tab(f"{address}/figures")
        mark = page.locator('[role="graphics-symbol"][aria-label^="12 morts"]')
        mark.hover()
        expect(page.locator("#vg-tooltip-element")).to_contain_text(attack)
        mark.click()

        expect(page.locator(".ft-sentence")).to_contain_text(attack)
        expect(page.locator(".ft-sentence .ft-control").first).to_have_text("[U+202E]")
        assert page.evaluate("window.__pwned") is None
        assert page.locator('a[href^="javascript:"]').count() == 0
        assert page.locator("h1, .ft-origin, .ft-facts").locator("img").count() == 0
        page.close()


def test_from_the_overview_to_the_figures_and_back(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/?lang=fr")
    expect(page.locator("h1")).to_have_text("Vue d’ensemble")

    page.get_by_role("link", name="Morts · Biélorussie").click()
    expect(page.locator("h1")).to_have_text("Morts")
    expect(page).to_have_url(re.compile(r"/figures\?lang=fr&metric=deaths&place=Bi"))
    page.go_back()
    expect(page.locator("h1")).to_have_text("Vue d’ensemble")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Morts")

    expect(page.locator(".ft-summary")).to_contain_text("lieux : Biélorussie")


def test_a_search_and_a_folded_filter_narrow_and_the_reset_undoes_both(open_tab: Opener, seed_address: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=all")
    expect(page.locator(".ft-summary")).to_contain_text("6 chiffres dans 1 document")

    page.get_by_role("textbox", name="Recherche").fill("troisième décès")
    page.get_by_role("textbox", name="Recherche").press("Enter")
    expect(page.locator(".ft-summary")).to_contain_text("recherche : troisième décès")
    # A list that opens while its place still scrolls closes again.
    page.set_viewport_size({"width": 1280, "height": 1800})
    page.get_by_text("Plus de filtres").click()
    expect(page.get_by_role("combobox", name="Précision")).to_be_in_viewport()
    settle(page)
    page.get_by_role("combobox", name="Précision").click()
    page.get_by_role("option", name=re.compile("^exact")).click()
    expect(page).to_have_url(re.compile("q=troisi.*qualifier=exact|qualifier=exact.*q=troisi"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Réinitialiser les filtres").click()

    expect(page.locator("h1")).to_have_text("Morts")
    expect(page).to_have_url(f"{seed_address}/figures")


@pytest.mark.parametrize("form", ["PNG", "SVG"])
def test_a_chart_becomes_a_picture_with_its_heading_and_source(open_tab: Opener, seed_address: str, form: str) -> None:
    page = open_tab(f"{seed_address}/figures?metric=arrests", scheme="dark")
    expect(page.locator('[role="graphics-symbol"][aria-label^="plus de 6"]')).to_be_visible()
    settle(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Image {form}").click()
    written = Path(waiting.value.path()).read_bytes()

    assert waiting.value.suggested_filename == f"chiffres.{form.lower()}"
    if form == "PNG":
        assert written.startswith(b"\x89PNG")
        assert len(written) > 10_000
    else:
        texts = ["".join(each.itertext()) for each in ET.fromstring(written).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
        assert texts[0] == "Arrestations"
        assert "Biélorussie" in texts
        assert any("d’après Figure Tracker" in text for text in texts)


def test_a_person_corrects_a_figure_and_takes_it_back(open_tab: Opener, seed_store: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(seed_store, own)
    with Store.open(own) as store:
        claim = store.read_claims(Selection("arrests")).id[0]
    with serve(own) as address:
        page = open_tab(f"{address}/figures?lang=en&claim={claim}")
        page.get_by_role("button", name="Check, correct").click()
        page.get_by_role("textbox", name="Who decides").fill("Ana")
        page.get_by_role("textbox", name="Value").fill("7,000")
        page.get_by_role("button", name="Save the correction").click()
        expect(page.locator(".ft-reading")).to_contain_text("More than 7,000 arrests")
        page.get_by_role("button", name="Undo").click()

        expect(page.locator(".ft-reading")).to_contain_text("More than 6,700 arrests")
        page.close()


def test_the_button_of_an_empty_store_loads_the_examples_and_says_that_they_are_invented(
    open_tab: Opener, make_store: Callable[..., Path]
) -> None:
    with serve(make_store()) as address:
        page = open_tab(f"{address}/", has_heading=False)
        page.get_by_role("button", name="Charger les exemples inventés").click()
        expect(page.locator("h1")).to_have_text("Vue d’ensemble")
        expect(page.locator(".ft-invented")).to_contain_text("n’existent pas")
        expect(page.locator(".ft-latest").first).to_be_visible()
        page.get_by_role("link", name="Chiffres", exact=True).click()
        expect(page.locator("h1")).not_to_have_text("Vue d’ensemble")

        expect(page.locator(".ft-invented")).to_be_visible()
        expect(page).to_have_url(re.compile(r"/figures\?examples=1$"))
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overview_fits_a_telephone(open_tab: Opener, seed_address: str, scheme: str) -> None:
    page = open_tab(seed_address, width=390, scheme=scheme)

    expect(page.locator(".ft-latest")).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator('[data-testid="stMain"]').evaluate("main => main.scrollWidth - main.clientWidth") <= 0


def test_a_page_that_is_left_open_shows_what_comes_in(open_tab: Opener, seed_store: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(seed_store, own)
    with serve(own) as address:
        page = open_tab(f"{address}/figures?metric=arrests")
        expect(page.locator(".ft-summary")).to_have_text("1 chiffre dans 1 document")
        page.get_by_role("textbox", name="Recherche").fill("à moitié ta")
        account = ROOT / "tests" / "dashboard" / "second_account"
        command = [sys.executable, "-m", "dashboard", "add", str(account), "--store", str(own)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

        expect(page.locator(".ft-summary")).to_contain_text("2 documents")
        expect(page.get_by_role("textbox", name="Recherche")).to_have_value("à moitié ta")
        page.close()
