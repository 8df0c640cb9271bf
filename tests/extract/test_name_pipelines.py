"""A user's own spaCy pipeline gives names that the rules cannot know, and is refused in one line where it cannot."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from extract import Document, extract_claims, load_lexicons
from extract.cli import main
from extract.errors import SettingError
from extract.lexicon import name_pipelines
from extract.lexicon.loading import load_lexicon
from extract.lexicon.name_pipelines import cut, plug_in
from extract.settings import fingerprint_pipelines, parse_pipelines
from extract.version import name_rules

PATTERNS = [
    {"label": "ORG", "pattern": "les Amis du fleuve"},
    {"label": "LOC", "pattern": "bois Maréchal"},
    {"label": "LOC", "pattern": "France"},
    {"label": "MISC", "pattern": "mardi"},
]
TEXT = "Selon les Amis du fleuve, 12 personnes ont été tuées mardi dans une battue près du bois Maréchal, en France."


def save_pipeline(folder: Path, patterns: list[dict[str, str]] = PATTERNS, release: str = "1.0.0") -> str:
    """A French pipeline of an entity ruler alone, kept in a folder; returns the folder."""
    nlp = spacy.blank("fr", meta={"name": "names", "version": release})
    nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_pipeline(tmp_path_factory.mktemp("pipelines") / "names")


@pytest.fixture(autouse=True)
def forgotten_lexicons() -> Iterator[None]:
    """Lexicons read anew, before and after, since the environment is part of what they are made of."""
    load_lexicons.cache_clear()
    yield
    load_lexicons.cache_clear()


def read_first(text: str, setting: str) -> tuple[str | None, str | None]:
    """The attribution and the place of the first claim of a French text."""
    lexicon = plug_in({"fr": load_lexicon("fr")}, setting)["fr"]
    claim = extract_claims(Document("d", text, published="2024-03-07", language="fr"), lexicon)[0]
    return claim.attribution, claim.place


def test_a_pipeline_gives_the_names_that_no_capital_shows(pipeline: str) -> None:
    assert read_first(TEXT, "") != ("Amis du fleuve", "bois Maréchal")
    assert read_first(TEXT, f"fr={pipeline}") == ("Amis du fleuve", "bois Maréchal")


def test_what_the_rules_are_sure_of_stands(tmp_path: Path) -> None:
    wrong = save_pipeline(tmp_path / "wrong", [{"label": "PER", "pattern": "France"}])
    text = "Douze personnes ont été tuées mardi en France."
    assert read_first(text, f"fr={wrong}") == (None, "France")


def test_labels_that_name_no_actor_are_left_out(pipeline: str) -> None:
    reader = plug_in({"fr": load_lexicon("fr")}, f"fr={pipeline}")["fr"].names
    assert reader is not None
    assert [(TEXT[name.start : name.end], name.sort) for name in reader.read(TEXT)] == [
        ("les Amis du fleuve", "organisation"),
        ("bois Maréchal", "place"),
        ("France", "place"),
    ]


def test_long_texts_are_read_in_pieces(pipeline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_pipelines, "LONGEST_PIECE", 200)
    text = "\n".join([TEXT] * 7)
    reader = plug_in({"fr": load_lexicon("fr")}, f"fr={pipeline}")["fr"].names
    assert reader is not None
    assert [text[name.start : name.end] for name in reader.read(text)].count("France") == 7
    assert "".join(text[start:end] for start, end in cut(text)) == text
    assert list(cut("x" * 450)) == [(0, 200), (200, 400), (400, 450)]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("fr", "write language=pipeline"),
        ("=x", "write language=pipeline"),
        ("xx=x", "there is no language 'xx'"),
        ("fr=/no/such/folder", "cannot be loaded"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_in_one_line(setting: str, said: str) -> None:
    with pytest.raises(SettingError, match=said) as caught:
        plug_in({"fr": load_lexicon("fr")}, setting)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_pipeline_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingError, match="cannot be loaded"):
        plug_in({"fr": load_lexicon("fr")}, f"fr={tmp_path}")


def test_a_missing_spacy_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(name_pipelines, "import_module", fail)
    with pytest.raises(SettingError, match="pip install"):
        plug_in({"fr": load_lexicon("fr")}, f"fr={tmp_path}/none")


def test_the_command_line_takes_the_pipeline_from_the_environment(
    pipeline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("FIGURE_TRACKER_SPACY", f"fr={pipeline}")
    assert main(["claims", str(tmp_path / "a.txt"), "--language", "fr", "--published", "2024-03-07"]) == 0
    assert json.loads(capsys.readouterr().out)["attribution"] == "Amis du fleuve"

    load_lexicons.cache_clear()
    monkeypatch.setenv("FIGURE_TRACKER_SPACY", "fr=/no/such/folder")
    assert main(["claims", str(tmp_path / "a.txt")]) == 2
    assert "cannot be loaded" in capsys.readouterr().err


def test_a_store_can_tell_one_pipeline_from_the_next(pipeline: str, tmp_path: Path) -> None:
    later = save_pipeline(tmp_path / "names", release="1.0.1")
    versions = {name_rules(""), name_rules(f"fr={pipeline}"), name_rules(f"fr={later}"), name_rules(f"en={later}")}
    assert len(versions) == 4
    assert fingerprint_pipelines("") == ""
    assert fingerprint_pipelines("fr") != ""
    assert parse_pipelines("fr=a  en=/b") == [("fr", "a"), ("en", "/b")]
