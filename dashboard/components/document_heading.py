"""What is known of one document, above its text: title, where it came out, its copies and versions."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from dashboard.components.claim_markup import name_source
from dashboard.components.document_list import find_states
from dashboard.components.document_rows import build_states, name_document
from dashboard.components.marked_text import word_claim_briefly
from dashboard.components.markup import escape_link, escape_markdown, escape_text
from dashboard.components.readings import to_date
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words
from dashboard.i18n.formats import write_day, write_language, write_percent
from dashboard.tracking.documents import WholeDocument, compare_versions
from dashboard.tracking.matching import Change
from dashboard.tracking.records import Appearance, Relative
from dashboard.tracking.store import Store
from extract.model import Flag


def show_document_heading(view: View, whole: WholeDocument) -> None:
    """The title over all that is known of where the text came out; what is made up says so first."""
    words, stored = view.words, whole.stored
    back = view.address.without_filters()
    with st.container(key="document_back"):
        st.page_link(view.pages["documents"], label=words["document.back"], query_params=back.to_query() or None)
    title = name_document(stored.appearance.title, stored.appearance.document, words)
    st.html(f'<h1 class="ft-title" dir="auto">{escape_text(title)}</h1>')
    if Flag.INVENTED in stored.flags and not view.address.is_example:
        # Over the examples every page says so at its head.
        st.html(f'<p class="ft-invented" role="note">{escape_text(words["document.invented"])}</p>')
    st.html("".join(_build_appearance(each, whole, words) for each in whole.appearances))
    states = [state for state in find_states(stored) if state != Flag.INVENTED]
    if states:
        st.html(build_states(states, words))


def show_relatives(view: View, whole: WholeDocument) -> None:
    """The versions of the page with what they changed, and the near-copies; nothing where there are none."""
    for relative in whole.relatives:
        words = view.words
        with st.container(border=True, gap="small"):
            st.html(f'<p class="ft-quiet">{escape_text(_word_relation(relative, words))}</p>')
            address = replace(view.address.without_filters(), document=relative.document_id)
            label = f"{name_document(relative.title, None, words)} · {_word_place(relative, words)}"
            st.page_link(view.pages["documents"], label=escape_markdown(label), query_params=address.to_query())
            if relative.relation != "copy":
                _show_version_changes(view, whole, relative)


def build_changes(changes: Iterable[Change], before: str | None, after: str | None, words: Words) -> str:
    """What becomes of figures, one a line: as it was read with the one date, and with the other."""
    items = "".join(f"<li>{_build_change(change, before, after, words)}</li>" for change in changes)
    return f'<ul class="ft-changes">{items}</ul>'


def _build_change(change: Change, before: str | None, after: str | None, words: Words) -> str:
    sort = f"<strong>{escape_text(words[f'change.{change.sort}'])}</strong>"
    readings = [
        f'<span dir="auto">{escape_text(word_claim_briefly(side[1], to_date(day), words))}</span>'
        for side, day in ((change.old, before), (change.new, after))
        if side is not None
    ]
    return f"{sort} {' → '.join(readings)}"


def _show_version_changes(view: View, whole: WholeDocument, relative: Relative) -> None:
    ids = [relative.document_id, whole.stored.document_id]
    days = [relative.published, whole.stored.published]
    if relative.relation == "newer":
        ids.reverse()
        days.reverse()
    with Store.open(view.source.path, read_only=True) as store:
        changes = compare_versions(store, *ids)
    if not changes:
        st.html(f'<p class="ft-quiet">{escape_text(view.words["document.no_change"])}</p>')
        return
    st.html(build_changes(changes, days[0], days[1], view.words))


def _build_appearance(appearance: Appearance, whole: WholeDocument, words: Words) -> str:
    """One place where the text came out, in a line."""
    is_main = appearance == whole.appearances[0]
    publisher = appearance.publisher
    unknown = f"<em>{escape_text(words['card.unknown_publisher'])}</em>"
    parts = [escape_text(publisher) if publisher else unknown]
    parts.append(_build_published(whole.stored.published if is_main else appearance.published, appearance, words))
    if is_main:
        language = whole.stored.language
        parts.append(escape_text(write_language(language, words) if language else words["documents.language_unknown"]))
    if link := escape_link(appearance.url):
        parts.append(
            f'<a href="{link}" target="_blank" rel="noopener noreferrer">{escape_text(words["document.open"])}</a>'
        )
    more = [
        words.fill("card.published_known", basis=appearance.published_reason) if appearance.published_reason else None,
        words.fill("card.licence", licence=appearance.licence) if appearance.licence else None,
        words.fill("card.source_file", source=name_source(appearance.source)) if appearance.source else None,
    ]
    told = " · ".join(escape_text(each) for each in more if each)
    return f'<p class="ft-origin">{" · ".join(parts)}</p>' + (f'<p class="ft-quiet">{told}</p>' if told else "")


def _build_published(published: str | None, appearance: Appearance, words: Words) -> str:
    day = to_date(published)
    if day is None:
        return f"<em>{escape_text(words['card.unknown_date'])}</em>"
    basis = "decided" if published != appearance.published else appearance.published_basis
    known = f" ({words.name('published_basis', basis)})" if basis else ""
    return escape_text(words.fill("card.published", day=words.fill("date.day", day=write_day(day, words))) + known)


def _word_relation(relative: Relative, words: Words) -> str:
    if relative.relation == "copy" and relative.share is not None:
        return words.fill("document.copy_share", share=write_percent(relative.share, words))
    return words[f"document.{relative.relation}"]


def _word_place(relative: Relative, words: Words) -> str:
    day = to_date(relative.published)
    publisher = relative.publisher or words["card.unknown_publisher"]
    return f"{publisher}, {write_day(day, words) if day else words['card.unknown_date']}"
