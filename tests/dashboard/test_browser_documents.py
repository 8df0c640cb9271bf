"""Documents and how they come in, in a real browser: pasted, uploaded, stopped, read, and their numbers clicked."""

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from browsing import Opener, fits_in_width, serve, settle
from dashboard.tracking.importing import import_documents
from dashboard.tracking.store import Store
from extract import load_lexicons
from hostile.cases import read_cases

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TEXT = "Mardi à Lutz, 12 personnes sont mortes et 4 écoles ont fermé, a dit un témoin de 61 ans."
ATTACK = '<img src="http://evil.test/x" onerror="window.__pwned = 1"><script>window.__pwned = 1</script>'


def read_in(store: Path, *records: dict[str, Any]) -> list[str]:
    """Read the records into the store; the numbers of its documents, latest first."""
    given = store.with_name("given.jsonl")
    given.write_text("\n".join(json.dumps({"id": f"case-{at}", **each}) for at, each in enumerate(records)), "utf-8")
    with Store.open(store) as opened:
        import_documents(opened, [given], load_lexicons())
        return [each.document_id for each in opened.read_documents()]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a dashboard over three documents, and their numbers."""
    store = tmp_path_factory.mktemp("documents") / "figures.db"
    filler = "Le conseil s'est réuni sans décision. " * 90
    ids = read_in(
        store,
        {"text": TEXT, "title": "Un bilan", "publisher": "Courrier", "published": "2026-03-05", "lang": "fr"},
        {"text": f"{filler}\n{TEXT}", "title": "Long", "published": "2026-03-04", "lang": "fr"},
        {"text": "Hier, 7 personnes ont disparu à Lutz.", "title": "Sans date", "lang": "fr"},
    )
    with serve(store) as address:
        yield address, ids


@pytest.fixture
def empty_address(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard over a store without documents; it ends after the pages of a later fixture."""
    Store.open(tmp_path / "figures.db").close()
    with serve(tmp_path / "figures.db") as address:
        yield address


def find_number(page: Page, number: str) -> Any:  # noqa: ANN401 a locator of playwright
    return page.locator(".ft-number", has_text=re.compile(f"^{number}$"))


def read_text(page: Page) -> str:
    return str(page.locator(".ft-body").inner_text())


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("fr-FR", ("Texte de l’article", "Titre (s’il est connu)", "Lire ce texte", "1 confié = 1 lu")),
        ("en-GB", ("Text of the article", "Title (if known)", "Read this text", "1 given = 1 read")),
    ],
)
def test_a_text_is_pasted_read_and_opened(
    empty_address: str, open_tab: Opener, locale: str, words: tuple[str, str, str, str]
) -> None:
    page = open_tab(f"{empty_address}/add", locale=locale)
    page.get_by_label(words[0]).fill(TEXT)
    page.get_by_label(words[1]).fill("Un bilan")
    page.get_by_role("button", name=words[2]).click()

    expect(page.locator(".ft-sum")).to_contain_text(words[3])
    page.reload()
    expect(page.locator(".ft-sum")).to_contain_text(words[3])
    expect(page.get_by_label(words[0])).to_have_value("")
    page.get_by_role("link", name="Un bilan").click()

    expect(page.locator("h1")).to_have_text("Un bilan")
    expect(page.locator(".ft-number")).to_have_count(3)
    assert read_text(page) == TEXT


