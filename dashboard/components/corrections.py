"""What people decide about a claim, from its card: right, wrong, other values; what was decided, and taking it back."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import streamlit as st
from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.components.markup import escape_text, show_controls
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_day
from dashboard.i18n.wording import name_metric
from dashboard.tracking.decisions import Decision
from dashboard.tracking.errors import StoreError
from dashboard.tracking.records import StoredClaim
from dashboard.tracking.store import Store
from extract.lexicon.loading import load_metric_definitions
from extract.model import OTHER, Claim, Kind, Modality, Qualifier

WRITTEN = ("value", "low", "high", "subject", "agent", "place", "attribution", "date_start", "date_end")
"""Fields that are typed; the others are chosen."""

_ERROR = "decision_error"
_SEPARATORS = ".,"
"""Signs that part thousands in one language and decimals in another."""


def show_corrections(view: View, stored: StoredClaim) -> None:
    """The menu of decisions on one claim; nothing for a claim that is history."""
    if not stored.is_current or stored.superseded_by:
        return
    words, key = view.words, stored.id
    with st.popover(words["decide.menu"], key=f"decide_{key}"):
        _show_error(words)
        st.text_input(words["decide.by"], key=f"decide_by_{key}")
        st.text_input(words["decide.reason"], key=f"decide_reason_{key}", help=words["decide.reason_help"])
        with st.container(horizontal=True):
            for action in ("accept", "reject"):
                st.button(words[f"decide.{action}"], key=f"{action}_{key}", on_click=_decide, args=(view, key, action))
        _show_form(view, stored)
        _show_log(view, key)


def _show_form(view: View, stored: StoredClaim) -> None:
    """Every field that a person may set, as it was read; what is left alone stays so."""
    words, fields = view.words, to_fields(stored.claim)
    choices = {
        "metric": ([*load_metric_definitions(), OTHER], lambda each: name_metric(each, words)),
        "qualifier": ([str(each) for each in Qualifier], lambda each: words.name("qualifier_name", each)),
        "kind": ([str(each) for each in Kind], lambda each: words.name("kind", each)),
        "modality": ([str(each) for each in Modality], lambda each: words.name("modality", each)),
    }
    with st.form(f"correct_{stored.id}", border=False):
        st.caption(words["decide.correct_help"])
        for name, (options, wording) in choices.items():
            _show_choice(stored.id, name, fields[name], options, wording, words)
        for name in WRITTEN:
            st.text_input(words[f"decide.{name}"], value=fields[name], key=_make_key(name, stored.id))
        st.form_submit_button(words["decide.correct"], on_click=_correct, args=(view, stored), key=f"save_{stored.id}")


def _show_choice(
    claim: str, name: str, now: str, options: list[str], wording: Callable[[str], str], words: Words
) -> None:
    known = list(dict.fromkeys([now, *options])) if now else options
    at = known.index(now) if now else None
    st.selectbox(words[f"fact.{name}"], known, index=at, format_func=wording, key=_make_key(name, claim))


def _show_log(view: View, claim: str) -> None:
    """What was decided about the claim, and the button that takes it back."""
    for decision in view.source.read_decisions(claim):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="ft-quiet" dir="auto">{escape_text(word_decision(decision, view.words))}</p>')
            if not decision.is_undone:
                st.button(
                    view.words["decide.undo"], key=f"undo_{decision.id}", on_click=_undo, args=(view, decision.id)
                )


def _show_error(words: Words) -> None:
    """Why the store refused the last decision."""
    error = st.session_state.pop(_ERROR, None)
    if error:
        st.error(words["decide.refused"])
        st.code(show_controls(error), language=None, wrap_lines=True)


def word_decision(decision: Decision, words: Words) -> str:
    """What was decided, by whom, when and why: `Corrigé : value = 12 · Ana, 3 mars 2026 · une faute de frappe`."""
    changes = ", ".join(f"{name} = {each}" for name, each in decision.details.items() if each is not None)
    what = words.name("status", decision.action)
    day = write_day(datetime.fromisoformat(decision.made_at).date(), words)
    parts = [
        f"{what[:1].upper()}{what[1:]}" + (f" ({changes})" if changes else ""),
        ", ".join(each for each in (decision.made_by, day) if each),
        *([decision.reason] if decision.reason else []),
        *([words["decide.undone"]] if decision.is_undone else []),
    ]
    return " · ".join(parts)


def to_fields(claim: Claim) -> dict[str, str]:
    """The fields of a claim that can be set, as a person types them; empty where nothing is known."""
    names = ("metric", "qualifier", "kind", "modality", *WRITTEN)
    cells = {name: getattr(claim, name) for name in names}
    return {name: "" if cell is None else format(cell, "f") if name in WRITTEN[:3] else show_controls(str(cell))
            for name, cell in cells.items()}  # fmt: skip


def find_changes(before: Mapping[str, str], after: Mapping[str, str | None], language: str) -> dict[str, str | None]:
    """The fields that a person set otherwise, None for those that were emptied.

    Numbers may be typed as the language writes them. Raises AmbiguousNumberError for one that has two readings.
    """
    changes: dict[str, str | None] = {}
    for name, each in after.items():
        typed = (each or "").strip()
        typed = to_plain_digits(typed, language) if name in WRITTEN[:3] else typed
        if typed != before[name]:
            changes[name] = typed or None
    return changes


class AmbiguousNumberError(ValueError):
    """A number that one reader takes for thousands and another for decimals."""


def to_plain_digits(typed: str, language: str) -> str:
    """A number as the language writes it, with a point and nothing else: `6 700,5` and `6,700.5` are 6700.5.

    What could be 6700 as well as 6.7 is no guess: `6.700` in French, `7,5` in English raise AmbiguousNumberError.
    What is no number at all comes back as it is, and the store refuses it.
    """
    locale = Locale.parse(language)
    packed = "".join(typed.split())
    decimal, group = get_decimal_symbol(locale), get_group_symbol(locale)
    if group in _SEPARATORS and re.fullmatch(rf"-?\d{{1,3}}(\{group}\d{{3}})+(\{decimal}\d+)?", packed):
        return packed.replace(group, "").replace(decimal, ".")
    parts = re.fullmatch(r"(-?\d+)([.,])(\d+)", packed)
    if parts is None:
        return packed
    is_own = parts[2] == decimal
    if (len(parts[3]) == 3 and (not is_own or group not in _SEPARATORS)) or (not is_own and parts[2] == group):
        raise AmbiguousNumberError(typed)
    return f"{parts[1]}.{parts[3]}"


def _make_key(field: str, claim: str) -> str:
    return f"field_{field}_{claim}"


def _correct(view: View, stored: StoredClaim) -> None:
    before = to_fields(stored.claim)
    after = {name: st.session_state[_make_key(name, stored.id)] for name in before}
    try:
        changes = find_changes(before, after, view.words.language)
    except AmbiguousNumberError as error:
        st.session_state[_ERROR] = view.words.fill("decide.ambiguous", typed=str(error))
        return
    if changes:
        _decide(view, stored.id, "correct", changes)


def _decide(view: View, claim: str, action: str, changes: Mapping[str, Any] | None = None) -> None:
    """Write the decision; what the store refuses is told in the menu."""
    told = {name: (st.session_state[f"decide_{name}_{claim}"].strip() or None) for name in ("by", "reason")}
    try:
        with Store.open(view.source.path) as store:
            store.decide("claim", claim, action, made_by=told["by"], reason=told["reason"], **(changes or {}))
    except StoreError as error:
        st.session_state[_ERROR] = str(error)


def _undo(view: View, decision: int) -> None:
    try:
        with Store.open(view.source.path) as store:
            store.undo(decision)
    except StoreError as error:
        st.session_state[_ERROR] = str(error)
