"""The store as pages see it: read-only, cached until its data change."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.tracking.overview import Order, Overview
from dashboard.tracking.records import ImportRun, StoredClaim
from dashboard.tracking.selection import Facet, Selection
from dashboard.tracking.store import Store

KEPT_ANSWERS = 32
"""How many answers of a kind are kept in memory."""


@dataclass(frozen=True)
class Source:
    """A store at one state of its data; the version is part of every cache's key."""

    path: str
    version: str

    def read_claims(self, selection: Selection) -> pd.DataFrame:
        """The claims of a selection; the frame is shared between sessions and not to be changed."""
        return _read_claims(self.path, self.version, selection)

    def read_metrics(self, selection: Selection) -> list[Facet]:
        """Every metric of the store with its claims under the other filters."""
        return _read_facets(self.path, self.version, "metrics", selection)

    def read_actors(self, selection: Selection) -> list[Facet]:
        """The names in the roles asked for, most claims first."""
        return _read_facets(self.path, self.version, "actors", selection)

    def read_places(self, selection: Selection) -> list[Facet]:
        """The places, most claims first."""
        return _read_facets(self.path, self.version, "places", selection)

    def read_overview(self, selection: Selection, since: str, order: Order, limit: int) -> Overview:
        """What is said of each metric of each subject or place; fresh is what was read in since that moment."""
        return _read_overview(self.path, self.version, selection, since, order, limit)

    def read_last_run(self) -> ImportRun | None:
        """The account of the latest import, as it stands now."""
        with Store.open(self.path, read_only=True) as store:
            return store.read_last_run()

    def read_claim(self, claim_id: str) -> StoredClaim | None:
        """One claim with the text it stands in; None when no text ever made it."""
        with Store.open(self.path, read_only=True) as store:
            return store.read_claim(claim_id)


def open_source(path: str) -> Source:
    """The store at `path` as it is now; raises `StoreError`, one line to show."""
    with Store.open(path, read_only=True) as store:
        return Source(path, store.data_version())


# A resource is shared without a copy: copying 100 000 rows at every click would take longer than reading them.
@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_claims(path: str, version: str, selection: Selection) -> pd.DataFrame:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return store.read_claims(selection)


@st.cache_data(max_entries=KEPT_ANSWERS * 3, show_spinner=False)
def _read_facets(path: str, version: str, kind: str, selection: Selection) -> list[Facet]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        readers = {"metrics": store.read_metrics, "actors": store.read_actors, "places": store.read_places}
        return readers[kind](selection)


@st.cache_data(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_overview(
    path: str,
    version: str,  # noqa: ARG001 part of the key
    selection: Selection,
    since: str,
    order: Order,
    limit: int,
) -> Overview:
    with Store.open(path, read_only=True) as store:
        return store.read_overview(selection, since=since, order=order, limit=limit)
