"""The filters of the figures, each value with the claims it would leave, kept in the page's address.

Search, metric, actor and place are always there; the rest is folded away, and its heading says how many are on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.components.address import ALL_METRICS, LISTS, read_address, write_address
from dashboard.components.facet_names import name_facet
from dashboard.components.markup import show_controls
from dashboard.components.periods import show_period
from dashboard.components.view import View
from dashboard.i18n.catalogue import LANGUAGES, Words, load_words
from dashboard.i18n.formats import write_count, write_number
from dashboard.i18n.wording import name_metric
from dashboard.tracking.selection import ROLES, Facet
from extract.model import OTHER

ANY_ROLE = "any"
LONGEST_LIST = 2000
"""More options than this are slow to send and to search; names that are chosen stay in any case."""


@dataclass(frozen=True)
class _Choice:
    """A filter of which several values may be chosen."""

    field: str
    """Its name in the address."""
    facet: str
    """Its name in the store."""

    @property
    def key(self) -> str:
        """Its parameter in the address, which is its widget's key too."""
        return LISTS[self.field]


ACTOR, PLACE = _Choice("actors", "actor"), _Choice("places", "place")

MORE = (
    _Choice("voices", "voice"),
    _Choice("publishers", "publisher"),
    _Choice("languages", "language"),
    _Choice("kinds", "kind"),
    _Choice("qualifiers", "qualifier"),
    _Choice("modalities", "modality"),
    _Choice("confidences", "confidence"),
    _Choice("statuses", "status"),
)
"""The filters that are folded away."""


def show_filters(view: View) -> None:
    """Search, metric, actor with role, place, what is folded away, the toggle for other numbers, and the reset."""
    facets = view.source.read_facets(view.name_selection)
    _show_search(view)
    _show_metric_choice(view)
    _show_actor_choice(view, facets)
    _show_names(PLACE, view, facets)
    _show_more(view, facets)
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


def _show_search(view: View) -> None:
    words = view.address.words or ""
    # What is put into the state goes to the browser, over what the reader is just typing there.
    if st.session_state.get("q") != words:
        st.session_state["q"] = words
    st.text_input(
        view.words["filter.search"],
        key="q",
        placeholder=view.words["filter.search_placeholder"],
        help=view.words["filter.search_help"],
        on_change=_keep_search,
    )


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


def _show_actor_choice(view: View, facets: Mapping[str, Sequence[Facet]]) -> None:
    words = view.words
    _show_names(ACTOR, view, facets)
    if not view.address.actors:
        return
    st.session_state["role"] = view.selection.role or ANY_ROLE
    st.segmented_control(
        words["filter.role"],
        [ANY_ROLE, *ROLES],
        format_func=lambda role: words[f"role_choice.{role}"],
        key="role",
        required=True,
        on_change=_keep_role,
        wrap=True,
    )


def _show_more(view: View, facets: Mapping[str, Sequence[Facet]]) -> None:
    """The filters that fewer readers need; open where one of them is on."""
    address = view.address
    chosen = sum(bool(getattr(address, choice.field)) for choice in MORE)
    chosen += bool(address.period_start or address.period_end)
    label = write_count("filters_on", chosen, view.words) if chosen else view.words["filter.more"]
    with st.expander(label, expanded=chosen > 0):
        show_period(view, facets["period"])
        for choice in MORE:
            _show_names(choice, view, facets)


def _show_names(choice: _Choice, view: View, facets: Mapping[str, Sequence[Facet]]) -> None:
    """A list of values to choose from, those with most claims first."""
    words, chosen = view.words, getattr(view.address, choice.field)
    counts = {facet.name: facet.count for facet in facets[choice.facet]}
    options = list(dict.fromkeys([*list(counts)[:LONGEST_LIST], *chosen]))
    st.session_state[choice.key] = list(chosen)
    st.multiselect(
        words[f"filter.{choice.facet}"],
        options,
        format_func=lambda name: _write_option(name_facet(choice.facet, name, words), counts.get(name, 0), words),
        key=choice.key,
        on_change=_keep_list,
        args=(choice.field, choice.key),
        placeholder=words["filter.any"],
        help=words["filter.actor_help"] if choice is ACTOR else None,
        select_all=False,
    )


def _show_other_choice(view: View) -> None:
    st.session_state["other"] = view.address.includes_other
    st.toggle(view.words["filter.other"], key="other", on_change=_keep_other, help=view.words["filter.other_help"])


def _write_option(name: str, count: int, words: Words) -> str:
    return words.fill("filter.option", name=show_controls(name), n=write_number(count, words))


def _keep(**changes: Any) -> None:  # noqa: ANN401 the fields of an address
    """Write what changed into the address; the claim that was shown and the page of the table are left behind."""
    write_address(replace(read_address(), **{"claim": None, "rows": 0, **changes}))


def _keep_list(field: str, key: str) -> None:
    chosen = tuple(st.session_state[key])
    _keep(**{field: chosen} | ({} if chosen or field != ACTOR.field else {"role": None}))


def _keep_role() -> None:
    role = st.session_state["role"]
    _keep(role=None if role == ANY_ROLE else role)


def _keep_search() -> None:
    _keep(words=st.session_state["q"].strip() or None)


def _keep_other() -> None:
    """With the other numbers hidden there is no metric `other` to stay with."""
    is_on, metric = st.session_state["other"], read_address().metric
    _keep(includes_other=is_on, metric=None if metric == OTHER and not is_on else metric)


def _keep_metric() -> None:
    _keep(metric=st.session_state["metric"])


def _keep_language() -> None:
    write_address(replace(read_address(), language=st.session_state["lang"]))
