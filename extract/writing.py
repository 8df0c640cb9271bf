"""Claims out: JSON lines that keep every digit, and back."""

from decimal import Decimal
from typing import Any

import simplejson

from extract.model import Claim, from_json_object, to_json_object


def to_json_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON; Decimals become numbers with every digit, never `1E+3`."""
    plain = {key: to_plain_decimal(value) for key, value in record.items()}
    return simplejson.dumps(plain, ensure_ascii=False, use_decimal=True)


def to_plain_decimal(value: object) -> object:
    """A Decimal without exponent; anything else as it is."""
    if not isinstance(value, Decimal):
        return value
    return Decimal(f"{value:f}")


def to_claim_line(claim: Claim) -> str:
    """A claim as one line of JSON, which `read_claim_line` reads back equal."""
    return to_json_line(to_json_object(claim))


def read_claim_line(line: str) -> Claim:
    """The claim of one line; raises KeyError, TypeError or ValueError where the line holds none."""
    return from_json_object(simplejson.loads(line, use_decimal=True))
