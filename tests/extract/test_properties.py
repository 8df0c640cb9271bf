"""What holds for any text at all: nothing raises, every claim stands on its words, and nothing outside decides."""

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
