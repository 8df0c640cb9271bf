"""The list of documents: what each filter leaves, what it counts under the others, and the order."""

from typing import Any

import pytest

from dashboard.components.address import Address
from dashboard.components.document_list import DocumentList, Row, find_states, list_documents
from dashboard.tracking.records import Appearance, StoredDocument
from dashboard.tracking.searching import Hit


def build_row(name: str, **told: Any) -> Row:  # noqa: ANN401 fields of any sort
    appearance = Appearance(name, publisher=told.pop("publisher", None), title=told.pop("title", None))
    usual = {"language": "fr", "flags": (), "claims": 1, "read_at": "2026-01-01", "appearances": 1}
    stored = StoredDocument(document_id=name, hash=name, appearance=appearance, **{**usual, **told})
    return Row(stored, find_states(stored))


ROWS = (
    build_row("a", publisher="Gazette", published="2026-03-05", claims=2, title="Zone"),
    build_row("b", publisher="Courrier", published="2026-03-04T10:00:00+02:00", language="en", claims=9),
    build_row("c", publisher="Gazette", published="2026-03-03", language="en", copy_of="a", title="alpha"),
    build_row("d", claims=0, flags=("invented", "no_publication_date"), read_at="2026-02-01"),
)


def names(listed: DocumentList) -> str:
    return "".join(row.stored.document_id for row in listed.rows)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        (Address(), "abcd"),
        (Address(publishers=("Gazette",)), "ac"),
        (Address(publishers=("Gazette",), languages=("en",)), "c"),
        (Address(publishers=("",)), "d"),
        (Address(states=("undated",)), "d"),
        (Address(states=("copy", "invented")), "cd"),
        (Address(period_start="2026-03-04"), "ab"),
        (Address(period_start="2026-03-04", period_end="2026-03-04"), "b"),
        (Address(period_end="2026-03-03"), "c"),
        (Address(publishers=("Nobody",)), ""),
    ],
)
def test_the_filters_leave_what_has_all_of_them(address: Address, left: str) -> None:
    listed = list_documents(ROWS, None, address)

    assert names(listed) == left
    assert listed.total == len(ROWS)


def test_each_filter_counts_under_the_others_and_keeps_what_is_chosen() -> None:
    counts = list_documents(ROWS, None, Address(publishers=("Gazette",), languages=("es",))).counts

    assert counts["publishers"] == {"Gazette": 0}
    assert counts["languages"] == {"en": 1, "fr": 1, "es": 0}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("latest", "abcd"), ("earliest", "cbad"), ("title", "cabd"), ("publisher", "bacd"), ("numbers", "bacd"),
        ("added", "dabc"), ("nonsense", "abcd"),
    ],
)  # fmt: skip
def test_the_list_can_be_sorted(order: str, expected: str) -> None:
    assert names(list_documents(ROWS, None, Address(order=order))) == expected


def test_a_search_leaves_what_holds_the_words_best_first() -> None:
    hits = {name: Hit(name, None, None, None, "…", ()) for name in "cb"}

    listed = list_documents(ROWS, hits, Address(words="morts"))
    assert names(listed) == "cb"
    assert listed.rows[0].hit is hits["c"]
    assert names(list_documents(ROWS, hits, Address(words="morts", order="latest"))) == "bc"


def test_what_is_to_be_known_of_a_document_stands_once() -> None:
    assert ROWS[3].states == ("undated", "no_number", "invented")
