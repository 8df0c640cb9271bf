"""Files that were handed over: kept beside the store under names of our own, with their manifest, and never lost."""

import stat
from pathlib import Path

import pytest

from dashboard.tracking.errors import UnusableStoreError
from dashboard.tracking.uploads import Pasted, save_files, save_pasted
from extract import Document, Refusal, read_documents

TEXT = "Mardi, 12 personnes sont mortes."


def read_one(paths: list[Path]) -> Document:
    (document,) = read_documents(paths)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("text", [TEXT, " \N{RIGHT-TO-LEFT OVERRIDE}12\r\n\tmorts\x00 ", "=cmd|' /C calc'!A0 12 morts"])
def test_a_pasted_text_is_kept_as_it_was_pasted(tmp_path: Path, text: str) -> None:
    paths = save_pasted(tmp_path / "figures.db", Pasted(text, "A title", "A paper", None, "2026-03-03", "fr"))

    document = read_one(paths)
    assert document.text == text
    assert (document.title, document.publisher, document.published, document.language) == (
        "A title", "A paper", "2026-03-03", "fr",
    )  # fmt: skip
    assert document.url is None


def test_what_is_handed_over_is_for_its_user_alone(tmp_path: Path) -> None:
    (path,) = save_pasted(tmp_path / "figures.db", Pasted(TEXT))

    assert path.is_relative_to(tmp_path / "figures-uploads")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name",
    ["../../x.txt", "/etc/passwd", "C:\\windows\\x.txt", "..", "", ".hidden.txt", "con.txt", "a\0b.txt",
     "\u202etxt.exe", "manifest.TOML", "é" * 300 + ".txt", "-rf"],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (path,) = save_files(tmp_path / "figures.db", [(name, TEXT.encode())])

    assert path.resolve().parent.parent == (tmp_path / "figures-uploads").resolve()
    assert len(path.name) <= 170
    assert not path.name.startswith(".")
    assert path.read_bytes() == TEXT.encode()


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    paths = save_files(tmp_path / "figures.db", [("a.txt", b"one"), ("b/A.txt", b"two")])

    assert [path.read_bytes() for path in paths] == [b"one", b"two"]


def test_a_manifest_speaks_of_the_files_beside_it(tmp_path: Path) -> None:
    manifest = (
        '[[document]]\nfile = "un été.txt"\ntitle = "L\'été \\"noir\\""\npublished = 2026-03-03\ninvented = true\n'
    )
    files = [("manifest.toml", manifest.encode()), ("un été.txt", TEXT.encode())]

    document = read_one(save_files(tmp_path / "figures.db", files))

    assert document.title == 'L\'été "noir"'
    assert document.published == "2026-03-03"
    assert "invented" in document.flags


@pytest.mark.parametrize("manifest", ["[[document", "document = 3", '[[document]]\nfile = "b.txt"\n', "\xff\xfe"])
def test_what_is_wrong_with_a_manifest_is_told(tmp_path: Path, manifest: str) -> None:
    paths = save_files(
        tmp_path / "figures.db", [("manifest.toml", manifest.encode("latin-1")), ("a.txt", TEXT.encode())]
    )

    given = list(read_documents(paths))

    assert sum(isinstance(each, Refusal) for each in given) == 1
    assert sum(isinstance(each, Document) for each in given) == 1


def test_a_file_that_no_folder_would_hold_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    files = [("manifest.toml", b""), ("a.txt", TEXT.encode()), ("b.png", b"\x89PNG\r\n\x1a\n"), ("c.pdf", b"%PDF-1")]

    given = list(read_documents(save_files(tmp_path / "figures.db", files)))

    assert [isinstance(each, Refusal) for each in given].count(True) == 2
    assert len(given) == 3


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "figures-uploads").write_text("in the way", "utf-8")

    with pytest.raises(UnusableStoreError, match="cannot be written"):
        save_pasted(tmp_path / "figures.db", Pasted(TEXT))
