"""The filters that all pages share, each with the claims it would leave, kept in the page's address."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from dashboard.components.address import ALL_METRICS, read_address, write_address
from dashboard.components.markup import show_controls
from dashboard.components.view import View
from dashboard.i18n.catalogue import LANGUAGES, Words, load_words
from dashboard.i18n.formats import write_number
from dashboard.i18n.wording import name_metric
from dashboard.tracking.selection import ROLES, Facet
from extract.model import OTHER

ANY_ROLE = "any"
LONGEST_LIST = 2000
"""More options than this are slow to send and to search; names that are chosen stay in any case."""


def show_filters(view: View) -> None:
    """Metric, actor with role, place, the toggle for other numbers, and the reset."""
    _show_metric_choice(view)
    _show_actor_choice(view)
    _show_place_choice(view)
    _show_other_choice(view)
    unfiltered = replace(view.address.without_filters(), claim=view.address.claim)
    st.button(
        view.words["filter.reset"],
        on_click=reset_filters,
        disabled=view.address == unfiltered,
        width="stretch",
        key="reset",
    )


def show_language_choice(words: Words) -> None:
    """The language of the interface."""
    st.session_state["lang"] = words.language
    st.segmented_control(
        words["language.label"],
        LANGUAGES,
        format_func=lambda language: load_words(language)["language.name"],
        key="lang",
        required=True,
        on_change=_keep_language,
        label_visibility="collapsed",
    )


def reset_filters() -> None:
    """Show everything again; the language stays."""
    write_address(read_address().without_filters())


def _show_metric_choice(view: View) -> None:
    facets = view.find_metrics()
    counts = {facet.name: facet.count for facet in facets}
    options = [*counts, ALL_METRICS]
    options += [view.metric] if view.metric not in options else []
    counts[ALL_METRICS] = sum(counts.values())
    names = {option: name_metric(option, view.words) for option in options}
    names[ALL_METRICS] = view.words["filter.all_metrics"]
    st.session_state["metric"] = view.metric
    st.selectbox(
        view.words["filter.metric"],
        options,
        format_func=lambda option: _write_option(names[option], counts.get(option, 0), view.words),
        key="metric",
        on_change=_keep_metric,
    )


def _show_actor_choice(view: View) -> None:
    words = view.words
    _show_names("actor", view.source.read_actors(view.name_selection), view.address.actors, words)
    if not view.address.actors:
        return
    st.session_state["role"] = view.selection.role or ANY_ROLE
    st.segmented_control(
        words["filter.role"],
        [ANY_ROLE, *ROLES],
        format_func=lambda role: words[f"role_choice.{role}"],
        key="role",
        required=True,
        on_change=_keep_filters,
        wrap=True,
    )


def _show_place_choice(view: View) -> None:
    _show_names("place", view.source.read_places(view.name_selection), view.address.places, view.words)


def _show_names(kind: str, facets: Iterable[Facet], chosen: tuple[str, ...], words: Words) -> None:
    """A list of names to choose from, those with most claims first."""
    counts = {facet.name: facet.count for facet in facets}
    options = list(dict.fromkeys([*list(counts)[:LONGEST_LIST], *chosen]))
    st.session_state[kind] = list(chosen)
    st.multiselect(
        words[f"filter.{kind}"],
        options,
        format_func=lambda name: _write_option(name, counts.get(name, 0), words),
        key=kind,
        on_change=_keep_filters,
        placeholder=words[f"filter.{kind}_placeholder"],
        help=words["filter.actor_help"] if kind == "actor" else None,
        select_all=False,
    )


def _show_other_choice(view: View) -> None:
    st.session_state["other"] = view.address.includes_other
    st.toggle(view.words["filter.other"], key="other", on_change=_keep_filters, help=view.words["filter.other_help"])


def _write_option(name: str, count: int, words: Words) -> str:
    return words.fill("filter.option", name=show_controls(name), n=write_number(count, words))


def _keep_filters() -> None:
    """Write every filter but the metric into the address; the claim that was shown is left behind.

    With the other numbers hidden there is no metric `other` to stay with.
    """
    state, address = st.session_state, read_address()
    role = state.get("role", ANY_ROLE)
    write_address(
        replace(
            address,
            metric=None if address.metric == OTHER and not state["other"] else address.metric,
            actors=tuple(state["actor"]),
            role=role if state["actor"] and role != ANY_ROLE else None,
            places=tuple(state["place"]),
            includes_other=state["other"],
            claim=None,
        )
    )


def _keep_metric() -> None:
    write_address(replace(read_address(), metric=st.session_state["metric"], claim=None))


def _keep_language() -> None:
    write_address(replace(read_address(), language=st.session_state["lang"]))
