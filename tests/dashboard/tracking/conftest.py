"""Builders of documents and claims, of which a test states only what matters to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.tracking.store import Store
from extract.model import Claim, Document

TEXT = "Mardi, 12 personnes sont mortes à Lomé, dont deux policiers."


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        yield store


@pytest.fixture
def build_document() -> Callable[..., Document]:
    def build(text: str = TEXT, **known: object) -> Document:
        return Document(**{"id": "lome.txt", "text": text, "published": "2020-08-18", "language": "fr", **known})

    return build


@pytest.fixture
def build_claim() -> Callable[..., Claim]:
    def build(quote: str = "12", *, text: str = TEXT, **known: object) -> Claim:
        start = text.index(quote)
        number = Decimal(12)
        usual: dict[str, object] = {
            "document": "lome.txt",
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "metric": "deaths",
            "low": number,
            "high": number,
            "value": number,
            "qualifier": "exact",
            "unit": "people",
            "snippet": text,
        }
        return Claim(**{**usual, **known})

    return build


@pytest.fixture
def keep() -> Callable[..., bool]:
    """Bring a document with these claims into a store as an import does; False when it is known already."""

    def keep(store: Store, document: Document, *claims: Claim, flags: tuple[str, ...] = ()) -> bool:
        run = store.start_run(["a test"])
        plan = store.plan(document)
        if plan.to_read is None:
            store.save_known(run)
            return False
        reading = replace(plan.to_read, flags=(*plan.to_read.flags, *flags))
        assert store.save_document(document, plan, reading, claims, run)
        return True

    return keep
