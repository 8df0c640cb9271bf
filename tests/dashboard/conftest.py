"""Stores of figures for the pages: the seed's six claims with their evidence, and claims made up for a case."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from browsing import chromium, open_tab
from dashboard.tracking.store import Store
from extract.model import Claim, Document, Evidence, Role, Span, Step, from_json_object

__all__ = ["chromium", "open_tab"]

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"
SEED = Path(__file__).parent.parent / "seed.jsonl"

# The words of the seed that gave each claim its fields, beside the number itself.
SEED_EVIDENCE: dict[str, list[tuple[Role, str]]] = {
    "26": [(Role.METRIC, "Au pouvoir"), (Role.UNIT, "ans"), (Role.SUBJECT, "Alexandre Loukachenko")],
    "80%": [(Role.METRIC, "voix"), (Role.SUBJECT, "Alexandre Loukachenko"), (Role.DATE, "9 août")],
    "deux": [(Role.QUALIFIER, "au moins"), (Role.METRIC, "morts"), (Role.DATE, "9 août"), (Role.PLACE, "Biélorussie")],
    "dizaines": [(Role.METRIC, "blessés"), (Role.DATE, "9 août"), (Role.PLACE, "Biélorussie")],
    "6700": [
        (Role.QUALIFIER, "plus de"),
        (Role.METRIC, "arrestations"),
        (Role.AGENT, "police"),
        (Role.DATE, "9 août"),
        (Role.PLACE, "Biélorussie"),
    ],
    "troisième": [
        (Role.METRIC, "décès"),
        (Role.ATTRIBUTION, "ministère de l'Intérieur"),
        (Role.DATE, "mardi"),
        (Role.PLACE, "Biélorussie"),
    ],
}


@pytest.fixture
def seed_store(tmp_path: Path) -> Path:
    """A store file with the seed article and its six claims."""
    gold = json.loads(SEED.read_text("utf-8"))
    document = Document(
        gold["id"], gold["text"], published=gold["published"], language="fr", published_basis="inferred"
    )
    claims = [_to_seed_claim(record, document) for record in gold["claims"]]
    return save_store(tmp_path / "figures.db", [(document, claims)])


@pytest.fixture
def make_store(tmp_path: Path) -> Callable[..., Path]:
    """A store file with a document for each case: its `text`, its `claims` and what else is known of it.

    A claim is told by its quote and by what is unusual in it.
    """

    def make(*cases: dict[str, Any]) -> Path:
        documents = []
        for number, case in enumerate(cases):
            known = {name: value for name, value in case.items() if name != "claims"}
            document = Document(**{"id": f"case-{number}", "language": "fr", **known})
            documents.append((document, [to_claim(told, document) for told in case["claims"]]))
        return save_store(tmp_path / "figures.db", documents)

    return make


def save_store(path: Path, documents: Sequence[tuple[Document, Sequence[Claim]]]) -> Path:
    with Store.open(path) as store:
        run = store.start_run(["a test"])
        for document, claims in documents:
            plan = store.plan(document)
            assert plan.to_read is not None
            assert store.save_document(document, plan, plan.to_read, claims, run)
        store.end_run(run, "finished")
        store.refresh()
    return path


def _to_seed_claim(record: dict[str, Any], document: Document) -> Claim:
    text = document.text
    claim = from_json_object({**record, "document": document.id})
    start = max(text.rfind("\n", 0, claim.start), text.rfind(". ", 0, claim.start) + 1) + 1
    end = min(at for at in (text.find(". ", claim.end) + 1, text.find("\n", claim.end)) if at > 0)
    evidence = [_find_evidence(role, words, text, claim.start) for role, words in SEED_EVIDENCE[claim.quote]]
    trace = [
        Step(
            "numbers", "digits.plain" if claim.quote[0].isdigit() else "words.cardinal", (Span(claim.start, claim.end),)
        ),
        Step("claims", "metric.noun", tuple(Span(each.start, each.end) for each in evidence[:2])),
    ]
    return replace(claim, snippet=text[start:end], snippet_start=start, evidence=tuple(evidence), trace=tuple(trace))


def _find_evidence(role: Role, words: str, text: str, near: int) -> Evidence:
    """The mention of these words that is nearest to the number."""
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(places, key=lambda at: abs(at - near))
    return Evidence(role, start, start + len(words))


def to_claim(told: dict[str, Any], document: Document) -> Claim:
    start = document.text.index(told["quote"])
    value = told.get("value", Decimal(1))
    usual: dict[str, Any] = {
        "document": document.id,
        "start": start,
        "end": start + len(told["quote"]),
        "metric": "deaths",
        "low": value,
        "high": value,
        "value": value,
        "qualifier": "exact",
        "unit": "people",
        "kind": "total",
        "modality": "asserted",
        "snippet": document.text,
        "snippet_start": 0,
    }
    days = {name: date.fromisoformat(told[name]) for name in ("date_start", "date_end") if told.get(name)}
    return Claim(**{**usual, **told, **days})


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A page of the app over a store, opened at an address by a browser of that locale."""

    def open_app(store: Path, locale: str = "fr-FR", page: str = "figures", **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("FIGURE_TRACKER_STORE", str(store))
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.context = {"locale": locale}
        for name, value in address.items():
            app.query_params[name] = value
        # AppTest has no word for pages that are functions; Streamlit knows them by the hash of their path.
        app._page_hash = calc_hash(page)  # noqa: SLF001
        app.run()
        app._page_hash = ""  # noqa: SLF001
        assert not app.exception
        return app

    return open_app
