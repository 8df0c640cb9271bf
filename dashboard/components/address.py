"""The page's address <-> the view it stands for: filters, language and chosen claim, by their ids.

The address is the state: widgets are set from it before every run and written to it when they change, so
a link opens the same view for anybody, and back and forward work. `bind="query-params"` would put the
widgets' *labels* into the address (`metric=Morts (2)`), and such a link breaks with the next article or in the
other language.
"""

from dataclasses import dataclass

import streamlit as st

ALL_METRICS = "all"
"""The address's word for every metric at once."""


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

    def to_query(self) -> dict[str, str | list[str]]:
        """The parameters of the address, without those that ask for nothing."""
        parameters: dict[str, str | list[str] | None] = {
            "lang": self.language,
            "metric": self.metric,
            "actor": list(self.actors),
            "role": self.role,
            "place": list(self.places),
            "other": "1" if self.includes_other else None,
            "claim": self.claim,
        }
        return {name: _to_sendable(value) for name, value in parameters.items() if value}


def read_address() -> Address:
    """The view that the address of the page asks for now."""
    query = st.query_params
    return Address(
        language=query.get("lang"),
        metric=query.get("metric"),
        actors=tuple(query.get_all("actor")),
        role=query.get("role"),
        places=tuple(query.get_all("place")),
        includes_other=query.get("other") == "1",
        claim=query.get("claim"),
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
