"""The store as pages see it: read-only, cached until its data change."""

import io
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.tracking.decisions import Decision
from dashboard.tracking.export import write_figures
from dashboard.tracking.overview import Order, Overview
from dashboard.tracking.records import ImportRun, StoredClaim, StoredFigure
from dashboard.tracking.selection import Facet, Selection
from dashboard.tracking.series import Series
from dashboard.tracking.store import Store

KEPT_ANSWERS = 32
"""How many answers of a kind are kept in memory, as resources: copied at every click they would take longer to copy
than to read. Nobody changes them."""


@dataclass(frozen=True)
class Source:
    """A store at one state of its data; the version is part of every cache's key."""

    path: str
    version: str

    def count_claims(self, selection: Selection) -> int:
        """How many claims a selection leaves."""
        return _count(self.path, self.version, selection)[0]

    def count_documents(self, selection: Selection) -> int:
        """How many texts these claims stand in."""
        return _count(self.path, self.version, selection)[1]

    def read_claims(self, selection: Selection, limit: int, offset: int = 0) -> pd.DataFrame:
        """A page of the claims of a selection; the frame is shared between sessions and not to be changed."""
        return _read_claims(self.path, self.version, selection, limit, offset)

    def read_series(self, selection: Selection, most_rows: int, most_series: int) -> Series:
        """The claims of a selection drawn together by time; shared between sessions as well."""
        return _read_series(self.path, self.version, selection, most_rows, most_series)

    def rank_series(self, selection: Selection, limit: int) -> list[str | None]:
        """The subjects or places with most claims."""
        return _rank_series(self.path, self.version, selection, limit)

    def read_facets(self, selection: Selection) -> dict[str, list[Facet]]:
        """The values of every filter with the claims that each would leave under the others."""
        return _read_facets(self.path, self.version, selection)

    def read_metrics(self, selection: Selection) -> list[Facet]:
        """Every metric of the store with its claims under the other filters."""
        return self.read_facets(replace(selection, metric=None, include_other=True))["metric"]

    def read_contradictions(self, selection: Selection, limit: int) -> tuple[list[StoredFigure], int]:
        """The figures of a selection on which voices contradict each other, with their claims; how many there are."""
        return _read_contradictions(self.path, self.version, selection, limit)

    def write_claims(self, selection: Selection, form: str) -> bytes:
        """The claims of a selection as a file of one of the `FORMATS` of exports."""
        output = io.BytesIO()
        with Store.open(self.path, read_only=True) as store:
            write_figures(store.iterate_claims(selection), output, form)
        return output.getvalue()

    def read_overview(self, selection: Selection, since: str, order: Order, limit: int) -> Overview:
        """What is said of each metric of each subject or place; fresh is what was read in since that moment."""
        return _read_overview(self.path, self.version, selection, since, order, limit)

    def read_figure_of(self, claim_id: str) -> StoredFigure | None:
        """The figure that a claim belongs to, with every claim of it; None where it belongs to none."""
        return _read_figure_of(self.path, self.version, claim_id)

    def read_decisions(self, claim_id: str) -> list[Decision]:
        """What was decided about a claim, the oldest first; undoings are told by what they undo."""
        with Store.open(self.path, read_only=True) as store:
            decisions = store.read_decisions("claim")
        return [each for each in decisions if each.target_id == claim_id and each.undoes is None]

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


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _count(path: str, version: str, selection: Selection) -> tuple[int, int]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return store.count_selected(selection), store.count_documents(selection)


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_claims(
    path: str,
    version: str,  # noqa: ARG001 part of the key
    selection: Selection,
    limit: int,
    offset: int,
) -> pd.DataFrame:
    with Store.open(path, read_only=True) as store:
        return store.read_claims(selection, limit=limit, offset=offset)


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_series(
    path: str,
    version: str,  # noqa: ARG001 part of the key
    selection: Selection,
    most_rows: int,
    most_series: int,
) -> Series:
    with Store.open(path, read_only=True) as store:
        return store.read_series(selection, most_rows=most_rows, most_series=most_series)


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _rank_series(path: str, version: str, selection: Selection, limit: int) -> list[str | None]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return store.rank_series(selection, limit)


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_facets(path: str, version: str, selection: Selection) -> dict[str, list[Facet]]:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        return store.read_facets(selection)


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_figure_of(path: str, version: str, claim_id: str) -> StoredFigure | None:  # noqa: ARG001 part of the key
    with Store.open(path, read_only=True) as store:
        figure = store.find_figure(claim_id)
        return store.read_figure(figure) if figure is not None else None


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
def _read_contradictions(
    path: str,
    version: str,  # noqa: ARG001 part of the key
    selection: Selection,
    limit: int,
) -> tuple[list[StoredFigure], int]:
    with Store.open(path, read_only=True) as store:
        listed, total = store.read_figures(selection, verdicts=("contradict",), limit=limit)
        return [figure for each in listed if (figure := store.read_figure(each.id))], total


@st.cache_resource(max_entries=KEPT_ANSWERS, show_spinner=False)
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
