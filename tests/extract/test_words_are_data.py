"""No word of a human language stands in the code, and every rule can say what it does."""

import ast
from pathlib import Path

import pytest

from briefs import read_briefs
from extract import Document, load_lexicons, read_documents
from extract.explaining import load_explanations
from extract.lexicon.loading import read_table
from extract.pipeline import read_numbers

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("text", "numbers", "quantities", "dates", "actors", "claims")
MODULES = sorted(path for stage in STAGES for path in (ROOT / "extract" / stage).glob("*.py"))
"""The modules that compare a text with words; readers and command lines only name keys and formats."""


def find_words() -> set[str]:
    """Every word of the lexicons that a rule compares with a text, months and number words among them."""
    words: set[str] = set()
    for path in (ROOT / "extract" / "languages").glob("*/*.toml"):
        collect(read_table(path, path.name), words)
    return {word.casefold() for word in words if word.isalpha() and len(word) > 2}


def collect(value: object, words: set[str]) -> None:
    if isinstance(value, str):
        words.update(value.split())
    elif isinstance(value, list):
        for each in value:
            collect(each, words)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in {"example", "rule"}:
                collect(each, words)


def find_literals(path: Path) -> set[str]:
    """The strings of a module that some expression uses: no docstrings, no rule ids, no annotations."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    }


DECLARED = {
    "age",
    "address",
    "claim",
    "data",
    "date",
    "day",
    "extract",
    "last",
    "measure",
    "middle",
    "month",
    "next",
    "no",
    "number",
    "one",
    "other",
    "page",
    "person",
    "place",
    "range",
    "role",
    "second",
    "speaker",
    "text",
    "unit",
    "value",
    "vote",
    "week",
    "weekend",
    "year",
    "years",
    "months",
    "percent",
    "protest",
    "group",
    "name",
    "organisation",
    "beginning",
    "end",
    "rank",
    "identifier",
    "forecast",
    "hundred",
    "level",
    "negated",
    "determiner",
    "pronoun",
    "turnout",
    "arrests",
    "detained",
    "votes",
    "seats",
    "money",
    "past",
    "present",
    "future",
    "count",
    "state",
    "patient",
    "subject",
    "object",
    "act",
    "toll",
    "gather",
    "scale",
}
"""Ids, enum values and meanings that the tables of a language name; they are not compared with a text."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_a_language_stands_in_a_module(path: Path) -> None:
    literals = {literal.casefold() for literal in find_literals(path)}

    assert literals & find_words() <= DECLARED


def test_every_rule_that_fires_says_what_it_does() -> None:
    documents = [Document(b["id"], b["text"], b["published"], language=b["lang"]) for b in read_briefs()]
    documents += [document for document in read_documents([ROOT / "seeds"]) if isinstance(document, Document)]
    fired = set()
    for document in documents:
        for reading in read_numbers(document, load_lexicons()[document.language or "fr"]).readings:
            fired.add(reading.reason)
            fired.update(step.rule for step in (reading.claim.trace if reading.claim else ()))

    explanations = load_explanations()
    assert fired <= set(explanations["rule"]) | set(explanations["counts_nothing"])
