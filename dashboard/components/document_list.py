"""The documents of a store in, those that the address asks for out, with the counts of every filter."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.components.address import Address
from dashboard.components.source import KEPT_ANSWERS, Source
from dashboard.tracking.records import StoredDocument
from dashboard.tracking.searching import Hit
from dashboard.tracking.store import Store
from extract.model import Flag

ON_A_PAGE = 25
"""So many documents stand on one page of the list."""

MOST_HITS = 2000
"""No search gives more documents than this, the best ones."""

KEPT_LISTS = 4
"""How many stores, or states of one, have their list of documents kept in memory."""

UNDATED, COPY, SUPERSEDED, NO_NUMBER = "undated", "copy", "superseded", "no_number"
"""What is to be known of a document beside its flags."""

ORDERS = ("latest", "earliest", "title", "publisher", "numbers", "added")
"""What a list can be sorted by; without one a search begins with what fits best, all else with the latest."""

FACETS: dict[str, Callable[["Row"], Sequence[str]]] = {
    "publishers": lambda row: (row.stored.appearance.publisher or "",),
    "languages": lambda row: (row.stored.language or "",),
    "states": lambda row: row.states,
}
"""The filters of several values, each with what a document has of it; an empty word stands for what is unknown."""


@dataclass(frozen=True)
class Row:
    """One document of the list."""

    stored: StoredDocument
    states: tuple[str, ...]
    hit: Hit | None = None
    """Where the words that are looked for stand in it."""


@dataclass(frozen=True)
class DocumentList:
    """What the filters leave, all of it in its order, and what each filter counts under the others."""

    rows: Sequence[Row]
    total: int
    """How many documents the store has."""
    counts: Mapping[str, Mapping[str, int]]
    """For each of `FACETS` its values with the documents that each would leave, most first."""


def read_document_list(source: Source, address: Address) -> DocumentList:
    """The documents of the store under the filters of the address."""
    hits = _read_hits(source.path, source.version, address.words) if address.words else None
    return list_documents(read_rows(source), hits, address)


def list_documents(rows: Sequence[Row], hits: Mapping[str, Hit] | None, address: Address) -> DocumentList:
    """The rows that the address asks for; `hits` are the documents that hold the words that it looks for."""
    found = [row for row in rows if _is_in_period(row, address)]
    if hits is not None:
        found = [replace(row, hit=hits[row.stored.document_id]) for row in found if row.stored.document_id in hits]
    counts = {name: _count_values(name, found, address) for name in FACETS}
    shown = [row for row in found if all(_passes(row, name, address) for name in FACETS)]
    ranks = {document_id: rank for rank, document_id in enumerate(hits or ())}
    return DocumentList(_sort(shown, address, ranks), len(rows), counts)


def find_states(stored: StoredDocument) -> tuple[str, ...]:
    """What a reader should know of a document: undated, a copy, replaced, without numbers, and its flags."""
    states = {
        UNDATED: stored.published is None,
        COPY: stored.copy_of is not None,
        SUPERSEDED: stored.superseded_by is not None,
        NO_NUMBER: stored.claims == 0,
    }
    flags = (flag for flag in stored.flags if flag != Flag.NO_PUBLICATION_DATE)
    return tuple(dict.fromkeys((*(name for name, holds in states.items() if holds), *flags)))


def _is_in_period(row: Row, address: Address) -> bool:
    if not (address.period_start or address.period_end):
        return True
    day = (row.stored.published or "")[:10]
    return bool(day) and (address.period_start or "") <= day <= (address.period_end or "9999")


def _passes(row: Row, name: str, address: Address) -> bool:
    chosen: tuple[str, ...] = getattr(address, name)
    return not chosen or not set(FACETS[name](row)).isdisjoint(chosen)


def _count_values(name: str, rows: Iterable[Row], address: Address) -> dict[str, int]:
    """The values of a filter with what each would leave under the others; a chosen one stays, with 0 if need be."""
    others = [other for other in FACETS if other != name]
    counts = Counter(
        value for row in rows if all(_passes(row, other, address) for other in others) for value in FACETS[name](row)
    )
    chosen: tuple[str, ...] = getattr(address, name)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return {value: counts[value] for value in dict.fromkeys((*ordered, *chosen))}


def _sort(rows: Sequence[Row], address: Address, ranks: Mapping[str, int]) -> Sequence[Row]:
    """The rows in the order asked for; the store gave them latest first, undated ones last."""
    if address.order not in ORDERS:
        return sorted(rows, key=lambda row: ranks.get(row.stored.document_id, 0))
    keys: dict[str, Callable[[Row], tuple[object, ...]]] = {
        "latest": lambda _: (),
        "earliest": lambda row: (row.stored.published is None, row.stored.published or ""),
        "title": lambda row: _by_word(row.stored.appearance.title),
        "publisher": lambda row: _by_word(row.stored.appearance.publisher),
        "numbers": lambda row: (-row.stored.claims,),
    }
    if address.order == "added":
        return sorted(rows, key=lambda row: row.stored.read_at, reverse=True)
    return sorted(rows, key=keys[address.order])


def _by_word(word: str | None) -> tuple[bool, str]:
    return word is None, (word or "").casefold()


def read_rows(source: Source) -> list[Row]:
    """Every document of the store, latest first; the list is shared between sessions and not to be changed."""
    return _read_rows(source.path, source.version)


# Resources are shared without a copy: copying 20 000 rows at every click would take longer than reading them.
@st.cache_resource(max_entries=KEPT_LISTS, show_spinner=False)
def _read_rows(path: str, version: str) -> list[Row]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return [Row(each, find_states(each)) for each in store.read_documents()]


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_hits(path: str, version: str, words: str) -> dict[str, Hit]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return {hit.document_id: hit for hit in store.search(words, MOST_HITS)[0]}
