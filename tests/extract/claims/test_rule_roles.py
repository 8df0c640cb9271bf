"""Rules that are not tried for a number would find nothing that may be counted (`claims/metrics.py`)."""

import tomllib
from pathlib import Path

import pytest

from extract.claims.counted import is_countable
from extract.claims.metrics import RULES, RULES_WITHOUT_WORDS, rules_for
from extract.lexicon import load_lexicon
from extract.model import Document
from extract.pipeline import read_numbers

LANGUAGES = Path(__file__).resolve().parents[3] / "extract" / "languages"


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_a_rule_that_is_not_tried_would_find_nothing(code: str) -> None:
    lexicon, rules = load_lexicon(code), [*(rule for rule, _ in RULES), *RULES_WITHOUT_WORDS]
    found = []
    for path in sorted(LANGUAGES.glob(f"{code}/*.toml")):
        for example in tomllib.loads(path.read_text("utf-8")).get("example", []):
            context = read_numbers(Document("example", example["text"], "2020-08-18", language=code), lexicon).context
            for quantity in context.quantities:
                tried = rules_for(context, quantity)
                for rule in rules:
                    match = rule(context, quantity) if rule not in tried else None
                    if match and is_countable(context, quantity, match):
                        found.append((example["text"], rule.__name__))

    assert found == []
