from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extract.model import Claim, Evidence, Role, Span, Step
from extract.writing import read_claim_line, to_claim_line

CLAIM = Claim(
    document="a",
    start=3,
    end=7,
    quote="6700",
    metric="arrests",
    low=Decimal(6700),
    high=None,
    value=Decimal(6700),
    qualifier="more_than",
    unit="people",
    part_of=(0, 2),
    subject="manifestants",
    date_start=date(2020, 8, 9),
    date_end=date(2020, 8, 18),
    kind="total",
    flags=("no_publication_date",),
    snippet="Plus de 6700 arrestations",
    evidence=(Evidence(Role.QUALIFIER, 0, 7),),
    trace=(Step("numbers", "digits", (Span(3, 7),)),),
)


def test_a_claim_comes_back_from_its_line_equal() -> None:
    assert read_claim_line(to_claim_line(CLAIM)) == CLAIM


@pytest.mark.parametrize("digits", ["9007199254740993", "0.1", "12345678901234567890.123", "-3.5", "1E+3"])
def test_a_number_keeps_every_digit(digits: str) -> None:
    claim = replace(CLAIM, value=Decimal(digits))

    line = to_claim_line(claim)

    assert read_claim_line(line).value == Decimal(digits)
    assert "E+" not in line
