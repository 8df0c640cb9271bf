"""No word of a human language stands in the code, and every rule can say what it does."""

import ast
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefs import read_briefs
from extract import Document, load_lexicons, read_documents
from extract.explaining import explain_reason, explain_rule, load_explanations
from extract.lexicon.tables import read_table
from extract.model import Modality, Qualifier
from extract.pipeline import read_numbers

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("text", "numbers", "quantities", "dates", "actors", "claims")
MODULES = sorted(path for stage in STAGES for path in (ROOT / "extract" / stage).glob("*.py"))
"""The modules that compare a text with words; readers and command lines only name keys and formats."""


RULE = re.compile(r"[a-z]+\.[a-z_]+")
"""What the id of a rule looks like; one that ends with a stroke is the beginning of several."""

NO_RULES = {"text", "actors"}
"""Stages whose rules stand in no claim's trace."""


def find_silent(rules: Iterable[str], explain: Callable[[str, str], str]) -> set[tuple[str, str]]:
    """The rules that say nothing in some language."""
    return {(rule, language) for rule in rules for language in ("en", "fr") if explain(rule, language) == rule}


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
    "claims",
    "data",
    "date",
    "day",
    "days",
    "decades",
    "extract",
    "idiom",
    "score",
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
    "hour",
    "quarter",
    "decade",
    "fortnight",
    "weekend",
    "year",
    "years",
    "months",
    "percent",
    "protest",
    "disaster",
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
    "counted",
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
    "reading",
    "numbers",
    "rest",
}
"""Ids, enum values and meanings that the tables of a language name; they are not compared with a text."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_a_language_stands_in_a_module(path: Path) -> None:
    literals = {literal.casefold() for literal in find_literals(path)}

    assert literals & find_words() <= DECLARED


def test_every_rule_that_fires_says_what_it_does() -> None:
    documents = [Document(b["id"], b["text"], b["published"], language=b["lang"]) for b in read_briefs()]
    documents += [document for document in read_documents([ROOT / "seeds"]) if isinstance(document, Document)]
    rules, reasons = set(), set()
    for document in documents:
        for reading in read_numbers(document, load_lexicons()[document.language or "fr"]).readings:
            reasons.add(reading.reason)
            rules.update(step.rule for step in (reading.claim.trace if reading.claim else ()))

    assert find_silent(rules, explain_rule) == set()
    assert find_silent(reasons, explain_reason) == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name not in NO_RULES],
                         ids=lambda path: f"{path.parent.name}/{path.name}")  # fmt: skip
def test_every_rule_of_a_module_says_what_it_does(path: Path) -> None:
    rules = {literal for literal in find_literals(path) if RULE.fullmatch(literal)}
    prefixes = {literal for literal in rules if literal.endswith("_")}

    assert find_silent(rules - prefixes, explain_rule) == set()
    assert all(any(rule.startswith(prefix) for rule in load_explanations()["rule"]) for prefix in prefixes)


def test_every_qualifier_and_modality_says_what_it_does() -> None:
    rules = {f"qualifier.{qualifier}" for qualifier in Qualifier if qualifier is not Qualifier.EXACT}
    rules |= {f"modality.{modality}" for modality in Modality}

    assert find_silent(rules, explain_rule) == set()


@pytest.mark.parametrize("language", load_lexicons())
def test_every_reason_that_a_language_names_says_why(language: str) -> None:
    path = ROOT / "extract" / "languages" / language / "quantities.toml"
    tables = read_table(path, path.name)["counts_nothing"]

    assert find_silent({*tables["before"], *tables["after"]}, explain_reason) == set()


def test_the_rules_are_explained_in_every_language_alike() -> None:
    english, *others = [
        read_table(path, path.name) for path in sorted((ROOT / "extract" / "explanations").glob("*.toml"))
    ]

    assert others
    for other in others:
        assert {table: list(sentences) for table, sentences in other.items()} == {
            table: list(sentences) for table, sentences in english.items()
        }


def test_a_rule_is_explained_in_the_reader_s_language() -> None:
    assert explain_rule("date.published", "fr") == "date : le jour de parution"
    assert explain_reason("age", "fr") == "c’est un âge"
    assert explain_rule("date.published", "de") == explain_rule("date.published")
    assert explain_rule("date.unheard_of", "fr") == "date.unheard_of"
