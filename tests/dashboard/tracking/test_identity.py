"""What an id stands for, and what it outlives."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dashboard.tracking.identity import hash_folded, hash_text, make_claim_ids, make_document_id
from extract.model import Claim

HASH = hash_text("12 personnes sont mortes")


def test_an_id_stays_when_date_subject_and_rules_change(build_claim: Callable[..., Claim]) -> None:
    claim = build_claim()
    read_again = replace(claim, date_end=date(2020, 8, 18), subject="policiers", confidence=0.5)

    assert make_claim_ids(HASH, [claim]) == make_claim_ids(HASH, [read_again])


def test_every_claim_has_an_id_of_its_own(build_claim: Callable[..., Claim]) -> None:
    claims = [
        build_claim("12"),
        build_claim("12", metric="injured"),
        build_claim("12", subject="policiers"),
        build_claim("deux"),
    ]

    assert len(set(make_claim_ids(HASH, claims))) == 4


def test_the_same_figure_in_another_text_is_another_claim(build_claim: Callable[..., Claim]) -> None:
    assert make_claim_ids(HASH, [build_claim()]) != make_claim_ids(hash_text("another"), [build_claim()])


def test_an_id_is_short_and_no_spreadsheet_reads_it_as_a_number(build_claim: Callable[..., Claim]) -> None:
    ids = [*make_claim_ids(HASH, [build_claim()]), make_document_id(HASH)]

    assert all(re.fullmatch("[cd][a-z2-7]{15}", each) for each in ids)


def test_a_text_that_is_wrapped_anew_has_the_same_folded_hash() -> None:
    assert hash_folded("12 morts\r\n à  Lomé\n") == hash_folded("12 morts à Lomé")
    assert hash_folded("12 morts") != hash_folded("12morts")
