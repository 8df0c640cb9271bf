"""The seed article, whole: its six claims and nothing else, and what became of its other numbers."""

from pathlib import Path
from typing import Any

import pytest

from extract import Document, extract_claims, load_lexicons, read_documents
from extract.explaining import to_records
from extract.model import Claim, to_json_object
from extract.pipeline import read_numbers

SEED = "000_1ca1882b3dc01c20.txt"


@pytest.fixture
def seed(root: Path) -> Document:
    (document,) = read_documents([root / "seeds"])
    assert isinstance(document, Document)
    return document


@pytest.fixture
def claims(seed: Document) -> list[Claim]:
    return extract_claims(seed, load_lexicons()["fr"])


def test_the_seed_is_the_text_that_was_given_byte_for_byte(root: Path, seed_gold: dict[str, Any]) -> None:
    assert (root / "seeds" / SEED).read_bytes() == seed_gold["text"].encode()


def test_the_six_claims_of_the_seed_come_out_whole_and_no_other(claims: list[Claim], seed_gold: dict[str, Any]) -> None:
    tracked = [to_json_object(claim) for claim in claims if claim.metric != "other"]

    expected = seed_gold["claims"]
    assert [{field: claim[field] for field in expected[0]} for claim in tracked] == expected


def test_the_other_counts_of_the_seed_are_kept_as_other(claims: list[Claim]) -> None:
    others = [(claim.quote, str(claim.qualifier), claim.unit) for claim in claims if claim.metric == "other"]

    assert others == [
        ("trois", "exact", "conversation"),
        ("27", "exact", "dirigeant"),
        ("300", "more_than", "médaille"),
        ("quatre", "exact", "soirée"),
    ]


@pytest.mark.parametrize(
    ("quote", "reason"),
    [("9", "it is part of a date"), ("trois", "it stands for persons already named")],
)
def test_a_number_of_the_seed_that_counts_nothing_says_why(seed: Document, quote: str, reason: str) -> None:
    records = to_records(read_numbers(seed, load_lexicons()["fr"]))

    reasons = [
        record["reason"] for record in records if record["outcome"] == "counts nothing" and record["quote"] == quote
    ]
    assert reasons == [reason]


def test_the_publication_date_of_the_seed_comes_with_its_reason(seed: Document) -> None:
    assert (seed.published, seed.published_basis) == ("2020-08-18", "inferred")
    assert "mercredi" in (seed.published_reason or "")
    assert (seed.title, seed.publisher) == (None, None)


def test_every_claim_shows_the_words_that_made_it(seed: Document, claims: list[Claim]) -> None:
    share = next(claim for claim in claims if claim.metric == "vote_share")

    words = {(each.role.value, seed.text[each.start : each.end]) for each in share.evidence}
    assert {("metric", "des voix"), ("date", "9 août"), ("subject", "Alexandre Loukachenko")} <= words
    assert share.date_reach == "passage"
    assert share.date_text == "9 août"
    assert share.snippet.startswith("Déclaré vainqueur")
    assert seed.text[share.snippet_start :].startswith(share.snippet)
