"""Handing documents over, driven without a browser: the forms, the account of an import, and what is refused."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.import_account import build_account, word_progress
from dashboard.i18n.catalogue import load_words
from dashboard.tracking.records import ImportRun
from dashboard.tracking.store import Store
from extract import Refusal
from hostile.cases import HERE

Opener = Callable[..., AppTest]
TEXT = "Mardi à Lutz, 12 personnes sont mortes."


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    Store.open(tmp_path / "figures.db").close()
    return tmp_path / "figures.db"


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def read_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def wait_for_end(store: Path, number: int = 1) -> ImportRun:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with Store.open(store, read_only=True) as opened:
            account = opened.read_run(number)
        if account is not None and account.ended_at is not None:
            return account
        time.sleep(0.1)
    pytest.fail("the import never ended")


def build_run(**told: Any) -> ImportRun:  # noqa: ANN401 fields of any sort
    usual = {"started_at": "2026-03-03T10:00:00+00:00", "ended_at": "2026-03-03T10:00:09+00:00", "outcome": "finished"}
    counts = dict.fromkeys(("given", "read", "known", "empty", "refused"), 0)
    return ImportRun(**{"id": 1, "paths": ("/home/me/x",), "refusals": (), **counts, **usual, **told})


def test_a_pasted_text_is_read_by_a_process_of_its_own(open_app: Opener, empty: Path) -> None:
    app = open_app(empty, page="add")
    app.text_area(key="paste_text_0").set_value(TEXT)
    app.text_input(key="paste_title_0").set_value("Un bilan")
    app.button[0].click()
    run(app)

    assert app.query_params["run"] == "1"
    assert wait_for_end(empty).read == 1
    with Store.open(empty, read_only=True) as store:
        (document,) = store.read_documents()
        assert store.read_document(document.document_id)[0].text == TEXT
    assert document.appearance.title == "Un bilan"

    after = open_app(empty, page="add", run="1")
    assert "1 confié" in read_html(after)
    assert any("Un bilan" in link.proto.label for link in after.main.get("page_link"))
    assert "Documents sans date" in [link.proto.label for link in after.main.get("page_link")]


def test_the_form_begins_anew_once_its_text_is_on_its_way(open_app: Opener, empty: Path) -> None:
    app = open_app(empty, page="add")
    app.text_area(key="paste_text_0").set_value(TEXT)
    app.button[0].click()
    run(app)

    assert app.text_area(key="paste_text_1").value == ""
    wait_for_end(empty)


@pytest.mark.parametrize(("button", "said"), [(0, "Paste a text first."), (1, "Choose a file first.")])
def test_nothing_is_read_when_nothing_is_given(open_app: Opener, empty: Path, button: int, said: str) -> None:
    app = open_app(empty, "en-GB", page="add")
    app.button[button].click()
    run(app)

    assert [warning.value for warning in app.warning] == [said]
    with Store.open(empty, read_only=True) as store:
        assert store.read_runs() == []


def test_what_cannot_be_written_is_told_and_the_text_stays(open_app: Opener, empty: Path) -> None:
    (empty.parent / "figures-uploads").write_text("in the way", "utf-8")
    app = open_app(empty, page="add")
    app.text_area(key="paste_text_0").set_value(TEXT)
    app.button[0].click()
    run(app)

    assert "cannot be written" in app.error[0].value
    assert app.text_area(key="paste_text_0").value == TEXT


def test_files_are_uploaded_with_their_manifest(open_app: Opener, empty: Path) -> None:
    manifest = b'[[document]]\nfile = "a.txt"\ntitle = "From the manifest"\npublished = 2026-03-03\n'
    app = open_app(empty, page="add")
    app.file_uploader[0].set_value(
        [("a.txt", TEXT.encode(), "text/plain"), ("manifest.toml", manifest, ""), ("b.png", b"\x89PNG\r\n\x1a\n", "")]
    )
    app.button[1].click()
    run(app)
    account = wait_for_end(empty)

    assert (account.given, account.read, account.refused) == (2, 1, 1)
    with Store.open(empty, read_only=True) as store:
        assert store.read_documents()[0].appearance.title == "From the manifest"


def test_the_account_leaves_nothing_over() -> None:
    account = build_run(given=7, read=3, known=2, empty=1, refused=1, claims=12, copies=1)
    html = re.sub(r"<[^>]+>", "", build_account(account, "finished", load_words("en")))

    assert "7 given = 3 read + 2 already known + 1 empty + 1 refused" in html
    assert "12 figures in what was read · 1 near-copy of another text" in html


def test_every_refusal_is_told_with_its_reason_and_without_our_folders() -> None:
    attack = "<script>alert(1)</script>\u202e.txt"
    told = (
        Refusal(f"/home/me/x/{attack}", "a web page, which no reader reads yet", "save it"),
        Refusal("/home/me/x/b.txt", "empty file", "give it a text, or leave it out"),
    )
    html = build_account(build_run(given=2, refused=1, empty=1, told=told), "finished", load_words("fr"))

    assert "b.txt\N{NO-BREAK SPACE}: fichier vide\N{NO-BREAK SPACE}; donnez-lui un texte" in html
    assert "/home/me" not in html
    assert "&lt;script&gt;" in html
    assert "[U+202E]" in html


def test_more_refusals_than_a_page_bears_are_counted() -> None:
    told = tuple(Refusal(f"/home/me/x/{number}.txt", "empty file", "give it a text") for number in range(250))

    assert "and 50 more" in build_account(build_run(told=told), "finished", load_words("en"))


@pytest.mark.parametrize(
    ("told", "progress"),
    [({"given": 3}, "3 documents so far"), ({"given": 3, "expected": 9}, "3 of about 9 documents"),
     ({"given": 9, "expected": 3}, "9 of about 9 documents")],
)  # fmt: skip
def test_progress_is_told_in_words(told: dict[str, int], progress: str) -> None:
    assert word_progress(build_run(**told), load_words("en")) == progress


@pytest.mark.parametrize("number", ["99", "nothing", "9" * 40, "-1"])
def test_an_unknown_import_is_told_or_left_out(open_app: Opener, empty: Path, number: str) -> None:
    app = open_app(empty, page="add", run=number)

    assert len(app.info) == (number == "99")


def test_nothing_is_added_to_the_examples(open_app: Opener, empty: Path) -> None:
    empty.rename(empty.with_name("examples.db"))
    app = open_app(empty, page="add", examples="1")

    assert len(app.text_area) == 0
    assert "exemples inventés" in app.info[0].value


def test_hostile_files_are_read_or_refused_and_none_is_lost(open_app: Opener, empty: Path) -> None:
    paths = [path for path in sorted((HERE / "files").iterdir()) if path.suffix == ".txt"]
    names = ["../../x.txt", "/etc/passwd", "<img src=x onerror=alert(1)>.txt", "\u202etxt.exe", "=cmd|'/C calc'!A0.txt"]
    files = [(path.name, path.read_bytes(), "text/plain") for path in paths]
    files += [(name, f"{TEXT} {at}".encode(), "text/plain") for at, name in enumerate(names)]
    app = open_app(empty, page="add")
    app.file_uploader[0].set_value(files)
    app.button[1].click()
    run(app)
    account = wait_for_end(empty)

    assert account.given == account.read + account.known + account.empty + account.refused == len(files)
    assert account.read >= len(names)
    html = read_html(open_app(empty, page="add", run="1"))
    assert "<img" not in html
    assert "\u202e" not in html
