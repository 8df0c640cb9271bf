"""The project's own Spanish texts: every claim that a reader finds in them, and no other."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs import to_gold
from extract import Document, extract_claims, load_lexicons
from extract.model import to_json_object

BRIEFS = Path(__file__).resolve().parents[1] / "briefs_es.toml"
FIELDS = ("metric", "low", "high", "value", "qualifier", "unit", "agent", "attribution", "date_start", "date_end",
          "kind", "modality", "part_of")  # fmt: skip
NAMES = ("subject", "place")
OPEN = {metric: {"place"} for metric in ("vote_share", "turnout", "seats", "years_in_power")}
OPEN["money"] = {"subject", "agent", "place", "kind", "date_start", "date_end"}
"""Fields that CLAIMS.md leaves open (Cases decided)."""
ARTICLES = {"el", "la", "los", "las", "de", "del"}

WRONG = {
    "lapaz": "Spanish leaves out the pronoun («había ganado»): the subject of the sentence before is not carried on",
    "elsalvador": "«autoridades de El Salvador» is one organisation, and the place within its name is lost",
    "bilbao": "the noun stands behind an article («4.500 los asistentes»), then is a pronoun («los reduce a 1.800»)",
    "cartagena": "the place within the speaker's name («hospital de Cartagena») is not the figure's",
    "cordoba-es": "the day of the release, told later, is taken for that of the arrests",
    "potosi": "the collapse's Monday is taken for the day on which the two died («murieron ayer»)",
    "quilmes": "who is sentenced stands behind the term («condenó a doce años al exintendente»)",
    "ecuador-es": "the subject of a clause whose verb is left out is that of the clause before",
    "sacaba": "«murieron por disparos de la policía»; «el Gobierno habla de 22, la Defensoría de 115»",
}
"""What is read wrongly, by the text's id."""


def read_briefs() -> list[Any]:
    briefs = [to_gold(brief) for brief in tomllib.loads(BRIEFS.read_text("utf-8"))["brief"]]
    return [pytest.param(brief, id=brief["id"], marks=to_marks(brief["id"])) for brief in briefs]


def to_marks(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=WRONG[name], strict=True)] if name in WRONG else []


def find_claims(brief: dict[str, Any]) -> list[dict[str, Any]]:
    document = Document(brief["id"], brief["text"], published=brief["published"], language="es")
    claims = extract_claims(document, load_lexicons()["es"])
    return [to_json_object(claim) for claim in claims if claim.metric != "other"]


def to_comparable(claim: dict[str, Any]) -> dict[str, Any]:
    """The fields that must be equal, numbers as floats."""
    fields = {field: claim[field] for field in FIELDS if field not in OPEN.get(claim["metric"], ())}
    for field in ("low", "high", "value"):
        fields[field] = None if fields[field] is None else float(fields[field])
    return fields


def is_same_name(ours: str | None, theirs: str | None) -> bool:
    """Whether one name is the other or a part of it, articles aside."""
    mine, other = ({*(name or "").casefold().split()} - ARTICLES for name in (ours, theirs))
    return mine == other or bool(mine and other and (mine <= other or other <= mine))


@pytest.mark.parametrize("brief", read_briefs())
def test_a_spanish_brief_gives_its_claims_and_no_other(brief: dict[str, Any]) -> None:
    found, expected = find_claims(brief), brief["claims"]

    assert [claim["metric"] for claim in found] == [claim["metric"] for claim in expected]
    for ours, theirs in zip(found, expected, strict=True):
        assert ours["start"] < theirs["end"]
        assert theirs["start"] < ours["end"]
        assert to_comparable(ours) == to_comparable(theirs)
        for name in set(NAMES) - OPEN.get(ours["metric"], set()):
            assert is_same_name(ours[name], theirs[name]), (name, ours[name], theirs[name])
