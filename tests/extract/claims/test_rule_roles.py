"""A rule is tried only where a word of its roles stands: where none does, it finds nothing (`claims/metrics.py`)."""

import tomllib
from pathlib import Path

import pytest

from extract.claims.metrics import RULES
from extract.lexicon import load_lexicon
from extract.model import Document
from extract.pipeline import read_numbers

LANGUAGES = Path(__file__).resolve().parents[3] / "extract" / "languages"


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_a_rule_finds_nothing_where_no_word_of_its_roles_stands(code: str) -> None:
    lexicon = load_lexicon(code)
    found = []
    for path in sorted(LANGUAGES.glob(f"{code}/*.toml")):
        for example in tomllib.loads(path.read_text("utf-8")).get("example", []):
            context = read_numbers(Document("example", example["text"], "2020-08-18", language=code), lexicon).context
            for quantity in context.quantities:
                roles = context.roles_in(context.sentence_index(quantity))
                skipped = [rule for rule, needed in RULES if roles.isdisjoint(needed)]
                found += [(example["text"], rule.__name__) for rule in skipped if rule(context, quantity)]

    assert found == []
