"""Why something was refused, in the reader's language: whatever our readers say has words there."""

import json
import string
import tomllib
from pathlib import Path

import pytest

from dashboard.i18n.catalogue import LANGUAGES, load_words
from dashboard.i18n.refusals import word_refusal
from extract import Refusal, read_documents
from extract.readers.formats import SIGNATURES, UNREAD_ENDINGS
from hostile.cases import HERE

PHRASES = Path(__file__).resolve().parents[3] / "dashboard" / "i18n" / "refusals.toml"
FR = load_words("fr")


def find_places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_phrase_is_there_in_every_language_with_the_same_places() -> None:
    phrases = tomllib.loads(PHRASES.read_text("utf-8"))["phrase"]

    assert all(set(phrase) == set(LANGUAGES) for phrase in phrases)
    assert all(find_places(phrase["en"]) == find_places(phrase["fr"]) for phrase in phrases)


def test_every_refusal_of_the_hostile_files_has_words(tmp_path: Path) -> None:
    for ending in [*UNREAD_ENDINGS, ".html"]:
        (tmp_path / f"a{ending}").write_text("x", "utf-8")
    for number, signature in enumerate(SIGNATURES):
        (tmp_path / f"b{number}.txt").write_bytes(signature + b"\0" * 99)
    (tmp_path / "language.jsonl").write_text(json.dumps({"text": "12 morts", "lang": "klingon"}), "utf-8")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "../x"\n[[document]]\nfile = "none.txt"\n', "utf-8")
    paths = [HERE / "files", tmp_path, tmp_path / "nothing", *sorted((HERE / "files").iterdir())]
    refusals = [each for each in read_documents(paths) if isinstance(each, Refusal)]

    assert len(refusals) > 40
    said = {part for each in refusals for part in (each.reason, each.remedy)}
    assert {part for part in said if word_refusal(part, FR) == part} == set()


@pytest.mark.parametrize(
    ("said", "french"),
    [
        ("a PDF, which no reader reads yet", "un PDF, que rien ne lit encore ici"),
        ("not a text file (an image)", "pas un fichier de texte (une image)"),
        ("«{x}» is missing", "«{x}» manque"),
        ("something new", "something new"),
    ],
)
def test_what_differs_is_put_in(said: str, french: str) -> None:
    assert word_refusal(said, FR) == french
    assert word_refusal(said, load_words("en")) == said
