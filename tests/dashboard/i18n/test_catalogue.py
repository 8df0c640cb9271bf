"""The interface's words: the same keys in every language, each used, none missing."""

import re
import string
from pathlib import Path

import pytest

from dashboard.i18n.catalogue import LANGUAGES, CatalogueError, Words, find_language, load_words

DASHBOARD = Path(__file__).resolve().parent.parent.parent.parent / "dashboard"

# Groups whose keys are ids of the data, put together while the page is made.
BY_ID = (
    "basis",
    "confidence_band",
    "flag",
    "kind",
    "metric",
    "modality",
    "published_basis",
    "qualifier",
    "qualifier_name",
    "status",
    "reach",
    "role",
    "rule",
    "stage",
    "count",
    "unit_name",
    "judgement",
    "verdict",
    "pairs",
    "proposal",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    keys, first_keys = set(load_words(language).entries), set(load_words(LANGUAGES[0]).entries)

    assert keys == first_keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_same_places_to_fill(language: str) -> None:
    words, first = load_words(language), load_words(LANGUAGES[0])

    assert {key: find_places(words[key]) for key in words.entries} == {
        key: find_places(first[key]) for key in first.entries
    }


def test_every_key_that_the_pages_name_has_words() -> None:
    named = {key for key in find_named_keys() if "{" not in key}

    assert named
    assert {key for key in named if key not in load_words("fr") and not key.endswith("_first")} == set()


def test_every_word_of_the_catalogue_is_named_by_some_page() -> None:
    named = find_named_keys()
    prefixes = tuple(f"{group}." for group in BY_ID) + tuple(key.split("{")[0] for key in named if "{" in key)
    unused = {key for key in load_words("fr").entries if key not in named and not key.startswith(prefixes)}

    assert unused == set()


def find_named_keys() -> set[str]:
    """Whatever looks like a key of the catalogue in the code of the pages."""
    code = "\n".join(path.read_text("utf-8") for path in DASHBOARD.rglob("*.py"))
    groups = {key.split(".")[0] for key in load_words("fr").entries}
    quoted = re.findall(r"[\"']([a-z_]+\.[a-z_.{}]+)[\"']", code)
    endings = {f"{key}_first" for key in quoted if key.startswith("date.pattern")}
    return {key for key in quoted if key.split(".")[0] in groups and not key.endswith((".py", ".toml"))} | endings


def find_places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_missing_key_is_named_with_its_file() -> None:
    with pytest.raises(CatalogueError, match=r"dashboard/i18n/fr\.toml: card\.nothing has no words"):
        load_words("fr")["card.nothing"]


def test_an_id_that_the_catalogue_does_not_know_stands_for_itself() -> None:
    assert load_words("fr").name("flag", "new_flag") == "new_flag"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("fr-CA", "fr"), ("en_GB", "en"), ("EN", "en"), ("de-DE", "fr"), ("", "fr"), (None, "fr")],
)
def test_the_browser_s_locale_chooses_the_language(locale: str | None, language: str) -> None:
    assert find_language(locale) == language


def test_french_keeps_a_colon_on_the_line_of_its_word() -> None:
    assert load_words("fr")["summary.actors"] == "acteurs\N{NO-BREAK SPACE}: {names}"


def test_a_plural_follows_the_language() -> None:
    words = Words("fr", {"count.x.one": "un", "count.x.other": "plusieurs"})

    assert words.plural_key("count.x", 0) == "count.x.one"
    assert words.plural_key("count.x", 1_000_000) == "count.x.other"
