"""The pages of the app in, the links between them in the sidebar out; each link keeps the language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.components.address import Address
from dashboard.components.view import View
from dashboard.i18n.catalogue import Words


@dataclass(frozen=True)
class Chapter:
    """One page of the app; its words are `page.<name>` and `page.<name>_help` of the catalogues."""

    name: str
    """Its path in the address; the first page of the app stands at the root."""
    show: Callable[[View], None]
    has_filters: bool = False
    """Whether the filters stand beside it."""
    needs_claims: bool = True
    """Whether it has nothing to say of an empty store: then the first step is shown instead."""


def build_pages(chapters: Iterable[Chapter], words: Words, show: Callable[[Chapter], None]) -> dict[str, Page]:
    """A page for each chapter by its name, the first one at the root; `show` is what running one does."""
    return {
        chapter.name: st.Page(
            partial(show, chapter),
            title=words[f"page.{chapter.name}"],
            help=words[f"page.{chapter.name}_help"],
            url_path=chapter.name,
            default=number == 0,
        )
        for number, chapter in enumerate(chapters)
    }


def show_links(pages: Iterable[Page], address: Address) -> None:
    """A link to every page; filters belong to a page, the language to all of them."""
    for page in pages:
        st.page_link(page, query_params=address.without_filters().to_query() or None)
