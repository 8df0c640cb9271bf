"""What holds for any text at all: nothing raises, every claim stands on its words, and nothing outside decides."""

import ast
import gc
import locale
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import read_briefs
from extract import Document, extract_claims, load_lexicons
from extract.model import Claim

ODD_SIGNS = (
    "\u00a0\u202f\u2009\u2007\u2060\u00ad\u200b\u202e\u2066\u2069\u0301\ufeff'’«»“”…–—−-½²%€$£¥.,;:!?()[]/\n\r\t\0"
)
WORDS = [
    "morts",
    "blessés",
    "arrestations",
    "personnes",
    "ont",
    "été",
    "tuées",
    "selon",
    "la",
    "police",
    "plus",
    "de",
    "au",
    "moins",
    "deux",
    "cents",
    "mille",
    "millions",
    "et",
    "un",
    "une",
    "vingt",
    "quatre-vingt",
    "12",
    "1",
    "250",
    "6.700",
    "1,5",
    "80%",
    "2020",
    "mardi",
    "août",
    "le",
    "9",
    "depuis",
    "après",
    "l'élection",
    "aucun",
    "dont",
    "killed",
    "people",
    "were",
    "arrested",
    "at",
    "least",
    "hundred",
    "million",
    "and",
    "a",
    "half",
    "on",
    "Tuesday",
    "dozens",
    "of",
    "the",
    "vote",
    "no",
    "one",
    "$3bn",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(st.sampled_from(ODD_SIGNS), max_size=3), st.text(max_size=4)), max_size=40
).map(" ".join)


def read(text: str, code: str) -> list[Claim]:
    return extract_claims(Document("any", text, published="2020-08-18", language=code), load_lexicons()[code])


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_claim_of_any_text_stands_on_its_words(code: str) -> None:
    @settings(max_examples=300, deadline=None)
    @given(TEXTS)
    def check(text: str) -> None:
        claims = read(text, code)
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
        assert all(text[claim.snippet_start :].startswith(claim.snippet) for claim in claims)
        assert all(0 <= each.start < each.end <= len(text) for claim in claims for each in claim.evidence)
        assert [claim.start for claim in claims] == sorted({claim.start for claim in claims})
        assert read(text, code) == claims

    check()


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def test_claims_do_not_depend_on_the_time_zone() -> None:
    text = "Hier, douze personnes ont été tuées à Minsk ; mardi, la police a arrêté 30 manifestants."
    with in_zone("Pacific/Kiritimati"):
        there = read(text, "fr")
    with in_zone("America/Los_Angeles"):
        here = read(text, "fr")

    assert here == there
    assert len(here) == 2


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1 000 ",
        "vingt-",
        "entre 1 et ",
        "douze morts, ",
        "http://a/",
        "a killed 2 ",
        "selon la police, 3 morts ",
        "(",
        "Le 3 mai 2019, lundi, à Minsk, en Guinée, il a dit que 12 personnes sont mortes depuis l'élection. ",
    ],
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(unit: str) -> None:
    def seconds(times: int) -> float:
        document = Document("long", unit * times, published="2020-08-18", language="fr")
        runs = []
        gc.collect()
        gc.disable()  # what other tests left in memory is no part of the growth
        try:
            for _ in range(3):
                begun = time.process_time()
                extract_claims(document, load_lexicons()["fr"])
                runs.append(time.process_time() - begun)
        finally:
            gc.enable()
        return min(runs)

    times = 24_000 // len(unit)
    assert seconds(2 * times) <= 2.5 * seconds(times) + 0.05


def test_claims_do_not_depend_on_the_locale() -> None:
    text = "Le 9 août, 1.200 manifestants ont défilé ; 3,5 % des électeurs ont voté samedi pour M. Ferreira."
    before = locale.setlocale(locale.LC_ALL)
    found = []
    try:
        for name in ("C", "C.UTF-8", "fr_FR.UTF-8", "en_US.UTF-8", "de_DE.UTF-8"):
            with suppress(locale.Error):
                locale.setlocale(locale.LC_ALL, name)
                found.append(read(text, "fr"))
    finally:
        locale.setlocale(locale.LC_ALL, before)

    assert len(found) > 1
    assert all(claims == found[0] for claims in found)


def test_no_module_asks_what_day_it_is() -> None:
    root = Path(__file__).resolve().parents[2] / "extract"
    asking = {"today", "now", "utcnow", "localtime", "gmtime", "time"}
    calls = [
        f"{path.name}:{node.lineno}"
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking
    ]

    assert calls == []


BRIEFS = {code: [brief["text"].strip() for brief in read_briefs() if brief["lang"] == code] for code in ("fr", "en")}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_two_texts_joined_by_a_blank_line_give_the_claims_of_both(code: str) -> None:
    """Who, where, when and the currency of a bare sign may differ: they are of the whole text."""
    alone = {text: [to_figure(claim) for claim in read(text, code)] for text in BRIEFS[code]}
    for first, second in permutations(BRIEFS[code], 2):
        joined = f"{first}\n\n{second}"
        shift = len(first) + 2
        expected = alone[first] + [(start + shift, end + shift, *rest) for start, end, *rest in alone[second]]

        assert [to_figure(claim) for claim in read(joined, code)] == expected


def to_figure(claim: Claim) -> tuple[Any, ...]:
    """Span, metric, interval, qualifier and unit; not the currency of a sign that several share."""
    unit = None if "currency_guessed" in claim.flags else claim.unit
    return (claim.start, claim.end, claim.metric, claim.low, claim.high, claim.qualifier, unit)
