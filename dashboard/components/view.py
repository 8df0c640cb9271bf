"""What every page begins with: the language, the store, and which claims the address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.components.address import ALL_METRICS, LISTS, Address
from dashboard.components.source import Source
from dashboard.i18n.catalogue import LANGUAGES, Words, find_language, load_words
from dashboard.tracking.records import StoredClaim
from dashboard.tracking.selection import ROLES, Facet, Selection
from extract.model import OTHER


@dataclass(frozen=True)
class View:
    """One page as it is to be shown now; `metric` is settled, whatever the address left open."""

    words: Words
    address: Address
    source: Source
    metric: str
    """A metric's id or `ALL_METRICS`."""
    chosen: StoredClaim | None
    """The claim of the address; None where it names none, or one that never was."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Every page of the app by its name, to link to."""

    @property
    def selection(self) -> Selection:
        """What the filters ask the store for."""
        return to_selection(self.address, None if self.metric == ALL_METRICS else self.metric)

    @property
    def name_selection(self) -> Selection:
        """What the options of the name filters are counted by: the metric only where the reader chose one."""
        return to_selection(self.address, None if self.metric == ALL_METRICS else self.address.metric)

    @property
    def unfiltered_selection(self) -> Selection:
        """The metric's whole stock: what colours are given by, so that filters do not change them."""
        return Selection(self.selection.metric, include_other=self.address.includes_other)

    def find_metrics(self) -> list[Facet]:
        """The metrics to choose from, most claims first; `other` only where it is asked for."""
        return _find_metrics(self.source, self.address)


def choose_words(address: Address) -> Words:
    """The interface in the address's language, else the browser's, else French."""
    if address.language in LANGUAGES:
        return load_words(address.language)
    return load_words(find_language(st.context.locale))


def build_view(words: Words, address: Address, source: Source, pages: Mapping[str, Page]) -> View:
    """The view of an address.

    Without a metric in it: all of them for a reader who filters by name, so that every option of a filter leaves
    as many figures as it says; else the chosen claim's; else the one with most claims.
    """
    chosen = source.read_claim(address.claim) if address.claim else None
    if address.metric:
        metric = address.metric
    elif address.is_filtered:
        metric = ALL_METRICS
    else:
        metric = chosen.claim.metric if chosen else _find_first_metric(source, address)
    if metric == OTHER:
        address = replace(address, includes_other=True)
    return View(words, address, source, metric, chosen, pages)


def to_selection(address: Address, metric: str | None) -> Selection:
    """The address's filters with a settled metric, None for all of them; what nobody can ask for is left out."""
    lists: dict[str, Any] = {name: getattr(address, name) for name in LISTS}
    return Selection(
        metric,
        role=address.role if address.actors and address.role in ROLES else None,
        include_other=address.includes_other,
        period_start=_to_day(address.period_start),
        period_end=_to_day(address.period_end),
        period_by="published" if address.period_by == "published" else "event",
        words=address.words,
        document=address.document,
        **lists,
    )


def _to_day(text: str | None) -> str | None:
    """The text where it is an ISO day, else None."""
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        return None


def _find_metrics(source: Source, address: Address) -> list[Facet]:
    facets = source.read_metrics(to_selection(address, None))
    return [facet for facet in facets if facet.name != OTHER or address.includes_other]


def _find_first_metric(source: Source, address: Address) -> str:
    """The metric with most claims under the other filters, `other` only where there is nothing else."""
    facets = [facet for facet in _find_metrics(source, address) if facet.count]
    tracked = [facet for facet in facets if facet.name != OTHER]
    best = max(tracked or facets, key=lambda facet: facet.count, default=None)
    return best.name if best else ALL_METRICS
