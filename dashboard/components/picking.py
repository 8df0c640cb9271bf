"""Clicks on charts and tables -> the address's claim, and the other charts and tables told of it.

Charts and tables keep what was clicked in them until they are made anew. So the last change counts, and when
a claim is picked in one of them the others get a new key, which empties them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.charts.timeline import PICK
from dashboard.components.address import read_address, write_address

_WATCHED, _GENERATIONS, _CLAIM = "watched_picks", "pick_generations", "picked_claim"


@dataclass(frozen=True)
class Watched:
    """One chart or table of the last run: what had been picked in it, and which claims its rows are."""

    key: str
    picked: str | None
    row_ids: Sequence[str] = ()


def follow_picks() -> None:
    """Write what was clicked since the last run into the address; a click beside the marks closes the claim."""
    watched: dict[str, Watched] = st.session_state.setdefault(_WATCHED, {})
    for name, each in list(watched.items()):
        if each.key not in st.session_state:
            # Not on the page any more. What is missing after a run that a click cut short is still there.
            del watched[name]
            continue
        picked = _read_pick(each)
        if picked != each.picked:
            watched[name] = replace(each, picked=picked)
            write_address(replace(read_address(), claim=picked))
            _renew(other for other in watched if other != name)
            st.session_state[_CLAIM] = picked
    claim = read_address().claim
    if claim != st.session_state.get(_CLAIM):
        # The claim came from a link, the back button or «Fermer»: what was clicked before no longer holds.
        _renew(watched)
        st.session_state[_CLAIM] = claim


def make_key(name: str) -> str:
    """The key for the chart or table of that name; another one whenever it must forget its clicks."""
    return f"{name}-{st.session_state.get(_GENERATIONS, {}).get(name, 0)}"


def watch(name: str, row_ids: Sequence[str] = ()) -> None:
    """Have `follow_picks` look at this chart, or this table of these claims, in the next run."""
    watched = Watched(make_key(name), None, row_ids)
    st.session_state[_WATCHED][name] = replace(watched, picked=_read_pick(watched))


def _read_pick(watched: Watched) -> str | None:
    """The claim that is clicked or ticked there now."""
    state: Mapping[str, Any] = st.session_state.get(watched.key) or {}
    selection: Mapping[str, Any] = state.get("selection", {})
    points = selection.get(PICK) or []
    if points:
        return str(points[-1]["id"])
    rows = [row for row in selection.get("rows", []) if row < len(watched.row_ids)]
    return watched.row_ids[rows[0]] if rows else None


def _renew(names: Iterable[str]) -> None:
    """Give these charts and tables new keys."""
    generations = st.session_state.setdefault(_GENERATIONS, {})
    for name in names:
        generations[name] = generations.get(name, 0) + 1
