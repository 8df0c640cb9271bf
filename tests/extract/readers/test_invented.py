"""A text that its manifest or record calls invented says so, and so does every claim of it."""

from pathlib import Path

from extract import Document, extract_document, load_lexicons, read_documents

TEXT = "Mardi à Orlavec, 12 personnes sont mortes."


def read_one(path: Path) -> Document:
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    return document


def test_a_manifest_can_call_a_text_invented(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "a.txt"\ninvented = true\n', "utf-8")

    document, claims = extract_document(read_one(tmp_path), load_lexicons())

    assert "invented" in document.flags
    assert ["invented" in claim.flags for claim in claims] == [True]


def test_nothing_is_invented_unless_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "a.txt"\ninvented = "no"\n', "utf-8")

    document, claims = extract_document(read_one(tmp_path), load_lexicons())

    assert "invented" not in document.flags
    assert ["invented" in claim.flags for claim in claims] == [False]


def test_a_record_can_call_its_text_invented(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": "a", "text": "{TEXT}", "invented": true}}\n', "utf-8")

    assert "invented" in read_one(tmp_path / "a.jsonl").flags
