"""The documents as a reader sees them, driven without a browser: the list, one text, and its missing date."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.tracking.importing import import_documents
from dashboard.tracking.store import Store
from extract import load_lexicons
from hostile.cases import read_cases

Opener = Callable[..., AppTest]
TEXT = "Mardi à Lutz, 12 personnes sont mortes, a dit un témoin de 61 ans."


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def read_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def read_titles(app: AppTest) -> list[str]:
    links = [link.proto for link in app.main.get("page_link")]
    return [re.sub(r"\\(.)", r"\1", link.label) for link in links if "document=" in link.query_string]


def read_component(app: AppTest, name: str) -> dict[str, Any]:
    """What the component of that key was given to show."""
    (found,) = (each.proto for each in app.get("bidi_component") if name in each.proto.component_name)
    return dict(json.loads(found.json))


@pytest.fixture
def read_in(tmp_path: Path) -> Callable[..., Path]:
    """A store into which our own reader read these records."""

    def read_in(*records: dict[str, Any]) -> Path:
        lines = (json.dumps({"id": f"case-{number}", **record}) for number, record in enumerate(records))
        (tmp_path / "given.jsonl").write_text("\n".join(lines), "utf-8")
        with Store.open(tmp_path / "figures.db") as store:
            import_documents(store, [tmp_path / "given.jsonl"], load_lexicons())
        return tmp_path / "figures.db"

    return read_in


def find_ids(store: Path) -> list[str]:
    with Store.open(store, read_only=True) as opened:
        return [each.document_id for each in opened.read_documents()]


@pytest.fixture
def three(read_in: Callable[..., Path]) -> Path:
    return read_in(
        {"text": TEXT, "title": "Un bilan", "publisher": "Courrier", "published": "2026-03-05", "lang": "fr"},
        {"text": "Police arrested 40 people.", "title": "Arrests", "publisher": "Wire", "published": "2026-03-04"},
        {"text": "Hier, 7 personnes ont disparu à Lutz.", "lang": "fr"},
    )


@pytest.mark.parametrize(("locale", "heading"), [("fr-FR", "3 sur 3 documents"), ("en-GB", "3 of 3 documents")])
def test_the_list_shows_every_document_latest_first(open_app: Opener, three: Path, locale: str, heading: str) -> None:
    app = open_app(three, locale, page="documents")

    assert heading in read_html(app)
    assert read_titles(app)[:2] == ["Un bilan", "Arrests"]
    assert "case-2" in read_titles(app)[2]


def test_a_filter_narrows_the_list_and_stands_in_the_address(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents")
    assert "Wire (1)" in app.multiselect(key="documents_publishers").options

    app.multiselect(key="documents_publishers").select("Wire")
    run(app)

    assert read_titles(app) == ["Arrests"]
    assert app.query_params["publisher"] == "Wire"


def test_few_values_of_a_filter_stand_in_sight_with_their_counts(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents")
    states = app.get_by_key("documents_states")
    assert "sans date de parution \\(1\\)" in states.options

    states.set_value(["undated"])
    run(app)

    assert len(read_titles(app)) == 1
    assert app.query_params["state"] == "undated"


def test_words_are_looked_for_and_marked(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents")

    app.text_input(key="documents_words").set_value("disparu")
    run(app)

    assert len(read_titles(app)) == 1
    assert '<mark class="ft-found">disparu</mark>' in read_html(app)
    assert app.query_params["q"] == "disparu"


def test_the_period_and_the_order_stand_in_the_address_too(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents")

    app.date_input(key="documents_since").set_value(date(2026, 3, 4))
    run(app)
    app.selectbox(key="documents_order").select("earliest")
    run(app)

    assert read_titles(app) == ["Arrests", "Un bilan"]
    assert (app.query_params["from"], app.query_params["order"]) == ("2026-03-04", "earliest")


def test_filters_that_leave_nothing_say_so_and_can_be_reset(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents", publisher="Wire", language="fr", lang="en")
    assert read_titles(app) == []
    assert "No document matches" in app.info[0].proto.body + app.info[0].proto.title

    app.button(key="documents_reset").click()
    run(app)

    assert len(read_titles(app)) == 3
    assert dict(app.query_params) == {"lang": "en"}


def test_a_long_list_comes_in_pages(open_app: Opener, read_in: Callable[..., Path]) -> None:
    store = read_in(*({"text": f"Le {number} mars, 12 morts.", "title": f"T{number}"} for number in range(1, 31)))

    assert len(read_titles(open_app(store, page="documents"))) == 25
    assert len(read_titles(open_app(store, page="documents", rows="1"))) == 5
    assert len(read_titles(open_app(store, page="documents", rows="99"))) == 5


def test_an_empty_store_leads_to_the_page_that_adds(open_app: Opener, tmp_path: Path) -> None:
    Store.open(tmp_path / "figures.db").close()
    app = open_app(tmp_path / "figures.db", page="documents")

    assert "Ajouter des documents" in [link.proto.label for link in app.main.get("page_link")]


def test_one_document_has_every_number_marked(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents", document=find_ids(three)[0])
    shown = read_component(app, "marked_text")

    assert "".join(piece["text"] for piece in shown["pieces"]) == TEXT
    assert [mark["fate"] for mark in shown["marks"]] == ["claim", "nothing"]
    assert [row["quote"] for row in read_component(app, "number_list")["rows"]] == ["12", "61"]
    assert '<h1 class="ft-title" dir="auto">Un bilan</h1>' in read_html(app)
    assert "Courrier" in read_html(app)


def test_a_number_that_is_pointed_at_has_its_card(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents", document=find_ids(three)[0], at=str(TEXT.index("12")))

    assert "12 morts" in read_html(app)
    assert read_component(app, "marked_text")["picked"] == str(TEXT.index("12"))
    app.button(key="close_number").click()
    run(app)
    assert "at" not in app.query_params


def test_a_claim_of_the_address_is_pointed_at_in_its_text(open_app: Opener, three: Path) -> None:
    document = find_ids(three)[0]
    with Store.open(three, read_only=True) as store:
        claim_id = store.read_document(document)[1][0][0]
    app = open_app(three, page="documents", document=document, claim=claim_id)

    assert read_component(app, "marked_text")["picked"] == str(TEXT.index("12"))


def test_a_number_that_counts_nothing_says_why(open_app: Opener, three: Path) -> None:
    app = open_app(three, "en-GB", page="documents", document=find_ids(three)[0], at=str(TEXT.index("61")))

    assert "“61” counts nothing" in read_html(app)


def test_a_missing_day_is_asked_for_and_its_changes_shown_before_it_holds(open_app: Opener, three: Path) -> None:
    document = find_ids(three)[2]
    app = open_app(three, page="documents", document=document)
    assert "Connaissez-vous le jour" in read_html(app)

    app.date_input(key=f"dating_day_{document}").set_value(date(2026, 3, 4))
    run(app)
    assert "Avec ce jour, 1 chiffre change." in read_html(app)
    assert "le 3 mars 2026" in read_html(app)
    with Store.open(three, read_only=True) as store:
        assert store.read_documents(document)[0].published is None

    app.button(key="dating_apply").click()
    run(app)
    with Store.open(three, read_only=True) as store:
        assert store.read_documents(document)[0].published == "2026-03-04"
    assert "Connaissez-vous le jour" not in read_html(app)


def test_a_day_that_was_given_can_be_taken_back(open_app: Opener, three: Path) -> None:
    document = find_ids(three)[2]
    app = open_app(three, page="documents", document=document)
    app.date_input(key=f"dating_day_{document}").set_value(date(2026, 3, 4))
    run(app)
    app.button(key="dating_apply").click()
    run(app)

    app.button(key="dating_undo").click()
    run(app)

    with Store.open(three, read_only=True) as store:
        assert store.read_documents(document)[0].published is None


def test_versions_and_copies_are_shown_with_what_they_changed(open_app: Opener, read_in: Callable[..., Path]) -> None:
    page = {"url": "https://a.example/1", "title": "Un bilan", "lang": "fr"}
    store = read_in(
        {"text": "Mardi, 12 personnes sont mortes à Lomé.", "published": "2026-03-03", **page},
        {"text": "Mardi, 14 personnes sont mortes à Lomé.", "published": "2026-03-04", **page},
    )
    app = open_app(store, page="documents", document=find_ids(store)[0])

    assert "Une version antérieure de cette page" in read_html(app)
    assert re.search(r"Différent.*12 morts.*→.*14 morts", read_html(app))


def test_an_unknown_document_says_so_and_shows_the_list(open_app: Opener, three: Path) -> None:
    app = open_app(three, page="documents", document="nothing")

    assert "nothing" in app.info[0].value
    assert len(read_titles(app)) == 3


def test_a_long_text_comes_in_parts(open_app: Opener, read_in: Callable[..., Path]) -> None:
    text = "Rien à dire. " * 4000 + "Mardi, 12 personnes sont mortes."
    store = read_in({"text": text, "lang": "fr", "published": "2026-03-03"})
    document = find_ids(store)[0]

    first = open_app(store, page="documents", document=document)
    assert "12" not in "".join(piece["text"] for piece in read_component(first, "marked_text")["pieces"])
    last = open_app(store, page="documents", document=document, at=str(text.index("12")))
    assert [mark["fate"] for mark in read_component(last, "marked_text")["marks"]] == ["claim"]


def test_hostile_texts_and_titles_are_shown_whole_and_do_nothing(
    open_app: Opener, read_in: Callable[..., Path]
) -> None:
    cases = [case for case in read_cases("html", "formula", "unicode") if case.text and case.text.strip()][:12]
    store = read_in(*({"text": case.text, "title": case.text[:200], "lang": "fr"} for case in cases if case.text))
    open_app(store, page="documents")
    for document in find_ids(store):
        app = open_app(store, page="documents", document=document)
        html = read_html(app)

        assert not re.search(r"<(script|img|iframe|svg)", html, re.IGNORECASE)
        assert "\u202e" not in html


def test_a_document_of_another_reader_shows_its_claims(open_app: Opener, make_store: Callable[..., Path]) -> None:
    claim = {"quote": "12", "value": Decimal(12), "low": Decimal(12), "high": Decimal(12)}
    store = make_store({"text": TEXT, "language": "xx", "claims": [claim]})
    app = open_app(store, page="documents", document=find_ids(store)[0])

    assert [mark["fate"] for mark in read_component(app, "marked_text")["marks"]] == ["claim"]
    assert "ne sont pas énumérés" in read_html(app)


@pytest.mark.parametrize("page", ["overview", "figures", "documents", "add", "about"])
def test_every_page_says_that_some_documents_are_invented(
    open_app: Opener, read_in: Callable[..., Path], page: str
) -> None:
    real = {"text": "Mardi, 12 personnes sont mortes à Lomé.", "published": "2026-03-03", "lang": "fr"}
    store = read_in(real)
    assert "parmi les vôtres" not in read_html(open_app(store, page=page))

    read_in(real, {**real, "text": "Mardi, 15 personnes sont mortes à Lutz.", "invented": True})

    assert "1 document inventé se trouve parmi les vôtres" in read_html(open_app(store, page=page))