def test_files_are_uploaded_with_a_manifest_and_each_refusal_says_why(empty_address: str, open_tab: Opener) -> None:
    page = open_tab(f"{empty_address}/add", locale="en-GB")
    page.get_by_role("tab", name="Upload files").click()
    manifest = '[[document]]\nfile = "a.txt"\ntitle = "From the manifest"\npublished = 2026-03-05\n'
    page.locator('input[type="file"]').set_input_files(
        [
            {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()},
            {"name": "manifest.toml", "mimeType": "text/plain", "buffer": manifest.encode()},
            {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
            {"name": f"{ATTACK[:20]}.pdf", "mimeType": "text/plain", "buffer": b"%PDF-1.7"},
        ]
    )
    page.get_by_role("button", name="Read these files").click()

    expect(page.locator(".ft-sum")).to_contain_text("3 given = 1 read + 0 already known + 1 empty + 1 refused")
    refusals = page.locator(".st-key-import_account li")
    expect(refusals.filter(has_text="a PDF, which no reader reads yet")).to_have_count(1)
    expect(refusals.filter(has_text="empty.txt: empty file")).to_have_count(1)
    expect(page.get_by_role("link", name="From the manifest")).to_be_visible()


def test_a_file_above_the_limit_is_refused_and_the_next_one_taken(
    empty_address: str, open_tab: Opener, tmp_path: Path
) -> None:
    page = open_tab(f"{empty_address}/add", locale="en-GB")
    page.get_by_role("tab", name="Upload files").click()
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(51 * 1024 * 1024)
    page.locator('input[type="file"]').set_input_files(tmp_path / "large.txt")
    expect(page.get_by_role("alert")).to_have_text("Error: File must be 50.0MB or smaller.")

    (tmp_path / "small.txt").write_text(TEXT, "utf-8")
    page.locator('input[type="file"]').set_input_files(tmp_path / "small.txt")
    page.get_by_role("button", name="Read these files").click()

    expect(page.locator(".ft-sum")).to_contain_text("1 given = 1 read")


def test_a_long_import_survives_a_reload_and_can_be_stopped(empty_address: str, open_tab: Opener) -> None:
    page = open_tab(f"{empty_address}/add", locale="en-GB")
    page.get_by_role("tab", name="Upload files").click()
    lines = (json.dumps({"id": str(at), "text": f"{TEXT} Numéro {at}. " * 20}) for at in range(8000))
    content = "".join(f"{line}\n" for line in lines).encode()
    page.locator('input[type="file"]').set_input_files(
        [{"name": "many.jsonl", "mimeType": "application/json", "buffer": content}]
    )
    page.get_by_role("button", name="Read these files").click()
    expect(page.locator(".st-key-import_cancel button")).to_be_visible()

    page.reload()
    expect(page.locator(".st-key-import_progress")).to_contain_text("of about 8,000 documents")
    page.locator(".st-key-import_cancel button").click()

    expect(page.locator(".st-key-import_account")).to_contain_text("Stopped; what was read by then is kept")
    given = int(re.search(r"([\d,]+) given", page.locator(".ft-sum").inner_text()).group(1).replace(",", ""))  # type: ignore[union-attr]
    assert 0 < given < 8000


def test_the_examples_are_loaded_apart_and_called_invented(
    empty_address: str, open_tab: Opener, tmp_path: Path
) -> None:
    page = open_tab(f"{empty_address}/?lang=en")
    page.get_by_role("button", name="Load the invented examples").click()
    expect(page.get_by_text("Deaths").first).to_be_visible()
    expect(page.locator(".st-key-invented")).to_contain_text("Invented examples")

    page.get_by_role("link", name="Documents", exact=True).click()
    expect(page.locator("h1")).to_have_text("Documents")
    expect(page.locator(".ft-summary")).to_contain_text("26 of 26 documents")
    expect(page.locator(".ft-state-invented")).to_have_count(25)
    page.get_by_role("button", name="Leave the examples").click()
    expect(page.get_by_text("There is no document yet.")).to_be_visible()
    with Store.open(tmp_path / "figures.db", read_only=True) as store:
        assert store.read_documents() == []


def test_a_clicked_number_says_what_became_of_it(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[0]}")
    number = find_number(page, "12")
    number.click()

    expect(page.locator(".ft-note")).to_contain_text("12 morts, le 3 mars 2026")
    expect(page.locator(".st-key-number_card h3")).to_contain_text("12 morts")
    expect(page).to_have_url(re.compile(r"at=14"))
    find_number(page, "61").click()
    expect(page.locator(".ft-note")).to_contain_text("ne compte rien")
    expect(page.locator(".st-key-number_card h3")).to_contain_text("ne compte rien")
    page.go_back()
    expect(page.locator(".st-key-number_card h3")).to_contain_text("12 morts")
    page.get_by_role("button", name="Fermer").click()
    expect(page.locator(".st-key-number_card")).to_have_count(0)
    expect(page.locator(".ft-note")).to_have_count(0)


def test_a_number_leads_to_its_card_among_the_figures(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[0]}", locale="en-GB")
    find_number(page, "12").click()
    page.locator(".ft-note a").click()

    expect(page).to_have_url(re.compile(r"/figures\?.*claim="))
    expect(page.locator(".ft-sentence mark.ft-number")).to_contain_text("12")


def test_a_number_of_the_list_is_shown_in_its_text(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[1]}")
    number = find_number(page, "12")
    expect(number).not_to_be_in_viewport()
    page.locator(".ft-row", has_text="12").click()

    expect(number).to_have_class(re.compile("picked"))
    expect(number).to_be_in_viewport()


def test_a_link_to_a_claim_opens_its_place_in_the_text(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[1]}")
    settle(page)
    find_number(page, "12").click()
    claim = re.search(r"claim=(\w+)", page.locator(".ft-note a").get_attribute("href") or "")
    assert claim is not None

    page = open_tab(f"{address}/documents?document={ids[1]}&claim={claim.group(1)}")
    expect(find_number(page, "12")).to_have_class(re.compile("picked"))
    expect(find_number(page, "12")).to_be_in_viewport()


def test_the_numbers_are_reached_with_the_keyboard(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[0]}", locale="en-GB")
    settle(page)
    find_number(page, "12").focus()
    expect(page.locator(".ft-note")).to_contain_text("12 deaths")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-number_card h3")).to_contain_text("12 deaths")
    page.keyboard.press("Tab")
    expect(page.locator(".ft-note a")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(".ft-note")).to_have_count(0)


def test_a_missing_day_is_asked_for_shown_and_kept(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    address, ids = served
    page = open_tab(f"{address}/documents?document={ids[2]}")
    expect(page.locator(".st-key-dating")).to_contain_text("Connaissez-vous le jour")
    for at, part in enumerate(("05", "03", "2026")):
        page.locator('.st-key-dating [role="spinbutton"]').nth(at).click()
        page.keyboard.type(part)
    page.locator("h1").click()

    expect(page.locator(".st-key-dating")).to_contain_text("Avec ce jour, 1 chiffre change.")
    expect(page.locator(".st-key-dating .ft-changes")).to_contain_text("le 4 mars 2026")
    page.get_by_role("button", name="Prendre le 5 mars 2026").click()
    expect(page.locator(".ft-origin").first).to_contain_text("paru le 5 mars 2026 (date donnée par une personne)")


def test_words_are_found_and_the_list_is_in_the_address(open_tab: Opener, served: tuple[str, list[str]]) -> None:
    page = open_tab(f"{served[0]}/documents", locale="en-GB")
    page.get_by_label("Search").fill("disparu")
    page.keyboard.press("Enter")

    expect(page.locator("mark.ft-found")).to_have_text("disparu")
    expect(page).to_have_url(re.compile("q=disparu"))
    page.reload()
    expect(page.locator(".ft-summary")).to_contain_text("1 of 3 documents")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["documents", "documents?document={}&at=14", "add", "about"])
def test_the_pages_fit_a_telephone(open_tab: Opener, served: tuple[str, list[str]], path: str, scheme: str) -> None:
    address, ids = served

    assert fits_in_width(open_tab(f"{address}/{path.format(ids[0])}", width=390, scheme=scheme))


def test_nothing_of_a_hostile_document_runs_or_hides(open_tab: Opener, tmp_path: Path) -> None:
    told = {"title": f"{ATTACK} \u202ezuL ![x](http://evil.test/y)", "publisher": "[x](http://evil.test)", "lang": "fr"}
    cases = [case.text for case in read_cases("html", "formula", "unicode") if case.text and "\0" not in case.text]
    texts = [f"12 morts {ATTACK} \u202e15\u202c blessés.", *[text for text in cases if len(text.strip()) > 5][:6]]
    ids = read_in(tmp_path / "figures.db", *({"text": text, **told} for text in texts))
    with serve(tmp_path / "figures.db") as address:
        page = open_tab(f"{address}/documents")
        expect(page.get_by_role("link", name="[U+202E]zuL").first).to_be_visible()
        for document in ids:
            page.goto(f"{address}/documents?document={document}")
            expect(page.locator("h1")).to_contain_text("[U+202E]")
            expect(page.locator(".ft-body")).to_be_visible()
            assert page.locator(".ft-body img, .ft-body script, h1 img, .ft-origin img").count() == 0
            assert "\u202e" not in page.locator(".ft-body").evaluate("body => body.textContent")
            assert page.locator('a[href^="javascript:"], a[href*="evil.test"]').count() == 0
        assert page.evaluate("window.__pwned") is None
        page.close()


def ask(address: str, path: str, method: str = "GET", **headers: str) -> int:
    """The status of a request with these headers."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def open_socket(address: str, origin: str, **headers: str) -> int:
    return ask(
        address, "/_stcore/stream", Origin=origin, Upgrade="websocket", Connection="Upgrade",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==", Sec_WebSocket_Version="13", Sec_WebSocket_Protocol="streamlit",
        **headers,
    )  # fmt: skip


def test_a_page_of_another_site_gets_no_connection(served: tuple[str, list[str]]) -> None:
    address, _ = served

    assert open_socket(address, address) == 101
    assert open_socket(address, "http://evil.test") == 403


def test_another_name_for_this_machine_gets_no_connection(served: tuple[str, list[str]]) -> None:
    # The shell of the page, which holds no data, is served to anybody; all that is shown comes through the connection.
    address, _ = served
    port = urlsplit(address).port

    assert open_socket(address, f"http://evil.test:{port}", Host=f"evil.test:{port}") == 403
    assert open_socket(address, "http://evil.test", Host="evil.test") == 403


def test_nothing_can_be_uploaded_by_another_site(served: tuple[str, list[str]]) -> None:
    address, _ = served

    assert ask(address, "/_stcore/upload_file/x/y", "PUT", Origin="http://evil.test") in (400, 403)
