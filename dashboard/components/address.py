"""The page's address <-> the view it stands for: filters, language and chosen claim, by their ids.

The address is the state: widgets are set from it before every run and written to it when they change, so
a link opens the same view for anybody, and back and forward work. `bind="query-params"` would put the
widgets' *labels* into the address (`metric=Morts (2)`), and such a link breaks with the next article or in the
other language.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st

ALL_METRICS = "all"
"""The address's word for every metric at once."""


LISTS = {
    "actors": "actor",
    "places": "place",
    "voices": "voice",
    "publishers": "publisher",
    "languages": "language",
    "qualifiers": "qualifier",
    "modalities": "modality",
    "kinds": "kind",
    "statuses": "status",
    "confidences": "confidence",
}
"""The filters of which several values may be chosen, each with its parameter."""

WORDS = {
    "language": "lang",
    "metric": "metric",
    "role": "role",
    "period_start": "from",
    "period_end": "to",
    "period_by": "by",
    "words": "q",
    "scale": "scale",
    "order": "order",
    "claim": "claim",
    "document": "document",
    "at": "at",
    "run": "run",
}
"""What has one value, each with its parameter."""

FILTERS = (*LISTS, "role", "period_start", "period_end", "words", "document", "includes_other")
"""What narrows the claims beside the metric."""


@dataclass(frozen=True)
class Address:
    """What the page's address asks for; what is left out is left to the page."""

    language: str | None = None
    metric: str | None = None
    """A metric's id or `ALL_METRICS`; None for the one with most claims."""
    actors: tuple[str, ...] = ()
    role: str | None = None
    places: tuple[str, ...] = ()
    includes_other: bool = False
    claim: str | None = None
    """The id of the claim whose sentence is shown."""
    voices: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """Of the documents."""
    qualifiers: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    confidences: tuple[str, ...] = ()
    period_start: str | None = None
    """An ISO day."""
    period_end: str | None = None
    period_by: str | None = None
    """`published` for the days of publication; else the days that the figures are for."""
    words: str | None = None
    scale: str | None = None
    """`log` for a logarithmic scale of numbers."""
    order: str | None = None
    """What the overview begins with."""
    rows: int = 0
    """How many pages of rows, or rows of cards, are skipped or added; 0 for the first."""
    document: str | None = None
    """The id of the document that is shown."""
    states: tuple[str, ...] = ()
    """What is to be known of the documents that are listed."""
    at: str | None = None
    """Where the number of the document stands that is pointed at."""
    run: str | None = None
    """The number of the import that is shown."""
    is_example: bool = False
    """Whether the pages are over the store of invented examples."""

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the metric narrows the claims."""
        return any(getattr(self, name) for name in FILTERS)

    def to_query(self) -> dict[str, str | list[str]]:
        """The parameters of the address, without those that ask for nothing."""
        parameters: dict[str, str | list[str] | None] = {
            **{parameter: getattr(self, name) for name, parameter in WORDS.items()},
            **{parameter: list(getattr(self, name)) for name, parameter in LISTS.items()},
            "state": list(self.states),
            "other": "1" if self.includes_other else None,
            "rows": str(self.rows) if self.rows else None,
            "examples": "1" if self.is_example else None,
        }
        return {name: _to_sendable(value) for name, value in parameters.items() if value}

    def without_filters(self) -> "Address":
        """The beginning of a page over the same store, in the same language."""
        return Address(language=self.language, is_example=self.is_example)


def read_address() -> Address:
    """The view that the address of the page asks for now."""
    query = st.query_params
    rows = query.get("rows", "")
    found: dict[str, Any] = {name: query.get(parameter) for name, parameter in WORDS.items()}
    found |= {name: tuple(query.get_all(parameter)) for name, parameter in LISTS.items()}
    return Address(
        **found,
        states=tuple(query.get_all("state")),
        includes_other=query.get("other") == "1",
        is_example=query.get("examples") == "1",
        rows=int(rows) if rows.isascii() and rows.isdigit() and len(rows) < 6 else 0,
    )


def write_address(address: Address) -> None:
    """Change the page's address, one step of the browser's history; nothing where it is the same view."""
    if address != read_address():
        st.query_params.from_dict(address.to_query())


def _to_sendable(value: str | list[str]) -> str | list[str]:
    """The value without halves of surrogate pairs, which no address can hold."""
    if isinstance(value, list):
        return [each.encode(errors="replace").decode() for each in value]
    return value.encode(errors="replace").decode()
