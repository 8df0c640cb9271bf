"""Every [[example]] that stands beside the words of a language folder, run as a test."""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.lexicon import load_lexicon
from extract.model import Document, NumeralForm
from extract.pipeline import Account, read_numbers

LANGUAGES = Path(__file__).resolve().parents[2] / "extract" / "languages"
EXTRA_KEYS = {"why", "issue", "known_failure", "published", "text"}


def read_examples() -> Iterator[Any]:
    for path in sorted(LANGUAGES.glob("*/*.toml")):
        for number, example in enumerate(tomllib.loads(path.read_text("utf-8")).get("example", []), start=1):
            marks = [pytest.mark.xfail(reason=example["known_failure"])] if "known_failure" in example else []
            yield pytest.param(path, example, id=f"{path.parent.name}/{path.stem}-{number}", marks=marks)


def read(path: Path, example: dict[str, Any]) -> Account:
    published: date | None = example.get("published")
    code = path.parent.name
    document = Document("example", example["text"], published.isoformat() if published else "2020-08-18", language=code)
    return read_numbers(document, load_lexicon(code))


@pytest.mark.parametrize(("path", "example"), list(read_examples()))
def test_an_example_beside_the_words_is_read_as_a_reader_would(path: Path, example: dict[str, Any]) -> None:
    account = read(path, example)

    (kind,) = set(example) - EXTRA_KEYS - {"names"}
    CHECKS[kind](account, example)


def check_numerals(account: Account, example: dict[str, Any]) -> None:
    """Every numeral but an article that the example does not name, with its worth."""
    text, found = example["text"], {}
    from extract.numbers import find_numerals  # noqa: PLC0415

    parse = account.context.parse
    for numeral in find_numerals(parse.tokens, parse.sentences, account.context.lexicon):
        quote = text[numeral.start : numeral.end]
        if numeral.form is NumeralForm.ARTICLE and quote not in example["numerals"]:
            continue
        found[quote] = to_worth(numeral.value, numeral.low, numeral.high)
    assert found == {quote: str(worth) for quote, worth in example["numerals"].items()}


def to_worth(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> str:
    if value is not None:
        return f"{value:f}"
    return "none" if low is None else f"{low}..{high}"


def check_quantities(account: Account, example: dict[str, Any]) -> None:
    """Each quantity the example names, in the fields it names; `counts` is the noun, empty where there is none."""
    text, words = example["text"], account.context.parse.tokens.words
    by_start = {quantity.start: quantity for quantity in account.context.quantities}
    for expected in example["quantities"]:
        lead = expected.get("after", "")
        start = text.index(lead + expected["quote"]) + len(lead)
        assert start in by_start, f"no quantity at {expected['quote']!r}"
        quantity = by_start[start]
        assert text[start : quantity.end] == expected["quote"]
        if "counts" in expected:
            assert expected["counts"] == ("" if quantity.head is None else words[quantity.head])
        for field in set(expected) - {"quote", "after", "counts"}:
            assert str(getattr(quantity, field)) == str(expected[field]), field


def check_dates(account: Account, example: dict[str, Any]) -> None:
    """Every date of the text, in order."""
    text = example["text"]
    found = [(text[each.start : each.end], each.date_start, each.date_end) for each in account.context.dates]
    assert found == [(each["quote"], each["start"], each["end"]) for each in example["dates"]]


def check_actors(account: Account, example: dict[str, Any]) -> None:
    """Every actor of the text, as it is written, with its sort; `names` gives the fullest name of some."""
    text = example["text"]
    found = {text[actor.start : actor.end]: actor.sort.value for actor in account.context.actors}
    assert found == example["actors"]
    for written, name in example.get("names", {}).items():
        names = {actor.name for actor in account.context.actors if text[actor.start : actor.end] == written}
        assert names == {name}


def check_claims(account: Account, example: dict[str, Any]) -> None:
    """Every claim of the text with its metric, or with the fields that the example names."""
    claims = [reading.claim for reading in account.readings if reading.claim and reading.claim.metric != "other"]
    expected = example["claims"]
    if isinstance(expected, dict):
        assert {claim.quote: claim.metric for claim in claims} == expected
        return
    assert [claim.quote for claim in claims] == [each["quote"] for each in expected]
    for claim, each in zip(claims, expected, strict=True):
        for field in each:
            assert to_plain(getattr(claim, field)) == each[field], field


def to_plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return "" if value is None else float(value) if isinstance(value, Decimal) else value


CHECKS = {
    "numerals": check_numerals,
    "quantities": check_quantities,
    "dates": check_dates,
    "actors": check_actors,
    "claims": check_claims,
}
