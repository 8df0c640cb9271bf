"""The project's own twelve texts: every claim that a reader finds in them, and no other."""

from typing import Any

import pytest

from briefs import read_briefs
from extract import Document, extract_claims, load_lexicons
from extract.model import to_json_object

BRIEFS = read_briefs()
FIELDS = ("metric", "low", "high", "value", "qualifier", "unit", "agent", "attribution", "date_start", "date_end",
          "kind", "modality", "part_of")  # fmt: skip
OPEN = {metric: {"place"} for metric in ("vote_share", "turnout", "seats", "years_in_power")}
OPEN["money"] = {"subject", "agent", "place", "kind", "date_start", "date_end"}
"""Fields that CLAIMS.md leaves open (Cases decided)."""


def find_claims(brief: dict[str, Any]) -> list[dict[str, Any]]:
    document = Document(brief["id"], brief["text"], published=brief["published"], language=brief["lang"])
    claims = extract_claims(document, load_lexicons()[brief["lang"]])
    return [to_json_object(claim) for claim in claims if claim.metric != "other"]


def to_comparable(claim: dict[str, Any]) -> dict[str, Any]:
    """The fields that must be equal; names are compared by their content words, as gold names are."""
    names = {name: content_words(claim[name]) for name in ("subject", "place")}
    plain = {field: claim[field] for field in FIELDS} | names
    for field in ("low", "high", "value"):
        plain[field] = None if plain[field] is None else float(plain[field])
    return {field: value for field, value in plain.items() if field not in OPEN.get(claim["metric"], ())}


def content_words(name: str | None) -> frozenset[str]:
    articles = {"of", "the", "his", "son", "sa", "le", "la", "les"}
    return frozenset((name or "").casefold().split()) - articles


@pytest.mark.parametrize("brief", BRIEFS, ids=[brief["id"] for brief in BRIEFS])
def test_a_brief_gives_its_claims_and_no_other(brief: dict[str, Any]) -> None:
    found = find_claims(brief)

    assert [claim["metric"] for claim in found] == [claim["metric"] for claim in brief["claims"]]
    for claim, expected in zip(found, brief["claims"], strict=True):
        assert claim["start"] < expected["end"]
        assert expected["start"] < claim["end"]
        assert is_same_reading(claim, expected), (to_comparable(claim), to_comparable(expected))


def is_same_reading(claim: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Whether two claims agree; a subject may be a part of the fuller name, as in CLAIMS.md's scorer."""
    ours, theirs = to_comparable(claim), to_comparable(expected)
    mine, other = ours.pop("subject", None), theirs.pop("subject", None)
    is_same_name = mine == other or bool(mine and other and (mine <= other or other <= mine))
    return ours == theirs and is_same_name
